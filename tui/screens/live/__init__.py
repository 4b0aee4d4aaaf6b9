"""The live screen: one dossier while the meeting runs."""
