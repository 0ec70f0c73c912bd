"""How many saved pages are read right: day of publication, outlet and headline.

    python -m tests.benchmarks.pages --folder DIR

DIR holds pages and `expected.csv` with the columns file, date (empty where a page gives none),
outlet (of a site with two names both, with | between) and headline, written by a person who read
the pages. No text is kept in this repository.
"""

from __future__ import annotations

import argparse
import csv
import time
from pathlib import Path

from kg.articles import iter_articles
from kg.model import Article

COLUMNS = ("date", "outlet", "headline")


def measure(folder: Path, *, words: bool = False) -> dict[str, int]:
    """Print what differs page by page, and return how many pages are right in each column."""
    with (folder / "expected.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    right = dict.fromkeys((*COLUMNS, "all", "pages"), 0)
    for row in rows:
        found = read(folder / row["file"])
        wrong = [c for c in COLUMNS if plain(found[c]) not in plain(row[c]).split("|")]
        for column in COLUMNS:
            right[column] += column not in wrong
        right["all"] += not wrong
        right["pages"] += 1
        for column in wrong:
            print(f"{row['file']}: {column} is {found[column]!r}, expected {row[column]!r}")
        if words:
            print(f"{row['file']}: {found['words']} words in {found['seconds']} s")
    return right


def read(page: Path) -> dict[str, str]:
    """Return what is read of a page, as text."""
    start = time.process_time()
    article = next((a for a in iter_articles([page]) if isinstance(a, Article)), None)
    seconds = time.process_time() - start
    published = article.published if article else None
    if published and published.basis.startswith("the date in its file's name"):
        published = None  # the page itself is asked
    return {
        "date": published.value if published else "",
        "outlet": (article.publisher if article else None) or "",
        "headline": (article.title if article else None) or "",
        "words": str(len(article.text.split()) if article else 0),
        "seconds": f"{seconds:.1f}",
    }


def plain(text: str) -> str:
    """Return a text as it is compared: case and forms of quotation marks do not count."""
    return " ".join(text.casefold().translate(str.maketrans("‘’“”′", "''\"\"'")).split())


def main() -> None:
    """Print the figures of a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--words", action="store_true", help="also words and seconds of each page")
    given = parser.parse_args()
    right = measure(given.folder, words=given.words)
    pages = right.pop("pages")
    for column, count in right.items():
        print(f"{column}: {count} of {pages} right")


if __name__ == "__main__":
    main()
