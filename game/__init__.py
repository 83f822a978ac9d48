"""The window: draws what a session shows and turns input into commands."""

VERSION = "0.1.0"
