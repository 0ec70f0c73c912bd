"""The events of a build as its records have them: acts, and stances on typed propositions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

type Record = Mapping[str, Any]

_OF_CONTENT = frozenset({"AGREE", "THREATEN", "REQUEST"})
"""Acts that say what is to come: a gold may give their standing or that of what they say."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event as told at one place. `standings` are the readings of how it is put.

    A statement that is an event, an `act`, happened, so it is realis, whatever it demands or
    threatens. `tellers` are who is cited for it: the speakers, and those who are cited for these;
    for an act nobody, where it stands in nobody's statement.
    """

    article: str
    places: tuple[tuple[int, int], ...]
    type: str
    sources: tuple[Record, ...]
    targets: tuple[Record, ...]
    standings: frozenset[str]
    polarity: str
    tellers: tuple[tuple[Record, ...], ...]
    presupposed: bool
    act: bool
    words: str


def events(statements: Iterable[Record], propositions: Iterable[Record]) -> Iterator[Event]:
    """Yield every event that the records tell, by statement and by stance."""
    by_id = {s["id"]: s for s in statements}
    for s in by_id.values():
        if s["plover"] is not None:
            yield _act(s, _outer(s, by_id))
    for p in propositions:
        for stance in p["stances"]:
            if p["type"] is not None and stance["trigger"] is not None:
                s = by_id[stance["statement"]]
                yield _told(p, stance, s, _outer(s, by_id))


def _outer(s: Record, by_id: Mapping[str, Record]) -> tuple[tuple[Record, ...], ...]:
    """Return who reports a statement: the speakers of those that it stands in."""
    return tuple(tuple(by_id[v]["speakers"]) for v in s["via"] if v in by_id)


def _act(s: Record, outer: tuple[tuple[Record, ...], ...]) -> Event:
    content = {s["modality"]} if s["plover"] in _OF_CONTENT else set()
    return Event(
        article=s["article"],
        places=tuple(map(tuple, [*([s["cue"]] if s["cue"] else []), *s["content"]])),
        type=s["plover"],
        sources=tuple(s["speakers"]),
        targets=(*s["targets"], *s["addressees"]),
        standings=frozenset({"realis", *content}),
        polarity="pos",
        tellers=(tuple(s["speakers"]), *(outer or ((),))),
        presupposed=False,
        act=True,
        words=f"{s['id']} {s['quote']}",
    )


def _told(p: Record, stance: Record, s: Record, outer: tuple[tuple[Record, ...], ...]) -> Event:
    roles = p["roles"]
    return Event(
        article=s["article"],
        places=(tuple(stance["trigger"]),),
        type=p["type"],
        sources=tuple(roles.get("agent", ())),
        targets=tuple(roles.get("recipient", ())),
        standings=frozenset({stance["modality"]}),
        polarity=stance["polarity"],
        tellers=(tuple(s["speakers"]), *outer),
        presupposed=stance["presupposed"],
        act=False,
        words=f"{p['id']} {p['label']}",
    )
