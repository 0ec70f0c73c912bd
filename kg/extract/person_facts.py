"""What an article says a person is: the office before a name, and the apposition after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract import agents
from kg.extract.phrases import country_of, organ_of, owner
from kg.gazetteer import gazetteer
from kg.gazetteer.names import fold

if TYPE_CHECKING:
    from kg.gazetteer import Country
    from kg.model import Entity, Token
    from kg.parse import ParsedArticle

TITLE = 8
"""Tokens before a name that can be its title: "Principal Deputy National Security Adviser"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What an article says a person is: office, country, and the noun of the organ if named."""

    role: str | None = None
    country: Country | None = None
    organ: Token | None = None


def by_title(parsed: ParsedArticle, entity: Entity) -> Facts:
    """Return what stands before a name: "Peru's interior minister Ana Ruiz"."""
    tokens = parsed.tokens
    first = entity.first
    start, _ = parsed.sentence(tokens[first])
    place = first
    while place > start and first - place < TITLE and _titular(tokens[place - 1]):
        place -= 1
    role = None
    linked = [i for i in range(place, first) if tokens[i].lemma in ("of", "to", "for")]
    for end in (first, *reversed(linked)):  # "aide to President Ortega": the nearest office
        phrases = [agents.phrase_of(tokens[begin:end]) for begin in range(place, end)]
        phrase = next((p for p in phrases if p in gazetteer().roles), None)
        if phrase is not None:
            role = gazetteer().roles[phrase].name
            break
    if role == "counterpart":
        return Facts()
    if role is None:
        return Facts()
    before = tokens[place:first]
    organ = next((t for t in before if organ_of(parsed, t)), None)
    organ = organ or next((t for t in before if _is_body(parsed, t)), None)
    for token in reversed(tokens[place:first]):
        found = country_of(parsed, token)
        if found is not None:
            return Facts(role=role, country=found, organ=organ)
    return Facts(role=role, organ=organ)


def _is_body(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether a token is the last of the name of a body that gazetteers know: "NATO"."""
    entity = parsed.entity_at.get(token.i)
    if entity is None or entity.label != "ORG" or token.i != entity.last - 1:
        return False
    return fold(parsed.span(entity.first, entity.last).of(parsed.text)) in gazetteer().body_names


def by_apposition(parsed: ParsedArticle, entity: Entity) -> Facts:
    """Return what is said after a name: "Ana Ruiz, the interior minister"."""
    for token in parsed.tokens[entity.first : entity.last]:
        for noun in parsed.all(token, "appos"):
            role = agents.role_of(parsed, noun)
            if role is not None and role not in ("counterpart", "ally", "figure"):
                return Facts(role=role, country=owner(parsed, noun), organ=_organ(parsed, noun))
    return Facts()


def _organ(parsed: ParsedArticle, noun: Token) -> Token | None:
    for prep in parsed.all(noun, "prep"):
        inner = parsed.child(prep, "pobj")
        if inner is None or prep.lemma not in ("at", "of", "for", "with"):
            continue
        entity = parsed.entity_at.get(inner.i)
        if organ_of(parsed, inner) or (entity is not None and entity.label == "ORG"):
            return inner
        if entity is not None and entity.label == "PERSON":  # "spokesman for NATO chief Ana Ruiz"
            return by_title(parsed, entity).organ
    return None


def _titular(token: Token) -> bool:
    named = token.pos in ("PROPN", "NOUN", "ADJ", "PART") or token.text in ("'s", "’s", "-", ".")
    return named or token.lemma in ("of", "to", "the", "for")
