"""Whom nearly all articles mean by a name, and what keeps a name from him."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests.resolve.people import named, person

if TYPE_CHECKING:
    from kg.model import Actor

MAYOR = person("Orla Fenwick", role="mayor", gender="f")
PLAIN = person("Orla Fenwick", gender="f")


def together(*others: Actor, times: int = 12) -> bool:
    """Tell whether the last of the articles is of her whom a dozen tell of."""
    found = named(*[MAYOR] * (times // 2), *[PLAIN] * (times - times // 2), *others)
    last = str(times + len(others) - 1)
    return any("0" in articles and last in articles for articles in found)


@pytest.mark.parametrize(
    "other",
    [
        person("Orla Fenwick", role="lawyer", gender="f"),
        person("Orla Fenwick", role="delegate"),
        person("Orla Fenwick", "SYR", role="refugee"),
        person("Fenwick", role="mayor"),
        person("Fenwick"),
    ],
    ids=lambda a: f"{a.label} {a.role} {a.country}",
)
def test_what_one_article_tells_otherwise_is_outvoted(other: Actor) -> None:
    assert together(other, times=32)


@pytest.mark.parametrize(
    "other",
    [
        person("Orla Fenwick", "NOR", role="lawyer"),
        person("Orla Fenwick", gender="m", role="lawyer"),
        person("Fenwick", role="judge"),
        person("Fenwick", gender="m"),
        person("Noel Fenwick", role="mayor"),
    ],
    ids=lambda a: f"{a.label} {a.role} {a.country} {a.gender}",
)
def test_what_two_things_speak_against_stays_apart(other: Actor) -> None:
    assert not together(other, times=32)


def test_few_articles_outvote_nobody() -> None:
    assert not together(person("Fenwick", role="mayor"), times=6)


def test_several_articles_that_agree_with_one_another_are_a_namesake() -> None:
    lawyers = [person("Orla Fenwick", "NOR", role="lawyer")] * 4
    assert not together(*lawyers)
    assert len(named(*[MAYOR] * 12, *lawyers)) == 2


def test_a_relative_in_the_same_office_makes_a_surname_doubtful() -> None:
    husband = person("Noel Fenwick", role="mayor", gender="m")
    assert not together(*[husband] * 3, person("Fenwick", role="mayor"))
    assert together(person("Noel Fenwick", gender="m"), person("Fenwick", role="mayor"))


def test_a_first_name_alone_means_the_one_whom_everybody_calls_so() -> None:
    assert together(person("Orla"), times=24)
    assert not together(person("Orla"), times=12)
    others = [person(f"Orla {name}") for name in ("Brandt", "Hale", "Kovac")]
    assert not together(*others, person("Orla"), times=24)


def test_father_and_son_stay_apart_everywhere_once_an_article_names_both() -> None:
    father, son = person("Noel Hale"), person("Noel Hale Jr.")
    assert len(named(*[father] * 9, son)) == 1
    assert len(named(*[father] * 9, (father, son), son)) == 2


def test_the_order_of_the_articles_changes_nothing() -> None:
    told = [MAYOR] * 9 + [PLAIN] * 12
    told += [person("Fenwick"), person("Orla"), person("Orla Fenwick", role="lawyer")]
    told += [person("Noel Fenwick", role="mayor")] * 2
    shuffled = random.Random(3).sample(told, len(told))
    assert sorted(map(len, named(*told))) == sorted(map(len, named(*shuffled)))


def test_another_middle_name_stays_apart_whoever_of_the_two_has_none() -> None:
    great = [person("Orla M. Fenwick", role="mayor" if n % 2 else None) for n in range(30)]
    beside = [person("Ada Lund"), person("Leo Hale")]
    other = [person("Orla P. Fenwick"), *beside], [person("Orla Fenwick"), *beside]
    assert all("0" not in articles or "30" not in articles for articles in named(*great, *other))
    assert len(named(*great, person("Orla Fenwick"))) == 1
