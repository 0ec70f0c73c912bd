"""Claims that are alike in their words are named beside each other, and stay apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.link.similar_claims import KEPT, with_similar
from kg.model import Filler, Predicate, Proposition, Span
from tests.reading import graph_of


def test_alike_in_words_and_not_one() -> None:
    graph = graph_of(
        "Anna Bell said France had built a long wall along the southern border.",
        "Carl Hale said France had built a long steel fence along the southern border.",
        "Eva Kohl said France had built two ships for Chad.",
    )
    labels = {p.id: p.label for p in graph.propositions}
    alike = {p.label: [labels[s.id] for s in p.similar] for p in graph.propositions}
    (wall, fence, ships) = sorted(alike, key=lambda label: ("ships" in label, "fence" in label))
    assert alike == {wall: [fence], fence: [wall], ships: []}
    assert all(len(p.stances) == 1 for p in graph.propositions)


def test_a_wider_claim_is_not_named_again() -> None:
    graph = graph_of(
        "Anna Bell said France had built ballistic missiles.",
        "Carl Hale said France had built missiles.",
    )
    assert any(p.broader for p in graph.propositions)
    assert not any(p.similar for p in graph.propositions)


def claim(number: int, label: str, party: str) -> Proposition:
    return Proposition(
        id=f"p-{number}",
        label=label,
        predicate=Predicate(lemma="build", span=Span(0, 1)),
        roles=(("agent", (Filler(label=party, actor=party),)),),
        article="a",
        trigger=Span(0, 1),
    )


LABELS = st.lists(st.sampled_from(["wall", "fence", "border", "ship", "long", "steel"]), min_size=2)


@given(st.lists(st.tuples(LABELS, st.sampled_from(["a-1", "a-2"])), max_size=12), st.randoms())
def test_order_changes_nothing(told: list[tuple[list[str], str]], random: object) -> None:
    claims = [claim(k, " ".join(words), who) for k, (words, who) in enumerate(told)]
    found = {c.id: c.similar for c in with_similar(claims)}
    random.shuffle(claims)  # type: ignore[attr-defined]
    assert {c.id: c.similar for c in with_similar(claims)} == found
    for name, similar in found.items():
        assert len(similar) <= KEPT
        assert all(s.id != name and 0 < s.score <= 1 for s in similar)
