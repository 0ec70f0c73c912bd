"""Forms that one line tells: whose text stands below, who asks, what day, what is corrected."""

from __future__ import annotations

import pytest

from kg.articles.lines.authors import authors
from kg.articles.lines.captions import caption
from kg.articles.lines.corrections import correction, heads_note
from kg.articles.lines.label import label
from kg.articles.lines.shape import rows
from kg.articles.publication.instants import in_order
from kg.articles.publication.written_dates import find
from kg.model import LineKind

STATEMENT = "The dam is safe, and it will stay so.\n\nNobody in Ostia needs to leave home."


def kinds(text: str) -> list[tuple[str, str]]:
    return [(n.kind.value, n.span.of(text)) for n in label(text)]


@pytest.mark.parametrize(
    "heading",
    [
        "Statement by Minister Ada Brandt on the dam",
        "Statement attributable to the Spokesperson for the Governor",
        "Joint statement of Ada Brandt and the council",
        "Here is the full statement of Ada Brandt:",
        "Remarks by President Olaf Olsen at the opening of the dam",
    ],
)
def test_what_stands_below_the_heading_of_a_text_is_its_authors(heading: str) -> None:
    below = "We have checked the dam.\n\nI trust it."
    found = kinds(f"{heading}\n\n{below}")
    assert [kind for kind, _ in found[1:]] == ["block-quotation", "block-quotation"]


@pytest.mark.parametrize(
    "heading",
    [
        "Statement by Ada Brandt angers Ostia",
        "Statement by the river",
        "A speech of two hours",
        "Letter from the editor's desk arrives late",
    ],
)
def test_a_headline_about_a_text_is_no_heading_of_one(heading: str) -> None:
    assert {"prose", "headline"} >= {kind for kind, _ in kinds(f"{heading}\n\n{STATEMENT}")}


def test_a_newspaper_that_tells_of_a_statement_is_not_quoted_as_a_whole() -> None:
    text = f"Statement by Ada Brandt\n\n{STATEMENT}\n\nOlaf Olsen said that the dam was old."
    assert LineKind.BLOCK_QUOTATION not in {n.kind for n in label(text)}


@pytest.mark.parametrize(
    ("line", "note", "head"),
    [
        ("The Ostia Post's correction reads:", True, True),
        ("The correction reads: “An earlier version misnamed him.”", True, False),
        ("An editor's note now reads:", True, True),
        ("• This article was amended on 3 May 2024.", True, False),
        ("We have amended this article.", True, False),
        ("The correction read by the minister was short.", False, False),
        ("We have amended the law.", False, False),
        ("The correction of prices reads like a threat.", False, False),
    ],
)
def test_notes_without_a_signature(line: str, note: bool, head: bool) -> None:
    (row,) = rows(line)
    assert (correction(row), heads_note(row)) == (note, head)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Publié le 3 mai 2024", "2024-05-03"),
        ("Paris, le 1er août 2024", "2024-08-01"),
        ("3. März 2024", "2024-03-03"),
        ("Veröffentlicht am 24. Dez. 2023", "2023-12-24"),
        ("3 de mayo de 2024", "2024-05-03"),
        ("12 DE SETEMBRO DE 2024", "2024-09-12"),
        ("3 maggio 2024", "2024-05-03"),
        ("3 maart 2024", "2024-03-03"),
        ("31 février 2024", None),
        ("Mars 3, 2024", None),
        ("3 mai", None),
        ("the 3 mayo jars", None),
        ("1,203 mai 2024", None),
    ],
)
def test_months_of_six_languages_stand_between_a_day_and_a_year(text: str, day: str | None) -> None:
    assert next((d.edtf for d in find(text)), None) == day


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Ada Brandt Published February 28, 2025 | 10:50 PM", "Ada Brandt"),
        ("Ada Brandt | Published February 28, 2025", "Ada Brandt"),
        ("Staff Published February 28, 2025", None),
        ("Published February 28, 2025", None),
        ("First Published February 28, 2025", None),
    ],
)
def test_a_name_before_the_day_of_publication_is_the_authors(line: str, who: str | None) -> None:
    text = f"The dam is safe after all\n\n{line}\n\n{STATEMENT}"
    assert authors(text, label(text)) == who


def test_a_picture_that_runs_into_the_name_of_a_member() -> None:
    text = (
        "The House met at ten.\n\n"
        "Photo of Ann LeeAnn Lee (Labour) I thank the minister for her answer.\n\n"
        "Photo of Olaf OlsenOlaf Olsen (Conservative) We will build the dam."
    )
    assert [(k, t) for k, t in kinds(text) if k in ("speaker-label", "turn")] == [
        ("speaker-label", "Ann Lee (Labour)"),
        ("turn", "I thank the minister for her answer."),
        ("speaker-label", "Olaf Olsen (Conservative)"),
        ("turn", "We will build the dam."),
    ]


@pytest.mark.parametrize(
    "line", ["Photo of Ann Lee", "Photo of the dam taken on Monday.", "Photo of Ann Lee (Reuters)"]
)
def test_a_picture_with_one_name_is_nobodys_turn(line: str) -> None:
    text = f"The House met at ten.\n\n{line}\n\n{STATEMENT}\n\n{line}"
    assert LineKind.TURN not in {n.kind for n in label(text)}


@pytest.mark.parametrize(
    ("line", "under"),
    [
        ("Ada Brandt speaks to reporters in Ostia, Norland, Oct. 22, 2024", True),
        ("Ada Brandt spoke to reporters in Ostia, Norland, Oct. 22, 2024", False),
        ("Ada Brandt said she speaks to reporters in Ostia, Oct. 22, 2024", False),
        ("Ada Brandt looks at the new dam. (Ostia Press Agency)", True),
        ("Ada Brandt looks at the new dam. (nobody likes it)", False),
        ("Pictured: Ada Brandt at the dam", True),
        ("Price: Ada Brandt at the dam", False),
        ("The minister speaks in the capital, as he always did. Ostia Post", True),
        ("The minister speaks in the capital, as he always did. Nobody knows why", False),
    ],
)
def test_what_stands_under_a_picture(line: str, under: bool) -> None:
    (row,) = rows(line)
    assert caption(row, twice=False) is under


@pytest.mark.parametrize(
    ("orders", "day"),
    [((".<",), "2024-04-03"), ((".>",), "2024-03-04"), (("/<",), None), ((), None)],
)
def test_a_numeric_day_is_read_in_the_order_of_its_page(
    orders: tuple[str, ...], day: str | None
) -> None:
    assert in_order("03.04.2024", orders) == day
