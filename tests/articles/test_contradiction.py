"""Publication dates: which source wins, and what the prose says against it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.articles import read_articles
from kg.articles.assemble import assemble
from kg.articles.draft import Draft
from kg.articles.sidecar import Entry
from kg.model import Article, Dated, Severity

SEEDS = Path(__file__).parents[2] / "seeds"
SAVED = SEEDS / "004_3d74f6871c4bf211.txt"
LEAD = "Norland’s ministry said on Monday that it was waiting for an answer from the neighbours."


def article(text: str, date: str | None = None, **more: str) -> Article:
    return assemble(Draft(id="x", text=text, source="x.txt", **more), date=date)  # type: ignore[arg-type]


def codes(of: Article) -> list[str]:
    return [d.code for d in of.diagnostics]


def test_the_day_of_saving_is_contradicted_by_the_prose() -> None:
    (saved,), _ = read_articles([SAVED])
    assert saved.published is not None
    assert saved.published.value == "2025-02-11"
    assert "need not be the article's" in saved.published.basis
    (problem,) = saved.diagnostics
    assert (problem.code, problem.severity) == ("date-contradicted", Severity.WARNING)
    assert problem.span is not None
    assert problem.span.of(saved.text) == "Oct. 18"
    assert "2025-02-11" in problem.message
    assert "2024-10-18" in problem.message


def test_the_sidecar_settles_it_and_the_page_is_only_named() -> None:
    articles, _ = read_articles([SEEDS])
    saved = articles[-1]
    assert saved.published is not None
    assert saved.published.value == "2024-10-21"
    (note,) = saved.diagnostics
    assert (note.code, note.severity) == ("page-date-differs", Severity.INFO)
    assert note.span is not None
    assert note.span.of(saved.text) == "February 11, 2025"


def test_no_seed_with_its_sidecar_contradicts_its_date() -> None:
    articles, _ = read_articles([SEEDS])
    assert [c for a in articles for c in codes(a)] == ["page-date-differs"]
    assert [a.published.value if a.published else None for a in articles] == [
        "2024-10-22",
        "2024-10-23",
        "2024-10-22",
        "2024-11",
        "2024-10-21",
    ]


def test_precedence_of_dates() -> None:
    text = f"Posted Oct. 20, 2024\n\n{LEAD}"
    draft = Draft(id="x", text=text, source="x", dates=(Dated("2024-10-21", "page metadata"),))
    entry = Entry(published="2024-10-22", basis="known")
    assert assemble(draft, entry, "2024-10-23").published == Dated(
        "2024-10-23", "given with --date"
    )
    assert assemble(draft, entry).published == Dated("2024-10-22", "known")
    assert assemble(draft).published == Dated("2024-10-21", "page metadata")
    assert article(text).published == Dated("2024-10-20", "the page's line “Posted Oct. 20, 2024”")
    nothing = article(LEAD)
    assert nothing.published is None
    assert codes(nothing) == ["undated"]


def test_a_posted_line_goes_before_an_updated_and_a_bare_one() -> None:
    text = f"October 25, 2024\nUpdated: 24 October 2024\nPublished: 23 October 2024\n{LEAD}"
    found = article(text).published
    assert found is not None
    assert found.value == "2024-10-23"


def test_a_bare_date_below_the_text_is_not_the_articles() -> None:
    assert article(f"{LEAD}\n\nFebruary 11, 2025").published is None


def test_a_byline_may_hold_the_date() -> None:
    found = article(f"By Anna Park | Published October 22, 2024 5:00 pm\n{LEAD}").published
    assert found is not None
    assert found.value == "2024-10-22"


@pytest.mark.parametrize(
    ("sentence", "date", "quote"),
    [
        ("The envoys met on Oct. 18, officials said.", "2025-02-11", "Oct. 18"),
        ("The envoys will meet on Monday, Oct. 21, in Ostia.", "2023-10-20", "Monday, Oct. 21"),
        ("The envoys met on October 30, 2024, in Ostia.", "2024-10-21", "October 30, 2024"),
        ("The envoys signed the treaty on 3 March 2025 in Ostia.", "2024", "3 March 2025"),
    ],
)
def test_contradictions(sentence: str, date: str, quote: str) -> None:
    found = article(f"{LEAD}\n{sentence}", date)
    (problem,) = [d for d in found.diagnostics if d.code == "date-contradicted"]
    assert problem.span is not None
    assert problem.span.of(found.text) == quote
    assert date in problem.message


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("The envoys met on Oct. 18, officials said.", "2024-10-21"),
        ("The envoys met on Oct. 18, 2023, officials said.", "2024-10-21"),
        ("The envoys met on Monday, Oct. 21, in Ostia.", "2024-10-22"),
        ("The talks are scheduled to be held on October 30, 2024, in Ostia.", "2024-10-21"),
        ("She said the vote on Nov. 5 would be free.", "2024-10-21"),
        ("The Oct. 7 attack changed the war.", "2024-06-10"),
        ("On June 3 they met. On Feb. 3 they had parted.", "2024-06-10"),
        ("The envoys met on October 21, 2024, in Ostia.", "2024-10"),
    ],
)
def test_what_is_no_contradiction(sentence: str, date: str) -> None:
    assert "date-contradicted" not in codes(article(f"{LEAD}\n{sentence}", date))


def test_a_dateline_months_off_contradicts_the_date() -> None:
    text = "LONDON, Jan 5 (Reuters) - Britain said on Friday that it would send two boats."
    found = article(text, "2024-10-22")
    assert codes(found) == ["date-contradicted"]
    assert codes(article(text, "2024-01-06")) == []


def test_a_text_full_of_contradictions_draws_five_warnings() -> None:
    text = f"{LEAD}\n" + "They met on Oct. 18. " * 500
    assert codes(article(text, "2025-02-11")) == ["date-contradicted"] * 5
