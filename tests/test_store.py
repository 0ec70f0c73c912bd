"""What is stored comes back equal, and nothing else is taken for it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kg.model import Article, Extraction, Span
from kg.per_article import extracted
from kg.settings import Settings
from kg.store.values import from_json, to_json
from tests.reading import articles_of

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "LIMA, May 6 — Peru's foreign minister, Ana Ruiz, said on Monday that if Chile sent 40 tanks to"
    " Bolivia, she would “not wait”, according to two people who were present.\n\nChile denied it."
)


def test_an_extraction_and_its_article_come_back_equal(parses: Path) -> None:
    (article,) = articles_of({"a": TEXT}, "2024-05-06")
    ((_, found),) = extracted([article], Settings(cache=parses))
    assert found.statements
    assert found.propositions
    assert from_json(Extraction, json.loads(json.dumps(to_json(found)))) == found
    assert from_json(Article, json.loads(json.dumps(to_json(article)))) == article


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "x",
        {"start": "1", "end": 2},
        {"start": 1},
        {"start": True, "end": 2},
        {"start": 1, "end": 2, "more": 3},
    ],
)
def test_what_is_no_place_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="not a stored Span"):
        from_json(Span, data)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "data",
    [
        {"article": "a", "statements": {}},
        {"article": "a", "statements": [{"id": "s"}]},
        {"article": 3},
        {"article": "a", "statements": [["a"]]},
        {"article": "a", "diagnostics": [{"code": "x", "severity": "dire", "message": ""}]},
    ],
)
def test_what_is_no_extraction_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match=r"dire|not a stored Extraction"):
        from_json(Extraction, data)  # type: ignore[arg-type]


def test_only_values_of_the_model_are_written() -> None:
    with pytest.raises(TypeError, match="object is no value of the model"):
        to_json(object())
