"""What a verb's own clause says of it: auxiliaries, negation, adverbs, tense."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.clauses.word_tables import tables
from kg.extract.event_lexicon import triggers
from kg.extract.grammar.clause_structure import modals
from kg.extract.grammar.dependents import (
    active_subject,
    adverbs,
    adverbs_and_adjectives,
    all_auxiliaries,
    auxiliaries,
    coordinators,
    has_do,
    open_complement,
    particle,
    predicatives,
    subordinators,
)
from kg.extract.grammar.functions import is_finite_complement, stands_free
from kg.extract.grammar.verb_forms import (
    Tense,
    auxiliary_holder,
    continued_verb,
    is_had_better,
    is_modal_perfect,
    tense,
    words_after,
)
from kg.extract.lexicon import lexicon, words
from kg.extract.standing.veridicality.clause_polarity import clause_polarity
from kg.extract.standing.veridicality.predicate_standing import least_certain, weakest
from kg.model import Certainty, Modality, Polarity
from kg.model.quick_init import quick_init

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

_NEAR = 12
"""Words after a verb in which a time makes its progressive one of the future."""


@quick_init
@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseStanding:
    """How a clause or noun phrase puts its predicate by its own words, whatever governs it."""

    polarity: Polarity = Polarity.POS
    modality: Modality = Modality.REALIS
    certainty: Certainty = Certainty.CERTAIN
    tense: Tense = Tense.NONE
    hedge: Token | None = None


def clause_standing(parsed: ParsedArticle, verb: Token) -> ClauseStanding:
    """Return what the clause of a verb says of it."""
    helper = auxiliary_holder(parsed, verb)
    forms = modals(parsed, helper)
    polarity = clause_polarity(parsed, verb, helper)
    modality, certainty = _modal(parsed, helper, forms)
    unsettled = _unsettled(parsed, verb, helper) if modality is Modality.REALIS else None
    if unsettled is not None:
        modality, certainty = unsettled, Certainty.UNSPECIFIED
    if "can" in forms and polarity is Polarity.NEG and not _is_of_anybody(parsed, verb):
        modality, certainty = Modality.REALIS, Certainty.CERTAIN  # "cannot find": it is not found
    if "could" in forms and polarity is Polarity.NEG and not is_modal_perfect(parsed, helper):
        modality, certainty = Modality.REALIS, Certainty.CERTAIN
    if polarity is Polarity.NEG and _needs(parsed, helper):
        polarity, modality, certainty = Polarity.UNSPECIFIED, Modality.OBLIGATION, _OPEN
    if _is_vain_wish(parsed, verb):
        modality, certainty = Modality.HYPOTHETICAL, _OPEN
        polarity = Polarity.NEG if polarity is Polarity.POS else Polarity.POS
    elif modality is Modality.HYPOTHETICAL and _counterfactual(parsed, helper, forms):
        polarity = Polarity.NEG if polarity is Polarity.POS else Polarity.POS
        if _may_be_inferred(parsed, verb, forms):
            polarity = Polarity.UNSPECIFIED
    adverb, hedged = _adverbs(parsed, verb)
    likely = hedged is Certainty.PROBABLE and _is_likely(adverb)
    if hedged is Certainty.POSSIBLE or (likely and modality is not Modality.FUTURE):
        modality = weakest(modality, Modality.POSSIBLE)
    if verb.lemma in words("seeming") and predicatives(parsed, verb):
        hedged = least_certain(hedged, Certainty.PROBABLE)
    return ClauseStanding(
        polarity=polarity,
        modality=modality,
        certainty=least_certain(certainty, hedged),
        tense=Tense.PRESENT if _is_polite(parsed, verb, forms) else tense(parsed, helper),
        hedge=adverb if adverb is not None and adverb.lemma in words("hedges") else None,
    )


_OPEN = Certainty.UNSPECIFIED


def _is_of_anybody(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a clause is of whoever it may be: "you cannot cancel it", "one cannot know".

    What they cannot do is a rule, and no deed that was left undone.
    """
    own = active_subject(parsed, verb)
    return own is not None and own.text.casefold() in words("generic_subjects")


def _needs(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether "need" is the auxiliary: "need not pay" tells of no duty, as "does not have to".

    Quirk et al. 1985, 3.42: "must not" forbids, "need not" spares.
    """
    return any(a.lemma == "need" for a in auxiliaries(parsed, verb))


def _is_vain_wish(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether "if only" wishes that a past had been another: "if only he had | listened |"."""
    opened = any(
        m.lemma == "if" and parsed.lemma_after(m) == "only" for m in subordinators(parsed, verb)
    )
    return opened and any(a.lemma == "have" and a.tag == "VBD" for a in auxiliaries(parsed, verb))


def _counterfactual(parsed: ParsedArticle, verb: Token, forms: list[str]) -> bool:
    return is_modal_perfect(parsed, verb) and not words("unfulfilled_modals").isdisjoint(forms)


def _may_be_inferred(parsed: ParsedArticle, verb: Token, forms: list[str]) -> bool:
    """Tell whether "would have" may be a guess at what was: "it would have been covered in trees".

    A condition or a "but" beside it tells that it was not so.
    """
    first, last = parsed.sentence(verb)
    told = {t.text.casefold() for t in parsed.tokens[first:last]}
    return forms == ["would"] and told.isdisjoint(words("unfulfilled_signs"))


def _is_polite(parsed: ParsedArticle, verb: Token, forms: list[str]) -> bool:
    """Tell whether "would" only makes polite: "would like", "would say"."""
    own = active_subject(parsed, verb) if verb.lemma in words("wishing") else None
    wishes = own is not None and own.text.casefold() in words("first_person")  # "I would not want"
    if "would" not in forms or not (wishes or verb.lemma in words("polite")):
        return False
    thought = verb.lemma == "think" and particle(parsed, verb) is not None  # "would think it over"
    return not thought and not is_modal_perfect(parsed, verb)


def _modal(parsed: ParsedArticle, verb: Token, forms: list[str]) -> tuple[Modality, Certainty]:
    have = set(forms)
    if _is_polite(parsed, verb, forms):
        return Modality.REALIS, Certainty.CERTAIN
    if have & words("remote_modals") and is_modal_perfect(parsed, verb):
        return Modality.HYPOTHETICAL, Certainty.UNSPECIFIED
    if "must" in have and is_modal_perfect(parsed, verb):
        return Modality.REALIS, Certainty.PROBABLE
    if forms == ["can"] and verb.lemma in words("perceived_with_can"):
        return Modality.REALIS, Certainty.CERTAIN  # "you can see the wall": it is seen
    if have & words("possibility_modals"):
        return Modality.POSSIBLE, Certainty.POSSIBLE
    if have & words("obligation_modals") or is_had_better(parsed, verb):
        return Modality.OBLIGATION, Certainty.UNSPECIFIED
    if forms == ["would"] and any(a.lemma in words("of_the_past") for a in adverbs(parsed, verb)):
        return Modality.REALIS, Certainty.CERTAIN
    if have & words("future_modals"):
        return Modality.FUTURE, Certainty.UNSPECIFIED
    return Modality.REALIS, Certainty.CERTAIN


def _unsettled(parsed: ParsedArticle, verb: Token, helper: Token) -> Modality | None:
    """Return the modality of a form that states no fact though it has no modal; else None."""
    if verb.lemma == "go" and verb.tag == "VBG":
        goal = open_complement(parsed, verb)
        ahead = particle(parsed, verb) is None  # "going on to say" is done
        if ahead and goal is not None and goal.i > verb.i and goal.tag == "VB":
            return Modality.FUTURE
    helpers = list(all_auxiliaries(parsed, helper))
    if helper is continued_verb(parsed, verb) and not modals(parsed, helper):
        return Modality.UNSPECIFIED  # "wants to cut it. Or | close | it"
    helped = any(c.lemma != "do" or c.tag in ("VBZ", "VBD") for c in helpers)  # "does" orders none
    helped = helped or (active_subject(parsed, verb) is not None and has_do(parsed, helper))
    called = verb.lemma in words("attention_calls") and parsed.lemma_after(verb) == ","
    if called:
        return None  # "look, we do not expect it" orders nothing
    links = coordinators(parsed, parsed.head(verb))  # "sold it rather than | close | it"
    free = stands_free(verb) and not any(c.lemma == "than" and c.i < verb.i for c in links)
    if verb.tag == "VB" and not helped and (free or _is_quoted(parsed, verb)):
        # An imperative; of a bare form with a subject the parser missed the tense: "emails expose".
        return Modality.OBLIGATION if active_subject(parsed, verb) is None else None
    if verb.tag == "VBG" and _is_ahead(parsed, verb):
        return Modality.FUTURE  # "is leaving tomorrow"
    own = active_subject(parsed, verb)
    generic = (
        own is not None and own.lemma in words("generic_subjects") and verb.tag in ("VBP", "VBZ")
    )
    if generic and verb.lemma not in words("states") and verb.pos == "VERB":
        return Modality.UNSPECIFIED  # "you add the water": a rule, no event
    return None


def _is_quoted(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a plain form opens what a cue reports: "“Look at the dam,” she said".

    A polite word may stand before it: "“Please | look |".
    """
    opening = (t for t in parsed.subtree(verb) if t.pos != "PUNCT")
    first = next((t for t in opening if t.text.casefold() not in words("bidding")), verb)
    if first.lemma not in ("do", verb.lemma):
        return False
    if not is_finite_complement(verb) or subordinators(parsed, verb):
        return False
    above = parsed.head(verb)
    cue = lexicon().verbs.get(above.lemma)
    reported = cue is not None and "s" in cue.frames and above.i > verb.i
    return reported and not _is_noun_of_headline(parsed, verb)


def _is_noun_of_headline(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a plain form that opens a headline is the noun of which a participle tells.

    "Probe into the fire | halted by a leak |, says Lee"; within marks it orders: "“Look at the
    fire set by him,” says Lee".
    """
    before, after = parsed.tokens[max(0, verb.i - 1) : verb.i], parsed.lemma_after(verb)
    noun = verb.lemma in tables().nominals or (verb.lemma, "N") in triggers()
    if not noun or after not in words("noun_links") | words("topic_links") | {"into"}:
        return False
    marked = any(t.tag in ("``", "''") for t in before)
    told = (t for t in parsed.subtree(verb) if t.tag == "VBN")
    return not marked and any(not all_auxiliaries(parsed, t) for t in told)


def _is_ahead(parsed: ParsedArticle, verb: Token) -> bool:
    if not any(c.lemma == "be" and c.tag in ("VBP", "VBZ") for c in auxiliaries(parsed, verb)):
        return False
    near = words_after(parsed, verb)[:_NEAR]
    return any(t.lemma in words("time_ahead") for t in near)


def _adverbs(parsed: ParsedArticle, verb: Token) -> tuple[Token | None, Certainty]:
    """Return the adverb that hedges most, with the certainty that it leaves."""
    found: list[tuple[Certainty, Token]] = []
    for child in adverbs_and_adjectives(parsed, verb):
        if child.lemma in words("possible"):
            found.append((Certainty.POSSIBLE, child))
        elif child.lemma in words("probable") | words("hedges"):
            found.append((Certainty.PROBABLE, child))
    if not found:
        return None, Certainty.CERTAIN
    least = least_certain(*(c for c, _ in found))
    return next(t for c, t in found if c is least), least


def _is_likely(adverb: Token | None) -> bool:
    return adverb is not None and adverb.lemma in words("likely_adverbs")
