"""Mend what a statistical recogniser leaves undone: names that the same article settles.

"Min" alone is a person once "Min Seo-jun" stands in the article; "the South" is a state once the
article names a South X and a North X.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.articles.wordlists import words as article_words
from kg.gazetteer import gazetteer
from kg.gazetteer.names import fold, words
from kg.model import Entity

if TYPE_CHECKING:
    from kg.model import Token

_NAMED_AFTER = ("PROPN", "ADJ")


def propagate(tokens: tuple[Token, ...], entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Return the entities with lone name parts and directions settled by the whole article."""
    trimmed = [_trimmed(tokens, e) for e in entities if e.label not in _IGNORED]
    kept = [_prolonged(tokens, e) for e in trimmed if e is not None]
    kept = [e for e in kept if not _in_title(tokens, e)]
    kept = _persons(tokens, [_state(tokens, e, kept) for e in _with_particles(tokens, kept)])
    kept = _directions(tokens, kept)
    return tuple(sorted(kept, key=lambda e: (e.first, e.last)))


def _trimmed(tokens: tuple[Token, ...], entity: Entity) -> Entity | None:
    """Return an entity without blanks, marks and symbols at its edges; None if nothing is left."""
    first, last = entity.first, entity.last
    while first < last and not any(c.isalnum() for c in tokens[first].text):
        first += 1
    while last > first and not _ends_name(tokens[last - 1].text):
        last -= 1
    return Entity(first, last, entity.label) if first < last else None


def _ends_name(text: str) -> bool:
    return any(c.isalnum() for c in text) or text in (")", ".")


def _prolonged(tokens: tuple[Token, ...], entity: Entity) -> Entity:
    """Return "New Mexico" where only "Mexico" was taken: the name of another place."""
    before = tokens[entity.first - 1].text if entity.first else ""
    if entity.label == "GPE" and before == "New":
        return Entity(entity.first - 1, entity.last, "GPE")
    first = entity.first
    if entity.label == "PERSON" and before in article_words("abbreviations", "saints"):
        return Entity(first - 1, entity.last, "PERSON")  # Sta. | Maria
    if entity.label == "PERSON" and entity.last - first == 1:  # "Lucía | Ortega"
        while first and _given(tokens[first - 1], tokens[entity.last - 1]):
            first -= 1
    return Entity(first, entity.last, entity.label)


def _given(token: Token, name: Token) -> bool:
    """Tell whether a token before a lone family name is a given name that was not recognised."""
    compound = token.pos == "PROPN" and token.dep == "compound" and token.head == name.i
    plain = token.text[:1].isupper() and not token.text.endswith(".") and token.text.isalpha()
    return compound and plain and not token.ent and fold(token.text) not in gazetteer().roles


def _in_title(tokens: tuple[Token, ...], entity: Entity) -> bool:
    """Tell whether a body is cut out of an office: "National Security | Adviser Shin"."""
    if entity.label != "ORG" or entity.last >= len(tokens):
        return False
    names = gazetteer()
    text = " ".join(t.text for t in tokens[entity.first : entity.last])
    office = (
        tokens[entity.last].lemma in names.roles
        or tokens[entity.last].text.casefold() in names.roles
    )
    return office and tokens[entity.last].pos == "PROPN" and fold(text) not in names.body_names


_IGNORED = frozenset({"CARDINAL", "ORDINAL", "PERCENT", "QUANTITY", "MONEY"})


@cache
def _suffixes() -> frozenset[str]:
    """Return what stands behind a family name to tell son and father apart, without full stop."""
    return frozenset(words("suffixes"))


def name_parts(words: list[str]) -> tuple[str, str]:
    """Split a full name into (family, given); Korean family names come first.

    What tells a son from his father stands behind the family name and is neither.

    >>> name_parts(["Park", "Min", "-", "jun"])
    ('Park', 'Min-jun')
    >>> name_parts(["Ann", "Lee"])
    ('Lee', 'Ann')
    >>> name_parts(["Oto", "Lee", "Jr."])
    ('Lee', 'Oto')
    """
    if len(words) > 2 and words[-1].casefold().rstrip(".") in _suffixes():
        words = words[:-1]
    if len(words) > 2 and words[0] in gazetteer().surnames:
        return words[0], "".join(w if w == "-" else f" {w}" for w in words[1:]).strip().replace(
            "- ", "-"
        ).replace(" -", "-")
    return words[-1], " ".join(words[:-1])


def _state(tokens: tuple[Token, ...], entity: Entity, others: list[Entity]) -> Entity:
    """Return "Jordan" as a state where no person of the article bears that name."""
    word = tokens[entity.first].text
    alone = entity.last - entity.first == 1 and entity.label in ("PERSON", "ORG")
    if not alone or word not in gazetteer().ambiguous or gazetteer().country(word) is None:
        return entity
    borne = any(
        word in (t.text for t in tokens[e.first : e.last])
        for e in others
        if e.label == "PERSON" and e.last - e.first > 1
    )
    return entity if borne else Entity(entity.first, entity.last, "GPE")


def _with_particles(tokens: tuple[Token, ...], entities: list[Entity]) -> list[Entity]:
    """Return the entities with surnames of several words as people's: "del Rey" of "Ana del Rey".

    Alone such a name is as often taken for a place's.
    """
    surnames: dict[str, set[tuple[str, ...]]] = {}
    for entity in entities:
        parts = [t.text for t in tokens[entity.first : entity.last]]
        first = next((k for k, w in enumerate(parts) if k and w in words("particles")), None)
        if entity.label == "PERSON" and first is not None and first < len(parts) - 1:
            surname = tuple(w.casefold() for w in parts[first:])
            surnames.setdefault(surname[0], set()).add(surname)
    if not surnames:
        return entities
    found: list[Entity] = []
    for token in tokens:
        for surname in sorted(surnames.get(token.text.casefold(), ())):
            named = tokens[token.i : token.i + len(surname)]
            alike = tuple(t.text.casefold() for t in named) == surname
            if alike and named[-1].text[:1].isupper():
                found.append(Entity(token.i, token.i + len(surname), "PERSON"))
    longer = [e for e in entities if not any(_lies_in(e, f) for f in found)]
    return [*longer, *(f for f in found if not any(_lies_in(f, e) for e in longer))]


def _lies_in(entity: Entity, other: Entity) -> bool:
    return other.first <= entity.first and entity.last <= other.last


def _persons(tokens: tuple[Token, ...], entities: list[Entity]) -> list[Entity]:
    family = set()
    for entity in entities:
        words = [t.text for t in tokens[entity.first : entity.last]]
        if entity.label == "PERSON" and len(words) > 1:
            family.add(name_parts(words)[0])
    inside = {i for e in entities if e.last - e.first > 1 for i in range(e.first, e.last)}
    lone = {
        t.i
        for t in tokens
        if t.text in family and t.i not in inside and t.pos in ("PROPN", "NOUN", "ADJ", "X")
    }
    kept = [e for e in entities if not (e.last - e.first == 1 and e.first in lone)]
    return [*kept, *(Entity(i, i + 1, "PERSON") for i in lone)]


def _directions(tokens: tuple[Token, ...], entities: list[Entity]) -> list[Entity]:
    after = {
        tokens[e.first + 1].text
        for e in entities
        if e.label == "GPE"
        and e.last - e.first == 2
        and tokens[e.first].text in words("directions")
    }
    if not after:
        return entities
    taken = {i for e in entities for i in range(e.first, e.last) if e.last - e.first > 1}
    found = []
    for token in tokens[1:]:
        if token.text not in words("directions") or token.i in taken:
            continue
        following = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
        alone = following is None or not (
            following.pos in _NAMED_AFTER and following.text[:1].isupper()
        )
        if tokens[token.i - 1].lemma == "the" and alone:
            found.append(Entity(token.i, token.i + 1, "GPE"))
    places = {e.first for e in found}
    return [*(e for e in entities if e.first not in places or e.last - e.first > 1), *found]
