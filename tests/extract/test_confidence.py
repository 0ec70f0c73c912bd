"""How sure a rule is: counts as shares, and a meaning in words for every rule."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import kg.extract
from kg.extract.reports.confidence import confidence
from kg.extract.reports.rule_meanings import meaning
from kg.extract.statements.statement_confidence import confidence_of, weights
from kg.model import Act, Modality, Polarity, Quotation, Source, SourceKind, Span
from tests import specimen as sp
from tests.benchmarks import calibration

if TYPE_CHECKING:
    from kg.model import Graph

DATA = files("kg.extract") / "data"
COUNTS = list(csv.DictReader((DATA / "confidence.csv").read_text("utf-8").splitlines()))
CODE = "\n".join(
    p.read_text("utf-8")
    for p in sorted(Path(kg.extract.__file__).parent.rglob("*.py"))
    if "clauses" not in p.parts  # which has word lists of its own
)


def test_counts_are_of_reports_found_and_right() -> None:
    whole = {r["rule"]: int(r["found"]) for r in COUNTS if not r["cue"]}
    for row in COUNTS:
        assert 0 <= int(row["right"]) <= int(row["found"]) <= whole[row["rule"]]
        assert not row["cue"] or int(row["found"]) >= 8


def test_every_rule_of_the_code_and_the_counts_has_a_meaning() -> None:
    named = set(re.findall(r'rule="([a-z-]+)"', CODE)) | {r["rule"] for r in COUNTS}
    assert len(named) > 30
    assert all(meaning(rule) for rule in named)
    with pytest.raises(KeyError):
        meaning("no-such-rule")


def test_a_cue_counts_beside_its_rule() -> None:
    assert confidence("verb-clause", "say") > confidence("verb-clause")
    assert confidence("verb-clause", "yodel") == confidence("verb-clause")
    assert confidence("no-such-rule") == 0.5


def test_a_certain_rule_is_surer_than_a_daring_one() -> None:
    assert confidence("quotation-cue-after") > 0.9
    assert confidence("noun-phrase") < 0.6


def test_weights_and_page_are_made_of_the_judged_statements() -> None:
    assert weights() == calibration.fitted(calibration.judged())
    assert calibration.PAGE.read_text(encoding="utf-8") == calibration.page()


def test_statements_are_right_as_often_as_is_estimated_of_texts_not_fitted_on() -> None:
    found = calibration.estimated(calibration.judged())
    assert len(found) > 400
    for low, high in ((0.0, 0.5), (0.5, 0.7), (0.7, 1.01)):
        mine = [(sure, held) for _, sure, held in found if low <= sure < high]
        right = sum(held for _, held in mine) / len(mine)
        assert abs(right - sum(sure for sure, _ in mine) / len(mine)) < 0.08


@pytest.mark.parametrize(
    ("change", "surer"),
    [
        ({"speakers": ()}, False),
        ({"modality": Modality.CONDITIONAL}, False),
        ({"content": (Span(91, 96), Span(98, 120))}, True),
        ({"content": (Span(91, len(sp.ALPHA)),)}, False),
        ({"quotation": Quotation.INDIRECT}, True),
        ({"speakers": sp.S_BRANDT.speakers * 2}, False),
        ({"sources": (Source(speaker="a", kind=SourceKind.UNNAMED_PERSON),)}, False),
        ({"sources": (Source(speaker="a", kind=SourceKind.ORGANISATION),)}, False),
        ({"polarity": Polarity.NEG}, False),
        ({"act": Act.WARN}, True),
    ],
)
def test_what_is_known_of_a_statement_makes_it_surer_or_less(
    change: dict[str, Any], surer: bool
) -> None:
    plain = confidence_of(sp.S_BRANDT, sp.ALPHA, 0.6)
    other = confidence_of(replace(sp.S_BRANDT, **change), sp.ALPHA, 0.6)
    assert (other > plain) == surer != (other < plain)
    assert confidence_of(sp.S_BRANDT, sp.ALPHA, 0.5) < plain


def test_every_statement_of_the_seeds_has_a_confidence(seeds: Graph) -> None:
    assert all(0 < s.confidence <= 1 and meaning(s.rule) for s in seeds.statements)
    assert len({s.confidence for s in seeds.statements}) > 5
