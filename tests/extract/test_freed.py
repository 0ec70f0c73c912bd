"""An article that was extracted is gone with its last reference, and its records hold no circle."""

from __future__ import annotations

import gc
from weakref import ref

from kg.extract.stages import extract
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from tests.reading import articles_of

TEXT = (
    "Mara Quill, the Chadian foreign minister, said on Monday that she had urged Norway to leave "
    "because it was late. “We will not wait,” she told reporters. The ministry declined to say if "
    "Orlo Shipping, which she had accused of smuggling arms, would be fined.\n\n"
    "An official who spoke on condition of anonymity denied that his company had sold them."
)


def test_nothing_of_an_article_waits_for_a_search_for_cycles() -> None:
    (article,) = articles_of({"a": TEXT})
    parse = SpacyParser().parse(article)
    extract(ParsedArticle(article, parse))  # tables are read, once
    gc.collect()
    gc.disable()
    try:
        parsed = ParsedArticle(article, parse)
        held = ref(parsed)
        found = extract(parsed)
        del parsed
        assert held() is None
        assert gc.collect() == 0
    finally:
        gc.enable()
    assert found.statements
