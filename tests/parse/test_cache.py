"""Stored parses: what is read back is what was written, and nothing stale or broken is used."""

from __future__ import annotations

import errno
import gzip
import importlib.util
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Article, Entity, Line, LineKind, Parse, Span, Token
from kg.parse import cache
from kg.parse import spacy_backend as backend
from kg.parse.spacy_backend import SpacyParser
from kg.parse.validity import is_parse_of
from tests.parse.trees import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HAND = sentence("Kenya/PROPN/nsubj/2 voted/VERB/ROOT/0", "It/PRON/nsubj/2 rained/VERB/ROOT/0")
WORDS = st.text(max_size=6)
NUMBERS = st.integers(0, 2**40)
TOKENS = st.builds(Token, *[NUMBERS] * 3, *[WORDS] * 5, *[NUMBERS] * 2, WORDS)
PARSES = st.builds(
    Parse,
    parser=WORDS,
    tokens=st.lists(TOKENS, max_size=5).map(tuple),
    sentences=st.lists(st.tuples(NUMBERS, NUMBERS), max_size=3).map(tuple),
    entities=st.lists(st.builds(Entity, NUMBERS, NUMBERS, WORDS), max_size=3).map(tuple),
)


class Counting:
    """A parser that gives every article the same parse and counts what it is asked."""

    name = "counting-1"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def parse_all(self, articles: Iterable[Article]) -> Iterator[Parse]:
        for article in articles:
            self.asked.append(article.id)
            yield replace(HAND.parse, parser=article.id)


def article(name: str, text: str = "Kenya voted.") -> Article:
    line = Line(span=Span(0, len(text)), kind=LineKind.PROSE)
    return Article(id=name, text=text, source=name, lines=(line,))


@settings(max_examples=60)
@given(PARSES)
def test_a_parse_read_back_is_equal(parse: Parse) -> None:
    assert cache.decode(cache.encode(parse)) == parse


def test_a_word_read_back_is_held_once() -> None:
    one, other = sentence("Rain/NOUN/ROOT/0", "Rain/NOUN/ROOT/0").parse.tokens
    parse = replace(HAND.parse, tokens=(one, replace(other, text="".join(["Ra", "in"]))))
    one, other = cache.decode(cache.encode(parse)).tokens
    assert one.text is other.text
    assert one.dep is other.dep


def test_lone_surrogates_survive() -> None:
    token = replace(HAND.tokens[0], text="\ud800")
    parse = replace(HAND.parse, tokens=(token,))
    assert cache.decode(cache.encode(parse)) == parse


def test_bytes_depend_on_the_parse_alone() -> None:
    assert cache.encode(HAND.parse) == cache.encode(cache.decode(cache.encode(HAND.parse)))
    assert cache.encode(HAND.parse)[4:8] == bytes(4)  # gzip's field for the time of writing


def test_what_is_stored_is_not_parsed_again(tmp_path: Path) -> None:
    first, again = Counting(), Counting()
    articles = [article(f"a{i}", HAND.text + " " * i) for i in range(3)]
    fresh = list(cache.parse_all(articles[:2], first, tmp_path))  # type: ignore[arg-type]
    stored = list(cache.parse_all(articles, again, tmp_path))  # type: ignore[arg-type]
    assert (first.asked, again.asked) == (["a0", "a1"], ["a2"])
    assert stored[:2] == fresh
    assert [(a.id, p.parser) for a, p in stored] == [("a0", "a0"), ("a1", "a1"), ("a2", "a2")]


def test_without_a_folder_nothing_is_stored(tmp_path: Path) -> None:
    parser = Counting()
    for _ in range(2):
        list(cache.parse_all([article("a")], parser, None))  # type: ignore[arg-type]
    assert parser.asked == ["a", "a"]
    assert list(tmp_path.iterdir()) == []


def test_more_articles_than_a_batch_come_out_in_order(tmp_path: Path) -> None:
    articles = [article(f"a{i}", f"Text {i}.") for i in range(cache.BATCH + 2)]
    list(cache.parse_all(articles[::3], Counting(), tmp_path))  # type: ignore[arg-type]
    parsed = list(cache.parse_all(iter(articles), Counting(), tmp_path))  # type: ignore[arg-type]
    assert [a.id for a, _ in parsed] == [a.id for a in articles]
    assert all(a.id == p.parser for a, p in parsed)


def test_each_module_that_makes_a_parse_is_in_its_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the backend imports of ours, but values and errors, is hashed."""
    todo, found = ["kg.parse.spacy_backend"], set[str]()
    while todo:
        name = todo.pop()
        found.add(name)
        source = Path(_file(name)).read_text("utf-8")
        imported = set(re.findall(r"^from (kg\.[\w.]+) import", source, re.MULTILINE))
        todo += sorted(i for i in imported - found if i not in ("kg.model", "kg.errors"))
    hashed = backend._MADE_BY
    assert [n for n in sorted(found) if not {n, n.rpartition(".")[0]} & set(hashed)] == []
    before = SpacyParser().name
    backend._rules.cache_clear()
    monkeypatch.setattr(backend, "_MADE_BY", backend._MADE_BY[1:])
    assert SpacyParser().name != before
    backend._rules.cache_clear()


def _file(module: str) -> str:
    spec = importlib.util.find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    return spec.origin


def test_what_shapes_a_parse_is_in_its_key() -> None:
    one = article("a")
    moved = replace(one, lines=(Line(span=Span(0, 5), kind=LineKind.PROSE),))
    keys = [
        cache.key(one, "p1"),
        cache.key(one, "p2"),
        cache.key(moved, "p1"),
        cache.key(article("a", "Kenya voted!"), "p1"),
    ]
    assert len(set(keys)) == len(keys)
    assert cache.key(replace(one, id="b", source="c", title="d"), "p1") == keys[0]


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"junk",
        cache.encode(HAND.parse)[:-9],
        gzip.compress(b"{}"),
        gzip.compress(b"[1]"),
        gzip.compress(b'{"parser": "x", "tokens": {}, "sentences": [], "entities": []}'),
    ],
    ids=["empty", "no gzip", "cut off", "no fields", "a list", "no columns"],
)
def test_a_damaged_file_is_parsed_again_and_mended(damage: bytes, tmp_path: Path) -> None:
    parser = Counting()
    path = tmp_path / f"{cache.key(article('a'), parser.name)}.json.gz"
    path.write_bytes(damage)
    assert cache.read(path, HAND.text) is None
    list(cache.parse_all([article("a")], parser, tmp_path))  # type: ignore[arg-type]
    assert parser.asked == ["a"]
    assert cache.read(path, HAND.text) == replace(HAND.parse, parser="a")
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def changed(**columns: object) -> bytes:
    """Return the stored parse with other values, as another program's mistake would leave them."""
    record = json.loads(gzip.decompress(cache.encode(HAND.parse)))
    for name, value in columns.items():
        (record["tokens"] if name in record["tokens"] else record)[name] = value
    return gzip.compress(json.dumps(record).encode())


@pytest.mark.parametrize(
    "damage",
    [
        changed(head=[1, 0, 3, 3]),
        changed(head=[1, 9, 3, 3]),
        changed(head=[1, 3, 3, 3]),
        changed(head=[1, 1, -1, 3]),
        changed(head=["1", 1, 3, 3]),
        changed(head=[1, 1, 3]),
        changed(head=None),
        changed(head=[1, True, 3, 3]),
        changed(start=[0, 6, 12, 900]),
        changed(start=[0, 6, 11, 15]),
        changed(text=["Kenya", "voted", "It", "snowed"]),
        changed(dep=["nsubj", None, "nsubj", "ROOT"]),
        changed(sent=[0, 0, 0, 1]),
        changed(sentences=[[0, 4]]),
        changed(sentences=[[0, 2]]),
        changed(sentences=[[0, 2], [2, 5]]),
        changed(sentences=[[0, 2, 4]]),
        changed(sentences=[[0, 0], [0, 2], [2, 4]]),
        changed(entities=[[0, 9, "GPE"]]),
        changed(entities=[[1, 1, "GPE"]]),
        changed(entities=[[0, 1]]),
        changed(parser=7),
        gzip.compress(b"[" * 100_000),
    ],
)
def test_what_does_not_fit_the_text_is_as_good_as_none(damage: bytes, tmp_path: Path) -> None:
    path = tmp_path / "p.json.gz"
    path.write_bytes(changed())
    assert cache.read(path, HAND.text) == HAND.parse
    path.write_bytes(damage)
    assert cache.read(path, HAND.text) is None


def test_a_folder_that_takes_nothing_is_told_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "a file"
    folder.write_text("no folder")
    articles = [article(f"a{i}") for i in range(3)]
    found = list(cache.parse_all(articles, Counting(), folder))  # type: ignore[arg-type]
    assert len(found) == 3
    assert [r.getMessage().partition(" (")[0] for r in caplog.records] == [
        "kg: parses are not kept for the next run"
    ]


def test_a_full_disk_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> None:
        with path.open("wb") as out:
            out.write(data[:9])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    found = list(cache.parse_all([article("a")], Counting(), tmp_path))  # type: ignore[arg-type]
    assert len(found) == 1
    assert list(tmp_path.iterdir()) == []


def test_the_default_folder_is_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache.default_folder() == tmp_path / "sayso" / "parses"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache.default_folder() == tmp_path / ".cache" / "sayso" / "parses"


def test_blanks_between_words_are_alike_however_many() -> None:
    word = Token(0, 0, 5, "Kenya", "Kenya", "PROPN", "NNP", "ROOT", 0, 0, "")
    blank = Token(1, 5, 8, "\n ", "\n ", "SPACE", "_SP", "dep", 0, 0, "")
    parse = Parse(parser="p", tokens=(word, blank), sentences=((0, 2),), entities=())
    assert is_parse_of(parse, "Kenya\n  ")
    assert not is_parse_of(parse, "Kenya voted")
