"""How fast and how small: load, floors, hostile messages, where the time of a message goes."""
