"""How the main predicate of a content puts it: its own modality and that of what it plans or needs.

"Plans to sell the line" is about the sale, so it counts as intended; "urged Chad to leave" is about
the urging, so it counts as told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses.word_tables import tables
from kg.extract.event_lexicon import triggers
from kg.extract.grammar.clause_structure import is_negated, is_passive, modals
from kg.extract.grammar.complementation import finite_complements
from kg.extract.grammar.dependents import (
    active_subject,
    adjectives_and_prepositions,
    adverbs,
    attribute,
    clauses_on_noun,
    complements,
    direct_object,
    is_infinitive,
    is_perfect,
    open_complement,
    own_subject,
    patients,
    predicative_adjective,
)
from kg.extract.grammar.functions import is_preposition
from kg.extract.grammar.negative_words import negators
from kg.extract.grammar.verb_forms import Tense, is_be, predicate_verb, tense, with_particle
from kg.extract.lexicon import words
from kg.extract.standing.veridicality import standing_at
from kg.extract.standing.veridicality.adverbial_clauses import (
    interrupting_clause,
    is_conditioned,
)
from kg.extract.standing.veridicality.clause_standing import clause_standing
from kg.extract.standing.veridicality.complement_clauses import governs_as_adjective
from kg.extract.standing.veridicality.embedding import OPEN, POSSIBLE, PURPOSE
from kg.extract.standing.veridicality.embedding_rules import embedding_of
from kg.extract.standing.veridicality.implication_signatures import look_up
from kg.extract.standing.veridicality.predicate_standing import weakest
from kg.extract.standing.veridicality.prefaces import claim_led_up_to
from kg.model import Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.standing.veridicality.implication_signatures import Signature
    from kg.model import Span, Token
    from kg.parse import ParsedArticle

_CONDITIONAL = (Modality.FUTURE, Modality.POSSIBLE, Modality.OBLIGATION, Modality.INTENDED)
_TOLD = (Modality.REALIS, Modality.UNSPECIFIED)
_WILL = (Modality.INTENDED, Modality.OBLIGATION)
_MANY = 16
"""Places of a content with which an answer is kept; of 2,094 of news none has more than 3."""


def predicate_modality(
    parsed: ParsedArticle,
    head: Token,
    within: tuple[Span, ...],
    conditioned: bool,
    *,
    shifted: bool = True,
) -> Modality:
    """Return how one predicate puts its clause; `conditioned` where the content has a condition.

    `shifted`: a past form may stand for the present of who speaks: "said it | wanted | to sell".
    """
    if len(within) > _MANY:  # thousands would be told from others at each of thousands of heads
        return _predicate_modality(parsed, head, within, conditioned, shifted)
    key = ("predicate modality", head.i, within, conditioned, shifted)
    if key not in parsed.memory:
        parsed.memory[key] = _predicate_modality(parsed, head, within, conditioned, shifted)
    found: Modality = parsed.memory[key]
    return found


def _predicate_modality(
    parsed: ParsedArticle,
    head: Token,
    within: tuple[Span, ...],
    conditioned: bool,
    shifted: bool,
) -> Modality:
    while (inner := _clause_after_stance_verb(parsed, head)) is not None:
        head = inner
    head = interrupting_clause(parsed, predicate_verb(parsed, head)) or head
    verb = predicate_verb(parsed, head)
    at = standing_at(parsed, verb, within)
    spared = at.modality is Modality.OBLIGATION and at.polarity is Polarity.UNSPECIFIED
    spared = spared or (at.polarity is Polarity.NEG and modals(parsed, verb) == ["can"])
    read = [Modality.REALIS if spared else at.modality]  # "need not", "you cannot": that is told
    if read[0] is Modality.QUESTION:
        return read[0]
    if not _is_told_of_past(parsed, verb, shifted):
        read += [standing_at(parsed, w, within).modality for w in _governed_deeds(parsed, verb)]
    read += _duty_modality(parsed, verb)
    prospect = _prospect_modality(parsed, verb)
    if prospect is not None and read[0] is Modality.REALIS:
        read.append(prospect)
    modality = weakest(*read)
    if verb.lemma in words("expecting") and not modals(parsed, verb) and verb.tag != "VBN":
        modality = weakest(read[0], Modality.FUTURE)  # "anticipate that it can": the hope counts
    if modality is Modality.FUTURE and verb.lemma in words("intending"):
        modality = Modality.INTENDED
    if conditioned and (modality in _CONDITIONAL or is_conditioned(parsed, verb)):
        return weakest(modality, Modality.CONDITIONAL)
    return modality


def _duty_modality(parsed: ParsedArticle, verb: Token) -> list[Modality]:
    """Return the modality of "has a duty to" and "there was a need to", if a clause has it."""
    if verb.lemma not in ("have", "be") or negators(parsed, verb):
        return []
    nouns = (n for n in (direct_object(parsed, verb), attribute(parsed, verb)) if n is not None)
    duties = (n for n in nouns if n.lemma in words("duties"))
    due = any(is_infinitive(parsed, c) for n in duties for c in clauses_on_noun(parsed, n))
    return [Modality.OBLIGATION] if due else []


def _prospect_modality(parsed: ParsedArticle, verb: Token) -> Modality | None:
    """Return how an adjective puts the event that is the subject: "a strike is possible"."""
    told = predicative_adjective(parsed, verb) if is_be(verb) else None
    own = active_subject(parsed, verb)
    if told is None or own is None or told.lemma not in words("event_prospects"):
        return None
    if complements(parsed, told) or own.pos != "NOUN":
        return None
    deed = (own.lemma, "N") in triggers() or own.lemma in tables().nominals
    rule = look_up(told.lemma, "A", "that", "to") if deed else None
    if rule is None or negators(parsed, verb):
        return None
    return rule.holds.modality if rule.holds.modality not in _TOLD else None


def _clause_after_stance_verb(parsed: ParsedArticle, head: Token) -> Token | None:
    """Return the clause that "we believe", "our position is that" only introduce.

    That somebody else said a thing is told as a fact: "Lee has said that he | wants to go".
    """
    claim = claim_led_up_to(parsed, head)
    if claim is not None:
        return claim
    own = head.lemma in words("own_stances")
    if not (own or head.lemma in words("stance_verbs")) or is_negated(parsed, head):
        return None
    told = own or head.lemma in words("stance_saying")
    teller = active_subject(parsed, head) if told else None
    if own and teller is None:
        return None
    if teller is not None and teller.text.casefold() not in words("first_person"):
        return None
    comp = next((c for c in finite_complements(parsed, head) if c.i > head.i), None)
    if comp is None:
        return None
    bound = embedding_of(parsed, comp)  # "few believed that he lied" tells what few thought
    return comp if bound is None or bound.signature != OPEN else None


def _is_told_of_past(parsed: ParsedArticle, verb: Token, shifted: bool) -> bool:
    """Tell whether a wish, need or thought of the past is told: "I wanted to know who it was".

    Where the past may stand for a present ("said it wanted to sell") only "has had to" tells one.
    What was decided, or promised, may still be ahead.
    """
    if _is_request_told(parsed, verb):
        return True
    plan = is_be(verb) and _is_plan(active_subject(parsed, verb))
    verbal = verb.pos == "VERB" or plan
    if not verbal or tense(parsed, verb) is not Tense.PAST or modals(parsed, verb):
        return False
    if verb.lemma in words("requiring") and is_perfect(parsed, verb):
        return True
    if verb.lemma in words("imposing") and is_passive(parsed, verb):
        return True  # "were required to sign": a duty that another laid on them
    perfect = is_perfect(parsed, verb) or verb.lemma in words("binding_acts")
    return not (shifted or perfect or governs_as_adjective(parsed, verb))


def _is_plan(subject: Token | None) -> bool:
    """Tell whether what a clause tells of is somebody's plan: "| the plan | was to bat first"."""
    return subject is not None and subject.lemma in words("intending")


def _is_request_told(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether it is told that another has asked for a thing: "Lee has been asking to see it".

    "We ask to see it" asks.
    """
    who = active_subject(parsed, verb)
    asks = verb.lemma in words("asking_to") and is_perfect(parsed, verb)
    return asks and who is not None and who.text.casefold() not in words("first_person")


def _governed_deeds(parsed: ParsedArticle, verb: Token) -> Iterator[Token]:
    """Yield what a predicate plans, weighs, expects, needs or can do: the subject's own deed.

    That somebody tries is told as a fact ("tried to brake"), and so is what a thing is about ("the
    plan is about saving water").
    """
    if verb.lemma in words("conative") or _is_nobodys(parsed, verb) or _tells_use(parsed, verb):
        return
    told = words("wishing") | words("considering") | words("requiring")
    if verb.lemma in told and verb.lemma != "have" and negators(parsed, verb):
        return  # "I do not want to overstate it", "is not weighing a ban": that is told
    for holder in (verb, *adjectives_and_prepositions(parsed, verb)):
        if is_preposition(holder) and (is_be(verb) or holder.lemma in words("circumstance_links")):
            continue  # "before | launching |, we run tests" tells when
        for comp in complements(parsed, holder):
            if comp.i < holder.i:
                continue
            bound = embedding_of(parsed, comp)
            rule = bound.signature if bound is not None else None
            if rule is not None and rule.spares and is_negated(parsed, verb):
                continue  # "you do not have | to pay |": that there is no need is told
            if rule is None or rule.report or rule.factive or rule.holds.modality in _TOLD:
                continue
            if rule.holds.modality in _WILL and rule.holds.holds is False:
                continue  # "is reluctant | to leave |", "voted against | leaving |": that is told
            if rule == POSSIBLE and is_preposition(holder) and not _selects(verb, holder):
                continue  # "relates to | learning |"
            noun = comp.pos not in ("VERB", "AUX", "ADJ")
            if not noun and _is_plain_fact(parsed, holder, comp, rule):
                continue
            if rule == PURPOSE and not noun and _is_mere_purpose(parsed, holder, comp):
                continue
            if noun and not _puts_noun_as_deed(parsed, verb, comp, rule.holds.modality):
                continue
            if _is_done_by_another(parsed, verb, comp) and verb.lemma not in words("expecting"):
                continue
            yield comp


def _is_nobodys(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether nobody wants or plans it: "| nobody | wants to close the school"."""
    own = active_subject(parsed, verb)
    return own is not None and own.text.casefold() in words("negative_pronouns")


def _tells_use(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a clause tells what a thing is for: "the point of the film is | to show it"."""
    own = active_subject(parsed, verb) if is_be(verb) else None
    return own is not None and own.lemma in words("purposes_told")


def _selects(verb: Token, preposition: Token) -> bool:
    """Tell whether a verb is known to put what follows one preposition in a way of its own."""
    link = preposition.lemma
    return look_up(verb.lemma, "V", f"{link}-ing", link, f"prep:{link}") is not None


def _is_plain_fact(parsed: ParsedArticle, holder: Token, goal: Token, rule: Signature) -> bool:
    """Tell whether a word states a fact whatever becomes of its infinitive.

    "It helps | structure the talks", "we are open | to listen", "now I am able | to read it":
    helping, being open and an ability gained are told.
    """
    if holder.pos == "ADJ":
        told = look_up(holder.lemma, "A", "to", "obj-to")
        since = {a.lemma for a in adverbs(parsed, predicate_verb(parsed, holder))}
        gained = told is not None and told.enabling and not since.isdisjoint(words("gained_by_now"))
        return is_infinitive(parsed, goal) and (told is None or gained)
    return rule.enabling and holder.pos == "VERB"


def _is_mere_purpose(parsed: ParsedArticle, verb: Token, goal: Token) -> bool:
    """Tell whether an infinitive is what a deed was done for: "cheated | to win the vote"."""
    if verb.pos != "VERB" or not is_infinitive(parsed, goal):
        return False
    if governs_as_adjective(parsed, verb) is not None:
        return False
    frames = ("to", "obj-to")
    known = look_up(with_particle(parsed, verb), "V", *frames) or look_up(verb.lemma, "V", *frames)
    return known is None


def _puts_noun_as_deed(parsed: ParsedArticle, verb: Token, noun: Token, put: Modality) -> bool:
    """Tell whether a verb puts the noun that it governs as it would a deed.

    "Plans a strike" plans it, "needs a rule" demands it, "is weighing a new line" weighs having
    it; "discussed the budget" and "should consider her record" tell of talk and thought.
    """
    if put is Modality.INTENDED:
        return verb.lemma in words("planning_objects")
    if put is Modality.OBLIGATION:  # "required | her | to sign" lays the signing on her
        return verb.lemma in words("requiring") and open_complement(parsed, verb) is None
    if put is not Modality.CONSIDERED:
        return False
    if verb.lemma in words("considering") and verb.tag in ("VBZ", "VBP"):
        return False  # "we look at the logs every day": what is done as a habit
    deed = (noun.lemma, "N") in triggers() or noun.lemma in tables().nominals
    obliged = clause_standing(parsed, verb).modality is Modality.OBLIGATION
    return deed or not (obliged or verb.lemma in words("topical"))


def _is_done_by_another(parsed: ParsedArticle, verb: Token, comp: Token) -> bool:
    """Tell whether a complement is somebody else's deed: "wants Chad to leave"."""
    if own_subject(parsed, comp) is not None:
        return verb.pos == "VERB"
    if governs_as_adjective(parsed, verb) is not None:
        return False
    before = [t for t in patients(parsed, verb) if t.i < comp.i]
    return bool(before) and comp not in before
