"""Before the meeting: its details, parties, delegates, agenda and items, by hand or from a file."""
