"""Who is who, as people say it: kept at once, shown after a rebuild, taken back without a trace."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

import kg
from kg.folder import MANIFEST
from kg.resolve.decisions import read_decisions
from kg.store.collection import FILE as COLLECTION
from tests.serve.conftest import TOKEN
from tests.serve.test_writing import BEARER, LINES, settled

if TYPE_CHECKING:
    from pathlib import Path

    from kg.query.typed_records import Actor
    from tests.serve.conftest import Server


def called(out: Path, *labels: str) -> list[Actor]:
    by_label = {a.label: a for a in kg.open(out).actors}
    return [by_label[label] for label in labels]


def exports(out: Path) -> dict[str, list[bytes]]:
    """Return the lines of each file but those of the run, whose settings name judgements."""
    own = {COLLECTION, MANIFEST, "judgements.jsonl"}
    same = {"graph.ttl", "graph.trig", "graph.jsonld", "dataset.ttl"}  # as graph.nq
    files = [p for p in out.iterdir() if p.is_file() and p.name not in {*own, *same}]
    of_run = re.compile(rb"run-[0-9a-f]{16}|/run/|/configuration/")
    return {p.name: [x for x in p.read_bytes().split(b"\n") if not of_run.search(x)] for p in files}


def test_two_are_one_after_a_rebuild_and_two_again_when_it_is_taken_back(writing: Server) -> None:
    before = exports(writing.out)
    brandt, holm = called(writing.out, "Ada Brandt", "Emil Holm")
    page = writing.ask(f"/actors/{brandt.id}", BEARER).text
    assert "They are not the same actor" in page
    told = {"left": brandt.id, "right": f"http://127.0.0.1/actors/{holm.id}", "verdict": "same"}
    sent = writing.send("/judgements", **told, reason="she took his name", by="Kim")
    assert (sent.status, sent.headers["location"]) == (303, "/judgements")
    (line,) = (writing.out / "judgements.jsonl").read_text().splitlines()
    kept = json.loads(line)
    assert (kept["left"], kept["right"], kept["by"]) == (brandt.id, holm.id, "Kim")
    assert kept["labels"] == ["Ada Brandt", "Emil Holm"]
    assert settled(writing)["failed"] is False
    (one,) = [a for a in kg.open(writing.out).actors if a.label in ("Ada Brandt", "Emil Holm")]
    after = writing.ask(f"/actors/{one.id}").text
    assert {"Ada Brandt", "Emil Holm"} <= set(after.replace("<", ">").split(">"))
    shown = writing.ask("/judgements", BEARER).text
    assert "she took his name" in shown
    assert "Take it back" in shown

    undone = writing.send("/judgements", left=brandt.id, right=holm.id, verdict="unsure", by="Lee")
    assert undone.status == 303
    assert settled(writing)["failed"] is False
    assert exports(writing.out) == before
    again = writing.ask("/judgements", BEARER).text
    assert "it holds no more" in again
    assert "Take it back" not in again


def test_an_appearance_is_somebody_else(writing: Server) -> None:
    (ostia,) = called(writing.out, "Ostia")
    first, second = (p["id"] for p in ostia.record["appearances"])
    assert f"{second} is somebody else" in writing.ask(f"/actors/{ostia.id}", BEARER).text
    assert "is somebody else" not in writing.ask(f"/actors/{ostia.id}").text
    line = json.dumps({"left": ostia.id, "right": second, "verdict": "different"})
    assert writing.ask("/judgements", LINES, line.encode()).json == {"kept": 1}
    assert settled(writing)["failed"] is False
    homes = [
        {p["id"] for p in a.record["appearances"]}
        for a in kg.open(writing.out).actors
        if a.label == "Ostia"
    ]
    assert sorted(homes, key=sorted) == sorted([{first}, {second}], key=sorted)


@pytest.mark.parametrize(
    ("change", "status", "told"),
    [
        ({"verdict": "perhaps"}, 400, "a judgement is one of"),
        ({"right": "a-0000000000000000"}, 400, "there is no actor or appearance"),
        ({"right": "LEFT"}, 400, "is one id"),
        ({"reason": "x" * 1_001}, 400, "characters at most"),
    ],
)
def test_what_is_no_judgement_is_refused(
    change: dict[str, str], status: int, told: str, unbuilt: Server
) -> None:
    brandt, holm = called(unbuilt.out, "Ada Brandt", "Emil Holm")
    path = unbuilt.out / "judgements.jsonl"
    before = path.read_bytes() if path.exists() else None
    values = {"left": brandt.id, "right": holm.id, "verdict": "same", **change}
    found = unbuilt.send(
        "/judgements", **{k: brandt.id if v == "LEFT" else v for k, v in values.items()}
    )
    assert found.status == status
    assert told in found.text
    assert (path.read_bytes() if path.exists() else None) == before


def test_lines_are_all_kept_or_none_and_need_the_token(unbuilt: Server) -> None:
    brandt, holm = called(unbuilt.out, "Ada Brandt", "Emil Holm")
    good = {"left": brandt.id, "right": holm.id, "verdict": "different", "by": "Kim"}
    path = unbuilt.out / "judgements.jsonl"
    before = path.read_bytes() if path.exists() else b""
    lines = "\n".join(json.dumps(x) for x in (good, {**good, "right": "nobody"})).encode()
    assert unbuilt.ask("/judgements", LINES, lines).status == 400
    assert unbuilt.ask("/judgements", {"Content-Type": LINES["Content-Type"]}, lines).status == 403
    assert unbuilt.ask("/judgements", {**BEARER, "Content-Type": "text/plain"}, lines).status == 415
    for bad in (b"", b"[1]", b"{", b'{"left": 1}'):
        assert unbuilt.ask("/judgements", LINES, bad).status == 400
    assert (path.read_bytes() if path.exists() else b"") == before
    assert unbuilt.ask("/judgements", LINES, json.dumps(good).encode()).status == 201
    assert [(d.left, d.right) for d in read_decisions(path)][-1:] == [(brandt.id, holm.id)]
    assert TOKEN not in unbuilt.ask("/judgements").text
