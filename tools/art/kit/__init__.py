"""Shapes, plants and light that every sprite is made of."""
