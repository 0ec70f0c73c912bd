"""Give an article's records other ids, wherever they are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ids import key_id
from kg.model.replace import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.model import Actor, Extraction, Filler, Participant, Proposition, Source, Statement


DEPTH = 8
"""Claims within claims within claims that are followed; no content read has more than five."""


def renamed(extraction: Extraction, ids: Mapping[str, str]) -> Extraction:
    """Return the extraction with each id that `ids` knows replaced, in every record."""
    if not ids:
        return extraction
    claims = {p.id: _proposition(p, ids) for p in extraction.propositions}
    within = {p.id: claims.keys() & _named(p) for p in extraction.propositions}
    for _ in range(DEPTH):  # a claim within a claim has its new id first
        told = {old: new.id for old, new in claims.items() if old != new.id}
        fresh = {old for old, new in told.items() if ids.get(old) != new}
        if not fresh:
            break
        ids = {**ids, **told}
        for one in extraction.propositions:
            if not fresh.isdisjoint(within[one.id]):
                claims[one.id] = _proposition(one, ids)
    return replace(
        extraction,
        actors=tuple(_actor(a, ids) for a in extraction.actors),
        mentions=tuple(
            replace(m, actor=ids[m.actor]) if m.actor in ids else m for m in extraction.mentions
        ),
        statements=tuple(_statement(s, ids) for s in extraction.statements),
        propositions=_merged(claims.values()),
    )


def _merged(propositions: Iterable[Proposition]) -> tuple[Proposition, ...]:
    """Join propositions that came to one key when their actors became one."""
    found: dict[str, Proposition] = {}
    for one in propositions:
        known = found.get(one.id)
        stances = (*known.stances, *one.stances) if known is not None else one.stances
        found[one.id] = replace(known or one, stances=stances)
    return tuple(found[k] for k in sorted(found))


def _actor(actor: Actor, ids: Mapping[str, str]) -> Actor:
    above = actor.affiliation
    return replace(
        actor,
        id=ids.get(actor.id, actor.id),
        affiliation=ids.get(above, above) if above else None,
        members=tuple(ids.get(m, m) for m in actor.members),
    )


def _parties(parties: tuple[Participant, ...], ids: Mapping[str, str]) -> tuple[Participant, ...]:
    if ids.keys().isdisjoint([p.actor for p in parties]):
        return parties
    return tuple(replace(p, actor=ids.get(p.actor, p.actor)) for p in parties)


def _statement(statement: Statement, ids: Mapping[str, str]) -> Statement:
    return replace(
        statement,
        id=ids.get(statement.id, statement.id),
        speakers=_parties(statement.speakers, ids),
        sources=tuple(_source(s, ids) for s in statement.sources),
        whose_will=tuple(dict.fromkeys(ids.get(a, a) for a in statement.whose_will)),
        targets=_parties(statement.targets, ids),
        addressees=_parties(statement.addressees, ids),
        via=tuple(ids.get(v, v) for v in statement.via),
        antecedents=tuple(
            replace(
                a,
                proposition=ids.get(a.proposition, a.proposition),
                consequents=tuple(ids.get(c, c) for c in a.consequents),
            )
            for a in statement.antecedents
        ),
        propositions=tuple(dict.fromkeys(ids.get(p, p) for p in statement.propositions)),
    )


def _source(source: Source, ids: Mapping[str, str]) -> Source:
    who = source.speaker
    return source if who is None or who not in ids else replace(source, speaker=ids[who])


def _proposition(proposition: Proposition, ids: Mapping[str, str]) -> Proposition:
    key = renamed_key(proposition.key, ids)
    roles, stances = proposition.roles, proposition.stances
    if any(_is_named(f, ids) for _, fillers in roles for f in fillers):
        roles = tuple((name, tuple(_filler(f, ids) for f in fillers)) for name, fillers in roles)
    if not ids.keys().isdisjoint([s.statement for s in stances]):
        stances = tuple(replace(s, statement=ids.get(s.statement, s.statement)) for s in stances)
    return replace(
        proposition,
        id=key_id("p", *key) if key else proposition.id,
        key=key,
        roles=roles,
        stances=stances,
    )


def _named(proposition: Proposition) -> set[str]:
    """Return what a proposition is made of: the words of its key, and what fills its roles."""
    found = {word for part in proposition.key for word in part.split(" ")}
    fillers = (f for _, some in proposition.roles for f in some)
    found.update(f.proposition for f in fillers if f.proposition is not None)
    return found


def _is_named(filler: Filler, ids: Mapping[str, str]) -> bool:
    return filler.actor in ids or filler.owner in ids or filler.proposition in ids


def _filler(filler: Filler, ids: Mapping[str, str]) -> Filler:
    if not _is_named(filler, ids):
        return filler
    named = (filler.actor, filler.owner, filler.proposition)
    actor, owner, claim = (ids.get(n, n) if n is not None else None for n in named)
    return replace(filler, actor=actor, owner=owner, proposition=claim)


def renamed_key(key: tuple[str, ...], ids: Mapping[str, str]) -> tuple[str, ...]:
    """Return a key with other ids in it, the parties of each side in their order again."""
    sides: list[list[str]] = [[]]
    for part in key[1:-1]:
        if part:
            sides[-1].append(" ".join(ids.get(word, word) for word in part.split(" ")))
        else:
            sides.append([])
    inner = [p for n, side in enumerate(sides) for p in (*([""] if n else []), *sorted(set(side)))]
    return (*key[:1], *inner, *key[-1:]) if len(key) > 1 else key


def restated(statement: Statement, ids: Mapping[str, str]) -> Statement:
    """Return a statement with other ids for what it claims."""
    touched = (*statement.propositions, *(a.proposition for a in statement.antecedents))
    touched += tuple(c for a in statement.antecedents for c in a.consequents)
    return statement if ids.keys().isdisjoint(touched) else _statement(statement, ids)


def copies(
    extractions: Sequence[Extraction], texts: Mapping[str, str]
) -> dict[tuple[str, str], str]:
    """Return new ids by (article, id) for the records of a text that another article has too.

    Ids of statements and unnamed actors are made from the text; the copy in the second paper is
    another statement, made by nobody else, so its ids take in the article's.
    """
    seen: set[str] = set()
    found = {}
    for extraction in extractions:
        text = texts[extraction.article]
        if text in seen:
            own = [s.id for s in extraction.statements]
            own += [a.id for a in extraction.actors if not a.named]
            for one in own:
                kind = one.partition("-")[0]
                found[(extraction.article, one)] = key_id(kind, one, extraction.article)
        seen.add(text)
    return found
