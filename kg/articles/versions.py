"""Which articles are one article at different times: the newest stands, the older are kept apart.

An outlet goes on writing at an address: a correction, a second day's lead. Read as two articles
the same words would be said twice, and by an outlet that took them back.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Article

SHARED = 0.5
"""Share of the shorter text's lines that two versions have at least in common.

What is published at one address by mistake (a front page, a feed without addresses of its own) has
next to none; corrected pages have nearly all."""


@dataclass(frozen=True, slots=True)
class Version:
    """An article that was replaced by a newer one at its address, with that one's id."""

    article: Article
    replaced_by: str


def newest(articles: Iterable[Article]) -> tuple[list[Article], list[Version]]:
    """Return the articles of which there is no newer version, and the older versions.

    Newer is what was published, else fetched, later, else what comes later by id. Their order
    changes nothing.

    >>> from kg.model import Article
    >>> at = "https://example.org/1"
    >>> old = Article(id="a", text="Talks failed.\\nNo more.", source="a.txt", url=at)
    >>> new = Article(id="b", text="Talks failed.\\nNo more.\\nCorrected.", source="b.txt", url=at)
    >>> kept, older = newest([new, old])
    >>> [a.id for a in kept], [(v.article.id, v.replaced_by) for v in older]
    (['b'], [('a', 'b')])
    """
    by_address: dict[str, list[Article]] = defaultdict(list)
    kept: list[Article] = []
    for article in articles:
        if article.url is None:
            kept.append(article)
        else:
            by_address[article.url].append(article)
    older: list[Version] = []
    for alike in by_address.values():
        standing: list[Article] = []
        for article in sorted(alike, key=_age, reverse=True):
            newer = next((one for one in standing if _is_version_of(article, one)), None)
            if newer is None:
                standing.append(article)
            else:
                older.append(Version(article, newer.id))
        kept.extend(standing)
    return (
        sorted(kept, key=lambda a: a.id),
        sorted(older, key=lambda v: (v.replaced_by, *_age(v.article))),
    )


def changed_lines(old: str, new: str) -> tuple[list[str], list[str]]:
    """Return the lines of an old text that a new one lacks, and those that it adds, in order."""
    before, after = _lines(old), _lines(new)
    gone = [line for line in before if line not in set(after)]
    return gone, [line for line in after if line not in set(before)]


def _age(article: Article) -> tuple[str, str, str]:
    published = article.published.value if article.published is not None else ""
    return published, article.retrieved or "", article.id


def _is_version_of(one: Article, other: Article) -> bool:
    first, second = set(_lines(one.text)), set(_lines(other.text))
    least = min(len(first), len(second))
    return least > 0 and len(first & second) >= SHARED * least


def _lines(text: str) -> list[str]:
    return [line for line in map(str.strip, text.splitlines()) if line]
