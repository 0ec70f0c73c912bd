"""Twenty articles with answers of the form that a model gives: all of it by the same path."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from kg.extract.refusals import PREFIX, changed, refused
from tests.llm.answered import Answered, answered
from tests.llm.answering import shown
from tests.llm.conftest import Kg, records
from tests.llm.server import Says, serving

if TYPE_CHECKING:
    from collections.abc import Mapping

LEFT_OPEN = {*changed()} - {"differs"}


def texts() -> dict[str, str]:
    return {one.name: one.text for one in answered()}


def script(request: Mapping[str, Any], _: int) -> Says:
    """Answer about the article whose first sentence is shown."""
    first = shown(request)[1]
    (one,) = [a for a in answered() if first in " ".join(a.text.split())]
    return Says(one.answer)


def came_to(record: dict[str, Any]) -> Counter[str]:
    codes = [d["code"] for d in record["diagnostics"]]
    return Counter(c.removeprefix(PREFIX) for c in codes if c.startswith(PREFIX))


def expected(one: Answered) -> Counter[str]:
    return Counter(reason for row in one.rows for reason in row.reasons)


@pytest.fixture
def alone(kg: Kg) -> dict[str, dict[str, Any]]:
    """Return what the model alone finds in each article, asked over a real connection."""
    with serving(script) as server:
        found = {r["id"]: r for r in records(kg(server.url, texts()))}
        assert len(server.asked) == len(answered())
    return found


def test_each_answer_comes_to_what_is_said_of_it(alone: dict[str, dict[str, Any]]) -> None:
    assert len(alone) == len(answered()) == 20
    for one in answered():
        record = alone[one.name]
        assert came_to(record) == expected(one), one.name
        stated = sum(row.is_stated for row in one.rows)
        assert len(record["statements"]) == stated, one.name
        for statement in record["statements"]:
            start, end = statement["evidence"]
            assert statement["quote"] == one.text[start:end]
    every = [row for one in answered() for row in one.rows]
    assert len(every) > 170
    assert sum(not row.is_stated for row in every) >= 10
    reasons = {reason for row in every for reason in row.reasons}
    assert reasons <= {*refused(), *changed()}
    assert len(reasons & {*refused()}) >= 7
    assert len(reasons & LEFT_OPEN) >= 6


def test_beside_the_rules_what_is_refused_stays_so_and_theirs_stand(kg: Kg) -> None:
    with serving(script) as server:
        both = records(kg(server.url, texts(), "--extractor", "both"))
        rules = records(kg(server.url, texts(), "--extractor", "rules"))
        assert len(server.asked) == len(answered())
    english = [r for r in rules if r["id"] not in ("deutsch", "hangugeo")]
    own = {s["id"]: s for r in english for s in r["statements"]}
    told = {s["id"]: s for r in both for s in r["statements"]}
    found_by = Counter(tuple(s["found_by"]) for s in told.values())
    assert {*own} <= {*told}
    assert found_by["rules", "llm"] > 50
    assert found_by["llm",] > 10
    free = ("found_by", "confidence")
    for name, statement in own.items():
        mine = {k: v for k, v in statement.items() if k not in free}
        assert mine == {k: v for k, v in told[name].items() if k not in free}
    ungrounded = Counter(d["code"] for r in both for d in r["diagnostics"])
    assert ungrounded[f"{PREFIX}not-verbatim"] == 1
    assert json.dumps(both)
