"""Sheets that leave the game: pages as pictures, PDF and HTML."""
