"""Every case of tests/cases/*.md: the real parser, extraction, resolution and checks."""

from __future__ import annotations

import json
import re
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.articles import read_records
from kg.build import assemble
from kg.model import Article
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from kg.per_article import extracted
from kg.settings import Settings
from tests.cases import Case, Row, parse_cases, read_cases, rows_of
from tests.cases.readings import rows_read
from tests.label_grammar import faults_of
from tests.reading import graph_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Graph

CASES = read_cases(Path(__file__).parent / "cases")
SEEDS = Path(__file__).parent.parent / "seeds"
RUN = 6
"""Words in a row that a case shares with no seed."""


class Mismatch(AssertionError):
    """The statements are not those expected; anything else that goes wrong is no known miss."""


@pytest.fixture(scope="session")
def graphs() -> dict[str, Graph]:
    """Return the graph of each case's passage alone; all passages are parsed in one batch."""
    articles = articles_of(c for c in CASES if not c.is_reading)
    return {a.id: assemble([a], [e]) for a, e in extracted(articles, Settings())}


@pytest.fixture(scope="session")
def parses() -> dict[str, ParsedArticle]:
    """Return the parse of each passage whose table lists no statements."""
    articles = articles_of(c for c in CASES if c.is_reading)
    found = SpacyParser().parse_all(articles)
    return {a.id: ParsedArticle(a, p) for a, p in zip(articles, found, strict=True)}


def articles_of(cases: Iterable[Case]) -> list[Article]:
    lines = [json.dumps({"id": c.id, "text": c.text, "date": c.published}) for c in cases]
    return [a for a in read_records(lines) if isinstance(a, Article)]


def parameter(case: Case) -> object:
    missed = [pytest.mark.xfail(reason=case.xfail, raises=Mismatch)] if case.xfail else []
    return pytest.param(case, id=case.id, marks=missed)


@pytest.mark.parametrize("case", [parameter(c) for c in CASES if c.is_reading])
def test_reading(case: Case, parses: dict[str, ParsedArticle]) -> None:
    got = rows_read(parses[case.id], case.columns, case.rows)
    if got != case.rows:
        raise Mismatch(side_by_side(case, case.columns, got))


@pytest.mark.parametrize("case", [parameter(c) for c in CASES if not c.is_reading])
def test_case(case: Case, graphs: dict[str, Graph]) -> None:
    graph = graphs[case.id]
    columns = case.columns or ("speaker", "cue", "content")
    got = rows_of(graph, columns)
    if got != case.rows or graph.rejects:
        aside = [f"set aside: {r.rule}: {r.reason}" for r in graph.rejects]
        raise Mismatch("\n".join([side_by_side(case, columns, got), *aside]))


NO_SENTENCES = 0.04
"""Share of labels that the parser may find to be no sentence: it did so of 71 among 2,028, most of
them sentences of three words ("Turkey arrests smuggler" has no verb to it)."""


def test_every_label_is_a_sentence(graphs: dict[str, Graph]) -> None:
    seeds = Path(__file__).parent.parent / "seeds"
    told = graph_of(*(p.read_text("utf-8") for p in sorted(seeds.glob("*.txt"))))
    labels = {p.label for g in (told, *graphs.values()) for p in g.propositions}
    found = faults_of(labels)
    assert len(found) <= NO_SENTENCES * len(labels), found


def side_by_side(case: Case, columns: Row, got: tuple[Row, ...]) -> str:
    """Return the passage and, column by column, what was expected beside what came out."""
    out = [f"\n{case.text}\n"]
    for number, (mine, theirs) in enumerate(zip_longest(case.rows, got), 1):
        out.append(f"statement {number}")
        pairs = zip_longest(columns, mine or (), theirs or (), fillvalue="(none)")
        for name, want, have in pairs:
            mark = " " if want == have else "✗"
            out.append(f"  {mark} {name:<10} {want:<50} │ {have}")
    return "\n".join(out)


def test_there_are_cases_enough() -> None:
    assert len(CASES) >= 70
    assert len({c.id for c in CASES}) == len(CASES)


@pytest.mark.parametrize(
    "bad",
    [
        "## t\n| cue |\n|---|\n| said |\n",
        "## t\n> He left.\n",
        "## t\n> He left.\n\nNo statement.\n\n| cue |\n|---|\n| left |\n",
        "## t\n> He left.\n\n| mood |\n|---|\n| glum |\n",
        "## t\n> He left.\n\n| cue | act |\n|---|---|\n| left |\n",
    ],
    ids=["no passage", "no table", "table and none", "unknown column", "short row"],
)
def test_a_malformed_case_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match="is no case"):
        list(parse_cases("x", bad))


SHARED = 6
"""Words in a row that make a case a copy of a seed: so many of the language's own turn up by
chance in no other passage of the cases."""


def test_no_case_is_copied_from_a_seed() -> None:
    seeds = Path(__file__).parent.parent / "seeds"
    copied = {run for p in sorted(seeds.glob("*.txt")) for run in _runs(p.read_text("utf-8"))}
    cases = [*CASES, *read_cases(Path(__file__).parent / "cases" / "clauses")]
    assert [c.id for c in cases if not copied.isdisjoint(_runs(c.text))] == []


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[k : k + SHARED]) for k in range(len(words) - SHARED + 1)}


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+(?:['-][a-z0-9]+)*", text.casefold().replace("’", "'"))
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def test_cases_are_in_words_of_their_own() -> None:
    """A rule that only fits a seed would pass a case that is cut from it."""
    seeds = set().union(*(_runs(p.read_text(encoding="utf-8")) for p in SEEDS.glob("*.txt")))
    assert len(seeds) > RUN
    clauses = read_cases(Path(__file__).parent / "cases" / "clauses")
    shared = {c.id: found for c in (*CASES, *clauses) if (found := _runs(c.text) & seeds)}
    assert shared == {}
