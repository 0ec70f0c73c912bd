"""Speaker labels in the styles of transcripts, and what only looks like one."""

from __future__ import annotations

import pytest

from kg.articles import label
from kg.model import LineKind

LABELS = [
    ("MR HALE:", "MS BRANDT:"),
    ("HALE:", "BRANDT:"),
    ("ADA BRANDT, NORD TV HOST:", "JAN HALE, MAYOR OF OSTIA:"),
    ("QUESTION:", "MR. HALE:"),
    ("REPORTER:", "THE PRESIDENT:"),
    ("Q:", "A:"),
    ("Q.", "A."),
    ("Q1:", "A1:"),
    ("Q   ", "MS. BRANDT:"),
    ("Question:", "Answer:"),
    ("THE COURT:", "THE WITNESS:"),
    ("Senator Hale:", "Ms. Brandt:"),
    ("The Prime Minister (Mr Hale):", "Mr Speaker:"),
    ("Mr. HALE.", "Ms. BRANDT."),
    ("Radio Nord:", "Ada Brandt:"),
    ("Moderator:", "Speaker 2:"),
    ("BRANDT (through interpreter):", "UNIDENTIFIED MALE:"),
    ("[Brandt]", "[Hale]"),
    ("Ms. Dale —", "Mr. Hale —"),
    ("[00:01:12] BRANDT:", "[00:02:40] HALE:"),
    ("**Brandt:**", "**Hale:**"),
    ("**Brandt**:", "**Hale**:"),
]
SAID = [
    "Will you close the border?",
    "We have not decided. I shall tell you on Friday.",
    "Why not now?",
    "You know why.",
]
HEAD = "Remarks at the port\n\nAda Brandt and Jan Hale met on Monday in the port of Ostia.\n\n"


def kinds(text: str) -> list[tuple[str, str]]:
    return [(x.kind.value, x.span.of(text)) for x in label(text)]


STYLES = [
    (pair, between)
    for pair in LABELS
    for between in (" ", "\n", "\n\n")
    if between == " " or pair[0].strip()[-1] in ":*]"  # others never stand on lines of their own
]


@pytest.mark.parametrize(("pair", "between"), STYLES)
def test_labels_of_transcripts(pair: tuple[str, str], between: str) -> None:
    text = HEAD + "\n\n".join(f"{pair[k % 2]}{between}{said}" for k, said in enumerate(SAID))
    found = kinds(text)[2:]
    assert [k for k, _ in found] == ["speaker-label", "turn"] * 4
    assert [words for k, words in found if k == "turn"] == SAID


def test_further_paragraphs_are_of_the_turn_and_stage_directions_of_none() -> None:
    text = HEAD + (
        "MS. BRANDT: Good afternoon. I have two things to say.\n\n"
        "The first is about the port. It will stay open until May.\n\n"
        "(Applause.)\n\n"
        "The second is about the dam, which we shall not build.\n\n"
        "QUESTION: Why not?\n\n"
        "MS. BRANDT: You know why.\n\n"
        "[crosstalk]\n\n"
        "The council said on Tuesday that the dam would be built.\n"
    )
    assert [k for k, _ in kinds(text)[2:]] == [
        *("speaker-label", "turn", "turn", "chrome", "turn"),
        *("speaker-label", "turn", "speaker-label", "turn", "chrome", "prose"),
    ]


def test_a_short_answer_said_twice_is_no_repeat() -> None:
    text = HEAD + "Q: Is it shut?\n\nA: Yes.\n\nQ: Is it cold?\n\nA: Yes."
    assert [k for k, _ in kinds(text)[2:]] == ["speaker-label", "turn"] * 4


@pytest.mark.parametrize(
    "lines",
    [
        "Ames: 4 percent more than a year ago.\n\nBorn: 2 percent less.\n\nCole: no change.",
        "Location: Ostia, at the old pier.\n\nWhen: We meet at noon.\n\nContact: You can call us.",
        "POLITICS: The president signed the law on Monday.\n\nSPORT: Ostia won the cup.",
        "Stated Hale: “I think that they know.”\n\nContinued Hale: “We do not.”",
        "OSTIA — The army said it had left.\n\nNORHAVEN — The ministry said it had not.",
        "The result: We have no dam.\n\nThe cost: You pay for it.",
        "President Brandt: We will not pay.",
    ],
)
def test_a_colon_makes_no_speaker(lines: str) -> None:
    text = f"{HEAD}{lines}\n\nThe council meets on Friday, and the vote is to be held then."
    assert {k for k, _ in kinds(text)} & {"turn", "speaker-label"} == set()


def test_two_datelines_are_nobody_s_turns() -> None:
    text = (
        "Norland rejects the claim\n\nHARVEN, Oct. 22, 2024 – We carried no weapons, the company"
        " said.\n\nHARVEN – The talks between the company and the ministry failed, both said.\n"
    )
    assert LineKind.SPEAKER_LABEL not in {line.kind for line in label(text)}
