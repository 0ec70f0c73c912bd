"""Tagged words come together as a reader would put them together."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Span
from kg.tagger.cue_linking import Stretch, link
from kg.tagger.tags import Role

_MARK = re.compile(r"\[([SQC]) |\]")
_ROLES = {"S": Role.SOURCE, "Q": Role.CUE, "C": Role.CONTENT}


def read(marked: str) -> tuple[str, list[Stretch]]:
    """Return the text without its marks, and what they mark."""
    text, at, start, role = "", 0, 0, Role.CUE
    found = []
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark[1]:
            start, role = len(text), _ROLES[mark[1]]
        else:
            found.append(Stretch(role, Span(start, len(text))))
    return text + marked[at:], found


CASES = {
    "[S Oslo] [Q said] [C it would wait].": ["Oslo | said | it would wait"],
    "[C “We wait,”] [S Kim] [Q said]. [C “For now.”]": ["Kim | said | “We wait,” … “For now.”"],
    "[C Talks failed], [Q according to] [S Oslo].": ["Oslo | according to | Talks failed"],
    "[S Kim] [Q said] [C it rained] and [Q warned] [C it would pour].": [
        "Kim | said | it rained",
        "Kim | warned | it would pour",
    ],
    "[C “It rained,”] [S Kim] [Q said], while [S Oslo] [Q denied] [C it].": [
        "Kim | said | “It rained,”",
        "Oslo | denied | it",
    ],
    "[S Kim] [Q said:]\n\n[C “It rained. It poured.”]": ["Kim | said: | “It rained. It poured.”"],
    "[Q Reportedly], [C talks failed].": [" | Reportedly | talks failed"],
    "[S Kim] [Q declined to comment]. It rained.": [],
    "[S Kim] [Q said] it rained.\n\n[C It poured.]": [],
    "[C Talks failed.] [S He] [Q said] [C rain fell]. [S Oslo] [Q agreed] [C with that].": [
        "He | said | Talks failed. … rain fell",
        "Oslo | agreed | with that",
    ],
    "[S Oslo]’s [Q claim] [C that it rained] was read out. [S Kim] [Q denied] [C it].": [
        "Oslo | claim | that it rained",
        "Kim | denied | it",
    ],
}


@pytest.mark.parametrize("marked", CASES)
def test_what_belongs_together(marked: str) -> None:
    text, stretches = read(marked)
    told = [
        " | ".join(" … ".join(s.of(text) for s in role) for role in (a.source, a.cue, a.content))
        for a in link(text, stretches)
    ]
    assert told == CASES[marked]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(Role), st.sampled_from([" ", ", ", ". ", "\n"]), st.integers(1, 9)
        ),
        max_size=30,
    )
)
def test_each_cue_and_content_is_used_once(row: list[tuple[Role, str, int]]) -> None:
    text = ""
    stretches = []
    for role, gap, size in row:
        text += gap
        stretches.append(Stretch(role, Span(len(text), len(text) + size)))
        text += "x" * size
    found = link(text, stretches)
    assert found == link(text, stretches[::-1])
    assert list(found) == sorted(found, key=lambda a: a.spans())
    for role in (Role.CUE, Role.CONTENT):
        ours = [span for a in found for span in a.of(role)]
        given_ = [s.span for s in stretches if s.role is role]
        assert len(ours) == len(set(ours))
        assert set(ours) <= set(given_)
    assert all(a.cue and a.content for a in found)
