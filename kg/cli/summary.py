"""What a build says of itself: counts, what was set aside, what has no date, what went wrong."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.cli.terminal import SHOWN, problem_lines
from kg.counted import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from kg.model import Actor, Graph, Proposition, Statement

LARGE = 50_000_000
"""Bytes from which a file is told as large."""


def summary_of(graph: Graph, out: Path, written: Sequence[Path]) -> list[str]:
    """Return the lines that tell what a build made of its articles, and where it wrote it."""
    speakers = {p.actor for s in graph.statements for p in s.speakers}
    counts = (
        plural(len(graph.articles), "article"),
        plural(len(graph.statements), "statement"),
        plural(len(speakers), "speaker"),
        plural(len(graph.propositions), "proposition"),
        plural(len(graph.links), "link"),
    )
    lines = [", ".join(counts), *checked_lines(graph), *_undated(graph)]
    lines += problem_lines(graph.diagnostics, {a.id: a.source for a in graph.articles})
    lines.append(f"written to {out}: {', '.join(p.name for p in written)}")
    lines += large_lines(written)
    page = out / "graph.html"
    if page in written:
        lines.append(f"open {page} in a browser, or go on with `kg query --list`")
    return lines


def large_lines(written: Iterable[Path]) -> Iterator[str]:
    """Yield which of the files are large, and how to have them smaller or not at all."""
    sizes = sorted((-p.stat().st_size, p.name) for p in written)
    large = [(-size, name) for size, name in sizes if -size >= LARGE]
    if large:
        told = ", ".join(f"{name} {size // 1_000_000} MB" for size, name in large)
        yield (
            f"large: {told}; --compress writes text files a tenth to a twentieth as long, and"
            " --only LIST writes only those that are wanted (`kg query` needs nq, `kg show` and"
            " `kg analyse` need jsonl and report.json)"
        )


def checked_lines(graph: Graph) -> Iterator[str]:
    """Yield how many records are kept with a problem, and which statements are not in the graph."""
    records: tuple[Statement | Proposition | Actor, ...]
    records = (*graph.statements, *graph.propositions, *graph.actors)
    noted = sum(bool(r.problems) for r in records)
    if noted:
        yield f"{plural(noted, 'record')} kept with a problem noted; see `problems` in report.json"
    if graph.rejects:
        from textwrap import shorten

        rules = sorted(Counter(r.rule for r in graph.rejects).items())
        told = ", ".join(f"{n} × {rule}" for rule, n in rules)
        yield f"{plural(len(graph.rejects), 'record')} set aside ({told}); see report.json"
        for one in [r for r in graph.rejects if r.kind == "statement"][:SHOWN]:
            who = ", ".join(one.speakers) or "nobody named"
            words = shorten(one.quote or "", 80, placeholder=" …")
            yield f"  {one.article}: {who}: “{words}” ({one.reason})"


def removed_files(out: Path, before: Sequence[str]) -> list[str]:
    """Return a line on the files of the build before that are gone, not being of this one."""
    gone = [name for name in before if not (out / name).exists()]
    return [f"removed from {out}, files of another build: {', '.join(gone)}"] if gone else []


def _undated(graph: Graph) -> Iterator[str]:
    """Say so if most articles have no date: what they say then has no day either."""
    undated = sum(a.published is None for a in graph.articles)
    if 2 * undated > len(graph.articles):
        yield (
            f"{undated} of {plural(len(graph.articles), 'article')} have no publication date, so"
            " that “on Monday” has no day in them; give one with --date or --default-date, in"
            " articles.toml or in the files' names (2024-10-22-talks.txt)"
        )
