"""An extractor that says what a test tells it, read beside the rules or in their place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.build import assemble
from kg.extract.article_reader import ArticleReader
from kg.extract.candidate import Candidates
from kg.extract.refusals import PREFIX
from kg.llm.grounding import Shown, grounded
from kg.llm.sentences import sentences
from kg.model import Article
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from tests.llm.answering import said
from tests.reading import articles_of

if TYPE_CHECKING:
    from kg.model import Graph, Statement

type Told = tuple[Any, ...]
"""Speaker, cue, content (or several), act, polarity, modality, conditions, target; from behind
the content on perhaps left out."""


@dataclass(frozen=True)
class Saying:
    """An extractor with the name of the model, that answers the same whatever it reads."""

    told: tuple[Told, ...]
    name: str = "llm"

    def candidates(self, read: ParsedArticle | Article, /) -> Candidates:
        article = read if isinstance(read, Article) else read.article
        every = sentences(article)
        shown = {s.number: s.span.of(article.text) for s in every}
        answers = [_statement(shown, *one) for one in self.told]
        found, notes = grounded(answers, Shown.of(article, every, self.name))
        return Candidates(found=found, notes=notes)


def _statement(
    shown: dict[int, str],
    speaker: str | None,
    cue: str | None,
    content: str | tuple[str, ...],
    act: str = "state",
    polarity: str = "pos",
    modality: str = "realis",
    condition: tuple[str, ...] = (),
    target: str | None = None,
) -> dict[str, Any]:
    pieces = (content,) if isinstance(content, str) else content
    return said(
        shown,
        speaker,
        cue,
        *pieces,
        target=target,
        act=act,
        polarity=polarity,
        modality=modality,
        condition=condition,
    )


@dataclass(frozen=True)
class Outcome:
    """What came of it: the graph, the article's text, and the reasons that were told."""

    graph: Graph
    text: str
    reasons: list[str]

    @property
    def only(self) -> Statement:
        (one,) = self.graph.statements
        return one


def proposed(text: str, *told: Told, rules: bool = False, name: str = "llm") -> Outcome:
    """Return what comes of a text whose statements an extractor tells."""
    (article,) = articles_of({"a": text}, "2024-10-22")
    reader = ArticleReader((Saying(told, name),), rules=rules)
    if reader.reads_bare(article):
        found = reader.read_bare(article)
    else:
        found = reader.read(ParsedArticle(article, SpacyParser().parse(article)))
    graph = assemble([article], [found])
    codes = [d.code for d in graph.diagnostics if d.code.startswith(PREFIX)]
    return Outcome(graph, text, [c.removeprefix(PREFIX) for c in codes])
