"""A document that came back with changes, and deciding about each of them."""
