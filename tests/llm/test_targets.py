"""The target that an answer names: whom our own code makes of it, how, or why it is left out."""

from __future__ import annotations

import pytest

from kg.extract.refusals import changed
from kg.llm.grounding import Shown, grounded
from kg.llm.sentences import sentences
from tests.llm.answering import said, shown
from tests.llm.proposing import Outcome, Told, proposed
from tests.reading import articles_of

F = "The ferry was late.\n\n"


def targets(found: Outcome) -> list[tuple[str, str]]:
    labels = {a.id: a.label for a in found.graph.actors}
    return [(labels[t.actor], str(t.how)) for t in found.only.targets]


def told(
    speaker: str, cue: str, content: str, act: str, target: str, modality: str = "realis"
) -> Told:
    return (speaker, cue, content, act, "pos", modality, (), target)


@pytest.mark.parametrize(
    ("text", "answer", "wanted"),
    [
        (
            "Ada Brandt accused Chad of theft.",
            told("Ada Brandt", "accused", "theft", "accuse", "Chad"),
            [("Chad", "at")],
        ),
        (
            "Ada Brandt condemned Chad's raid on Ostia.",
            told("Ada Brandt", "condemned", "Chad's raid on Ostia", "condemn", "Chad"),
            [("Chad", "at")],
        ),
        (
            "Ada Brandt condemned Chad's raid on Ostia.",
            told("Ada Brandt", "condemned", "Chad's raid on Ostia", "condemn", "Ostia"),
            [("Ostia", "about")],
        ),
        (
            "Ada Brandt warned that Chad may leave.",
            told("Ada Brandt", "warned", "Chad may leave", "warn", "Chad", "possible"),
            [("Chad", "about")],
        ),
        (
            "Ada Brandt urged the public to stay away.",
            told("Ada Brandt", "urged", "to stay away", "demand", "the public", "obligation"),
            [("public", "at")],
        ),
        (
            "Ada Brandt said Ann Lee and Oto Lund had lied.",
            told("Ada Brandt", "said", "Ann Lee and Oto Lund had lied", "state", "Ann Lee"),
            [("Ann Lee", "about")],
        ),
        (
            "Ada Brandt said Ann Lee and Oto Lund had lied.",
            told(
                *("Ada Brandt", "said", "Ann Lee and Oto Lund had lied", "state"),
                "Ann Lee and Oto Lund",
            ),
            [("Ann Lee", "about"), ("Oto Lund", "about")],
        ),
    ],
)
def test_a_target_is_whom_our_code_makes_of_its_words(
    text: str, answer: Told, wanted: list[tuple[str, str]]
) -> None:
    found = proposed(F + text, answer)
    assert targets(found) == wanted
    assert not found.reasons


@pytest.mark.parametrize(
    ("reason", "text", "answer"),
    [
        (
            "target-no-noun-phrase",
            "Ada Brandt said Chad officials had lied.",
            told("Ada Brandt", "said", "Chad officials had lied", "state", "had lied"),
        ),
        (
            "target-no-noun-phrase",
            "Ada Brandt said bank officials had lied.",
            told("Ada Brandt", "said", "bank officials had lied", "state", "bank"),
        ),
        (
            "target-apart",
            "Ada Brandt met Chad's envoy and said that it rained.",
            told("Ada Brandt", "said", "it rained", "state", "Chad"),
        ),
        (
            "target-nobody",
            "Ada Brandt said the dam was safe.",
            told("Ada Brandt", "said", "the dam was safe", "state", "the dam"),
        ),
        (
            "target-nobody",
            "Ada Brandt said she was tired.",
            told("Ada Brandt", "said", "she was tired", "state", "she"),
        ),
    ],
)
def test_a_target_that_is_none_is_left_out_with_its_reason(
    reason: str, text: str, answer: Told
) -> None:
    plain = proposed(F + text, answer[:-1])
    found = proposed(F + text, answer)
    assert found.reasons == [reason]
    assert reason in changed()
    assert found.only.targets == plain.only.targets


@pytest.mark.parametrize("number", [1, 7])
def test_a_target_whose_words_stand_elsewhere_leaves_the_statement(number: int) -> None:
    (article,) = articles_of({"a": "Ada Brandt said it rained. Chad was calm."})
    every = sentences(article)
    one = said(shown_of(article.text), "Ada Brandt", "said", "it rained")
    one["target"] = {"sentence": number, "words": "Chad"}
    (found,), notes = grounded([one], Shown.of(article, every, "llm"))
    assert found.target is None
    assert [n.code for n in notes] == ["candidate-target-not-verbatim"]


def shown_of(text: str) -> dict[int, str]:
    return shown({"messages": [{}, {"content": f"[1] {text}"}]})


def test_a_statement_of_the_rules_keeps_its_target() -> None:
    text = F + "Ada Brandt accused Chad of robbing Ostia."
    answer = told("Ada Brandt", "accused", "robbing Ostia", "accuse", "Ostia")
    alone = proposed(text, rules=True).only
    both = proposed(text, answer, rules=True).only
    assert both.targets == alone.targets


def test_nobody_is_made_out_in_a_language_without_a_parse() -> None:
    text = (
        "Die Ministerin sagte am Montag, dass der Verband nicht gelogen habe und dass man ihn nicht"
        " noch einmal fragen werde, weil es dafür keinen Grund gebe."
    )
    answer = told(
        "Die Ministerin", "sagte", "der Verband nicht gelogen habe", "state", "der Verband"
    )
    found = proposed(text, answer)
    assert found.reasons == ["target-unread"]
    assert not found.only.targets
