"""Clauses by token: what rules ask of them without walking the parser's tree.

A sentence is read when something is first asked about one of its tokens, and once; nothing is
read of the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.clauses.repaired_tree import Tree
from kg.extract.clauses.sentence_clauses import clauses_of_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.clauses.model import Argument, Clause, Relation
    from kg.model import Span, Token
    from kg.parse import ParsedArticle

_KEPT = ("clause index",)


@dataclass(frozen=True)
class _Sentence:
    """The clauses of a sentence, found by their words."""

    parsed: ParsedArticle
    clauses: tuple[Clause, ...]

    @cached_property
    def by_head(self) -> dict[int, Clause]:
        return {c.head: c for c in reversed(self.clauses)}

    @cached_property
    def by_word(self) -> dict[int, Clause]:
        """Each token of a predicate (a verb of a light verb's noun too), with its clause."""
        found: dict[int, Clause] = {}
        for clause in reversed(self.clauses):
            for token in self.parsed.within(clause.predicate):
                found[token.i] = clause
        return found

    @cached_property
    def below(self) -> dict[int, tuple[Clause, ...]]:
        below: dict[int, list[Clause]] = {}
        for clause in self.clauses:
            if clause.governor is not None:
                below.setdefault(clause.governor.clause, []).append(clause)
        return {number: tuple(some) for number, some in below.items()}

    @cached_property
    def by_argument(self) -> dict[int, tuple[Clause, str]]:
        found: dict[int, tuple[Clause, str]] = {}
        for clause in self.clauses:
            for role in ("who", "what", "whom", "attribute"):
                argument: Argument | None = getattr(clause, role)
                if argument is not None:
                    found.setdefault(argument.head, (clause, role))
            for adjunct in clause.adjuncts:
                found.setdefault(adjunct.argument.head, (clause, "adjunct"))
        return found


class ClauseIndex:
    """The clauses of an article, found by their words. Get one by `clause_index`."""

    def __init__(self, parsed: ParsedArticle) -> None:
        self.parsed = parsed
        self._read: dict[int, _Sentence] = {}
        self._numbered: dict[int, Clause] = {}

    @cached_property
    def _tree(self) -> Tree:
        return Tree(self.parsed)

    def _sentence(self, number: int) -> _Sentence:
        """Return a sentence by its place among the sentences, read when first asked for."""
        found = self._read.get(number)
        if found is None:
            ends = self.parsed.parse.sentences[number]
            found = _Sentence(self.parsed, clauses_of_sentence(self._tree, *ends))
            self._read[number] = found
            self._numbered.update((c.number, c) for c in found.clauses)
        return found

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """All clauses of the article, in the order of their predicates."""
        sentences = range(len(self.parsed.parse.sentences))
        return tuple(c for n in sentences for c in self._sentence(n).clauses)

    def of_sentence(self, token: Token) -> tuple[Clause, ...]:
        """Return the clauses of a token's sentence, in the order of their predicates."""
        return self._sentence(token.sent).clauses

    def inside(self, span: Span) -> tuple[Clause, ...]:
        """Return the clauses whose predicates stand in a span, in order."""
        parsed = self.parsed
        first, last = (parsed.tokens[parsed.at(i)].sent for i in (span.start, span.end - 1))
        found = [c for n in range(first, last + 1) for c in self._sentence(n).clauses]
        return tuple([c for c in found if span.covers(c.predicate)])

    def numbered(self, number: int) -> Clause:
        """Return the clause of a number; raises `LookupError` where there is none."""
        if number not in self._numbered:
            self._sentence(self.parsed.tokens[number].sent)
        return self._numbered[number]

    def at(self, token: Token) -> Clause | None:
        """Return the clause whose predicate a token heads or is part of."""
        sentence = self._sentence(token.sent)
        return sentence.by_head.get(token.i) or sentence.by_word.get(token.i)

    def filled_by(self, token: Token) -> tuple[Clause, str] | None:
        """Return the first clause that a token is the head of an argument of, and the place.

        The place is `who`, `what`, `whom`, `attribute` or `adjunct`.
        """
        return self._sentence(token.sent).by_argument.get(token.i)

    def above(self, clause: Clause) -> Clause | None:
        """Return the clause that governs one."""
        return self.numbered(clause.governor.clause) if clause.governor is not None else None

    def below(self, clause: Clause, *relations: Relation) -> tuple[Clause, ...]:
        """Return the clauses that one governs, in order; only those of some relations if given."""
        sentence = self._sentence(self.parsed.tokens[clause.number].sent)
        some = sentence.below.get(clause.number, ())
        if not relations or not some:
            return some
        return tuple([c for c in some if c.governor and c.governor.relation in relations])

    def upwards(self, clause: Clause) -> Iterator[Clause]:
        """Yield the clauses that govern one, from the nearest to the main one."""
        seen = {clause.number}
        above = self.above(clause)
        while above is not None and above.number not in seen:
            yield above
            seen.add(above.number)
            above = self.above(above)


def clause_index(parsed: ParsedArticle) -> ClauseIndex:
    """Return the article's clauses by token; there is one index an article."""
    kept: ClauseIndex | None = parsed.memory.get(_KEPT)
    if kept is None:
        kept = ClauseIndex(parsed)
        parsed.memory[_KEPT] = kept
    return kept
