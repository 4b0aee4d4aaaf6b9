"""Other people's files read into records: a proposal first, nothing is changed before it is accepted."""
