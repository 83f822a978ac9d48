"""Makes every sound of the game from nothing; the game never needs it."""
