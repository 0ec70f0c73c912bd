"""The names that programs use for an article's text, title, day and the rest, from a table."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.articles.wordlists import table
from kg.errors import ConfigError

KEYS = ("text", "title", "date", "outlet", "url", "author", "id")
"""What `--fields` can name, with the words that people use for the same in `ALIASES`."""
ALIASES = {
    "body": "text",
    "headline": "title",
    "published": "date",
    "publisher": "outlet",
    "source": "outlet",
    "link": "url",
    "address": "url",
    "byline": "author",
}

_SQUEEZED = re.compile(r"[\W_]+")


def checked_fields(given: str | None) -> dict[str, str]:
    """Return what `--fields text=body,date=published_at` names. Raises `ConfigError`.

    >>> checked_fields("text=body, published=when")
    {'text': 'body', 'date': 'when'}
    """
    found: dict[str, str] = {}
    for part in (given or "").split(","):
        key, _, name = (piece.strip() for piece in part.partition("="))
        if not part.strip():
            continue
        key = ALIASES.get(key.lower(), key.lower())
        if key not in KEYS or not name:
            raise ConfigError(
                f"--fields: {part.strip()!r} is not NAME=FIELD; write text=body,date=published_at;"
                f" names are {', '.join(KEYS)}"
            )
        found[key] = name
    return found


@lru_cache(maxsize=10_000)
def same(name: str) -> str:
    """Return a field's name without what does not count: case, blanks, hyphens, underscores.

    >>> same("Full text") == same("full_text") == same("fullText")
    True
    """
    return _SQUEEZED.sub("", name).casefold()


@cache
def usual(key: str) -> tuple[tuple[str, ...], ...]:
    """Return the usual names of a key as paths, the most telling first."""
    names = table("fields")["names"]
    found = names[key] if isinstance(names, dict) else []
    return tuple(path(str(name)) for name in found)


@cache
def envelopes() -> frozenset[str]:
    """Return the names of objects and lists that records lie in."""
    return frozenset(_listed("envelopes"))


@cache
def word_names() -> tuple[str, ...]:
    """Return the names under which an object has the words of a value, the likeliest first."""
    return _listed("words")


def _listed(part: str) -> tuple[str, ...]:
    found = table("fields")[part]
    names = found["names"] if isinstance(found, dict) else []
    return tuple(same(str(name)) for name in names)


def path(name: str) -> tuple[str, ...]:
    """Return the parts of a name that leads into objects.

    >>> path("fields.body_text")
    ('fields', 'bodytext')
    """
    return tuple(same(part) for part in name.split("."))
