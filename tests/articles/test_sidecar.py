"""The sidecar: found beside the articles or named, wrong entries reported with their place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.articles import read_articles, read_sidecar
from kg.articles.sidecar import Entry
from kg.errors import ConfigError, InputError
from kg.model import Dated, Severity

SEEDS = Path(__file__).parents[2] / "seeds"
TEXT = "The ministry said on Monday that it was waiting for an answer.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def toml(folder: Path, text: str, name: str = "articles.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_an_entry_says_what_the_text_does_not(folder: Path) -> None:
    toml(
        folder,
        '[articles.a]\npublished = 2024-10-22\nbasis = "it says so"\npublisher = "The Post"\n'
        'url = "https://post.example/"\ntitle = "Waiting"\n',
    )
    (article,), diagnostics = read_articles([folder])
    assert diagnostics == []
    assert article.published == Dated("2024-10-22", "it says so")
    assert (article.publisher, article.title) == ("The Post", "Waiting")
    assert article.url == "https://post.example/"


def test_a_named_sidecar_replaces_the_one_found(folder: Path) -> None:
    toml(folder, '[articles.a]\npublisher = "found"\n')
    named = toml(folder.parent, '[articles.a]\npublisher = "named"\n', "other.toml")
    (article,), _ = read_articles([folder], sidecar=named)
    assert article.publisher == "named"


def test_what_nobody_knows_is_reported_with_its_place(folder: Path) -> None:
    toml(
        folder,
        'colour = "red"\n[articles]\nloose = 1\n[articles.a]\npublishd = "2024"\nbasis = 7\n'
        'url = "javascript:x"\n[articles.b]\npublished = "2024"\n',
    )
    (article,), diagnostics = read_articles([folder])
    assert article.url is None
    assert {d.severity for d in diagnostics} == {Severity.WARNING, Severity.INFO}
    said = sorted((d.code, d.message.split(";")[0]) for d in diagnostics)
    assert said == [
        ("sidecar-bad-value", "articles.toml: [articles.a] basis is not text"),
        ("sidecar-bad-value", "articles.toml: [articles.a] url is no http address"),
        ("sidecar-no-basis", "articles.toml: [articles.b] has a date without its basis in words"),
        ("sidecar-unknown-article", "articles.toml: [articles.b] names no article of the input"),
        (
            "sidecar-unknown-key",
            "articles.toml: [articles.a] publishd is not known",
        ),
        ("sidecar-unknown-key", "articles.toml: articles.loose is not known"),
        ("sidecar-unknown-key", "articles.toml: colour is not known"),
    ]


@pytest.mark.parametrize("text", ["[articles", "articles = 3", "[a]\nb = '\ud800'"])
def test_a_sidecar_that_cannot_be_read_ends_the_run(folder: Path, text: str) -> None:
    path = folder / "articles.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(InputError, match=r"^articles\.toml: "):
        read_articles([folder])


def test_a_sidecar_that_is_not_there_ends_the_run(folder: Path) -> None:
    with pytest.raises(InputError, match=r"no\.toml: cannot be read"):
        read_articles([folder], sidecar=folder / "no.toml")


@pytest.mark.parametrize("value", ['"soon"', "7", '"2024-13"', '"2024-10-22T08:75"'])
def test_a_date_that_is_none_ends_the_run(folder: Path, value: str) -> None:
    toml(folder, f"[articles.a]\npublished = {value}\n")
    with pytest.raises(ConfigError, match=r"articles\.toml: \[articles\.a\] published"):
        read_articles([folder])


def test_the_seeds_sidecar_dates_each_article_with_its_reason() -> None:
    entries, problems = read_sidecar(SEEDS / "articles.toml")
    assert problems == ()
    assert sorted(entries) == sorted(p.stem for p in SEEDS.glob("*.txt"))
    assert all(isinstance(e, Entry) and e.basis and e.published for e in entries.values())


@pytest.mark.parametrize(("seed", "weekday"), [("000", 1), ("001", 2), ("002", 1), ("004", 0)])
def test_the_weekdays_that_the_bases_argue_with(seed: str, weekday: int) -> None:
    entries, _ = read_sidecar(SEEDS / "articles.toml")
    (published,) = [e.published for key, e in entries.items() if key.startswith(seed)]
    assert published is not None
    assert date.fromisoformat(published).weekday() == weekday
