"""From the records of a file to its articles, and to what there is to say about the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.articles.formats.fields import NoArticle, NoText, draft
from kg.articles.problems import error, warning
from kg.guard import failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.articles.draft import Draft
    from kg.articles.encoding.decode import Text
    from kg.articles.formats.formats import Source
    from kg.articles.formats.record_dates import Order
    from kg.model import Diagnostic

TOLD = 20
"""Records that are no article told one by one in a file; the others are counted."""

type Found = tuple[str, Mapping[str, object] | str, bool]
"""A place, what lies there (a record, or why there is none), and whether it is the whole file."""


def articles(
    found: Iterable[Found], source: Source, how: Text, order: Order | None = None
) -> Iterator[Draft | Diagnostic]:
    """Yield the articles of a file's records, and diagnostics with the places of what is none.

    Where no record at all has a text, the file is no file of articles, and told so once.
    """
    read = bad = textless = 0
    held: list[Diagnostic] = []
    for place, record, alone in found:
        try:
            if isinstance(record, str):
                raise NoArticle(record)
            one = draft(record, source, order=order, alone=alone)
        except NoArticle as problem:
            bad += 1
            textless += isinstance(problem, NoText)
            if bad <= TOLD:
                held.append(error("bad-record", f"{source.name}: {place} {problem}"))
            continue
        except source.guard.caught as broken:
            bad += 1
            yield failure(f"reading {place}", source.id, broken)
            continue
        if not read:
            yield from how.notes(one.id)
        read += 1
        yield from held
        held.clear()
        yield one
    if not read and bad == textless:
        why = held[0].message.partition(" has no text")[2] if held else ""
        what = f"holds no article with a text{why}" if why else "holds no article"
        yield warning("no-article", f"{source.name}: {what}")
        return
    yield from held
    yield from summed_up(source, read, bad)


def summed_up(source: Source, read: int, bad: int) -> Iterator[Diagnostic]:
    """Say how many records of a file were no article beyond those told, or that it held none."""
    if bad > TOLD:
        yield error("bad-record", f"{source.name}: {bad - TOLD} more records are no article")
    if not read and not bad:
        yield warning("no-article", f"{source.name}: holds no article")
