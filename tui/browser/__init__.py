"""The same screens in a browser on this computer."""
