"""The whole: what one article gave, what all gave together, and what was kept out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model.actor import Actor, Mention
    from kg.model.article import Article, Diagnostic
    from kg.model.issue import Issue
    from kg.model.link import Link
    from kg.model.proposition import Proposition
    from kg.model.span import Span
    from kg.model.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What was found in one article; actor ids are the article's own until resolved."""

    article: str
    statements: tuple[Statement, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """A record that broke a rule of the ontology and is kept out of the graph, not lost.

    `record` is the whole of it as the contract writes it, `span` its place in `article`, or the
    place that is wrong. `speakers` are the names of who speaks in it and `quote` the words of its
    evidence; of a proposition, a stance or a link they are those of the statement behind it.
    """

    kind: str
    id: str
    rule: str
    reason: str
    article: str | None = None
    span: Span | None = None
    speakers: tuple[str, ...] = ()
    quote: str | None = None
    record: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnClass:
    """A class of predicates of the user's own: its id, label, wider class, and what it means."""

    id: str
    label: str
    parent: str
    definition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """The whole: checked records of all articles, each tuple in its canonical order (by id).

    `classes` are classes of predicates that the ontology's table lacks: the user's own.
    """

    articles: tuple[Article, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    links: tuple[Link, ...] = ()
    issues: tuple[Issue, ...] = ()
    rejects: tuple[Reject, ...] = ()
    classes: tuple[OwnClass, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
