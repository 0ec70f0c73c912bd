"""The language model as an extractor: it reads kept answers and asks nobody.

Asking goes first and for many articles together (`kg.llm.article_requests`); so any process can
read what was answered, and a better check reads the same answers anew without a request.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.candidate import Candidate, Candidates
from kg.extract.extractor import LLM, rule_name
from kg.extract.refusals import told
from kg.llm import answer_store as kept
from kg.llm.grounding import Shown, grounded
from kg.llm.model_answers import answer
from kg.llm.prompt import prompts
from kg.model import Article

if TYPE_CHECKING:
    from pathlib import Path

    from kg.llm.answer_store import Reply
    from kg.model import Diagnostic
    from kg.parse import ParsedArticle


class LanguageModel:
    """What a model answered about articles, read from the file of kept answers."""

    name = LLM

    def __init__(self, model: str, answers: Path) -> None:
        self.model = model
        self.answers = answers

    def candidates(self, read: ParsedArticle | Article, /) -> Candidates:
        """Return the candidates of all answers about an article, each once, in text order."""
        article = read if isinstance(read, Article) else read.article
        rule = rule_name(LLM, parsed=not isinstance(read, Article))
        found: dict[tuple[object, ...], Candidate] = {}
        notes: list[Diagnostic] = []
        missing = 0
        with kept.opened(self.answers) as answers:
            for prompt in prompts(article):
                reply = answers.get(prompt.key(self.model))
                if reply is None:
                    missing += 1
                    continue
                some, more = _read(reply, Shown.of(article, prompt.sentences, rule))
                notes += more
                for one in some:
                    found.setdefault((one.cue, one.content), one)
        ordered = sorted(found.values(), key=lambda c: (c.cue or c.content[0], c.content))
        return Candidates(
            found=tuple(ordered), notes=tuple(dict.fromkeys(notes)), whole=not missing
        )


def _read(reply: Reply, shown: Shown) -> tuple[tuple[Candidate, ...], tuple[Diagnostic, ...]]:
    """Return the candidates of an answer and what there is to say of it."""
    said = answer(reply.text, reply.finish)
    found, notes = grounded(said.statements, shown)
    if said.problem is not None:
        place = next(iter(shown.sentences.values())).span
        notes = (told(said.problem, shown.rule, shown.article.id, place), *notes)
    return found, notes
