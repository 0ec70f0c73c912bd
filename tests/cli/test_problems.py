"""What is doubtful about a record is told where it is shown, and what is not in the graph too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kg.check import checked, set_aside
from kg.cli.summary import checked_lines
from kg.export import registry
from kg.export.release import Release
from kg.model import Polarity, Span
from tests import specimen as sp

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Kg

HEDGED = replace(sp.S_BRANDT, hedge=Span(9000, 9009))
NAMED = replace(sp.OFFICIAL, label="Ada Brandt", role=None)
DENIAL = replace(sp.S_DENIAL, polarity=Polarity.POS)


def graph_of(*new: object) -> Release:
    """Return a release of the specimen with records in place of those of the same id, checked."""
    graph = replace(sp.graph(), links=())
    by_id = {r.id: r for r in new}  # type: ignore[attr-defined]
    graph = replace(
        graph,
        actors=tuple(by_id.get(a.id, a) for a in graph.actors),  # type: ignore[misc]
        statements=tuple(by_id.get(s.id, s) for s in graph.statements),  # type: ignore[misc]
    )
    return Release(checked(graph))


RELEASE = graph_of(HEDGED, NAMED, DENIAL)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("problems") / "out"
    registry.write(RELEASE, folder, "nq,jsonl,report.json")
    return folder


def test_a_statement_is_shown_with_what_was_done_to_it(kg: Kg, out: Path) -> None:
    shown = " ".join(kg("show", HEDGED.id, "-o", out).out.split())
    assert "problem: hedge: [9000, 9009) is not a place in a text of" in shown
    assert "(place-valid: cut)" in shown
    shown = " ".join(kg("show", NAMED.id, "-o", out).out.split())
    assert "problem: 'Ada Brandt' looks like a proper name (unnamed-label: kept)" in shown


def test_a_question_lists_what_is_doubtful(kg: Kg, out: Path) -> None:
    every = kg("query", "problems", "-o", out, "--format", "csv").out
    assert 'Ada Brandt,statement,"place-valid: hedge: [9000, 9009) is not a place' in every
    assert "'Ada Brandt' looks like a proper name (kept)" in every
    cut = kg("query", "problems", "-o", out, "--format", "csv", "--remedy", "cut").out
    assert "(cut)" in cut
    assert "(kept)" not in cut
    named = kg("query", "problems", "-o", out, "--format", "csv", "--rule", "unnamed-label").out
    assert "unnamed-label" in named
    assert "place-valid" not in named


def test_a_graph_with_warnings_alone_conforms(kg: Kg, out: Path) -> None:
    done = kg("validate", out / "graph.nq")
    assert done.code == 0
    assert done.out.startswith("warning: unnamed-label: An unnamed actor does not carry")
    assert "conforms to the ontology" in done.err
    assert "1 warning)" in done.err


def test_errors_come_before_warnings_and_are_counted_apart(
    kg: Kg, out: Path, tmp_path: Path
) -> None:
    wrong = (out / "graph.nq").read_bytes().replace(b"list/act/state>", b"list/act/mumble>")
    (tmp_path / "wrong.nq").write_bytes(wrong)
    done = kg("validate", tmp_path / "wrong.nq")
    assert done.code == 1
    assert done.out.index("An act is one from the closed list") < done.out.index("warning: ")
    assert "does not conform: 1 broken rule in" in done.err
    assert done.err.rstrip().endswith(", 1 warning")


def test_the_summary_names_the_statement_that_is_not_in_the_graph() -> None:
    told = "\n".join(checked_lines(RELEASE.graph))
    assert "3 records kept with a problem noted; see `problems` in report.json" in told
    assert "1 record set aside (1 × negative-act); see report.json" in told
    assert f"  beta: Sudovia: “{sp.BETA.strip()[:40]}" in told


def test_who_is_given_no_report_is_told_in_a_diagnostic() -> None:
    (told,) = set_aside(RELEASE.graph)
    assert (told.code, told.article, told.span) == ("set-aside", "beta", DENIAL.cue)
    assert told.message == f"statement {DENIAL.id} broke negative-act: deny with polarity 'pos'"


def test_the_page_and_the_tables_tell_it_too(tmp_path: Path) -> None:
    from pyarrow import parquet

    registry.write(RELEASE, tmp_path, None, also="parquet")
    rows = parquet.read_table(tmp_path / "statements.parquet").to_pylist()
    (told,) = [row["problems"] for row in rows if row["id"] == HEDGED.id]
    assert [(p["rule"], p["remedy"]) for p in told] == [("place-valid", "cut")]
    page = (tmp_path / "graph.html").read_text(encoding="utf-8")
    assert "place-valid: hedge: [9000, 9009) is not a place" in page
    assert "Ada Brandt: unnamed-label: " in page
