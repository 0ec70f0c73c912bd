"""`kg explain`: why a sentence is a statement and why it is none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Kg

TEXT = (
    "Ann Lee said on Monday that Chad wants to leave the pact. The weather was fine.\n\n"
    "Norland denied that it had said Kim left."
)


def words(text: str) -> str:
    return " ".join(text.split())


def test_a_sentence_goes_through_its_stages(kg: Kg, parses: Path) -> None:
    done = kg("explain", "-", "--cache", parses, "--sentence", "1", stdin=TEXT.encode())
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0].endswith(": 1 of 3 sentences")
    assert lines[2] == "sentence 1, 0-57, prose"
    assert max(map(len, lines)) <= 100
    out = words(done.out)
    assert "report verb-clause, state: a verb that reports, with a clause" in out
    assert "[speaker Ann Lee] [cue said] on Monday that [content Chad wants to leave" in out
    assert "kept: statement s-" in out
    assert "dropped (imputed): somebody tells here what is in a mind" in out
    assert "; the other: “said” at 8-12 (verb-clause)" in out
    assert "actor “Ann Lee” at 0-7: Ann Lee (person, a-" in out
    assert "act state, polarity pos, modality intended: put as intended" in out
    assert "claim p-" in out
    assert "predicate: leave; class: " in out
    assert "; agent: Chad; " in out


def test_silence_is_told_too(kg: Kg, parses: Path) -> None:
    out = kg("explain", "-", "--cache", parses, "--find", "weather  WAS", stdin=TEXT.encode()).out
    assert "no report no word that is known to report, and no quotation of its own" in words(out)
    text = "The dam could be said to have failed."
    out = kg("explain", "-", "--cache", parses, stdin=text.encode()).out
    assert "known to report, but not as it stands here: “said” at 17-21" in words(out)


def test_sentences_are_picked_by_place_and_words(kg: Kg, parses: Path) -> None:
    place = str(TEXT.index("denied"))
    by_place = kg("explain", "-", "--cache", parses, "--at", place, stdin=TEXT.encode())
    by_words = kg("explain", "-", "--cache", parses, "--find", "norland", stdin=TEXT.encode())
    by_number = kg("explain", "-", "--cache", parses, "--sentence", "3", stdin=TEXT.encode())
    assert by_place.out == by_words.out == by_number.out
    assert "dropped (not-asserted): it stands in what is denied" in words(by_place.out)


def test_no_such_sentence_is_said(kg: Kg, parses: Path) -> None:
    for option in (("--sentence", "9"), ("--at", "999"), ("--find", "volcano")):
        done = kg("explain", "-", "--cache", parses, *option, stdin=TEXT.encode())
        assert (done.code, done.out) == (2, "")
        assert "no sentence of the text is meant by --sentence, --at and --find" in done.err


def test_json_holds_the_same_with_places(kg: Kg, parses: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = kg("explain", tmp_path / "a.txt", "--cache", parses, "--json")
    assert done.code == 0
    (record,) = map(json.loads, done.out.splitlines())
    assert record["id"] == "a"
    assert [s["number"] for s in record["sentences"]] == [1, 2, 3]
    for one in record["sentences"]:
        assert TEXT[slice(*one["span"])] == one["text"]
        for report in one["reports"]:
            assert (report["statement"] is None) == (report["dropped_by"] is not None)
            assert report["statement"] is None or report["statement"] in {
                s["id"] for s in one["statements"]
            }
    wants = next(r for r in record["sentences"][0]["reports"] if r["dropped_by"] == "imputed")
    assert TEXT[slice(*wants["cue"])] == "wants"
    assert TEXT[slice(*wants["because"][0]["span"])] == "said"
    again = kg("explain", tmp_path / "a.txt", "--cache", parses, "--json")
    assert again.out == done.out


def test_an_article_cannot_steer_the_terminal(kg: Kg, parses: Path) -> None:
    text = 'Norland said: "\x1b[2J\u202eIt is \x07late" and left.\n\nMara\u2028Quill denied it.'
    done = kg("explain", "-", "--cache", parses, stdin=text.encode())
    assert done.code == 0
    assert "statement" in done.out
    assert not {"\x1b", "\x07", "\u202e", "\u2028", "\r"} & set(done.out)


def test_nothing_to_read_and_the_help(kg: Kg, parses: Path, tmp_path: Path) -> None:
    done = kg("explain", tmp_path / "none.txt", "--cache", parses)
    assert done.code == 2
    done = kg("explain", "--help")
    assert done.code == 0
    for option in ("--sentence", "--at", "--find", "--json", "--tagger"):
        assert option in done.out
