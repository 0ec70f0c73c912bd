"""The frame of "as X noted": the clause beside it is what X noted.

"As Lee noted, the dam was weak", "the dam was weak, as Lee put it". In: a cue verb. Out: its
content. "As" is of time or manner where the verb has an object or clause of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.content_edges import cut, trim
from kg.extract.grammar.dependents import (
    complement_clauses,
    direct_object,
    own_subject,
    prepositions,
    subordinators,
)
from kg.extract.grammar.governors import verb_of_adverbial
from kg.extract.grammar.verb_forms import with_particle
from kg.extract.lexicon import words
from kg.extract.report_candidate import Content

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


def clause_beside_as(parsed: ParsedArticle, verb: Token) -> Content | None:
    """Return the main clause beside "as X noted", without it; None where "as" is of time."""
    main = verb_of_adverbial(parsed, verb)
    marks = [m for m in subordinators(parsed, verb) if m.lemma == "as" and m.i < verb.i]
    if main is None or not marks or marks[0].i != parsed.left(verb):
        return None
    if with_particle(parsed, verb) not in words("as_cues") or own_subject(parsed, verb) is None:
        return None
    thing = direct_object(parsed, verb)
    placed = verb.lemma == "put" and any(prepositions(parsed, verb))  # "put it on the table"
    if (thing is not None and thing.lemma != "it") or placed:
        return None
    if any(complement_clauses(parsed, verb)):
        return None
    start, end = parsed.left(verb), parsed.right(verb)
    after = end <= main.i
    first, last = (end, parsed.right(main)) if after else (parsed.left(main), start)
    edge = parsed.tokens[end - 1 : end + 1] if after else parsed.tokens[start - 1 : start]
    set_off = any(t.text == "," for t in edge)
    span = trim(parsed, first, cut(parsed, first, last)) if set_off else None
    if span is None:
        return None
    heads = tuple(c for c in parsed.conjuncts(main) if span.start <= c.start < span.end)
    return Content(frame="clause", spans=(span,), heads=heads) if heads else None
