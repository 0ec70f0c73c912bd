"""What is not read, by a file's ending, with what to do about it."""

from __future__ import annotations

from kg.articles.wordlists import table


def why_not_read(name: str) -> str | None:
    """Return what a file is that is not read and what to do, None for every other.

    >>> why_not_read("Figures.XLSX"), why_not_read("page.html")
    ('a spreadsheet; save it as CSV', None)
    """
    endings = table("unread")["endings"]
    low = name.lower()
    known = endings.items() if isinstance(endings, dict) else ()
    return next((str(why) for end, why in known if low.endswith(end) and low != end), None)
