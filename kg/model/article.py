"""An article as read: its text, what its lines are, its dates and what is wrong with it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from kg.ids import text_digest

if TYPE_CHECKING:
    from kg.model.lists import LineKind
    from kg.model.span import Span


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with the reason for believing it: `value` in EDTF, `basis` in words.

    EDTF level 0 and 1: `2024-10-22`, `2024-10`, `2024-W42` is written as the interval
    `2024-10-14/2024-10-20`. `time` is the hour in ISO 8601 where it is known, with the offset from
    UTC that was written; its day is `value`.
    """

    value: str
    basis: str
    time: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the text, or the dateline that stands before a line's prose, with its label.

    `repeats` is the place of the first printing when the line is printed again.
    """

    span: Span
    kind: LineKind
    repeats: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post of a live blog: its place in the text, when it came out and its heading's place."""

    span: Span
    published: Dated | None = None
    heading: Span | None = None


class Severity(StrEnum):
    """How bad a diagnostic is; only `error` means that something could not be read."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """A problem in the data, with its place. `code` is stable, `message` is for people."""

    code: str
    severity: Severity
    message: str
    article: str | None = None
    span: Span | None = None


@dataclass(frozen=True, kw_only=True)
class Article:
    """One article as read. `id` is the file's stem (made unique), `source` the name it came by.

    `posts` are those of a live blog, in text order; none overlaps another. `retrieved` is when it
    was fetched or archived, in ISO 8601 and UTC: never when it was published.
    """

    id: str
    text: str
    source: str
    lines: tuple[Line, ...] = ()
    title: str | None = None
    published: Dated | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    retrieved: str | None = None
    language: str = "en"
    posts: tuple[Post, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def post_at(self, place: int) -> Post | None:
        """Return the post of a live blog in which a place of the text lies, None outside any."""
        number = bisect_right(self._starts, place) - 1
        post = self.posts[number] if number >= 0 else None
        return post if post is not None and place < post.span.end else None

    def published_at(self, place: int) -> Dated | None:
        """Return when the words at a place came out: with their post, else with the article."""
        post = self.post_at(place)
        return post.published if post is not None and post.published else self.published

    @property
    def published_until(self) -> str | None:
        """The day of a live blog's last post, None of other articles."""
        return max((p.published.value for p in self.posts if p.published), default=None)

    @cached_property
    def _starts(self) -> list[int]:
        return [post.span.start for post in self.posts]

    @cached_property
    def line_ends(self) -> list[int]:
        """Where each line or dateline ends, in order."""
        return [line.span.end for line in self.lines]

    @cached_property
    def sha256(self) -> str:
        """The hash of the text as read."""
        return text_digest(self.text)
