"""Negation of a clause by its own words.

In: a draft with its places filled. Out: whether "not", "never", "no" on an argument, "neither …
nor", "without" or "hardly" negates it, or the negation of the clause that it is joined to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses.modality import shares_auxiliaries
from kg.extract.clauses.model import Kind, Relation
from kg.extract.clauses.word_tables import words

if TYPE_CHECKING:
    from kg.extract.clauses.clause_draft import Draft, Reading
    from kg.model import Token


def negated(reading: Reading, draft: Draft) -> bool:
    """Tell whether the clause stands negated, by its own words or those that it shares."""
    return _own(reading, draft) or _shared(reading, draft)


def adverbs(reading: Reading, draft: Draft) -> tuple[int, ...]:
    """Return the places of the "not" and "never" that a clause could do without, if it has one."""
    parsed = reading.parsed
    beside = list(parsed.children[draft.i])
    for auxiliary in draft.helpers:
        beside += parsed.children[auxiliary.i]
    negators = words("negators")
    found = {c.i for c in beside if c.text.casefold() in negators and not _only(reading, c)}
    found |= {c.i for c in beside if c.dep == "neg" and c.lemma == "yet"}  # "rules | yet | to pass"
    # "neither | lied | nor stole"
    found |= {c.i for c in beside if c.dep == "preconj" and c.lemma in words("first_of_neither")}
    return tuple(sorted(found)) if found else ()


def _own(reading: Reading, draft: Draft) -> bool:
    """Tell whether the clause's own words negate it."""
    if draft.i in reading.tree.negated:
        return True
    parsed = reading.parsed
    for token in parsed.children[draft.i]:
        if _negates(reading, draft, token):
            return True
    for auxiliary in draft.helpers:  # "did | n’t", "and | never | will pay"
        if any(c.text.casefold() in words("negators") for c in parsed.children[auxiliary.i]):
            return True
    if draft.noun is not None and _no(reading, draft.noun):
        return True
    if draft.head.dep == "pcomp" and parsed.head(draft.head).lemma == "without":
        return True
    return draft.kind is Kind.NOMINAL and _no(reading, draft.head)


def _negates(reading: Reading, draft: Draft, token: Token) -> bool:
    """Tell whether one dependent negates the verb."""
    word = token.text.casefold()
    if token.dep == "neg" or word in ("n't", "n’t"):
        before = [t.lemma for t in reading.parsed.tokens[max(0, token.i - 2) : token.i]]
        if before == ["whether", "or"]:
            return False
        return not _only(reading, token) and not (word == "no" and draft.kind is Kind.SMALL)
    if token.dep in ("advmod", "preconj", "cc", "det"):
        if word in ("longer", "more") and _no(reading, token):
            return True
        return word in words("negative_adverbs")
    if token.dep in ("nsubj", "nsubjpass", "dobj", "attr", "npadvmod", "expl"):
        return word in words("negatives") or _no(reading, token)
    return False


def _only(reading: Reading, negation: Token) -> bool:
    """Tell whether "not" is that of "not only" or "not just"."""
    after = negation.i + 1
    if after >= len(reading.parsed.tokens):
        return False
    return reading.parsed.tokens[after].lemma in words("not_only")


def _no(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun has "no", "neither" or "not a" before it."""
    for token in reading.parsed.children[noun.i]:
        word = token.text.casefold()
        if token.dep in ("det", "neg", "preconj", "cc", "advmod", "predet") and token.i < noun.i:
            if word in words("negative_determiners"):
                return True
            if word == "not" and not _only(reading, token):
                return True
            below = reading.parsed.children[token.i] if token.dep == "det" else ()
            if any(c.dep == "neg" and not _only(reading, c) for c in below):
                return True  # "| not | all members"
        inner = token.dep == "prep" and token.lemma == "of" and noun.lemma in ("one", "none")
        if inner and word == "none":
            return True
    return False


def _shared(reading: Reading, draft: Draft) -> bool:
    """Tell whether the first conjunct's negation reaches this one: "did not eat or | drink"."""
    above = draft.governor
    if draft.relation is not Relation.COORDINATION or above is None or not above.negated:
        return False
    parsed = reading.parsed
    linked = {c.lemma for c in parsed.all(above.head, "cc")}
    if "nor" in linked:
        return True
    linked = linked or {c.lemma for c in parsed.all(draft.head, "cc")}  # "lie, | cheat | or steal"
    if "or" not in linked:
        return False
    finite = draft.head.tag == above.head.tag and parsed.child(draft.head, "nsubj") is None
    return shares_auxiliaries(reading, draft) or finite
