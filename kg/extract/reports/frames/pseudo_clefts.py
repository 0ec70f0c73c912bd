"""What a pseudo-cleft tells: `What Lee found was that …`, `One thing he noticed is people going`.

The cue stands in a clause on "what", "all" or "thing", which is the subject of "be"; what is
reported stands behind that "be". "What Lee said is a lie" calls it so and reports nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_finite
from kg.extract.grammar.content_edges import cut, trim
from kg.extract.grammar.dependents import (
    active_subject,
    attribute,
    complement_clauses,
    has_determiner,
    subordinators,
)
from kg.extract.grammar.verb_forms import is_be
from kg.extract.lexicon import words
from kg.extract.report_candidate import Content

if TYPE_CHECKING:
    from kg.extract.lexicon import Cue
    from kg.model import Token
    from kg.parse import ParsedArticle

_TAIL = 2
"""Words from the cue to its "be" at most: "noticed recently is"."""


def pseudo_cleft(parsed: ParsedArticle, verb: Token, cue: Cue) -> Content | None:
    """Return what stands behind the "be" of a pseudo-cleft on a cue with a clause or an object."""
    be = _be_after(parsed, verb)
    if be is None or not cue.frames & {"s", "n"} or not _is_cleft(parsed, verb):
        return None
    told = next((c for c in complement_clauses(parsed, be) if c.i > be.i), None)
    noun = attribute(parsed, be)
    if told is not None:
        opened = any(m.lemma == "that" for m in subordinators(parsed, told))
        if not (opened or told.tag in ("VBG", "VBN")):
            return None
        head = told
    elif noun is not None and noun.i > be.i and has_determiner(parsed, noun, "the"):
        head = noun
    else:
        return None
    span = trim(parsed, be.i + 1, cut(parsed, be.i + 1, parsed.right(head)))
    frame = "clause" if told is not None and is_finite(parsed, told) else "noun"
    return Content(frame=frame, spans=(span,), heads=(head,)) if span is not None else None


def _be_after(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the finite "be" right after a cue, but for adverbs."""
    for token in parsed.tokens[verb.i + 1 : verb.i + 1 + _TAIL]:
        if is_be(token) and token.tag in ("VBD", "VBZ") and token.sent == verb.sent:
            return token
        if token.pos != "ADV":
            return None
    return None


def _is_cleft(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether "what", "all" or "thing" stands before the subject of a cue, and no comma."""
    who = active_subject(parsed, verb)
    if who is None or who.i > verb.i:
        return False
    first, _ = parsed.sentence(verb)
    start = min(parsed.left(who), who.i)
    before = [t for t in parsed.tokens[max(first, start - _OPENING) : who.i] if t.i != who.i]
    return any(t.text.casefold() in words("cleft_words") for t in before) and not any(
        t.text == "," for t in parsed.tokens[start : verb.i]
    )


_OPENING = 2
"""Words from "thing" to the subject at most: "Something new | Lee"."""
