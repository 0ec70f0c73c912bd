"""The class of a clause's predicate, and the PLOVER type that the class gives its event.

In: a clause, and what fills its roles. Out: the class, as the lexicon of predicates tells it; and
the type and mode of an event of that class, its own, whether it is denied or still to come. What is
done to somebody needs both sides: who does it, and another to whom it is done.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.extract.clauses import Kind, Setting
from kg.extract.clauses.predicate_use import clause_class
from kg.extract.lexicon import words
from kg.extract.noun_kinds import noun_kinds
from kg.extract.predicate_lexicon import predicate_lexicon
from kg.extract.propositions.fillers import fillers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.extract.actors.identities import Identities
    from kg.extract.clauses import Argument, Clause
    from kg.extract.propositions.fillers import KeyedFiller
    from kg.model import Filler
    from kg.parse import ParsedArticle

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


def event_type(name: str | None, clause: Clause, roles: Roles) -> tuple[str | None, str | None]:
    """Return the PLOVER type and mode of an event of a class, None without the sides it needs.

    Who does something to himself is on one side only: "pitched himself".
    """
    known = predicate_lexicon().classes.get(name) if name is not None else None
    if known is None or not known.plover or clause.kind in (Kind.COPULA, Kind.SMALL):
        return None, None
    does = {f.key for f in roles.get("agent", ()) if is_party(f.filler)}
    whom = (f for role in ("recipient", "theme") for f in roles.get(role, ()))
    done = {f.key for f in whom if is_party(f.filler)}
    if not does or not (done - does or known.plover in _ALONE):
        return None, None
    return known.plover, known.mode or None


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
    parsed: ParsedArticle, clause: Clause, roles: Roles, identities: Identities
) -> dict[str, tuple[KeyedFiller, ...]]:
    """Return the roles of an event with the party at whom it is aimed as the recipient.

    "Imposed a levy | on Ostia", "clashed | with the police"; a party that it is done to is one.
    """
    if "recipient" in roles:
        return dict(roles)
    if roles.get("theme") and all(is_party(f.filler) for f in roles["theme"]):
        return {**{r: f for r, f in roles.items() if r != "theme"}, "recipient": roles["theme"]}
    for adjunct in clause.adjuncts:
        aims = adjunct.argument.preposition in words("aiming_prepositions")
        if aims and adjunct.setting is not Setting.TIME and adjunct.argument.clause is None:
            found = fillers(parsed, adjunct.argument, identities)
            if all(is_party(f.filler) for f in found):
                return {**roles, "recipient": found}
    return dict(roles)


def is_party(filler: Filler) -> bool:
    """Tell whether a filler is somebody who can take a side: an actor, or people by their noun."""
    if filler.actor is not None or filler.country is not None:
        return True
    return not _PARTIES.isdisjoint(noun_kinds().get(filler.head or "", frozenset()))
