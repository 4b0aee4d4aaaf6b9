"""All dossiers of this machine, search in them, and making or opening one."""
