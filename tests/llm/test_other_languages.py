"""Articles that nothing parses: by the model alone, at right places, marked, denials with care."""

from __future__ import annotations

from kg.model import Act, Finder, Modality, Polarity, Quotation
from tests.llm.proposing import proposed

GERMAN = (
    "Die Ministerin sagte am Montag, dass der Damm sicher sei und dass man ihn nicht noch einmal"
    " prüfen werde. Der Sprecher bestritt, dass ein Bericht verschwunden sei.\n\n„Das ist falsch“,"
    " betonte Hafenchef Oto Brandt. Er erklärte, der Vorwurf sei unwahr."
)
KOREAN = (
    "장관은 월요일에 댐이 안전하다고 말했다. 대변인은 보고서가 사라졌다는 주장을 부인했다."
    " 항만 책임자는 “조사는 끝났다”고 밝혔다. 그는 그런 기록이 없다고 덧붙였다."
)


def test_german_statements_stand_at_their_places_and_are_marked() -> None:
    told = ("Die Ministerin", "sagte", "der Damm sicher sei")
    found = proposed(GERMAN, told, rules=True)
    said = found.only
    assert said.rule == "llm-unparsed"
    assert said.found_by == (Finder.LLM,)
    assert [c.of(GERMAN) for c in said.content] == ["der Damm sicher sei"]
    assert [s.of(GERMAN) for s in said.speaker_spans] == ["Die Ministerin"]
    assert said.evidence.of(GERMAN).startswith("Die Ministerin sagte")
    assert said.evidence.of(GERMAN).endswith("prüfen werde.")
    assert (said.speakers, said.said_on, said.confidence) == ((), None, 0.5)
    (claim,) = found.graph.propositions
    assert (claim.label, claim.predicate) == ("der Damm sicher sei", None)


def test_korean_statements_stand_at_their_places() -> None:
    found = proposed(
        KOREAN,
        ("장관", "말했다", "댐이 안전하다"),
        ("항만 책임자", "밝혔다", "조사는 끝났다"),
    )
    first, second = sorted(found.graph.statements, key=lambda s: s.content)
    assert [c.of(KOREAN) for c in first.content] == ["댐이 안전하다"]
    assert [c.of(KOREAN) for c in second.content] == ["조사는 끝났다"]
    assert (first.quotation, second.quotation) == (Quotation.INDIRECT, Quotation.DIRECT)
    assert {s.rule for s in (first, second)} == {"llm-unparsed"}


def test_a_denial_of_what_is_said_to_be_so_is_one() -> None:
    told = ("Der Sprecher", "bestritt", "ein Bericht verschwunden sei", "deny", "neg")
    said = proposed(GERMAN, told).only
    assert (said.act, said.polarity) == (Act.DENY, Polarity.NEG)
    told = ("대변인", "부인했다", "보고서가 사라졌다는 주장", "deny", "neg")
    assert proposed(KOREAN, told).only.act is Act.DENY


def test_who_is_quoted_puts_his_words_forward() -> None:
    told = ("Hafenchef Oto Brandt", "betonte", "Das ist falsch", "deny", "neg")
    said = proposed(GERMAN, told).only
    assert (said.act, said.polarity, said.quotation) == (
        Act.STATE,
        Polarity.POS,
        Quotation.DIRECT,
    )


def test_a_denial_of_what_says_itself_that_it_is_not_so_is_left_out() -> None:
    told = ("Er", "erklärte", "der Vorwurf sei unwahr", "deny", "neg")
    found = proposed(GERMAN, told)
    assert found.reasons == ["denies-a-denial"]
    assert not found.graph.statements
    told = ("그", "덧붙였다", "그런 기록이 없다", "deny", "neg")
    assert proposed(KOREAN, told).reasons == ["denies-a-denial"]


def test_a_denial_in_a_language_without_known_negative_words_is_left_out() -> None:
    text = (
        "Ministern förnekade på måndagen att dammen var farlig och att den inte skulle undersökas"
        " efter stormen som drog in över kusten och hamnen."
    )
    found = proposed(text, ("Ministern", "förnekade", "dammen var farlig", "deny", "neg"))
    assert found.reasons == ["denial-unread"]


def test_what_stands_far_apart_or_without_cue_is_left_out() -> None:
    found = proposed(GERMAN, ("Oto Brandt", "bestritt", "der Damm sicher sei", "deny", "neg"))
    assert found.reasons == ["far-apart"]
    told = (None, None, "ein Bericht verschwunden sei", "deny", "neg")
    assert proposed(GERMAN, told).reasons == ["no-cue"]


def test_a_condition_makes_it_conditional() -> None:
    text = (
        "Die Ministerin sagte, dass man den Damm prüfen werde, wenn der Regen nicht aufhöre und die"
        " Leute an der Küste das verlangen."
    )
    told = ("Die Ministerin", "sagte", "man den Damm prüfen werde", "state", "pos", "future")
    said = proposed(text, (*told, ("der Regen nicht aufhöre",))).only
    assert said.modality is Modality.CONDITIONAL
    assert [c.of(text) for c in said.conditions] == ["der Regen nicht aufhöre"]
