"""Who is the same and who is not, within an article and across articles."""

from __future__ import annotations

import pytest

from tests.reading import graph_of, speakers


def ids(*texts: str) -> list[str]:
    """Return the id of the one speaker of each statement."""
    found = speakers(graph_of(*texts))
    assert all(len(who) == 1 for who in found), found
    return [who[0].id for who in found]


def test_an_unnamed_official_of_one_article_is_not_the_one_of_another() -> None:
    text = "A senior Turkish official said the dam was full."
    first, second = ids(text, f"{text} It rained.")
    assert first != second


def test_one_text_in_two_files_gives_each_its_own_statements() -> None:
    graph = graph_of(*["Kenya denied that it had sent troops to Sudan."] * 2)
    assert sorted(s.article for s in graph.statements) == ["t0", "t1"]
    assert len({s.id for s in graph.statements}) == 2
    assert len({s.origin for s in graph.statements}) == 1


def test_a_diplomat_and_another_diplomat_are_two() -> None:
    first, second = ids(
        "A Western diplomat said the talks had failed. Another Western diplomat said they had not."
    )
    assert first != second


def test_the_official_is_the_official_before() -> None:
    first, second = ids("A Polish official said the tests were wrong. The official said it rained.")
    assert first == second


@pytest.mark.parametrize(
    "names",
    [
        ("Kenya", "Nairobi", "The Kenyan government", "The government of Kenya"),
        ("The United Kingdom", "Britain", "London", "The U.K."),
        ("The European Union", "The EU", "The E.U."),
    ],
    ids=lambda names: names[0],
)
def test_names_of_one_actor_in_many_articles(names: tuple[str, ...]) -> None:
    found = ids(*(f"{name} said that the treaty was void." for name in names))
    assert len(set(found)) == 1, dict(zip(names, found, strict=True))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sudan", "South Sudan"),
        ("Pedro Castro", "Elena Castro"),
        ("Guinea", "Guinea-Bissau"),
        ("The Polish health ministry", "The Czech health ministry"),
        ("Poland", "The Polish health ministry"),
        ("The European Union", "The European Commission"),
        ("Kenya", "A Kenyan official"),
    ],
)
def test_actors_that_are_not_one(one: str, other: str) -> None:
    first, second = ids(*(f"{name} said that the treaty was void." for name in (one, other)))
    assert first != second


def test_spellings_of_one_transliterated_name_are_one_person() -> None:
    first, second = ids(
        "Alexei Petrenko said the port was closed.", "Alexey Petrenko said the port was open."
    )
    assert first == second


def test_a_surname_means_who_bears_it_in_this_article() -> None:
    first, second = speakers(
        graph_of(
            "Pedro Castro came late. Castro said the count was fair.",
            "Elena Castro came early. Castro said the count was fair.",
        )
    )
    assert [a.label for a in (*first, *second)] == ["Pedro Castro", "Elena Castro"]


def test_actors_named_and_unnamed_belong_to_a_state_or_body_that_is_there() -> None:
    graph = graph_of(
        "An official at the Polish health ministry said the tests were wrong, and Grace Mwangi, a"
        " spokeswoman for the World Bank, said that Dutch officials had warned Poland in May."
    )
    known = {a.id for a in graph.actors}
    assert {a.affiliation for a in graph.actors} - {None} <= known
    assert len(known) > 4


def test_every_statement_of_an_unnamed_actor_is_of_one_article() -> None:
    text = "Dutch officials said the dikes were sound. “We checked twice,” one official said."
    graph = graph_of(text, f"{text} Nobody doubts it.", "Dutch officials said nothing was wrong.")
    homes: dict[str, set[str]] = {}
    for mention in graph.mentions:
        homes.setdefault(mention.actor, set()).add(mention.article)
    unnamed = [a for a in graph.actors if not a.named]
    assert len(unnamed) >= 3
    assert all(len(homes[a.id]) == 1 for a in unnamed)
