"""Page, records, GraphML and the derived graph tell one side for a statement and a claim."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from kg.export.graph.graphml import graphml
from kg.export.rdf import iris as names
from kg.export.rdf.shortcuts import shortcuts
from kg.export.release import Release
from kg.export.tables.json_lines import propositions
from kg.link.claim_attitudes import Attitude
from tests.benchmarks.made_graph import STATEMENTS, made
from tests.export.test_rdf_shortcuts import SIDES
from tests.export.test_stance_families import SIGN, shown

if TYPE_CHECKING:
    from kg.model import Graph

type Told = dict[tuple[str, str], str]


def in_records(release: Release) -> Told:
    out = io.BytesIO()
    propositions(release, out)
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    return {(s["statement"], p["id"]): s["side"] for p in rows for s in p["stances"]}


def in_graphml(release: Release) -> Told:
    out = io.BytesIO()
    graphml(release, out)
    root = ET.fromstring(out.getvalue())
    kinds = {"{http://graphml.graphdrawing.org/xmlns}" + k: k for k in ("key", "edge")}
    (kind,) = {
        e.get("id")
        for e in root.iter()
        if kinds.get(e.tag) == "key" and e.get("for") == "edge" and e.get("attr.name") == "kind"
    }
    found = {}
    for edge in root.iter():
        pair = (edge.get("source", ""), edge.get("target", ""))
        if kinds.get(edge.tag) == "edge" and pair[0][:2] + pair[1][:2] == "s-p-":
            (value,) = (d.text for d in edge if d.get("key") == kind)
            found[pair] = value or ""
    return found


def in_derived(release: Release) -> dict[tuple[str, str], set[str]]:
    """Return the words from a statement's speakers to each of its claims."""
    paths = {names.proposition(p): p for p in release.propositions}
    held = {p.id: {s.statement: s for s in p.stances} for p in release.graph.propositions}
    found: dict[tuple[str, str], set[str]] = {}
    for said in release.graph.statements:
        stances = {p: held[p][said.id] for p in said.propositions if said.id in held[p]}
        for _, key, path in shortcuts(said, stances):
            if path in paths:
                found.setdefault((said.id, paths[path]), set()).add(key)
    return found


def _compare(graph: Graph) -> None:
    release = Release(graph)
    told, derived = in_records(release), in_derived(release)
    network, drawn = in_graphml(release), shown(graph)
    assert network == {pair: told[pair] for pair in network}
    assert drawn == {pair: SIGN[told[pair]] for pair in drawn}
    assert len(network) == len(told) > 200
    open_ones = {s.value for s in Attitude} - {"asserts", "denies"}
    for pair, keys in derived.items():
        for key in keys:
            assert told[pair] in {s.value for s in SIDES.get(key, set())} or (
                key not in SIDES and told[pair] in open_ones
            )
    firm = {p for p in derived if told[p] in ("asserts", "denies")}
    words = {"asserts", "denies", "disputes"}
    plans = ("rules-out", "opposes")  # who denies that it will be, or is wanted
    told_so = {pair for pair, keys in derived.items() if keys & words}
    assert firm == {pair for pair in told_so if told[pair] not in plans}
    assert len(firm) > 50


def test_over_the_seeds(seeds: Graph) -> None:
    _compare(seeds)


def test_over_sixty_articles() -> None:
    _compare(made(60 * STATEMENTS))
