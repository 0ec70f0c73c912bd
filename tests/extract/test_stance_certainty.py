"""How sure a statement is of an event that stands further in."""

from __future__ import annotations

import pytest

from kg.extract.stages import extract
from kg.model import Certainty
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from tests.reading import articles_of

LETTER = "“We have a letter accusing the guards of beating sailors,” Marta Solberg said."
PLAIN = "“The guards have beaten sailors,” Marta Solberg said."


@pytest.mark.parametrize(
    ("text", "certainty"), [(LETTER, Certainty.UNSPECIFIED), (PLAIN, Certainty.CERTAIN)]
)
def test_who_tells_of_a_letter_takes_no_stand_on_what_it_charges(
    text: str, certainty: Certainty
) -> None:
    articles = articles_of({"one": text})
    parsed = [
        ParsedArticle(a, p)
        for a, p in zip(articles, SpacyParser().parse_all(articles), strict=True)
    ]
    found = [
        s.certainty
        for p in extract(parsed[0]).propositions
        for s in p.stances
        if "beat" in p.label and "letter" not in p.label
    ]
    assert found == [certainty]
