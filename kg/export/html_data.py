"""What the page knows: articles, actors and statements as compact records that refer by index.

Article text enters only as passages: the evidence sentence of each statement, and what else it
points at, once however many statements share it. `marks` are code points within a passage.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kg.export.records import place
from kg.export.stance import Stance, stance
from kg.model import Act, Modality, Polarity, Quotation, Span, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.codec import Json
    from kg.export.release import Release
    from kg.model import Actor, Article, Participant, Proposition, Statement

MARKS = ("content", "speaker", "cue", "condition", "hedge", "target")
"""Kinds of marks, in the order in which the page's records number them."""
JOIN = 3
"""Passages this near to each other (a quotation mark and a space) are shown as one."""


@cache
def words() -> dict[str, Any]:
    """Return the page's wordings (template/words.toml)."""
    file = files("kg.export") / "template" / "words.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


class Index:
    """The release by numbers: what each record is called in the page's data."""

    def __init__(self, release: Release) -> None:
        graph = release.graph
        self.release = release
        self.articles = {a.id: i for i, a in enumerate(graph.articles)}
        self.actors = {a.id: i for i, a in enumerate(graph.actors)}
        self.propositions = {p.id: i for i, p in enumerate(graph.propositions)}
        self.ordered = sorted(graph.statements, key=place)
        self.statements = {s.id: i for i, s in enumerate(self.ordered)}
        self.passages: dict[tuple[int, Span], int] = {}
        self.forces: dict[str, int] = {}


def data(index: Index) -> Json:
    """Return the page's records, ready for JSON."""
    graph = index.release.graph
    records = [_statement(s, index) for s in index.ordered]
    passages = [
        [article, span.start, span.of(graph.articles[article].text)]
        for article, span in index.passages
    ]
    return {
        "articles": [_article(a) for a in graph.articles],
        "actors": [_actor(a) for a in graph.actors],
        "propositions": [_proposition(p) for p in graph.propositions],
        "statements": records,
        "passages": passages,
        "forces": list(index.forces),
        "links": [
            [index.statements[x.source], index.statements[x.target], x.kind.value, x.reason]
            for x in graph.links
            if x.source in index.statements and x.target in index.statements
        ],
        "acts": [words()["act"][a.value] for a in Act],
        "stances": [{"key": s.value, **words()["stance"][s.value]} for s in Stance],
        "quotations": [words()["quotation"][q.value] for q in Quotation],
        "link_words": words()["link"],
        "marks": MARKS,
    }


def force(said: Statement) -> str:
    """Say in words how the content is meant, so that only a plain assertion reads as one.

    A denial says first that it is one; a modality other than `realis` is always spelt out.
    """
    table = words()
    parts = []
    if said.act is Act.DECLINE:
        parts.append(table["force"]["declined"])
    elif said.act is Act.REFUSE:
        parts.append(table["force"]["refused"])
    elif said.polarity is Polarity.NEG or said.act is Act.DENY:
        parts.append(table["force"]["denied"])
    elif said.polarity is Polarity.UNSPECIFIED:
        parts.append(table["force"]["unclear"])
    if not parts or said.modality is not Modality.REALIS:
        parts.append(table["modality"][said.modality.value])
    if said.modality in {Modality.REALIS, Modality.FUTURE}:
        parts.append(table["certainty"][said.certainty.value])
    if said.hedge is not None:
        parts.append(table["force"]["hedged"])
    return "; ".join(p for p in parts if p)


def _article(article: Article) -> Json:
    url = article.url or ""
    dated = article.published
    return {
        "id": article.id,
        "title": article.title if article.title is not None else article.id,
        "publisher": article.publisher,
        "url": url if url.lower().startswith(("https://", "http://")) else None,
        "date": [dated.value, dated.basis] if dated else None,
    }


def _actor(actor: Actor) -> Json:
    return {
        "id": actor.id,
        "label": actor.label,
        "kind": words()["actor_type"][actor.type.value],
        "named": actor.named,
        "aliases": list(actor.aliases),
        "role": actor.role,
    }


def _proposition(claim: Proposition) -> Json:
    return {"id": claim.id, "label": claim.label, "type": claim.type, "time": claim.time}


def _ids(parties: Iterable[Participant], index: Index) -> list[int]:
    return list(dict.fromkeys(index.actors[p.actor] for p in parties))


def _statement(said: Statement, index: Index) -> Json:
    article = index.articles[said.article]
    spans = pieces(said)
    return {
        "id": said.id,
        "article": article,
        "own": said.voice is Voice.ARTICLE,
        "speakers": _ids(said.speakers, index),
        "via": [index.actors[v] for v in said.via if v in index.actors],
        "targets": _ids(said.targets, index),
        "addressees": _ids(said.addressees, index),
        "act": list(Act).index(said.act),
        "stance": list(Stance).index(stance(said)),
        "force": index.forces.setdefault(force(said), len(index.forces)),
        "quotation": list(Quotation).index(said.quotation),
        "said": [said.said_on.value, said.said_on.basis] if said.said_on else None,
        "passages": [index.passages.setdefault((article, p), len(index.passages)) for p in spans],
        "evidence": [said.evidence.start, said.evidence.end],
        "marks": list(_marks(said, spans)),
        "propositions": [index.propositions[p] for p in said.propositions],
        "repeats": len(said.repeats),
    }


def _marked(said: Statement) -> list[tuple[str, Span]]:
    """Return what is marked, by kind; a target or speaker carried over has no place."""
    return [
        *(("content", s) for s in said.content),
        *(("speaker", span) for span in said.speaker_spans),
        *(("cue", s) for s in (said.cue,) if s),
        *(("condition", s) for s in said.conditions),
        *(("hedge", s) for s in (said.hedge,) if s),
        *(("target", p.span) for p in said.targets if p.span),
    ]


def pieces(said: Statement) -> list[Span]:
    """Return the passages to show, in order: the evidence and what is marked outside it."""
    merged: list[Span] = []
    for span in sorted({said.evidence, *(s for _, s in _marked(said))}):
        if merged and span.start <= merged[-1].end + JOIN:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _marks(said: Statement, spans: list[Span]) -> Iterable[list[int]]:
    """Yield [kind, passage, start, end], start and end within the passage."""
    for kind, span in dict.fromkeys(_marked(said)):
        slot = next(i for i, p in enumerate(spans) if p.covers(span))
        start = spans[slot].start
        yield [MARKS.index(kind), slot, span.start - start, span.end - start]
