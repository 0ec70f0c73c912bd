"""An article with its parse, and the few tree walks that rules are written in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import InitVar, dataclass, field
from functools import cached_property
from itertools import accumulate, chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from kg.articles.lines.parser_text import flattened
from kg.guard import OverBudgetError
from kg.model import READ, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.model import Article, Entity, Line, Parse, Token


STEPS = 150
"""Steps of work for each token, at most, where no stage has a budget of its own. A step is about a
millionth of a second; two thousand times "he said" took 2,000 before sentences were kept short."""
SLICE = 4
"""Tokens of a stretch that are one step to go through."""
LEAST_STEPS = 20_000
"""Steps that a stage may take in the shortest article."""
_BY_PLACE = attrgetter("i")
_KEPT = ("text", "line_of", "_lines", "_starts")
"""What only tells where the words of an article are: the same however they are read."""
_OF_TREE = ("_edges", "depth")
"""What only tells on which word each hangs."""


class Dependencies:
    """Steps from a token to its governor and its dependents, as its `head` and labels tell."""

    if TYPE_CHECKING:

        @property
        def tokens(self) -> Sequence[Token]:
            """The tokens, in order."""

        @property
        def children(self) -> Sequence[tuple[Token, ...]]:
            """Each token's dependents, left to right."""

        @property
        def labels(self) -> Sequence[frozenset[str]]:
            """The labels of each token's dependents."""

    def head(self, token: Token) -> Token:
        """Return the governor; a root governs itself."""
        return self.tokens[token.head]

    def child(self, token: Token, *deps: str) -> Token | None:
        """Return the first dependent with one of these labels."""
        i = token.i
        if self.labels[i].isdisjoint(deps):
            return None  # as nearly always
        for c in self.children[i]:
            if c.dep in deps:
                return c
        return None

    def all(self, token: Token, *deps: str) -> Sequence[Token]:
        """Return the dependents with one of these labels."""
        i = token.i
        if self.labels[i].isdisjoint(deps):
            return ()
        return [c for c in self.children[i] if c.dep in deps]


@dataclass(frozen=True)
class ParsedArticle(Dependencies):
    """An article, its parse, and indexes over both. Token ranges are half-open, as spans are."""

    article: Article
    parse: Parse
    tokens: tuple[Token, ...] = field(init=False, repr=False, compare=False)
    """The tokens, in order."""
    children: tuple[tuple[Token, ...], ...] = field(init=False, repr=False, compare=False)
    """Each token's dependents, left to right."""
    labels: tuple[frozenset[str], ...] = field(init=False, repr=False, compare=False)
    """The labels of each token's dependents: what a rule that needs one asks first."""
    entity_at: dict[int, Entity] = field(init=False, repr=False, compare=False)
    """The entity that each token belongs to, for tokens that belong to one."""
    memory: dict[tuple[object, ...], Any] = field(init=False, repr=False, compare=False)
    """What rules have found out about a token or sentence and will ask again, by their name."""
    _steps_left: list[int] = field(init=False, repr=False, compare=False)

    read_before: InitVar[ParsedArticle | None] = None
    """The article as it was read before some of its words were read otherwise."""

    def __post_init__(self, read_before: ParsedArticle | None) -> None:
        # every rule asks for these: plain fields are read fastest
        tokens = self.parse.tokens
        below = read_before._below_with(tokens) if read_before is not None else None
        if below is None:
            below = _below(tokens)
        elif read_before is not None:
            self.__dict__.update({k: v for k, v in read_before.__dict__.items() if k in _OF_TREE})
        entities = {i: e for e in self.parse.entities for i in range(e.first, e.last)}
        object.__setattr__(self, "tokens", tokens)
        object.__setattr__(self, "children", below[0])
        object.__setattr__(self, "labels", below[1])
        object.__setattr__(self, "entity_at", entities)
        object.__setattr__(self, "memory", {})
        object.__setattr__(self, "_steps_left", [LEAST_STEPS + STEPS * len(tokens)])

    def with_parse(self, parse: Parse) -> ParsedArticle:
        """Return the article with its words read otherwise, of which each is where it was."""
        other = ParsedArticle(self.article, parse, read_before=self)
        for name in _KEPT:
            if name in self.__dict__:
                other.__dict__[name] = self.__dict__[name]
        return other

    def _below_with(self, tokens: Sequence[Token]) -> _Below | None:
        """Return each token's dependents where words are other ones that hang as they did."""
        changed = [t for t, old in zip(tokens, self.tokens, strict=True) if t is not old]
        if any(t.head != self.tokens[t.i].head for t in changed):
            return None
        children, labels = list(self.children), list(self.labels)
        for above in {t.head for t in changed}:
            row = children[above] = tuple([tokens[c.i] for c in children[above]])
            labels[above] = labels_of(row)
        return tuple(children), tuple(labels)

    @cached_property
    def text(self) -> str:
        """The article's text, as long as it was read, with every line on one line.

        What is no word in a line (a line feed, a mark of emphasis) is a blank; a word divided at a
        line's end is whole, with blanks behind it.
        """
        flat = flattened(self.article.text, self.article.lines)
        if flat == self.article.text:
            return flat
        divided = [t for t in self.tokens if len(t.text) < t.end - t.start]
        if not divided:
            return flat
        ends = [0, *(t.end for t in divided)]
        starts = [*(t.start for t in divided), len(flat)]
        words = [*(t.text.ljust(t.end - t.start) for t in divided), ""]
        between = (flat[a:b] for a, b in zip(ends, starts, strict=True))
        return "".join(part for pair in zip(between, words, strict=True) for part in pair)

    @cached_property
    def _downwards(self) -> list[Token]:
        """The tokens, each after its governor."""
        order = [t for t in self.tokens if t.head == t.i]
        for token in order:
            order.extend(self.children[token.i])
        return order

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        """The first and the last token of each token's subtree."""
        left = [t.i for t in self.tokens]
        right = list(left)
        for token in reversed(self._downwards):
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
    def _lines(self) -> tuple[tuple[Line, int, int], ...]:
        """The lines with the range of the tokens that begin in each."""
        starts = self._starts
        last = 0
        found = []
        for line in self.article.lines:
            first = bisect_left(starts, line.span.start, last)
            last = bisect_left(starts, line.span.end, first)
            found.append((line, first, last))
        return tuple(found)

    @cached_property
    def line_of(self) -> tuple[Line | None, ...]:
        """Each token's line; None for white space between lines."""
        found: list[Line | None] = [None] * len(self.tokens)
        for line, first, last in self._lines:
            found[first:last] = [line] * (last - first)
        return tuple(found)

    @cached_property
    def readable(self) -> tuple[Token, ...]:
        """The tokens of the lines that are read for statements."""
        ranges = (self.tokens[a:b] for line, a, b in self._lines if line.kind in READ)
        return tuple(chain.from_iterable(ranges))

    def begin(self, steps: int = STEPS) -> None:
        """Begin a stage of work that may take so many steps for each token."""
        self._steps_left[0] = LEAST_STEPS + steps * len(self.tokens)

    @property
    def steps_left(self) -> int:
        """The steps that are left of the stage's."""
        return self._steps_left[0]

    def spend(self, steps: int) -> None:
        """Count steps of work; raises `OverBudgetError` beyond what a text of this length may take.

        Steps are counted and not seconds, so that every machine gives the same result.
        """
        self._steps_left[0] -= steps
        if self._steps_left[0] < 0:
            raise OverBudgetError

    @cached_property
    def depth(self) -> tuple[int, ...]:
        """How many governors each token has above it."""
        found = [0] * len(self.tokens)
        for token in self._downwards:
            if token.head != token.i:
                found[token.i] = found[token.head] + 1
        return tuple(found)

    def left(self, token: Token) -> int:
        """Return the index of the first token of the subtree."""
        return self._edges[0][token.i]

    def right(self, token: Token) -> int:
        """Return the index after the last token of the subtree."""
        return self._edges[1][token.i] + 1

    def conjuncts(self, token: Token) -> tuple[Token, ...]:
        """Return the token and what is coordinated with it, left to right."""
        if "conj" not in self.labels[token.i]:
            self.spend(1)
            return (token,)
        found = [token]
        for one in found:
            found.extend([c for c in self.children[one.i] if c.dep == "conj"])
        self.spend(len(found))
        return tuple(sorted(found, key=_BY_PLACE))

    def first_conjunct(self, token: Token) -> Token:
        """Return the head of the coordination that the token belongs to."""
        return self.tokens[self._first_conjuncts[token.i]]

    @cached_property
    def _first_conjuncts(self) -> list[int]:
        tokens = self.tokens
        found = list(range(len(tokens)))
        for token in [t for t in tokens if t.dep == "conj" and t.head != t.i]:
            path, above = [token.i], token.head
            while found[above] == above and tokens[above].dep == "conj":
                if tokens[above].head == above:
                    break
                path.append(above)
                above = tokens[above].head
            for i in path:
                found[i] = found[above]
        return found

    def subtree(self, token: Token) -> Iterator[Token]:
        """Yield the tokens of the subtree in text order (parses are all but projective)."""
        first, last = self.left(token), self.right(token)
        if last - first >= SLICE:
            self.spend((last - first) // SLICE)
        return iter(self.tokens[first:last])

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Yield the governors, nearest first."""
        tokens = self.tokens
        while token.head != token.i:
            self.spend(1)
            token = tokens[token.head]
            yield token

    def lemma_after(self, token: Token) -> str:
        """Return the lemma of the next token, "" at the end of the text."""
        return self.tokens[token.i + 1].lemma if token.i + 1 < len(self.tokens) else ""

    def sentence(self, token: Token) -> tuple[int, int]:
        """Return the token range of the token's sentence."""
        return self.parse.sentences[token.sent]

    def span(self, first: int, last: int) -> Span:
        """Return the place of tokens `[first, last)`, without the space at its edges."""
        tokens = self.tokens
        while last - 1 > first and tokens[last - 1].text.isspace():
            last -= 1
        while first < last - 1 and tokens[first].text.isspace():
            first += 1
        return Span(tokens[first].start, tokens[last - 1].end)

    def at(self, place: int) -> int:
        """Return the index of the token at, or last before, a character."""
        return max(0, bisect_right(self._starts, place) - 1)

    def within(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that begin inside a span."""
        starts, blanks = self._starts, self._blanks
        first = bisect_left(starts, span.start)
        end = span.end if span.end > span.start else span.start + 1
        last = bisect_left(starts, end, first)
        if last - first >= SLICE:
            self.spend((last - first) // SLICE)
        found = self.tokens[first:last]
        if blanks[last] == blanks[first]:
            return found
        return tuple(t for t in found if t.pos != "SPACE")

    @cached_property
    def _blanks(self) -> list[int]:
        """How many blanks stand before each token, and at the end."""
        return [0, *accumulate([t.pos == "SPACE" for t in self.tokens])]

    def read_lines(self) -> Iterator[Line]:
        """Yield the lines that are read for statements."""
        return (line for line in self.article.lines if line.kind in READ)


type _Below = tuple[tuple[tuple[Token, ...], ...], tuple[frozenset[str], ...]]
"""Each token's dependents, and their labels."""


def _below(tokens: Sequence[Token]) -> _Below:
    """Return each token's dependents, left to right, and their labels."""
    below: defaultdict[int, list[Token]] = defaultdict(list)
    for token in tokens:
        if token.head != token.i:
            below[token.head].append(token)
    children: list[tuple[Token, ...]] = [()] * len(tokens)
    labels: list[frozenset[str]] = [_NONE] * len(tokens)
    for i, row in below.items():
        children[i] = tuple(row)
        labels[i] = labels_of(row)
    return tuple(children), tuple(labels)


_NONE: frozenset[str] = frozenset()


def labels_of(tokens: Iterable[Token]) -> frozenset[str]:
    """Return the labels of some tokens."""
    return frozenset([t.dep for t in tokens])
