"""Links between statements that people put right: one that is none, and one that was not seen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.corrections.apply import UNFOUND, marked, statement_meant
from kg.corrections.find_statement import meant, wanted
from kg.model import Diagnostic, Link, Severity
from kg.model.replace import replace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.corrections.correction_lines import Line
    from kg.model import Graph, LinkKind, Statement


def corrected_links(
    graph: Graph, links: Sequence[Link], lines: Sequence[Line]
) -> tuple[Graph, tuple[Link, ...]]:
    """Return the graph and its links as people corrected them.

    What was not found is among the graph's diagnostics.
    """
    if not lines:
        return graph, tuple(links)
    texts = {a.id: a.text for a in graph.articles}
    statements = {s.id: s for s in graph.statements}
    left, notes = list(links), []
    for line in lines:
        if line.field != "link" or line.article not in texts:
            continue
        ends = _ends(line, statements, texts)
        if ends is None:
            notes.append(
                Diagnostic(
                    code=UNFOUND,
                    severity=Severity.WARNING,
                    message=f"corrections, line {line.number} (link): one of its statements is not"
                    " there",
                )
            )
            continue
        kind, pair = line.value.kind, {s.id for s in ends}
        there = [x for x in left if x.kind is kind and {x.source, x.target} == pair]
        if line.value.holds and not there:
            left.append(_link(line, *ends))
        elif not line.value.holds:
            left = [x for x in left if x not in there]
        was, now = (_in_words(kind, ends[1], yes) for yes in (bool(there), line.value.holds))
        short = replace(line, written=now)
        statements[ends[0].id] = marked(statements[ends[0].id], short, was)
    graph = replace(
        graph,
        statements=tuple(statements.values()),
        diagnostics=(*graph.diagnostics, *notes),
    )
    return graph, tuple(sorted(left, key=_by_ends))


def _in_words(kind: LinkKind, target: Statement, there: bool) -> str:
    """Return a link as JSON that names its other end by id."""
    told = {"kind": kind.value, "to": target.id, "holds": there}
    return json.dumps(told, sort_keys=True)


def _by_ends(link: Link) -> tuple[str, str, str]:
    return link.source, link.target, link.kind.value


def _ends(
    line: Line, statements: Mapping[str, Statement], texts: Mapping[str, str]
) -> tuple[Statement, Statement] | None:
    source = statement_meant(line, statements, texts)
    other = line.value.article
    if source is None or other not in texts:
        return None
    places = wanted(line.value, texts[other])
    own = (s for s in statements.values() if s.article == other and s is not source)
    target = meant(places, own) if places is not None else None
    return (source, target) if target is not None else None


def _link(line: Line, source: Statement, target: Statement) -> Link:
    shared = sorted(set(source.propositions) & set(target.propositions))
    why = f": {line.reason}" if line.reason else ""
    return Link(
        kind=line.value.kind,
        source=source.id,
        target=target.id,
        proposition=shared[0] if shared else None,
        reason=f"said by {line.by}{why}",
    )
