"""One actor for all that is said of it, in however many articles, with the reason for each joint.

Ids are made from what identifies an actor (`kg.extract.actors.actor_records`), so bodies of the
gazetteer, states and their organs have one id everywhere. People and other organisations are
compared (`kg.resolve.clusters`, `kg.resolve.organisations`); unnamed holders of an office belong to
their article and are compared with nobody. What a person decided (`kg.resolve.decisions`) comes
before any rule.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.cycles import without_cycle_search
from kg.model import ActorType, Diagnostic, Severity
from kg.model.replace import replace
from kg.resolve.bare_names import people_by_cluster
from kg.resolve.claims import joined_claims
from kg.resolve.clusters import Clusters
from kg.resolve.decisions import Decisions
from kg.resolve.kinds import with_families, with_kinds
from kg.resolve.manual_unions import with_decisions
from kg.resolve.merged_actors import PLACE, actors, cluster_ids, name_ids
from kg.resolve.organisations.bare_organs import with_organs
from kg.resolve.organisations.bodies import bodies
from kg.resolve.profiles import Profile, Rarity, profiles
from kg.resolve.renaming import copies, renamed, restated
from kg.resolve.same_members import join_same_members

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from kg.model import Actor, Extraction, Judgement, Mention, Proposition, Statement
    from kg.resolve.user_tables import Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """All articles' records with actors of the whole collection."""

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    propositions: tuple[Proposition, ...]
    diagnostics: tuple[Diagnostic, ...]


def resolve(
    extractions: Iterable[Extraction],
    texts: Mapping[str, str],
    *,
    published: Mapping[str, str] | None = None,
    decisions: tuple[Judgement, ...] = (),
    names: Names | None = None,
) -> Resolved:
    """Join the extractions of all articles; `texts` by article id give the names as printed.

    `published` are the dates of the articles (EDTF), `decisions` a person's judgements, `names` a
    user's own table of names. The result does not depend on the order of the extractions.
    """
    with without_cycle_search():
        return _resolved(extractions, texts, published or {}, Decisions(decisions), names)


def _resolved(
    extractions: Iterable[Extraction],
    texts: Mapping[str, str],
    published: Mapping[str, str],
    decisions: Decisions,
    names: Names | None,
) -> Resolved:
    ordered = sorted(extractions, key=lambda e: e.article)
    copied = copies(ordered, texts)
    found = [_of_article(p, copied) for p in profiles(ordered, texts, published)]
    found = with_families(with_kinds(found), texts)
    if names is not None:
        found = [names.recognised(p) for p in found]
    found = with_organs(found)
    clusters, judgements = _clustered(found, decisions)
    clusters = join_same_members(clusters)
    owned = name_ids(clusters)
    named = cluster_ids(clusters, owned)
    places = _places(clusters, owned, named, copied)
    joined = [renamed(replace(e, actors=()), places.get(e.article, {})) for e in ordered]
    people = actors(clusters, named, places, judgements)
    claims, claimed = joined_claims(
        (p for e in joined for p in e.propositions),
        {a.id: a for a in people},
        (s for e in joined for s in e.statements),
        published,
        texts,
    )
    return Resolved(
        actors=people,
        mentions=tuple(m for e in joined for m in e.mentions),
        statements=tuple(
            restated(s, claimed.get(e.article, {})) for e in joined for s in e.statements
        ),
        propositions=claims,
        diagnostics=(*(d for e in ordered for d in e.diagnostics), *_namesakes(clusters, owned)),
    )


def _places(
    clusters: list[list[Profile]],
    owned: list[list[str]],
    named: list[str],
    copied: Mapping[tuple[str, str], str],
) -> dict[str, dict[str, str]]:
    """Return, by article, the ids that are new there."""
    places: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for cluster, own, name in zip(clusters, owned, named, strict=True):
        for one in cluster if own != [name] else ():
            if one.key != name:
                places[one.article][one.key] = name
    for (article, old), new in copied.items():
        places[article].setdefault(old, places[article].get(new, new))
    return places


def _of_article(one: Profile, copied: Mapping[tuple[str, str], str]) -> Profile:
    """Give the unnamed of a second copy of a text the id that the copy's records have."""
    new = copied.get((one.article, one.key))
    return one if new is None else replace(one, key=new, actor=replace(one.actor, id=new))


def _clustered(
    found: list[Profile], decisions: Decisions
) -> tuple[list[list[Profile]], list[Judgement]]:
    articles = {p.article: p.company for p in found}.values()
    clusters = Clusters(Rarity(list(articles)), decisions)
    kinds: dict[str, list[Profile]] = {"person": [], "body": [], "known": []}
    for one in found:
        kinds[_kind(one)].append(one)
    joined = bodies(kinds["body"], clusters)
    firms = {p.key: c[0].key for c in joined for p in c}
    firms = {key: into for key, into in firms.items() if key != into}
    companies = {
        c: frozenset(firms.get(a, a) for a in c) for c in articles if not c.isdisjoint(firms)
    }
    as_told = {p.id: p for p in kinds["person"]}  # the name that a body gets is not settled yet
    local = {p.key for p in found if not p.actor.named}
    told = [_within(p, firms, companies, local) for p in kinds["person"]]
    alike = people_by_cluster(told, clusters)
    joined += [[as_told[p.id] for p in cluster] for cluster in alike]
    known: defaultdict[str, list[Profile]] = defaultdict(list)
    for one in kinds["known"]:
        known[one.organ or one.key].append(one)
    joined += [known[k] for k in sorted(known)]
    joined = [sorted(c, key=PLACE) for c in joined]
    joined, more = with_decisions(sorted(joined, key=lambda c: c[0].id), decisions)
    return joined, [*clusters.judgements, *more]


def _within(
    one: Profile,
    firms: Mapping[str, str],
    companies: Mapping[frozenset[str], frozenset[str]],
    local: Container[str],
) -> Profile:
    """Return a person's profile with its body and company by the bodies' joined names.

    A body of this article alone ("Hale's campaign") tells him from nobody in another.
    """
    above, company = one.actor.affiliation, companies.get(one.company, one.company)
    if above not in firms and company is one.company and above not in local:
        return one
    known = None if above is None or above in local else firms.get(above, above)
    actor = replace(one.actor, affiliation=known) if above else one.actor
    return replace(one, actor=actor, company=company)


def _kind(one: Profile) -> str:
    """Return how a profile is compared: as a person, as a body, or by its key alone."""
    if not one.actor.named or one.organ is not None:
        return "known"
    if one.actor.type is ActorType.PERSON:
        return "person"
    free = one.actor.type is ActorType.ORGANISATION and (one.entry or not one.actor.wikidata)
    return "body" if free and one.actor.affiliation is None else "known"


def _namesakes(clusters: list[list[Profile]], owned: list[list[str]]) -> list[Diagnostic]:
    """Warn of each name that stands for several actors."""
    homes: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    times = Counter(k for own in owned for k in own)
    for number, (cluster, own) in enumerate(zip(clusters, owned, strict=True)):
        several = {k for k in own if times[k] > 1}
        shared = [p for p in cluster if p.key in several] if several else []
        for home in {(p.key, p.actor.label) for p in shared if " " in p.actor.label}:
            homes[home].append(number)
    return [
        Diagnostic(
            code="same-name",
            severity=Severity.WARNING,
            message=f"{label!r} stands for {len(found)} actors that are kept apart;"
            " `kg actors --unsure` lists what may be one",
        )
        for (_, label), found in sorted(homes.items(), key=lambda h: h[0][1])
        if len(found) > 1
    ]
