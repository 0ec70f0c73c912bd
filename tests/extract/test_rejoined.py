"""Joints set right one by one never close a circle: such a move is not made."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.repair import attachments as joints
from tests.parse.trees import sentence

if TYPE_CHECKING:
    import pytest


def test_two_moves_that_close_a_circle_are_one(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = sentence("A/NOUN/nsubj/3 b/VERB/dep/3 c/VERB/ROOT/0 d/VERB/dep/3 e/NOUN/dep/3")
    tokens = parsed.tokens
    moves = {
        1: (replace(tokens[1], head=3),),  # b under d
        3: (replace(tokens[3], head=1), replace(tokens[4], head=3)),  # d under b: a circle
    }
    monkeypatch.setattr(joints, "_past", lambda parsed, verb: moves.get(verb.i, ()))
    monkeypatch.setattr(joints, "_with", lambda parsed, verb: ())
    found = joints.rejoined(parsed).tokens
    assert [t.head for t in found] == [2, 3, 2, 2, 2]


def test_a_move_beside_another_circle_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = sentence("a/VERB/dep/3 b/VERB/dep/3 c/VERB/ROOT/0")
    tokens = parsed.tokens
    circle = (replace(tokens[0], head=1), replace(tokens[1], head=0))
    monkeypatch.setattr(joints, "_past", lambda parsed, verb: circle if verb.i == 2 else ())
    monkeypatch.setattr(joints, "_with", lambda parsed, verb: ())
    assert [t.head for t in joints.rejoined(parsed).tokens] == [2, 2, 2]
