"""What two people wrote differently, until somebody settles it."""
