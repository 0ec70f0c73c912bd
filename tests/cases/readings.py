"""Tables that list no statements but what a passage's words say: predicates, times, numbers.

A table is read here whose first column is `word`, `time`, `number`, `mention` or `who`; README.md
has the columns.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.grammar.quotation_spans import find_quotes
from kg.extract.quantities import quantities
from kg.extract.stages import extract
from kg.extract.standing.conditions import conditions_of
from kg.extract.standing.veridicality import standing_at
from kg.extract.times import Timeline
from kg.model import ActorType
from kg.resolve import resolve
from tests.cases.clause_rows import CLAUSE, clause_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.standing.veridicality import PredicateStanding
    from kg.extract.times import Expression
    from kg.model import Quantity, Span, Token
    from kg.parse import ParsedArticle

type Row = tuple[str, ...]
NOTHING = "—"
PREDICATE = ("word", "polarity", "modality", "certainty", "tense", "hedge", "conditions")
TIME = ("time", "value", "precision", "basis")
NUMBER = ("number", "value", "max", "bound", "unit", "counts")
MENTION = ("mention", "actor", "because")
WHO = ("who", "kind", "role", "country", "belongs to", "members", "also called", "named")
KINDS = {
    "word": PREDICATE,
    "time": TIME,
    "number": NUMBER,
    "mention": MENTION,
    "who": WHO,
    "predicate": CLAUSE,
}


def rows_read(parsed: ParsedArticle, columns: Row, expected: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return what is read in these columns: of the words expected, or of all times or numbers."""
    if columns[0] == "word":
        rows = _predicates(parsed, [r[0] for r in expected])
    elif columns[0] == "predicate":
        rows = clause_rows(parsed, [r[0] for r in expected])
    elif columns[0] == "mention":
        rows = _mentions(parsed, [r[0] for r in expected])
    elif columns[0] == "who":
        rows = _actors(parsed)
    elif columns[0] == "time":
        rows = _times(parsed)
    else:
        rows = _numbers(parsed)
    return tuple(tuple(row[c] or NOTHING for c in columns) for row in rows)


def _predicates(parsed: ParsedArticle, words: list[str]) -> Iterator[dict[str, str]]:
    """Yield the standing of each word; a word listed again is its next place in the passage."""
    last: dict[str, int] = {}
    for word in words:
        places = [t for t in parsed.tokens if t.text == word and t.i > last.get(word, -1)]
        if not places:
            yield dict.fromkeys(PREDICATE, "(no such word)")
            continue
        last[word] = places[0].i
        yield _predicate(parsed, places[0], standing_at(parsed, places[0]))


def _predicate(parsed: ParsedArticle, token: Token, found: PredicateStanding) -> dict[str, str]:
    stated = [c.span for c in conditions_of(parsed, token)]
    return {
        "word": token.text,
        "polarity": found.polarity.value,
        "modality": found.modality.value,
        "certainty": found.certainty.value,
        "tense": found.tense.value,
        "hedge": _words(parsed, [found.hedge] if found.hedge else []),
        "conditions": _words(parsed, stated),
    }


def _words(parsed: ParsedArticle, spans: list[Span]) -> str:
    return "; ".join(" ".join(s.of(parsed.text).split()) for s in spans)


def _times(parsed: ParsedArticle) -> Iterator[dict[str, str]]:
    quoted = tuple(q.outer for q in find_quotes(parsed))
    for found in Timeline(parsed, quoted).expressions:
        yield _time(parsed, found)


def _time(parsed: ParsedArticle, found: Expression) -> dict[str, str]:
    return {
        "time": _words(parsed, [found.span]),
        "value": found.value or "",
        "precision": found.precision.value,
        "basis": found.basis,
    }


def _numbers(parsed: ParsedArticle) -> Iterator[dict[str, str]]:
    lines = tuple(line.span for line in parsed.read_lines())
    for noun, found in quantities(parsed, lines):
        yield _number(parsed, noun, found)


def _number(parsed: ParsedArticle, noun: Token, found: Quantity) -> dict[str, str]:
    return {
        "number": _words(parsed, [found.span]),
        "value": f"{found.value:,.15g}",
        "max": f"{found.max:,.15g}" if found.max is not None else "",
        "bound": found.bound.value,
        "unit": found.unit,
        "counts": noun.text,
    }


def _mentions(parsed: ParsedArticle, words: list[str]) -> Iterator[dict[str, str]]:
    """Yield whom words mention, in the order of the passage."""
    found = extract(parsed)
    labels = {a.id: a.label for a in found.actors}
    after = 0
    for word in words:
        place = re.compile(rf"\b{re.escape(word)}\b").search(parsed.text, after)
        if place is None:
            yield dict.fromkeys(MENTION, "(no such words)")
            continue
        after = place.end()
        here = [m for m in found.mentions if (m.span.start, m.span.end) == place.span()]
        yield {
            "mention": word,
            "actor": "; ".join(sorted(labels[m.actor] for m in here)),
            "because": "; ".join(sorted({m.basis for m in here})),
        }


def _actors(parsed: ParsedArticle) -> Iterator[dict[str, str]]:
    """Yield whom the passage mentions, but for states, in the order of their first mentions."""
    found = extract(parsed)
    resolved = resolve([found], {parsed.article.id: parsed.text})
    labels = {a.id: a.label for a in resolved.actors}
    first: dict[str, Span] = {}
    for m in sorted(resolved.mentions, key=lambda m: (m.span, m.actor)):
        first.setdefault(m.actor, m.span)
    told = [a for a in resolved.actors if a.id in first and a.type is not ActorType.COUNTRY]
    for one in sorted(told, key=lambda a: (first[a.id], a.label)):
        yield {
            "who": one.label,
            "kind": one.type.value,
            "role": one.role or "",
            "country": one.country or "",
            "belongs to": labels[one.affiliation] if one.affiliation else "",
            "members": "; ".join(sorted(labels[m] for m in one.members)),
            "also called": "; ".join(one.aliases),
            "named": str(one.named),
        }
