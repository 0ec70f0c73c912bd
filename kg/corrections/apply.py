"""Honour corrections: those of one article before actors and claims are joined, and after."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.corrections.claim_fields import claim_meant, value_of, with_class, with_roles
from kg.corrections.claims_in_words import claim_in_words
from kg.corrections.correction_lines import ADD
from kg.corrections.find_statement import Wanted, meant, wanted
from kg.corrections.statement_fields import FIELDS, as_read, reject, with_statement
from kg.ids import statement_id
from kg.model import (
    Act,
    Correction,
    Diagnostic,
    Finder,
    Modality,
    Polarity,
    Quotation,
    Severity,
    Span,
    Statement,
)
from kg.model.replace import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.corrections.correction_lines import Line
    from kg.model import Article, Extraction, Graph

RULE = "person"
"""The rule of a statement that a person added."""
UNFOUND = "correction-without-statement"
"""Code of a correction of which the articles have no statement, or no such claim."""
HONOURED = "corrected"
"""Code of the note on a statement that a person took out or added."""
_LATER = ("class", "link")
"""Fields that are set when the claims of all articles are joined."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """Extractions as corrected, and notes on what was done and on what found no statement."""

    extractions: tuple[Extraction, ...]
    notes: tuple[Diagnostic, ...] = ()


def corrected(
    extractions: Iterable[Extraction], articles: Iterable[Article], lines: Sequence[Line]
) -> Corrected:
    """Return the extractions with the corrections of their articles, in order of the lines."""
    by_id = {a.id: a for a in articles}
    of: defaultdict[str, list[Line]] = defaultdict(list)
    for line in lines:
        of[line.article].append(line)
    notes = [
        _note(UNFOUND, line, None, "there is no article of that name")
        for line in lines
        if line.article not in by_id
    ]
    done = []
    for found in extractions:
        for line in of.get(found.article, ()):
            if line.field not in _LATER:
                found, note = _honoured(found, line, by_id[found.article])
                notes += [note] if note is not None else []
        done.append(found)
    return Corrected(tuple(done), tuple(notes))


def _honoured(
    found: Extraction, line: Line, article: Article
) -> tuple[Extraction, Diagnostic | None]:
    """Return the extraction with one correction, and what is to be told of it."""
    places = wanted(line, article.text)
    if places is None:
        return found, _note(UNFOUND, line, None, "its words are not in the article")
    if line.field == ADD:
        return _with_added(found, line, places, article)
    said = meant(places, found.statements)
    if said is None:
        return found, _note(UNFOUND, line, places, "no statement stands there")
    if line.field == "reject":
        note = _note(HONOURED, line, places, f"{line.by} says that it is no statement: left out")
        return reject(found, said, None, article), note
    if line.field == "roles":
        claim = claim_meant(found.propositions, said, line.value.at)
        if claim is None:
            return found, _note(UNFOUND, line, places, 'say which claim by "at"')
        was = value_of(claim, claim.roles)
        return _marked(
            with_roles(found, said, claim, line.value, article), said.id, line, was
        ), None
    was = as_read(found, said, line.field)
    after = FIELDS[line.field](found, said, line.value, article)
    name = said.id
    if line.field == "content":
        name = statement_id(article.sha256, said.cue, line.value)
    return _marked(after, name, line, was), None


def _marked(found: Extraction, name: str, line: Line, was: str) -> Extraction:
    """Return the extraction with a correction told at its statement; the last on a field holds."""
    said = next(s for s in found.statements if s.id == name)
    return with_statement(found, marked(said, line, was))


def marked(said: Statement, line: Line, was: str) -> Statement:
    """Return a statement with a correction told at it; a person's word leaves little doubt."""
    told = Correction(
        field=line.field,
        value=line.written,
        was=was,
        by=line.by,
        reason=line.reason,
        on=line.on,
        line=line.number,
    )
    before = tuple(
        replace(c, holds=False) if c.field == line.field and c.value != line.written else c
        for c in said.corrections
        if (c.field, c.value) != (told.field, told.value)
    )
    return replace(said, corrections=(*before, told), confidence=1.0)


_OPENING, _CLOSING = "“\"‘'«„", "”\"’'»“"


def _with_added(
    found: Extraction, line: Line, places: Wanted, article: Article
) -> tuple[Extraction, Diagnostic | None]:
    """Return the extraction with a statement that a person found."""
    content = places.content
    ends = [n for s in (*content, *([places.cue] if places.cue else ())) for n in (s.start, s.end)]
    if not content or max(ends) > len(article.text):
        return found, _note(UNFOUND, line, None, "it has no content in the article")
    start = article.text.rfind(line.quote, 0, min(ends) + len(line.quote))
    whole = Span(start, start + len(line.quote)) if start >= 0 else None
    evidence = whole if whole is not None and whole.end >= max(ends) else Span(min(ends), max(ends))
    values = dict(line.value)
    said = Statement(
        id=statement_id(article.sha256, places.cue, content),
        article=article.id,
        cue=places.cue,
        act=Act.STATE,
        content=content,
        quotation=_quotation(content, article.text),
        polarity=Polarity.POS,
        modality=Modality.REALIS,
        evidence=evidence,
        rule=RULE,
        confidence=1.0,
        found_by=(Finder.PERSON,),
    )
    if any(s.id == said.id for s in found.statements):
        return found, _note(UNFOUND, line, places, "a statement stands there already: correct it")
    statements = sorted((*found.statements, said), key=_by_place)
    found = claim_in_words(replace(found, statements=tuple(statements)), said, article)
    for field, value in values.items():
        told = next(s for s in found.statements if s.id == said.id)
        found = FIELDS[field](found, told, value, article)
    found = _marked(found, said.id, line, "null")
    return found, _note(HONOURED, line, places, f"{line.by} found this statement")


def _by_place(said: Statement) -> tuple[int, int, str]:
    return said.evidence.start, said.content[0].start if said.content else 0, said.id


def _quotation(content: Sequence[Span], text: str) -> Quotation:
    def quoted(span: Span) -> bool:
        return text[: span.start][-1:] in tuple(_OPENING) and text[span.end :][:1] in tuple(
            _CLOSING
        )

    return Quotation.DIRECT if all(map(quoted, content)) else Quotation.INDIRECT


def with_classes(graph: Graph, lines: Sequence[Line]) -> Graph:
    """Return the graph with the classes of claims that people corrected.

    What was not found is among its diagnostics.
    """
    if not lines:
        return graph
    texts = {a.id: a.text for a in graph.articles}
    claims = {p.id: p for p in graph.propositions}
    statements = {s.id: s for s in graph.statements}
    notes = []
    for line in lines:
        if line.field != "class" or line.article not in texts:
            continue
        said = statement_meant(line, statements, texts)
        claim = claim_meant(claims.values(), said, line.value.at) if said is not None else None
        if said is None or claim is None:
            notes.append(_note(UNFOUND, line, None, "no statement with that claim"))
            continue
        was = f'"{claim.predicate_class}"' if claim.predicate_class else "null"
        claims[claim.id] = with_class(claim, line.value)
        statements[said.id] = marked(said, line, was)
    return replace(
        graph,
        propositions=tuple(claims.values()),
        statements=tuple(statements.values()),
        diagnostics=(*graph.diagnostics, *notes),
    )


def statement_meant(
    line: Line, statements: Mapping[str, Statement], texts: Mapping[str, str]
) -> Statement | None:
    """Return the statement of the graph that a line means, or None."""
    places = wanted(line, texts[line.article])
    own = (s for s in statements.values() if s.article == line.article)
    return meant(places, own) if places is not None else None


def _note(code: str, line: Line, places: Wanted | None, told: str) -> Diagnostic:
    wrong = code == UNFOUND
    first = (places.cue or next(iter(places.content), None)) if places is not None else None
    return Diagnostic(
        code=code,
        severity=Severity.WARNING if wrong else Severity.INFO,
        message=f"corrections, line {line.number} ({line.field}): {told}",
        article=line.article if places is not None else None,
        span=first,
    )
