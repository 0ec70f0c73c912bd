"""What `report.json` says: what the run found, refused and warned of, in figures."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg import codec
from kg.export.stance_families import StanceFamily, family_of
from kg.model import Act, LinkKind, Modality, Polarity, Quotation, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum

    from kg.codec import Json
    from kg.export.release import Release
    from kg.model import Article, Diagnostic, Graph, Problem, Reject


def report_body(release: Release) -> Json:
    """Return what the report says, all but the id of the run, which is made of it too."""
    graph = release.graph
    found = _diagnostics(graph)
    problems = _problems(release)
    return {
        "counts": _counts(release, found, problems),
        "articles": _articles(graph),
        "problems": problems,
        "rejects": [codec.reject(r) for r in sorted(graph.rejects, key=_reject_place)],
        "diagnostics": [codec.diagnostic(d) for d in found],
        **_extractors(release),
    }


def _extractors(release: Release) -> dict[str, Json]:
    """Return what found the statements, where that is not the rules alone: names, model, prompt."""
    made = dict(release.configuration)
    told: Json = {key: made[key] for key in _EXTRACTORS if key in made}
    return {"extractors": told} if told else {}


_EXTRACTORS = ("extractors", "llm-model", "llm-prompt")


def _tally(members: Iterable[StrEnum], seen: Iterable[StrEnum]) -> dict[str, int]:
    """Count every member of a closed list, those never seen as 0."""
    counts = Counter(seen)
    return {m.value: counts[m] for m in members}


def _problems(release: Release) -> list[Json]:
    """Return the rules that records of the graph broke and what was done, by kind and id.

    A statement is told with its speakers, words and place; an actor and a proposition by its label.
    """
    graph = release.graph
    texts = {a.id: a.text for a in graph.articles}
    found: list[Json] = []
    for actor in graph.actors:
        found += [_problem("actor", actor.id, p, label=actor.label) for p in actor.problems]
    for claim in graph.propositions:
        place = {"article": claim.article, "span": codec.pair(claim.trigger)}
        found += [
            _problem("proposition", claim.id, p, label=claim.label, **place) for p in claim.problems
        ]
    for said in graph.statements:
        if said.problems:
            told = {
                "article": said.article,
                "span": codec.pair(said.evidence),
                "speakers": [release.actors[p.actor].label for p in said.speakers],
                "quote": said.evidence.of(texts[said.article]),
            }
            found += [_problem("statement", said.id, p, **told) for p in said.problems]
    return found


def _problem(kind: str, name: str, problem: Problem, **more: object) -> Json:
    every: Json = dict.fromkeys(("label", "article", "span", "quote"))
    (written,) = codec.problems([problem])
    return {**every, "speakers": [], "kind": kind, "id": name, **written, **more}


def _counts(release: Release, found: list[Diagnostic], problems: list[Json]) -> Json:
    graph = release.graph
    cited = [s for s in graph.statements if s.voice is Voice.ATTRIBUTED]
    speakers = sorted({p.actor for s in graph.statements for p in s.speakers})
    named = sum(release.actors[a].named for a in speakers)
    return {
        "articles": len(graph.articles),
        "statements": len(graph.statements),
        "statements_by_voice": _tally(Voice, (s.voice for s in graph.statements)),
        "statements_by_act": _tally(Act, (s.act for s in cited)),
        "statements_by_modality": _tally(Modality, (s.modality for s in graph.statements)),
        "statements_by_polarity": _tally(Polarity, (s.polarity for s in graph.statements)),
        "statements_by_quotation": _tally(Quotation, (s.quotation for s in graph.statements)),
        "statements_by_stance": _tally(StanceFamily, (family_of(s) for s in graph.statements)),
        "statements_without_speaker": sum(not s.speakers for s in cited),
        "actors": len(graph.actors),
        "speakers": {"named": named, "unnamed": len(speakers) - named},
        "mentions": len(graph.mentions),
        "propositions": len(graph.propositions),
        "propositions_in_words": sum(p.predicate is None for p in graph.propositions),
        "links": _tally(LinkKind, (x.kind for x in graph.links)),
        "problems": len(problems),
        "problems_by_rule": dict(sorted(Counter(str(p["rule"]) for p in problems).items())),
        "problems_by_remedy": dict(sorted(Counter(str(p["remedy"]) for p in problems).items())),
        "rejects": len(graph.rejects),
        "rejects_by_rule": dict(sorted(Counter(r.rule for r in graph.rejects).items())),
        "diagnostics": len(found),
        "diagnostics_by_code": dict(sorted(Counter(d.code for d in found).items())),
    }


def _articles(graph: Graph) -> list[Json]:
    said = Counter(s.article for s in graph.statements)
    return [_article(a, said[a.id]) for a in sorted(graph.articles, key=lambda a: a.id)]


def _article(article: Article, statements: int) -> Json:
    kinds = Counter(line.kind.value for line in article.lines)
    return {
        "id": article.id,
        "title": article.title,
        "published": codec.dated(article.published),
        "publisher": article.publisher,
        "author": article.author,
        "url": article.url,
        "retrieved": article.retrieved,
        "language": article.language,
        "sha256": article.sha256,
        "characters": len(article.text),
        "lines": dict(sorted(kinds.items())),
        "statements": statements,
    }


def _diagnostics(graph: Graph) -> list[Diagnostic]:
    """Return each diagnostic once: the graph's and those that its articles carry."""
    every = {*graph.diagnostics, *(d for a in graph.articles for d in a.diagnostics)}
    return sorted(every, key=_diagnostic_place)


def _diagnostic_place(found: Diagnostic) -> tuple[str, int, int, str, str, str]:
    start, end = (found.span.start, found.span.end) if found.span else (-1, -1)
    return (found.article or "", start, end, found.code, found.message, found.severity.value)


def _reject_place(found: Reject) -> tuple[str, int, int, str, str, str, str]:
    start, end = (found.span.start, found.span.end) if found.span else (-1, -1)
    return (found.article or "", start, end, found.kind, found.id, found.rule, found.reason)
