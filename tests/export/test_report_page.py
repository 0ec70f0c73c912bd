"""The page on `report.json` tells every key of it and no other, and the rules as they are."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from typing import Any

from kg.check import checked
from kg.export.release import Release
from kg.export.report import report
from kg.model import Polarity, Span
from ontology.rules.record_rules import Remedy
from tests import specimen as sp
from tests.readme import REPORT, tabled

TEXT = REPORT.read_text(encoding="utf-8")


def reported() -> dict[str, Any]:
    """Return the report on a graph with a problem, a reject and a diagnostic."""
    graph = sp.graph()
    wrong = replace(sp.S_BRANDT, hedge=Span(9000, 9001))
    denial = replace(sp.S_DENIAL, polarity=Polarity.POS)
    said = {wrong.id: wrong, denial.id: denial}
    office = replace(sp.MINISTRY, country="Norland")
    graph = replace(
        graph,
        links=(),
        actors=tuple(office if a.id == office.id else a for a in graph.actors),
        statements=tuple(said.get(s.id, s) for s in graph.statements),
        propositions=tuple(
            replace(p, time="soon") if p.id == sp.SENT else p for p in graph.propositions
        ),
    )
    out = io.BytesIO()
    report(Release(checked(graph)), out)
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def told(head: str) -> list[str]:
    """Return the keys in the first column of the table that begins so."""
    table = TEXT.split(f"| {head} |")[1].split("\n\n")[0]
    rows = (row.split("|")[1] for row in table.splitlines() if row.startswith("|"))
    return [key for row in rows for key in re.findall(r"`(\w+)`", row)]


def test_every_key_is_told_and_no_other() -> None:
    found = reported()
    assert sorted(told("key")) == sorted(found)
    assert sorted(told("count")) == sorted(found["counts"])
    assert [sorted(told("key of a reject"))] == [sorted(r) for r in found["rejects"]]
    assert {tuple(sorted(p)) for p in found["problems"]} == {
        tuple(sorted(told("key of a problem")))
    }
    (line,) = [row for row in TEXT.splitlines() if row.startswith("| `articles` | each")]
    assert set(re.findall(r"`(\w+)`", line)) - {"articles", "value", "basis"} == {
        key for article in found["articles"] for key in article
    }


def test_what_was_done_to_which_record_is_told_with_its_words() -> None:
    found = reported()
    by_kind = {p["kind"]: p for p in found["problems"]}
    assert by_kind["statement"]["speakers"] == ["Ada Brandt"]
    assert by_kind["statement"]["quote"].startswith("Norland’s president Ada Brandt said")
    assert (by_kind["actor"]["label"], by_kind["actor"]["remedy"]) == (sp.MINISTRY.label, "cut")
    assert by_kind["proposition"]["article"] == "alpha"
    assert found["counts"]["problems"] == 4  # the claim lost its stance with the denial
    assert found["counts"]["problems_by_rule"]["place-valid"] == 1
    (reject,) = found["rejects"]
    assert (reject["speakers"], reject["quote"]) == (["Sudovia"], sp.BETA.strip())


def test_the_table_of_the_rules_is_that_of_the_ontology() -> None:
    assert tabled(TEXT) == TEXT, "renew the table: `uv run python -m tests.readme`"
    assert [r for r in Remedy if f"`{r.value}`" not in TEXT] == []
