"""Names that a recogniser took for people's or a people's and that the article shows to be none.

A body by its letters or by what it is called ("the regulator, Otb,", "the Otb chief", "OTB"), a
ship ("the ferry Lady Ada"), a town with an owner in its name ("Simon's Town"), an office that is
nobody's name ("Prime Minister"), and a language ("spoke only Spanish").
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import determiner
from kg.extract.grammar.entities import Named, is_inside_place, with_entities
from kg.extract.grammar.functions import (
    is_attributive,
    is_conjunct,
    is_direct_object,
    is_passive_subject,
    is_preposition,
)
from kg.extract.grammar.possible_speakers import is_group, is_role
from kg.extract.lexicon import words
from kg.extract.noun_kinds import noun_kinds
from kg.gazetteer import gazetteer
from kg.gazetteer.names import fold
from kg.model import Entity
from kg.parse.word_index import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle


def with_bodies_labelled(parsed: ParsedArticle) -> ParsedArticle:
    """Return the article with such names as what they are; the same one where nothing changes."""
    found = Named(parsed.parse.entities)
    people = [e for e in parsed.parse.entities if e.label == "PERSON"]
    for entity in people:
        if _is_office(parsed, entity) or _is_namesake(parsed, entity):
            found.drop(entity)
    towns = (*_towns(parsed, people), *_seats(parsed, people))
    for one in (*towns, *_ships(parsed), *_bodies(parsed, people), *_languages(parsed)):
        found.put(one)
    return with_entities(parsed, found.entities())


def _languages(parsed: ParsedArticle) -> Iterator[Entity]:
    """Yield the languages among the names of peoples: "spoke | French |", "all in | Spanish |"."""
    for entity in parsed.parse.entities:
        if entity.label not in ("NORP", "GPE") or entity.last - entity.first != 1:
            continue
        word = parsed.tokens[entity.first]
        if word.text in _languages_named() and _is_language(parsed, word):
            yield Entity(label="LANGUAGE", first=entity.first, last=entity.last)


def _is_language(parsed: ParsedArticle, word: Token) -> bool:
    """Tell whether a state's adjective stands for its language: "in | Greek |".

    So it does in "| Greek | speakers"; no people is called so without "the": "the French".
    """
    behind = [t for t in parsed.tokens[word.i + 1 : word.i + 3] if t.text != "-"]
    if behind and behind[0].lemma in words("of_languages"):
        return True
    bare = word.tag in ("JJ", "NN", "NNP") and determiner(parsed, word) is None
    if not bare or is_attributive(word):
        return False
    first = parsed.head(word) if is_conjunct(word) else word
    if first != word and first.ent != "LANGUAGE" and first.text not in _languages_named():
        return False
    return _is_used(parsed, first)


@cache
def _languages_named() -> frozenset[str]:
    """Return the adjectives of states, by which their languages are called too."""
    return frozenset(a for c in gazetteer().countries.values() for a in c.adjectives)


def _is_used(parsed: ParsedArticle, word: Token) -> bool:
    """Tell whether it is spoken, learned or written in: "teach | Greek |", "said in | Greek |"."""
    above = parsed.head(word)
    if is_preposition(above):
        noun = parsed.head(above).lemma
        return above.lemma in ("in", "into") or noun in words("using_languages")
    spoken = is_direct_object(word) or is_passive_subject(word)
    return spoken and above.lemma in words("using_languages")


def names_of_bodies(parsed: ParsedArticle) -> frozenset[str]:
    """Return the names of one word that open a body's name too: "Orlo" beside "Orlo Shipping".

    So is one that stands before a noun for a body or for whoever heads one: "the Orlo group".
    """
    key = ("names of one word that bodies have",)
    if key not in parsed.memory:
        parsed.memory[key] = frozenset(_opening_bodies(parsed))
    found: frozenset[str] = parsed.memory[key]
    return found


def _opening_bodies(parsed: ParsedArticle) -> Iterator[str]:
    for entity in parsed.parse.entities:
        first = parsed.tokens[entity.first]
        if entity.label == "ORG" and entity.last - entity.first > 1:
            last = parsed.tokens[entity.last - 1]
            if last.text.casefold() in words("firms") or is_group(last):
                yield first.text
        elif entity.last - entity.first == 1 and _is_of_body(parsed, first):
            yield first.text


def _is_of_body(parsed: ParsedArticle, name: Token) -> bool:
    """Tell whether a name stands right before a noun for a body or its head: "the Otb | chief"."""
    after = parsed.tokens[name.i + 1] if name.i + 1 < len(parsed.tokens) else name
    behind = parsed.tokens[after.i + 1].text if after.i + 1 < len(parsed.tokens) else ""
    noun = after.pos == "NOUN" and after.text.islower() and after.head != name.i
    heads = after.lemma.casefold() in words("nouns_of_bodies") and behind != "of"
    return noun and heads and is_attributive(name)


def _is_office(parsed: ParsedArticle, entity: Entity) -> bool:
    """Tell whether a "person" is an office in two words and more: "| Prime Minister | and"."""
    text = fold(_text(parsed, entity))
    return entity.last - entity.first > 1 and text in gazetteer().roles


def _is_namesake(parsed: ParsedArticle, entity: Entity) -> bool:
    """Tell whether a body of the same name may be meant before a thing: "the | Orlo | scandal"."""
    name = parsed.tokens[entity.first]
    above = parsed.head(name)
    thing = above.pos == "NOUN" and is_attributive(name) and not is_role(parsed, above)
    alone = entity.last - entity.first == 1
    return alone and thing and name.text in names_of_bodies(parsed)


def _bodies(parsed: ParsedArticle, people: list[Entity]) -> Iterator[Entity]:
    """Yield the lone names of bodies among those of people.

    Where the article names somebody in full by it, only the place itself tells: "the Orlo group".
    """
    parts = {t.text for e in people if e.last - e.first > 1 for t in _words(parsed, e)}
    places = [e for e in parsed.parse.entities if e.label == "GPE"]
    lone = [e for e in (*people, *places) if len(_words(parsed, e)) == 1]
    firms = names_of_bodies(parsed) - {
        t.text for e in lone for t in _words(parsed, e) if is_inside_place(parsed, t)
    }
    letters = {t.text for t in parsed.tokens if t.ent == "ORG" and _is_in_letters(parsed, t)}
    bodies = {
        t.text
        for e in lone
        for t in _words(parsed, e)
        if t.text not in parts
        and gazetteer().country(t.text) is None
        and t.text not in gazetteer().first_names
        and (t.text in firms or t.text.upper() in letters or _tells_body(parsed, t))
    }
    for entity in lone:
        name = parsed.tokens[entity.first]
        if name.text in bodies or _is_of_body(parsed, name):
            yield Entity(entity.first, entity.last, "ORG")


def _is_in_letters(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether a word is in capitals and its neighbours are not: "(| OTB |)", "OTB said"."""
    beside = (*parsed.tokens[token.i - 1 : token.i], *parsed.tokens[token.i + 1 : token.i + 2])
    return token.text.isupper() and not any(t.text.isalpha() and t.text.isupper() for t in beside)


def _tells_body(parsed: ParsedArticle, name: Token) -> bool:
    """Tell whether a noun for a body stands beside a name: "the markets | regulator |, Otb,"."""
    if _is_of_body(parsed, name):
        return True
    before = parsed.tokens[max(0, name.i - 2) : name.i]
    set_off = len(before) > 1 and before[-1].text == "," and name.dep == "appos"
    noun = before[0] if set_off else before[-1] if before else name
    return noun.lemma.casefold() in words("bodies_before_names") and noun.tag == "NN"


def _ships(parsed: ParsedArticle) -> Iterator[Entity]:
    """Yield the names that the article gives a ship or a craft: "the ferry | Lady Ada |"."""
    names = {
        tuple(t.text for t in parsed.tokens[first : e.last])
        for e in parsed.parse.entities
        if e.label in ("PERSON", "ORG") and _is_craft(parsed, first := _first(parsed, e))
    }
    for name in names:
        for i in places_of(parsed, frozenset({name[-1].casefold()})):
            first = i + 1 - len(name)
            if tuple(t.text for t in parsed.tokens[max(0, first) : i + 1]) == name:
                yield Entity(first, i + 1, "PRODUCT")


def _first(parsed: ParsedArticle, entity: Entity) -> int:
    """Return where a name begins with the capitals before it that no recogniser took."""
    first = entity.first
    while first > 0 and parsed.tokens[first - 1].head == entity.last - 1:
        before = parsed.tokens[first - 1]
        if before.pos != "PROPN" or before.i in parsed.entity_at:
            break
        first -= 1
    return first


def _is_craft(parsed: ParsedArticle, first: int) -> bool:
    """Tell whether a noun for a craft stands before a name: "the ferry, the | Lady Ada |"."""
    before = [t for t in parsed.tokens[max(0, first - 3) : first] if t.lemma not in (",", "the")]
    kinds = noun_kinds().get(before[-1].lemma, frozenset()) if before else frozenset[str]()
    return bool(before) and before[-1].tag == "NN" and "vehicle" in kinds


def _towns(parsed: ParsedArticle, people: list[Entity]) -> Iterator[Entity]:
    """Yield the towns whose name has an owner: "docked in | Simon's Town |"."""
    for entity in people:
        last = entity.last
        if parsed.tokens[last - 1].tag != "POS":
            last += 1
        town = parsed.tokens[last] if last < len(parsed.tokens) else None
        if town is None or parsed.tokens[last - 1].tag != "POS":
            continue
        named = town.text in words("towns_with_owners") and town.pos == "PROPN"
        if named and parsed.tokens[entity.first - 1].pos in ("ADP", "SCONJ"):
            yield Entity(entity.first, last + 1, "GPE")


def _seats(parsed: ParsedArticle, people: list[Entity]) -> Iterator[Entity]:
    """Yield the towns where somebody has a seat: "the | Port Ada |-based firm"."""
    for entity in people:
        behind = [t.text for t in parsed.tokens[entity.last : entity.last + 2]]
        if behind == ["-", "based"]:
            yield Entity(entity.first, entity.last, "GPE")


def _words(parsed: ParsedArticle, entity: Entity) -> list[Token]:
    return [t for t in parsed.tokens[entity.first : entity.last] if t.tag != "POS"]


def _text(parsed: ParsedArticle, entity: Entity) -> str:
    return " ".join(t.text for t in _words(parsed, entity))


def with_association_names(parsed: ParsedArticle) -> ParsedArticle:
    """Return the article with names that begin with a people's whole: "the Norse | Union of Cooks".

    A recogniser takes the adjective for a name of its own. "The Russian Ministry of Defence" is an
    organ of that state and stays in two.
    """
    whole = []
    for entity in parsed.parse.entities:
        before = parsed.entity_at.get(entity.first - 1) if entity.first else None
        if entity.label != "ORG" or before is None or before.label != "NORP":
            continue
        tokens = parsed.tokens[entity.first : entity.last]
        kind = tokens[0].text.casefold() in words("associations")
        of = any(t.text.casefold() in ("of", "for") for t in tokens[1:])
        opens = parsed.tokens[before.first - 1] if before.first else None
        if kind and of and opens is not None and opens.text.casefold() == "the":
            whole.append(Entity(before.first, entity.last, "ORG"))
    if not whole:
        return parsed
    found = Named(parsed.parse.entities)
    for name in whole:
        found.put(name)
    return with_entities(parsed, found.entities())
