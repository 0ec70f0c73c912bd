"""A statement in words that claim no more than the statement does, and its parts in the evidence.

Strings are as the articles have them; whoever shows them makes them safe for where they are shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ontology.lists import closed_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

type Record = Mapping[str, Any]

_ACT = closed_list("act")
ACTS = _ACT.column("terminal", "past")
AGAINST = _ACT.among("AGAINST")
"""Acts whose word already says that the speaker does not stand behind the content."""

STANDS = closed_list("polarity").column("terminal")
PUT = closed_list("modality").column("terminal")
_FIRM = closed_list("modality").among("FIRM")
_TAKEN = {
    "asserts": "asserted",
    "denies": "denied",
    "declines": "neither confirmed nor denied",
    "presupposes": "taken for granted",
}
"""What is done with a claim, where the side says all of it; else how it is put is told."""
_WANTED = {"wants": "wanted", "opposes": "not wanted", "rules-out": "turned down"}
"""The same where the content is put as a plain fact, and the act says what is wanted."""


def labels(parties: Iterable[Record]) -> str:
    """Return the names of actors, those whom the article does not name marked as such."""
    told = (p["label"] if p.get("named", True) else f"{p['label']}, unnamed" for p in parties)
    return " and ".join(told)


def sentence(record: Record) -> str:
    """Return who did what, when, with which words: `According to 002, Russia denied …`."""
    words = " … ".join(text for text in pieces(record) if text)
    said = f"“{words}”" if record["quotation"] == "direct" else words
    if record["voice"] == "article":
        return f"{record['article']} says in its own voice: {said}"
    who = labels(record["speakers"]) or "somebody whom the article does not name"
    whom = labels(record["addressees"])
    about = labels(record["targets"])
    day, period = record["said_on"], record["said_within"]
    when = f" on {day}" if day else f" within {period}" if period else ""
    return (
        f"According to {record['article']}, {who} {ACTS[record['act']]}{when}"
        f"{f', to {whom}' if whom else ''}{f', about {about}' if about else ''}: {said}"
    )


def standing(record: Record) -> str:
    """Return how the speaker puts it: `put as fact, certain, indirect quotation`."""
    against = record["polarity"] == "neg" and record["act"] in AGAINST
    stand = "" if against else STANDS[record["polarity"]]
    put = "" if against and record["modality"] == "realis" else PUT[record["modality"]]
    sure = "" if record["certainty"] == "unspecified" else record["certainty"]
    hedge = record["hedge"] and f"the article hedges: {cut_of(record, record['hedge'])}"
    terms = [] if record["modality"] == "conditional" else list(dict.fromkeys(_terms(record)))
    parts = (stand, put, sure, *terms, f"{record['quotation']} quotation", hedge)
    return "; ".join(part for part in parts if part)


def _terms(record: Record) -> Iterator[str]:
    """Yield the conditions, in words where the content is without them."""
    excepted = [tie["span"] for tie in record["antecedents"] if tie["unless"]]
    for start, end in record["conditions"]:
        inside = any(a < start and end <= b for a, b in record["content"])
        words = cut_of(record, [start, end])
        opener = "unless " if [start, end] in excepted else ""
        yield "on a condition" if inside or not words else f"on a condition: “{opener}{words}”"


def side_in_words(record: Record, claim: str, stance: Record | None) -> str:
    """Return what a statement does with a claim: `asserted`, `denied`, `only supposed` …."""
    for tie in record["antecedents"]:
        if tie["proposition"] == claim:
            return "only excepted: “unless …”" if tie["unless"] else "only supposed: “if …”"
    if stance is None:
        return "only mentioned"
    taken = stance["side"]
    if taken in _TAKEN:
        return _TAKEN[taken]
    put = _WANTED.get(taken, "") if stance["modality"] == "realis" else PUT[stance["modality"]]
    is_open = taken == "considers" and stance["modality"] in _FIRM
    told = ("left open" if is_open else "", STANDS[stance["polarity"]], put)
    return ", ".join(word for word in told if word)


def pieces(record: Record) -> list[str]:
    """Return the words of the content's spans."""
    return [cut_of(record, span) for span in record["content"]]


def cut_of(record: Record, span: list[int]) -> str:
    """Return the words of a span inside the evidence."""
    first = record["evidence"][0]
    quote: str = record["quote"]
    return quote[max(span[0] - first, 0) : max(span[1] - first, 0)]


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A marked part of the evidence; the longer of two that start together opens first."""

    start: int
    shortness: int
    kind: str

    @property
    def end(self) -> int:
        """Where it ends, counted from the start of the evidence."""
        return self.start - self.shortness


def marks(record: Record) -> list[Mark]:
    """Return the marked parts of the evidence, in order of their places in it."""
    first, last = record["evidence"]
    cue = [record["cue"]] if record["cue"] else []
    excepted = [a["span"] for a in record["antecedents"] if a["unless"]]
    kinds = (
        ("speaker", record["speaker_spans"]),
        ("cue", cue),
        ("content", record["content"]),
        ("condition", [c for c in record["conditions"] if c not in excepted]),
        ("exception", [c for c in record["conditions"] if c in excepted]),
    )
    found = []
    for kind, spans in kinds:
        for start, end in spans:
            a, b = max(start, first), min(end, last)
            if a < b:
                found.append(Mark(a - first, a - b, kind))
    return sorted(found)
