"""An article with its parse, and the few tree walks that rules are written in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from kg.articles.lines.parser_text import flattened
from kg.guard import OverBudgetError
from kg.model import READ, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Article, Entity, Line, Parse, Token


STEPS = 150
"""Steps of work for each token, at most, where no stage has a budget of its own. A step is about a
millionth of a second; two thousand times "he said" took 2,000 before sentences were kept short."""
SLICE = 4
"""Tokens of a stretch that are one step to go through."""
LEAST_STEPS = 20_000
"""Steps that a stage may take in the shortest article."""


@dataclass(frozen=True)
class ParsedArticle:
    """An article, its parse, and indexes over both. Token ranges are half-open, as spans are."""

    article: Article
    parse: Parse

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens, in order."""
        return self.parse.tokens

    @cached_property
    def text(self) -> str:
        """The article's text, as long as it was read, with every line on one line.

        What is no word in a line (a line feed, a mark of emphasis) is a blank; a word divided at a
        line's end is whole, with blanks behind it.
        """
        flat = flattened(self.article.text, self.article.lines)
        divided = [t for t in self.tokens if len(t.text) < t.end - t.start]
        if flat == self.article.text or not divided:
            return flat
        ends = [0, *(t.end for t in divided)]
        starts = [*(t.start for t in divided), len(flat)]
        words = [*(t.text.ljust(t.end - t.start) for t in divided), ""]
        between = (flat[a:b] for a, b in zip(ends, starts, strict=True))
        return "".join(part for pair in zip(between, words, strict=True) for part in pair)

    @cached_property
    def children(self) -> tuple[tuple[Token, ...], ...]:
        """Each token's dependents, left to right."""
        below: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token)
        return tuple(tuple(b) for b in below)

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        left = [t.i for t in self.tokens]
        right = [t.i for t in self.tokens]
        for first, last in self.parse.sentences:
            for root in (t for t in self.tokens[first:last] if t.head == t.i):
                order = [root]
                for token in order:
                    order.extend(self.children[token.i])
                for token in reversed(order):
                    i, above = token.i, token.head
                    if left[i] < left[above]:
                        left[above] = left[i]
                    if right[i] > right[above]:
                        right[above] = right[i]
        return left, right

    @cached_property
    def _starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    @cached_property
    def line_of(self) -> tuple[Line | None, ...]:
        """Each token's line; None for white space between lines."""
        lines = self.article.lines
        found: list[Line | None] = []
        k = 0
        for token in self.tokens:
            while k < len(lines) and lines[k].span.end <= token.start:
                k += 1
            inside = k < len(lines) and lines[k].span.start <= token.start
            found.append(lines[k] if inside else None)
        return tuple(found)

    @cached_property
    def readable(self) -> tuple[Token, ...]:
        """The tokens of the lines that are read for statements."""
        pairs = zip(self.tokens, self.line_of, strict=True)
        return tuple(t for t, line in pairs if line is not None and line.kind in READ)

    @cached_property
    def entity_at(self) -> dict[int, Entity]:
        """The entity that each token belongs to, for tokens that belong to one."""
        return {i: e for e in self.parse.entities for i in range(e.first, e.last)}

    @cached_property
    def memory(self) -> dict[tuple[object, ...], Any]:
        """What rules have found out about a token or sentence and will ask again, by their name."""
        return {}

    @cached_property
    def _spent(self) -> list[int]:
        return [0, LEAST_STEPS + STEPS * len(self.tokens)]

    def begin(self, steps: int = STEPS) -> None:
        """Begin a stage of work that may take so many steps for each token."""
        self._spent[:] = 0, LEAST_STEPS + steps * len(self.tokens)

    def spend(self, steps: int) -> None:
        """Count steps of work; raises `OverBudgetError` beyond what a text of this length may take.

        Steps are counted and not seconds, so that every machine gives the same result.
        """
        self._spent[0] += steps
        if self._spent[0] > self._spent[1]:
            raise OverBudgetError

    @cached_property
    def depth(self) -> tuple[int, ...]:
        """How many governors each token has above it."""
        found = [-1] * len(self.tokens)
        for token in self.tokens:
            path = []
            while found[token.i] < 0 and token.head != token.i:
                path.append(token.i)
                token = self.tokens[token.head]
            found[token.i] = depth = max(found[token.i], 0)
            for i in reversed(path):
                depth += 1
                found[i] = depth
        return tuple(found)

    def left(self, token: Token) -> int:
        """Return the index of the first token of the subtree."""
        return self._edges[0][token.i]

    def right(self, token: Token) -> int:
        """Return the index after the last token of the subtree."""
        return self._edges[1][token.i] + 1

    def head(self, token: Token) -> Token:
        """Return the governor; a root governs itself."""
        return self.tokens[token.head]

    def child(self, token: Token, *deps: str) -> Token | None:
        """Return the first dependent with one of these labels."""
        for c in self.children[token.i]:
            if c.dep in deps:
                return c
        return None

    def all(self, token: Token, *deps: str) -> Iterator[Token]:
        """Yield the dependents with one of these labels."""
        return (c for c in self.children[token.i] if c.dep in deps)

    def conjuncts(self, token: Token) -> tuple[Token, ...]:
        """Return the token and what is coordinated with it, left to right."""
        found = [token]
        for one in found:
            found.extend(self.all(one, "conj"))
        self.spend(len(found))
        return tuple(sorted(found, key=lambda t: t.i))

    def first_conjunct(self, token: Token) -> Token:
        """Return the head of the coordination that the token belongs to."""
        return self.tokens[self._first_conjuncts[token.i]]

    @cached_property
    def _first_conjuncts(self) -> tuple[int, ...]:
        found = [t.i for t in self.tokens]
        for token in sorted(self.tokens, key=lambda t: self.depth[t.i]):
            if token.dep == "conj":
                found[token.i] = found[token.head]
        return tuple(found)

    def subtree(self, token: Token) -> Iterator[Token]:
        """Yield the tokens of the subtree in text order (parses are all but projective)."""
        first, last = self.left(token), self.right(token)
        self.spend((last - first) // SLICE)
        return iter(self.tokens[first:last])

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Yield the governors, nearest first."""
        while token.head != token.i:
            self.spend(1)
            token = self.head(token)
            yield token

    def lemma_after(self, token: Token) -> str:
        """Return the lemma of the next token, "" at the end of the text."""
        return self.tokens[token.i + 1].lemma if token.i + 1 < len(self.tokens) else ""

    def sentence(self, token: Token) -> tuple[int, int]:
        """Return the token range of the token's sentence."""
        return self.parse.sentences[token.sent]

    def span(self, first: int, last: int) -> Span:
        """Return the place of tokens `[first, last)`, without the space at its edges."""
        while last - 1 > first and self.tokens[last - 1].text.isspace():
            last -= 1
        while first < last - 1 and self.tokens[first].text.isspace():
            first += 1
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def at(self, place: int) -> int:
        """Return the index of the token at, or last before, a character."""
        return max(0, bisect_right(self._starts, place) - 1)

    def within(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that begin inside a span."""
        first = bisect_left(self._starts, span.start)
        last = self.at(max(span.start, span.end - 1)) + 1
        self.spend((last - first) // SLICE)
        found = self.tokens[first:last]
        if self._blanks[min(last, len(self._starts))] == self._blanks[first]:
            return found
        return tuple(t for t in found if t.pos != "SPACE")

    @cached_property
    def _blanks(self) -> list[int]:
        """How many blanks stand before each token, and at the end."""
        return [0, *accumulate(t.pos == "SPACE" for t in self.tokens)]

    def read_lines(self) -> Iterator[Line]:
        """Yield the lines that are read for statements."""
        return (line for line in self.article.lines if line.kind in READ)
