"""JSON lines: each line an article, a bad one reported by its number."""

from __future__ import annotations

import json

import pytest

from kg.articles import read_records
from kg.articles.sidecar import Entry
from kg.errors import ConfigError
from kg.model import Article, Dated, Diagnostic, Severity

TEXT = "The ministry said on Monday that it was waiting for an answer."


def line(**record: object) -> str:
    return json.dumps({"id": "a", "text": TEXT} | record) + "\n"


def read(*lines: str, **more: object) -> list[Article | Diagnostic]:
    return list(read_records(lines, **more))  # type: ignore[arg-type]


def test_a_record_becomes_an_article() -> None:
    (article,) = read(
        line(date="2024-10-22", title="T", publisher="The Post", url="https://post.example/")
    )
    assert isinstance(article, Article)
    assert (article.id, article.text, article.source) == ("a", TEXT, "stdin")
    assert article.published == Dated("2024-10-22", "given in the record")
    assert (article.title, article.publisher) == ("T", "The Post")
    assert article.url == "https://post.example/"
    assert article.diagnostics == ()
    assert [x.kind.value for x in article.lines] == ["prose"]


def test_the_text_is_taken_as_it_is_line_ends_too() -> None:
    text = "\ufeffThe ministry\r\nsaid no.\r\n"
    (article,) = read(line(text=text))
    assert isinstance(article, Article)
    assert article.text == text
    assert article.lines[-1].span.of(text) == "said no."


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ("{", "is not JSON"),
        ("[1]", "not a JSON object"),
        ("[" * 100_000, "is not JSON"),
        ('{"id": ' + "9" * 5000 + "}", "is not JSON"),
        ('{"text": "x"}', "`id` is not a text"),
        ('{"id": 7, "text": "x"}', "`id` is not a text"),
        ('{"id": " ", "text": "x"}', "`id` is not a text"),
        (json.dumps({"id": "a" * 301, "text": "x"}), "`id` is not a text"),
        (json.dumps({"id": "a\n", "text": "x"}), "cannot be printed"),
        ('{"id": "\\ud800", "text": "x"}', "cannot be printed"),
        ('{"id": "b"}', "`text` is missing or empty"),
        ('{"id": "b", "text": " \\n"}', "`text` is missing or empty"),
        ('{"id": "b", "text": ["x"]}', "`text` is missing or empty"),
        (line(), "the id came before, with the same text"),
        (line(text="other"), "the id came before, with another text"),
    ],
)
def test_a_bad_line_is_reported_by_number_and_the_run_goes_on(bad: str, words: str) -> None:
    first, problem, last = read(line(), "\n", bad, line(id="z"))
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(problem, Diagnostic)
    assert (problem.code, problem.severity) == ("bad-record", Severity.ERROR)
    assert problem.message.startswith("line 3: ")
    assert words in problem.message


@pytest.mark.parametrize(
    "record", [{"date": "soon"}, {"url": "javascript:x"}, {"title": 7}, {"publisher": ["x"]}]
)
def test_a_bad_value_is_left_out_with_a_warning(record: dict[str, object]) -> None:
    problem, article = read(line(**record))
    assert isinstance(problem, Diagnostic)
    assert (problem.code, problem.article) == ("bad-value", "a")
    assert next(iter(record)) in problem.message
    assert isinstance(article, Article)
    assert (article.published, article.url, article.publisher) == (None, None, None)


def test_lone_surrogates_do_not_reach_an_export() -> None:
    (article,) = read('{"id": "a", "text": "He said \\ud800 no.", "title": "\\udfff"}')
    assert isinstance(article, Article)
    assert article.text == "He said \ufffd no."
    assert article.title == "\ufffd"
    assert "control-characters" in [d.code for d in article.diagnostics]


def test_the_callers_date_and_the_sidecar_go_first() -> None:
    entries = {"a": Entry(published="2024-10-23", basis="known", publisher="The Post")}
    (article,) = read(line(date="2024-10-22"), entries=entries)
    assert isinstance(article, Article)
    assert article.published == Dated("2024-10-23", "known")
    assert article.publisher == "The Post"
    (article,) = read(line(date="2024-10-22"), entries=entries, date="2024-10-24")
    assert isinstance(article, Article)
    assert article.published == Dated("2024-10-24", "given with --date")
    with pytest.raises(ConfigError):
        read(line(), date="2024-14")


def test_records_are_read_as_they_come() -> None:
    taken: list[int] = []

    def lines() -> object:
        for i in range(3):
            taken.append(i)
            yield line(id=str(i))

    stream = read_records(lines())  # type: ignore[arg-type]
    next(stream)
    assert taken == [0]


def test_a_record_may_tell_the_hour_and_the_author() -> None:
    record = {"id": "a", "text": TEXT, "date": "2024-10-22T23:30:00-04:00", "author": "Ada Brandt"}
    (article,) = read_records([json.dumps(record)])
    assert isinstance(article, Article)
    assert article.author == "Ada Brandt"
    assert article.published == Dated(
        "2024-10-22", "given in the record", "2024-10-22T23:30:00-04:00"
    )
