"""Scripts that make assets; the game never needs them."""
