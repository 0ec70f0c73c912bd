"""From statements to how they bear on each other: restated, corroborated, contradicted."""

from kg.link.links import link, with_origins

__all__ = ["link", "with_origins"]
