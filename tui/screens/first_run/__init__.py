"""What a newcomer sees: the first choice, the demo, the tour."""
