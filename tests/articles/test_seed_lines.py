"""Every line of the five seeds, labelled by hand: line number of the file to kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.articles import label
from kg.model import LineKind

SEEDS = Path(__file__).parents[2] / "seeds"

OTHER = {
    "000_456bc71f4597db92": {
        1: "headline",
        3: "caption",
        5: "repeat",
        7: "headline",
        8: "byline",
        20: "caption",
        22: "repeat",
        32: "section-head",
        40: "caption",
        42: "repeat",
        52: "chrome",
        54: "chrome",
        56: "chrome",
    },
    "001_12d5fcdc00c0105a": {
        1: "chrome",
        3: "headline",
        5: "repeat",
        7: "timestamp",
        9: "timestamp",
        11: "chrome",
        22: "byline",
    },
    "002_d8d402a0816f2214": {},
    "003_ffb854a21a1d4682": {7: "repeat", 8: "repeat", 9: "repeat", 10: "repeat"},
    "004_3d74f6871c4bf211": {
        1: "timestamp",
        3: "chrome",
        5: "headline",
        7: "chrome",
        23: "section-head",
        45: "section-head",
        65: "chrome",
        67: "chrome",
        69: "chrome",
    },
}
"""The lines that are not prose; every other line that is not blank is."""

FIRST_PRINTING = {
    "000_456bc71f4597db92": {5: 3, 22: 20, 42: 40},
    "001_12d5fcdc00c0105a": {5: 3},
    "003_ffb854a21a1d4682": {7: 1, 8: 3, 9: 5, 10: 6},
}


def read(name: str) -> str:
    return (SEEDS / f"{name}.txt").read_text(encoding="utf-8")


def number(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


@pytest.mark.parametrize("name", sorted(OTHER))
def test_every_line_has_its_kind(name: str) -> None:
    text = read(name)
    expected = {
        i: OTHER[name].get(i, "prose") for i, line in enumerate(text.split("\n"), 1) if line.strip()
    }
    lines = [x for x in label(text) if x.kind is not LineKind.DATELINE]
    assert {number(text, x.span.start): x.kind.value for x in lines} == expected


@pytest.mark.parametrize("name", sorted(OTHER))
def test_a_copy_points_to_its_first_printing(name: str) -> None:
    text = read(name)
    copies = {
        number(text, x.span.start): number(text, x.repeats.start) for x in label(text) if x.repeats
    }
    assert copies == FIRST_PRINTING.get(name, {})


def test_the_dateline_is_a_line_of_its_own_before_its_prose() -> None:
    text = read("002_d8d402a0816f2214")
    dateline, prose, *_ = label(text)
    assert dateline.kind is LineKind.DATELINE
    assert dateline.span.of(text) == "SEOUL, South Korea —"
    assert prose.kind is LineKind.PROSE
    assert prose.span.of(text).startswith("On Tuesday, South Korea expressed")


@pytest.mark.parametrize("name", sorted(OTHER))
def test_no_seed_has_a_dateline_but_002(name: str) -> None:
    datelines = [x for x in label(read(name)) if x.kind is LineKind.DATELINE]
    assert len(datelines) == (1 if name.startswith("002") else 0)


def test_no_word_list_holds_a_line_of_a_seed() -> None:
    """The detectors are general: no line of a page stands in a list as it is printed there."""
    data = "\n".join(
        p.read_text(encoding="utf-8")
        for p in sorted((SEEDS.parent / "kg" / "articles" / "data").iterdir())
    ).lower()
    for name in OTHER:
        for line in read(name).split("\n"):
            if len(line.split()) >= 4:
                assert line.strip().lower() not in data
