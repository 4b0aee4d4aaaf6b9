"""Who changed what and when; bringing values and deleted records back."""
