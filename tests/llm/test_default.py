"""Without the option nothing of the model runs, is loaded or changes a byte."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from kg.extract.article_reader import ArticleReader
from kg.extract.stages import extract
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from kg.settings import Settings
from kg.shaping import shaping
from tests.llm.conftest import START
from tests.reading import articles_of

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = f"""{START}
code = run(["extract", "--no-cache", "--jobs", "1", sys.argv[1]])
loaded = [m for m in sys.modules if m.split(".")[0] in ("openai", "httpx2", "jiter")]
print("LOADED", *loaded, *(m for m in sys.modules if m.startswith("kg.llm.")), file=sys.stderr)
sys.exit(code)
"""


def test_the_client_is_not_loaded_without_the_option(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Ada Brandt said that the dam was safe.", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(article)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert '"rule":"verb-clause"' in done.stdout.replace(" ", "")
    assert done.stderr.splitlines()[-1] == "LOADED"


def test_rules_alone_are_what_they_were() -> None:
    texts = {"a": "Ada Brandt said that the dam was safe. Chad invaded Peru on Monday."}
    (article,) = articles_of(texts)
    parsed = ParsedArticle(article, SpacyParser().parse(article))
    assert ArticleReader().read(parsed) == extract(ParsedArticle(article, parsed.parse))


def test_what_shapes_an_extraction_by_rules_alone_is_what_it_was() -> None:
    assert len(shaping(Settings())) == 1
    assert len(shaping(Settings(extractors=("rules", "mine")))) == 3
