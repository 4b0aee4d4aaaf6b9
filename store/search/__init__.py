"""Searching the records of all dossiers known on this machine, without accents, the best first.

``library_search.LibrarySearch`` is what screens and commands use; the index behind it is derived from the journals and
may be thrown away at any time.
"""
