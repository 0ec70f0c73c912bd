"""A copy with fields changed is the one that the standard library makes."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any

import pytest

from kg.extract.clauses.model import Argument
from kg.model import Entity, Filler, Span, Token
from kg.model.replace import replace

CHANGES: tuple[tuple[Any, dict[str, Any]], ...] = (
    (Entity(1, 2, "GPE"), {"label": "ORG"}),
    (Filler(label="the dam", span=Span(0, 7)), {"label": "the lake", "span": None}),
    (Argument(span=Span(0, 7), head=1, preposition="of"), {"head": 0}),
    (Token(0, 0, 3, "The", "the", "DET", "DT", "det", 1, 0, ""), {"head": 2, "dep": "nsubj"}),
    (Span(2, 4), {}),
)


@pytest.mark.parametrize(("value", "changes"), CHANGES, ids=lambda v: type(v).__name__)
def test_the_copy_is_that_of_the_standard_library(value: Any, changes: dict[str, Any]) -> None:
    copy = replace(value, **changes)
    assert copy == dataclasses.replace(value, **changes)
    assert type(copy) is type(value)
    assert all(getattr(copy, name) == new for name, new in changes.items())


def test_one_field_is_enough_and_one_that_is_not_given_is_left_out() -> None:
    @dataclass(frozen=True)
    class Word:
        text: str
        length: int = field(init=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "length", len(self.text))

    assert replace(Word("dam"), text="lake") == Word("lake")


def test_a_name_that_is_no_field_and_a_wrong_value_are_refused() -> None:
    with pytest.raises(TypeError, match="colour"):
        replace(Entity(1, 2, "GPE"), colour="red")  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="not a span"):
        replace(Span(2, 4), end=1)
