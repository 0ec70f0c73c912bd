"""From the actors of single articles to actors of the whole collection."""

from kg.resolve.cross_document import Resolved, resolve
from kg.resolve.decisions import read_decisions
from kg.resolve.user_tables import Names

__all__ = ["Names", "Resolved", "read_decisions", "resolve"]
