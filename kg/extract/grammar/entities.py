"""Names as a recogniser marks them, and nicknames that an article tells beside them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.lexicon import ordered_words, words
from kg.model import LineKind
from kg.model.replace import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Entity, Token
    from kg.parse import ParsedArticle

MISTAKEN = frozenset({"ORG", "GPE", "FAC", "LOC", "NORP", "PRODUCT", "WORK_OF_ART", "LAW"})
"""Labels under which people's names are found that a recogniser does not know."""


_MARKS = "\"'“”‘’"
_QUOTED = re.compile(rf"[{_MARKS}][A-Z][\w-]+[{_MARKS}] [A-Z]")
_INSIDE = re.compile(rf"\b[A-Z][\w-]+ [{_MARKS}]([A-Z][\w-]+)[{_MARKS}] [A-Z][\w-]+")


class Named:
    """The names of an article, of which none overlaps another."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._at: dict[int, Entity] = {}
        """The name that each token belongs to."""
        for one in entities:
            self.put(one)

    def put(self, one: Entity) -> None:
        """Put a name in the place of those that it overlaps."""
        for i in range(one.first, one.last):
            if i in self._at:
                self.drop(self._at[i])
            self._at[i] = one

    def drop(self, one: Entity) -> None:
        """Take out the name at a place, where one is there."""
        for i in range(one.first, one.last):
            here = self._at.get(i)
            if here is not None and (here.first, here.last) == (one.first, one.last):
                del self._at[i]

    def entities(self) -> tuple[Entity, ...]:
        """Return the names in text order."""
        return tuple([one for i, one in sorted(self._at.items()) if i == one.first])


@cache
def _nickname() -> re.Pattern[str]:
    """Return the pattern of a nickname told behind a name: ", better known as “Ned”"."""
    adverbs = "|".join(ordered_words("nickname_adverbs"))
    known = "|".join(ordered_words("nicknaming"))
    return re.compile(
        rf",? (?:(?:{adverbs}) )?(?:{known}|a\.?k\.?a\.?) (?:the )?"
        rf"[{_MARKS}]([A-Z][\w-]+)[{_MARKS},]"
    )


def with_entities(parsed: ParsedArticle, found: Iterable[Entity]) -> ParsedArticle:
    """Return the article with these names instead; the same one where they are its own."""
    entities = tuple(found)
    if entities == parsed.parse.entities:
        return parsed
    entities = tuple(sorted(entities, key=lambda e: (e.first, e.last)))
    if entities == parsed.parse.entities:
        return parsed
    labels = {i: e.label for e in entities for i in range(e.first, e.last)}
    before = {i for e in parsed.parse.entities for i in range(e.first, e.last)}
    tokens = list(parsed.tokens)
    for i in before | labels.keys():
        label = labels.get(i, "")
        if label != tokens[i].ent:
            tokens[i] = replace(tokens[i], ent=label)
    parse = replace(parsed.parse, tokens=tuple(tokens), entities=entities)
    return parsed.with_parse(parse)


def inside_names(parsed: ParsedArticle) -> tuple[tuple[int, int, str], ...]:
    """Return the first and the end token of names with a nickname between their parts, with it."""
    key = ("names with a nickname inside",)
    if key not in parsed.memory:
        parsed.memory[key] = tuple(_inside_names(parsed))
    found: tuple[tuple[int, int, str], ...] = parsed.memory[key]
    return found


def _inside_names(parsed: ParsedArticle) -> Iterator[tuple[int, int, str]]:
    for line in parsed.read_lines():
        if _QUOTED.search(parsed.text, line.span.start, line.span.end) is None:
            continue  # most lines: told faster from the mark on
        for match in _INSIDE.finditer(parsed.text, line.span.start, line.span.end):
            first, last = parsed.at(match.start()), parsed.at(match.end() - 1)
            if parsed.tokens[first].pos == parsed.tokens[last].pos == "PROPN":
                yield first, last + 1, match[1]


_BRACKETED = re.compile(r" \(([A-Z]{2,4})\)")
_CAPITALS = re.compile(r"\b[A-Z]")


def nicknames(parsed: ParsedArticle, names: Iterable[Entity]) -> dict[str, int]:
    """Return the last token of the full name of whoever is told to be called so, by nickname.

    Letters in brackets behind a name are one where they label his turns.
    """
    found: dict[str, int] = {}
    turns = (n for n in parsed.article.lines if n.kind is LineKind.SPEAKER_LABEL)
    labels = {n.span.of(parsed.article.text).strip(" :.") for n in turns}
    for entity in names:
        if entity.label == "PERSON" and entity.last - entity.first > 1:
            match = _nickname().match(parsed.text, parsed.tokens[entity.last - 1].end)
            if match is not None:
                found.setdefault(match[1], entity.last - 1)
            end = parsed.tokens[entity.last - 1].end
            letters = _BRACKETED.match(parsed.text, end) if labels else None
            name = parsed.span(entity.first, entity.last).of(parsed.text)
            called = letters is not None and letters[1] in labels
            if letters is not None and called and letters[1] == "".join(_CAPITALS.findall(name)):
                found.setdefault(letters[1], entity.last - 1)  # "Ann von Lee-Holm (ALH)"
    for _, last, name in inside_names(parsed):
        found.setdefault(name, last - 1)
    return found


def is_persons_name(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether a word is of a name that the recogniser takes for a person's."""
    entity = parsed.entity_at.get(token.i)
    return entity is not None and entity.label == "PERSON"


def is_inside_place(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether a word names what something is in: "in | Hamble |", "through | Port Vale |"."""
    return token.dep == "pobj" and parsed.head(token).lemma in words("place_links")


def first_noun_of_name(parsed: ParsedArticle, token: Token) -> Token:
    """Return the word that governs a name: "Ministry" of "the Ministry of External | Affairs |".

    The token itself where it stands in no name.
    """
    entity = parsed.entity_at.get(token.i)
    while entity is not None and entity.first <= token.head < entity.last and token.head != token.i:
        token = parsed.head(token)
    return token


def land_named_at(parsed: ParsedArticle, place: int) -> str | None:
    """Return the folded name of the land in whose name a token stands, None for none.

    Of the word at `place` in "| British | Columbia police" it is "british columbia".
    """
    for parts, offset in _by_word().get(parsed.tokens[place].text.casefold(), ()):
        first = place - offset
        named = parsed.tokens[max(first, 0) : first + len(parts)]
        if first >= 0 and tuple(t.text.casefold() for t in named) == parts:
            return " ".join(parts)
    return None


@cache
def _by_word() -> dict[str, tuple[tuple[tuple[str, ...], int], ...]]:
    """Return the names by each of their words, with which of the words it is."""
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for name in sorted(words("lands_named_after_states")):
        parts = tuple(name.split())
        for offset, word in enumerate(parts):
            found.setdefault(word, []).append((parts, offset))
    return {word: tuple(names) for word, names in found.items()}
