"""What a clause's roles are filled with, its class, and the PLOVER type that this gives its event.

In: a clause. Out: what fills its roles; the class, as the lexicon of predicates tells it; and
the type and mode of an event of that class, its own, whether it is denied or still to come. What is
done to somebody needs both sides: who does it, and another to whom it is done.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.extract.clauses import Argument, Kind, Setting, clause_index
from kg.extract.clauses.predicate_use import clause_class
from kg.extract.events.participant_roles import parties
from kg.extract.events.participants import counted_noun, is_somebody, parties_in
from kg.extract.grammar.dependents import nouns_after
from kg.extract.lexicon import words
from kg.extract.noun_kinds import noun_kinds
from kg.extract.predicate_lexicon import predicate_lexicon
from kg.extract.propositions.fillers import KeyedFiller, clause_filler, fillers
from kg.extract.propositions.proposition_records import filler_of
from kg.model import Filler
from kg.model.replace import replace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.extract.actors.identities import Identities
    from kg.extract.clauses import Clause
    from kg.model import Proposition
    from kg.parse import ParsedArticle
    from ontology.predicate_classes import PredicateClass

    type Roles = Mapping[str, tuple[KeyedFiller, ...]]

_PARTIES = frozenset({"person", "organisation", "state", "people"})
"""Kinds of nouns that can take a side in an event."""
_NARROW = ("Justice", "Life", "Personnel", "Business")
"""Families of ACE's event types of which one happens to somebody once."""
_TOOLS = frozenset({"weapon", "device", "drug"})
_MEANS = frozenset({"document", "vehicle", "network"})
"""Kinds of things with which, and by which, something is done."""
SHARE = 0.25
"""The least share of a verb's rows that have a PLOVER type, for a verb that often tells an event:
"remain" with one row of four is one, "come", "put" and "take" are none."""
_ALONE = frozenset({"PROTEST", "MOBILIZE"})
"""Types of events that one side can be told to do: to whom it is done may be a thing, or open."""
_ENDING = frozenset({"CONCEDE", "RETREAT"})
_MEASURES = frozenset({"restriction", "penalty", "protest", "accord", "war", "state"})
"""Kinds of what one side ends of its own: "lifted the curfew", "called off the strike", "declared a
truce", "lifted the state of emergency"."""


def roles_of(
    parsed: ParsedArticle,
    clause: Clause,
    made: Mapping[int, Proposition],
    identities: Identities,
) -> dict[str, tuple[KeyedFiller, ...]]:
    """Return the fillers of a clause's places by role; a clause in `made` is a proposition."""
    places: list[tuple[str, Argument | None]] = [
        ("agent", clause.who),
        ("theme", clause.what),
        ("recipient", clause.whom),
        ("attribute", clause.attribute),
    ]
    for adjunct in clause.adjuncts:
        if adjunct.setting is Setting.PLACE and adjunct.argument.preposition != "from":
            places.append(("place", adjunct.argument))
        elif is_instrument(parsed, adjunct.argument):
            places.append(("instrument", adjunct.argument))
        elif adjunct.argument.preposition in words("topic_prepositions"):
            places.append(("topic", adjunct.argument))
    found: dict[str, tuple[KeyedFiller, ...]] = {}
    for role, argument in places:
        if argument is None:
            continue
        if argument.clause is not None and argument.clause in made:
            filled: tuple[KeyedFiller, ...] = (clause_filler(argument, made[argument.clause]),)
        else:  # what is said of somebody is a thing if it is no name
            thing = role == "attribute" and parsed.tokens[argument.head].pos != "PROPN"
            filled = fillers(parsed, argument, identities, things=thing)
        if argument is not clause.who:
            does = {f.filler.actor for f in found.get("agent", ())}
            filled = tuple([_of_another(parsed, argument, f, does) for f in filled])
        found[role] = (*found.get(role, ()), *filled)
    return found


def _of_another(
    parsed: ParsedArticle, argument: Argument, found: KeyedFiller, does: set[str | None]
) -> KeyedFiller:
    """Return a filler without its actor where a pronoun cannot mean who does it.

    "The court decided on | it |" is no decision on the court: of itself it is "itself".
    """
    word = parsed.tokens[argument.head]
    mere = word.pos == "PRON" and word.text.casefold() in words("object_pronouns")
    if not mere or found.filler.actor is None or found.filler.actor not in does:
        return found
    filler = Filler(label=word.text, span=found.filler.span)
    return KeyedFiller(filler=filler, key=f"{word.text.casefold()} {word.i}")


def with_sources(
    parsed: ParsedArticle, clause: Clause, roles: Roles, identities: Identities
) -> dict[str, tuple[KeyedFiller, ...]]:
    """Return roles with the parties from whom something is had: "took bribes | from the firm |".

    They fill no role, and are the `source` that a claim is known by, where a parser hung the phrase
    on the thing too.
    """
    thing = clause.what
    found = [f for a in clause.adjuncts for f in _source(parsed, a.argument, a.setting, identities)]
    noun = parsed.tokens[thing.head] if thing is not None and not found else None
    after = next(nouns_after(parsed, noun, "from"), None) if noun is not None else None
    if after is None or thing is None or clause.lemma not in words("taking_from"):
        return {**roles, "source": tuple(found)}
    span = parsed.span(parsed.left(after), parsed.right(after))
    argument = Argument(span=span, head=after.i, preposition="from")
    found = _source(parsed, argument, Setting.OTHER, identities)
    plain = [replace(f, key=f.key.partition(" from ")[0]) for f in roles.get("theme", ())]
    themes = {"theme": tuple(plain)} if found and plain else {}
    return {**roles, **themes, "source": tuple(found)}


def _source(
    parsed: ParsedArticle, argument: Argument, setting: Setting, identities: Identities
) -> list[KeyedFiller]:
    plain = argument.preposition == "from" and argument.clause is None and setting is Setting.OTHER
    some = fillers(parsed, argument, identities) if plain else ()
    return [f for f in some if is_party(f.filler)]


def class_at(parsed: ParsedArticle, clause: Clause) -> str | None:
    """Return the id of the ontology's class of what a clause predicates, or None."""
    found = clause_class(parsed, clause)
    return found.name if found is not None else None


@cache
def event_verbs() -> frozenset[str]:
    """Return the verbs that often tell an event: a share of their rows has a PLOVER type."""
    known = predicate_lexicon()
    told: dict[str, list[bool]] = {}
    for (word, pos), rows in known.rows.items():
        if pos == "V":
            kinds = [bool(known.classes[r.name].plover) for r in rows]
            told.setdefault(word.partition(" ")[0], []).extend(kinds)
    often = {v for v, kinds in told.items() if sum(kinds) >= SHARE * len(kinds)}
    return frozenset(often - words("telling_no_event"))


def event_type(
    parsed: ParsedArticle, name: str | None, clause: Clause, roles: Roles, done_to: frozenset[str]
) -> tuple[str | None, str | None]:
    """Return the PLOVER type and mode of an event of a class, None without the sides it needs.

    `done_to` are the keys of those to whom it is done (`aimed_at`). Who does something to himself
    is on one side only: "pitched himself".
    """
    known = predicate_lexicon().classes.get(name) if name is not None else None
    if known is None or not known.plover or clause.kind in (Kind.COPULA, Kind.SMALL):
        return None, None
    does = {f.key for f in roles.get("agent", ()) if is_party(f.filler)}
    if not does or not (done_to - does or _may_stand_alone(known, clause, parsed)):
        return None, None
    return known.plover, known.mode or None


def _may_stand_alone(known: PredicateClass, clause: Clause, parsed: ParsedArticle) -> bool:
    """Tell whether an event of one side is one: a protest, an inquiry, a measure that is ended."""
    if known.plover in _ALONE or (known.id == "investigate" and _is_inquiry(parsed, clause)):
        return True
    thing = clause.what or clause.whom
    if known.plover not in _ENDING or thing is None:
        return False
    kinds = noun_kinds().get(parsed.tokens[thing.head].lemma.casefold(), frozenset())
    return not kinds.isdisjoint(_MEASURES)


def _is_inquiry(parsed: ParsedArticle, clause: Clause) -> bool:
    """Tell whether an inquiry is named, which begins when nobody is suspected yet: "opened one"."""
    heads = [clause.head, *([clause.what.head] if clause.what is not None else [])]
    return any(parsed.tokens[h].lemma in words("inquiries") for h in heads)


def known_as(name: str | None, clause: Clause) -> str:
    """Return the word by which a clause's claim is known: a narrow class's name, else its verb.

    "Detained" and "jailed" are one arrest of one person by one body; "said" and "told" may be two
    things said, so wide classes join nothing.
    """
    known = predicate_lexicon().classes.get(name) if name is not None else None
    narrow = known is not None and known.ace.partition(".")[0] in _NARROW
    return name if narrow and name is not None else clause.lemma


def is_instrument(parsed: ParsedArticle, argument: Argument) -> bool:
    """Tell whether an adjunct tells with what it is done: "with a knife", "by letter"."""
    kinds = noun_kinds().get(parsed.tokens[argument.head].lemma.casefold(), frozenset())
    if argument.clause is not None:
        return False
    if argument.preposition == "with":
        return not _TOOLS.isdisjoint(kinds)
    return argument.preposition in ("by", "via") and not _MEANS.isdisjoint(kinds)


def aimed_at(
    parsed: ParsedArticle, clause: Clause, roles: Roles, identities: Identities, *, own: bool
) -> tuple[dict[str, tuple[KeyedFiller, ...]], frozenset[str]]:
    """Return the roles of an event with the party at whom it is aimed as the recipient.

    "Imposed a levy | on Ostia", "clashed | with the police"; a party that it is done to is one.
    Beside the roles stand the keys of those parties. Whose a thing is that something is done to is
    the recipient only in the article's `own` voice, whose clauses are known as events alone.
    """
    if "recipient" in roles:
        whom = (*roles["recipient"], *roles.get("theme", ()))
        return dict(roles), frozenset([f.key for f in whom if is_party(f.filler)])
    found = roles.get("theme", ())
    if found and (all(is_party(f.filler) for f in found) or _counts_people(parsed, clause.what)):
        rest = {r: some for r, some in roles.items() if r != "theme"}
        return {**rest, "recipient": found}, _keys(found)
    for adjunct in clause.adjuncts:
        aims = adjunct.argument.preposition in words("aiming_prepositions")
        if aims and adjunct.setting is not Setting.TIME and adjunct.argument.clause is None:
            found = fillers(parsed, adjunct.argument, identities)
            if all(is_party(f.filler) for f in found):
                return {**roles, "recipient": found}, _keys(found)
    behind = _behind(parsed, clause, identities)
    return ({**roles, "recipient": behind} if behind and own else dict(roles)), _keys(behind)


def _keys(found: tuple[KeyedFiller, ...]) -> frozenset[str]:
    return frozenset([f.key for f in found])


def _counts_people(parsed: ParsedArticle, argument: Argument | None) -> bool:
    """Tell whether a noun of number counts somebody: "released | dozens of clerks"."""
    if argument is None or parsed.tokens[argument.head].pos != "NOUN":
        return False
    head = parsed.tokens[argument.head]
    inner = counted_noun(parsed, head)
    return inner is not head and is_somebody(parsed, inner)


def _behind(
    parsed: ParsedArticle, clause: Clause, identities: Identities
) -> tuple[KeyedFiller, ...]:
    """Return whose the thing is that something is done to: "rejected | Mali's offer".

    The owner, who made it or whom it is against; else the place where it is.
    """
    thing = clause.what
    if thing is None:
        return ()
    said = clause_index(parsed).numbered(thing.clause) if thing.clause is not None else None
    if said is not None and said.kind is Kind.SMALL:  # "found | the firm | guilty"
        found = fillers(parsed, said.who, identities) if said.who is not None else ()
        return found if all(is_party(f.filler) for f in found) else ()
    if parsed.tokens[thing.head].pos not in ("NOUN", "PROPN"):
        return ()
    whose = parties_in(parsed, parsed.tokens[thing.head])
    some = parties(parsed, whose, identities, stands_for=False, things=None)
    return tuple(KeyedFiller(filler=filler_of(p), key=p.key) for p in some)


def is_party(filler: Filler) -> bool:
    """Tell whether a filler is somebody who can take a side: an actor, or people by their noun."""
    if filler.actor is not None or filler.country is not None:
        return True
    return not _PARTIES.isdisjoint(noun_kinds().get(filler.head or "", frozenset()))
