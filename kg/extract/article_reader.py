"""Reading an article by the rules, by other extractors, or by both: one article in, its extraction.

Where only the rules are asked for, this is `kg.extract.stages.extract` and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.additions import with_additions
from kg.extract.candidate import Proposed
from kg.extract.extractor import rule_name
from kg.extract.reports.report_rules import CLAUSE_RULES, QUOTATION_RULES
from kg.extract.stages import extract
from kg.extract.unparsed import extract_unparsed
from kg.model import Article, Diagnostic, Severity
from kg.model.replace import replace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from kg.extract.extractor import Extractor
    from kg.model import Extraction
    from kg.parse import ParsedArticle
    from kg.tagger.runtime import Tagged

ENGLISH = "en"
UNFINISHED = "extractor-unfinished"
"""Code of the diagnostic of an article that an extractor could not be asked all about."""
EVERY_RULE = frozenset(
    {*(r.name for r in CLAUSE_RULES), *(r.name for r in QUOTATION_RULES), "narration"}
)
"""What is left out where the rules are not asked."""


@dataclass(frozen=True, slots=True)
class ArticleReader:
    """Reads articles by extractors beside the rules, and by the rules unless they are not asked."""

    extractors: tuple[Extractor, ...] = ()
    rules: bool = True

    def reads_bare(self, article: Article) -> bool:
        """Tell whether an article is read without a parse: one in another language than English,
        where others than the rules are asked."""
        return bool(self.extractors) and article.language != ENGLISH

    def read(self, parsed: ParsedArticle, tagged: Iterable[Tagged] = ()) -> Extraction:
        """Return what is found in a parsed article."""
        if not self.extractors:
            return extract(parsed, tagged)
        proposed, notes = self.proposed(parsed)
        tagged = tuple(tagged) if self.rules else ()
        found = extract(parsed, tagged, self.without, proposed)
        found = self.with_additions(parsed, tagged, found, proposed)
        return replace(found, diagnostics=(*found.diagnostics, *notes))

    def with_additions(
        self,
        parsed: ParsedArticle,
        tagged: Sequence[Tagged],
        whole: Extraction,
        proposed: Sequence[Proposed],
    ) -> Extraction:
        """Return what was found with others, what the rules find alone being kept to the letter."""
        if not self.rules or not proposed:
            return whole
        return with_additions(extract(parsed, tagged), whole)

    def read_bare(self, article: Article) -> Extraction:
        """Return what others than the rules find in an article that nothing parses."""
        proposed, notes = self.proposed(article)
        found = extract_unparsed(article, proposed)
        return replace(found, diagnostics=(*found.diagnostics, *notes))

    @property
    def without(self) -> Collection[str]:
        """The rules that are left out: all where they are not asked."""
        return () if self.rules else EVERY_RULE

    def proposed(
        self, read: ParsedArticle | Article
    ) -> tuple[Sequence[Proposed], Sequence[Diagnostic]]:
        """Return what the extractors propose, each under its name, and what they tell of it."""
        proposed: list[Proposed] = []
        notes: list[Diagnostic] = []
        bare = isinstance(read, Article)
        article = read if isinstance(read, Article) else read.article
        for one in self.extractors:
            given = one.candidates(read)
            rule = rule_name(one.name, parsed=not bare)
            proposed += [Proposed(candidate=c, rule=rule) for c in given.found]
            notes += given.notes
            if not given.whole:
                notes.append(_unfinished(article.id, one.name))
        return proposed, notes


def _unfinished(article: str, name: str) -> Diagnostic:
    return Diagnostic(
        code=UNFINISHED,
        severity=Severity.WARNING,
        message=f"{name} has not read all of it; the same command goes on from there",
        article=article,
    )
