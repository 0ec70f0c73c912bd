"""The word lists: what a table may hold, and that rules and tables speak of the same lists."""

from __future__ import annotations

import csv
import re
import tomllib
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

import kg.extract
from kg.extract.event_lexicon import contexts, kinds, modes, objects, themes, triggers
from kg.extract.events.theme_classes import qualifiers
from kg.extract.lexicon import constructions, lexicon, words
from kg.model import Act
from ontology import terms

DATA = files("kg.extract") / "data"
CODE = "\n".join(
    p.read_text("utf-8")
    for p in sorted(Path(kg.extract.__file__).parent.rglob("*.py"))
    if "clauses" not in p.parts  # which has word lists of its own
)


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((DATA / name).read_text("utf-8").splitlines()))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("cues.csv", ["lemma"]),
        ("nouns.csv", ["noun"]),
        ("adjectives.csv", ["adjective"]),
        ("wrappers.csv", ["lemma"]),
        ("events.csv", ["class", "pos", "lemmas", "with", "object"]),
        ("classes.csv", ["class"]),
        ("themes.csv", ["lemma"]),
        ("objects.csv", ["object"]),
        ("contexts.csv", ["context"]),
    ],
)
def test_a_row_for_each_word_and_no_cell_too_many(name: str, key: list[str]) -> None:
    found = rows(name)
    counts = Counter(tuple(r[k] for k in key) for r in found)
    assert [word for word, n in counts.items() if n > 1] == []
    assert all(None not in r and all(v == v.strip() for v in r.values()) for r in found)
    assert all(word == word.casefold() for r in found for word in [r[key[0]]])


def test_frames_are_letters_or_prepositions() -> None:
    cues = lexicon()
    for table in (cues.verbs, cues.adjectives, cues.wrappers):
        for cue in table.values():
            assert cue.frames, cue.lemma
            assert all(re.fullmatch(r"[snioagtq]|(o:)?[a-z]{2,}", f) for f in cue.frames), cue.lemma


def test_every_act_can_be_told_by_some_word() -> None:
    cues = lexicon()
    told = {c.act for t in (cues.verbs, cues.adjectives, cues.wrappers) for c in t.values()}
    assert told | set(cues.nouns.values()) == set(Act)


def test_constructions_name_known_verbs_acts_and_lists() -> None:
    for row in constructions():
        told = row.verb.removeprefix("=")
        assert told in {a.value for a in Act} if row.verb[0] == "=" else told in lexicon().verbs
        assert not row.object or words(row.object)


def test_prepositions_after_the_cue_and_after_its_object() -> None:
    accuse, warn = lexicon().verbs["accuse"], lexicon().verbs["warn"]
    assert (accuse.prepositions, accuse.object_prepositions) == (frozenset(), frozenset({"of"}))
    assert "against" in warn.prepositions


def test_longer_openers_of_conditions_are_tried_first() -> None:
    lengths = [len(opener) for opener in lexicon().conditions]
    assert lengths == sorted(lengths, reverse=True)


def test_events_are_of_known_classes_and_these_of_plover_types() -> None:
    known = kinds()
    assert {r["class"] for r in rows("events.csv")} <= known.keys()
    for kind in known.values():
        assert kind.type in terms.PLOVER_MODES, kind.name
        assert kind.mode is None or kind.mode in terms.PLOVER_MODES[kind.type], kind.name
        assert kind.level in ("state", "agent", "own"), kind.name
        assert kind.of in ("agent", "patient", "theme"), kind.name
        assert kind.verb, kind.name
    told = {context for _, context in themes().values()} | {k.context for k in known.values()}
    assert (told | set(contexts().values())) - {""} <= set(terms.PLOVER_CONTEXTS)


def test_every_type_of_plover_is_told_by_verbs_and_by_nouns() -> None:
    for pos in "VN":
        told = {row.kind.type for (_, p), found in triggers().items() if p == pos for row in found}
        assert told == set(terms.PLOVER_MODES), pos


def test_modes_told_are_those_of_their_type() -> None:
    for (_, _), found in triggers().items():
        for row in found:
            assert row.mode is None or row.mode in terms.PLOVER_MODES[row.kind.type], row
    for (kind, lemma), mode in modes().items():
        assert mode in terms.PLOVER_MODES[kind], lemma


def test_kinds_of_objects_asked_for_are_known_and_their_words_stand_once() -> None:
    tests = set(re.findall(r'"(@[a-z]+)":', CODE))
    for (lemma, pos), found in triggers().items():
        for row in found:
            for kind in row.objects - {"-"}:
                known = kind in objects() or kind in tests or kind.startswith("=")
                assert known or pos == "N", (lemma, kind)
    for row in [*rows("events.csv"), *rows("objects.csv"), *rows("modes.csv")]:
        listed = row["lemmas"].split()
        assert len(listed) == len(set(listed)) > 0, row


def test_the_row_that_asks_for_more_comes_first() -> None:
    for found in triggers().values():
        ranks = [row.rank for row in found]
        assert ranks == sorted(ranks, reverse=True)


@pytest.mark.parametrize("name", sorted(tomllib.loads((DATA / "words.toml").read_text("utf-8"))))
def test_a_list_holds_a_word_once_and_in_small_letters(name: str) -> None:
    listed = tomllib.loads((DATA / "words.toml").read_text("utf-8"))[name]
    assert listed
    assert all(word == word.casefold().strip() for word in listed)
    assert [w for w, n in Counter(listed).items() if n > 1] == []
    assert words(name) == frozenset(listed)


def test_the_rules_ask_for_lists_that_exist() -> None:
    asked = set(re.findall(r'\bwords\("([a-z_]+)"\)', CODE))
    assert len(asked) > 10
    assert asked <= set(lexicon().words)


def test_what_is_qualified_is_a_class_of_things() -> None:
    classes = {theme for theme, _ in themes().values()}
    assert {theme for theme, _ in qualifiers()} <= classes
