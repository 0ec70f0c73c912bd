"""Values with a quick `__init__` are what the dataclass alone would make."""

from __future__ import annotations

import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace

import pytest

from kg.extract.clauses.model import Argument, Clause
from kg.model import Entity, Filler, Span, Stance, Statement
from kg.model.quick_init import quick_init

VALUES = (
    Entity(1, 2, "GPE"),
    Filler(label="the dam", span=Span(0, 7)),
    Argument(span=Span(0, 7), head=1, preposition="of"),
)


@pytest.mark.parametrize("value", VALUES, ids=lambda v: type(v).__name__)
def test_a_value_is_frozen_equal_to_its_copies_and_can_be_sent(value: object) -> None:
    assert replace(value) == value  # type: ignore[type-var]
    assert hash(replace(value)) == hash(value)  # type: ignore[type-var]
    assert pickle.loads(pickle.dumps(value)) == value
    name = fields(value)[0].name  # type: ignore[arg-type]
    with pytest.raises(FrozenInstanceError):
        setattr(value, name, "a lake")


@pytest.mark.parametrize("made", [Argument, Clause, Entity, Filler, Stance, Statement])
def test_each_field_is_a_parameter_with_its_default(made: type) -> None:
    parameters = list(inspect.signature(made).parameters.values())
    given = {p.name: p.default for p in parameters if p.default is not inspect.Parameter.empty}
    known = made.__dataclass_fields__  # type: ignore[attr-defined]
    assert {p.name for p in parameters} == known.keys()
    assert all(known[name].default == default for name, default in given.items())
    with pytest.raises(TypeError, match="unexpected keyword"):
        made(colour="red")


def test_fields_that_are_not_set_as_given_are_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Listed:
        words: list[str] = field(default_factory=list)

    @dataclass(frozen=True, slots=True)
    class Checked:
        word: str

        def __post_init__(self) -> None:
            assert self.word

    for made in (Listed, Checked):
        with pytest.raises(TypeError, match=made.__name__):
            quick_init(made)
