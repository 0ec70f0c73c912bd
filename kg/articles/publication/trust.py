"""The order of trust: where a publication date may come from, the most trusted first.

`kg/articles/README.md` prints this table; a test compares the two.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place that may give the day of publication, an example, and why it stands where it does."""

    name: str
    example: str
    reason: str


TRUST: tuple[Place, ...] = (
    Place("`--date`", "`--date 2024-10-22`", "the caller says it of all articles"),
    Place("sidecar", '`published = "2024-10-22"` in `articles.toml`', "a person says it of one"),
    Place(
        "record",
        "`date` of a JSON line, of a feed's entry, of a mail",
        "who sends an article says it of that article",
    ),
    Place(
        "own node",
        "`datePublished` of the page's own `NewsArticle` in JSON-LD",
        "written by the publisher's system of this article alone",
    ),
    Place(
        "mark",
        '`itemprop="datePublished"`, RDFa, hAtom',
        "the same, on the words that readers see",
    ),
    Place("time", "`<time>` at the head of the article", "what readers see, in machine form"),
    Place(
        "metadata",
        "`article:published_time`, `parsely-pub-date`, `dc.date.issued`, …",
        "of this page, but often left over from a template",
    ),
    Place("line", "“Published 22 October 2024, 14:05”", "the page says what the date is of"),
    Place(
        "dateline",
        "“OSTIA, Dec. 30, 2005 --”",
        "the day of writing, which is that of publication or the day before",
    ),
    Place("bare line", "“22 October 2024” at the top", "the date may be of something else"),
    Place("title", "“Briefing of October 22, 2024”", "the day of the occasion, told soon after"),
    Place("address", "`/2024/10/22/talks`", "given by a system, with the day of the first draft"),
    Place(
        "file name",
        "`2024-10-22-talks.html`",
        "whoever saved it may have written the day of saving",
    ),
    Place("folder name", "`2024/10/22/talks.html`", "the same, of several articles at once"),
    Place(
        "`--default-date`",
        "`--default-date 2024-10-22`",
        "for what has none: it tells nothing of this article, whatever else is there does",
    ),
)
