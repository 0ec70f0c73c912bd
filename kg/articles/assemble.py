"""From a text and what is known about it to an article with labelled lines and a date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.articles.encoding.languages import FEWEST, LOOKED, foreign_language, name_of
from kg.articles.lines.authors import authors
from kg.articles.lines.label import label
from kg.articles.lines.shape import rows
from kg.articles.problems import printable, warning
from kg.articles.publication.contradiction import contradictions
from kg.articles.publication.settle import Around, settle
from kg.articles.sidecar import Entry
from kg.model import NARRATED, SPOKEN, Article, Dated, Line, LineKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.articles.draft import Draft
    from kg.guard import Guard
    from kg.model import Diagnostic


_LINE = re.compile(r"\S(?:[^\n]*\S)?")
"""What stands on a line, without the space around it."""


def assemble(
    draft: Draft,
    entry: Entry | None = None,
    date: str | None = None,
    default_date: str | None = None,
) -> Article:
    """Return the article: `date` (the caller's) before the sidecar's `entry` before the draft's.

    `default_date` is the day of an article for which nothing else tells one.
    Its diagnostics are in the article.
    """
    entry = entry or Entry()
    text = printable(draft.text)
    lines = label(text, entry.title or draft.title, draft.lines, draft.emphasised)
    around = Around(
        title=entry.title or draft.title or _headline(text, lines),
        hints=draft.hints,
        url=entry.url or draft.url,
        name=draft.source,
        folder=draft.folder,
        default=default_date,
    )
    said = bool(date) + bool(entry.published)
    given = _given(draft, entry, date)
    published, notes = settle(text, lines, given, draft.id, around, said=said)
    dated = published if not draft.posts else None  # posts have days of their own
    against = contradictions(text, lines, dated, draft.id) if dated else ()
    prose = _prose(text, lines)
    language = foreign_language(prose if len(prose.split()) >= FEWEST else text)
    return Article(
        id=draft.id,
        text=text,
        source=draft.source,
        lines=lines,
        title=entry.title or draft.title or _headline(text, lines),
        published=published,
        publisher=entry.publisher or draft.publisher,
        author=entry.author or draft.author or authors(text, lines),
        posts=draft.posts,
        url=entry.url or draft.url,
        retrieved=draft.retrieved,
        language=language or "en",
        diagnostics=(*draft.notes, *notes, *against, *_text_notes(draft, text, prose, language)),
    )


def assembled(
    draft: Draft,
    entry: Entry | None,
    date: str | None,
    guard: Guard,
    default_date: str | None = None,
) -> Article:
    """Return the article as `assemble` does; where that breaks, what was known of it before.

    Such an article has a line of prose for each line of text, whatever it is; a diagnostic of the
    code `kg.guard.FAILED` says that nothing is read from it.
    """
    made = guard.attempt("reading", draft.id, lambda: assemble(draft, entry, date, default_date))
    if isinstance(made, Article):
        return made
    known = entry or Entry()
    text = printable(draft.text)
    return Article(
        id=draft.id,
        text=text,
        lines=tuple(
            Line(span=Span(m.start(), m.end()), kind=LineKind.PROSE) for m in _LINE.finditer(text)
        ),
        source=draft.source,
        title=known.title or draft.title,
        published=next(iter(_given(draft, known, date)), None),
        publisher=known.publisher or draft.publisher,
        author=known.author or draft.author,
        url=known.url or draft.url,
        retrieved=draft.retrieved,
        diagnostics=(made,),
    )


def _given(draft: Draft, entry: Entry, date: str | None) -> Sequence[Dated]:
    given: list[Dated] = []
    if date:
        given.append(Dated(date, "given with --date"))
    if entry.published:
        given.append(Dated(entry.published, entry.basis or "given in the sidecar", entry.time))
    return [*given, *draft.dates]


def _headline(text: str, lines: Sequence[Line]) -> str | None:
    return next((x.span.of(text) for x in lines if x.kind is LineKind.HEADLINE), None)


def _prose(text: str, lines: Sequence[Line]) -> str:
    return "\n".join(x.span.of(text) for x in lines if x.kind in (*NARRATED, *SPOKEN))[:LOOKED]


def _text_notes(draft: Draft, text: str, prose: str, language: str | None) -> Iterator[Diagnostic]:
    if text != draft.text:
        places = [i for i, (a, b) in enumerate(zip(text, draft.text, strict=True)) if a != b]
        message = f"{len(places)} control characters or lone surrogates replaced, one for one"
        span = Span(places[0], places[0] + 1)
        yield warning("control-characters", message, draft.id, span)
    if not any(row.bare for row in rows(prose)):
        message = "no line of the text looks like a paragraph of an article"
        yield warning("no-prose", message, draft.id)
    if language is not None:
        name = name_of(language)
        what = f"is in {name}" if name else "is not in English"
        message = f"the text {what}, as far as its words tell; only English is read"
        yield warning("not-english", message, draft.id)
