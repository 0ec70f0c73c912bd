"""Statements and claims in words that mean no more than they do, for labels that stand alone.

A node of a graph is often seen with its label and nothing else, and a row of a table with its
first columns. So the label of a statement says who speaks and how it is meant before what is said
("Sudovia denied: having sent tanks"), and that of a claim what is held of it ("asserted, denied:
Sudovia sends tanks").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.export.page.page_words import word, words
from kg.link.claim_attitudes import Attitude, attitude
from kg.model import AGAINST, Act, Certainty, Modality, Polarity, Voice
from ontology.lists import closed_list

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.export.release import Release
    from kg.model import Proposition, Span, Statement

_DOUBTS = frozenset({Certainty.POSSIBLE, Certainty.PROBABLE})
_DOUBTFUL = frozenset({Modality.POSSIBLE, Modality.CONSIDERED})

_IMPLIED = frozenset(
    {
        *((act, Modality.REALIS) for act in Act),
        *((Act(a), Modality(m)) for a, m in closed_list("act").column("implies").items()),
    }
)
"""What the word for an act says of how its content is put."""


def statement(said: Statement, release: Release, most: int | None = None) -> str:
    """Return who speaks, the act, how it is meant, and the words, of which `most` characters."""
    text = release.articles[said.article].text
    spans = said.content or (said.evidence,)
    quote = " … ".join(span.of(text) for span in spans)
    if most is not None and len(quote) > most:
        quote = quote[: most - 1] + "…"
    return f"{_who(said, release)}{_meant(said, text)}: {quote}"


def claim(record: Proposition, release: Release) -> str:
    """Return a claim after the attitudes to it: `asserted, denied: …`."""
    return claim_with(attitudes(record, release), record)


def claim_with(taken: Iterable[Attitude], record: Proposition) -> str:
    """Return a claim after what `attitudes` gives."""
    told = ", ".join(words()["side"][one] for one in taken)
    return f"{told or words()['side']['none']}: {record.label}"


def attitudes(record: Proposition, release: Release) -> list[Attitude]:
    """Return the attitudes of statements to a claim, each once, in the order of the list."""
    known = ((release.statements.get(held.statement), held) for held in record.stances)
    taken = {attitude(said, record, held) for said, held in known if said is not None}
    return [one for one in Attitude if one in taken]


def condition(said: Statement, span: Span, text: str) -> str:
    """Return the words of a condition, which without their "unless" would mean the opposite."""
    return ("unless " if said.excepts(span) else "") + span.of(text)


def _who(said: Statement, release: Release) -> str:
    if said.voice is Voice.ARTICLE:
        return "the article itself"
    speakers = dict.fromkeys(p.actor for p in said.speakers)
    who = " and ".join(release.actors[name].label for name in speakers) or "somebody"
    return f"{who} {word('acted', said.act.value)}"


def _meant(said: Statement, text: str) -> str:
    """Return in brackets how the content is meant, nothing for a plain assertion."""
    parts = []
    if said.polarity is Polarity.NEG and said.act not in AGAINST:
        parts.append(words()["force"]["against"])
    if said.polarity is Polarity.UNSPECIFIED:
        parts.append(words()["force"]["unclear"])
    implied = said.modality is Modality.CONDITIONAL and said.conditions
    if not implied and (said.act, said.modality) not in _IMPLIED:
        parts.append(word("modality_short", said.modality.value))
    if said.certainty in _DOUBTS and said.modality not in _DOUBTFUL:
        parts.append(word("certainty", said.certainty.value))
    parts += _conditions(said, text)
    if said.hedge is not None:
        parts.append(words()["force"]["hedged"])
    return f" ({'; '.join(dict.fromkeys(parts))})" if parts else ""


def _conditions(said: Statement, text: str) -> list[str]:
    """Return the conditions: their words where the content is without them, else that there are."""
    found = []
    for one in said.conditions:
        told = words()["force"]["condition"]
        inside = any(c.start < one.start and one.end <= c.end for c in said.content)
        found.append(told if inside else f"{told}: “{condition(said, one, text)}”")
    return found
