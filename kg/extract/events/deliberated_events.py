"""Deeds that are weighed or judged: "may consider sanctions", "denounced the dispatch"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.event_lexicon import themes, triggers, verb_lemma
from kg.extract.events.verb_agents import agent_of_verb
from kg.extract.grammar.dependents import possessor, prepositions_and_agents
from kg.extract.grammar.governors import owner_of_phrase, verb_of_direct_object
from kg.extract.grammar.noun_dependents import lemmas_beside
from kg.extract.lexicon import lexicon, words
from kg.model import Act

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


def deed_beside(parsed: ParsedArticle, noun: Token) -> Token | None:
    """Return the deed beside which a noun stands where a parser joined it to what that is of.

    "Chad's transfers of arms and | troop deployment": the transfers.
    """
    first = parsed.first_conjunct(noun)
    deed = owner_of_phrase(parsed, first, "of") if first is not noun else None
    told = deed is not None and deed.pos == "NOUN" and (deed.lemma, "N") in triggers()
    return deed if told and first.lemma in themes() else None


def deliberation_verb(parsed: ParsedArticle, noun: Token) -> Token | None:
    """Return the verb of weighing or judging on which a parser hangs what belongs to the noun.

    "Would contemplate arms assistance | to Chad", "denounced the dispatch | to Chad".
    """
    first = deed_beside(parsed, noun) or parsed.first_conjunct(noun)
    verb = verb_of_direct_object(parsed, first)
    if verb is None or first.i < verb.i:
        return None
    cue = lexicon().verbs.get(verb.lemma)
    judges = cue is not None and cue.act in (Act.CONDEMN, Act.PRAISE)
    weighs = verb_lemma(verb) in words("considering")
    return verb if judges or weighs else None


def deliberating_agent(parsed: ParsedArticle, noun: Token) -> Token | None:
    """Return who weighs a deed that is nobody's: "may consider | sanctions", so his own."""
    first = parsed.first_conjunct(noun)
    verb = verb_of_direct_object(parsed, first)
    weighs = verb is not None and verb_lemma(verb) in words("considering")
    looks = owner_of_phrase(parsed, first, "into")
    if looks is not None and looks.lemma == "look":
        verb, weighs = looks, True
    known = possessor(parsed, first) is not None or "the" in lemmas_beside(parsed, first)
    if (
        verb is None
        or not weighs
        or known
        or any(p.lemma in ("by", "from") for p in prepositions_and_agents(parsed, noun))
    ):
        return None
    return agent_of_verb(parsed, verb)
