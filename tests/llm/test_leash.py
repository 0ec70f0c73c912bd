"""Words that stand in the article may still say another thing: what the parse says against them."""

from __future__ import annotations

import pytest

from kg.extract.refusals import changed, refused
from kg.model import Act, Certainty, Finder, Modality, Polarity
from tests.llm.proposing import Told, proposed

F = "The ferry was late.\n\n"
TANKS = F + "Ada Brandt said on Monday that Sudovia had not sent tanks to Ostia."
CHIEF = F + "Sudovia's army chief warned the court that Norland might attack if the talks fail."

REFUSALS: tuple[tuple[str, str, Told], ...] = (
    ("negation-cut", TANKS, ("Ada Brandt", "said", "sent tanks to Ostia")),
    ("not-who-speaks", TANKS, ("Sudovia", "said", "Sudovia had not sent tanks to Ostia")),
    (
        "act-against-cue",
        F + "Ada Brandt said that Sudovia had sent tanks to Ostia.",
        ("Ada Brandt", "said", "Sudovia had sent tanks to Ostia", "deny", "neg"),
    ),
    (
        "act-against-cue",
        F + "Sudovia denied sending tanks to Ostia.",
        ("Sudovia", "denied", "sending tanks to Ostia"),
    ),
    (
        "negated-cue",
        F + "The aide did not say whether Norland would leave.",
        ("The aide", "say", "whether Norland would leave"),
    ),
    (
        "cut-out",
        F + "Ada Brandt said she doubted that Sudovia had sent tanks.",
        ("Ada Brandt", "said", "Sudovia had sent tanks"),
    ),
    (
        "cut-out",
        F + "Ada Brandt said that Sudovia failed to send tanks.",
        ("Ada Brandt", "said", "send tanks"),
    ),
    (
        "part-of-phrase",
        CHIEF,
        ("Sudovia", "warned", "Norland might attack if the talks fail", "warn"),
    ),
    (
        "part-of-phrase",
        F + "A spokeswoman for the ministry said the dam was safe.",
        ("the ministry", "said", "the dam was safe"),
    ),
    (
        "part-of-phrase",
        F + "Norland officials said the dam was safe.",
        ("Norland", "said", "the dam was safe"),
    ),
    ("no-noun-phrase", TANKS, ("on Monday", "said", "Sudovia had not sent tanks to Ostia")),
    ("cue-in-content", TANKS, ("Ada Brandt", "said", "said on Monday that Sudovia")),
    ("no-cue", TANKS, ("Ada Brandt", None, "Sudovia had not sent tanks to Ostia")),
    (
        "long-cue",
        F + "Ada Brandt, who had come a long way from the coast and was tired, said it rained.",
        ("Ada Brandt", "who had come a long way from the coast and was tired, said", "it rained"),
    ),
    (
        "filtered",
        F + "The road will open provided that Chad agrees to it.",
        ("Chad", "agrees to", "it", "agree"),
    ),
    (
        "far-apart",
        F + "Ada Brandt said it rained. The dam held. The road was cut. The bridge is shut.",
        ("Ada Brandt", "said", "The bridge is shut"),
    ),
    (
        "denies-a-denial",
        F + "According to Ada Brandt, the charges are unfounded.",
        ("Ada Brandt", "According to", "the charges are unfounded", "deny", "neg"),
    ),
    (
        "act-against-cue",
        F + "Ada Brandt described the charges in a letter as new.",
        ("Ada Brandt", "described", "the charges", "deny", "neg"),
    ),
    (
        "circumstance",
        F + "The watchdog is making inquiries after Ostia Phones admitted that data was lost.",
        ("The watchdog", "is making inquiries", "Ostia Phones admitted that data was lost"),
    ),
    (
        "cut-out",
        F + "Ada Brandt said after Lee admitted that he lied that the dam was safe.",
        ("Ada Brandt", "said", "he lied"),
    ),
    (
        "cut-out",
        F + "Ada Brandt spoke in spite of claims that the dam was cracked.",
        ("Ada Brandt", "spoke", "the dam was cracked"),
    ),
    (
        "hears",
        F + "Ostia Crown Court heard that Lee had hidden the knife.",
        ("Ostia Crown Court", "heard", "Lee had hidden the knife"),
    ),
    ("not-verbatim", TANKS, ("Ada Brandt", "said", "Sudovia had sent tanks to Ostia")),
)


@pytest.mark.parametrize(("reason", "text", "told"), REFUSALS)
def test_what_does_not_hold_is_no_statement(reason: str, text: str, told: Told) -> None:
    found = proposed(text, told)
    assert found.reasons == [reason]
    assert reason in refused()
    assert not found.graph.statements
    assert not found.graph.propositions


def test_who_says_that_something_is_not_so_states_it() -> None:
    told = ("Ada Brandt", "said", "Sudovia had not sent tanks to Ostia", "deny", "neg")
    said = proposed(TANKS, told).only
    assert (said.act, said.polarity) == (Act.STATE, Polarity.POS)


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        (
            "The Minister for Harbours, Ada Lund Brandt, has praised the ferry at length.",
            "The Minister for Harbours, Ada Lund Brandt",
            "has praised",
            "the ferry",
        ),
        ("Nobody doubts the mayor's claim that it rained.", "the mayor", "claim", "it rained"),
        (
            "They spoke of the zeal of the clerks who promised that they would stay.",
            "the clerks",
            "promised",
            "they would stay",
        ),
    ],
)
def test_whom_grammar_gives_the_cue_may_speak(
    text: str, speaker: str, cue: str, content: str
) -> None:
    found = proposed(F + text, (speaker, cue, content))
    refusals = {"no-noun-phrase", "part-of-phrase", "not-who-speaks"}
    assert not refusals & {*found.reasons}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The mill said after the strike began that it had asked for a mediator.",
            ("The mill", "said", "it had asked for a mediator"),
        ),
        (
            "Ada Brandt says in a news release that they are tired and the clerk has agreed to"
            " come.",
            ("Ada Brandt", "says", "they are tired"),
        ),
        (
            "According to a statement by the Head, Media and Harbours of the Board, Oto Lund the"
            " list is a fake.",
            (
                "a statement by the Head, Media and Harbours of the Board, Oto Lund",
                "According to",
                "the list is a fake",
            ),
        ),
        (
            "The jury heard from clerks that the pair had been shouting.",
            ("clerks", "heard", "the pair had been shouting"),
        ),
    ],
)
def test_what_parsers_hang_elsewhere_is_said_all_the_same(text: str, told: Told) -> None:
    found = proposed(F + text, told)
    assert not found.reasons
    assert found.only.content


def test_a_pronoun_between_is_whom_our_own_code_makes_it() -> None:
    text = (
        "Ann Lee said she was committed to resolving the labour dispute amicably and urged the"
        " company's management to reach a fair settlement."
    )
    told = ("Ann Lee", "urged", "to reach a fair settlement", "demand", "pos", "obligation")
    found = proposed(F + text, told)
    assert not found.reasons
    (speaker,) = found.only.speakers
    assert {a.id: a.label for a in found.graph.actors}[speaker.actor] == "Ann Lee"


def test_who_is_not_there_to_comment_declines() -> None:
    text = F + "A clerk of Ostia Timber was not available for comment on the union's claims."
    told = ("A clerk of Ostia Timber", "was not available for comment", "the union's claims")
    said = proposed(text, (*told, "decline", "neg", "unspecified")).only
    assert (said.act, said.polarity) == (Act.DECLINE, Polarity.NEG)


@pytest.mark.parametrize(
    "content",
    [
        "the rate was raised to bring prices down",
        "he had shown no wish to come",
        "Chad refused an offer to leave",
        "Norland has tried to find a way that could be kept",
    ],
)
def test_what_stands_inside_is_no_modal_of_the_whole(content: str) -> None:
    found = proposed(F + f"Ada Brandt said {content}.", ("Ada Brandt", "said", content))
    assert not found.reasons
    assert found.only.modality is Modality.REALIS


def test_what_is_agreed_to_is_intended() -> None:
    text = F + "Ostia Phones agreed to pay the fine and to mend its network."
    told = ("Ostia Phones", "agreed", "to pay the fine and to mend its network", "agree", "pos")
    found = proposed(text, (*told, "intended"))
    assert not found.reasons
    assert found.only.modality is Modality.INTENDED


def test_a_noun_in_the_cue_is_the_word_that_reports() -> None:
    text = F + "Ada Brandt spoke of tanks, reiterating her call for a ban on arms."
    told = ("Ada Brandt", "reiterating her call for", "a ban on arms", "demand", "pos")
    found = proposed(text, (*told, "obligation"))
    assert not found.reasons
    assert (found.only.act, found.only.modality) == (Act.DEMAND, Modality.OBLIGATION)


def test_a_verb_with_a_particle_is_another_word() -> None:
    text = F + "Ada Brandt called on the press to leave the harbour."
    told = ("Ada Brandt", "called on", "the press to leave the harbour", "demand", "pos")
    assert proposed(text, (*told, "obligation")).only.act is Act.DEMAND


def test_what_holds_is_one() -> None:
    found = proposed(TANKS, ("Ada Brandt", "said", "Sudovia had not sent tanks to Ostia"))
    assert not found.reasons
    said = found.only
    assert (said.act, said.polarity, said.modality) == (Act.STATE, Polarity.POS, Modality.REALIS)
    (claim,) = found.graph.propositions
    assert [s.polarity for s in claim.stances] == [Polarity.NEG]


def test_a_negation_in_the_content_may_be_answered_as_one() -> None:
    found = proposed(
        TANKS, ("Ada Brandt", "said", "Sudovia had not sent tanks to Ostia", "state", "neg")
    )
    assert not found.reasons
    assert found.only.polarity is Polarity.POS  # the content says "not", and is put forward


def test_a_negation_that_grammar_does_not_see_leaves_the_polarity_open() -> None:
    text = F + "Ada Brandt said that Sudovia had sent tanks to Ostia."
    found = proposed(
        text, ("Ada Brandt", "said", "Sudovia had sent tanks to Ostia", "state", "neg")
    )
    assert found.reasons == ["negation-unseen"]
    assert found.only.polarity is Polarity.UNSPECIFIED
    stances = [s for c in found.graph.propositions for s in c.stances]
    assert {s.polarity for s in stances} == {Polarity.UNSPECIFIED}


def test_a_negation_that_the_answer_denies_leaves_the_polarity_open() -> None:
    text = F + "Ada Brandt mumbled against a new dam at Ostia."
    found = proposed(text, ("Ada Brandt", "mumbled against", "a new dam at Ostia"))
    assert found.only.polarity in (Polarity.POS, Polarity.UNSPECIFIED)


@pytest.mark.parametrize(
    ("content", "answered", "reason"),
    [
        ("Norland might attack if the talks fail", "realis", "modal-denied"),
        ("Norland might attack if the talks fail", "unspecified", None),
    ],
)
def test_a_modal_that_the_answer_denies_leaves_the_modality_open(
    content: str, answered: str, reason: str | None
) -> None:
    found = proposed(CHIEF, ("Sudovia's army chief", "warned", content, "warn", "pos", answered))
    assert found.reasons == ([reason] if reason else [])
    assert found.only.modality is Modality.UNSPECIFIED
    assert found.only.certainty is Certainty.UNSPECIFIED
    stances = [s for c in found.graph.propositions for s in c.stances]
    assert stances
    assert not any(s.modality is Modality.REALIS for s in stances)


def test_a_modal_that_grammar_does_not_see_leaves_it_open() -> None:
    told = ("Ada Brandt", "said", "Sudovia had not sent tanks to Ostia", "state", "pos", "possible")
    found = proposed(TANKS, told)
    assert found.reasons == ["modal-unseen"]
    assert found.only.modality is Modality.UNSPECIFIED
    stances = [s for c in found.graph.propositions for s in c.stances]
    assert stances
    assert {s.modality for s in stances} == {Modality.UNSPECIFIED}


def test_a_condition_left_outside_is_added() -> None:
    told = ("Sudovia's army chief", "warned", "Norland might attack", "warn", "pos", "possible")
    found = proposed(CHIEF, told)
    assert found.reasons == ["condition-left-out"]
    assert found.only.modality is Modality.CONDITIONAL
    assert [c.of(found.text) for c in found.only.conditions] == ["the talks fail"]


def test_a_condition_that_grammar_does_not_see_leaves_the_modality_open() -> None:
    content = "Sudovia had not sent tanks to Ostia"
    told = ("Ada Brandt", "said", content, "state", "pos", "realis", ("on Monday",))
    found = proposed(TANKS, told)
    assert found.reasons == ["condition-unseen"]
    assert found.only.modality is Modality.UNSPECIFIED
    assert not found.only.conditions


def test_the_act_is_that_of_the_word_lists_where_they_know_the_cue() -> None:
    told = ("Ada Brandt", "said", "Sudovia had not sent tanks to Ostia", "praise")
    assert proposed(TANKS, told).only.act is Act.STATE
    text = F + "Ingrid Solberg swooned over the new harbour for an hour."
    told = ("Ingrid Solberg", "swooned over", "the new harbour", "praise")
    assert proposed(text, told).only.act is Act.PRAISE


def test_a_declined_comment_is_one_where_the_answer_says_so() -> None:
    text = F + "The aide did not say whether Norland would leave."
    told = ("The aide", "did not say", "whether Norland would leave", "decline", "neg", "question")
    said = proposed(text, told).only
    assert (said.act, said.polarity) == (Act.DECLINE, Polarity.NEG)


def test_both_read_alike_and_are_a_step_surer() -> None:
    told = ("Ada Brandt", "said", "Sudovia had not sent tanks to Ostia")
    alone = proposed(TANKS, rules=True).only
    both = proposed(TANKS, told, rules=True).only
    assert alone.found_by == (Finder.RULES,)
    assert both.found_by == (Finder.RULES, Finder.LLM)
    assert both.confidence == pytest.approx(alone.confidence + 0.05)
    assert both.rule == alone.rule


@pytest.mark.parametrize(
    "told",
    [
        ("Sudovia", "said", "Sudovia had not sent tanks to Ostia"),
        ("Ada Brandt", "said", "Sudovia had not sent tanks to Ostia", "deny", "neg"),
        ("Ada Brandt", "said", "Sudovia had not sent tanks to Ostia", "state", "pos", "future"),
    ],
)
def test_who_reads_the_rules_statement_otherwise_changes_nothing(told: Told) -> None:
    alone = proposed(TANKS, rules=True).only
    found = proposed(TANKS, told, rules=True)
    assert found.reasons == ["differs"]
    assert "differs" in changed()
    assert found.only == alone


def test_what_the_model_alone_finds_says_so_and_has_no_measured_confidence() -> None:
    text = TANKS + " Ingrid Solberg swooned over the new harbour for an hour."
    told = ("Ingrid Solberg", "swooned over", "the new harbour", "praise")
    found = proposed(text, told, rules=True)
    by_rule = {s.rule: s for s in found.graph.statements}
    assert by_rule["llm"].found_by == (Finder.LLM,)
    assert by_rule["llm"].confidence == 0.5
    assert by_rule["verb-clause"].found_by == (Finder.RULES,)


def test_a_plug_in_is_named_in_its_rule() -> None:
    text = F + "Ingrid Solberg swooned over the new harbour for an hour."
    told = ("Ingrid Solberg", "swooned over", "the new harbour", "praise")
    said = proposed(text, told, name="mine").only
    assert (said.rule, said.found_by) == ("plugin:mine", (Finder.PLUGIN,))
