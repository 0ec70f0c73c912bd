"""What an exporter is handed: the graph, the base of its IRIs, and what exporters share."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import IO, TYPE_CHECKING, Protocol, cast

from kg.export.claim_words import class_names
from kg.export.text_limits import Text, limited
from kg.link.corroboration import corroborations
from kg.model.replace import replace
from kg.store.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.export.claim_words import ClassName
    from kg.link.corroboration import Corroboration
    from kg.model import Actor, Article, Graph, Issue, Proposition, Statement
    from kg.store.fingerprints import Prints

BASE = "https://sayso.example/"
"""Base IRI of the graph's own nodes unless the caller sets one."""


@dataclass(frozen=True)
class Release:
    """A graph about to be written out; the indexes are built once and shared by all exporters."""

    found: Graph
    base: str = BASE
    html_filter: tuple[str, ...] = ()
    """What `graph.html` is limited to (`kg.export.page.page_filter`)."""
    configuration: tuple[tuple[str, str], ...] = ()
    """What shaped the extraction, by name, for the description of the data set."""
    text: Text = Text.ALL
    """How much of the articles' text the files may hold (`kg.export.text_limits`)."""
    compress: bool = False
    """Write the large files compressed (`kg.export.registry.LARGE`)."""
    described: tuple[tuple[str, str], ...] = ()
    """What its publisher says of the data set, by name (`kg.export.rdf.dataset_facts`)."""
    memo: Memo = field(default_factory=Memo, compare=False, repr=False)
    """What was worked out before of the same records."""

    @cached_property
    def shared(self) -> dict[str, object]:
        """What several exporters work out once, by a name of theirs; emptied when they are done."""
        return {}

    @cached_property
    def kept(self) -> dict[str, object]:
        """What is worked out once and stays, by name: small."""
        return {}

    def once[T](self, name: str, make: Callable[[], T], *, stays: bool = False) -> T:
        """Return what `make` gives, made once for all exporters that ask under this name.

        With `stays` for all of a build, else for those that write of the same.
        """
        known = self.kept if stays else self.shared
        if name not in known:
            known[name] = make()
        return cast("T", known[name])

    @property
    def prints(self) -> Prints:
        """Hashes of the records by their values."""
        return self.memo.prints

    @cached_property
    def graph(self) -> Graph:
        """The graph as it may be told: what is in no record here can be in no file."""
        return limited(self.found, self.text)

    @cached_property
    def articles(self) -> dict[str, Article]:
        """Articles by id."""
        return {a.id: a for a in self.graph.articles}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Actors by id."""
        return {a.id: a for a in self.graph.actors}

    @cached_property
    def by_name(self) -> dict[str, Actor]:
        """Actors by id without their appearances and judgements, which change with any article."""
        return {a.id: replace(a, appearances=(), judgements=()) for a in self.graph.actors}

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Statements by id."""
        return {s.id: s for s in self.graph.statements}

    @cached_property
    def propositions(self) -> dict[str, Proposition]:
        """Propositions by id."""
        return {p.id: p for p in self.graph.propositions}

    @cached_property
    def corroborations(self) -> Mapping[str, Corroboration]:
        """What stands behind and against each claim on which somebody takes a side, by its id."""
        graph = self.found
        return corroborations(
            graph.statements,
            graph.propositions,
            {a.id: a for a in graph.actors},
            texts={a.id: a.text for a in graph.articles},
            published={a.id: a.published.value for a in graph.articles if a.published},
        )

    @cached_property
    def classes(self) -> Mapping[str, ClassName]:
        """Classes of predicates by id: the ontology's and the user's own."""
        return class_names(self.graph.classes)

    @cached_property
    def issues(self) -> dict[str | None, Issue]:
        """Issues of two claims or more by id, in order of id; one claim alone needs no node."""
        claims = Counter(p.issue for p in self.graph.propositions)
        return {i.id: i for i in self.graph.issues if claims[i.id] > 1}


class Exporter(Protocol):
    """Writes one file of a release; registered under that file's name, group `kg.exporters`."""

    def __call__(self, release: Release, out: IO[bytes], /) -> None:
        """Write the whole file to `out`."""
