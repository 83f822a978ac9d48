"""The rules of the island, headless: energy, carbon, nature, money and people."""
