"""Events that nouns tell: "Russia's invasion of Ukraine", "talks between A and B", "the dispatch".

Owners, adjectives and "by" are who does it; "of" is what the class says; under a verb that only
carries the noun ("held talks", "sanctions were imposed") the verb's own phrases count too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.event_lexicon import objects, themes, triggers, verb_lemma
from kg.extract.events.circumstances import mode_of, place_of, topic_of
from kg.extract.events.deliberated_events import deed_beside, deliberating_agent, deliberation_verb
from kg.extract.events.event_mention import Event
from kg.extract.events.participants import is_named, joined_parties, noun_lemma, parties_in
from kg.extract.events.recipients import targets
from kg.extract.events.responsibility import responsibility
from kg.extract.events.verb_agents import agent_of_verb
from kg.extract.events.wars import opponents, war_of
from kg.extract.grammar.clause_structure import agent, is_passive
from kg.extract.grammar.dependents import (
    adnominal_clauses,
    direct_objects,
    objects_of,
    possessor,
    premodifiers_and_joined,
    prepositional_phrases,
    prepositions_and_agents,
    sort_modifiers,
)
from kg.extract.grammar.functions import (
    is_active_subject,
    is_adnominal_clause,
    is_attributive_noun,
    is_patient,
)
from kg.extract.grammar.governors import (
    owner_of_phrase,
    stands_after,
    verb_of_direct_object,
    verb_of_subject,
)
from kg.extract.grammar.noun_complements import denier_of_deed
from kg.extract.grammar.noun_dependents import premodifiers, words_before
from kg.extract.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.event_lexicon import Row
    from kg.model import Token
    from kg.parse import ParsedArticle


_WHEN = ("DATE", "TIME")
_OF_ONE = frozenset({"AID", "ASSAULT", "COERCE", "MOBILIZE", "REJECT", "SANCTION", "SUPPORT"})
"""Types of events that one side does, and may deny."""


def governing_verb(parsed: ParsedArticle, noun: Token) -> Token | None:
    """Return the verb that a noun is the object or the subject of."""
    first = parsed.first_conjunct(noun)
    verb = (
        owner_of_phrase(parsed, first)
        or verb_of_direct_object(parsed, first)
        or verb_of_subject(parsed, first)
    )
    return verb if verb is not None and verb.pos == "VERB" else None


def _carrier(parsed: ParsedArticle, noun: Token) -> Token | None:
    """Return the verb that only carries the noun: "held talks", "talks took place"."""
    for clause in adnominal_clauses(parsed, noun):  # "sanctions imposed on", "talks held in"
        if clause.tag == "VBN" and verb_lemma(clause) in words("doing") - {"chair", "lead"}:
            return clause
    verb = governing_verb(parsed, noun)
    if verb is None:
        return None
    first = parsed.first_conjunct(noun)
    if is_patient(first):
        labelled = parsed.child(verb, "oprd") is not None or _labels(parsed, verb, first)
        return verb if verb_lemma(verb) in words("doing") and not labelled else None
    if is_active_subject(first):
        return verb if verb.lemma in words("occurring") else None
    joined = stands_after(parsed, first, *words("joining_prepositions"))
    return verb if joined and verb.lemma in words("joining") else None


def _labels(parsed: ParsedArticle, verb: Token, noun: Token) -> bool:
    """Tell whether a second object is what the first one is called: "called the raid | a crime".

    So it is where the first is another's: nobody calls | Chad's raid | as one calls a strike.
    """
    owner = possessor(parsed, noun)
    anothers = owner is not None and owner.pos != "PRON"
    second = any(t.i > noun.i for t in direct_objects(parsed, verb))
    return verb.lemma == "call" and (second or anothers)


def noun_event(parsed: ParsedArticle, noun: Token) -> Event | None:
    """Return the event that a noun tells, or None when its modifiers make it another thing."""
    row = next(
        (r for r in triggers().get((noun_lemma(parsed, noun), "N"), ()) if _fits(parsed, noun, r)),
        None,
    )
    if row is None or (row.kind.name in ("agree", "sign") and _is_name(parsed, noun)):
        return None
    return _event(parsed, noun, row)


def _is_name(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a noun is part of a name: "the North American Free Trade Agreement"."""
    entity = parsed.entity_at.get(noun.i)
    if entity is not None and entity.label in ("LAW", "ORG") and entity.last - entity.first > 1:
        return True
    named = [c for c in sort_modifiers(parsed, noun) if c.pos == "PROPN"]
    return noun.pos == "PROPN" and len(named) > 1 and parsed.child(noun, "prep") is None


def _fits(parsed: ParsedArticle, noun: Token, row: Row) -> bool:
    if row.particles and not any(
        p.lemma in row.particles for p in prepositional_phrases(parsed, noun)
    ):
        return False
    if row.kind.name == "participate" and war_of(parsed, noun) is None:
        return False
    if not row.objects:
        return True
    lemmas = {t.lemma for t in _modifiers(parsed, noun)}
    lemmas |= {t.text.casefold() for t in _modifiers(parsed, noun)}
    wanted: set[str] = set()
    for one in row.objects:
        wanted |= {one.removeprefix("=")} | objects().get(one, frozenset())
    return not wanted.isdisjoint(lemmas)


def _modifiers(parsed: ParsedArticle, noun: Token) -> Iterator[Token]:
    for child in premodifiers(parsed, noun):
        if child.i < noun.i:
            yield child
            yield from premodifiers(parsed, child)
    for prep in prepositional_phrases(parsed, noun):
        if prep.lemma == "of":
            yield from objects_of(parsed, prep)


def _event(parsed: ParsedArticle, noun: Token, row: Row) -> Event:
    kind, support = row.kind, _carrier(parsed, noun)
    agents = next(_doers(parsed, noun, support, row), ())
    behind = None
    if not agents and not kind.mutual:
        behind = responsibility(parsed, noun, hostile=kind.type in ("ASSAULT", "COERCE"))
    if behind is not None:
        agents = behind.doers
    agents = agents or next(_sources(parsed, noun, row), ())
    denier = denier_of_deed(parsed, noun) if kind.type in _OF_ONE and not kind.mutual else None
    agents = agents or ((denier,) if denier is not None else ())
    war = war_of(parsed, noun) if kind.name == "participate" else None
    theme = war or (_theme(parsed, noun) if kind.themed else None)
    above = support or deliberation_verb(parsed, noun)
    sites = (noun,) if above is None else (noun, above)
    suffers = _suffers(parsed, noun, row, agents)
    of = next((t for p in _preps(parsed, noun, "of") for t in objects_of(parsed, p)), None)
    codes = tuple([c for c in row.target if c != "of" and not c.startswith("obj")])
    recipients = suffers or targets(parsed, sites, None, codes, agents)
    if not recipients and kind.type == "ASSAULT":
        recipients = _struck(parsed, noun)
    if war is not None:
        recipients = opponents(parsed, war)
    if kind.mutual:
        agents, recipients = _both(parsed, noun, agents, recipients)
    if not agents and theme is not None and war is None:  # "the withdrawal of North Korean troops"
        agents = parties_in(parsed, theme, itself=False, near=True)
    if not agents and of is not None and kind.of == "agent":
        agents = parties_in(parsed, of)
    if suffers and set(suffers) & set(agents):
        agents = ()
    return Event(
        kind=kind,
        mode=row.mode or mode_of(parsed, noun, kind.type),
        trigger=noun,
        agents=agents,
        theme=theme,
        recipients=tuple([t for t in recipients if t not in agents]),
        place=place_of(parsed, noun, recipients),
        topic=topic_of(parsed, noun),
        support=behind.verb if behind is not None and support is None else support,
        behind=behind is not None,
        charge=behind.charge if behind is not None else None,
        linked=behind is not None and behind.linked,
    )


def _preps(parsed: ParsedArticle, noun: Token, *words_: str) -> Iterator[Token]:
    return (p for p in prepositions_and_agents(parsed, noun) if p.lemma in words_)


def _doers(
    parsed: ParsedArticle, noun: Token, support: Token | None, row: Row
) -> Iterator[tuple[Token, ...]]:
    """Yield who does it, best first: "by X", the carrying verb's subject, owner, adjective."""
    for prep in _preps(parsed, noun, "by"):
        yield from (joined_parties(parsed, t) for t in objects_of(parsed, prep))
    if support is not None and (
        is_adnominal_clause(support) or not is_active_subject(parsed.first_conjunct(noun))
    ):
        passive = is_passive(parsed, support) or is_adnominal_clause(support)
        who = agent(parsed, support) if passive else agent_of_verb(parsed, support)
        if who is not None and who is not noun and not _only_announces(support, who, row):
            yield joined_parties(parsed, who)
    own = deliberating_agent(parsed, noun)
    if own is not None:
        yield joined_parties(parsed, own)
    first = deed_beside(parsed, noun) or parsed.first_conjunct(noun)
    owner = possessor(parsed, noun) or possessor(parsed, first)
    owner = None if owner is not None and owner.ent in _WHEN else owner  # "Friday's bombing"
    if owner is not None and not _is_victim(parsed, noun, row):
        yield joined_parties(parsed, owner)
    before = [c for c in premodifiers(parsed, noun) if c.i < noun.i]
    for word in before:
        if _heads_name(parsed, word) and not (owner is not None and row.kind.name != "send"):
            yield (word,)


def _only_announces(support: Token, who: Token, row: Row) -> bool:
    """Tell whether who announces a deed of force need not have done it: "announced the bombing".

    The police may announce an arrest of their own; one person hardly does.
    """
    victim = "victim" in row.kind.flags and who.ent == "PERSON"
    return support.lemma == "announce" and (row.kind.type == "ASSAULT" or victim)


def _sources(parsed: ParsedArticle, noun: Token, row: Row) -> Iterator[tuple[Token, ...]]:
    """Yield from whom it comes: "an attack | from Chad |"."""
    for prep in _preps(parsed, noun, "from"):
        if row.kind.name not in ("withdraw", "release", "break"):
            yield from (
                joined_parties(parsed, t) for t in objects_of(parsed, prep) if parties_in(parsed, t)
            )


def _is_victim(parsed: ParsedArticle, noun: Token, row: Row) -> bool:
    """Tell whether the owner suffers it: "the mayor's arrest", and no "of" names somebody else."""
    return "victim" in row.kind.flags and not any(_preps(parsed, noun, "of"))


def _suffers(
    parsed: ParsedArticle, noun: Token, row: Row, agents: tuple[Token, ...]
) -> tuple[Token, ...]:
    """Return whom it is done to by "of" or as owner: "invasion of Chad", "the mayor's arrest"."""
    owner = possessor(parsed, noun)
    if owner is not None and _is_victim(parsed, noun, row):
        return joined_parties(parsed, owner)
    if row.kind.of == "patient":
        for prep in _preps(parsed, noun, "of"):
            for thing in objects_of(parsed, prep):
                found = parties_in(parsed, thing)
                if found:
                    return found
                if "victim" in row.kind.flags:
                    return (thing,)
    before = [
        c
        for c in words_before(parsed, noun)
        if is_attributive_noun(c)
        and (is_named(parsed, c) or c.lemma in objects()["people"])
        and c not in agents
        and not (row.kind.themed and c.lemma in themes())
    ]
    return (before[-1],) if before and agents and not row.kind.mutual else ()


def _struck(parsed: ParsedArticle, noun: Token) -> tuple[Token, ...]:
    """Return the thing that is hit where it is nobody's: "shelling of | the port |", "an attack
    targeting | the bridge |"."""
    hit = objects()["targets"] | objects()["places"]
    aimed = (c for c in adnominal_clauses(parsed, noun) if c.lemma in words("hitting"))
    things = [
        *(
            t
            for p in _preps(parsed, noun, "of", "on", "against", "at")
            for t in objects_of(parsed, p)
        ),
        *(t for c in aimed if c.tag == "VBG" for t in direct_objects(parsed, c)),
    ]
    thing = next((t for t in things if t.lemma in hit or parties_in(parsed, t)), None)
    return joined_parties(parsed, thing) if thing is not None else ()


def _theme(parsed: ParsedArticle, noun: Token) -> Token | None:
    """Return what is given or moved: "troop dispatch", "transfer of weapons"."""
    for child in premodifiers(parsed, noun):
        if child.i < noun.i and child.lemma in themes():
            return child
    for prep in _preps(parsed, noun, "of"):
        for thing in objects_of(parsed, prep):
            joined = [t for t in parsed.conjuncts(thing) if t.lemma in themes()]
            if joined:
                return joined[0]
            if not is_named(parsed, thing):
                return thing
    return noun if noun.lemma in words("given") else None


def _heads_name(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether a token is the last of a name."""
    entity = parsed.entity_at.get(token.i)
    return is_named(parsed, token) and (entity is None or token.i == entity.last - 1)


def _named_before(parsed: ParsedArticle, noun: Token) -> list[Token]:
    """Return the sides named before a noun: "the A-B talks"; an abbreviation is no second side."""
    found: list[Token] = []
    for child in premodifiers(parsed, noun):
        if child.i < noun.i:
            for one in (child, *premodifiers_and_joined(parsed, child)):
                closed = one.i and parsed.tokens[one.i - 1].text == "("
                if one.i < noun.i and _heads_name(parsed, one) and not closed:
                    found.append(one)
    return sorted(dict.fromkeys(found), key=lambda t: t.i)


def _both(
    parsed: ParsedArticle, noun: Token, agents: tuple[Token, ...], others: tuple[Token, ...]
) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Return the sides of what both do: "between A and B", "A-B talks", "talks of A with B"."""
    for prep in _preps(parsed, noun, "between", "among"):
        for side in objects_of(parsed, prep):
            sides = joined_parties(parsed, side)
            if len(sides) > 1:
                return tuple(
                    parties_in(parsed, s)[0] if parties_in(parsed, s) else s for s in sides
                ), ()
    before = _named_before(parsed, noun)
    if len(before) > 1 and not others:
        return tuple(before), ()
    return agents, others
