"""Whom an event is done to: the party in the object, after a preposition, in what is demanded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.event_lexicon import objects, triggers
from kg.extract.events.participants import counted_noun, joined_parties, parties_in
from kg.extract.grammar.dependents import (
    clauses_of,
    clauses_on_noun,
    complement_clauses,
    direct_objects,
    indirect_objects,
    objects_of,
    prepositional_phrases,
    prepositions_and_datives,
)
from kg.extract.grammar.noun_phrases import country_of
from kg.extract.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle


_NOUNS = ("NOUN", "PROPN")
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_WHEN = frozenset({"DATE", "TIME"})


def targets(
    parsed: ParsedArticle,
    sites: tuple[Token, ...],
    thing: Token | None,
    codes: tuple[str, ...],
    agents: tuple[Token, ...],
    *,
    known: bool = False,
) -> tuple[Token, ...]:
    """Return whom an event is done to: the first of the places in `codes` that names a party.

    `known` tells that the object is a thing of the lexicon ("state of emergency"), never a party.

    `obj` is the object or the party in it, `obj-actor` only a party, `dative` the one given to,
    `demand` the party in what protesters demand; any other code is a preposition, with `-any`
    before any noun ("inquired into | the crash"), with `-place` before a place.
    """
    doing = {t.i for t in agents}
    for code in codes:
        for place in _places(parsed, sites, thing, code):
            if code.endswith("-any") and place.pos in _NOUNS and place.ent not in _WHEN:
                return parties_in(parsed, place) or joined_parties(parsed, place)
            if code.endswith("-place"):
                if (where := _place_in(parsed, place)) is not None:
                    return (where,)
                continue
            itself = code != "obj-actor" or not known
            found = tuple(t for t in parties_in(parsed, place, itself=itself) if t.i not in doing)
            if found:
                return found
            if code == "dative":
                return joined_parties(parsed, place)
    if "obj" in codes and thing is not None and thing.pos in ("NOUN", "PROPN", "NUM"):
        return tuple(t for t in joined_parties(parsed, thing) if t.i not in doing)
    return ()


def _place_in(parsed: ParsedArticle, noun: Token) -> Token | None:
    """Return a place or the named one that it is part of: "parts of | Ostia", "the town"."""
    noun = counted_noun(parsed, noun)
    if noun.ent in _PLACES or country_of(parsed, noun) is not None:
        return noun
    return noun if noun.lemma in objects()["places"] else None


def _places(
    parsed: ParsedArticle, sites: tuple[Token, ...], thing: Token | None, code: str
) -> Iterator[Token]:
    if code in ("obj", "obj-actor"):
        if thing is not None:
            yield thing
    elif code == "theme":  # "withdraw its troops sent to | Chad"
        for clause in clauses_on_noun(parsed, thing) if thing is not None else ():
            for prep in prepositions_and_datives(parsed, clause):
                yield from objects_of(parsed, prep)
    elif code == "dative":
        for site in sites:
            yield from (c for c in indirect_objects(parsed, site) if c.pos != "ADP")
    elif code == "demand":
        for site in (*sites, *([thing] if thing is not None else [])):
            yield from _demanded(parsed, site)
    else:
        yield from _after_preposition(parsed, sites, thing, code)


def _after_preposition(
    parsed: ParsedArticle, sites: tuple[Token, ...], thing: Token | None, code: str
) -> Iterator[Token]:
    """Yield what stands after a preposition of the verb or object.

    With "-actor" only behind it, with "-receiver" no more than who may be given something.
    """
    word, _, only = code.partition("-")
    for site in sites:
        for prep in _prepositions(parsed, site):
            if prep.lemma == word and (prep.i > site.i or only != "actor"):
                after = objects_of(parsed, prep)
                passed = words("called_forth") if only == "receiver" else frozenset()
                yield from (
                    o for o in after if o.lemma not in passed and not _is_deed(parsed, prep, o)
                )
                inside = clauses_of(parsed, prep) if only != "any" else ()
                yield from (o for c in inside for o in direct_objects(parsed, c))
    if thing is not None and thing not in sites and only != "actor":
        preps = list(prepositional_phrases(parsed, thing))
        if thing.lemma == "state":  # "a state of emergency | in Corsica"
            below = [n for p in preps if p.lemma == "of" for n in objects_of(parsed, p)]
            preps += [p for n in below for p in prepositional_phrases(parsed, n)]
        for prep in preps:
            if prep.lemma == word:
                yield from (o for o in objects_of(parsed, prep) if not _is_deed(parsed, prep, o))


def _is_deed(parsed: ParsedArticle, preposition: Token, noun: Token) -> bool:
    """Tell whether a deed is answered, and nobody hit: "retaliation against | the execution |"."""
    answers = parsed.head(preposition).lemma in words("reprisals")
    return (answers and (noun.lemma, "N") in triggers()) or noun.lemma in words("reprisals")


def _demanded(parsed: ParsedArticle, site: Token) -> Iterator[Token]:
    """Yield the things that protesters are said to demand or oppose."""
    for clause in (*parsed.all(site, "advcl", "xcomp", "acl", "relcl"),):
        if clause.lemma not in words("demanding"):
            continue
        yield from direct_objects(parsed, clause)
        for prep in prepositional_phrases(parsed, clause):
            yield from objects_of(parsed, prep)
        for inside in complement_clauses(parsed, clause):
            yield from parsed.all(inside, "nsubj", "dobj")
    for prep in prepositional_phrases(parsed, site):
        if prep.lemma in words("protest_prepositions"):
            yield from (o for o in objects_of(parsed, prep) if o.lemma in ("protest", "demand"))


def _prepositions(parsed: ParsedArticle, site: Token) -> Iterator[Token]:
    """Yield the prepositions of a word, nested ones too: "from Chad | to Niger", "out | of"."""
    for prep in parsed.all(site, "prep", "dative", "agent"):
        yield prep
        if prep.lemma in ("from", "out"):
            yield from prepositional_phrases(parsed, prep)
            yield from (
                p for n in objects_of(parsed, prep) for p in prepositional_phrases(parsed, n)
            )
