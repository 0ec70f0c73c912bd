"""The sidecar `articles.toml`: what is known of articles beyond their text.

[articles.000_456bc71f4597db92]
published = "2024-10-22"          # EDTF day, month or year; a day with its hour in ISO 8601
basis = "why that date is believed"
publisher = "…"
author = "…"
url = "https://…"
title = "…"
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kg.articles.problems import info, printable, shown, warning
from kg.articles.publication import written_dates as dates
from kg.articles.publication.instants import single_reading
from kg.articles.web_address import address
from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from kg.model import Diagnostic

NAME = "articles.toml"
KEYS = ("published", "basis", "publisher", "author", "url", "title")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a sidecar says of one article; `time` is the hour of `published`, where it has one."""

    published: str | None = None
    time: str | None = None
    basis: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    title: str | None = None


def read_sidecar(path: Path) -> tuple[dict[str, Entry], tuple[Diagnostic, ...]]:
    """Read a sidecar: its entries by article id, and a warning for each key nobody knows.

    Raises `InputError` if the file cannot be read, `ConfigError` for a date that is none.
    """
    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise InputError(f"{path.name}: cannot be read ({reason})") from None
    except (ValueError, RecursionError) as problem:
        raise InputError(f"{path.name}: is not TOML in UTF-8 ({shown(str(problem))})") from None
    return _entries(data, path.name)


def unknown_articles(
    entries: Mapping[str, Entry], known: Iterable[str], name: str = NAME
) -> tuple[Diagnostic, ...]:
    """Warn of each entry whose article is not among the input."""
    return tuple(
        warning(
            "sidecar-unknown-article",
            f"{name}: [articles.{shown(key)}] names no article of the input;"
            " an article's id is its file's name without the suffix",
        )
        for key in sorted(set(entries) - set(known))
    )


def _entries(
    data: Mapping[str, object], name: str
) -> tuple[dict[str, Entry], tuple[Diagnostic, ...]]:
    problems = [_unknown(name, key) for key in sorted(data) if key != "articles"]
    articles = data.get("articles", {})
    entries: dict[str, Entry] = {}
    if not isinstance(articles, dict):
        raise InputError(f"{name}: `articles` is not a table; write [articles.ID]")
    for key, values in sorted(articles.items()):
        if not isinstance(values, dict):
            problems.append(_unknown(name, f"articles.{key}"))
            continue
        place = f"[articles.{key}]"
        problems += [_unknown(name, f"{place} {k}") for k in sorted(values) if k not in KEYS]
        entries[key] = _entry(values, f"{name}: {place}", problems)
    return entries, tuple(problems)


def _entry(values: Mapping[str, object], place: str, problems: list[Diagnostic]) -> Entry:
    text: dict[str, str | None] = {}
    for key in ("basis", "publisher", "author", "url", "title"):
        value = values.get(key)
        if value is not None and not isinstance(value, str):
            problems.append(
                warning("sidecar-bad-value", f"{place} {key} is not text; it is ignored")
            )
            value = None
        text[key] = printable(value).strip() or None if value else None
    if text["url"] and address(text["url"]) is None:
        problems.append(
            warning("sidecar-bad-value", f"{place} url is no http address; it is ignored")
        )
        text["url"] = None
    published = values.get("published")
    timed = single_reading(published.isoformat()) if isinstance(published, datetime) else None
    timed = single_reading(published) if isinstance(published, str) and "T" in published else timed
    day = timed.day if timed and timed.time else published
    day = None if day is None else dates.checked(day, f"{place} published")
    if day and not text["basis"]:
        problems.append(info("sidecar-no-basis", f"{place} has a date without its basis in words"))
    return Entry(published=day, time=timed.time if timed and day else None, **text)


def _unknown(name: str, key: str) -> Diagnostic:
    known = ", ".join(KEYS)
    return warning("sidecar-unknown-key", f"{name}: {shown(key)} is not known; known are {known}")
