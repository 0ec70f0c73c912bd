"""What a side is charged with before it answers: "Togo said Ghana did it … Ghana denied it".

In: the statements told so far, with what they claim, and one that answers. Out: those that charge
the side of whoever answers, each with the claims that are the charge. Concern, a summoning or an
expulsion charge nobody with anything.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.events.participants import is_named
from kg.extract.grammar.dependents import (
    attributives,
    nouns_after,
    possessor,
)
from kg.extract.grammar.noun_phrases import country_of
from kg.extract.lexicon import pointers, words
from kg.model import Act, ActorType, Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.extract.actors.identities import Identities
    from kg.extract.lexicon import Pointer
    from kg.extract.propositions.plover_acts import Claim
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Actor, Proposition, Statement, Token
    from kg.parse import ParsedArticle

type Told = tuple[ReportCandidate, Statement, list[Claim]]

_ANSWERS = frozenset({Act.DENY, Act.DECLINE, Act.STATE, Act.ACCUSE})
"""Acts by which a side speaks of what it is charged with."""
_CLAIMING = frozenset({Act.STATE, Act.ACCUSE, Act.CONFIRM, Act.WARN})
_HARMS = frozenset({"THREATEN", "COERCE", "ASSAULT"})
"""Types of deeds that are a charge against whoever is said to have done them."""
_HELD = frozenset({Modality.REALIS, Modality.POSSIBLE, Modality.CONSIDERED, Modality.UNSPECIFIED})
"""How a charge is put: as fact, as what may be, or open; what is only supposed charges nobody."""
_HIGHEST = 4
"""Steps up what somebody belongs to."""
MOST = 4
"""Statements of one accuser that "the allegations" take up at most."""


def charges_against(
    parsed: ParsedArticle,
    noun: Token,
    answer: Statement,
    earlier: Sequence[Told],
    identities: Identities,
    owners: frozenset[str] | None,
) -> list[Told]:
    """Return the charges that a noun or pronoun of an answer takes up, the last first.

    `earlier` is in text order; `owners` are the sides whose claims the noun says they are, None
    where it says nothing. Accusations come before what is told of a harmful deed, and that before
    what else is claimed of the side. Several are "the allegations", all of one accuser.
    """
    known = pointers().get(noun.lemma)
    if answer.act not in _ANSWERS or (known is not None and not _may_be_charge(known)):
        return []
    mine = sides_of(answer, identities)
    told = list(_by_others(answer, earlier, mine, identities, owners))
    strong = [t for t in told if t[1].act is Act.ACCUSE and _is_aimed(t, mine, identities)]
    strong = [t for t in strong if t[2]]
    harmful = [(f, s, c) for f, s, all_ in told if (c := harms_by(all_, mine, identities))]
    best = _best(noun, strong, harmful)
    if noun.lemma in words("words_answered") and owners is None:
        return best  # "this statement": the last that was made
    if noun.lemma in words(
        "brought_charges"
    ):  # "the case": it holds what its side was charged with
        return best or _told_of(noun, told, mine, identities)
    spoken = [t for t in told if _speaks_of_charge(parsed, t[1], mine, identities)]
    best = (
        best
        or [
            (f, s, c)
            for f, s, claims in spoken
            if (c := _first([c for c in claims if _is_done_by(c[0], mine, identities)] or claims))
        ][:1]
    )
    best = best or _told_of(noun, told, mine, identities)
    if best or owners is None:
        return best
    others = [(f, s, _of_others(_held(c), owners, identities)) for f, s, c in told]
    mine_too = [t for t in others if any(_takes_part(c, mine, identities) for c, _ in t[2])]
    found = [(f, s, _first(c)) for f, s, c in mine_too or others if c]
    return found[: MOST if _is_plural(noun) else 1]


def _held(claims: list[Claim]) -> list[Claim]:
    return [(c, f) for c, f in claims if c.stances[0].modality in _HELD]


def _of_others(claims: list[Claim], owners: frozenset[str], identities: Identities) -> list[Claim]:
    """Return the claims that do not tell what the side that makes them did: it raised concern."""
    return [(c, f) for c, f in claims if not _is_done_by(c, owners, identities)]


def own_denial(
    answer: Statement, noun: Token, earlier: Sequence[Told], identities: Identities
) -> list[Claim]:
    """Return what the answering side denied just before: "denied it, calling | them | lies"."""
    mine = sides_of(answer, identities)
    for found, said, claims in reversed(earlier[-NEAR:]):
        near = noun.sent - found.verb.sent <= 1 if found.verb is not None else False
        if not near or said.id == answer.id:
            continue
        if said.act is Act.DENY and not mine.isdisjoint(sides_of(said, identities)):
            return [(c, f) for c, f in claims if any(s.polarity is Polarity.NEG for s in c.stances)]
    return []


def _told_of(
    noun: Token, told: list[Told], mine: frozenset[str], identities: Identities
) -> list[Told]:
    """Return the last of the statements near a noun that say what the answering side did."""
    if noun.pos == "PRON" and not _is_plural(noun):
        return []
    done = (
        (f, s, [c for c in claims if _is_done_by(c[0], mine, identities) and not _is_said(c[0])])
        for f, s, claims in told[:NEAR]
    )
    return [(f, s, c) for f, s, claims in done if (c := _first(claims))][:1]


NEAR = 3
"""Claims of others before an answer among which one of a plain deed of its side is taken up."""


def charge_of_deed(
    parsed: ParsedArticle,
    claim: Token,
    answer: Statement,
    earlier: Sequence[Told],
    identities: Identities,
) -> list[Claim]:
    """Return the last claim of another that tells a charge's deed: "accusations of | a raid |".

    The deed is named by a noun, and was told by its verb: "violations" after "violated".
    """
    deeds = [n.lemma for n in nouns_after(parsed, claim, *words("topics_of_claims"))]
    mine = sides_of(answer, identities)
    for _, _, claims in _by_others(answer, earlier, mine, identities, None):
        for made, frame in claims:
            verb = made.predicate.lemma if made.predicate is not None else ""
            held = made.stances[0]
            firm = held.polarity is Polarity.POS and held.modality in _HELD
            if firm and not held.presupposed and any(_is_of_verb(n, verb) for n in deeds):
                return [(made, frame)]
    return []


def _is_of_verb(noun: str, verb: str) -> bool:
    """Tell whether a noun names what a verb tells: "violation" and "violate", "killing", "raid".

    >>> _is_of_verb("violation", "violate"), _is_of_verb("raid", "raid"), _is_of_verb("art", "arm")
    (True, True, False)
    """
    stem = verb.removesuffix("e")
    return noun == verb or (len(stem) >= _STEM and noun.startswith(stem))


_STEM = 4
"""Letters of a verb that a noun made of it begins with at least: "kill" of "killing"."""


def _is_said(claim: Proposition) -> bool:
    """Tell whether a claim is that somebody said something: no deed that he could deny."""
    return claim.predicate_class in words("classes_of_saying")


def may_be_charged(noun: Token, told: Told, answer: Statement, identities: Identities) -> bool:
    """Tell whether a statement may be what a noun for charges takes up: it accuses, tells of harm
    or of the side that answers. Other nouns take up whatever was claimed."""
    found, said, claims = told
    if noun.lemma not in words("accusations") or said.act is Act.ACCUSE:
        return True
    if found.verb is not None and found.verb.lemma in pointers()[noun.lemma].cues:
        return True
    mine = sides_of(answer, identities)
    if not mine:
        return True
    return any(_is_harm(c) or _takes_part(c, mine, identities) for c, _ in claims)


def _is_harm(claim: Proposition) -> bool:
    """Tell whether a claim is of a harmful deed, or of the guilt of one."""
    harms = claim.type in _HARMS or claim.predicate_class in words("charged_deeds")
    return harms or _is_guilt(claim)


def _may_be_charge(known: Pointer) -> bool:
    return known.any or known.acts == {Act.ACCUSE}


def _best(noun: Token, strong: list[Told], harmful: list[Told]) -> list[Told]:
    """Return the last accusation, else the last harm, with what else its accuser lays to it."""
    if not strong and not harmful:
        return []
    last = strong[0] if strong else harmful[0]
    if noun.pos == "PRON" and harmful and harmful[0][1].evidence.start > last[1].evidence.start:
        last = harmful[0]  # "denied it": what was said last
    chosen = (last[0], last[1], _first(last[2]))
    if not _is_plural(noun):
        return [chosen]
    who = {p.actor for p in last[1].speakers}
    others = [
        (f, s, _first(c))
        for f, s, c in (*strong, *harmful)
        if s.id != last[1].id and who & {p.actor for p in s.speakers}
    ]
    return [chosen, *others][:MOST]


def _is_plural(noun: Token) -> bool:
    return noun.tag == "NNS" or noun.text.casefold() in words("plural_claim_pronouns")


def _takes_part(claim: Proposition, mine: frozenset[str], identities: Identities) -> bool:
    """Tell whether a side is a party to what is claimed."""
    parties = (f.actor for _, some in claim.roles for f in some if f.actor is not None)
    return any(not mine.isdisjoint(_sides(a, identities.actors)) for a in parties)


def _first(claims: list[Claim]) -> list[Claim]:
    """Return the events that a statement puts as fact, without what it grants; else its first."""
    held = [c for c in claims if not c[0].stances[0].presupposed]
    firm = [c for c in held if c[0].quantity is None] or held
    typed = [c for c in firm if c[1] is not None]
    return typed or firm[:1]


def _by_others(
    answer: Statement,
    earlier: Sequence[Told],
    mine: frozenset[str],
    identities: Identities,
    owners: frozenset[str] | None,
) -> Iterator[Told]:
    """Yield what others than the answering side claim before it, the last first."""
    chain = {answer.id, *answer.via}
    for found, said, claims in reversed(earlier):
        theirs = sides_of(said, identities)
        own = not mine.isdisjoint(theirs) or said.id in chain or not chain.isdisjoint(said.via)
        firm = said.act in _CLAIMING and said.polarity is Polarity.POS
        if own or not firm or said.modality not in (Modality.REALIS, Modality.POSSIBLE):
            continue
        if not said.speakers or (owners is not None and owners.isdisjoint(theirs)):
            continue
        yield found, said, claims


def _is_aimed(told: Told, mine: frozenset[str], identities: Identities) -> bool:
    """Tell whether an accusation is made of a side: by whom it accuses, or who did the deed."""
    found, _, claims = told
    patient = found.content.patient
    whom = identities.resolve(patient) if patient is not None else ()
    if any(not mine.isdisjoint(_sides(a, identities.actors)) for a in whom):
        return True
    return any(_is_done_by(c, mine, identities) for c, _ in claims)


def harms_by(claims: list[Claim], mine: frozenset[str], identities: Identities) -> list[Claim]:
    """Return the claims that a side did harm, or bears the guilt of it."""
    return [
        (c, f)
        for c, f in claims
        if _is_harm(c)
        and not c.stances[0].presupposed
        and c.stances[0].polarity is Polarity.POS
        and c.stances[0].modality in _HELD
        and _is_done_by(c, mine, identities)
    ]


def _is_guilt(claim: Proposition) -> bool:
    """Tell whether a claim is that somebody is guilty, behind it, or involved."""
    said = next((some for role, some in claim.roles if role == "attribute"), ())
    told = {w for f in said for w in f.label.casefold().split()[:1]}
    lemma = {claim.predicate.lemma} if claim.predicate is not None else set()
    guilt = words("guilty") | words("answerable") | words("implicated")
    return not guilt.isdisjoint(told | lemma)


def _is_done_by(claim: Proposition, mine: frozenset[str], identities: Identities) -> bool:
    by = "agent" if any(role == "agent" for role, _ in claim.roles) else "theme"
    did = [f for role, some in claim.roles if role == by for f in some]
    actors = [a for f in did for a in (f.actor, f.owner) if a is not None]
    return any(not mine.isdisjoint(_sides(a, identities.actors)) for a in actors)


def _speaks_of_charge(
    parsed: ParsedArticle, said: Statement, mine: frozenset[str], identities: Identities
) -> bool:
    """Tell whether a content is of charges that name a side: "credible allegations that Chad …"."""
    inside = [t for s in said.content for t in parsed.within(s)]
    after = dict(pairwise(inside))
    posts = {t for t, n in after.items() if n.text.casefold().startswith("d'aff")}
    if not any(t.lemma in words("alleging_nouns") and t not in posts for t in inside):
        return False
    states = (country_of(parsed, t) for t in inside if t.pos in ("ADJ", "PROPN"))
    if any(state is not None and state.alpha3 in mine for state in states):
        return True
    named = (a for t in inside for a in identities.resolved_before(t))
    return any(not mine.isdisjoint(_sides(a, identities.actors)) for a in named)


def claims_owner(
    parsed: ParsedArticle, noun: Token, identities: Identities
) -> frozenset[str] | None:
    """Return the sides whose claims a noun names: "Chad's claims", "the US charges", "claims by X".

    None where it names nobody.
    """
    if noun.pos not in ("NOUN", "PROPN"):
        return None
    own = possessor(parsed, noun)
    before = [t for t in attributives(parsed, noun) if is_named(parsed, t)]
    after = list(nouns_after(parsed, noun, *words("authors_of_claims")))
    heads = [own] if own is not None else [*before[-1:], *after[:1]]
    actors = [a for head in heads for a in identities.resolve(head)]
    found = frozenset(side for a in actors for side in _sides(a, identities.actors))
    return found or None


def sides_of(said: Statement, identities: Identities) -> frozenset[str]:
    """Return the sides for which a statement's speakers speak, by ids and codes of states."""
    actors = identities.actors
    return frozenset(s for p in said.speakers for s in _sides(p.actor, actors))


def _sides(name: str, actors: Mapping[str, Actor]) -> frozenset[str]:
    """Return an actor with what it belongs to; of what is a state's, the state's code."""
    found: set[str] = set()
    above: str | None = name
    while above is not None and above not in found and len(found) < _HIGHEST:
        actor = actors.get(above)
        found.add(above)
        if actor is None or not words("independent_organs").isdisjoint(
            actor.label.casefold().split()
        ):
            break
        if actor.country is not None and actor.type in _OF_STATES:
            found.add(actor.country)
        above = actor.affiliation
    return frozenset(found)


_OF_STATES = (ActorType.COUNTRY, ActorType.ORGAN, ActorType.GROUP)
