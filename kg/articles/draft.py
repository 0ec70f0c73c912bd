"""An article as its format gives it, before its lines are labelled and its day is settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Dated, Diagnostic, Line, Post, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was read, before labelling.

    `dates` are the days of publication that the page or record itself gives, the most trusted
    first. `lines` are labels that the format tells for sure (a running head of a printed page is
    chrome, a `<blockquote>` a quotation): whole lines of `text`, in order; `emphasised` are those
    set in bold. `notes` is what there is to say about how the article was read. `hints` are days
    that count after those which the lines of the text tell; `folder` is that of the file below the
    input, which may tell the day. `retrieved` is when it was fetched, in ISO 8601 and UTC.
    """

    id: str
    text: str
    source: str
    folder: str = ""
    title: str | None = None
    dates: tuple[Dated, ...] = ()
    hints: tuple[Dated, ...] = ()
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    retrieved: str | None = None
    lines: tuple[Line, ...] = ()
    emphasised: tuple[Span, ...] = ()
    posts: tuple[Post, ...] = ()
    notes: tuple[Diagnostic, ...] = ()
