"""Hostile texts beside a good one: nothing breaks, nothing runs away, the good one stays right."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kg.build import build
from kg.export import registry
from kg.export.release import Release
from kg.extract.propositions.sentence_claims import IN_WORDS
from kg.extract.stages import extract
from kg.guard import FAILED, OVER_BUDGET
from kg.model import Severity
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from kg.settings import Settings
from tests.reading import articles_of

if TYPE_CHECKING:
    from kg.model import Graph

GOOD = """\
Norland's minister, Anna Brandt, said on Monday that the treaty was dead. Sudovia denied it.

“We will not send troops,” President Pavel Orel told reporters in Ostia on Tuesday.
"""
TUESDAY = "2024-10-22"


def inputs() -> list[dict[str, Any]]:
    path = Path(__file__).parent / "hostile.toml"
    found: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))["input"]
    return found


def text_of(one: dict[str, Any]) -> str:
    text: str = one.get("before", "") + one["unit"] * one.get("times", 1) + one.get("after", "")
    return text


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with each text in a file, and their dates in a sidecar."""
    place = tmp_path_factory.mktemp("hostile")
    dates = []
    texts = {one["name"]: (text_of(one), one.get("date", TUESDAY)) for one in inputs()}
    for name, (text, date) in (texts | {"good": (GOOD, TUESDAY)}).items():
        (place / f"{name}.txt").write_text(text, "utf-8")
        dates.append(f'["{name}"]\npublished = "{date}"\n')
    (place / "articles.toml").write_text("\n".join(dates), "utf-8")
    return place


@pytest.fixture(scope="module")
def graph(folder: Path) -> Graph:
    return build([folder], Settings(strict=True))


def test_there_are_texts_enough() -> None:
    names = [one["name"] for one in inputs()]
    assert len(set(names)) == len(names) >= 60


DENSE = ["a transcript of answers", "pronouns alone"]
"""Texts that claim too much for their length to be taken apart."""
DENSE_LENGTH = 12_000
"""Characters at which they do: a short text may take more steps for each token."""


def test_each_is_built(graph: Graph) -> None:
    assert {a.id for a in graph.articles} == {one["name"] for one in inputs()} | {"good"}
    lost = [d for d in graph.diagnostics if d.code in (FAILED, OVER_BUDGET)]
    assert [d for d in lost if d.severity is Severity.ERROR] == []


@pytest.mark.parametrize("name", DENSE)
def test_what_is_too_dense_to_be_taken_apart_is_claimed_by_its_words(name: str) -> None:
    """No stage stops: the first contents are claims by their clauses, the others in words."""
    one = next(one for one in inputs() if one["name"] == name)
    article = articles_of({name: one["unit"] * (DENSE_LENGTH // len(one["unit"]))})[0]
    found = extract(ParsedArticle(article, SpacyParser().parse(article)))
    assert [d.code for d in found.diagnostics] == [IN_WORDS]
    claims = {p.id: p for p in found.propositions}
    apart = [claims[p].predicate is not None for s in found.statements for p in s.propositions]
    assert apart == sorted(apart, reverse=True)
    assert {True, False} == set(apart)


def test_the_good_one_is_as_it_is_alone(graph: Graph, folder: Path) -> None:
    alone = build([folder / "good.txt"], Settings(strict=True, date=TUESDAY))
    assert len(alone.statements) >= 3
    mine = [s for s in graph.statements if s.article == "good"]
    assert [(s.id, s.cue, s.content, s.polarity) for s in mine] == [
        (s.id, s.cue, s.content, s.polarity) for s in alone.statements
    ]


@pytest.mark.parametrize("name", [one["name"] for one in inputs()])
def test_every_place_lies_in_the_text(name: str, graph: Graph) -> None:
    article = next(a for a in graph.articles if a.id == name)
    said = [s for s in graph.statements if s.article == name]
    places = [
        *(p for s in said for p in (*s.content, *s.conditions, *s.repeats, s.evidence)),
        *(s.cue for s in said if s.cue is not None),
        *(m.span for m in graph.mentions if m.article == name),
        *(x.span for x in article.lines),
    ]
    assert all(0 <= p.start < p.end <= len(article.text) for p in places)
    assert [p for p in places if not p.of(article.text).strip()] == []


def test_every_export_is_written(graph: Graph, tmp_path: Path) -> None:
    written = registry.write(Release(graph), tmp_path, None, lambda name: None, None)
    assert all(path.stat().st_size for path in written)
