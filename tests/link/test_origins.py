"""One utterance, one copied text, one briefing is one origin; two people's words are two."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from kg.link import link, with_origins
from kg.model import Act, ActorType, Dated, LinkKind, Modality, Polarity, Quotation, Span, Statement
from tests import specimen as sp
from tests.link.test_links import said

if TYPE_CHECKING:
    from kg.model import Actor

DAY, NEXT = Dated("2024-10-22", "told"), Dated("2024-10-25", "told")
LONG = "the dam above the village is safe and nobody needs to leave his house tonight"
LIKE = "nobody has to leave his house in the village tonight, since the dam above is safe"
OTHER = "prices of bread will not be raised before the harvest has been brought in"
MINISTRY = replace(sp.OFFICIAL, id="a-8", label="official")


def one(name: str, speaker: str, article: str, text: str, **more: object) -> Statement:
    whole = Span(0, len(text))
    more = {"quotation": Quotation.INDIRECT, "said_on": DAY, **more}
    return said(name, speaker, article, content=(whole,), evidence=whole, **more)


def together(
    *told: tuple[str, str, dict[str, object]],
    actors: tuple[Actor, ...] = (),
    published: dict[str, str] | None = None,
) -> bool:
    """Tell whether the statements told, each of (speaker, text, more), have one origin."""
    made = [one(f"s-{n}", w, f"x{n}", text, **more) for n, (w, text, more) in enumerate(told)]
    texts = {f"x{n}": text for n, (_, text, _) in enumerate(told)}
    known = {a.id: a for a in actors}
    found = {
        len({s.origin for s in with_origins(order, texts, known, published)})
        for order in permutations(made)
    }
    assert len(found) == 1  # whatever the order
    return found == {1}


def test_one_speaker_on_one_day_in_nearly_the_same_words() -> None:
    assert together(("a-1", LONG, {}), ("a-1", LIKE, {}))
    assert not together(("a-1", LONG, {}), ("a-1", OTHER, {}))
    assert not together(("a-1", LONG, {}), ("a-1", LIKE, {"said_on": NEXT}))
    assert not together(("a-1", LONG, {}), ("a-2", LIKE, {}))


def test_the_same_letters_are_one_whenever() -> None:
    assert together(("a-1", LONG, {}), ("a-1", f"{LONG}!", {"said_on": NEXT}))


def test_who_denies_the_same_letters_says_them_no_second_time() -> None:
    denied = {"polarity": Polarity.NEG}
    assert not together(("a-1", LONG, {}), ("a-1", LONG, denied))
    quoted = {"quotation": Quotation.DIRECT}
    assert not together(("a-1", LONG, quoted), ("a-1", LONG, quoted | denied))
    assert together(("a-1", LONG, denied), ("a-1", f"{LONG}!", denied))
    assert together(("a-1", LONG, {}), ("a-1", LONG, {"polarity": Polarity.UNSPECIFIED}))
    assert together(("a-1", LONG, {}), ("a-1", LIKE, denied))  # one denial told in two ways


def test_undated_words_may_be_of_the_days_before_publication() -> None:
    undated = {"said_on": None}
    told = ("a-1", LONG, {}), ("a-1", LIKE, undated)
    assert together(*told, published={"x1": "2024-10-23"})
    assert not together(*told, published={"x1": "2024-10-30"})
    assert not together(*told)


def test_a_quotation_is_one_persons_and_a_phrase_of_two_ministers_is_not() -> None:
    quoted = {"quotation": Quotation.DIRECT}
    brandt = replace(sp.BRANDT, id="a-1")
    told = ("a-1", f"We know that {LONG}", quoted), ("a-8", f"Indeed, {LONG}, they said", quoted)
    assert together(*told, actors=(brandt, MINISTRY))
    minister = replace(sp.BRANDT, id="a-8", label="Bo Lund")
    assert not together(*told, actors=(brandt, minister))


def test_a_copied_sentence_is_one_text() -> None:
    people = replace(sp.OFFICIAL, id="a-1", role="miller"), replace(sp.OFFICIAL, id="a-2")
    told = ("a-1", LONG, {}), ("a-2", LONG, {"said_on": NEXT})
    assert together(*told, actors=people)
    brandt = replace(sp.BRANDT, id="a-1")
    assert not together(*told, actors=(brandt, replace(sp.BRANDT, id="a-2")))


OFFICIAL = {"act": Act.STATE, "modality": Modality.CONSIDERED}
WE = "we are watching the dam closely and may consider closing the upper gate as a last resort"
THEY = "as the rains go on, the ministry may consider closing the upper gate of the dam"


@pytest.mark.parametrize(
    ("mine", "theirs", "same"),
    [
        ({}, {}, True),
        ({}, {"affiliation": None}, True),
        ({}, {"affiliation": "a-other"}, False),
        ({}, {"country": "OST"}, False),
        ({}, {"role": "diplomat"}, False),
        ({}, {"named": True, "type": ActorType.PERSON}, False),
    ],
)
def test_one_briefing_told_by_two_papers(
    mine: dict[str, object], theirs: dict[str, object], same: bool
) -> None:
    first = replace(sp.OFFICIAL, id="a-1", **mine)  # type: ignore[arg-type]
    second = replace(sp.OFFICIAL, id="a-2", **theirs)  # type: ignore[arg-type]
    told = ("a-1", WE, OFFICIAL), ("a-2", THEY, OFFICIAL)
    assert together(*told, actors=(first, second)) is same


def test_a_briefing_needs_one_day_and_one_effect() -> None:
    people = replace(sp.OFFICIAL, id="a-1"), replace(sp.OFFICIAL, id="a-2")
    for more in ({"said_on": NEXT}, {"act": Act.PLEDGE}, {"modality": Modality.REALIS}):
        told = ("a-1", WE, OFFICIAL), ("a-2", THEY, {**OFFICIAL, **more})
        assert not together(*told, actors=people)


def test_one_origin_in_two_papers_is_a_restatement_with_its_reason() -> None:
    made = [one("s-1", "a-1", "x", LONG), one("s-2", "a-1", "y", LIKE)]
    (found,) = link(made, [], texts={"x": LONG, "y": LIKE})
    assert (found.kind, found.source, found.target) == (LinkKind.RESTATES, "s-1", "s-2")
    assert found.reason.startswith("the same speaker, day and nearly the same words — ")
    assert 0.45 <= found.score < 1
