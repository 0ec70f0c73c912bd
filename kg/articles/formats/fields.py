"""What a record says of an article: the names that programs use for text, title, day and the rest.

The names are a table (`data/fields.toml`); `--fields` goes before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kg.articles.draft import Draft
from kg.articles.encoding.decode import LARGEST, Unreadable, looks_like_html
from kg.articles.formats import markup
from kg.articles.formats.markup import flat
from kg.articles.formats.page import draft as page_draft
from kg.articles.formats.record_dates import Order, dated, instant
from kg.articles.formats.usual_fields import path, same, usual, word_names
from kg.articles.naming import entry_id
from kg.articles.problems import info, printable, shown, warning
from kg.articles.web_address import address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.articles.formats.formats import Source
    from kg.model import Diagnostic, Line

LONGEST = 300
"""Characters of a title, an outlet or an author that are kept."""
CUT = 40
"""Characters at a text's end in which NewsAPI says how many it has left out."""
DEEPEST = 8
"""Objects within objects in which a field's words are looked for."""

_BY = re.compile(r"^\s*by[:\s]\s*", re.IGNORECASE)
_BODY = re.compile(r"<(/?)(?:bodytext|body\.content)\b[^<>]{0,200}>", re.IGNORECASE)
_CUT = re.compile(r"(?:…|\.\.\.)?\s?\[\+?\d{1,7} chars\]\s*$")


class NoArticle(Exception):
    """Why a record is no article, with what to do."""


class NoText(NoArticle):
    """A record that has no text under any name that is known."""


@dataclass(slots=True)
class Fields:
    """A record by the names that count: `names` is what the caller said, `record` what came."""

    record: Mapping[str, object]
    names: Mapping[str, str]
    _same: dict[str, object] | None = None

    def _squeezed(self) -> dict[str, object]:
        """Return the record by its names without what does not count; the first of two alike."""
        if self._same is None:
            self._same = {same(str(k)): v for k, v in reversed(list(self.record.items()))}
        return self._same

    def value(self, key: str) -> object:
        """Return the value of a key, None where the record has none."""
        given = self.names.get(key)
        paths = ((path(given),) if given else ()) + usual(key)
        if given and given in self.record and _words(self.record[given]):
            return self.record[given]
        squeezed = self._squeezed()
        for parts in paths:
            value = squeezed.get(parts[0])
            for part in parts[1:]:
                value = _inside(value, part)
            if value is not None and _words(value):
                return value
        return None

    def words(self, key: str) -> str:
        """Return the value of a key as text, "" where the record has none."""
        return _words(self.value(key), " " if key not in ("text", "summary") else "\n\n")

    def line(self, key: str) -> str | None:
        """Return the value of a key as one short printable line."""
        value = self.value(key)
        words = _words(value, ", " if key == "author" else " ")
        if key == "author":
            words = _BY.sub("", words)
        return flat(printable(words))[:LONGEST].strip() or None


def _inside(value: object, part: str) -> object:
    if isinstance(value, list) and value and part != "text":
        value = value[0]
    if not isinstance(value, dict):
        return None
    return next((v for k, v in value.items() if same(str(k)) == part), None)


def _words(value: object, between: str = " ", depth: int = 0) -> str:
    """Return the words of a value: text, a number, a list of such, an object that has some."""
    if isinstance(value, str):
        return value if value.strip() else ""
    if isinstance(value, bool) or value is None or depth > DEEPEST:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return between.join(w for v in value if (w := _words(v, between, depth + 1)))
    if isinstance(value, dict):
        squeezed = {same(str(k)): v for k, v in value.items()}
        return next(
            (w for n in word_names() if (w := _words(squeezed.get(n), between, depth + 1))), ""
        )
    return ""


def has_text(record: Mapping[str, object], names: Mapping[str, str]) -> bool:
    """Tell whether a record has a text of its own, not inside another object."""
    found = Fields(record, names).value("text")
    return isinstance(found, str) or (
        isinstance(found, list) and all(isinstance(x, str) for x in found)
    )


def is_record(record: Mapping[str, object], names: Mapping[str, str]) -> bool:
    """Tell whether an object is about an article: with a text, or a title and a day or address."""
    kind = record.get("@type")
    if kind is not None and not is_article(kind):
        return False
    found = Fields(record, names)
    if found.value("text") is not None:
        return True
    about = found.value("date") is not None or found.value("url") is not None
    return about and (found.value("title") is not None or found.value("summary") is not None)


def is_article(kind: object) -> bool:
    """Tell whether a type of schema.org, or one of several, is one of articles."""
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(k, str) and k.endswith(("Article", "Posting", "Report")) for k in kinds)


def draft(
    record: Mapping[str, object], source: Source, *, order: Order | None = None, alone: bool = False
) -> Draft:
    """Return the article of a record; `alone` if it is the whole file. Raises `NoArticle`."""
    found = Fields(record, source.fields)
    read, cut = _text(found, source)
    text = read.text
    url = found.line("url") if isinstance(found.value("url"), str) else found.words("url")
    if not url:
        url = _page_address(found.value("outlet"))
    own = found.value("id")
    key = found.words("key") or url or None
    plain_name = alone and not isinstance(own, str | int)
    name = source.id if plain_name else entry_id(source.id, own, key, text)
    notes = [*_cut_note(cut, name), *_day_note(found, order, name)]
    day = dated(_scalar(found.value("date")), "given in the record", order)
    if url and address(url) is None:
        notes.append(warning("bad-value", f"{shown(url)} is no http address; it is ignored", name))
    page = read.page or Draft(id=name, text=text, source=source.name)
    return Draft(
        id=name,
        text=text,
        source=source.name,
        folder=source.folder,
        title=found.line("title") or page.title,
        dates=((day,) if day else ()) + page.dates,
        publisher=_outlet(found.line("outlet")) or page.publisher,
        author=found.line("author") or page.author,
        url=address(url) or page.url,
        lines=read.lines,
        notes=tuple(notes),
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """The words of a record, the labels of their lines, and the page that they were, if any."""

    text: str
    lines: tuple[Line, ...] = ()
    page: Draft | None = None


def _text(found: Fields, source: Source) -> tuple[_Read, str | None]:
    """Return the words and, where they are not the whole article, what they are instead."""
    raw = found.words("text")
    if not raw:
        about = found.value("date") is not None or found.value("url") is not None
        summary, lines = markup.read(found.words("summary") if about else "")
        if not summary.strip():
            names = ", ".join(shown(str(k), 30) for k in list(found.record)[:12])
            raise NoText(
                f"has no text; say which field it is with --fields text=NAME (it has {names})"
            )
        return _Read(summary, lines), "only a summary"
    if len(raw) > LARGEST:
        raise NoArticle(f"is longer than {LARGEST // 1_000_000} MB; split it into articles")
    if looks_like_html(raw[:4096].encode("utf-8", "replace")):
        try:
            page = page_draft(raw, source)
        except Unreadable as problem:
            raise NoArticle(problem.reason) from None
        return _Read(page.text, page.lines, page), None
    text, lines = markup.read(_body(raw) if raw.lstrip()[:5] == "<?xml" else raw)
    if not text.strip():
        raise NoArticle("has a text that is empty but for its markup")
    end = _CUT.search(text[-CUT:])
    whole = text[: len(text) - len(end[0])] if end else text
    if whole == text:
        return _Read(text, lines), None
    return _Read(whole, tuple(x for x in lines if x.span.end <= len(whole))), "only the beginning"


def _body(xml: str) -> str:
    """Return what lies between the first and the last tag of a body in XML; all where none does."""
    tags = list(_BODY.finditer(xml))
    if not tags or tags[0][1] or not tags[-1][1]:
        return xml
    return xml[tags[0].end() : tags[-1].start()]


def _scalar(value: object) -> object:
    return value if isinstance(value, str | int | float) else _words(value) or None


def _outlet(name: str | None) -> str | None:
    """Return an outlet's name; an address gives its host."""
    if name is None or address(name) is None:
        return name
    return (urlsplit(name).hostname or "").removeprefix("www.") or None


def _page_address(value: object) -> str:
    """Return the address of a page where a record's outlet is one, "" where it is none."""
    if isinstance(value, str) and address(value) and urlsplit(value).path.strip("/"):
        return value
    return ""


def _cut_note(cut: str | None, article: str) -> Iterator[Diagnostic]:
    if cut:
        message = f"the record holds {cut} of the article; `kg fetch` gets the page at its address"
        yield info("partial-text", message, article)


def _day_note(found: Fields, order: Order | None, article: str) -> Iterator[Diagnostic]:
    value = _scalar(found.value("date"))
    if value is None or instant(value, order) is not None:
        return
    message = f"`{shown(str(value), 40)}` tells no day for sure; write it as 2024-10-22"
    yield warning("bad-value", message, article)
