"""The signs of doubt that a speaker puts on what he says: "I think", "probably", "alleged to"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_negated
from kg.extract.grammar.dependents import (
    active_subject,
    adverbs_and_predicative_adjectives,
    open_complement,
)
from kg.extract.lexicon import words
from kg.extract.standing.veridicality.complement_clauses import governs_as_adjective
from kg.extract.standing.veridicality.prefaces import claims_among

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Token
    from kg.parse import ParsedArticle


def is_put_so(parsed: ParsedArticle, found: ReportCandidate, sign: Callable[[Token], bool]) -> bool:
    """Tell whether a content bears a sign of doubt, which some of its main predicates have.

    Within a sentence one is enough. Of several sentences quoted together the first decides, or more
    than half: "I think that is fair" at the end makes no guess of the facts before it.
    """
    told: dict[int, bool] = {}
    for head in claims_among(parsed, found.content.heads):
        told[head.sent] = told.get(head.sent, False) or sign(head)
    read = list(told.values())
    if found.content.frame not in ("quote", "turn") or not read:
        return any(read)
    return read[0] or 2 * sum(read) > len(read)


def is_supposed(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether a main predicate is put as probable: "I think", "is alleged to have left"."""
    if head.lemma in words("supposed_inside") or _is_guess(parsed, head):
        return True
    if has_adverb(parsed, head, words("probable") | words("hedges")):
        return True
    raised = head.tag == "VBN" and head.lemma in words("raising")
    raised = raised and open_complement(parsed, head) is not None
    return raised and governs_as_adjective(parsed, head) is None


def has_adverb(parsed: ParsedArticle, head: Token, some: frozenset[str]) -> bool:
    """Tell whether one of some adverbs or adjectives hangs on a main predicate: "is likely"."""
    return any(c.lemma in some for c in adverbs_and_predicative_adjectives(parsed, head))


def _is_guess(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether the speaker only guesses: "I guess the memo went out".

    One broken off by a dash is a filler: "I guess — I mean, I wanted to ask".
    """
    after = parsed.tokens[head.i + 1 : head.i + 2]
    if any(t.text in ("—", "–", "―") for t in after):
        return False
    own = active_subject(parsed, head) if head.lemma in words("guessing") else None
    return own is not None and own.text.casefold() in words("first_person")


def is_sought_in_vain(parsed: ParsedArticle, found: ReportCandidate) -> bool:
    """Tell whether what is told of was not found: "did not find | any evidence of it |"."""
    verb, heads = found.verb, found.content.heads
    if verb is None or not heads or heads[0].lemma not in words("signs_sought"):
        return False
    return found.content.frame == "noun" and is_negated(parsed, verb)
