"""The tagger that comes with sayso: what it adds to the rules, the same on every call."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.extract.stages import extract
from kg.model import Act
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from kg.tagger import BUILT_IN
from kg.tagger.runtime import Tagger
from kg.tagger.windows import paragraphs
from tests.reading import articles_of

pytest.importorskip("onnxruntime")
pytest.importorskip("tokenizers")

SPECIMENS = {
    "The vote was put off again. Senator Tom Arless chafed at the suggestion that he had hidden the"
    " cost of the plan.": ("Senator Tom Arless", "chafed at"),
    "The bridge has been shut since May. Governor Dale Whitcomb held out hope for a second"
    " inquiry.": ("Governor Dale Whitcomb", "held out hope"),
    "Ballots were still being counted. Mr. Osei sounded upbeat about his chances in the north.": (
        "Mr. Osei",
        "sounded upbeat about",
    ),
}
"""A passage in which no rule finds anything, and who speaks by which words."""


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger.load(BUILT_IN)


@pytest.mark.parametrize("text", SPECIMENS)
def test_it_adds_what_no_rule_finds(tagger: Tagger, text: str) -> None:
    (article,) = articles_of({"a": text})
    parsed = ParsedArticle(article, SpacyParser().parse(article))
    assert extract(parsed).statements == ()
    found = tagger.tag(text, paragraphs(text))
    assert found == tagger.tag(text, paragraphs(text))
    (said,) = extract(parsed, found).statements
    assert said.cue is not None
    assert (said.speaker_spans[0].of(text), said.cue.of(text)) == SPECIMENS[text]
    assert said.rule == "tagger"
    assert said.act in Act


def test_its_confidence_is_counted_and_rises_with_the_score(tagger: Tagger) -> None:
    scores, shares = zip(*tagger.counted, strict=True)
    assert sorted(scores) == list(scores)
    assert sorted(shares) == list(shares)
    assert all(0 < share < 1 for share in shares)
    found = tagger.tag("Ann Lee said she was ill.", [(0, 25)])
    assert [f.right for f in found if f.score >= scores[0]]
    assert all(f.right in shares for f in found if f.score >= scores[0])
    assert all(f.right is None for f in found if f.score < scores[0])


def test_what_it_was_taught_with_is_here_and_credited() -> None:
    told = (BUILT_IN / "README.md").read_text(encoding="utf-8")
    folder = Path(__file__).parent.parent / "attribution"
    for name in ("sayso-marked", "sayso-news", "sayso-sites", "gum-train"):
        assert f"{name}.jsonl" in told
        lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        assert all(json.loads(line)["attributions"] is not None for line in lines)
    assert "CC BY 4.0" in told
    assert "Apache License 2.0" in told
