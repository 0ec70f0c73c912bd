"""`kg show`: the record in words, and the places that bear it out, marked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from kg.cli.claim_lines import claim_in_a_line
from kg.cli.statement_lines import marked, sentence, standing
from kg.export import registry
from kg.export.release import Release
from kg.model import Act, Modality, Polarity
from kg.query.statement_words import ACTS, AGAINST, PUT, STANDS
from tests import specimen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Kg


def record(exports: Path, name: str) -> dict[str, Any]:
    lines = (exports / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    return next(r for r in map(json.loads, lines) if r["id"] == name)


def words(text: str) -> str:
    """Return a text on one line, as it is wrapped."""
    return " ".join(text.split())


def test_every_value_of_the_closed_lists_has_its_words() -> None:
    assert set(ACTS) == set(Act)
    assert set(PUT) == set(Modality)
    assert set(STANDS) == set(Polarity)
    assert set(AGAINST) < set(Act)


def test_a_statement_with_its_evidence(kg: Kg, exports: Path) -> None:
    done = kg("show", specimen.S_OFFICIAL.id, "-o", exports)
    assert done.code == 0
    assert max(map(len, done.out.splitlines())) <= 100
    assert (
        "According to alpha, senior official (Ministry of Foreign Affairs of Norland), unnamed"
        " warned, about Sudovia: Norland may close its border if Sudovia sends more tanks"
    ) in words(done.out)
    assert "put as under consideration; possible; on a condition; indirect quotation" in done.out
    assert (
        "[speaker A senior official at the foreign ministry] [cue warned] that [content Norland may"
        " close its border if [condition Sudovia sends more tanks]]."
    ) in words(done.out)


def test_a_direct_quotation_has_its_marks_and_its_day(kg: Kg, exports: Path) -> None:
    out = words(kg("show", specimen.S_BRANDT.id, "-o", exports).out)
    assert "Ada Brandt said on 2024-10-22, about Sudovia: “Sudovia has sent up to 300" in out
    assert "“Tuesday” before publication" in out
    assert f"contradicts {specimen.S_DENIAL.id}: Sudovia denied, beta" in out


def test_a_denial_is_not_called_a_fact(exports: Path) -> None:
    denial = record(exports, specimen.S_DENIAL.id)
    assert sentence(denial) == "According to beta, Sudovia denied: having sent tanks"
    assert standing(denial) == "certain; indirect quotation"
    assert standing({**denial, "act": "state"}).startswith("against it; put as fact")
    assert "taking no clear side" in standing({**denial, "polarity": "unspecified"})


def test_a_week_is_told_where_the_day_is_not_known(exports: Path) -> None:
    denial = {**record(exports, specimen.S_DENIAL.id), "said_within": "2024-10-14/2024-10-20"}
    assert " denied within 2024-10-14/2024-10-20: " in sentence(denial)
    assert " denied on 2024-10-16: " in sentence({**denial, "said_on": "2024-10-16"})


def test_nobody_named_and_the_articles_own_voice(exports: Path) -> None:
    denial = record(exports, specimen.S_DENIAL.id)
    assert "somebody whom the article does not name denied" in sentence({**denial, "speakers": []})
    own = sentence({**denial, "voice": "article", "act": None})
    assert own == "beta says in its own voice: having sent tanks"


def test_an_actor_by_name_and_a_proposition_with_both_sides(kg: Kg, exports: Path) -> None:
    out = kg("show", "sudovia", "-o", exports).out
    assert out.startswith(f"{specimen.SUDOVIA.id}  Sudovia  (country)")
    assert "says: 1 statement\n" in out
    assert "is spoken about: 2 statements\n" in out
    out = kg("show", specimen.SENT, "-o", exports).out
    assert "stances: 2" in out
    assert "  quantity: up to 300 tank" in out
    assert "  denied (neg, realis towards the proposition)" in out
    assert "Ada Brandt said" in out


def test_the_start_of_an_id_is_enough_where_it_is_the_only_one(kg: Kg, exports: Path) -> None:
    whole = kg("show", specimen.S_DENIAL.id, "-o", exports)
    assert kg("show", specimen.S_DENIAL.id[:8], "-o", exports).out == whole.out
    for name in ("s-", "nobody", "s-zzz"):
        done = kg("show", name, "-o", exports)
        assert (done.code, done.out) == (2, "")
        assert "nothing has the id or the name" in done.err


def test_several_that_fit_are_listed(kg: Kg, exports: Path, tmp_path: Path) -> None:
    for file in exports.glob("*.jsonl"):
        text = file.read_text(encoding="utf-8")
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    twin = {**json.loads((exports / "actors.jsonl").read_text().splitlines()[0]), "label": "Twin"}
    with (tmp_path / "actors.jsonl").open("a", encoding="utf-8") as out:
        out.write("".join(json.dumps({**twin, "id": f"a-twin{n}"}) + "\n" for n in range(9)))
    done = kg("show", "Twin", "-o", tmp_path)
    assert done.code == 2
    assert "fits 9: a-twin0 (Twin), " in done.err
    assert done.err.rstrip().endswith("…")


def test_no_exports_says_what_to_run(kg: Kg, tmp_path: Path) -> None:
    done = kg("show", "s-1", "-o", tmp_path / "nowhere")
    assert done.code == 2
    assert "run `kg build" in done.err


@pytest.mark.parametrize("colours", [True, False])
def test_an_article_cannot_steer_the_terminal(colours: bool, exports: Path) -> None:
    denial = record(exports, specimen.S_DENIAL.id)
    quote = "\x1b[2J\u202e\x07" + denial["quote"][3:]
    shown = marked({**denial, "quote": quote}, colours)
    assert shown.count("\x1b[2J") == 0
    assert "\x07" not in shown
    assert "\u202e" not in shown
    assert ("\x1b[" in shown) is colours


def test_spans_outside_the_evidence_are_cut_and_nested_ones_close_in_order(exports: Path) -> None:
    denial = record(exports, specimen.S_DENIAL.id)
    first, last = denial["evidence"]
    wide = {**denial, "content": [[0, 10_000]], "conditions": [[first + 1, first + 3]]}
    shown = marked(wide, colours=False)
    assert shown.startswith("[content [speaker S[condition ud]")
    assert shown.endswith("]")
    assert shown.count("[") == shown.count("]")
    assert len(denial["quote"]) == last - first


def test_a_claim_is_told_with_predicate_class_and_what_is_in_it(kg: Kg, tmp_path: Path) -> None:
    registry.write(Release(specimen.taken_apart()), tmp_path, "jsonl")
    out = words(kg("show", specimen.HIDE, "-o", tmp_path).out)
    assert "predicate: hide class: deny, a kind of say agent: Norland" in out
    assert f"theme: the claim “Sudovia sends weapons to Ostia” ({specimen.SENT})" in out
    assert "instrument: old papers (of Sudovia)" in out
    said = words(kg("show", specimen.S_DENIAL.id, "-o", tmp_path).out)
    assert "(denied) predicate: send; class: send, a kind of move; agent: Sudovia" in said
    assert f"theme: the claim “Sudovia sends weapons to Ostia” ({specimen.SENT})" in said


def test_a_claim_that_is_not_taken_apart_says_so(kg: Kg, exports: Path) -> None:
    out = kg("show", specimen.CLOSE, "-o", exports).out
    assert "  predicate: no single word\n  agent: Norland\n" in out
    assert "class:" not in out
    claim = {"predicate": None, "class": None, "roles": {}}
    assert claim_in_a_line(claim, {}) == "predicate: none, known by its words alone"


def test_hostile_words_of_a_claim_do_not_reach_the_terminal(kg: Kg, tmp_path: Path) -> None:
    value = specimen.taken_apart(own="a\x1b[31m")
    registry.write(Release(value), tmp_path, "jsonl")
    for name in (specimen.HIDE, specimen.S_DENIAL.id):
        assert "\x1b" not in kg("show", name, "-o", tmp_path).out


def test_a_claim_shows_what_stands_behind_it(kg: Kg, exports: Path) -> None:
    shown = words(kg("show", specimen.SENT, "-o", exports).out)
    assert "asserted by 1 side: Norland (1 origin, 1 independent source)" in shown
    assert "denied by 1 side: Sudovia (1 origin)" in shown
    assert "on 2024-10-22" in shown
    shown = words(kg("show", specimen.CLOSE, "-o", exports).out)
    assert "nobody says as a fact that it is so, or that it is not" in shown
