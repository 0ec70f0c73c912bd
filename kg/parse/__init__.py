"""From an article to its parse: spaCy behind our own values, cached by content."""

from kg.parse.tree import ParsedArticle

__all__ = ["ParsedArticle"]
