"""An article with its parse, and the few tree walks that rules are written in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import InitVar, dataclass, field
from functools import cache, cached_property
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
FEW = 3
"""Dependents of five in six words that have any: their sets of labels are shared."""
_BY_PLACE = attrgetter("i")
_KEPT = ("text", "line_of", "_lines", "_starts")
"""What only tells where the words of an article are: the same however they are read."""


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


@dataclass(frozen=True, slots=True)
class ParsedArticle(Dependencies):
    """An article, its parse, and indexes over both. Token ranges are half-open, as spans are.

    What every rule asks for is a slot, read fastest; what few ask for is found when it is asked.
    """

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
    memory: dict[object, Any] = field(init=False, repr=False, compare=False)
    """What rules have found out about a token or sentence and will ask again, by their name."""
    text: str = field(init=False, repr=False, compare=False)
    """The article's text, as long as it was read, with every line on one line.

    What is no word in a line (a line feed, a mark of emphasis) is a blank; a word divided at a
    line's end is whole, with blanks behind it.
    """
    line_of: tuple[Line | None, ...] = field(init=False, repr=False, compare=False)
    """Each token's line; None for white space between lines."""
    _starts: list[int] = field(init=False, repr=False, compare=False)
    _lines: tuple[tuple[Line, int, int], ...] = field(init=False, repr=False, compare=False)
    """The lines with the range of the tokens that begin in each."""
    _edges: tuple[list[int], list[int]] | None = field(init=False, repr=False, compare=False)
    """The first and the last token of each token's subtree, once asked for."""
    _steps_left: list[int] = field(init=False, repr=False, compare=False)

    read_before: InitVar[ParsedArticle | None] = None
    """The article as it was read before some of its words were read otherwise."""

    def __post_init__(self, read_before: ParsedArticle | None) -> None:
        tokens = self.parse.tokens
        edges = None
        below = read_before._below_with(tokens) if read_before is not None else None
        if below is None:
            below = _below(tokens)
        elif read_before is not None:  # each hangs where it hung
            edges = read_before._edges
            if "depth" in read_before.__dict__:
                self.__dict__["depth"] = read_before.depth
        entities = {i: e for e in self.parse.entities for i in range(e.first, e.last)}
        made = {
            "tokens": tokens,
            "children": below[0],
            "labels": below[1],
            "entity_at": entities,
            "memory": {},
            "_edges": edges,
            "_steps_left": [LEAST_STEPS + STEPS * len(tokens)],
        }
        if read_before is not None:
            made |= {name: getattr(read_before, name) for name in _KEPT}
        else:
            made |= _places(self.article, tokens)
        for name, value in made.items():
            object.__setattr__(self, name, value)

    def with_parse(self, parse: Parse) -> ParsedArticle:
        """Return the article with its words read otherwise, of which each is where it was."""
        return ParsedArticle(self.article, parse, read_before=self)

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

    def _find_edges(self) -> tuple[list[int], list[int]]:
        """Return the first and the last token of each token's subtree, and keep them.

        From either end, a token is the edge of all above it that have none yet.
        """
        heads = [t.head for t in self.tokens]
        rising = range(len(heads))
        edges = [-1] * len(heads), [-1] * len(heads)
        for found, order in ((edges[0], rising), (edges[1], reversed(rising))):
            for edge in order:
                i = edge
                while found[i] < 0:
                    found[i] = edge
                    i = heads[i]
        object.__setattr__(self, "_edges", edges)
        return edges

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
        downwards = [t for t in self.tokens if t.head == t.i]
        for token in downwards:
            below = self.children[token.i]
            if below:
                downwards += below
                own = found[token.i] + 1
                for c in below:
                    found[c.i] = own
        return tuple(found)

    def left(self, token: Token) -> int:
        """Return the index of the first token of the subtree."""
        edges = self._edges
        if edges is None:
            edges = self._find_edges()
        return edges[0][token.i]

    def right(self, token: Token) -> int:
        """Return the index after the last token of the subtree."""
        edges = self._edges
        if edges is None:
            edges = self._find_edges()
        return edges[1][token.i] + 1

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
        tokens, left = self.tokens, self._steps_left
        while token.head != token.i:
            left[0] -= 1
            if left[0] < 0:
                raise OverBudgetError
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
        return tuple([t for t in found if t.pos != "SPACE"])

    @cached_property
    def _blanks(self) -> list[int]:
        """How many blanks stand before each token, and at the end."""
        return [0, *accumulate([t.pos == "SPACE" for t in self.tokens])]

    def read_lines(self) -> Iterator[Line]:
        """Yield the lines that are read for statements."""
        return (line for line in self.article.lines if line.kind in READ)


def _places(article: Article, tokens: Sequence[Token]) -> dict[str, Any]:
    """Return where the words of an article are, by the names of `_KEPT`."""
    starts = [t.start for t in tokens]
    lines: list[tuple[Line, int, int]] = []
    line_of: list[Line | None] = [None] * len(tokens)
    last = 0
    for line in article.lines:
        first = bisect_left(starts, line.span.start, last)
        last = bisect_left(starts, line.span.end, first)
        lines.append((line, first, last))
        line_of[first:last] = [line] * (last - first)
    return {
        "text": _on_one_line(article, tokens),
        "line_of": tuple(line_of),
        "_lines": tuple(lines),
        "_starts": starts,
    }


def _on_one_line(article: Article, tokens: Sequence[Token]) -> str:
    """Return the text with every line on one line, its words as the parser saw them.

    A word divided at a line's end is whole, one of a headline in Title Case small.
    """
    flat = flattened(article.text, article.lines)
    changed = [t for t in tokens if t.text[:1].isalpha() and flat[t.start : t.end] != t.text]
    if not changed:
        return flat
    ends = [0, *(t.end for t in changed)]
    starts = [*(t.start for t in changed), len(flat)]
    words = [*(t.text.ljust(t.end - t.start) for t in changed), ""]
    between = (flat[a:b] for a, b in zip(ends, starts, strict=True))
    return "".join(part for pair in zip(between, words, strict=True) for part in pair)


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
    """Return the labels of some tokens; of few tokens the same set each time."""
    labels = tuple([t.dep for t in tokens])
    return _set_of(labels) if len(labels) <= FEW else frozenset(labels)


@cache
def _set_of(labels: tuple[str, ...]) -> frozenset[str]:
    return frozenset(labels)
