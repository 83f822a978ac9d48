"""The window: draws what a session shows and turns input into commands."""
