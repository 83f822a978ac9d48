"""What moves over the island for the eye only; nothing here feeds the core."""
