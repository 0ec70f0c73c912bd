"""Bodies known by their letters alone: "PLOW agents", "Lee accused PLOW of lying".

A recogniser knows few of them and takes the rest for common nouns. Letters are a body's where the
article gives them officers of their own, lets them say or do what a body alone can, or has them
called to account; then they are so wherever they stand in it. "DNA", "VAT" and "CCTV" never are,
and a word that is printed in capitals for its weight is none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar.entities import Named, with_entities
from kg.extract.grammar.functions import is_active_subject, is_attributive, is_direct_object
from kg.extract.grammar.possible_speakers import is_group
from kg.extract.lexicon import lexicon, words
from kg.gazetteer import gazetteer
from kg.gazetteer.names import fold
from kg.model import Act, Entity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle

_LETTERS = re.compile(r"[A-Z]{3,6}")
"""Two letters are too often a state of a union, a title or a unit."""

_TO_SOMEBODY = frozenset({Act.ACCUSE, Act.CONDEMN, Act.DEMAND, Act.WARN, Act.PRAISE, Act.ASK})
"""Acts whose object is somebody."""


def with_bodies_by_letters(parsed: ParsedArticle) -> ParsedArticle:
    """Return the article with such letters as names of bodies; the same where there are none."""
    letters = [t for t in parsed.readable if t.text.isupper() and _LETTERS.fullmatch(t.text)]
    standing: dict[str, list[Token]] = {}
    for token in letters:
        if _may_be_body(parsed, token):
            standing.setdefault(token.text, []).append(token)
    # "SEVEN officers … the seven": a word with weight
    words_too = (
        {t.text.casefold() for t in parsed.readable if not t.text.isupper()} if standing else ()
    )
    names = {form: same for form, same in standing.items() if form.casefold() not in words_too}
    bodies = [t for same in names.values() if _is_body(parsed, same) for t in same]
    found = Named(parsed.parse.entities)
    things = _given_to_things(parsed, letters)
    for entity in parsed.parse.entities:
        alone = parsed.tokens[entity.first]
        if entity.last - entity.first == 1 and (_is_thing(alone) or alone.text in things):
            found.drop(entity)
    bodies += _read_as_pronouns(parsed)
    new = [t for t in bodies if t.i not in parsed.entity_at and t.text not in things]
    tokens = list(parsed.tokens)
    common = [t for t in parsed.readable if things and t.text in things]
    for token in common:
        tokens[token.i] = replace(token, pos="NOUN", tag="NN")
    for token in new:
        found.put(Entity(token.i, token.i + 1, "ORG"))
        dep = "compound" if is_attributive(token) else token.dep
        tokens[token.i] = replace(token, pos="PROPN", tag="NNP", dep=dep, lemma=token.text)
    if new or common:
        parsed = parsed.with_parse(replace(parsed.parse, tokens=tuple(tokens)))
    return with_entities(parsed, found.entities())


def _read_as_pronouns(parsed: ParsedArticle) -> list[Token]:
    """Return the letters of bodies that the parser took for pronouns: "| ME | should have paid".

    A body of the article has them for its initials: "Malta Enterprise".
    """
    found = [t for t in parsed.readable if t.text in _PRONOUNS and t.pos == "PRON"]
    found = [t for t in found if not any(_is_capitals(b) for b in _beside(parsed, t))]
    names = (e for e in parsed.parse.entities if e.label == "ORG") if found else ()
    initials = {"".join(t.text[0] for t in parsed.tokens[e.first : e.last]) for e in names}
    return [t for t in found if t.text in initials]


_PRONOUNS = ("HE", "IT", "ME", "MY", "WE")
"""Pronouns in capitals; "US" is a country wherever it is written so."""


def _given_to_things(parsed: ParsedArticle, letters: Iterable[Token]) -> frozenset[str]:
    """Return those letters that an article gives things: "headline earnings per share (HEPS)".

    The long form begins with the letters and is in lower case; a body has a noun for bodies at its
    end: "the national election commission (NEC)".
    """
    found = set()
    for token in letters:
        before = parsed.tokens[max(0, token.i - 1 - len(token.text)) : max(0, token.i - 1)]
        opened = token.i > 0 and parsed.tokens[token.i - 1].text == "("
        if opened and "".join(t.text[0] for t in before).upper() == token.text:
            small = all(t.text.islower() for t in before)
            if small and not is_group(before[-1]):
                found.add(token.text)
    return frozenset(found)


def _may_be_body(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether letters may be a body's here: no thing, no place, no word among capitals."""
    if _is_thing(token) or fold(token.text) in gazetteer().roles:
        return False
    if gazetteer().country(token.text) is not None:
        return False
    entity = parsed.entity_at.get(token.i)
    if entity is not None and (entity.label != "ORG" or entity.last - entity.first > 1):
        return False
    return not any(_is_capitals(t) for t in _beside(parsed, token))


def _is_thing(token: Token) -> bool:
    return token.text.isupper() and token.text.casefold() in words("letters_of_things")


def _beside(parsed: ParsedArticle, token: Token) -> Iterator[Token]:
    """Yield the words before and behind one in its line."""
    line = parsed.line_of[token.i]
    for i in (token.i - 1, token.i + 1):
        if 0 <= i < len(parsed.tokens) and parsed.line_of[i] is line:
            yield parsed.tokens[i]


def _is_capitals(token: Token) -> bool:
    return len(token.text) > 1 and token.text.isalpha() and token.text.isupper()


def _is_body(parsed: ParsedArticle, standing: list[Token]) -> bool:
    """Tell whether letters are a body's by one of the places where they stand."""
    return any(t.i in parsed.entity_at or _acts(parsed, t) for t in standing)


def _acts(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether letters have officers, do what a body does, or are called to account."""
    above = parsed.head(token)
    if is_attributive(token):
        return above.i == token.i + 1 and above.lemma in words("staff_of_bodies")
    cue = lexicon().verbs.get(above.lemma)
    if is_active_subject(token):
        return cue is not None or above.lemma in words("doings_of_bodies")
    return is_direct_object(token) and cue is not None and cue.act in _TO_SOMEBODY
