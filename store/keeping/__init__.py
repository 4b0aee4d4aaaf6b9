"""How anything is kept: changes, merging, journal, drive, tables. Knows records only as ids and fields."""
