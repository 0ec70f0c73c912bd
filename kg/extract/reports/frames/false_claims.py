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
    direct_object,
    has_determiner,
    nouns_after,
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
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Token
    from kg.parse import ParsedArticle


def denied_claim(parsed: ParsedArticle, content: Content) -> Content | None:
    """Return the claim that an indirect clause calls untrue; one clause alone, not two joined.

    "The reports were baseless", "the charge was not true", "there was no truth in the claim"; or
    that a label calls so: "described the claim as untrue".
    """
    claim = claim_called_false(parsed, content) if content.frame == "clause" else None
    if content.frame == "predicative":
        claim = _labelled_false(content)
    if claim is None:
        return None
    place = phrase_from(parsed, parsed.left(claim), claim)
    if place is None or not any(s.covers(place) for s in content.spans):
        return None
    owner = possessor(parsed, claim)
    if owner is not None and owner.tag == "PRP$":
        return None  # "said its own report was wrong" owns up
    return Content(frame="noun", spans=(place,), heads=(claim,), addressee=content.addressee)


def _labelled_false(content: Content) -> Token | None:
    """Return the claim of "called | the claim | a lie", "described as untrue | the charge |"."""
    claim, label = content.patient, content.heads[0] if content.heads else None
    if claim is None or label is None or label.lemma not in words("falsehoods"):
        return None
    return claim if claim.lemma in words("denied_claims") else None


def claim_called_false(parsed: ParsedArticle, content: Content) -> Token | None:
    """Return the noun of the claim that a content of one clause calls untrue; else None."""
    if len(content.heads) != 1:
        return None
    verb = content.heads[0]
    return (
        _called_false(parsed, verb) or _without_truth(parsed, verb) or _has_no_basis(parsed, verb)
    )


def _has_no_basis(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the claim of "the claim | has no basis", "the reports lacked any foundation"."""
    thing, claim = direct_object(parsed, verb), active_subject(parsed, verb)
    if thing is None or claim is None or thing.lemma not in words("truths"):
        return None
    none = has_determiner(parsed, thing, "no") or is_negated(parsed, verb) or verb.lemma == "lack"
    return claim if none and claim.lemma in words("denied_claims") else None


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
    """Return the claim of "there was no truth | in the claim that", "nothing to the reports".

    Also of "not a shred of truth | in the story".
    """
    noun = attribute(parsed, verb) if is_be(verb) else None
    if noun is None:
        return None
    none = has_determiner(parsed, noun, "no") or is_negated(parsed, verb)
    part = next((n for n in nouns_after(parsed, noun, "of") if n.lemma in words("truths")), None)
    truth = part or noun
    empty = noun.lemma == "nothing" or (truth.lemma in words("truths") and none)
    links = [*prepositions(parsed, truth, "in", "to", "for", "behind")] if truth is not noun else []
    links += prepositions(parsed, noun, "in", "to", "for", "behind")
    links += prepositions(parsed, verb, "in", "to", "for", "behind")
    claims = (object_of(parsed, link) for link in links) if empty else ()
    return next((c for c in claims if c is not None and c.lemma in words("denied_claims")), None)


def denies_claim(parsed: ParsedArticle, found: ReportCandidate) -> Token | None:
    """Return the claim that somebody's words call untrue: "“Those claims are baseless,” he said".

    The words stay the content whole; what is denied is the claim alone.
    """
    if found.content.frame not in _WORDS or found.withheld:
        return None
    claim = claim_called_false(parsed, found.content)
    owner = possessor(parsed, claim) if claim is not None else None
    return None if owner is not None and owner.tag == "PRP$" else claim


_WORDS = ("clause", "quote")
