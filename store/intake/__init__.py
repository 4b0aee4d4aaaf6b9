"""Other people's files read into records."""
