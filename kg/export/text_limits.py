"""Exports that may not carry an article's text: the graph as it may be told, made before writing.

What an exporter is not handed it cannot print. So the words that are held back are gone from the
graph itself: each letter of them is a middle dot, as in a graph read back where nothing tells what
an article says. Places, counts, links and everything that was found stay as they are.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.export.claim_words import class_label, class_names
from ontology.lists import closed_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.model import (
        Actor,
        Article,
        Correction,
        Dated,
        Diagnostic,
        Filler,
        Graph,
        Issue,
        Judgement,
        Link,
        Problem,
        Proposition,
        Reject,
        Span,
        Statement,
    )


class Text(StrEnum):
    """How much of the articles' text exports may hold."""

    ALL = "all"
    QUOTED = "quoted"
    NONE = "none"


DOT = "·"
"""Stands for a letter that is held back, as in `ontology.rdf.lift`."""

_LETTER = re.compile(r"[^\s!-/:-@\[-`{-~¡«·»¿‐-‧‰-⁞]")
"""Whatever is neither a blank nor a mark of punctuation."""

_QUOTE = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
_LEFT_OUT = f"“{DOT}”"


def limited(graph: Graph, text: Text) -> Graph:
    """Return the graph with no more of its articles' words in it than may be told.

    `quoted` leaves the passages that a statement or a claim cites, headlines and names; `none`
    leaves names and offices of actors, and words of the ontology's lists.
    """
    if text is Text.ALL:
        return graph
    if text is Text.QUOTED:
        cited = _cited(graph)
        articles = tuple(_masked(a, cited.get(a.id, ())) for a in graph.articles)
        return replace(graph, articles=articles)
    actors = tuple(map(_actor, graph.actors))
    people = {a.id: a for a in actors}
    claims = _claims(graph, people)
    return replace(
        graph,
        articles=tuple(map(_without_words, graph.articles)),
        actors=actors,
        statements=tuple(map(_statement, graph.statements)),
        propositions=claims,
        links=tuple(map(_link, graph.links)),
        issues=tuple(_issue(i, people) for i in graph.issues),
        rejects=tuple(map(_reject, graph.rejects)),
        diagnostics=tuple(map(_diagnostic, graph.diagnostics)),
    )


def _masked(article: Article, kept: Iterable[Span]) -> Article:
    """Return an article of whose text the spans `kept` are left; its hash is that of the whole."""
    text, end, parts = article.text, 0, []
    for span in sorted(kept, key=lambda s: (s.start, s.end)):
        if span.end > end:
            start = max(span.start, end)
            parts += [_LETTER.sub(DOT, text[end:start]), text[start : span.end]]
            end = span.end
    parts.append(_LETTER.sub(DOT, text[end:]))
    told = replace(article, text="".join(parts))
    vars(told)["sha256"] = article.sha256
    return told


def _without_words(article: Article) -> Article:
    notes = tuple(map(_diagnostic, article.diagnostics))
    return _masked(replace(article, title=None, diagnostics=notes), ())


def _cited(graph: Graph) -> dict[str, list[Span]]:
    """Return the places that statements and claims cite, by article."""
    found: dict[str, list[Span]] = {}
    for said in graph.statements:
        found.setdefault(said.article, []).extend(_places(said))
    for claim in graph.propositions:
        more = (claim.quantity.span,) if claim.quantity else ()
        found.setdefault(claim.article, []).extend((claim.trigger, *more))
    return found


def _places(said: Statement) -> Iterator[Span]:
    yield said.evidence
    yield from (*said.content, *said.conditions, *said.repeats, *said.speaker_spans)
    single = (said.cue, said.hedge, said.occasion)
    people = (p.span for p in (*said.targets, *said.addressees))
    told = (place for one in said.sources for place in (one.title, *one.justification))
    yield from (place for place in (*single, *people, *told) if place is not None)


def _plain(text: str) -> str:
    """Return a sentence of ours without the words that it quotes."""
    return _QUOTE.sub(_LEFT_OUT, text)


def _actor(record: Actor) -> Actor:
    """Return an actor with its names; one without a name is called by its office or its type."""
    names = record.aliases if record.named else ()
    label = record.label if record.named else record.role or record.type.value
    return replace(
        record,
        label=label,
        aliases=tuple(n for n in names if n != n.lower()),
        appearances=tuple(
            replace(a, names=tuple(n for n in a.names if record.named and n != n.lower()))
            for a in record.appearances
        ),
        judgements=tuple(map(_judgement, record.judgements)),
        problems=_problems(record.problems),
    )


def _judgement(record: Judgement) -> Judgement:
    return replace(record, reason=_plain(record.reason))


def _problems(told: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(replace(p, reason=_plain(p.reason)) for p in told)


def _dated(told: Dated | None) -> Dated | None:
    return None if told is None else replace(told, basis=_plain(told.basis))


def _statement(record: Statement) -> Statement:
    return replace(
        record,
        said_on=_dated(record.said_on),
        said_within=_dated(record.said_within),
        problems=_problems(record.problems),
        corrections=tuple(map(_correction, record.corrections)),
    )


_OF_LISTS = frozenset(("act", "class", "modality", "polarity", "reject", "said_on"))
"""Fields whose corrected values are members of a list, or days."""


def _correction(record: Correction) -> Correction:
    if record.field in _OF_LISTS:
        return replace(record, reason="")
    return replace(record, value=json.dumps(DOT), was=json.dumps(DOT), reason="")


def _claims(graph: Graph, people: Mapping[str, Actor]) -> tuple[Proposition, ...]:
    """Return claims told by their class of predicate and their actors."""
    names = class_names(graph.classes)
    labels = {}
    for one in graph.propositions:
        kind = one.predicate_class and class_label(one.predicate_class, names)
        taking_part = (f.actor for _, fillers in one.roles for f in fillers if f.actor in people)
        who = dict.fromkeys(people[a].label for a in taking_part if a)
        labels[one.id] = ": ".join(filter(None, (kind or "a claim", ", ".join(who))))
    return tuple(_claim(one, labels, people) for one in graph.propositions)


def _claim(
    record: Proposition, labels: Mapping[str, str], people: Mapping[str, Actor]
) -> Proposition:
    amount = record.quantity
    return replace(
        record,
        label=labels[record.id],
        predicate=record.predicate if record.predicate_class else None,
        roles=tuple(
            (role, tuple(_filler(f, labels, people) for f in fillers))
            for role, fillers in record.roles
        ),
        quantity=replace(amount, unit=DOT) if amount else None,
        time_basis=_plain(record.time_basis) if record.time_basis else None,
        problems=_problems(record.problems),
        key=(),
    )


def _filler(record: Filler, labels: Mapping[str, str], people: Mapping[str, Actor]) -> Filler:
    who = people.get(record.actor or "")
    label = who.label if who is not None else labels.get(record.proposition or "", DOT)
    return replace(record, label=label, head=None)


def _link(record: Link) -> Link:
    kind = closed_list("link").rows[record.kind.value].get("label", record.kind.value)
    told = f"{kind} ({record.contrast.value})" if record.contrast else str(kind)
    return replace(record, reason=told)


def _issue(record: Issue, people: Mapping[str, Actor]) -> Issue:
    who = " and ".join(dict.fromkeys(people[a].label for a in record.actors if a in people))
    field = closed_list("matter").rows[record.matter]["label"] if record.matter else "an issue"
    return replace(record, label=f"{who}: {field}" if who else str(field), words=())


def _reject(record: Reject) -> Reject:
    return replace(record, reason=_plain(record.reason), quote=None, record={})


def _diagnostic(record: Diagnostic) -> Diagnostic:
    return replace(record, message=_plain(record.message))
