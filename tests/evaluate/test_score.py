"""The scorer on specimens: what counts as found, as right, as inverted."""

from __future__ import annotations

from typing import Any

import pytest

from kg.evaluate.actor_match import fold, known_names, same
from kg.evaluate.score import inverted, matched, score

ACTORS = [
    {"id": "a1", "label": "Norland", "aliases": ["Norlanders"], "affiliation": None, "role": None},
    {
        "id": "a2",
        "label": "Spy Agency (Norland)",
        "aliases": ["NSA"],
        "affiliation": "a1",
        "role": None,
    },
    {"id": "a3", "label": "Ada Brandt", "aliases": [], "affiliation": "a1", "role": "ambassador"},
    {
        "id": "a4",
        "label": "officials (Spy Agency of Norland)",
        "aliases": [],
        "affiliation": "a2",
        "role": None,
    },
]
NAMES = known_names(ACTORS)


def gold(**more: Any) -> dict[str, Any]:
    also = {k: [] for k in ("content", "polarity", "modality", "quotation", "targets", "speakers")}
    return {
        "id": "g",
        "article": "one",
        "level": "core",
        "speakers": ["Norland"],
        "cue": [10, 15],
        "acts": ["deny"],
        "content": [[20, 60]],
        "targets": [],
        "quotation": "indirect",
        "polarity": "neg",
        "modality": "realis",
        "said_on": None,
        "conditions": [],
        "also": {**also, "said_on": None},
        "text": {"cue": "denied", "speaker": "Norland", "content": ["…"]},
        **more,
    }


def found(**more: Any) -> dict[str, Any]:
    return {
        "id": "s",
        "article": "one_0123",
        "voice": "attributed",
        "speakers": [party("a1")],
        "cue": [10, 15],
        "act": "deny",
        "content": [[20, 60]],
        "targets": [],
        "quotation": "indirect",
        "polarity": "neg",
        "modality": "realis",
        "said_on": None,
        "conditions": [],
        "quote": "…",
        **more,
    }


def party(name: str, *, named: bool = True) -> dict[str, Any]:
    label = next(a["label"] for a in ACTORS if a["id"] == name)
    owner = next(a["affiliation"] for a in ACTORS if a["id"] == name)
    return {"id": name, "label": label, "named": named, "affiliation": owner}


def figures(wanted: list[dict[str, Any]], got: list[dict[str, Any]]) -> dict[str, float | int]:
    return score(wanted, got, ACTORS).figures


def test_all_right_is_one_everywhere() -> None:
    result = figures([gold()], [found()])
    counts = {"gold": 1, "found": 1, "matched": 1, "inverted": 0}
    assert {k: result.pop(k) for k in counts} == counts
    assert set(result.values()) == {1.0}


def test_nothing_found_and_nothing_wanted() -> None:
    assert figures([gold()], [])["detection_f1"] == 0.0
    assert figures([], [found()])["found"] == 0


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("speaker", {"speakers": [party("a2")]}),
        ("speaker", {"speakers": []}),
        ("speaker", {"speakers": [party("a1"), party("a2")]}),
        ("act", {"act": "state"}),
        ("quotation", {"quotation": "direct"}),
        ("polarity", {"polarity": "unspecified"}),
        ("modality", {"modality": "future"}),
        ("said_on", {"said_on": "2024-10-22"}),
    ],
    ids=str,
)
def test_one_wrong_part_costs_that_part_and_is_told(part: str, change: dict[str, Any]) -> None:
    result = score([gold()], [found(**change)], ACTORS)
    assert result.figures[part] == 0.0
    assert result.figures["detection_f1"] == 1.0
    (line,) = result.misses
    assert line.startswith(f"wrong   g {part}: s")


def test_targets_have_a_soft_edge_and_conditions_must_overlap() -> None:
    wanted = gold(targets=["Norland"], conditions=[[30, 50]])
    right = found(targets=[party("a1"), party("a2")], conditions=[[32, 52]])
    result = figures([wanted], [right])
    assert (result["target"], result["condition"]) == (1.0, 1.0)
    wrong = found(targets=[party("a2")], conditions=[[52, 60]])
    result = figures([wanted], [wrong])
    assert (result["target"], result["condition"]) == (0.0, 0.0)
    assert figures([wanted], [found()])["target"] == 0.0


def test_matching_is_one_to_one_and_prefers_the_same_cue() -> None:
    first, second = gold(id="1"), gold(id="2", cue=[70, 75], content=[[24, 60]])
    near = [found(cue=[70, 75], content=[[20, 60]]), found(content=[[20, 60]])]
    assert matched([first, second], near) == {0: 1, 1: 0}
    assert matched([first, second], near[:1]) == {1: 0}
    assert matched([first], [found(article="two")]) == {}
    assert matched([first], [found(cue=None, content=[[55, 99]])]) == {}


def test_extra_gold_is_neither_missed_nor_counted() -> None:
    extra = gold(level="extra")
    assert figures([gold(), extra], [found()])["detection_recall"] == 1.0
    lone = figures([gold(content=[[500, 600]], cue=None), extra], [found()])
    assert (lone["gold"], lone["found"], lone["matched"]) == (1, 0, 0)


def test_narration_and_other_articles_are_left_out() -> None:
    others = [found(voice="article"), found(article="two")]
    assert figures([gold()], [found(), *others])["found"] == 1


@pytest.mark.parametrize(
    ("wanted", "got", "worse"),
    [
        ({}, {}, False),
        ({}, {"polarity": "pos"}, True),
        ({}, {"polarity": "unspecified"}, False),
        ({"modality": "considered"}, {"modality": "realis"}, True),
        ({"modality": "considered"}, {"modality": "intended"}, True),
        ({"modality": "considered"}, {"modality": "possible"}, False),
        ({"modality": "future"}, {"modality": "intended"}, False),
        ({"modality": "obligation"}, {"modality": "realis"}, True),
    ],
    ids=str,
)
def test_what_claims_more_than_the_text_is_inverted(
    wanted: dict[str, Any], got: dict[str, Any], worse: bool
) -> None:
    assert inverted(gold(**wanted), found(**got)) is worse


def test_names_compare_by_their_words() -> None:
    assert fold("Norland’s U.N. ambassador") == fold("Ambassador of Norland to the UN")
    assert fold("Kim Jong-un") == fold("KIM JONG UN")
    assert fold("Zelenskyý") == fold("Zelenskyy")
    assert fold("the") == "the"
    assert fold("North Korea") != fold("South Korea")


@pytest.mark.parametrize(
    ("wanted", "name", "named", "right"),
    [
        ("Norland", "a1", True, True),
        ("Spy Agency", "a2", True, True),
        ("Spy Agency of Norland", "a2", True, True),
        ("Norland", "a2", True, False),
        ("Ambassador of Norland", "a3", True, True),
        ("officials (Spy Agency of Norland)", "a4", False, True),
        ("officials (Spy Agency of Norland)", "a4", True, False),
        ("officials (Spy Agency of Sudovia)", "a4", False, False),
        ("diplomats (Spy Agency of Norland)", "a4", False, False),
    ],
)
def test_who_is_who(wanted: str, name: str, named: bool, right: bool) -> None:
    assert same(wanted, party(name, named=named), NAMES, "they") is right
