"""From the actors of single articles to actors of the whole collection."""

from kg.resolve.across import Resolved, resolve

__all__ = ["Resolved", "resolve"]
