"""Labels of marked words, and the best legal sequence of labels."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from kg.model import Span
from kg.tagger.tags import LABELS, Attribution, Role, best, labels, legal, outermost, stretches

WORDS = [(2 * i, 2 * i + 1) for i in range(12)]


def spans(*pairs: tuple[int, int]) -> tuple[Span, ...]:
    """Return spans over words `[first, last)`."""
    return tuple(Span(2 * a, 2 * b - 1) for a, b in pairs)


def named(found: list[int]) -> str:
    return " ".join(LABELS[label] for label in found)


def test_the_labels_are_three_roles_and_outside() -> None:
    assert LABELS == (
        "O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content",
    )  # fmt: skip


def test_a_quotation_around_its_cue() -> None:
    a = Attribution(spans((2, 4)), spans((4, 5)), spans((0, 2), (5, 7)))
    assert named(labels(WORDS[:8], [a])) == (
        "B-content I-content B-source I-source B-cue B-content I-content O"
    )


def test_pieces_side_by_side_stay_two() -> None:
    a = Attribution(cue=spans((0, 1)), content=spans((1, 3), (3, 5)))
    assert named(labels(WORDS[:5], [a])).split()[1:] == [
        "B-content", "I-content", "B-content", "I-content",
    ]  # fmt: skip


def test_the_outer_content_hides_what_is_inside() -> None:
    outer = Attribution(spans((0, 1)), spans((1, 2)), spans((2, 8)))
    inner = Attribution(spans((3, 4)), spans((4, 5)), spans((5, 8)))
    assert outermost([inner, outer]) == (outer,)
    assert named(labels(WORDS[:8], outermost([inner, outer]))).count("content") == 6


def test_its_own_cue_splits_a_content_and_what_meets_halfway_keeps_the_cue() -> None:
    own = Attribution(spans((3, 4)), spans((4, 5)), spans((0, 8)))
    assert outermost([own]) == (own,)
    assert named(labels(WORDS[:6], [own])) == (
        "B-content I-content I-content B-source B-cue B-content"
    )


scores = arrays.arrays(
    np.float64, st.tuples(st.integers(0, 4), st.just(len(LABELS))), elements=st.integers(-3, 3)
)


@given(scores)
def test_the_best_sequence_is_legal_and_the_highest(table: np.ndarray) -> None:
    found = best(table)
    assert len(found) == len(table)
    assert found == best(table)

    def is_legal(path: tuple[int, ...]) -> bool:
        return all(legal(a, b) for a, b in zip((None, *path), path, strict=False))

    def total(path: tuple[int, ...]) -> float:
        return float(sum(table[i][label] for i, label in enumerate(path)))

    assert is_legal(tuple(found))
    if 0 < len(table) <= 3:
        every = (p for p in product(range(len(LABELS)), repeat=len(table)) if is_legal(p))
        assert total(tuple(found)) == max(map(total, every))


def test_all_alike_is_outside() -> None:
    assert best(np.zeros((5, len(LABELS)))) == [0] * 5


@st.composite
def rows(draw: st.DrawFn) -> list[Attribution]:
    """Return one attribution a piece, the pieces side by side or apart."""
    found, at = [], 0
    while at < 10:
        size, gap = draw(st.integers(1, 4)), draw(st.integers(0, 2))
        role = draw(st.sampled_from(Role))
        found.append(Attribution(**{role.value: spans((at + gap, min(at + gap + size, 12)))}))
        at += gap + size
    return found


@given(rows())
def test_labels_read_back_are_the_pieces_marked(marked: list[Attribution]) -> None:
    back = [
        Attribution(**{role.value: (Span(WORDS[i][0], WORDS[j - 1][1]),)})
        for role, i, j in stretches(labels(WORDS, marked))
    ]
    assert back == marked


@pytest.mark.parametrize(
    ("before", "label", "right"),
    [
        (None, "I-source", False),
        ("B-source", "I-source", True),
        ("I-source", "I-source", True),
        ("B-cue", "I-source", False),
        ("O", "I-source", False),
        (None, "B-source", True),
        ("I-content", "O", True),
    ],
)
def test_inside_follows_its_own_role_only(before: str | None, label: str, right: bool) -> None:
    assert legal(LABELS.index(before) if before else None, LABELS.index(label)) is right
