"""Corrections and notes on the text itself, and sentences that only sound like one."""

from __future__ import annotations

import pytest

from kg.articles import label

BEFORE = "The army of Norland said on Monday that the town had not been taken."
AFTER = "No side confirmed the report, which three witnesses gave to the agency on Monday."

CORRECTIONS = [
    "Correction: An earlier version of this article said Brandt had resigned.",
    "Correction: The fire was on Monday, and not on Sunday.",
    "CORRECTION — Jan. 5, 2024: The fire was on Monday.",
    "Correction, Jan. 5: The fire was on Monday.",
    "Corrections: The bridge is 300 metres long.",
    "An earlier version of this article misstated the year.",
    "A previous version of this story incorrectly said that troops had left.",
    "This story has been updated to include a comment from the ministry.",
    "This article was amended on 6 April 2022 to correct the name.",
    "(This story has been corrected to fix the spelling in paragraph 3)",
    "*This article has been updated.",
    "The headline of this article has been changed.",
    "Because of an editing error, an earlier version of this article misstated the sum.",
    "An article on Tuesday about the dam misstated the year it was built.",
    "A caption in an earlier version misidentified the man.",
    "Clarification: An earlier version of this story gave the wrong month.",
    "This story was originally published on April 3, 2022.",
    "Editor’s note: An earlier version of this story said that the mayor had left.",
    "Editor's note: This article has been corrected. The mayor had not left.",
]

PROSE = [
    "The correction was sharp, and prices fell.",
    "An earlier version of the bill said taxes would rise.",
    "This report was read by the ministry on Monday.",
    "A previous version of the treaty was rejected.",
    "The article was wrongly read as a threat, he said.",
    "Corrections officers said the prison was full.",
    "The report incorrectly said that troops had left, the ministry said.",
    "Clarification: The vote was in May.",
    "This version of the law was amended in May.",
    "Editor’s note: The mayor has repeatedly denied that the dam is cracked.",
]


@pytest.mark.parametrize("line", CORRECTIONS)
def test_a_correction_is_labelled(line: str) -> None:
    text = "\n\n".join((BEFORE, AFTER, line))
    assert [x.kind.value for x in label(text)][2:] == ["correction"]


@pytest.mark.parametrize("line", PROSE)
def test_a_sentence_of_the_article_is_none(line: str) -> None:
    text = "\n\n".join((BEFORE, line, AFTER))
    assert "correction" not in [x.kind.value for x in label(text)]


@pytest.mark.parametrize("head", ["Correction", "CORRECTIONS:", "Clarification", "Editors’ Note"])
def test_a_note_under_its_head_is_labelled_too(head: str) -> None:
    note = "An earlier version of this article misstated the year of the fire."
    text = "\n\n".join((BEFORE, AFTER, head, note))
    assert [x.kind.value for x in label(text)][2:] == ["correction", "correction"]


def test_a_correction_appended_is_not_the_paragraph_below() -> None:
    text = "\n\n".join(("Correction appended", BEFORE, AFTER))
    assert [x.kind.value for x in label(text)] == ["correction", "prose", "prose"]
