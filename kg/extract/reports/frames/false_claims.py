"""Clauses that call a claim false: "said the claim that X had left was baseless" denies the claim.

In: the content of a report as its frame found it. Out: the claim that it calls untrue, as the
content of a denial; None where it calls nothing untrue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_negated
from kg.extract.grammar.dependents import (
    active_subject,
    attribute,
    has_determiner,
    object_of,
    possessor,
    predicative_adjective,
    prepositions,
)
from kg.extract.grammar.phrase_spans import phrase_from
from kg.extract.grammar.verb_forms import is_be
from kg.extract.lexicon import words
from kg.extract.report_candidate import Content

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


def denied_claim(parsed: ParsedArticle, content: Content) -> Content | None:
    """Return the claim that an indirect clause calls untrue; one clause alone, not two joined.

    "The reports were baseless", "the charge was not true", "there was no truth in the claim".
    """
    if content.frame != "clause" or len(content.heads) != 1:
        return None
    verb = content.heads[0]
    claim = _called_false(parsed, verb) or _without_truth(parsed, verb)
    if claim is None:
        return None
    place = phrase_from(parsed, parsed.left(claim), claim)
    if place is None or not any(s.covers(place) for s in content.spans):
        return None
    owner = possessor(parsed, claim)
    if owner is not None and owner.tag == "PRP$":
        return None  # "said its own report was wrong" owns up
    return Content(frame="noun", spans=(place,), heads=(claim,), addressee=content.addressee)


def _called_false(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the claim of "the claim | was baseless", "the charge | was not true"."""
    claim = active_subject(parsed, verb) if is_be(verb) else None
    told = predicative_adjective(parsed, verb) or attribute(parsed, verb)
    if claim is None or told is None or claim.lemma not in words("denied_claims"):
        return None
    negated = is_negated(parsed, verb)
    false = told.lemma in words("falsehoods") and not negated
    untrue = told.lemma in words("truthful") and negated
    return claim if false or untrue else None


def _without_truth(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the claim of "there was no truth | in the claim that", "nothing to the reports"."""
    noun = attribute(parsed, verb) if is_be(verb) else None
    if noun is None:
        return None
    empty = noun.lemma == "nothing" or (
        noun.lemma in words("truths") and has_determiner(parsed, noun, "no")
    )
    links = [*prepositions(parsed, noun, "in", "to", "for", "behind")]
    links += prepositions(parsed, verb, "in", "to", "for", "behind")
    claims = (object_of(parsed, link) for link in links) if empty else ()
    return next((c for c in claims if c is not None and c.lemma in words("denied_claims")), None)
