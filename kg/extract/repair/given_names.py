"""Given names that a recogniser does not know: initials, and two syllables with a hyphen.

"SM Mannan, the chairman,", "K. Rajan": a recogniser takes letters in capitals for a body's. Letters
that the article gives to a body or office, or that stand alone somewhere, are nobody's initials
("US Steel", "BBC News", "MP Ann Lee"); others are a person's where an office, a form of address or
a "he" beside the name tells one, or where stops or blanks part them ("A.R. Mannan", "K G Umesh").

"Calvin Kwok Lan-hing" is not "Calvin Kwok Lan": a parser that takes the second syllable for a verb
ends the name before the hyphen. Here it is the last word of the name, in whose place it stands;
"Ann Lee-led" and "Ann Lee-run" stay as they are.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar.entities import MISTAKEN, Named, with_entities
from kg.extract.grammar.possible_speakers import is_group, is_person, is_role
from kg.extract.lexicon import forms_of_address, words
from kg.extract.noun_kinds import noun_kinds
from kg.gazetteer import gazetteer
from kg.gazetteer.names import fold
from kg.gazetteer.names import words as words_of_names
from kg.model import Entity
from kg.parse.word_index import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle

_LETTERS = re.compile(r"[A-Z]{1,3}|(?:[A-Z]\.)+[A-Z]?\.?")
_PARTED = re.compile(r"(?:[A-Z]\.)+[A-Z]?\.?")
_MOST_NAMES = 3
"""Words of a name at most behind its initials: "KP | Sharma Oli |", "AB | de la Rue |"."""
_MOST_LETTERS = 3
_SAID_OF = frozenset({"he", "she"})
_SYLLABLE = re.compile(r"[bcdfghjklmnpqrstwxyz]{0,3}[aeiou]{1,3}(?:ng|[hikmnprtu])?")
"""A syllable of a Chinese or Korean name as it is romanised: "sang", "hui", "kwok"."""
_COURTESY = frozenset({"courtesy", "learned", "nobility", "clergy", "rank"})


def with_initials_joined(parsed: ParsedArticle) -> ParsedArticle:
    """Return the article with such names as people's; the same one where nothing changes."""
    names = list(_names(parsed))
    if not names:
        return parsed
    people = {_text(parsed, e) for e in names if _is_told(parsed, e)}
    people |= {_text(parsed, e) for e in names if _is_taken_for_person(parsed, e)}
    found = Named(parsed.parse.entities)
    for entity in names:
        if _text(parsed, entity) in people:
            found.put(entity)
    return with_entities(parsed, found.entities())


def _text(parsed: ParsedArticle, entity: Entity) -> str:
    return parsed.span(entity.first, entity.last).of(parsed.text)


def _names(parsed: ParsedArticle) -> Iterator[Entity]:
    """Yield the names behind letters that may be initials, with these."""
    tokens = parsed.tokens
    capitals = (t for t in tokens[:-1] if t.text[0].isupper())
    place = 0
    for first in [t.i for t in capitals if _is_letters(t)]:
        if first < place:
            continue
        last = first + 1
        while last < len(tokens) and last - first < _MOST_LETTERS and _is_letters(tokens[last]):
            last += 1
        place = last
        end = _end(parsed, last)
        if end == last or not _may_be_initials(parsed, first, last):
            continue
        if _may_be_taken(parsed, first, end):
            yield Entity(first, end, "PERSON")
            place = end


def _is_letters(token: Token) -> bool:
    return _LETTERS.fullmatch(token.text) is not None


def _end(parsed: ParsedArticle, first: int) -> int:
    """Return where the name ends that begins behind initials; the same place where none does."""
    tokens, last = parsed.tokens, first
    line = parsed.line_of[first - 1]
    while last < len(tokens) and last - first < _MOST_NAMES and parsed.line_of[last] is line:
        token = tokens[last]
        particle = token.text in words_of_names("particles") and last + 1 < len(tokens)
        if not (_may_be_name(token) or particle):
            break
        last += 1
    while last > first and not _may_be_name(tokens[last - 1]):
        last -= 1
    behind = tokens[last] if last < len(tokens) else None
    if behind is not None and parsed.line_of[behind.i] is line and behind.pos == "PROPN":
        joined = behind.head == last - 1 or tokens[last - 1].head == behind.i
        if joined and not behind.text.isupper():
            return first  # "RJ Corman | Railroad |"
    return last


def _may_be_name(token: Token) -> bool:
    """Tell whether a word can be a person's surname: a capital, no noun of bodies, no state."""
    text = token.text
    plain = text[:1].isupper() and not text.isupper() and text.replace("-", "").isalpha()
    if not plain or token.pos != "PROPN" or is_group(token):
        return False
    names, form = gazetteer(), text.casefold()
    known = names.country(text) is not None or fold(text) in names.adjectives
    known = known or fold(text) in names.body_names or form in names.roles
    titled = form in forms_of_address() or form in words("firms") or text in words("thoroughfares")
    return not known and not titled and text not in words("houses_of_people")


def _may_be_initials(parsed: ParsedArticle, first: int, last: int) -> bool:
    """Tell whether letters may be a person's: no body's, office's or state's, never alone."""
    letters = parsed.tokens[first:last]
    names = gazetteer()
    text = parsed.span(first, last).of(parsed.text)
    before = parsed.tokens[first - 1] if first else None
    if before is not None:
        joined = before.text in ("-", "&", "/") or before.text.casefold() in words("articles")
        if joined or _is_first_name(parsed, before):
            return False
    for form in {text, letters[-1].text, text.replace(".", "")}:
        known = names.country(form) is not None or fold(form) in names.body_names
        if known or form.casefold() in names.roles or form.casefold() in forms_of_address():
            return False
        if form.casefold() in words("letters_of_things"):
            return False
    if last - first > 1:
        return True
    if letters[0].text in ("A", "I"):
        return False
    return not _stand_alone(parsed, letters[0])


def _is_first_name(parsed: ParsedArticle, before: Token) -> bool:
    """Tell whether a word before letters is of the same name: "| John | F. Kerry", no "Mr"."""
    joined = before.pos == "PROPN" and parsed.head(before).i > before.i
    return joined and not _is_title(before) and not is_role(parsed, before)


def _stand_alone(parsed: ParsedArticle, letters: Token) -> bool:
    """Tell whether letters stand without a name somewhere: "the US", "(BGMEA)"."""
    for place in places_of(parsed, frozenset({letters.text.casefold()})):
        token = parsed.tokens[place]
        if token.text != letters.text or place == letters.i:
            continue
        behind = parsed.tokens[place + 1] if place + 1 < len(parsed.tokens) else None
        named = behind is not None and behind.text[:1].isupper() and not behind.text.isupper()
        if not named:
            return True
    return False


def _may_be_taken(parsed: ParsedArticle, first: int, last: int) -> bool:
    """Tell whether no longer name of another kind holds these words."""
    inside = {e for i in range(first, last) if (e := parsed.entity_at.get(i)) is not None}
    return all(
        e.last <= last and (e.label in MISTAKEN or (e.label == "PERSON" and e.first >= first))
        for e in inside
    )


def _is_taken_for_person(parsed: ParsedArticle, entity: Entity) -> bool:
    """Tell whether the recogniser takes the name for a person's, with or without its letters.

    Letters before a full name are more often an office's: "| CAO | Tom Brandt".
    """
    taken = parsed.entity_at.get(entity.last - 1)
    if taken is None or taken.label != "PERSON":
        return False
    full = parsed.tokens[taken.first].text in gazetteer().first_names
    return taken.first == entity.first or _are_parted(parsed, entity) or not full


def _is_told(parsed: ParsedArticle, entity: Entity) -> bool:
    """Tell whether what stands beside a name, or how its letters are written, tells a person."""
    name = parsed.tokens[entity.last - 1]
    before = parsed.tokens[entity.first - 1] if entity.first else None
    if before is not None and (_is_title(before) or _is_holder(parsed, before)):
        return True
    if name.dep == "appos" and _is_holder(parsed, parsed.head(name)):
        return True
    if any(_is_holder(parsed, c) for c in parsed.all(name, "appos") if c.i > name.i):
        return True
    if _has_courtesy(parsed, name) or _goes_on(parsed, name):
        return True
    taken = parsed.entity_at.get(name.i)
    body = taken is not None and taken.label == "ORG"  # "published by W.W. Norton"
    return _are_parted(parsed, entity) and not body and not _is_noun(name)


def _is_title(token: Token) -> bool:
    form = forms_of_address().get(token.text.casefold().rstrip("."))
    return form is not None and token.text[:1].isupper() and form.kind in _COURTESY


def _is_holder(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a noun is the office of one person, that no firm or club can have."""
    if noun.tag not in ("NN", "NNP") or not is_role(parsed, noun):
        return False
    lemma = noun.lemma.casefold()
    whole = f"{parsed.tokens[noun.i - 1].text} {noun.text}".casefold()  # "opposition leader"
    if lemma in words("of_bodies_too") and whole not in gazetteer().roles:
        return False
    either = lemma in words("relations_of_bodies")  # "the host", but "a farmer"
    kinds = noun_kinds().get(lemma, frozenset({"organisation" if either else "person"}))
    return "person" in kinds and "organisation" not in kinds


def _has_courtesy(parsed: ParsedArticle, name: Token) -> bool:
    """Tell whether the surname has a "Mr" before it somewhere in the article."""
    for place in places_of(parsed, frozenset({name.text.casefold()})):
        before = parsed.tokens[place - 1] if place else None
        if before is not None and parsed.tokens[place].text == name.text and _is_title(before):
            return True
    return False


def _goes_on(parsed: ParsedArticle, name: Token) -> bool:
    """Tell whether the next sentence opens with a "he" who can be nobody else of the paragraph."""
    if name.dep not in ("nsubj", "nsubjpass"):
        return False
    first, last = parsed.sentence(name)
    after = parsed.tokens[last : last + 1]
    if not after or after[0].text.casefold() not in _SAID_OF:
        return False
    line = parsed.line_of[name.i]
    while first > 0 and parsed.line_of[first - 1] is line:
        first -= 1
    told = (t for t in parsed.tokens[first:last] if t.tag in ("NN", "NNP"))
    return not any(is_person(parsed, t) for t in told)


def _are_parted(parsed: ParsedArticle, entity: Entity) -> bool:
    """Tell whether stops or blanks part the initials: "A.R.", "A. R.", "K G", but not "L.A."."""
    first, second = parsed.tokens[entity.first], parsed.tokens[entity.first + 1]
    if _PARTED.fullmatch(first.text) is not None:
        return first.text.casefold() not in words("letters_of_places")
    return len(first.text) == 1 and _is_letters(second)


def _is_noun(name: Token) -> bool:
    form = name.text.casefold()
    return form in noun_kinds() or form.removesuffix("s") in noun_kinds()


def with_hyphened_names(parsed: ParsedArticle) -> ParsedArticle:
    """Return the article with such names whole; the same one where there are none."""
    cut = [
        e for e in parsed.parse.entities if e.label == "PERSON" and _has_second_syllable(parsed, e)
    ]
    if not cut:
        return parsed
    tokens = list(parsed.tokens)
    found = Named(parsed.parse.entities)
    for entity in cut:
        before, last = tokens[entity.last - 1], tokens[entity.last + 1]
        inside = before.head == last.i
        joint = (last.dep, last.head) if inside else (before.dep, before.head)
        tokens[last.i] = replace(
            last, pos="PROPN", tag="NNP", lemma=last.text, dep=joint[0], head=joint[1]
        )
        tokens[before.i] = replace(before, dep="compound", head=last.i)
        tokens[before.i + 1] = replace(tokens[before.i + 1], dep="punct", head=last.i)
        found.put(Entity(entity.first, last.i + 1, "PERSON"))
    moved = parsed.with_parse(replace(parsed.parse, tokens=tuple(tokens)))
    return with_entities(moved, found.entities())


def _has_second_syllable(parsed: ParsedArticle, entity: Entity) -> bool:
    """Tell whether a name goes on behind a hyphen."""
    after = parsed.tokens[entity.last : entity.last + 2]
    if len(after) < 2 or after[0].text != "-" or entity.last - entity.first < 2:
        return False
    end = parsed.tokens[entity.last - 1].end
    joined = after[0].start == end and after[1].start == after[0].end
    return joined and _is_syllable(after[1]) and parsed.tokens[entity.last - 1].head != after[0].i


def _is_syllable(token: Token) -> bool:
    return _SYLLABLE.fullmatch(token.text) is not None and token.text not in words("after_hyphens")
