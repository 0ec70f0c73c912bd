"""What a word does to the clause that completes it: "failed to", "it is true that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import agent, is_negated, is_passive, modals
from kg.extract.grammar.dependents import (
    active_subject,
    adverbs,
    all_auxiliaries,
    attribute,
    finite_complement,
    first_object,
    is_infinitive,
    is_perfect,
    open_complement,
    own_subject,
    particle,
    passive_subject,
    predicative_adjective,
    prepositions,
    subordinators,
)
from kg.extract.grammar.functions import is_complement_clause
from kg.extract.grammar.governors import owner_of_phrase, preposition_before
from kg.extract.grammar.negative_words import finds_none, is_none
from kg.extract.grammar.possible_speakers import is_agent
from kg.extract.grammar.subordinate_clauses import is_proviso
from kg.extract.grammar.verb_forms import (
    Tense,
    is_be,
    is_modal_perfect,
    predicate_verb,
    tense,
    with_particle,
)
from kg.extract.lexicon import lexicon, words
from kg.extract.standing.veridicality.embedding import (
    CONDITION,
    FUTURE,
    HYPOTHESIS,
    IMPLIED,
    OPEN,
    POSSIBLE,
    PRESUPPOSED,
    PURPOSE,
    QUESTION,
    REPORT,
    Embedding,
)
from kg.extract.standing.veridicality.implication_signatures import (
    Signature,
    look_up,
    signature,
)
from kg.extract.standing.veridicality.prefaces import is_led_up_to
from kg.model import Certainty, Modality

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

_YET = signature("-", "+")
_REPORTED = signature("probable", "improbable")
_FORBIDDEN = signature("enabled", "-obligation")
_TOO = signature("-", "unspecified")


def frames_of(parsed: ParsedArticle, verb: Token, above: Token) -> tuple[str, ...]:
    """Return the frames in which a predicate stands, the more exact name first."""
    if is_infinitive(parsed, verb):
        own = own_subject(parsed, verb) is not None
        patient = first_object(parsed, above) or passive_subject(parsed, above)
        return ("obj-to", "to") if own or patient else ("to", "obj-to")
    helped = bool(all_auxiliaries(parsed, verb))
    if verb.tag == "VBG" and not helped:
        return ("ing",)
    if verb.tag == "VB" and not helped and is_complement_clause(verb):
        return ("bare", "that")
    return ("that",)


def complement_embedding(parsed: ParsedArticle, verb: Token) -> Embedding | None:
    """Return what governs a clause that completes a verb, an adjective or a noun."""
    above = parsed.head(verb)
    if is_led_up_to(parsed, verb):
        return Embedding(above, PRESUPPOSED)
    frames = frames_of(parsed, verb, above)
    if _runs_on(parsed, verb, above):
        return Embedding(above, None)
    asked = _asked(parsed, verb)
    if asked is not None:
        return Embedding(predicate_verb(parsed, above), asked)
    if is_be(above):
        return _of_be(parsed, above, frames)
    if is_proviso(parsed, above):
        return Embedding(above, CONDITION)
    if above.pos in ("ADJ", "ADV"):
        return adjective_embedding(parsed, above, frames)
    if above.pos in ("NOUN", "PROPN"):
        return noun_embedding(parsed, above, frames)
    return _of_verb(parsed, above, frames)


def _runs_on(parsed: ParsedArticle, verb: Token, above: Token) -> bool:
    """Tell whether a whole clause only stands before another: "it | is | a sad day, he is daring
    us". Before a verb of saying it is what is said: "it is a sad day, he says".
    """
    if verb.i > above.i or above.pos != "VERB" or tense(parsed, verb) is Tense.NONE:
        return False
    cue = lexicon().verbs.get(above.lemma)
    reports = cue is not None and "s" in cue.frames
    return not (reports or subordinators(parsed, verb) or own_subject(parsed, verb) is None)


def _asked(parsed: ParsedArticle, verb: Token) -> Signature | None:
    """Return the force of an embedded question: "whether he left", "how to leave"."""
    if any(c.lemma in words("whether_words") for c in subordinators(parsed, verb)):
        above = parsed.head(verb)
        weighed = look_up(above.lemma, "V", "ing") if is_infinitive(parsed, verb) else None
        considered = weighed is not None and weighed.holds.modality is Modality.CONSIDERED
        return weighed if considered else QUESTION  # "is weighing whether to send arms"
    first = parsed.tokens[parsed.left(verb)]
    if first.i >= verb.i or first.tag not in ("WRB", "WP", "WDT", "WP$"):
        return None
    return POSSIBLE if is_infinitive(parsed, verb) else PRESUPPOSED


def _of_verb(parsed: ParsedArticle, above: Token, frames: tuple[str, ...]) -> Embedding:
    if above.lemma == "have" and any(c.lemma == "yet" for c in adverbs(parsed, above)):
        return Embedding(above, _YET)
    if above.lemma == "go" and above.tag == "VBG" and "to" in frames:
        on = particle(parsed, above) is not None  # "going on to say": it was said
        return Embedding(above, IMPLIED if on else FUTURE)
    if above.lemma == "get" and "to" in frames and is_perfect(parsed, above):
        return Embedding(above, look_up("have", "V", "to"))  # "has got to leave"
    if above.lemma == "use" and "to" in frames and not _is_past_habit(parsed, above):
        return Embedding(above, PURPOSE)  # "an index used to measure"
    if _is_to_be_prevented(parsed, above):
        return Embedding(above, OPEN)
    if _is_forbidden(parsed, above):
        return Embedding(above, _FORBIDDEN)
    adjectival = governs_as_adjective(parsed, above) if "to" in frames else None
    if adjectival is not None:
        return Embedding(above, adjectival)
    found = look_up(with_particle(parsed, above), "V", *frames)
    found = found or look_up(above.lemma, "V", *frames)
    if found is None:
        found = REPORT if "that" in frames else PURPOSE if "to" in frames else IMPLIED
    return _hedged(parsed, above, found, frames)


def _is_to_be_prevented(parsed: ParsedArticle, above: Token) -> bool:
    """Tell whether a deed is one to be stopped: "Chad cannot be allowed | to go on |".

    That it must not be let happen tells nothing of whether it does; "was not allowed to" does.
    """
    if above.lemma not in words("letting") or not is_negated(parsed, above):
        return False
    return not words("prohibiting_modals").isdisjoint(modals(parsed, above))


def _is_forbidden(parsed: ParsedArticle, above: Token) -> bool:
    """Tell whether a rule in force forbids a deed: "staff are not allowed | to speak |".

    It tells what they must not do, "was not allowed to" what they did not.
    """
    letting = above.lemma in words("letting") and is_passive(parsed, above)
    return letting and is_negated(parsed, above) and tense(parsed, above) is Tense.PRESENT


def _is_past_habit(parsed: ParsedArticle, use: Token) -> bool:
    """Tell whether "used" has a subject of its own and no passive: "the bridge used to carry"."""
    bare = not all_auxiliaries(parsed, use)
    return use.tag == "VBD" or (bare and active_subject(parsed, use) is not None)


def governs_as_adjective(parsed: ParsedArticle, verb: Token) -> Signature | None:
    """Return what a participle used as an adjective does to its infinitive: "was set to leave".

    "Is supposed to have left" tells what is believed, and stays a verb's.
    """
    if verb.text.casefold() not in words("adjectival_participles") or verb.tag != "VBN":
        return None
    goal = open_complement(parsed, verb)
    if agent(parsed, verb) is not None or (goal is not None and is_modal_perfect(parsed, goal)):
        return None
    return look_up(verb.text.casefold(), "A", "to")


def _hedged(
    parsed: ParsedArticle, above: Token, found: Signature, frames: tuple[str, ...]
) -> Embedding:
    """`is said to`, `it is believed that`, `appears to`: nobody's claim, so the article's hedge."""
    supposed = found.holds.certainty is Certainty.PROBABLE
    if above.lemma in words("hedging_raising") and supposed:
        return Embedding(above, found, hedge=above)
    if not (supposed or found.report) or not is_passive(parsed, above):
        return Embedding(above, found)
    own = own_subject(parsed, above)
    impersonal = own is not None and own.lemma == "it"
    if agent(parsed, above) is not None or not ("to" in frames or impersonal):
        return Embedding(above, found)
    return Embedding(above, found if supposed else _REPORTED, hedge=above)


def _of_be(parsed: ParsedArticle, be: Token, frames: tuple[str, ...]) -> Embedding:
    if any(c.lemma == "yet" for c in adverbs(parsed, be)) and "to" in frames:
        return Embedding(be, _YET)
    adjective = predicative_adjective(parsed, be)
    if adjective is not None:
        return adjective_embedding(parsed, adjective, frames)
    subject, noun = active_subject(parsed, be), attribute(parsed, be)
    if noun is None or (subject is not None and look_up(subject.lemma, "N", *frames)):
        noun = subject
    found = look_up(noun.lemma, "N", *frames) if noun is not None else None
    if noun is not None and is_none(parsed, noun):  # "it is no secret that"
        found = look_up(noun.lemma, "N", *(f"no-{frame}" for frame in frames)) or found
    if found is None and "to" in frames and noun is subject and subject is not None:
        found = _unfulfilled_plan(parsed, be, subject) or _of_thing(subject)
    return Embedding(be, found or (PURPOSE if "to" in frames else REPORT))


def _of_thing(subject: Token) -> Signature | None:
    """Return what "the right thing is | to obey |" says: what the thing is, not who will do it."""
    return OPEN if subject.lemma in words("things_that_are_to_do") else None


def _unfulfilled_plan(parsed: ParsedArticle, be: Token, subject: Token) -> Signature | None:
    """Return what "was to have left" says of somebody's deed: it was planned and is not so."""
    if not (is_agent(parsed, subject) or subject.pos == "PROPN"):
        return None
    goal = open_complement(parsed, be)
    perfect = goal is not None and is_modal_perfect(parsed, goal)
    return HYPOTHESIS if perfect else None


def adjective_embedding(
    parsed: ParsedArticle, adjective: Token, frames: tuple[str, ...]
) -> Embedding:
    """Return the link of a clause that completes an adjective."""
    found = look_up(adjective.lemma, "A", *frames)
    degrees = {c.lemma for c in adverbs(parsed, adjective)}
    if "to" in frames and "too" in degrees:
        found = _TOO
    kind = found == IMPLIED and _judges_a_kind(parsed, adjective)
    if "to" in frames and (found is None or kind):
        found = POSSIBLE if _leads_to_clause(parsed, adjective) and not kind else OPEN
    return Embedding(predicate_verb(parsed, adjective), found or PRESUPPOSED)


def _leads_to_clause(parsed: ParsedArticle, adjective: Token) -> bool:
    """Tell whether a thought is judged: "it is fair | to say that he left |", not "to fish".

    Of a deed it tells only what it is like; a thought that is fair to say may hold.
    """
    above = (adjective, predicate_verb(parsed, adjective))
    deeds = (open_complement(parsed, t) for t in above)
    return any(d is not None and finite_complement(parsed, d) is not None for d in deeds)


def _judges_a_kind(parsed: ParsedArticle, adjective: Token) -> bool:
    """Tell whether a kind of deed is judged, not one done: "it is wrong to lie", not "was wrong".

    "It is good of her to come" tells of hers.
    """
    be = predicate_verb(parsed, adjective)
    it = own_subject(parsed, be)
    impersonal = it is not None and it.text.casefold() == "it"
    whose = any(prepositions(parsed, adjective, "of"))
    return impersonal and be.tag in ("VBZ", "VBP") and not whose


def noun_embedding(parsed: ParsedArticle, noun: Token, frames: tuple[str, ...]) -> Embedding:
    """Return the link of a clause that completes a noun; "in order to" tells a purpose."""
    ordered = owner_of_phrase(parsed, noun, "in") if noun.lemma == "order" else None
    if ordered is not None:
        return Embedding(predicate_verb(parsed, ordered), PURPOSE)
    found = look_up(noun.lemma, "N", *frames)
    if "that" in frames and _is_taken_for(parsed, noun):
        return Embedding(noun, OPEN)
    if finds_none(parsed, parsed.head(noun), noun):
        return Embedding(noun, _of_none(noun, found, frames))
    return Embedding(noun, found or (PURPOSE if "to" in frames else REPORT))


def _is_taken_for(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a thing only passes for what a noun says: "a note | as evidence that he paid |".

    Who says so of it need not be the one who speaks, and "supposedly evidence" is none to him.
    """
    link = preposition_before(parsed, noun)
    hedged = (noun, link) if link is not None else (noun,)
    if any(a.lemma in words("hedges") for t in hedged for a in adverbs(parsed, t)):
        return True
    return link is not None and link.lemma == "as" and noun.lemma in words("signs_that_it_is_so")


def _of_none(noun: Token, found: Signature | None, frames: tuple[str, ...]) -> Signature:
    """Return what "no evidence", "no doubt", "no plan" do to their clause, governed or not."""
    without = look_up(noun.lemma, "N", *(f"no-{frame}" for frame in frames))
    if without is not None or found is None:
        return without or OPEN
    return Signature(holds=found.negated, negated=found.negated)
