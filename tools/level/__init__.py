"""What a designer of levels needs."""
