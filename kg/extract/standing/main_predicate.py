"""How the main predicate of a content puts it: its own standing and that of what it is set on.

"Plans to sell the line" is about the sale, so it counts as intended; "urged Chad to leave" is about
the urging, so it counts as told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_negated, modals
from kg.extract.grammar.dependents import (
    adjectives_and_prepositions,
    complements,
    finite_complement,
    own_subject,
    patients,
)
from kg.extract.grammar.verb_forms import predicate_verb
from kg.extract.lexicon import words
from kg.extract.standing.veridicality import standing_at
from kg.extract.standing.veridicality.adverbial_clauses import is_conditioned
from kg.extract.standing.veridicality.embedding_rules import embedding_of
from kg.extract.standing.veridicality.predicate_standing import weakest
from kg.model import Modality

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Span, Token
    from kg.parse import ParsedArticle

_CONDITIONAL = (Modality.FUTURE, Modality.POSSIBLE, Modality.OBLIGATION, Modality.INTENDED)
_TOLD = (Modality.REALIS, Modality.UNSPECIFIED)


def predicate_modality(
    parsed: ParsedArticle, head: Token, within: tuple[Span, ...], conditioned: bool
) -> Modality:
    """Return how one predicate puts its clause; `conditioned` where the content has a condition."""
    while (inner := _stance_clause(parsed, head)) is not None:
        head = inner
    verb = predicate_verb(parsed, head)
    read = [standing_at(parsed, verb, within).modality]
    read += [standing_at(parsed, w, within).modality for w in _set_on(parsed, verb)]
    modality = weakest(*read)
    if verb.lemma in words("expecting") and not modals(parsed, verb) and verb.tag != "VBN":
        modality = weakest(read[0], Modality.FUTURE)  # "anticipate that it can": the hope counts
    if modality is Modality.FUTURE and verb.lemma in words("intending"):
        modality = Modality.INTENDED
    if conditioned and (modality in _CONDITIONAL or is_conditioned(parsed, verb)):
        return weakest(modality, Modality.CONDITIONAL)
    return modality


def _stance_clause(parsed: ParsedArticle, head: Token) -> Token | None:
    """Return the clause that "we believe", "our position is that" only introduce."""
    if head.lemma not in words("stance_verbs") or is_negated(parsed, head):
        return None
    comp = finite_complement(parsed, head)
    return comp if comp is not None and comp.i > head.i else None


def _set_on(parsed: ParsedArticle, verb: Token) -> Iterator[Token]:
    """Yield what a predicate plans, weighs, expects, needs or can do: the subject's own deed."""
    holders = [verb, *adjectives_and_prepositions(parsed, verb)]
    for holder in holders:
        for comp in complements(parsed, holder):
            if comp.i < holder.i:
                continue
            bound = embedding_of(parsed, comp)
            rule = bound.signature if bound is not None else None
            if rule is None or rule.report or rule.factive or rule.holds.modality in _TOLD:
                continue
            noun = comp.pos not in ("VERB", "AUX", "ADJ")
            planned = rule.holds.modality is Modality.INTENDED and verb.lemma in words(
                "planning_objects"
            )
            if noun and rule.holds.modality is not Modality.CONSIDERED and not planned:
                continue
            if _of_another(parsed, verb, comp) and verb.lemma not in words("expecting"):
                continue
            yield comp


def _of_another(parsed: ParsedArticle, verb: Token, comp: Token) -> bool:
    """Tell whether a complement is somebody else's deed: "wants Chad to leave"."""
    if own_subject(parsed, comp) is not None:
        return verb.pos == "VERB"
    before = [t for t in patients(parsed, verb) if t.i < comp.i]
    return bool(before) and comp not in before
