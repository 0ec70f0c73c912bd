"""Every filter that drops a report: its name, why, an example, and its test.

A filter is one entry here; `kg explain` has its words from here. Each looks at one report that the
rules of `kg.extract.reports.report_rules` found, and tells for which others it is dropped.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.reports import filter_tests as tests

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.extract.reports.filter_tests import Scene, Test


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a report becomes no statement: the step that drops it, in words, and a text with one."""

    name: str
    why: str
    example: str


@dataclass(frozen=True, slots=True)
class Filter(Reason):
    """A step of selection. `prepare` returns the test that each report must pass, in text order."""

    prepare: Callable[[Scene], Test]


FILTERS: tuple[tuple[Filter, ...], ...] = (
    (
        Filter(
            "first-person",
            "“I” or “we” inside a quotation, or “you”, is its speaker: whoever is quoted is"
            " reported already, by the quotation",
            "Mara Quill said: “I told them it was late.”",
            tests.first_person,
        ),
        Filter(
            "speaks-from-outside",
            "its cue stands inside words quoted and its speaker or its content outside them: the"
            " parser joined what does not belong together",
            "\"With Kim jumping up and down saying he'll tear up the treaty if the states don't"
            " shape up, there's a wish to act,\" said Oto Brandt, a fellow at the Norland"
            " Institute.",
            tests.speaks_from_outside,
        ),
        Filter(
            "counsels-role",
            "counsel speaks for somebody at court: that is his part in the trial and no act of his",
            "Oto Brandt SC, defending Ann Lee, told the jury that it was late.",
            tests.counsels_role,
        ),
        Filter(
            "corrected",
            "a paper or a text is told to have got this wrong: nobody asserts it any more",
            "The Herald wrongly reported that Ann Lee had left.",
            tests.corrected,
        ),
        Filter(
            "taken",
            "another report has this cue, or the same content, already: of several the more"
            " specific rule keeps it",
            "“It is late,” Ada Brandt, a spokeswoman, said.",
            tests.taken,
        ),
    ),
    (
        Filter(
            "crowded",
            "its sentence reports more often than a sentence of prose does: it is a list or a"
            " table",
            " and ".join(["Ann Lee said that the dam was late"] * 25) + ".",
            tests.crowded,
        ),
    ),
    (
        Filter(
            "unsourced-within",
            "it names nobody and stands in what somebody says: it is that speaker's guess, and part"
            " of that content",
            "The minister said prices are believed to have risen.",
            tests.unsourced_within,
        ),
    ),
    (
        Filter(
            "not-done",
            "its cue tells of no act that was done: one that is possible, asked about, supposed,"
            " wanted or turned down",
            "The road will open provided that Chad agrees to it.",
            tests.not_done,
        ),
    ),
    (
        Filter(
            "not-asserted",
            "it stands in what is denied, asked or left unsaid, so nobody says that it took place",
            "Norland denied that it had said Kim left.",
            tests.not_asserted,
        ),
    ),
    (
        Filter(
            "imputed",
            "somebody tells here what is in a mind, his own or another's: that is part of what his"
            " statement holds",
            "Ann Lee said on Monday that Chad wants to leave the pact.",
            tests.imputed,
        ),
        Filter(
            "of-anybody",
            "its speaker is whoever might say so, or a pronoun in a quotation: nobody in particular"
            " is reported to have said it",
            "Ada Brandt said: “They say it is late.”",
            tests.of_anybody,
        ),
    ),
)
"""The filters of selection. Those of one group look at the same reports, one after the other; the
next group at what they left."""

LATER = (
    Reason(
        "said-at-length",
        "its words are those of a turn, a block or a letter, which is a statement already",
        "Q: Will you resign?\n\nA: “We have the money. I will build it.”\n\nQ: When?\n\nA: Soon, I"
        " hope.",
    ),
    Reason(
        "joined",
        "it goes on a quotation that a cue interrupts: both are one statement",
        "The plan is “not meeting the need,” says Oto Brandt, head of Norland Aid. “We often wait"
        " for months.”",
    ),
    Reason(
        "no-speaker",
        "no actor is known for its speaker, who is neither a pronoun nor quoted: nobody could be"
        " held to it",
        "The shop was full after it backed the plan.",
    ),
    Reason(
        "set-aside",
        "its record broke a rule of the ontology and is kept out of the graph",
        "",
    ),
)
"""Why a report that selection kept becomes no statement: it is part of another, its speaker is
nobody (`kg.extract.statements.attributions`), or its record is refused (`kg.check`)."""


def reasons() -> dict[str, Reason]:
    """Return each step that drops reports by its name, in the order in which they are taken."""
    return {r.name: r for r in (*(f for group in FILTERS for f in group), *LATER)}
