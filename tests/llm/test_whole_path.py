"""From a request on a real connection to a statement: what is right comes through, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.llm.answering import said, shown, text_of
from tests.llm.conftest import KEY, Kg, records
from tests.llm.server import Says, serving

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pytest

TEXT = "The ferry was late.\n\nIngrid Solberg swooned over the new harbour for an hour."


def swooned(request: Mapping[str, Any], _: int) -> Says:
    return Says(
        text_of(
            said(
                shown(request),
                "Ingrid Solberg",
                "swooned over",
                "the new harbour",
                act="praise",
            )
        )
    )


def test_what_a_model_finds_is_a_statement_at_its_places(kg: Kg) -> None:
    with serving(swooned) as server:
        result = kg(server.url, {"a": TEXT})
    (record,) = records(result)
    (statement,) = record["statements"]
    assert [TEXT[s:e] for s, e in statement["content"]] == ["the new harbour"]
    assert [TEXT[s:e] for s, e in statement["speaker_spans"]] == ["Ingrid Solberg"]
    assert (statement["act"], statement["rule"]) == ("praise", "llm")
    assert statement["found_by"] == ["llm"]
    assert [p["label"] for p in statement["speakers"]] == ["Ingrid Solberg"]
    assert server.keys == [f"Bearer {KEY}"]


def test_it_is_said_what_is_sent_where_and_what_it_came_to(
    kg: Kg, caplog: pytest.LogCaptureFixture
) -> None:
    with serving(swooned) as server:
        kg(server.url, {"a": TEXT})
        told = caplog.text
        assert server.url in told
        assert "the sentences of 1 article" in told
        assert "1 request: 1 answered" in told
        caplog.clear()
        again = kg(server.url, {"a": TEXT})
    assert len(server.asked) == 1
    assert records(again)[0]["statements"]
    assert not caplog.text
