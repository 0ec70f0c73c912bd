"""What breaks a rule of the records: asked of each article, once for the same records.

In: a graph. Out: each violation with the article whose records have it. What was found in an
article is kept (`kg.store.memo`) under a hash of all its records, of the claims and people that
they name, and of the program.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from kg import codec
from kg.model.replace import replace
from kg.store.fingerprints import plain
from kg.store.memo import Memo
from kg.store.piece_keys import key_of
from kg.store.program_version import program_version
from ontology.rules import record_rules
from ontology.rules.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from kg.model import Actor, Article, Graph, Proposition, Span, Stance, Statement
    from kg.store.fingerprints import Prints


class Found(NamedTuple):
    """A violation and the article whose records have it."""

    violation: Violation
    article: str


def violations(
    graph: Graph, only: Container[str] | None = None, memo: Memo | None = None
) -> list[Found]:
    """Return what breaks a rule of the records, each rule once a record, sorted by record.

    `only` are the articles whose records are asked; all without it.
    """
    known = memo if memo is not None else Memo()
    actors = {a.id: a for a in graph.actors}
    places: dict[str, list[tuple[str, Span]]] = {}  # asked of the unnamed alone: no two articles
    for mention in (m for m in graph.mentions if not actors[m.actor].named):
        places.setdefault(mention.actor, []).append((mention.article, mention.span))
    by_id = {p.id: p for p in graph.propositions}
    stances = _stances(graph.propositions, {s.id: s.article for s in graph.statements})
    found: dict[tuple[str, str, str], Found] = {}
    mine_of = _by_article(graph.statements)
    reduced: dict[str, Actor] = {}
    for article in graph.articles:
        if only is not None and article.id not in only:
            continue
        mine = mine_of.get(article.id, [])
        about = [
            replace(by_id[p], stances=stances.get((p, article.id), ()))
            for p in sorted(_claims(mine) & by_id.keys())
        ]
        people = _people(mine, about, actors)
        for one in people:
            if one not in reduced:
                reduced[one] = replace(actors[one], appearances=(), judgements=())
        asked = _Article(
            article, mine, about, [(reduced[a], tuple(places.get(a, ()))) for a in people]
        )
        for told in json.loads(known.of(asked.key(known.prints), asked.broken)):
            violation = _read_violation(told)
            key = (violation.kind, violation.id, violation.rule)
            found.setdefault(key, Found(violation, article.id))
    return [found[key] for key in sorted(found)]


class _Article(NamedTuple):
    """The records of one article that are held against the rules, and nothing else.

    A claim has the stances of this article alone; an actor has no appearances and judgements, which
    change with other articles and which no rule of records asks for.
    """

    article: Article
    mine: list[Statement]
    about: list[Proposition]
    people: list[tuple[Actor, tuple[tuple[str, Span], ...]]]
    """Actors, each with the places that mention it if it is unnamed."""

    def key(self, prints: Prints) -> bytes:
        """Return the hash of all that is held against the rules, and of these."""
        return key_of(
            ("rules", program_version(), prints.of(self.article)),
            list(map(prints.of, self.mine)),
            list(map(plain, self.about)),
            [(prints.of(actor), plain(places)) for actor, places in self.people],
        )

    def broken(self) -> bytes:
        """Return what breaks a rule, as JSON."""
        actors = {actor.id: actor for actor, _ in self.people}
        found = record_rules.check(
            _article(self.article),
            [codec.statement(s, actors) for s in self.mine],
            list(map(codec.proposition, self.about)),
            [codec.actor(actor, places) for actor, places in self.people],
        )
        return json.dumps([list(v) for v in found]).encode()


def _read_violation(told: list[Any]) -> Violation:
    rule, reason, kind, name, span = told
    return Violation(rule, reason, kind, name, None if span is None else (span[0], span[1]))


def _article(article: Article) -> codec.Json:
    published = article.published
    day = {"value": published.value, "basis": published.basis} if published else None
    return {
        "id": article.id,
        "text": article.text,
        "published": day,
        "published_until": article.published_until,
        "language": article.language,
        "sha256": article.sha256,
    }


def _stances(
    propositions: Iterable[Proposition], articles: Mapping[str, str]
) -> dict[tuple[str, str], tuple[Stance, ...]]:
    """Return stances by proposition and article, so that checking stays linear."""
    found: dict[tuple[str, str], tuple[Stance, ...]] = {}
    for one in propositions:
        by_article: dict[str, list[Stance]] = {}
        for stance in one.stances:
            by_article.setdefault(articles[stance.statement], []).append(stance)
        for article, mine in by_article.items():
            found[one.id, article] = tuple(mine)
    return found


def _by_article(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for one in statements:
        found.setdefault(one.article, []).append(one)
    return found


def _claims(mine: list[Statement]) -> set[str]:
    """Return the propositions that statements make, suppose, or tie to what they suppose."""
    found = {p for s in mine for p in s.propositions}
    for one in mine:
        for condition in one.antecedents:
            found.update((condition.proposition, *condition.consequents))
    return found


def _people(mine: list[Statement], about: list[Proposition], actors: dict[str, Actor]) -> list[str]:
    """Return the actors that an article's records name, what these belong to, their members."""
    found = {p.actor for s in mine for p in (*s.speakers, *s.targets, *s.addressees)}
    found |= {a for s in mine for a in (*s.via, *s.whose_will)}
    fillers = [f for p in about for _, fs in p.roles for f in fs]
    found |= {a for f in fillers for a in (f.actor, f.owner) if a is not None}
    while True:
        known = [actors[a] for a in found if a in actors]
        above = {b for a in known for b in (a.affiliation, *a.members) if b is not None} - found
        if not above:
            return sorted(found & actors.keys())
        found |= above
