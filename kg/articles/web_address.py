"""Addresses of the web that an export may link to."""

from __future__ import annotations

from urllib.parse import urlsplit


def address(url: object) -> str | None:
    """Return an address if it is one of the web that an export may link to, else None.

    >>> address("javascript:alert(1)") is None
    True
    """
    if not isinstance(url, str) or len(url) > 2000 or not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    plain = not set(url) & set('<>"{}|\\^`')
    return url if parts.scheme in ("http", "https") and parts.hostname and plain else None
