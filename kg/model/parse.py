"""What a parser made of an article: tokens, sentences, named entities."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.quick_init import quick_init
from kg.model.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """A token with its place and its node in the dependency tree (spaCy's CLEAR labels).

    `head` is the index of the governor, its own index at a root; `sent` the sentence's index.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sent: int
    ent: str

    @property
    def span(self) -> Span:
        """The place of the token."""
        return Span(self.start, self.end)

    def __hash__(self) -> int:
        return self.i


@quick_init
@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity: token range `[first, last)` and OntoNotes label."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """What a parser made of an article's text; `sentences` are token ranges `[first, last)`."""

    parser: str
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    entities: tuple[Entity, ...]
