"""Bylines and credits in the styles of newsrooms, and sentences that begin as they do."""

from __future__ import annotations

import pytest

from kg.articles import label
from kg.articles.lines.bylines import byline

BYLINES = [
    "By ADA BRANDT and MAX STONE | AP",
    "By Ada Brandt | The Herald",
    "By Ada Brandt, Political Editor",
    "Story by Ada Brandt",
    "Words: Ada Brandt",
    "Words by Ada Brandt; pictures by Max Stone",
    "Pictures: Max Stone",
    "Reporting by Ada Brandt in Ostia; editing by Max Stone",
    "Reporting by Ada Brandt and Max Doe; Additional reporting by Jo Lind; Editing by Ada Brandt",
    "Writing by Ada Brandt",
    "(Reporting by Ada Brandt; Editing by Max Stone)",
    "From our correspondent in Ostia",
    "From Our Own Correspondent",
    "— Ada Brandt contributed",
    "Ada Brandt contributed to this report.",
    "Ada Brandt in Ostia contributed reporting.",
    "Associated Press writer Ada Brandt in Ostia contributed to this report.",
    "Our Reporter",
    "Our Correspondent",
    "Staff Reporter",
    "Special Correspondent",
    "By Our Political Staff",
    "By A Staff Reporter",
    "Agencies",
    "AFP",
    "ada.brandt@paper.example",
    "Ada Brandt @adabrandt",
    "Twitter: @adabrandt",
    "Email: ada.brandt@paper.example",
    "Contact Ada Brandt at ada.brandt@paper.example",
    "Posted by Ada Brandt",
    "Posted by Ada Brandt on April 6, 2022",
    "Written by Ada Brandt on April 6, 2022",
    "Published by Ada Brandt on April 6, 2022",
    "By Ada Brandt - April 6, 2022",
    "By Ada Brandt April 6, 2022 5:00 pm",
    "By Ada Brandt for The Herald",
    "By Ada Brandt in Ostia and Max Stone in Norhaven",
    "By the Associated Press",
    "By Reuters",
    "By Reuters Staff",
    "BY ADA BRANDT",
    "by Ada Brandt",
    "By: Ada Brandt",
    "Author: Ada Brandt",
    "Reporter: Ada Brandt",
    "Ada Brandt reports from Ostia",
    "Text and photos by Ada Brandt",
    "As told to Ada Brandt",
    "Translated by Ada Brandt",
    "Interview by Ada Brandt",
    "Photographs by Max Stone",
    "With reporting by Max Stone",
    "With files from Max Stone",
    "Produced by Ada Brandt",
    "Edited by: Max Stone",
    "Additional reporting: Jo Lind",
]

SENTENCES = [
    "By Tuesday the town had fallen, the army said.",
    "By Friday, the council had met.",
    "From Ostia the road leads north.",
    "Ada Brandt said the dam would hold.",
    "By the time Hale arrived, the fire was out.",
    "Our reporter was told to leave.",
    "Written by Hale in May, the letter blames the council.",
    "Reporting by the Herald led to the arrest of two men.",
    "From our correspondent in Ostia we learned that the dam had burst.",
    "Posted by the army on Monday, the video shows a tank.",
    "The writer is dead, the police said.",
    "Agencies said that the road was shut.",
    "Ada Brandt is the mayor of Ostia.",
]


@pytest.mark.parametrize("line", BYLINES)
def test_who_wrote_it_is_a_byline(line: str) -> None:
    assert byline(line)


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_is_none(line: str) -> None:
    assert not byline(line)


def test_a_speaker_who_signs_his_words_is_no_writer_of_the_article() -> None:
    text = (
        "The council met on Monday in the hall.\n\n“It never left on time.”\n\n— Ada Brandt\n\n"
        "It meets again on Friday in the town hall.\n\n— Max Stone contributed\n"
    )
    assert [x.kind.value for x in label(text)] == [
        *("prose", "prose", "signature", "prose", "byline"),
    ]


@pytest.mark.parametrize(
    ("first", "kind"),
    [("Hale quits", "headline"), ("Rates up", "headline"), ("War over", "headline")],
)
def test_a_short_headline_is_one(first: str, kind: str) -> None:
    text = (
        f"{first}\n\nBy Ada Brandt\n\nThe mayor said on Monday that he would go.\n\nNobody"
        " came to the hall."
    )
    assert [x.kind.value for x in label(text)][:2] == [kind, "byline"]
