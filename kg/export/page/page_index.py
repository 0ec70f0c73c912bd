"""The graph by numbers: what each record is called in the page's data."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from kg.export.claim_words import class_names, with_wider_classes
from kg.export.stance_families import StanceFamily, family_of, family_towards
from kg.export.tables.json_lines import place
from kg.link.issues import OF_ONE_ARTICLE
from kg.link.whose_side import Sides

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.link.corroboration import Corroboration
    from kg.model import Dated, Graph, Statement
    from kg.model import Stance as Stand


PRESUMES = len(StanceFamily)
"""The family of who only takes a claim for granted, or names it while saying something else."""


def number[T](value: T, table: dict[T, int]) -> int:
    """Return the number of a value in a table, which gets it at its end when it is new."""
    return table.setdefault(value, len(table))


class Index:
    """Numbers of articles, actors, claims and statements, and of the values that they share.

    `classes` are the classes of predicates of the claims, and those that these fall under; `issues`
    what two claims of the page or more are about; `issue_names` their id, name, and whether they
    are of no field, called by a claim of theirs.
    `whole` tells whether the page holds the whole text of its articles; `behind` what stands behind
    each claim in the whole collection, by its id, and `labels` are the names of all actors by id.
    """

    def __init__(
        self,
        graph: Graph,
        whole: bool = True,
        behind: Mapping[str, Corroboration] | None = None,
        labels: Mapping[str, str] | None = None,
    ) -> None:
        self.graph = graph
        self.whole = whole
        self.behind = behind or {}
        self.labels = labels or {}
        self.ordered = sorted(graph.statements, key=place)
        self.articles = {a.id: i for i, a in enumerate(graph.articles)}
        self.actors = {a.id: i for i, a in enumerate(graph.actors)}
        self.claims = {p.id: i for i, p in enumerate(graph.propositions)}
        self.statements = {s.id: i for i, s in enumerate(self.ordered)}
        self.class_names = class_names(graph.classes)
        told = {p.predicate_class for p in graph.propositions if p.predicate_class}
        above = {c for one in told for c in with_wider_classes(one, self.class_names)}
        self.classes = {c: i for i, c in enumerate(sorted(above))}
        claims = Counter(p.issue for p in graph.propositions)
        several = [i for i in graph.issues if claims[i.id] > 1]
        self.issues = {i.id: k for k, i in enumerate(several)}
        self.issue_names = [
            (i.id, i.label.partition(OF_ONE_ARTICLE)[2] or i.label, int(i.matter is None))
            for i in several
        ]
        self.families = [list(StanceFamily).index(family_of(s)) for s in self.ordered]
        self.forces: dict[str, int] = {}
        self.dates: dict[tuple[str, str], int] = {}
        self.rules: dict[str, int] = {}
        self.origins: dict[str, int] = {}
        self._claims = {p.id: p for p in graph.propositions}
        self._held = {p.id: {x.statement: x for x in p.stances} for p in graph.propositions}
        self._doubtful = {
            **{a.id: (a.label, a.problems) for a in graph.actors if a.problems},
            **{p.id: (p.label, p.problems) for p in graph.propositions if p.problems},
        }
        self._known = {
            x: a.label for a in graph.actors for x in (a.id, *(y.id for y in a.appearances))
        }

    @cached_property
    def sides(self) -> Mapping[str, frozenset[str]]:
        """The sides for which each actor speaks, by its id."""
        known = Sides({a.id: a for a in self.graph.actors})
        return {a.id: frozenset(known.of(a)) for a in self.graph.actors}

    def held(self, claim: str, said: str) -> Stand | None:
        """Return how a statement stands to a claim, by their ids."""
        return self._held[claim].get(said)

    def known_as(self, actor_or_appearance: str) -> str | None:
        """Return the name of an actor, by its id or an appearance's; None if not on the page."""
        return self._known.get(actor_or_appearance)

    def problems(self, said: Statement) -> list[str]:
        """Return what is doubtful about a statement, its speakers, its claims: each in a line."""
        found = [str(p) for p in said.problems]
        for name in (*(p.actor for p in said.speakers), *said.propositions):
            label, problems = self._doubtful.get(name, ("", ()))
            found += [f"{label}: {p}" for p in problems]
        return found

    def date(self, value: Dated | None) -> int:
        """Return the number of a date in the table of dates, -1 for none."""
        if value is None:
            return -1
        return number((value.value, value.basis), self.dates)

    def towards(self, at: int) -> list[int]:
        """Return the family of a statement towards each of its claims, in their order."""
        said = self.ordered[at]
        found = []
        for claim in said.propositions:
            family = family_towards(said, self._claims[claim], self.held(claim, said.id))
            found.append(PRESUMES if family is None else list(StanceFamily).index(family))
        return found
