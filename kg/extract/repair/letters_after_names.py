"""Letters after a name: "Ms Ann Lee SC" is Ann Lee, and "Mr Oto Brandt SC" another.

A parser takes the letters for the last part of the name, which then is everybody's surname. Here
the name ends before them and takes their place in the sentence; they hang on it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar.entities import MISTAKEN, Named, with_entities
from kg.extract.grammar.possible_speakers import is_group
from kg.extract.lexicon import forms_of_address
from kg.gazetteer import gazetteer
from kg.gazetteer.post_nominals import is_post_nominal, may_be_post_nominal
from kg.model import Entity

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

_FULL = 2
"""Words of a full name, or of a form of address and a surname, at least."""


def with_letters_apart(parsed: ParsedArticle) -> ParsedArticle:
    """Return the article with names that end before such letters; the same where there are none."""
    behind = [t for t in parsed.tokens if may_be_post_nominal(t.text)]
    named = [(t, name) for t in behind if (name := _name_before(parsed, t)) is not None]
    if not named:
        return parsed
    tokens = list(parsed.tokens)
    found = Named(parsed.parse.entities)
    for letters, name in named:
        _exchange(tokens, name.last - 1, letters.i)
        for i in range(name.first, letters.i + 1):
            here = parsed.entity_at.get(i)
            if here is not None:
                found.drop(here)
        found.put(name)
    moved = tuple(tokens)
    if moved != parsed.tokens:
        parsed = parsed.with_parse(replace(parsed.parse, tokens=moved))
    return with_entities(parsed, found.entities())


def _name_before(parsed: ParsedArticle, letters: Token) -> Entity | None:
    """Return the person's name that some letters follow, at once or after a comma."""
    last = letters.i
    while last and (parsed.tokens[last - 1].text == "," or _are_letters(parsed, last - 1)):
        last -= 1
    first = last
    while first and _is_part(parsed.tokens[first - 1]):
        first -= 1
    if last == first or not is_post_nominal(letters.text, parsed.tokens[last - 1].text):
        return None
    words = parsed.tokens[first:last]
    if is_group(words[-1]) or parsed.line_of[first] is not parsed.line_of[letters.i]:
        return None
    titles = [t for t in words if _is_form(t)]
    person = any(e.label == "PERSON" for e in _entities(parsed, words))
    given = words[0].text.capitalize() in gazetteer().first_names
    if len(words) < _FULL or not (titles or person or given):
        return None
    own = [e for e in _entities(parsed, words) if e.label == "PERSON" or e.label in MISTAKEN]
    start = min((e.first for e in own), default=first)
    start = start if start >= first else first
    while start < last - 1 and _is_form(parsed.tokens[start]):
        start += 1
    return Entity(start, last, "PERSON")


def _are_letters(parsed: ParsedArticle, place: int) -> bool:
    """Tell whether other letters stand at a place after a name: "| QC | MP"."""
    return place > 0 and is_post_nominal(parsed.tokens[place].text, parsed.tokens[place - 1].text)


def _is_part(token: Token) -> bool:
    plain = token.text.replace("-", "").replace("’", "").replace("'", "").replace(".", "")
    return token.pos == "PROPN" and token.text[:1].isupper() and plain.isalpha()


def _is_form(token: Token) -> bool:
    return forms_of_address().get(token.text.casefold().rstrip(".")) is not None


def _entities(parsed: ParsedArticle, words: tuple[Token, ...]) -> set[Entity]:
    return {e for t in words if (e := parsed.entity_at.get(t.i)) is not None}


def _exchange(tokens: list[Token], name: int, letters: int) -> None:
    """Give a name the place of the letters after it, and hang them on it."""
    one, other = tokens[name], tokens[letters]
    if one.head == letters:
        above = name if other.head == letters else other.head
        for token in tokens:
            if token.head == letters and token.i not in (name, letters):
                tokens[token.i] = replace(token, head=name)
        tokens[name] = replace(one, head=above, dep=other.dep)
    if tokens[letters].head in (name, letters) or one.head == letters:
        office = tokens[letters].dep == "appos" and _governs(tokens, letters)
        if not office:
            tokens[letters] = replace(tokens[letters], head=name, dep="nmod")


def _governs(tokens: list[Token], place: int) -> bool:
    """Tell whether something hangs on letters: "MP | for Gable |"."""
    return any(t.head == place and t.i != place for t in tokens)
