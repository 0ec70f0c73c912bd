"""Counts in words."""

from __future__ import annotations


def plural(count: int, noun: str) -> str:
    """Return a count with its noun.

    >>> plural(1, "article"), plural(2, "article")
    ('1 article', '2 articles')
    """
    return f"{count} {noun}{'' if count == 1 else 's'}"
