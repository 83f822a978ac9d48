"""Speeds of the project beside their yardsticks."""
