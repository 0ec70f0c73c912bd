"""The clause walk's value and tables; what it reads in sentences is in tests/cases."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from kg.extract.standing.veridicality import standing_at
from kg.extract.standing.veridicality.implication_signatures import (
    FAILS,
    HOLDS,
    force,
    linkers,
    look_up,
)
from kg.model import Modality, Polarity, Span
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from tests.reading import articles_of

TABLE = tomllib.loads((files("kg.extract") / "data" / "signatures.toml").read_text("utf-8"))


def test_a_word_has_one_signature_in_a_frame() -> None:
    keys = Counter(
        (word, row["pos"], frame)
        for row in TABLE["signature"]
        for word in row["words"]
        for frame in row["frames"]
    )
    assert [k for k, n in keys.items() if n > 1] == []


def test_every_row_names_known_forces_and_its_source() -> None:
    for row in TABLE["signature"]:
        assert force(row["holds"]), row
        assert force(row["negated"]), row
        assert row["pos"] in ("V", "N", "A"), row
        assert row["source"], row
    for kind in ("marks", "prepositions"):
        assert linkers(kind)


def test_an_unknown_force_is_refused() -> None:
    with pytest.raises(KeyError):
        force("perhaps")


def test_implicatives_turn_and_factives_stay() -> None:
    manage, know = look_up("manage", "V", "to"), look_up("know", "V", "that")
    assert manage is not None
    assert (manage.holds, manage.negated, manage.factive) == (HOLDS, FAILS, False)
    assert know is not None
    assert know.factive


def test_the_walk_ends_at_the_edge_of_a_content() -> None:
    text = "Niger may say that Chad has sent troops."
    (article,) = articles_of({"t": text})
    parsed = ParsedArticle(article, SpacyParser().parse(article))
    sent = next(t for t in parsed.tokens if t.text == "sent")
    content = Span(text.index("Chad"), text.index("."))
    assert not standing_at(parsed, sent).is_fact
    inside = standing_at(parsed, sent, (content,))
    assert (inside.polarity, inside.modality) == (Polarity.POS, Modality.REALIS)
