"""A negated clause is denied once: by its polarity or by its words, never by both or neither.

`NEGATED` has the constructions of clausal negation (Quirk et al. 1985, 10.54-10.67; Huddleston and
Pullum 2002, chapter 9) with a place for who does it, `NOBODY` the subjects that negate a clause
themselves. Each is put in every frame with every subject that fits.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from kg.model import Polarity
from tests.reading import graph_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Graph

NEGATED = """
not, past            | ⟨who⟩ did not sell the harbour
n't, past            | ⟨who⟩ didn't sell the harbour
never, past          | ⟨who⟩ never sold the harbour
not, perfect         | ⟨who⟩ ⟨have⟩ not sold the harbour
not, progressive     | ⟨who⟩ ⟨be⟩ not selling the harbour
no longer            | ⟨who⟩ no longer sold the harbour
not, future          | ⟨who⟩ will not sell the harbour
never, future        | ⟨who⟩ would never sell the harbour
not going to         | ⟨who⟩ ⟨be⟩ not going to sell the harbour
not going to be able | ⟨who⟩ ⟨be⟩ not going to be able to sell the harbour
not about to         | ⟨who⟩ ⟨be⟩ not about to sell the harbour
not, duty            | ⟨who⟩ must not sell the harbour
not, advice          | ⟨who⟩ should not sell the harbour
cannot               | ⟨who⟩ cannot sell the harbour
not wanting          | ⟨who⟩ did not want to sell the harbour
not planning         | ⟨who⟩ ⟨be⟩ not planning to sell the harbour
no plan              | ⟨who⟩ had no plan to sell the harbour
nothing              | ⟨who⟩ sold nothing
none of              | ⟨who⟩ sold none of the ships
no                   | ⟨who⟩ sold no ships
nobody               | ⟨who⟩ paid nobody
neither, verbs       | ⟨who⟩ neither bought nor sold the harbour
neither, objects     | ⟨who⟩ sold neither the harbour nor the ships
not a single         | ⟨who⟩ sold not a single ship
"""
NOBODY = """
nobody | sold the harbour
no one | sold the harbour
none of us | sold the harbour
none of the firms | sold the harbour
no firm | sold the harbour
no firms | sold the harbour
neither firm | sold the harbour
neither the firm nor the bank | sold the harbour
nobody | will sell the harbour
nobody | is going to sell the harbour
no one | should sell the harbour
nobody | wants to sell the harbour
none of the firms | wants to sell the harbour
nothing | was sold
nothing | has been sold
no ships | were sold
none of the ships | will be sold
not a single ship | was sold
"""
WHO = {
    "the firm": ("is", "has"),
    "I": ("am", "have"),
    "we": ("are", "have"),
    "they": ("are", "have"),
}
WHO |= {"it": ("is", "has"), "Norland": ("is", "has")}
FRAMES = ("Ada Lund said that {}.", "“{},” Ada Lund said.")
_NEGATIVE = re.compile(r"\b(no|not|never|nobody|none|nothing|neither|nor|cannot)\b|n[’']t\b", re.I)


class Denied(NamedTuple):
    """A text with the construction that it shows."""

    name: str
    text: str


def _texts() -> Iterator[Denied]:
    for name, _, clause in (line.partition(" | ") for line in NEGATED.strip().splitlines()):
        for who, (be, have) in WHO.items():
            said = clause.strip().replace("⟨who⟩", who).replace("⟨be⟩", be).replace("⟨have⟩", have)
            yield from _framed(f"{name.strip()}: {who}", said)
    for line in NOBODY.strip().splitlines():
        subject, verb = (cell.strip() for cell in line.split("|"))
        yield from _framed(subject, f"{subject} {verb}")


def _framed(name: str, clause: str) -> Iterator[Denied]:
    for frame in FRAMES:
        first = clause[0].upper() if frame[0] == "“" else clause[0]
        yield Denied(name, frame.format(first + clause[1:]))


TEXTS = tuple(_texts())


@pytest.fixture(scope="module")
def graph() -> Graph:
    """Return the graph of all texts."""
    return graph_of(*(denied.text for denied in TEXTS))


def test_denied_once(graph: Graph) -> None:
    of_statement = {s.id: int(s.article.removeprefix("t")) for s in graph.statements}
    claimed: set[int] = set()
    wrong = []
    for claim in graph.propositions:
        for stance in claim.stances:
            number = of_statement[stance.statement]
            claimed.add(number)
            in_words = _NEGATIVE.search(claim.label) is not None
            if in_words is (stance.polarity is Polarity.NEG):
                wrong.append(f"{TEXTS[number].text} {stance.polarity.value} «{claim.label}»")
    lost = [denied.text for number, denied in enumerate(TEXTS) if number not in claimed]
    assert not wrong
    assert not lost
