"""Events that verbs tell: the row of the lexicon that fits, and the roles in the clause.

Actives, passives, relatives and reduced relatives, controlled infinitives and gerunds, objects
with "with" ("supplied the rebels with rifles"), receivers as subjects ("receives arms from").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses import Kind, Relation, clause_index
from kg.extract.event_lexicon import modes, objects, triggers, verb_lemma
from kg.extract.events.circumstances import mode_of, place_of, topic_of
from kg.extract.events.event_mention import Event
from kg.extract.events.participants import (
    counted_noun,
    is_named,
    is_somebody,
    joined_parties,
    objects_fit,
    parties_in,
)
from kg.extract.events.recipients import targets
from kg.extract.events.verb_agents import agent_of_verb
from kg.extract.events.wars import opponents, war_of
from kg.extract.grammar.clause_structure import agent, antecedent, is_finite, is_passive, subject
from kg.extract.grammar.dependents import (
    attributive_adjectives,
    auxiliaries,
    complement_clauses,
    complement_of,
    direct_object,
    indirect_object,
    object_of,
    objects_of,
    open_complement,
    own_subject,
    passive_subject,
    possessor,
    prepositional_phrases,
)
from kg.extract.grammar.functions import (
    is_adnominal_clause,
    is_adverbial_clause,
    is_direct_object,
    is_indirect_object,
    is_preposition,
)
from kg.extract.grammar.noun_dependents import words_after
from kg.extract.grammar.noun_phrases import country_of
from kg.extract.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.event_lexicon import Row
    from kg.model import Token
    from kg.parse import ParsedArticle


_NOUNS = ("NOUN", "PROPN")


def verb_event(parsed: ParsedArticle, verb: Token) -> Event | None:
    """Return the event that a verb tells with what stands beside it, or None."""
    rows = triggers().get((verb_lemma(verb), "V"))
    if not rows or (verb.lemma == "call" and _names(parsed, verb)):
        return None  # "called the strike reckless" calls none
    thing = undergoer(parsed, verb)
    beside = frozenset([c.lemma for c in _beside(parsed, verb)])
    for row in rows:
        if (not row.particles or row.particles & beside) and _fits(parsed, verb, thing, row):
            return _event(parsed, verb, thing, row)
    return None


def _names(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether somebody or something is called a name: "called | the envoy | a fool"."""
    index = clause_index(parsed)
    clause = index.at(verb)
    if clause is None:
        return False
    below = index.below(clause, Relation.COMPLEMENT, Relation.APPOSITION)
    said = [b.attribute for b in below if b.kind is Kind.SMALL and b.attribute is not None]
    said += [clause.attribute] if clause.attribute is not None else []
    before = (parsed.tokens[parsed.at(a.span.start) - 1].text for a in said)
    return any(mark != "," for mark in before)  # no name: "called the envoy, | a lawyer"


def undergoer(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return what a verb is done to: its object, its passive subject, the noun it modifies."""
    if is_passive(parsed, verb):
        own = direct_object(parsed, verb)
        if own is None or own.ent in ("MONEY", "QUANTITY", "DATE", "CARDINAL"):
            own = passive_subject(parsed, verb) or own
        if own is None:
            first = parsed.first_conjunct(verb)
            own = passive_subject(parsed, first) if first is not verb else None
        return antecedent(parsed, own) if own is not None else None
    own = direct_object(parsed, verb) or _after_bound(parsed, verb)
    if own is None and verb.lemma == "fail":  # "failed to reach | agreement"
        tried = open_complement(parsed, verb)
        own = direct_object(parsed, tried) if tried is not None else None
    if own is not None:
        return antecedent(parsed, own)
    if is_adnominal_clause(verb) and verb.tag == "VBN":
        return parsed.head(verb)
    if _reduced(parsed, verb):
        first = parsed.first_conjunct(verb)
        if first is not verb:  # "were seized and | beaten"
            return undergoer(parsed, first)
        above = parsed.head(verb)  # "died, | killed by a guard"
        return subject(parsed, above) if is_adverbial_clause(verb) and above.pos == "VERB" else None
    for clause in complement_clauses(parsed, verb):  # "allowed | the party to stand"
        made = own_subject(parsed, clause)
        to = any(c.tag == "TO" or c.tag == "VB" for c in (*auxiliaries(parsed, clause), clause))
        if made is not None and to and made.i > verb.i and not is_finite(parsed, clause):
            return made
    held = indirect_object(parsed, verb)
    if held is not None and held.pos != "ADP":
        return held
    return _shared(parsed, verb)


def _after_bound(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the object that the parser hung on a bound: "kidnapped up | to | 16 advisers"."""
    to = next(
        (p for p in prepositional_phrases(parsed, verb) if p.lemma == "to" and p.i > verb.i), None
    )
    if to is None or to.i == 0 or parsed.tokens[to.i - 1].lemma not in ("up", "close"):
        return None
    noun = object_of(parsed, to)
    return noun if noun is not None and parsed.child(noun, "nummod") is not None else None


def _shared(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the object that joined verbs share: "arrested and beat | protesters"."""
    last = [t for t in parsed.all(verb, "conj") if t.pos == "VERB"]
    if not last or any(is_preposition(c) or is_direct_object(c) for c in words_after(parsed, verb)):
        return None
    return direct_object(parsed, last[0]) if last[0].i - verb.i <= 3 else None


def _fits(parsed: ParsedArticle, verb: Token, thing: Token | None, row: Row) -> bool:
    if row.kind.name == "participate" and war_of(parsed, verb) is None:
        return False
    if row.kind.name == "censor" and thing is not None and _is_own(parsed, thing):
        return False  # "shut down its website"
    if row.kind.name == "obstruct" and _fights(parsed, agent_of_verb(parsed, verb)):
        return False  # a state that blocks the way does not protest
    if row.kind.name == "phone" and not row.particles and parsed.child(verb, "prt") is not None:
        return False  # "called up the reservists"
    if row.kind.name == "ceasefire" and thing is not None and thing.lemma == "strike":
        fits = objects_fit(parsed, thing, row.objects)  # "ordered | strikes": ceases nothing
        return fits and _fights(parsed, agent_of_verb(parsed, verb))
    if row.kind.name == "violate" and thing is not None and thing.lemma in words("no_rules"):
        return False
    if row.kind.themed and thing is not None and is_indirect_object(thing):
        return False  # the one given to, of an object that the parser lost
    if row.kind.name == "help" and parsed.child(verb, "xcomp", "ccomp") is not None:
        return verb.lemma != "help"  # "helped her win"
    if not row.objects:
        return True
    if row.turn in ("arrive", "come"):
        mover = subject(parsed, verb) or agent_of_verb(parsed, verb)
        open_yet = thing is None or "obj" in row.target  # "| troops | left Chad"
        return open_yet and mover is not None and objects_fit(parsed, mover, row.objects)
    if objects_fit(parsed, thing, row.objects):
        return True
    if "with" in row.particles or "to" in row.particles or "on" in row.particles:
        after = (_object_of(parsed, verb, p) for p in row.particles)
        return any(t is not None and objects_fit(parsed, t, row.objects) for t in after)
    return any(
        t is not None and objects_fit(parsed, t, row.objects)
        for p in row.particles
        for t in (_object_of(parsed, verb, p),)
    )


def _is_own(parsed: ParsedArticle, thing: Token) -> bool:
    owner = possessor(parsed, thing)
    return owner is not None and owner.pos == "PRON"


def _fights(parsed: ParsedArticle, who: Token | None) -> bool:
    """Tell whether a strike is one of arms, by whose it is: a union suspends another."""
    return who is not None and (
        country_of(parsed, who) is not None
        or who.lemma in words("state_forces")
        or who.lemma in objects()["troops"]
    )


def _beside(parsed: ParsedArticle, verb: Token) -> Iterator[Token]:
    """Yield the words after a verb that may be its particle or preposition."""
    for child in parsed.children[verb.i]:
        if child.dep in ("prt", "prep", "advmod", "dative", "agent") and child.i > verb.i:
            yield child
            yield from (c for c in prepositional_phrases(parsed, child) if c.i == child.i + 1)
    thing = direct_object(parsed, verb)
    if thing is not None:
        yield from prepositional_phrases(parsed, thing)


def _object_of(parsed: ParsedArticle, verb: Token, word: str) -> Token | None:
    beside = list(_beside(parsed, verb))
    for child in beside:
        if child.lemma == word:
            found = complement_of(parsed, child)
            if found is not None:
                return found
            after = (p for p in beside if p.i == child.i + 1 and p.lemma in ("of", "from"))
            found = next((t for p in after if (t := complement_of(parsed, p))), None)
            if found is not None:
                return found  # "backed out of | the deal"
    return None


def _event(parsed: ParsedArticle, verb: Token, thing: Token | None, row: Row) -> Event:
    if row.turn == "turned":
        thing = thing or next(
            (t for p in row.particles if (t := _object_of(parsed, verb, p))), None
        )
        if thing is not None and thing.lemma in words("bounds"):
            of = next((p for p in prepositional_phrases(parsed, thing) if p.lemma == "of"), None)
            thing = (object_of(parsed, of) if of is not None else None) or thing
    kind, passive = row.kind, is_passive(parsed, verb) or _reduced(parsed, verb)
    theme = recipients = None
    if row.turn == "receive":
        giver = _object_of(parsed, verb, "from")
        taker = agent_of_verb(parsed, verb)
        agents = joined_parties(parsed, giver) if giver is not None else ()
        recipients = joined_parties(parsed, taker) if taker is not None else ()
        theme = thing
    elif row.turn == "suffer":  # "six soldiers died in a raid"
        victim, agents = agent_of_verb(parsed, verb), ()
        recipients = joined_parties(parsed, victim) if victim is not None else ()
    elif row.turn == "arrive":
        mover = subject(parsed, verb)
        theme = counted_noun(parsed, mover) if mover is not None else None
        agents = parties_in(parsed, mover, itself=False) if mover is not None else ()
        agents = agents or (joined_parties(parsed, mover) if mover is not None else ())
    else:
        by = agent(parsed, verb) if passive else agent_of_verb(parsed, verb)
        agents = joined_parties(parsed, by) if by is not None else ()
        theme = thing if kind.themed else None
    if kind.themed and "with" in row.particles:
        theme = _object_of(parsed, verb, "with") or theme
    if passive and kind.themed and theme is not None:  # "Chad was given tanks"
        given = passive_subject(parsed, verb)
        if given is not None and given is not theme and is_somebody(parsed, given):
            recipients = joined_parties(parsed, given)
    if not agents and passive and kind.themed and theme is not None:
        agents = _owner_of(parsed, theme, recipients or ())
    if kind.name == "participate":
        theme = war_of(parsed, verb)
        recipients = opponents(parsed, theme) if theme is not None else ()
    if row.turn == "receive" and not agents and thing is not None:
        agents = _made_by(parsed, thing, recipients or ())
    if recipients is None:
        made_of = frozenset(o for o in row.objects if o.startswith("="))
        is_word = bool(made_of) and objects_fit(parsed, thing, made_of)  # "brought | charges"
        hit = "victim" in kind.flags and not is_word
        if hit and thing is not None and thing.pos in _NOUNS:
            recipients = joined_parties(parsed, thing)
        else:
            known = any(not o.startswith("@") and o != "-" for o in row.objects)
            reached = thing or (_reached(parsed, verb, row) if known else None)
            recipients = targets(parsed, (verb,), reached, row.target, agents, known=known)
    recipients = recipients or _loose_recipients(parsed, verb, thing, row)
    if kind.mutual and not agents and len(recipients) > 1:
        agents, recipients = recipients, ()  # "ties | between Chad and Mali | were restored"
    return Event(
        kind=kind,
        mode=row.mode or mode_of(parsed, verb, kind.type),
        trigger=verb,
        agents=agents,
        theme=theme,
        recipients=recipients,
        place=place_of(parsed, verb, recipients),
        instrument=_with(parsed, verb, kind.type),
        topic=topic_of(parsed, verb),
        object=thing,
        turned=row.turn == "turned",
    )


def _owner_of(parsed: ParsedArticle, thing: Token, takers: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return whose the thing is that is sent: "| its | troops sent to Chad"."""
    owner = possessor(parsed, thing)
    if owner is not None:
        return (owner,)
    troops = counted_noun(parsed, thing).lemma in objects()["troops"]
    return _made_by(parsed, thing, takers) if troops else ()


def _reached(parsed: ParsedArticle, verb: Token, row: Row) -> Token | None:
    """Return the thing after a verb's particle by which it fits a row: "backed out of | a deal"."""
    after = (_object_of(parsed, verb, p) for p in sorted(row.particles))
    return next((t for t in after if t is not None and objects_fit(parsed, t, row.objects)), None)


def _loose_recipients(
    parsed: ParsedArticle, verb: Token, thing: Token | None, row: Row
) -> tuple[Token, ...]:
    """Return who is struck or given to where the places of the class name nobody."""
    if row.kind.type == "ASSAULT":
        return _struck(parsed, verb, row)
    given = thing is not None and row.kind.themed and "to" in row.target
    return _after_thing(parsed, thing) if thing is not None and given else ()


def _struck(parsed: ParsedArticle, verb: Token, row: Row) -> tuple[Token, ...]:
    """Return the thing that is fired on or at, where it is nobody's: "opened fire on | a bus"."""
    for word in row.target:
        thing = _object_of(parsed, verb, word) if word in words("striking_prepositions") else None
        held = objects()["targets"] | objects()["places"]
        if thing is not None and thing.pos in _NOUNS and thing.lemma in held:
            return joined_parties(parsed, thing)
    return ()


def _after_thing(parsed: ParsedArticle, thing: Token) -> tuple[Token, ...]:
    """Return who is given to where the parser hung it on the thing: "containers of arms | to X"."""
    for token in sorted(parsed.subtree(thing), key=lambda t: t.i):
        to = is_preposition(token) and token.lemma == "to" and token.i > thing.i
        if to and parsed.head(token).lemma not in words("called_forth"):
            found = [n for n in objects_of(parsed, token) if is_named(parsed, n)]
            if found:
                return joined_parties(parsed, found[0])
    return ()


def _made_by(parsed: ParsedArticle, thing: Token, takers: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the state whose goods are received: "acquired | Malian | technology"."""
    found = [
        c
        for c in attributive_adjectives(parsed, counted_noun(parsed, thing))
        if is_named(parsed, c)
    ]
    return tuple(c for c in found[:1] if c.i < thing.i and c not in takers)


def _reduced(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a bare participle is passive: "troops | sent", "died, | killed by a guard"."""
    if verb.tag != "VBN" or parsed.child(verb, "aux", "nsubj", "dobj") is not None:
        return False
    first = parsed.first_conjunct(verb)
    return first is verb or is_passive(parsed, first) or _reduced(parsed, first)


def _with(parsed: ParsedArticle, verb: Token, kind: str) -> Token | None:
    """Return what an attack is made with: "with machetes"."""
    noun = _object_of(parsed, verb, "with") if kind == "ASSAULT" else None
    return noun if noun is not None and (kind, noun.lemma) in modes() else None
