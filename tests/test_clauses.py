"""Every case of tests/cases/clauses/*.md: the clauses that the real parser's trees are read as."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from tests.cases import read_cases
from tests.cases.readings import rows_read
from tests.test_cases import Mismatch, articles_of, parameter, side_by_side

if TYPE_CHECKING:
    from tests.cases import Case

CASES = read_cases(Path(__file__).parent / "cases" / "clauses")


@pytest.fixture(scope="module")
def parses() -> dict[str, ParsedArticle]:
    """Return the parse of each passage; all are parsed in one batch."""
    articles = articles_of(CASES)
    found = SpacyParser().parse_all(articles)
    return {a.id: ParsedArticle(a, p) for a, p in zip(articles, found, strict=True)}


def test_few_cases_are_known_misses() -> None:
    assert len({c.id for c in CASES}) == len(CASES)
    assert sum(c.xfail is not None for c in CASES) <= 0.08 * len(CASES)


@pytest.mark.parametrize("case", [parameter(c) for c in CASES])
def test_clauses(case: Case, parses: dict[str, ParsedArticle]) -> None:
    got = rows_read(parses[case.id], case.columns, case.rows)
    if got != case.rows:
        raise Mismatch(side_by_side(case, case.columns, got))
