"""A document that came back: what stands in it now beside what was sent, difference by difference."""
