"""A parse that can be relabelled: what `repairs` and `auxiliaries` change before clauses are read.

A `Tree` starts as the parser's labels and governors; `done` gives a `ParsedArticle` with the
changed ones (the text, its tokens and their places stay), so that everything after reads one view.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.parse import ParsedArticle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.clauses.model import Modal
    from kg.model import Token


class Tree:
    """Labels and governors under repair; `counts` says how often each repair was made."""

    def __init__(self, parsed: ParsedArticle) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.dep = [t.dep for t in parsed.tokens]
        self.head = [t.head for t in parsed.tokens]
        self.below: list[list[int]] = [[c.i for c in row] for row in parsed.children]
        self.counts: Counter[str] = Counter()
        self.modals: dict[int, Modal] = {}
        """Verb → the modal that a folded semi-auxiliary gives it."""
        self.negated: set[int] = set()
        """Verbs whose semi-auxiliary negates them ("unable to")."""
        self.changed = False
        self.read_as: dict[int, tuple[str, str]] = {}
        """Token → the tag and lemma of the verb that it is, where it was taken for another word."""

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

    def promote(self, i: int, dep_of_old: str) -> None:
        """Put a token in its governor's place; the old governor and its dependents hang on it."""
        old = self.head[i]
        above, dep = self.head[old], self.dep[old]
        self.below[old].remove(i)
        if above == old:
            self.head[i] = i
        else:
            self.below[above] = sorted([*(c for c in self.below[above] if c != old), i])
            self.head[i] = above
        self.dep[i] = dep
        for c in self.below[old]:
            self.head[c] = i
        self.below[i] = sorted([*self.below[i], *self.below[old], old])
        self.below[old] = []
        self.head[old] = i
        self.relabel(old, dep_of_old)

    def swap(self, i: int, dep_of_old: str) -> None:
        """Put a token in its governor's place; the old governor hangs on it with its dependents."""
        old = self.head[i]
        above, dep = self.head[old], self.dep[old]
        self.below[old].remove(i)
        if above == old:
            self.head[i] = i
        else:
            self.below[above] = sorted([*(c for c in self.below[above] if c != old), i])
            self.head[i] = above
        self.dep[i] = dep
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
        token = replace(self.tokens[i], dep=self.dep[i], head=self.head[i])
        if i in self.read_as:
            tag, lemma = self.read_as[i]
            pos = "AUX" if token.pos == "AUX" else "VERB"
            return replace(token, pos=pos, tag=tag, lemma=lemma)
        return token

    def done(self) -> ParsedArticle:
        """Return the article with the labels and governors as they now are."""
        if not self.changed:
            return self.parsed
        tokens: tuple[Token, ...] = tuple(
            t if t.dep == dep and t.head == head and t.i not in self.read_as else self._token(t.i)
            for t, dep, head in zip(self.tokens, self.dep, self.head, strict=True)
        )
        return ParsedArticle(self.parsed.article, replace(self.parsed.parse, tokens=tokens))
