"""A family by its name is a group of the people of that name whom its article names."""

from __future__ import annotations

import pytest

from kg.build import assemble
from tests.reading import articles_of, extractions_of


def members(*texts: str) -> dict[str, set[str]]:
    """Return by its label the members of each group."""
    articles = articles_of({f"t{i}": text for i, text in enumerate(texts)}, "2024-05-06")
    graph = assemble(articles, extractions_of(articles).values())
    names = {a.id: a.label for a in graph.actors}
    return {a.label: {names[m] for m in a.members} for a in graph.actors if a.members}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ada Dahl bought a house. The Dahls said it was cheap.", {"Ada Dahl"}),
        ("Ada Berg bought a house. The Dahls said it was cheap.", set()),
        ("Ada Dahl bought a house. Dahls said it was cheap.", set()),
        ("Ada Dahl met Bo Dahls. The Dahls said it was cheap.", set()),
    ],
    ids=["bearer", "none", "no article", "a surname in -s"],
)
def test_the_people_of_a_name_are_the_family(text: str, found: set[str]) -> None:
    assert members(text).get("Dahls", set()) == found


def test_a_family_known_from_one_article_is_one_without_its_article_in_another() -> None:
    found = members(
        "Ada Dahl bought a house. The Dahls said it was cheap.",
        "Ada Dahl bought a house. Dahls said it was cheap.",
    )
    assert found == {"Dahls": {"Ada Dahl"}}
