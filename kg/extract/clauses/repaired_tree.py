"""A parse that can be relabelled: what `repairs` and `auxiliaries` change before clauses are read.

A `Tree` holds the parser's labels and governors of an article. One sentence at a time is changed,
read (`settle`) and put back (`reset`), so that a sentence reads the same whichever was read before
it: words of other sentences always stand as the parser left them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Protocol

from kg.model.replace import replace
from kg.parse.tree import Dependencies, labels_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.extract.clauses.model import Modal
    from kg.model import Entity, Span, Token
    from kg.parse import ParsedArticle


class Sentence(Protocol):
    """What clauses are read from: a sentence's words and dependents, by index into the article.

    A `ParsedArticle` is one itself where a sentence needed no repair.
    """

    @property
    def tokens(self) -> Sequence[Token]:
        """The article's tokens, those of the sentence as repaired."""

    @property
    def children(self) -> Sequence[tuple[Token, ...]]:
        """Each token's dependents, left to right."""

    @property
    def labels(self) -> Sequence[frozenset[str]]:
        """The labels of each token's dependents."""

    @property
    def entity_at(self) -> Mapping[int, Entity]:
        """The entity that each token belongs to, for tokens that belong to one."""

    def left(self, token: Token) -> int:
        """Return the index of the first token of the subtree."""

    def right(self, token: Token) -> int:
        """Return the index after the last token of the subtree."""

    def head(self, token: Token) -> Token:
        """Return the governor; a root governs itself."""

    def child(self, token: Token, *deps: str) -> Token | None:
        """Return the first dependent with one of these labels."""

    def all(self, token: Token, *deps: str) -> Sequence[Token]:
        """Return the dependents with one of these labels."""

    def span(self, first: int, last: int) -> Span:
        """Return the place of tokens `[first, last)`, without the space at its edges."""


class Tree:
    """Labels and governors under repair; `counts` says how often each repair was made."""

    def __init__(self, parsed: ParsedArticle) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.dep = [t.dep for t in parsed.tokens]
        self.head = [t.head for t in parsed.tokens]
        self.below = [[c.i for c in row] if row else [] for row in parsed.children]
        self.counts: Counter[str] = Counter()
        self.modals: dict[int, Modal] = {}
        """Verb → the modal that a folded semi-auxiliary gives it."""
        self.negated: set[int] = set()
        """Verbs whose semi-auxiliary negates them ("unable to")."""
        self.changed = False
        self.read_as: dict[int, tuple[str, str]] = {}
        """Token → the tag and lemma of the verb that it is, where it was taken for another word."""
        self._repaired: Repaired | None = None

    def child(self, i: int, *deps: str) -> int | None:
        """Return the first dependent with one of these labels."""
        return next((c for c in self.below[i] if self.dep[c] in deps), None)

    def all(self, i: int, *deps: str) -> Iterator[int]:
        """Yield the dependents with one of these labels."""
        return (c for c in self.below[i] if self.dep[c] in deps)

    def relabel(self, i: int, dep: str) -> None:
        """Give a token another label."""
        self.dep[i] = dep
        self.changed = True

    def move(self, i: int, head: int, dep: str) -> bool:
        """Hang a token elsewhere; refuse what would close a circle or leave the sentence."""
        above = head
        while above != i and self.head[above] != above:
            above = self.head[above]
        if above == i or self.tokens[head].sent != self.tokens[i].sent:
            return False
        if self.head[i] != i:
            self.below[self.head[i]].remove(i)
        self.below[head] = sorted([*self.below[head], i])
        self.head[i] = head
        self.relabel(i, dep)
        return True

    def _rise(self, i: int) -> int:
        """Hang a token where its governor hangs; return the governor, which hangs nowhere yet."""
        old = self.head[i]
        above, dep = self.head[old], self.dep[old]
        self.below[old].remove(i)
        if above == old:
            self.head[i] = i
        else:
            self.below[above] = sorted([*(c for c in self.below[above] if c != old), i])
            self.head[i] = above
        self.dep[i] = dep
        return old

    def promote(self, i: int, dep_of_old: str) -> None:
        """Put a token in its governor's place; the old governor and its dependents hang on it."""
        old = self._rise(i)
        for c in self.below[old]:
            self.head[c] = i
        self.below[i] = sorted([*self.below[i], *self.below[old], old])
        self.below[old] = []
        self.head[old] = i
        self.relabel(old, dep_of_old)

    def swap(self, i: int, dep_of_old: str) -> None:
        """Put a token in its governor's place; the old governor hangs on it with its dependents."""
        old = self._rise(i)
        self.head[old] = i
        self.below[i] = sorted([*self.below[i], old])
        self.relabel(old, dep_of_old)

    def named(self, i: int) -> bool:
        """Tell whether a name of a person, place or body ends at a token."""
        entity = self.parsed.entity_at.get(i)
        if entity is None:
            return self.tokens[i].pos == "PROPN"
        return entity.label in ("GPE", "PERSON", "ORG", "NORP") and entity.last == i + 1

    def lemma(self, i: int) -> str:
        """Return a token's lemma, that of the verb where it is taken for one."""
        return self.read_as[i][1] if i in self.read_as else self.tokens[i].lemma

    def read_as_verb(self, i: int, tag: str, lemma: str) -> None:
        """Take a token for a verb."""
        self.read_as[i] = (tag, lemma)
        self.changed = True

    def _token(self, i: int) -> Token:
        token = self.tokens[i]
        if i in self.read_as:
            tag, lemma = self.read_as[i]
            pos = "AUX" if token.pos == "AUX" else "VERB"
            return replace(token, dep=self.dep[i], head=self.head[i], pos=pos, tag=tag, lemma=lemma)
        if token.dep == self.dep[i] and token.head == self.head[i]:
            return token
        return replace(token, dep=self.dep[i], head=self.head[i])

    def settle(self, first: int, last: int) -> Sentence:
        """Return the sentence of tokens `[first, last)` with labels and governors as they now are.

        It holds until `reset`.
        """
        if not self.changed:
            return self.parsed
        if self._repaired is None:
            self._repaired = Repaired(self.parsed)
        self._repaired.put(first, [self._token(i) for i in range(first, last)], self.below)
        return self._repaired

    def reset(self, first: int, last: int) -> None:
        """Put the sentence of tokens `[first, last)` back to what the parser made of it."""
        self.modals, self.negated = {}, set()
        if not self.changed:
            return
        for i in range(first, last):
            self.dep[i], self.head[i] = self.tokens[i].dep, self.tokens[i].head
            self.below[i] = [c.i for c in self.parsed.children[i]]
        self.read_as = {}
        self.changed = False
        if self._repaired is not None:
            self._repaired.tokens[first:last] = self.tokens[first:last]


class Repaired(Dependencies):
    """An article of which one sentence's tree is repaired: a `Sentence`."""

    def __init__(self, parsed: ParsedArticle) -> None:
        self.parsed = parsed
        self.tokens: list[Token] = list(parsed.tokens)
        self.children: list[tuple[Token, ...]] = list(parsed.children)
        self.labels: list[frozenset[str]] = list(parsed.labels)
        self.entity_at = parsed.entity_at
        self.span = parsed.span
        self._left = list(range(len(parsed.tokens)))
        self._right = list(self._left)

    def put(self, first: int, tokens: list[Token], below: list[list[int]]) -> None:
        """Put a sentence's tokens in, from index `first` on, with the indexes of their dependents.

        The tree of the sentence may have several roots.
        """
        self.tokens[first : first + len(tokens)] = tokens
        order = [t.i for t in tokens if t.head == t.i]
        for i in order:
            order.extend(below[i])
            row = self.children[i] = tuple([self.tokens[c] for c in below[i]])
            self.labels[i] = labels_of(row)
        left, right = self._left, self._right
        for token in tokens:
            left[token.i] = right[token.i] = token.i
        for i in reversed(order):
            above = self.tokens[i].head
            left[above] = min(left[above], left[i])
            right[above] = max(right[above], right[i])

    def left(self, token: Token) -> int:
        """Return the index of the first token of the subtree."""
        return self._left[token.i]

    def right(self, token: Token) -> int:
        """Return the index after the last token of the subtree."""
        return self._right[token.i] + 1
