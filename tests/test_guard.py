"""One article costs one article: whatever stage breaks over it, the others are as without it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

import pytest

from kg import build as flow
from kg.articles import assemble
from kg.articles.formats import plain
from kg.build import build, explanations
from kg.cli.main import run
from kg.errors import ConfigError
from kg.extract import article_reader
from kg.extract import stages as pipeline
from kg.extract.stages import STEPS
from kg.guard import FAILED, OVER_BUDGET, Guard, OverBudgetError
from kg.model import Diagnostic, LineKind, Severity
from kg.parse import ParsedArticle, spacy_backend
from kg.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from kg.model import Article, Graph, Statement

TEXTS = {
    "a": "Norland's minister, Anna Brandt, said on Monday that the treaty was dead.",
    "b": "Sudovia's president, Pavel Orel, said on Tuesday that troops had left. CURSED.",
    "c": "Anna Brandt warned that prices would rise. She said the bank must act.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "articles"
    place.mkdir()
    for name, text in TEXTS.items():
        (place / f"{name}.txt").write_text(f"The day's news\n\n{text}\n", "utf-8")
    return place


def broken(work: Callable[..., object], text_of: Callable[..., str]) -> Callable[..., object]:
    """Return a function that breaks over the cursed article, as a bug would."""

    def cursed(*args: object, **more: object) -> object:
        if "CURSED" in text_of(*args):
            raise RecursionError("CURSED, with words of the article")
        return work(*args, **more)

    return cursed


def guarded(folder: Path, parses: Path) -> Graph:
    return build([folder], Settings(cache=parses, strict=False, date="2024-10-22"))


def said_by_b(statements: Iterable[Statement]) -> str:
    return "CURSED" if any(s.article == "b" for s in statements) else ""


def words_of(data: BinaryIO) -> str:
    text = data.read().decode()
    data.seek(0)
    return text


STAGES = {
    "reading": (plain, "read", lambda data, source: words_of(data)),
    "labelling": (assemble, "label", lambda text, *_: text),
    "parsing": (spacy_backend, "_parse", lambda nlp, article, *_: article.text),
    "extraction": (article_reader, "extract", lambda parsed, tagged: parsed.text),
    "assembly": (flow, "with_origins", lambda said, *_: said_by_b(said)),
    "check": (flow, "checked", lambda graph, *_: said_by_b(graph.statements)),
}


@pytest.mark.parametrize("stage", STAGES)
def test_what_breaks_costs_its_article_alone(
    stage: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, name, text_of = STAGES[stage]
    whole = guarded(folder, tmp_path / "parses")
    fewer = [s for s in whole.statements if s.article != "b"]
    assert len(fewer) >= 3
    monkeypatch.setattr(module, name, broken(getattr(module, name), text_of))
    cache = tmp_path / ("none" if stage == "parsing" else "parses")
    graph = guarded(folder, cache)
    found = [d for d in graph.diagnostics if d.code == FAILED]
    assert [(d.article, d.severity) for d in found] == [("b", Severity.ERROR)]
    assert "RecursionError in kg." in found[0].message
    assert "CURSED" not in found[0].message
    assert str(tmp_path) not in found[0].message
    assert [a.id for a in graph.articles] == (["a", "c"] if stage == "reading" else ["a", "b", "c"])
    assert [replace(s, origin=None) for s in graph.statements] == [
        replace(s, origin=None) for s in fewer
    ]
    with pytest.raises(RecursionError):
        build([folder], Settings(cache=cache, strict=True))


WITH_ORIGINS = flow.with_origins


def test_articles_that_break_only_together_lose_the_later_one(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def together(said: tuple[Statement, ...], *args: object) -> object:
        if {"a", "c"} <= {s.article for s in said}:
            raise KeyError
        return WITH_ORIGINS(said, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(flow, "with_origins", together)
    graph = guarded(folder, tmp_path)
    assert [d.article for d in graph.diagnostics if d.code == FAILED] == ["c"]
    assert {s.article for s in graph.statements} == {"a", "b"}


def test_an_article_that_cannot_be_labelled_keeps_what_is_known(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assemble, "label", broken(assemble.label, lambda text, *_: text))
    graph = guarded(folder, tmp_path)
    kept = next(a for a in graph.articles if a.id == "b")
    assert {s.article for s in graph.statements} == {"a", "c"}
    assert TEXTS["b"] in kept.text
    assert kept.published is not None
    assert kept.published.value == "2024-10-22"
    plain = [line.strip() for line in kept.text.split("\n") if line.strip()]
    assert [line.span.of(kept.text) for line in kept.lines] == plain
    assert {line.kind for line in kept.lines} == {LineKind.PROSE}


def test_settings_and_interruptions_are_no_articles_fault() -> None:
    def refused() -> None:
        raise ConfigError("no such table")

    def stopped() -> None:
        raise KeyboardInterrupt

    for work, kind in ((refused, ConfigError), (stopped, KeyboardInterrupt)):
        with pytest.raises(kind):
            Guard(strict=False).attempt("extraction", "a", work)


def test_want_of_memory_and_of_steps_is_the_articles() -> None:
    def starved() -> None:
        raise MemoryError

    def endless() -> None:
        raise OverBudgetError

    guard = Guard(strict=False)
    found = [guard.attempt("extraction", "a", work) for work in (starved, endless)]
    assert [d.code for d in found if isinstance(d, Diagnostic)] == [FAILED, OVER_BUDGET]


@pytest.mark.parametrize("stage", STEPS)
def test_a_stage_over_its_budget_costs_that_stage(
    stage: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = build([folder], Settings(cache=tmp_path, date="2024-10-22"))

    def over(parsed: ParsedArticle, steps: int) -> None:
        begin(parsed, steps)
        if "CURSED" in parsed.text and steps == -1:
            raise OverBudgetError

    begin = ParsedArticle.begin
    monkeypatch.setattr(ParsedArticle, "begin", over)
    monkeypatch.setattr(pipeline, "STEPS", {**STEPS, stage: -1})
    graph = build([folder], Settings(cache=tmp_path, date="2024-10-22"))
    said = [d for d in graph.diagnostics if d.code == OVER_BUDGET]
    assert [(d.article, d.severity, d.message.split(" ")[0]) for d in said] == [
        ("b", Severity.ERROR, stage)
    ]
    assert [s for s in graph.statements if s.article != "b"] == [
        s for s in whole.statements if s.article != "b"
    ]
    mine = {s.id for s in graph.statements if s.article == "b"}
    known = {s.id for s in whole.statements if s.article == "b"}
    assert mine <= known
    assert any(m.article == "b" for m in graph.mentions)
    spoken = any(s.article == "b" and s.speakers for s in graph.statements)
    assert spoken == (stage not in ("reports", "speakers"))
    claims = any(p.article == "b" for p in graph.propositions)
    assert claims == (stage not in ("speakers", "claims", "reports"))
    assert list(explanations(graph.articles, Settings(cache=tmp_path)))


def test_the_commands_go_on_and_say_so(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def over(parsed: object) -> str:
        return parsed.text  # type: ignore[attr-defined,no-any-return]

    monkeypatch.setenv("KG_STRICT", "0")
    monkeypatch.setattr(
        article_reader,
        "extract",
        broken(article_reader.extract, lambda parsed, _: over(parsed)),
    )
    out = tmp_path / "out"
    cache = ["--cache", str(tmp_path / "parses")]
    assert run(["build", str(folder), "-o", str(out), *cache]) == 1
    assert "b.txt: extraction failed (RecursionError" in capsys.readouterr().err
    report = json.loads((out / "report.json").read_text("utf-8"))
    assert report["counts"]["diagnostics_by_code"][FAILED] == 1
    assert [(a["id"], a["statements"] > 0) for a in report["articles"]] == [
        ("a", True),
        ("b", False),
        ("c", True),
    ]
    assert run(["extract", str(folder), *cache]) == 1
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [bool(r["statements"]) for r in records] == [True, False, True]
    with pytest.raises(RecursionError):
        run(["build", str(folder), "-o", str(out), "--strict", *cache])


def test_the_tests_run_without_the_guard() -> None:
    assert Settings().strict
    assert Guard().strict


def test_a_failed_article_is_told_with_no_machine_in_it(article_failure: Diagnostic) -> None:
    assert article_failure.message == (
        "extraction failed (ZeroDivisionError in kg.extract.article_reader:ArticleReader.read);"
        " nothing that it says is in the graph"
    )


@pytest.fixture
def article_failure(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Diagnostic:
    def divided(parsed: object, tagged: object) -> object:
        return 1 / 0

    monkeypatch.setattr(article_reader, "extract", divided)
    graph = guarded(folder, tmp_path)
    assert not graph.statements
    return next(d for d in graph.diagnostics if d.code == FAILED)


def test_every_article_known_is_in_the_graph(folder: Path, tmp_path: Path) -> None:
    def ids(articles: tuple[Article, ...]) -> list[str]:
        return [a.id for a in articles]

    assert ids(guarded(folder, tmp_path).articles) == ["a", "b", "c"]
