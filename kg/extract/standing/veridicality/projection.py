"""How a predicate stands in its sentence: its own clause, then each governor up to the root."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import is_infinitive, is_verbal
from kg.extract.grammar.verb_forms import Tense, predicate_verb
from kg.extract.standing.veridicality.adverbial_clauses import is_conditioned
from kg.extract.standing.veridicality.clause_standing import (
    ClauseStanding,
    clause_standing,
)
from kg.extract.standing.veridicality.embedding_rules import embedding_of
from kg.extract.standing.veridicality.implication_signatures import ENABLED
from kg.extract.standing.veridicality.noun_phrase_standing import noun_phrase_standing
from kg.extract.standing.veridicality.predicate_standing import (
    PredicateStanding,
    embedded_polarity,
    least_certain,
    weakest,
)
from kg.extract.standing.veridicality.questions import is_asked
from kg.model import Certainty, Modality, Polarity, Span
from kg.model.replace import replace

if TYPE_CHECKING:
    from kg.extract.standing.veridicality.embedding import Embedding
    from kg.model import Token
    from kg.parse import ParsedArticle

_NOUNS = ("NOUN", "PROPN", "PRON")


def standing_at(
    parsed: ParsedArticle, token: Token, within: tuple[Span, ...] = ()
) -> PredicateStanding:
    """Return how firmly a predicate (a verb, an adjective, an event noun) stands.

    With `within`, the spans of a content, the walk ends at its edge: what is read is how the
    speaker puts it. Without, it goes up to the root of the sentence: how the article puts it,
    reports ("said that") letting through what they report.
    """
    below: list[tuple[ClauseStanding, Embedding]] = []
    passed: set[int] = set()  # what governs by its sense may stand below what it governs
    while True:
        verb, own, bound = _step(parsed, token)
        passed.add(verb.i)
        holder = parsed.head(verb)
        cut = bound is not None and bool(within) and not _inside(bound.governor, within)
        if bound is not None and cut and holder.pos == "ADJ" and _inside(holder, within):
            below.append((own, bound))  # "Lee seemed | unable to pay |"
            verb, own, bound = holder, ClauseStanding(), None
        if bound is None or not _inside(bound.governor, within):
            break
        if predicate_verb(parsed, bound.governor).i in passed:
            bound = None
            break
        below.append((own, bound))
        token = bound.governor
    standing = _ungoverned(parsed, verb, own, alone=bound is None)
    for one, joint in reversed(below):
        standing = _governed(one, joint, standing)
    return standing


def stands_by_itself(
    parsed: ParsedArticle, token: Token, heads: set[int], within: tuple[Span, ...]
) -> bool:
    """Tell whether a clause is told as it stands, however the main predicates `heads` are put.

    "They should stay away | because the dam leaks |", "must open the line | that they closed |": a
    finite clause that nothing governs, or that is taken for granted, is under no wish or doubt.
    """
    passed: set[int] = set()
    while True:
        verb, own, bound = _step(parsed, token)
        if verb.i in heads or verb.i in passed:
            return False
        passed.add(verb.i)
        free = bound is None or (bound.signature is not None and bound.signature.factive)
        told = verb.pos in ("VERB", "AUX")  # "should be held | responsible |" is told by "held"
        if free and told and own.tense in (Tense.PAST, Tense.PRESENT):
            return True
        if bound is None or not _inside(bound.governor, within):
            return False
        token = bound.governor


def _step(parsed: ParsedArticle, token: Token) -> tuple[Token, ClauseStanding, Embedding | None]:
    """Return the predicate that a token belongs to, what it says itself, and what governs it."""
    key = ("step", token.i)
    if key not in parsed.memory:
        verb = predicate_verb(parsed, token)
        own = (
            noun_phrase_standing(parsed, verb)
            if _is_noun(parsed, verb)
            else clause_standing(parsed, verb)
        )
        if verb.pos in ("VERB", "AUX") and is_conditioned(parsed, verb):
            modality = weakest(own.modality, Modality.CONDITIONAL)
            own = replace(own, modality=modality, certainty=Certainty.UNSPECIFIED)
        parsed.memory[key] = (verb, own, embedding_of(parsed, verb))
    found: tuple[Token, ClauseStanding, Embedding | None] = parsed.memory[key]
    return found


def _is_noun(parsed: ParsedArticle, token: Token) -> bool:
    return token.pos in _NOUNS and not is_verbal(parsed, token)


def _inside(governor: Token, within: tuple[Span, ...]) -> bool:
    return not within or any(s.start <= governor.start and governor.end <= s.end for s in within)


def _ungoverned(
    parsed: ParsedArticle, verb: Token, own: ClauseStanding, alone: bool
) -> PredicateStanding:
    """Return the standing of a predicate that nothing in sight governs; `alone`: nothing at all."""
    modality = own.modality
    bare = alone and verb.tag == "VB" and is_infinitive(parsed, verb)
    if modality is Modality.REALIS and bare:
        modality = Modality.FUTURE  # "Chad to send troops", or what its governor was lost for
    if is_asked(parsed, verb, own):
        modality = Modality.QUESTION
    certainty = own.certainty if modality is own.modality else Certainty.UNSPECIFIED
    return _standing(own, own.polarity, modality, certainty, own.tense)


def _governed(own: ClauseStanding, bound: Embedding, above: PredicateStanding) -> PredicateStanding:
    """Return what a predicate's own standing comes to under its governor."""
    rule = bound.signature
    tense = own.tense if own.tense is not Tense.NONE else above.tense
    if rule is None:
        modality = weakest(own.modality, above.modality)
        certainty = least_certain(own.certainty, above.certainty)
        return _standing(own, own.polarity, modality, certainty, tense, above)
    if rule.factive:
        return _standing(own, own.polarity, own.modality, own.certainty, tense)
    if rule.report and above.polarity is Polarity.POS:
        if above.modality in (Modality.REALIS, Modality.FUTURE):
            return _standing(own, own.polarity, own.modality, own.certainty, tense, above)
        return _standing(
            own,
            own.polarity,
            weakest(own.modality, Modality.UNSPECIFIED),
            Certainty.UNSPECIFIED,
            tense,
            above,
        )
    force = rule.negated if above.polarity is Polarity.NEG else rule.holds
    if rule.enabling and above.is_fact and above.tense is Tense.PAST:
        force = ENABLED
    holds = force.holds
    if above.polarity is Polarity.UNSPECIFIED and rule.holds.holds != rule.negated.holds:
        holds = None
    modality = weakest(
        own.modality, force.modality, _governors_modality(force.modality, above.modality)
    )
    certainty = least_certain(own.certainty, force.certainty, above.certainty)
    found = _standing(
        own, embedded_polarity(own.polarity, holds), modality, certainty, tense, above
    )
    if bound.hedge is not None and found.hedge is None:
        return replace(found, hedge=Span(bound.hedge.start, bound.hedge.end))
    return found


def _governors_modality(force: Modality, above: Modality) -> Modality:
    """Return the modality that a governor has itself: "if he wants to go" is conditional."""
    return above if above is not Modality.UNSPECIFIED or force is Modality.REALIS else force


def _standing(
    own: ClauseStanding,
    polarity: Polarity,
    modality: Modality,
    certainty: Certainty,
    tense: Tense,
    above: PredicateStanding | None = None,
) -> PredicateStanding:
    hedge = Span(own.hedge.start, own.hedge.end) if own.hedge is not None else None
    return PredicateStanding(
        polarity=polarity,
        modality=modality,
        certainty=certainty,
        tense=tense,
        hedge=hedge or (above.hedge if above is not None else None),
    )
