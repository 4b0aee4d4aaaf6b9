"""Reading a file into the dossier: what it would change, what the user corrects about it, and taking it over."""
