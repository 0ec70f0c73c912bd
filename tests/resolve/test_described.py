"""What somebody is in one story is no office that tells two people apart."""

from __future__ import annotations

from kg.model import ActorType
from tests.reading import graph_of

TEXTS = (
    "Democratic candidate Hillary Marsden said the bridge was safe. Marsden left.",
    "The Republican's rival Hillary Marsden said the bridge was old.",
    "Hillary Marsden, the party's nominee, said the bridge was closed.",
    "Former secretary of state Hillary Marsden said the bridge was long.",
    "Hillary Marsden said nothing was wrong with the bridge.",
    "Paul Hahn, a former aide to Hillary Marsden, said the bridge was hers.",
)


def test_one_person_under_many_descriptions() -> None:
    graph = graph_of(*TEXTS)
    people = [a for a in graph.actors if a.label == "Hillary Marsden"]
    assert [len(a.appearances) for a in people] == [len(TEXTS)]
    assert people[0].type is ActorType.PERSON


def test_an_aide_is_not_whom_he_aids() -> None:
    graph = graph_of(TEXTS[-1])
    roles = {a.label: a.role for a in graph.actors if a.type is ActorType.PERSON}
    assert roles == {"Paul Hahn": "aide", "Hillary Marsden": None}


def test_offices_of_different_fields_still_tell_two_people_apart() -> None:
    texts = (
        "Anna Bell, a professor at Harvard University, said the dam was safe.",
        "Senator Anna Bell of Brazil said the dam was old.",
    )
    people = [a for a in graph_of(*texts).actors if a.label == "Anna Bell"]
    assert len(people) == 2
