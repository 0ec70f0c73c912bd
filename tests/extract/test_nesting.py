"""Reports inside one another, and sentences that report too often."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.articles import read_records
from kg.extract.reports.nesting import tellers
from kg.extract.reports.selection import select
from kg.extract.stages import extract
from kg.guard import OVER_BUDGET
from kg.model import Article
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser

if TYPE_CHECKING:
    from kg.extract.report_candidate import ReportCandidate

CROWDED = "The judges praised Oslo" + "".join(
    f", the clerks praised {city}"
    for city in (
        *("Riga", "Lima", "Rome", "Bonn", "Bern", "Graz", "Kyiv", "Nice", "Pisa", "Brno", "Metz"),
        *("Lyon", "Cork", "Bath", "York", "Leeds", "Turin", "Milan", "Paris", "Delhi", "Tokyo"),
    )
)


def read(text: str) -> ParsedArticle:
    article = next(a for a in read_records([json.dumps({"id": "a", "text": text})]))
    assert isinstance(article, Article)
    return ParsedArticle(article, SpacyParser().parse(article))


def reports(parsed: ParsedArticle) -> tuple[ReportCandidate, ...]:
    return tuple(select(parsed, ()).kept)


def test_two_reports_never_tell_each_other() -> None:
    parsed = read("Lee said that Brandt said that Weber had left.")
    found = reports(parsed)
    assert len(found) == 2
    for outer in ([[1], [0]], [[1, 0], [0, 1]]):
        told = tellers(parsed, found, outer)
        assert sum(k is not None for k in told) == 1


def test_a_sentence_that_reports_too_often_is_warned_of() -> None:
    codes = {d.code for d in extract(read(CROWDED + ".")).diagnostics}
    assert OVER_BUDGET in codes
    calm = extract(read("The judges praised Oslo, and the clerks praised Riga."))
    assert OVER_BUDGET not in {d.code for d in calm.diagnostics}
