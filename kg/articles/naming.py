"""The ids of articles that come several to a file: their own, else what identifies them, hashed.

An id neither counts nor depends on the entries around it, so it stays when entries are added.
"""

from __future__ import annotations

import hashlib
import re

LONGEST = 100
"""Characters of an own id, at most: it becomes part of addresses and file names."""
DIGITS = 8
"""Hexadecimal digits of a hash in an id; two that fall together are told apart by their texts."""

_PLAIN = re.compile(r"[^\s\x00-\x1f\"'<>\\^`{|}]+")
_NUMBER = re.compile(r"\d{1,20}")


def digest(text: str) -> str:
    """Return the first hexadecimal digits of the SHA-256 of a text.

    >>> digest("a")
    'ca978112'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def entry_id(container: str, own: object, key: str | None, text: str) -> str:
    """Return the id of an article in a container.

    `own` is the id that the entry has itself; one that is no more than a number may count rows, so
    the container's name goes before it. `key` is what else identifies it (a guid, an address).

    >>> entry_id("export", "n-2024-17", None, "…"), entry_id("export", 17, None, "…")
    ('n-2024-17', 'export-17')
    >>> entry_id("feed", None, "https://post.example/1", "…")
    'feed-441ac3dd'
    """
    name = str(own).strip() if isinstance(own, str | int) and not isinstance(own, bool) else ""
    if _NUMBER.fullmatch(name):
        return f"{container}-{name}"
    safe = _PLAIN.fullmatch(name) and name.isprintable() and name.strip(".") and "://" not in name
    if safe and len(name) <= LONGEST:
        return name
    return f"{container}-{digest(name or key or text)}"
