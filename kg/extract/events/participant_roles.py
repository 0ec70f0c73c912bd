"""Who counts as whom in an event: noun phrases to actors, organs and leaders to their states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.actors.coreference.sure_referents import is_sure_person
from kg.extract.event_lexicon import objects, theme_chain, themes, triggers
from kg.extract.events.participants import is_named, is_somebody, part_of_group, parties_in
from kg.extract.grammar.defining_clauses import some_of, span_of
from kg.extract.grammar.dependents import finite_complement, own_subject, possessor
from kg.extract.grammar.functions import (
    is_active_subject,
    is_main,
    is_number_modifier,
    is_premodifier,
)
from kg.extract.grammar.governors import verb_of_active_subject
from kg.extract.grammar.negative_words import phrase_negators
from kg.extract.grammar.noun_dependents import lemmas_beside, premodifiers
from kg.extract.grammar.noun_phrases import country_of, name_of
from kg.extract.lexicon import lexicon, words
from kg.gazetteer.names import fold
from kg.model import ActorType, Span
from kg.model.quick_init import quick_init

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.extract.actors.identities import Identities
    from kg.model import Actor, Token
    from kg.parse import ParsedArticle

type Thing = Callable[[Token], bool]
"""Tells whether a thing that is nobody's may fill a role."""


@quick_init
@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who fills a role: an actor, or people known by their words only, in this article only."""

    key: str
    label: str
    actor: str | None = None
    country: str | None = None
    span: Span | None = None


def parties(
    parsed: ParsedArticle,
    heads: Iterable[Token],
    identities: Identities,
    *,
    stands_for: bool,
    things: Thing | None,
    doing: bool = False,
    apart: Token | None = None,
) -> tuple[Party, ...]:
    """Return the parties of noun phrases, each once; with `doing` those who do it.

    `apart` is the event's own word, which tells no more of whom it befalls.

    With `stands_for`, organs, leaders and forces count as their state; a thing that belongs to
    nobody is left out unless `things` lets it in.
    """
    found: dict[str, Party] = {}
    for head in heads:
        part = part_of_group(parsed, head) if doing else ""
        if part:
            own = f"{parsed.article.sha256} {fold(part)}"
            found.setdefault(own, Party(key=own, label=part, span=head.span))
            continue
        if _is_of_no_state(parsed, head):
            continue
        for party in _party(parsed, head, stands_for, things, identities, doing, apart):
            found.setdefault(party.key, party)
    return tuple(found.values())


def _party(
    parsed: ParsedArticle,
    head: Token,
    stands_for: bool,
    things: Thing | None,
    identities: Identities,
    doing: bool,
    apart: Token | None,
) -> list[Party]:
    """Return the actors that one noun phrase is, or the people that it only describes."""
    thing = _thing_before(parsed, head)
    if thing is not None:
        head = thing
    if doing and head.pos in ("NOUN", "PROPN") and head.lemma in words("rulings"):
        body = _made_by(parsed, head)  # "the council's resolutions forbid it": the council does
        if body is None:
            return []
        head = body
    ours = identities.sides.get(head.i, ())
    if ours:
        place = head.span
        return [_of_actor(identities.actors[a], place) for a in ours]
    shown = identities.named_by(head)
    if shown is None:
        return []
    if not is_sure_person(head, identities.resolve(head), identities):
        return []
    span = span_of(parsed, shown, apart)
    sides = _sides(parsed, shown)
    if len(sides) > 1:
        return [p for s in sides for p in _state(parsed, s, span_of(parsed, s), identities)]
    ids = _alone(parsed, head, identities)
    ids = _whose_forces(parsed, head, identities, ids) if stands_for else ids
    if not ids and not is_somebody(parsed, head):
        below = parties_in(parsed, shown, near=doing)
        known = [t for t in below if not _is_of_no_state(parsed, t)]
        ids = tuple(dict.fromkeys(a for t in known for a in _alone(parsed, t, identities)))
    if not ids and not is_somebody(parsed, head) and not (things and things(head)):
        return []
    some = some_of(parsed, head, span)
    if some and all(identities.actors[a].type is ActorType.GROUP for a in ids):
        ids = ()  # "nations at war": not the nations told of elsewhere
    premises = not doing and head.lemma in words("premises")
    acting = [
        _who_acts(parsed, one, head, stands_for and not premises, identities, apart) for one in ids
    ]
    if acting:
        return [_of_actor(a, span) for a in acting if a is not None] if None not in acting else []
    if (
        is_premodifier(head)
        and not is_number_modifier(head)
        and country_of(parsed, head) is not None
    ):
        return _state(parsed, head, span, identities)
    if head.pos == "ADJ":
        return []  # "struck by radical Islamic terror": an adjective that is no state's
    label = some or name_of(parsed, head)
    for no in phrase_negators(parsed, head):  # the claim is that one did, which is then denied
        label = label.removeprefix(f"{no.text} ")
    own = f"{parsed.article.sha256} {fold(label)}"
    return [Party(key=own, label=label, country=_country(parsed, head), span=span)]


def _is_of_no_state(parsed: ParsedArticle, word: Token) -> bool:
    """Tell whether an adjective is that of a people without a state: "| Kurdish | fighters"."""
    return word.tag == "JJ" and is_premodifier(word) and country_of(parsed, word) is None


def _whose_forces(
    parsed: ParsedArticle, head: Token, identities: Identities, ids: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the state whose forces a pronoun tells `ids` to be: "Chad said | its | forces left".

    "His country" is the one whose minister he is.

    They stay who they are where they are known to be of a country, or it is no state's.
    """
    owner = possessor(parsed, head)
    beside = lemmas_beside(parsed, head)
    forces = head.lemma in words("state_forces") and beside.isdisjoint(words("not_state"))
    if owner is not None and owner.pos == "PRON" and head.lemma in words("own_country"):
        told = {identities.actors[a].country for a in identities.resolve(owner)}
        (code,) = told if len(told) == 1 else (None,)
        return (identities.state(code),) if code is not None else ids
    if owner is None or owner.pos != "PRON" or not forces:
        return ids
    if any(identities.actors[a].country for a in ids):
        return ids
    whose = identities.resolve(owner)
    return tuple(a for a in whose if identities.actors[a].type is ActorType.COUNTRY) or ids


def _who_acts(
    parsed: ParsedArticle,
    one: str,
    head: Token,
    stands_for: bool,
    identities: Identities,
    apart: Token | None,
) -> Actor | None:
    """Return the actor that acts where `one` is named: a spokesman's body, a state for its troops.

    None where a spokesman speaks for nobody known.
    """
    actor = identities.actors[one]
    if (actor.role or "") in words("mouths") and _speaks(parsed, head, apart):
        if actor.affiliation is None:
            return None
        actor = identities.actors[actor.affiliation]
    if stands_for and actor.country and _acts_for_state(parsed, head, actor.id, identities):
        return identities.actors[identities.state(actor.country)]
    return actor


def _thing_before(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return the thing that "it" takes up when a sentence opens with it after one about a thing.

    "The raid was a crime. It broke the law": the raid did, not the last body named.
    """
    first, _ = parsed.sentence(pronoun)
    if (
        pronoun.text.casefold() not in words("claim_pronouns")
        or not is_active_subject(pronoun)
        or not first
    ):
        return None
    start, end = parsed.sentence(parsed.tokens[first - 1])
    root = next((t for t in parsed.tokens[start:end] if is_main(t)), None)
    clause = root
    if root is not None and root.lemma in lexicon().verbs:  # "X said: “The raid was …"
        clause = finite_complement(parsed, root) or root
    subject = own_subject(parsed, clause) if clause is not None else None
    thing = subject is not None and subject.pos == "NOUN" and not is_somebody(parsed, subject)
    return subject if thing else None


def _speaks(parsed: ParsedArticle, head: Token, event: Token | None) -> bool:
    """Tell whether a noun is who speaks of an event, not who is in it: "he | denied receiving"."""
    verb = verb_of_active_subject(parsed, head)
    return verb is not None and verb is not event and verb.lemma in lexicon().verbs


def _made_by(parsed: ParsedArticle, ruling: Token) -> Token | None:
    """Return the body whose ruling it is, by owner or name before it."""
    before = list(parsed.all(ruling, "poss", "compound", "amod"))
    return next((c for c in reversed(before) if c.i < ruling.i and is_named(parsed, c)), None)


def any_thing(noun: Token) -> bool:
    """Let every thing fill a role."""
    return True


def does_harm(noun: Token) -> bool:
    """Tell whether a thing can kill: a blast, a shell, a drone."""
    rows = triggers().get((noun.lemma, "N"), ())
    kinds = theme_chain(themes().get(noun.lemma, ("", ""))[0])
    weapon = "weapons" in kinds or noun.lemma in objects()["armed"]
    return weapon or any(row.kind.type == "ASSAULT" for row in rows)


def _sides(parsed: ParsedArticle, noun: Token) -> list[Token]:
    """Return the adjectives of several states before one noun: "French and Egyptian warships"."""
    if noun.pos not in ("NOUN", "PROPN") or noun.i in parsed.entity_at:
        return []
    before = [c for c in parsed.all(noun, "amod", "compound", "nmod") if c.i < noun.i]
    joined = [t for c in before for t in parsed.conjuncts(c) if t.i < noun.i]
    found = [t for t in dict.fromkeys(joined) if country_of(parsed, t) is not None]
    return found if any(parsed.child(t, "cc") for t in found) else []


def _state(parsed: ParsedArticle, word: Token, span: Span, identities: Identities) -> list[Party]:
    country = country_of(parsed, word)
    if country is None:
        return []
    return [_of_actor(identities.actors[identities.state(country.alpha3)], span)]


def _of_actor(actor: Actor, span: Span) -> Party:
    return Party(key=actor.id, label=actor.label, actor=actor.id, country=actor.country, span=span)


def _country(parsed: ParsedArticle, head: Token) -> str | None:
    found = next((c for t in parties_in(parsed, head) if (c := country_of(parsed, t))), None)
    if found is None:
        before = [c for c in premodifiers(parsed, head) if not is_number_modifier(c)]
        found = next((c for t in before if (c := country_of(parsed, t))), None)
    return found.alpha3 if found is not None else None


def _alone(parsed: ParsedArticle, head: Token, identities: Identities) -> tuple[str, ...]:
    """Return the actors of one noun phrase without those that it is joined to."""
    ids = identities.resolve(head)
    rest = [t for t in parsed.conjuncts(head) if t.i != head.i]
    others = {a for t in rest for a in identities.resolve(t)}
    return tuple([a for a in ids if a not in others]) or ids[:1]


def _acts_for_state(
    parsed: ParsedArticle, head: Token, actor_id: str, identities: Identities
) -> bool:
    """Tell whether a deed of this actor is his state's: a president's, an army's, not a rebel's.

    Nor that of the president of a league or a union.
    """
    actor = identities.actors[actor_id]
    if actor.type in (ActorType.COUNTRY, ActorType.ORGAN):
        return True
    if actor.type in (ActorType.PERSON, ActorType.ROLE):
        above = identities.actors.get(actor.affiliation or "")
        of_state = above is None or above.type in (ActorType.COUNTRY, ActorType.ORGAN)
        return of_state and (actor.role or "") in words("state_offices")
    if actor.type is not ActorType.GROUP and is_named(parsed, head):
        return False
    beside = lemmas_beside(parsed, head) | {head.lemma}
    return head.lemma in words("state_forces") and beside.isdisjoint(words("not_state"))
