"""What joins and divides two actors, read in small collections by the real parser and rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.export import registry
from kg.export.release import Release
from kg.query.analysis import VIEWS
from kg.query.network import load
from kg.query.pair_ties import KINDS, pair_ties
from tests.reading import graph_of

if TYPE_CHECKING:
    from pathlib import Path

    from kg.query.network import Network

type Counts = dict[str, int]


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    return Reader(tmp_path)


class Reader:
    """Reads articles into networks."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._number = 0

    def __call__(self, *texts: str) -> Network:
        self._number += 1
        folder = self._folder / str(self._number)
        folder.mkdir()
        registry.write(Release(graph_of(*texts)), folder, "jsonl,report.json")
        return load(folder)


def ties(net: Network) -> dict[frozenset[str], Counts]:
    """Return what is between each pair, by the names of the two."""
    labels = net.actors.nodes(data="label")
    return {
        frozenset((labels[a], labels[b])): {
            kind: n for kind, n in zip(KINDS, tie.counts, strict=True) if n
        }
        for (a, b), tie in pair_ties(net).items()
    }


SHELLING = (
    "Chile's defence minister, Mary Hill, said that Peru had attacked Bolivia.\n\n"
    "Chile's army said that Peru had attacked Bolivia.\n",
    "Peru's foreign ministry denied that Peru had attacked Bolivia.\n\n"
    "Peru's army denied that Peru had attacked Bolivia.\n",
    "Argentina said that Peru had attacked Bolivia.\n",
)


def test_two_voices_of_one_government_are_no_pair(read: Reader) -> None:
    found = ties(read(*SHELLING))
    assert frozenset(("Mary Hill", "Military of Chile")) not in found
    assert frozenset(("Foreign Ministry of Peru", "Military of Peru")) not in found
    assert found[frozenset(("Mary Hill", "Argentina"))] == {"agree": 1}
    assert found[frozenset(("Mary Hill", "Foreign Ministry of Peru"))] == {"disagree": 1}


def test_a_government_is_one_side_of_a_contested_claim(read: Reader) -> None:
    rows = VIEWS["contested"](read(*SHELLING), 5).rows
    assert ("claim", "Peru attacks Bolivia", 2, 1, 0) in rows


def test_an_act_that_only_somebody_else_tells_of_is_his_word(read: Reader) -> None:
    told = "Mary Hill said that John Brown had insulted Peter Stone.\n"
    assert frozenset(("John Brown", "Peter Stone")) not in ties(read(told))
    found = ties(read("John Brown insulted Peter Stone.\n"))
    assert found[frozenset(("John Brown", "Peter Stone"))] == {"conflict": 1}
    own = "Peru condemned Chile, the Peruvian foreign ministry said.\n"
    assert ties(read(own))[frozenset(("Peru", "Chile"))] == {"conflict": 1}


def test_what_is_only_said_of_somebody_is_no_conflict(read: Reader) -> None:
    found = ties(read("Mary Hill said that John Brown was a liar.\n"))
    assert frozenset(("Mary Hill", "John Brown")) not in found


def test_an_act_that_is_printed_again_is_one(read: Reader) -> None:
    once = "Mary Hill criticised John Brown for closing the bridge.\n"
    assert ties(read(once, once))[frozenset(("Mary Hill", "John Brown"))] == {"conflict": 1}


def test_what_two_say_together_is_one_agreement_however_long(read: Reader) -> None:
    joint = "Mary Hill and John Brown said that the bridge was unsafe and the tunnel was flooded.\n"
    assert ties(read(joint))[frozenset(("Mary Hill", "John Brown"))] == {"agree": 1}


def test_a_pair_stands_before_the_pairs_of_a_list(read: Reader) -> None:
    several = "Ann Reed, Paul West and Jane Long said that the harbour was too small.\n"
    net = read(several, "Mary Hill and John Brown said that the bridge was unsafe.\n")
    first, *others = VIEWS["ties"](net, 9).rows
    assert first[:2] == ("John Brown", "Mary Hill")
    assert len(others) == 3


def test_whom_an_article_does_not_name_may_be_whom_it_names(read: Reader) -> None:
    one = "Mary Hill said that Peru had attacked Bolivia.\n"
    other = "An official said that Peru had attacked Bolivia.\n"
    assert not ties(read(f"{one}\n{other}"))
    assert ties(read(one, other)) == {frozenset(("Mary Hill", "official")): {"agree": 1}}


def test_his_campaign_is_nobody_of_its_own(read: Reader) -> None:
    assert ties(read("Mary Hill praised her campaign.\n")) == {}
    own = ties(read("Mary Hill spoke.\n\nHill's campaign praised Mary Hill.\n"))
    assert frozenset(("Mary Hill", "Hill's campaign")) not in own


def test_something_of_a_target_is_no_target_beside_it(read: Reader) -> None:
    found = ties(read("Paul West praised America's leadership.\n"))
    assert set(found) <= {frozenset(("Paul West", "United States"))}
    found = ties(read("Ann Reed spoke.\n\nPaul West praised Reed's leadership.\n"))
    assert frozenset(("Paul West", "Ann Reed")) in found
    assert len(found) == 1
