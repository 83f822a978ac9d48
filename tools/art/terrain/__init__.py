"""Bakes the seamless pictures of the grounds and the small things upon them."""
