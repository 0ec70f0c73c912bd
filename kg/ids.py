"""Stable identifiers: a hash of the few values that say what a thing is, and of nothing else.

Cleaning, scores, standing and labels stay out, so that a better rule renames nothing.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model.span import Span

DIGITS = 16
"""Hex digits kept: 64 bits, a collision chance of 3 in 10^8 at a million things of a kind."""


def digest(*parts: str) -> str:
    """Return the first hex digits of the SHA-256 of `parts`, kept apart by a unit separator.

    >>> digest("a", "b") == digest("ab")
    False
    """
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:DIGITS]


def text_digest(text: str) -> str:
    """Return the SHA-256 of an article's text as read, in full."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def statement_id(text_sha256: str, cue: Span | None, content: Iterable[Span]) -> str:
    """Identify a statement by its article's text and the places of its cue and content."""
    places = [f"{s.start}-{s.end}" for s in content]
    return "s-" + digest(text_sha256, f"{cue.start}-{cue.end}" if cue else "", *places)


def key_id(kind: str, *parts: str) -> str:
    """Identify anything else by its kind (`a` actor, `p` proposition, `o` origin) and its key."""
    return f"{kind}-{digest(*parts)}"
