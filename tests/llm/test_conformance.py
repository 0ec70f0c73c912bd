"""The protocol: ours keep to it, the checks find who does not, an installed one is found."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import EntryPoint
from typing import TYPE_CHECKING, Any

import pytest

from kg.errors import ConfigError
from kg.extract import extractor
from kg.extract.candidate import Candidate, Candidates
from kg.extract.conformance import NotConformingError, check
from kg.extract.rules_extractor import Rules
from kg.llm import answer_store as kept
from kg.llm.language_model import LanguageModel
from kg.model import Article, Span
from kg.per_article import extracted
from kg.settings import Settings
from tests.llm.proposing import Saying
from tests.reading import articles_of

if TYPE_CHECKING:
    from pathlib import Path


def test_the_rules_conform_and_find_something() -> None:
    assert check(Rules()) >= 4


def test_the_language_model_conforms_without_an_answer(tmp_path: Path) -> None:
    with kept.opened(tmp_path / "answers.db"):
        pass
    assert check(LanguageModel("made-up", tmp_path / "answers.db")) == 0


@dataclass
class Wrong:
    """An extractor that does one thing that it may not."""

    found: tuple[Any, ...] = ()
    name: str = "wrong"
    once: bool = False
    _asked: int = 0

    def candidates(self, read: object, /) -> Any:
        self._asked += 1
        if self.once and self._asked % 2:
            return Candidates()
        return Candidates(found=self.found)


_PLACE = Candidate(content=(Span(0, 3),))


@pytest.mark.parametrize(
    "wrong",
    [
        Wrong(name="Not A Name"),
        Wrong((Candidate(content=()),)),
        Wrong((Candidate(content=(Span(0, 100_000),)),)),
        Wrong((Candidate(content=(Span(4, 6), Span(0, 3))),)),
        Wrong((Candidate(content=(Span(2, 2),)),)),
        Wrong((Candidate(content=(Span(0, 3),), act="state"),)),  # type: ignore[arg-type]
        Wrong(("a statement",)),
        Wrong((_PLACE,), once=True),
    ],
)
def test_who_breaks_the_protocol_is_told(wrong: Wrong) -> None:
    with pytest.raises(NotConformingError):
        check(wrong)


def mine() -> Saying:
    """Return an extractor as another package would bring it."""
    return Saying((("Ingrid Solberg", "swooned over", "the new harbour", "praise"),), "mine")


def test_an_installed_extractor_reads_beside_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    point = EntryPoint("mine", f"{__name__}:mine", extractor.GROUP)
    monkeypatch.setattr(extractor, "entry_points", lambda **_: (point,))
    text = "Ada Brandt said it rained. Ingrid Solberg swooned over the new harbour for an hour."
    articles = articles_of({"a": text})
    ((_, found),) = extracted(articles, Settings(extractors=("rules", "mine")))
    assert {s.rule for s in found.statements} == {"verb-clause", "plugin:mine"}
    assert isinstance(articles[0], Article)


def test_a_name_that_nobody_has_is_told() -> None:
    with pytest.raises(ConfigError, match="there are: both, llm, rules"):
        extractor.registered("nobody")
