"""Every place of a statement as each file of a build tells it, with the words told beside it."""

from __future__ import annotations

import csv
import json
import re
from typing import TYPE_CHECKING, Any

import networkx as nx
import pyarrow.parquet as pq
import pyoxigraph

from tests.export.test_html import data_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

type Place = tuple[str, int, int, str | None]
"""Article, start, end, and the words that the file gives for it, None where it gives none."""

_RDF = {
    "graph.nq": pyoxigraph.RdfFormat.N_QUADS,
    "graph.trig": pyoxigraph.RdfFormat.TRIG,
    "graph.ttl": pyoxigraph.RdfFormat.TURTLE,
    "graph.jsonld": pyoxigraph.RdfFormat.JSON_LD,
}
_IN_TEXT = re.compile(r"article/([^#>]+)#char=(\d+),(\d+)$")
_ONE_PLACE = ("cue", "evidence", "hedge")
_PLACES = ("content", "conditions", "speaker_spans")
_TOLD = ("content_at", "cue_at", "hedge_at", "conditions_at", "repeats_at")


def places(folder: Path, name: str) -> Iterator[Place]:
    """Yield the places that a file has of statements; raises for one that has no reader here."""
    path = folder / name
    if name in _RDF:
        yield from _of_rdf(path, _RDF[name])
    elif name in ("statements.jsonl", "statements.parquet"):
        yield from _of_records(path)
    elif name in ("graph.graphml", "graph.gexf"):
        read = nx.read_graphml if name.endswith("graphml") else nx.read_gexf
        graph = read(path)
        yield from _of_nodes(dict(graph.nodes(data=True)))
    elif name == "neo4j-nodes.csv":
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        plain = [{k.partition(":")[0]: v for k, v in r.items() if v} for r in rows]
        yield from _of_nodes({str(n): r for n, r in enumerate(plain)})
    elif name == "graph.html":
        yield from _of_page(data_of(path.read_text(encoding="utf-8")))
    else:
        raise KeyError(name)


def _of_rdf(path: Path, syntax: pyoxigraph.RdfFormat) -> Iterator[Place]:
    for quad in pyoxigraph.parse(path=path, format=syntax):
        for one in (quad.subject, quad.object):
            place = _IN_TEXT.search(getattr(one, "value", ""))
            if place is not None:
                yield place[1], int(place[2]), int(place[3]), None
        place = _IN_TEXT.search(getattr(quad.subject, "value", ""))
        if place is not None and quad.predicate.value.endswith(("#anchorOf", "#exact")):
            yield place[1], int(place[2]), int(place[3]), quad.object.value


def _of_records(path: Path) -> Iterator[Place]:
    if path.suffix == ".parquet":
        records = pq.read_table(path).to_pylist()
    else:
        records = [json.loads(x) for x in path.read_text(encoding="utf-8").splitlines()]
    for record in records:
        article, quote = record["article"], record["quote"]
        for key in _PLACES:
            for start, end in _pairs(record[key]):
                yield article, start, end, None
        for key in _ONE_PLACE:
            if record[key]:
                ((start, end),) = _pairs([record[key]])
                yield article, start, end, quote if key == "evidence" else None


def _pairs(found: Any) -> list[tuple[int, int]]:
    read = json.loads(found) if isinstance(found, str) else found
    return [(p["start"], p["end"]) if isinstance(p, dict) else tuple(p) for p in read or ()]


def _of_nodes(nodes: dict[str, dict[str, Any]]) -> Iterator[Place]:
    for node in nodes.values():
        if node.get("kind", node.get("rule") and "statement") != "statement":
            continue
        article = node["article"]
        yield article, int(node["start"]), int(node["end"]), node["evidence"]
        for key in _TOLD:
            for start, end in re.findall(r"(\d+)-(\d+)", node.get(key, "")):
                yield article, int(start), int(end), None


def _of_page(data: dict[str, Any]) -> Iterator[Place]:
    names, said = data["articles"]["id"], data["statements"]
    for n, article in enumerate(said["article"]):
        for key in ("evidence", "cue", "speaker", "target", "hedge", "content", "condition"):
            flat = said[key][n]
            for start, end in zip(flat[::2], flat[1::2], strict=True):
                yield names[article], start, end, None
