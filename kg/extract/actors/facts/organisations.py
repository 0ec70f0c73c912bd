"""Whom a noun phrase names that is no person, state, organ or office: bodies and groups by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.actors.actor_records import named_actor
from kg.extract.actors.coreference.counted_states import only_counted
from kg.extract.actors.facts.group_countries import country_of_members
from kg.extract.grammar import possible_speakers as agents
from kg.extract.grammar.dependents import appositions, possessor
from kg.extract.grammar.functions import is_attributive_noun, is_coordinator
from kg.extract.grammar.governors import owner_of_phrase
from kg.extract.grammar.noun_dependents import words_before
from kg.extract.grammar.noun_phrases import name_of, name_span, organ_of, owner
from kg.extract.lexicon import words
from kg.gazetteer import gazetteer
from kg.gazetteer.names import fold
from kg.model.replace import replace

if TYPE_CHECKING:
    from kg.extract.actors.resolver import Resolver
    from kg.model import Entity, Token
    from kg.parse import ParsedArticle


def organisation_or_group(identities: Resolver, head: Token) -> tuple[str, ...]:
    """Return the organisation or group that a phrase names, described or by its name."""
    parsed = identities.parsed
    if not agents.is_agent(parsed, head) or _our(parsed, head) or is_nobody(parsed, head):
        return ()
    for apposed in appositions(parsed, head):  # "the company, Rheinchem AG, …"
        if _is_org(parsed, apposed) and head.pos == "NOUN":
            return identities.resolve(apposed)
    entity = parsed.entity_at.get(head.i)
    if entity is not None and entity.label in ("GPE", "LOC"):
        return ()  # a place, or a city of no table
    name = name_of(parsed, head)
    proper = (head.pos == "PROPN" or _is_org(parsed, head)) and not _is_any_ministry(parsed, head)
    if proper and entity is not None and not _split(parsed, entity):
        name = name_span(parsed, entity).of(parsed.text).removeprefix("the ")
    long = identities.facts.acronyms.get(name, name)
    country = owner(parsed, head) or country_of_members(identities, head)
    actor = named_actor(parsed, long, country, proper=proper)
    if not proper and _opens_with_place(parsed, head, name):
        actor = replace(actor, label=name)
    short = tuple(a for a, n in identities.facts.acronyms.items() if n == actor.label)
    actor = replace(actor, aliases=short)
    basis = "acronym" if long != name else "name" if proper else "description"
    return identities.book.keep(head, actor, basis)


def is_nobody(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether a phrase names nobody: land or water, any state at all, so many people.

    "The Far North", "either nation", "nations", "up to 300 sailors"; what they say is theirs all
    the same (`Identities.speakers`).
    """
    capital = head.text[:1].isupper() and head.text[1:].islower()
    if capital and head.text.casefold() in words("regions"):
        return head.pos == "PROPN"
    if head.pos == "NOUN" and (agents.is_document(head) or only_counted(parsed, head)):
        return True
    before = [c for c in words_before(parsed, head) if not is_coordinator(c)]
    if not before and _is_of_office(parsed, head):
        return True
    if head.pos == "NOUN" and head.lemma in words("pairs"):
        bare = not before and head.tag == "NNS"
        return bare or any(c.text.casefold() in words("no_particular_one") for c in before)
    return False


def _is_of_office(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether a word is only part of an office's name: "Secretary of | State | Ann Lee"."""
    office = owner_of_phrase(parsed, head, "of")
    return office is not None and fold(f"{office.text} of {head.text}") in gazetteer().roles


def _is_any_ministry(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether a name is only that of a kind of organ, any state's: "The Foreign Ministry"."""
    found = organ_of(parsed, head)
    kind = found is not None and "ministry" in found[0].split()
    return kind and found is not None and fold(name_of(parsed, head)) == found[0]


def _opens_with_place(parsed: ParsedArticle, head: Token, name: str) -> bool:
    """Tell whether a description begins with a place's name: "| Makati | police"."""
    first = next((t for t in words_before(parsed, head) if name.startswith(t.text)), None)
    entity = parsed.entity_at.get(first.i) if first is not None else None
    return entity is not None and entity.label != "NORP"


def _our(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether a phrase is somebody's own: "our country" names no group of its own."""
    poss = possessor(parsed, head)
    return poss is not None and poss.text.casefold() in words("authors_possessives")


def _is_org(parsed: ParsedArticle, head: Token) -> bool:
    entity = parsed.entity_at.get(head.i)
    return entity is not None and entity.label == "ORG"


def _split(parsed: ParsedArticle, entity: Entity) -> bool:
    """Tell whether a one-word entity is only the end of a longer name."""
    before = parsed.tokens[entity.first - 1] if entity.first else None
    alone = entity.last - entity.first == 1 and before is not None and before.text[:1].isupper()
    return alone and before is not None and before.pos == "PROPN" and is_attributive_noun(before)
