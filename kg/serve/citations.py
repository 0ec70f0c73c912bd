"""Sentences with where they stand, for reports and for reference managers.

Of each sentence: the article's author, title, outlet, day and address, and its place in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from unicodedata import category

from kg.query.table import EVIDENCE
from kg.serve.record_words import outer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kg.query.table import Table

type Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence of an article, and its place there in characters."""

    article: str
    start: int
    end: int
    quote: str


def of_table(table: Table) -> tuple[Cited, ...]:
    """Return what the rows of an answer cite, each place once; nothing where they cite nothing."""
    if table.columns[-len(EVIDENCE) :] != EVIDENCE:
        return ()
    places = (row[-len(EVIDENCE) :] for row in table.rows)
    cited = (
        Cited(str(a), int(s or 0), int(e or 0), str(q or ""))
        for a, s, e, q in places
        if a is not None
    )
    return tuple(dict.fromkeys(cited))


def of_statement(said: Record) -> Cited:
    """Return what a statement cites."""
    start, end = said["evidence"]
    return Cited(said["article"], start, end, said["quote"])


def markdown(cited: Iterable[Cited], articles: Mapping[str, Record]) -> str:
    """Return each sentence as a quotation with its source."""
    blocks = []
    for one in cited:
        article = articles.get(one.article, {})
        parts = [
            _escaped(article.get("author")),
            f"“{_escaped(article['title'])}”" if article.get("title") else "",
            _escaped(article.get("publisher")),
            _day(article),
            f"{_escaped(one.article)}, characters {one.start}–{one.end}",
            f"<{_address(article)}>" if _address(article) else "",
        ]
        source = ", ".join(part for part in parts if part)
        blocks.append(f"> {_escaped(one.quote)}\n>\n> — {source}\n")
    return "\n".join(blocks)


def bibtex(cited: Iterable[Cited], articles: Mapping[str, Record]) -> str:
    """Return an entry for each article, its sentences in the note."""
    entries = []
    for name, places in _by_article(cited).items():
        article = articles.get(name, {})
        day = _day(article)
        fields = {
            "author": _braced(article.get("author")),
            "title": _braced(article.get("title") or name),
            "journal": _braced(article.get("publisher")),
            "date": _braced(day),
            "year": day[:4],
            "url": _braced_address(article),
            "note": "; ".join(
                f"characters {p.start}--{p.end}: ``{_braced(p.quote)}''" for p in places
            ),
        }
        told = "".join(f",\n  {key} = {{{value}}}" for key, value in fields.items() if value)
        entries.append(f"@article{{{_key(name)}{told}\n}}\n")
    return "\n".join(entries)


def ris(cited: Iterable[Cited], articles: Mapping[str, Record]) -> str:
    """Return a record for each article, its sentences as notes."""
    lines = []
    for name, places in _by_article(cited).items():
        article = articles.get(name, {})
        day = _day(article)
        fields = [
            ("TY", "NEWS"),
            ("ID", _key(name)),
            ("AU", _line(article.get("author"))),
            ("TI", _line(article.get("title") or name)),
            ("T2", _line(article.get("publisher"))),
            ("PY", day[:4]),
            ("DA", "/".join([*day.split("-"), "", ""][:3]) + "/" if _WHOLE.fullmatch(day) else ""),
            ("UR", _address(article)),
            *(("N1", f"characters {p.start}-{p.end}: “{_line(p.quote)}”") for p in places),
        ]
        lines += [f"{tag}  - {value}" for tag, value in fields if value]
        lines += ["ER  - ", ""]
    return "\r\n".join(lines) + "\r\n" if lines else ""


_WHOLE = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)

WRITERS: dict[str, tuple[str, str, Callable[..., str]]] = {
    "markdown": ("text/markdown", "md", markdown),
    "bibtex": ("application/x-bibtex", "bib", bibtex),
    "ris": ("application/x-research-info-systems", "ris", ris),
}
"""How citations are written: media type, ending of a file, and by what."""


def _by_article(cited: Iterable[Cited]) -> dict[str, list[Cited]]:
    found: dict[str, list[Cited]] = {}
    for one in cited:
        found.setdefault(one.article, []).append(one)
    return found


def _day(article: Record) -> str:
    published = article.get("published")
    return _line(published["value"]) if published else ""


def _address(article: Record) -> str:
    return re.sub(r"[\s<>{}\\^`|\"]", "", outer(article.get("url")))


def _braced_address(article: Record) -> str:
    return re.sub(r"([%#&_])", r"\\\1", _address(article))


def _line(text: object) -> str:
    """Return text on one line, without control characters."""
    plain = re.sub(r"\s+", " ", str(text or "")).strip()
    return "".join("\ufffd" if category(c) in ("Cc", "Cf", "Cs") else c for c in plain)


def _escaped(text: object) -> str:
    return re.sub(r"([\\`*_{}\[\]<>#|!&~^$])", r"\\\1", _line(text))


_TEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{c: f"\\{c}" for c in "{}$&#%_"},
}


def _braced(text: object) -> str:
    return "".join(_TEX.get(c, c) for c in _line(text))


def _key(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9:.-]", "-", name) or "article"
