"""Every case of tests/cases/clauses/*.md: the clauses that the real parser's trees are read as."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.extract.clauses import clauses, within
from kg.model import Span
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from tests.cases import read_cases
from tests.cases.readings import rows_read
from tests.reading import articles_of as read
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


@pytest.mark.parametrize(
    ("marked", "predicates"),
    [
        ("Weber said [the fort fell because it was weak].", "fell was"),
        ("Weber said [Hale, a farmer, lied].", "lied"),
        ("Weber said [the attack on the fort failed].", "failed"),
        ("Weber condemned [the attack on the fort].", "attack"),
        ("Weber praised [the crew holding the fort].", "holding"),
        ("Weber called [Hale a liar].", "liar"),
        ("Weber promised [to resign].", "resign"),
        ("Weber said [Hale lied and the men who saw him left].", "lied left saw"),
        ("Weber said [Hale came, saw, ate, drank and left].", "came saw ate drank"),
        ("Weber praised [the harbour].", ""),
    ],
)
def test_what_a_content_puts_forward(marked: str, predicates: str) -> None:
    before, content, after = re.split(r"[\[\]]", marked)
    (article,) = read({"t": before + content + after})
    parsed = ParsedArticle(article, SpacyParser().parse(article))
    place = Span(len(before), len(before) + len(content))
    chief = within(clauses(parsed), [place])
    assert " ".join(c.predicate.of(parsed.text) for c in chief) == predicates


def test_a_sentence_is_read_once() -> None:
    (article,) = read({"t": "Hale left."})
    parsed = ParsedArticle(article, SpacyParser().parse(article))
    assert clauses(parsed)[0] is clauses(parsed)[0]
