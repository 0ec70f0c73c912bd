"""Names known beforehand: countries, bodies, organs of government, offices. Tables, not rules."""

from kg.gazetteer.names import Body, Country, Gazetteer, Organ, Role, gazetteer

__all__ = ["Body", "Country", "Gazetteer", "Organ", "Role", "gazetteer"]
