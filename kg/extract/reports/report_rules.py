"""Every rule that finds reports: its name, which of two it gives way to, an example, its function.

A rule is one entry here. Statements carry its name; `kg explain`, `kg show`, the exports and the
tables of the documentation have its words from here, `data/confidence.csv` has its counts.
What drops the reports that are found stands in `kg.extract.reports.filters`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from typing import TYPE_CHECKING, Any

from kg.extract.reports.quotations.free_quotations import quotations
from kg.extract.reports.rules.answering_asides import answering_asides
from kg.extract.reports.rules.attitudes import attitudes, light_verbs, made_clear, pressure
from kg.extract.reports.rules.court_acts import court_acts
from kg.extract.reports.rules.headlines import headline_list, headline_speaker, headline_title
from kg.extract.reports.rules.idioms import idiom_reports
from kg.extract.reports.rules.interviews import interview_turns
from kg.extract.reports.rules.mistagged_verbs import misread_verbs
from kg.extract.reports.rules.releases import release_statements
from kg.extract.reports.rules.reporting_nouns import nominal_reports
from kg.extract.reports.rules.reporting_verbs import verb_reports
from kg.extract.reports.rules.set_off import set_off
from kg.extract.reports.rules.source_phrases import (
    according_to,
    as_told_by,
    in_a_survey,
    in_words_of,
)
from kg.extract.reports.rules.unsourced import unsourced
from kg.extract.reports.rules.withholding import considering, purposes, withholding
from kg.extract.reports.tagger_reports import tagged_reports

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.extract.grammar.quotation_spans import Quote
    from kg.extract.report_candidate import ReportCandidate
    from kg.parse import ParsedArticle


@dataclass(frozen=True, slots=True)
class Rule[**P]:
    """One way in which a text tells that somebody said something.

    `name` is what its reports carry; `*` in it stands for the frame of the content or for its
    preposition. Of two reports with the same cue, or the same content, the one whose rule has the
    lower `rank` is kept: the more specific. `about` says in words what the rule finds, and
    `example` is a text in which it does. `run` yields the reports; several rules may share one
    function, which then yields the reports of each. None: made in `kg.extract.propositions`.
    """

    name: str
    rank: int
    about: str
    example: str
    run: Callable[P, Iterator[ReportCandidate]] | None


type OnParse = Rule[ParsedArticle]
type OnQuotations = Rule[ParsedArticle, tuple[Quote, ...]]

CLAUSE_RULES: tuple[OnParse, ...] = (
    Rule(
        "transcript-turn",
        1,
        "a turn of a transcript, opened by a label with a name or role",
        "BRANDT: When did you learn of the leak?\n\nHALE: We were told on the Monday.",
        interview_turns,
    ),
    Rule(
        "transcript-question",
        1,
        'a question of a printed interview or briefing, opened by "Q:" or "QUESTION:"',
        "Ann Lee took questions from reporters.\n\nQ: Is it open?\n\nA: It opens in May.",
        interview_turns,
    ),
    Rule(
        "transcript-answer",
        1,
        'an answer of a printed interview, opened by "A:"',
        "Ann Lee took questions from reporters.\n\nQ: Is it open?\n\nA: It opens in May.",
        interview_turns,
    ),
    Rule(
        "quotation-signed",
        2,
        "a quotation with a dash and a name under it",
        "“The ferry never left on time.” — Paul Hartwell, a former harbour master",
        set_off,
    ),
    Rule(
        "block-quotation",
        3,
        "words set off as a block, with who wrote them above or below",
        "The mayor was angry.\n\nHale wrote:\n\n> You have ruined the harbour.\n\nNobody answered.",
        set_off,
    ),
    Rule(
        "post",
        4,
        "a post on a social network, with its signature or who wrote it above",
        "He answered.\n\nThe border stays closed.\n\n— Ada Brandt (@adabrandt) April 6, 2022",
        set_off,
    ),
    Rule(
        "list-item",
        5,
        "an item of a list under a clause that reports, such as “She said:”",
        "Brandt also said:\n\n- The border will stay shut.\n- Rates must stay high.\n\nShe left.",
        set_off,
    ),
    Rule(
        "release-statement",
        16,
        "a sentence of a press release in which its issuer says “we” or “our”",
        "PRESS RELEASE\n\nOrlen Steel SA said it had won.\n\nOur debt has fallen by a third.",
        release_statements,
    ),
    Rule(
        "headline-list",
        7,
        "names in a headline with commas between them, which speak together",
        "# France, Peru, Chad condemn raid\n\nThe raid began at dawn.",
        headline_list,
    ),
    Rule(
        "withheld",
        8,
        "a verb of not saying, such as “declined to”, with what was not said",
        "The ministry declined to state whether the dam was safe.",
        withholding,
    ),
    Rule(
        "idiom",
        9,
        "an act of several words, such as “took aim at”",
        "Ann Lee took aim at the new fishing rules.",
        idiom_reports,
    ),
    Rule(
        "court-act",
        9,
        "an act of court language, such as “pleaded not guilty to”",
        "Ann Lee pleaded not guilty to theft.",
        court_acts,
    ),
    Rule(
        "light-verb*",
        10,
        "a light verb and a noun that carries the act, such as “expressed doubt”",
        "Ann Lee expressed hope that the ferry would sail again.",
        light_verbs,
    ),
    Rule(
        "noun-request",
        11,
        "a noun of asking with its source, such as “pressure from”",
        "The bank is under pressure from farmers to lower its rates.",
        pressure,
    ),
    Rule(
        "purpose",
        12,
        "a purpose clause of an act of meeting, such as “summoned the envoy to urge”",
        "Chad summoned the ambassador to demand that the ships leave.",
        purposes,
    ),
    Rule(
        "according-to",
        13,
        "“according to” a source, with the clause it stands in",
        "The dam is safe, according to the ministry.",
        according_to,
    ),
    Rule(
        "as-told-by",
        14,
        "“as told by” a source, after the clause that was told",
        "The ferry sank within minutes, as told by the captain.",
        as_told_by,
    ),
    Rule(
        "answering-aside",
        14,
        "an aside that denies or admits the clause before it, such as “, which Chad denies”",
        "Peru says that the ship was armed, which Chad denies.",
        answering_asides,
    ),
    Rule(
        "verb-clause",
        15,
        "a verb that reports, with a clause",
        "Ann Lee said that the dam was safe.",
        verb_reports,
    ),
    Rule(
        "verb-gerund",
        15,
        "a verb that reports, with a gerund, such as “denied sending”",
        "Chad denied sending the boats.",
        verb_reports,
    ),
    Rule(
        "verb-infinitive",
        15,
        "a verb that reports, with an infinitive, such as “vowed to”",
        "Ann Lee vowed to open the dam.",
        verb_reports,
    ),
    Rule(
        "verb-object-infinitive",
        15,
        "a verb that reports, with an object and an infinitive, such as “urged Oslo to”",
        "Peru urged Chad to withdraw its ships.",
        verb_reports,
    ),
    Rule(
        "verb-noun",
        15,
        "a verb that reports, with a noun for its object, such as “condemned the raid”",
        "Peru condemned the raid on the harbour.",
        verb_reports,
    ),
    Rule(
        "verb-predicative",
        15,
        "a verb that describes, with an object and what it is called",
        "Ann Lee called the plan a mistake.",
        verb_reports,
    ),
    Rule(
        "verb-*-phrase",
        15,
        "a verb that reports, with a phrase behind a preposition, such as “called for”",
        "Ann Lee called for new elections.",
        verb_reports,
    ),
    Rule(
        "verb-misread",
        15,
        "a verb that reports, read as a noun by the parser, with a “that” clause",
        "A memo comments that the dam was never safe.",
        misread_verbs,
    ),
    Rule(
        "in-words-of",
        16,
        "an opinion with its owner, such as “in her view”, with the clause it stands in",
        "In Lee’s view, the dam is safe.",
        in_words_of,
    ),
    Rule(
        "in-survey",
        16,
        "a survey with the clause that it gives the figures for, such as “in most polls”",
        "In a radio poll, half of the voters were for the bridge.",
        in_a_survey,
    ),
    Rule(
        "attitude-*",
        16,
        "an adjective of attitude such as “concerned” or “willing”, with what it is about",
        "Ann Lee is concerned that the dam will fail.",
        attitudes,
    ),
    Rule(
        "made-clear",
        16,
        "“made clear that”, with its clause",
        "Ann Lee made clear that the ferry would not sail.",
        made_clear,
    ),
    Rule(
        "refusal",
        16,
        "“refused to” or “declined to” do what is no speech",
        "Chad refused to withdraw its ships.",
        withholding,
    ),
    Rule(
        "headline-colon",
        16,
        "a name and a colon at the head of a headline",
        "Joyce Banda: Fund is empty\n\nThe fund was opened in May.",
        headline_speaker,
    ),
    Rule(
        "headline-title",
        16,
        "a name and a reporting verb in a headline that capitals hide from the parser",
        "# Banda Slams Fund Over Late Loan\n\nThe fund was opened in May.",
        headline_title,
    ),
    Rule(
        "considering",
        16,
        "a verb of weighing in the progressive, such as “is considering”, with its object",
        "The ministry is considering closing the harbour.",
        considering,
    ),
    Rule(
        "noun-clause",
        16,
        "a noun that reports, with its owner and a clause, such as “her claim that”",
        "The paper printed Lee’s claim that the dam was safe.",
        nominal_reports,
    ),
    Rule(
        "noun-infinitive",
        16,
        "a noun that reports, with its owner and an infinitive, such as “his promise to”",
        "Ann Lee won the seat in May. Her promise to cut tolls won over drivers.",
        nominal_reports,
    ),
    Rule(
        "noun-phrase",
        16,
        "a noun that reports, with its owner and a phrase, such as “its criticism of”",
        "The paper printed Lee’s criticism of the new rules.",
        nominal_reports,
    ),
    Rule(
        "unsourced",
        16,
        "a passive or guess that names nobody, such as “is believed to” or “appears to”",
        "The ship is believed to have sunk in the storm.",
        unsourced,
    ),
)
"""The rules that look at words and lines, in order of their ranks."""

QUOTATION_RULES: tuple[OnQuotations, ...] = (
    Rule(
        "quotation-cue-after",
        6,
        "a quotation with its cue behind or inside it",
        "“The dam is safe,” Ann Lee said.",
        quotations,
    ),
    Rule(
        "quotation-cue-before",
        6,
        "a quotation with its cue in front of it",
        "Ann Lee said: “The dam is safe.”",
        quotations,
    ),
    Rule(
        "quotation-colon",
        6,
        "a quotation behind a name and a colon",
        "Ann Lee: “The dam is safe, and it always was.”",
        quotations,
    ),
    Rule(
        "quotation-carried",
        6,
        "a quotation without a cue, given to the speaker of the words before it",
        "“The dam is safe,” Ann Lee said.\n\n“Nobody ever doubted that it was.”",
        quotations,
    ),
)
"""The rules that look at quotations outside of those that the others hold at length already."""

LAST_RULES: tuple[Rule[Any], ...] = (
    Rule(
        "tagger",
        17,
        "a trained tagger, where no rule found anything",
        "The ferry was late.\n\nIngrid Solberg swooned over the new harbour for an hour.",
        tagged_reports,
    ),
    Rule(
        "narration",
        17,
        "an event that the article tells in its own voice",
        "Chad invaded Peru on Monday.",
        None,
    ),
)
"""What is asked where no rule found anything: a tagger, and the article's own voice."""

RULES: tuple[Rule[Any], ...] = (*CLAUSE_RULES, *QUOTATION_RULES, *LAST_RULES)


@cache
def rule_of(name: str) -> Rule[Any]:
    """Return the rule whose reports carry a name; raises KeyError for a name that no rule has."""
    for rule in RULES:
        if fnmatchcase(name, rule.name):
            return rule
    raise KeyError(name)
