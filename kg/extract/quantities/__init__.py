"""Numbers claimed, with their bound, their unit and the noun that they count."""

from kg.extract.quantities.find import quantities

__all__ = ["quantities"]
