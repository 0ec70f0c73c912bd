"""What do exports, rules and questions cost over a million triples? A script, not a test.

usage: python -m tests.benchmarks.graph [--statements N] [PART...]

Over a generated graph shaped like real ones (`made_graph`), each part in a process of its own.
CPU seconds, and the peak of memory above that of the records alone.

    nq, ttl, trig, jsonld, graphml, gexf, csv, parquet    writing that export
    rules     record rules, an article-statement; also the whole check with the making of records
    shapes    SHACL by `kg validate` over a tenth of the graph
    questions each named question over the store in memory, as `kg query` asks it (1,000 rows);
              those about an actor for all, and for the busiest
    network   loading the records into networkx, and each measure

    goals     N-Quads ≤ 6 s and ≤ 250 MB; GraphML ≤ 12 s and ≤ 60 MB; rules ≤ 0.1 ms;
              questions ≤ 1 s each; ≤ 32 triples a statement with its places
"""

from __future__ import annotations

import argparse
import io
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.benchmarks.made_graph import made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.model import Graph

STATEMENTS = 24_750
"""Statements that give a million triples."""

FILES = {
    "nq": ("graph.nq",),
    "ttl": ("graph.ttl",),
    "trig": ("graph.trig",),
    "jsonld": ("graph.jsonld",),
    "graphml": ("graph.graphml",),
    "gexf": ("graph.gexf",),
    "csv": ("neo4j-nodes.csv", "neo4j-edges.csv"),
    "parquet": ("statements.parquet", "propositions.parquet"),
}
BY_ACTOR = ("about", "affiliates")
"""Questions about one actor; without one they list everybody's statements."""


LIMIT = 1_000
"""Rows that `kg query` prints unless told."""


def peak() -> float:
    """Return the most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def spent(work: Callable[[], object]) -> float:
    """Return the CPU seconds of some work."""
    began = time.process_time()
    work()
    return time.process_time() - began


def export(graph: Graph, name: str) -> None:
    from kg.export import registry
    from kg.export.release import Release

    before = peak()
    with tempfile.TemporaryDirectory() as folder:
        only = ",".join(FILES[name])
        seconds = spent(lambda: registry.write(Release(graph), Path(folder), only))
        size = sum(p.stat().st_size for p in Path(folder).iterdir()) / 1e6
    print(
        f"{name:<10} {seconds:6.2f} s   {peak() - before:5.0f} MB above the records   {size:.0f} MB"
    )


class Size(NamedTuple):
    """Triples in all, statements, and triples of a statement with the places that it cites."""

    triples: int
    statements: int
    each: float


_STATEMENT = re.compile(r"/(s-[0-9a-f]{16}|statement/[^/]*)>$")


def size(quads: Iterable[str]) -> Size:
    """Count the triples of N-Quads lines: those of statements and of places, and all."""
    total = statements = own = 0
    for line in quads:
        subject, predicate, _ = line.split(" ", 2)
        of_statement = _STATEMENT.search(subject) is not None
        own += of_statement or "#char=" in subject
        statements += of_statement and predicate.endswith("#type>")
        total += 1
    return Size(total, statements, own / statements)


def triples(graph: Graph) -> None:
    from kg.export.rdf import syntaxes as rdf
    from kg.export.release import Release

    exported = Path(__file__).parents[2] / "exports" / "graph.nq"
    with exported.open(encoding="utf-8") as seeds:
        for name, quads in (("made", rdf.quads(Release(graph))), ("seeds", seeds)):
            found = size(quads)
            print(
                f"triples    {name}: {found.triples}, of {found.statements} statements; "
                f"{found.each:.2f} a statement with its places, all else included "
                f"{found.triples / found.statements:.1f}"
            )


def rules(graph: Graph) -> None:
    from kg import codec
    from kg.check import checked
    from ontology.rules import record_rules

    actors = {a.id: a for a in graph.actors}
    written = {a.id: codec.actor(a) for a in graph.actors}
    claims = {p.id: {**codec.proposition(p), "stances": []} for p in graph.propositions}
    for claim in graph.propositions:
        stances = codec.proposition(claim)["stances"]
        claims[claim.id]["by"] = {
            s.statement: r for s, r in zip(claim.stances, stances, strict=True)
        }  # type: ignore[call-overload]
    by_article: dict[str, list[codec.Json]] = {}
    for one in graph.statements:
        by_article.setdefault(one.article, []).append(codec.statement(one, actors))
    work = []
    for article in graph.articles:
        said = by_article.get(article.id, [])
        about = []
        for name in sorted({p for s in said for p in s["propositions"]}):  # type: ignore[attr-defined]
            mine = [claims[name]["by"][s["id"]] for s in said if name in s["propositions"]]  # type: ignore[operator,index]
            about.append({**claims[name], "stances": mine})
        people = {p["id"] for s in said for k in ("speakers", "targets") for p in s[k]}  # type: ignore[attr-defined]
        people |= {f["id"] for c in about for of in c["roles"].values() for f in of if f["id"]}  # type: ignore[attr-defined]
        while above := {a for p in people if (a := actors[p].affiliation)} - people:
            people |= above
        record = {"id": article.id, "text": article.text, "published": None}
        work.append((record, said, about, [written[p] for p in sorted(people)]))
    found: list[object] = []
    seconds = spent(lambda: [found.extend(record_rules.check(*one)) for one in work])
    assert not found, found[:3]
    whole = spent(lambda: checked(graph))
    each, all_of_it = (1000 * s / len(graph.statements) for s in (seconds, whole))
    print(
        f"rules      {each:.3f} ms a statement; {all_of_it:.3f} ms with the making of the records"
    )


def shapes(graph: Graph) -> None:
    from kg.export.rdf import syntaxes as rdf
    from kg.export.release import Release
    from ontology.rdf.validate import validate_graph

    small = made(max(12, len(graph.statements) // 10))
    out = io.BytesIO()
    rdf.nquads(Release(small), out)
    reports = []
    seconds = spent(lambda: reports.append(validate_graph(out.getvalue(), "nq")))
    assert reports[0].conforms
    print(f"shapes     {seconds:.1f} s for {reports[0].triples} triples")


def questions(graph: Graph) -> None:
    from kg.export import registry
    from kg.export.release import Release
    from kg.query import sparql
    from kg.query.named import questions as every

    said = Counter(p.actor for s in graph.statements for p in s.speakers)
    busiest = next(a.label for a in graph.actors if a.id == said.most_common(1)[0][0])
    with tempfile.TemporaryDirectory() as folder:
        (path,) = registry.write(Release(graph), Path(folder), "nq")
        stores = []
        print(f"store      {spent(lambda: stores.append(sparql.load(path))):6.2f} s to load")
    slow = 0.0
    asked = [(one.name, one, {}) for one in every()]
    asked += [(f"{q.name}, busiest", q, {"actor": busiest}) for q in every() if q.name in BY_ACTOR]
    for name, one, values in asked:
        query, rows = one.bound(values), []

        def answer(query: str = query, rows: list[int] = rows) -> None:
            rows.append(len(sparql.answer(query, stores[0], LIMIT).rows))

        seconds = min(spent(answer) for _ in range(2))
        slow = max(slow, seconds)
        print(f"    {name:<20} {seconds:6.2f} s   {rows[0]} rows")
    print(f"questions  {slow:6.2f} s the slowest of {len(every())}")


def network(graph: Graph) -> None:
    import kg
    from kg.export import registry
    from kg.export.release import Release
    from kg.query.analysis import VIEWS

    with tempfile.TemporaryDirectory() as folder:
        registry.write(Release(graph), Path(folder), "jsonl,report.json")
        nets = []
        print(f"network    {spent(lambda: nets.append(kg.load(folder))):6.2f} s to load")
    for name, view in VIEWS.items():
        print(f"    {name:<16} {spent(lambda v=view: v(nets[0], 10)):6.2f} s")  # type: ignore[misc]


PARTS: dict[str, Callable[[Graph], None]] = {
    "triples": triples,
    **{name: (lambda graph, n=name: export(graph, n)) for name in FILES},  # type: ignore[misc]
    "rules": rules,
    "shapes": shapes,
    "questions": questions,
    "network": network,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("parts", nargs="*", metavar="PART", choices=[*PARTS, []])
    parser.add_argument("--statements", type=int, default=STATEMENTS)
    given = parser.parse_args()
    if len(given.parts) == 1:
        PARTS[given.parts[0]](made(given.statements))
        return
    for name in given.parts or PARTS:
        command = [sys.executable, "-m", "tests.benchmarks.graph", name]
        subprocess.run([*command, "--statements", str(given.statements)], check=True)


if __name__ == "__main__":
    main()
