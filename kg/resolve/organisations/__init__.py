"""Which organisations are one: by their names, by their countries, by the state of an organ."""
