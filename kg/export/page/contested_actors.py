"""Actors on whom sides stand against each other: who deals with them in conflict, who does not.

The same as the actors of `kg analyse contested`, of the page's statements: only acts that are aimed
at somebody count, by PLOVER's classes, and none that only a teller of another side tells.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.model import Direction, SourceKind, Voice
from ontology.terms import PLOVER_COOPERATION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.export.page.page_index import Index
    from kg.model import Statement

_REQUEST = "REQUEST"
"""PLOVER's type of demands and proposals: who is asked for something is not opposed by that."""
NEITHER, COOPERATION, CONFLICT = range(3)


def tone(said: Statement) -> int:
    """Return whether an act is one of cooperation or of conflict."""
    if said.plover is None or said.plover == _REQUEST:
        return NEITHER
    return COOPERATION if said.plover in PLOVER_COOPERATION else CONFLICT


def contested_actors(index: Index) -> list[tuple[int, list[object], list[object]]]:
    """Return for each actor dealt with in conflict `(actor, [sides for], [sides against])`.

    An actor by its number; the most contested first.
    """
    graph, sides = index.graph, index.sides
    taken: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for said in index.ordered:
        kind = tone(said)
        if kind == NEITHER or _is_told_by_others(said, index, sides):
            continue
        for target in said.targets:
            if target.how is not Direction.ABOUT:
                for speaker in said.speakers:
                    theirs = sides[speaker.actor]
                    if theirs.isdisjoint(sides[target.actor]):
                        taken[target.actor][kind] |= theirs
    rows: list[tuple[int, list[object], list[object]]] = []
    for actor, of in taken.items():
        friends, foes = (_named(of[kind], index) for kind in (COOPERATION, CONFLICT))
        if foes:
            rows.append((index.actors[actor], friends, foes))
    labels = [a.label for a in graph.actors]
    rows.sort(key=lambda r: (-min(len(r[1]), len(r[2])), -len(r[2]), -len(r[1]), labels[r[0]]))
    return rows


def _named(sides: set[str], index: Index) -> list[object]:
    return [index.actors.get(a, index.labels.get(a, a)) for a in sorted(sides)]


def _is_told_by_others(said: Statement, index: Index, sides: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether only somebody of another side, who is cited himself, tells of the act."""
    own = {s for p in said.speakers for s in sides[p.actor]}
    for name in said.via:
        number = index.statements.get(name)
        teller = index.ordered[number] if number is not None else None
        if teller is None or teller.voice is Voice.ARTICLE:
            continue
        outlet = any(s.kind is SourceKind.OTHER_OUTLET for s in teller.sources)
        theirs = {s for p in teller.speakers for s in sides[p.actor]}
        if not outlet and own.isdisjoint(theirs):
            return True
    return False
