"""One unnamed actor of several articles made one in each: nobody knows that they are one person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.check.notes import with_problem
from kg.ids import key_id
from ontology.rules.rule import Remedy

if TYPE_CHECKING:
    from kg.model import Filler, Graph, Participant, Proposition, Statement


def split_by_article(graph: Graph, name: str, reason: str) -> Graph:
    """Return the graph with the actor `name` taken apart by article.

    It keeps its id in the first of its articles. A claim has the actor of its own article.
    """
    homes = {m.article for m in graph.mentions if m.actor == name}
    homes |= {s.article for s in graph.statements if any(p.actor == name for p in _people(s))}
    first, *others = sorted(homes)
    ids = {article: key_id("a", name, article) for article in others}

    def who(actor: str, article: str) -> str:
        return ids.get(article, name) if actor == name else actor

    def moved(parties: tuple[Participant, ...], article: str) -> tuple[Participant, ...]:
        return tuple(replace(p, actor=who(p.actor, article)) for p in parties)

    def spoken(one: Statement) -> Statement:
        return replace(
            one,
            speakers=moved(one.speakers, one.article),
            sources=tuple(
                replace(s, speaker=s.speaker and who(s.speaker, one.article)) for s in one.sources
            ),
            whose_will=tuple(who(a, one.article) for a in one.whose_will),
            targets=moved(one.targets, one.article),
            addressees=moved(one.addressees, one.article),
            via=tuple(who(v, one.article) for v in one.via),
        )

    def filled(one: Proposition) -> Proposition:
        def there(f: Filler) -> Filler:
            return f if f.actor != name else replace(f, actor=who(name, one.article))

        return replace(one, roles=tuple((r, tuple(map(there, fs))) for r, fs in one.roles))

    (actor,) = [a for a in graph.actors if a.id == name]
    copies = [
        with_problem(
            replace(
                actor,
                id=ids.get(article, name),
                appearances=tuple(x for x in actor.appearances if x.article == article),
                judgements=actor.judgements if article == first else (),
            ),
            "unnamed-article",
            reason,
            Remedy.MENDED,
        )
        for article in (first, *others)
    ]
    actors = [a for a in graph.actors if a.id != name]
    return replace(
        graph,
        actors=tuple(sorted((*actors, *copies), key=lambda a: a.id)),
        mentions=tuple(replace(m, actor=who(m.actor, m.article)) for m in graph.mentions),
        statements=tuple(map(spoken, graph.statements)),
        propositions=tuple(map(filled, graph.propositions)),
    )


def _people(statement: Statement) -> tuple[Participant, ...]:
    return (*statement.speakers, *statement.targets, *statement.addressees)
