"""Why an actor is one: its appearances with the office held then, and the judgements on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.export.rdf import iris as names
from kg.export.rdf import record_nodes as records
from kg.ids import key_id
from kg.link.whose_side import Sides

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.export.rdf.record_nodes import Node
    from kg.model import Actor, Appearance, Judgement


class Identities:
    """The appearances and judgements of all actors, as far as they tell more than the actor does.

    An appearance is drawn that tells an office or a body, or that a judgement is on: of a state
    that five hundred articles name, the statements say already where.
    """

    def __init__(self, actors: Iterable[Actor]) -> None:
        self.actors = list(actors)
        judged = {end for a in self.actors for j in a.judgements for end in (j.left, j.right)}
        self._drawn = {
            one.id
            for actor in self.actors
            for one in actor.appearances
            if actor.named and (one.role or one.affiliation or one.id in judged)
        }
        self._known = {a.id for a in self.actors}
        self._sides = Sides({a.id: a for a in self.actors})

    def actor(self, record: Actor) -> Node:
        """Describe an actor with whom it speaks for, what it was made of, and why."""
        node = records.actor(record)
        others = [names.actor(side) for side in self._sides.of(record) if side != record.id]
        if others:
            node["speaksFor"] = others
        appearances = [names.appearance(a.id) for a in self._of(record)]
        if appearances:
            node["appearance"] = appearances
        if record.judgements:
            node["judgement"] = list(dict.fromkeys(_path(j) for j in record.judgements))
        return node

    def nodes(self) -> Iterator[Node]:
        """Yield each appearance and each judgement once; two actors share one that is unsure."""
        seen: set[str] = set()
        for actor in self.actors:
            for one in self._of(actor):
                yield self._appearance(one)
            for judged in actor.judgements:
                path = _path(judged)
                if path not in seen:
                    seen.add(path)
                    yield self._judgement(judged)

    def _of(self, actor: Actor) -> Iterator[Appearance]:
        return (a for a in actor.appearances if a.id in self._drawn)

    def _appearance(self, record: Appearance) -> Node:
        node: Node = {
            "id": names.appearance(record.id),
            "type": "Appearance",
            "seenIn": names.article(record.article),
            "name": list(record.names),
        }
        if record.seen is not None:
            node["seen"] = records.date(record.seen)
        if record.role is not None:
            node["jobTitle"] = record.role
        if record.affiliation in self._known and record.affiliation is not None:
            node["affiliation"] = names.actor(record.affiliation)
        if record.country is not None:
            node["countryCode"] = record.country
        return node

    def _judgement(self, record: Judgement) -> Node:
        node: Node = {
            "id": _path(record),
            "type": "Judgement",
            "verdict": record.verdict.value,
            "judgedBy": record.by,
            "score": f"{record.score:.3f}",
            "reason": record.reason,
        }
        ends = dict.fromkeys((record.left, record.right))
        judges = [names.appearance(e) for e in ends if e in self._drawn]
        judges += [names.actor(e) for e in ends if e in self._known]
        if judges:
            node["judges"] = judges
        if record.features:
            node["feature"] = list(record.features)
        return node


def _path(record: Judgement) -> str:
    parts = (record.left, record.right, record.verdict.value, record.by, record.reason)
    return key_id("j", *parts)
