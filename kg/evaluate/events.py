"""Score events against gold: class, who did it to whom, how firmly it is put, who says so.

An event of a build is a stance on a typed proposition, or a statement that is an event itself (a
demand, a threat). Each gold event has one partner at most among those told where the gold tells
it, the one with most right first.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.evaluate.actor_match import fold, known_names, same
from kg.evaluate.event_records import Event, Record, events

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


PARTS = ("type", "source", "target")

_FIRM = frozenset({"realis", "unspecified"})


@dataclass(frozen=True, slots=True)
class Score:
    """Figures by name, and a line for each gold event that is missed or partly wrong.

    `event` is the share with type, sources and targets right; of these, `modality` and, where
    the gold has somebody cited, `speaker` are shares again. `as_fact` counts events that are no
    fact in the gold (asked for, weighed, conditional, planned) and told here as fact.
    """

    figures: dict[str, float | int]
    misses: tuple[str, ...]


def score(
    gold: Sequence[Record],
    statements: Iterable[Record],
    propositions: Iterable[Record],
    actors: Iterable[Record],
) -> Score:
    """Return how well the events of a build fit the gold; other articles are left out."""
    actors = list(actors)
    names, countries = known_names(actors), _countries(actors)
    above = _belonging(actors, names)
    found = [
        e
        for e in events(statements, propositions)
        if any(e.article.startswith(g["article"]) for g in gold)
    ]
    ranked = []
    for i, g in enumerate(gold):
        for j, e in enumerate(found):
            near = _nearness(g, e)
            if near:
                ranked.append((_right(verdicts(g, e, names, countries, above)), near, -i, -j))
    pairs: dict[int, int] = {}
    for _, _, i, j in sorted(ranked, reverse=True):
        if -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    right: Counter[str] = Counter()
    told = []
    for i, g in enumerate(gold):
        if i not in pairs:
            told.append(f"missed  {g['id']}: {g['evidence']}")
            continue
        verdict = verdicts(g, found[pairs[i]], names, countries, above)
        right.update(part for part in PARTS if verdict[part])
        if all(verdict[p] for p in PARTS):
            right["event"] += 1
            right["modality_right"] += verdict["modality"]
            right["cited"] += bool(g["speakers"])
            right["speaker_right"] += bool(g["speakers"]) and verdict["speaker"]
        right["as_fact"] += _made_fact(g, found[pairs[i]], verdict)
        wrong = [part for part, good in verdict.items() if not good]
        if wrong:
            told.append(f"wrong   {g['id']} {', '.join(wrong)}: {found[pairs[i]].words}")
    return Score(_figures(len(gold), len(pairs), right), tuple(told))


def _figures(gold: int, found: int, right: Counter[str]) -> dict[str, float | int]:
    def share(part: int, whole: int) -> float:
        return round(part / whole, 3) if whole else 0.0

    return {
        "gold": gold,
        "found": found,
        **{part: share(right[part], gold) for part in PARTS},
        "event": share(right["event"], gold),
        "modality": share(right["modality_right"], right["event"]),
        "speaker": share(right["speaker_right"], right["cited"]),
        "as_fact": right["as_fact"],
    }


def _nearness(gold: Record, event: Event) -> float:
    """Return how well the places agree, 0 where they do not: Dice, a word inside counting full."""
    if not event.article.startswith(gold["article"]):
        return 0.0
    start, end = gold["mention"]
    best = 0.0
    for a, b in event.places:
        shared = min(end, b) - max(start, a)
        if shared > 0:
            inside = start <= a and b <= end
            best = max(best, 1.0 if inside else 2 * shared / (end - start + b - a))
    return best


def _right(verdict: Mapping[str, bool]) -> tuple[int, int]:
    return sum(verdict[p] for p in PARTS), sum(verdict.values())


def verdicts(
    gold: Record,
    got: Event,
    names: Mapping[str, frozenset[str]],
    countries: Mapping[str, str],
    above: Mapping[str, frozenset[str]],
) -> dict[str, bool]:
    """Tell which parts are right. Parties are right when all of the gold's are there, by country
    (ISO 3166 alpha-3) or by their own name or that of the body that they belong to, and at least
    half of those found are the gold's.

    The sides of a reciprocal event stand in either role; where the gold names no target, any is
    right. A speaker is any of those that the gold lists, and nobody else.
    """
    sides = (*got.sources, *got.targets)

    def is_party(party: Record, wanted: str) -> bool:
        if len(wanted) == 3 and wanted.isupper() and wanted == _country(party, countries):
            return True
        mine = names.get(party["id"], frozenset()) | {fold(party["label"])}
        return fold(wanted) in mine | above.get(party["id"], frozenset())

    def all_there(wanted: Sequence[str], parties: Sequence[Record]) -> bool:
        there = all(any(is_party(p, w) for p in parties) for w in wanted)
        fit = sum(any(is_party(p, w) for w in wanted) for p in parties)
        return there and 2 * fit >= len(parties)

    both = gold["mutual"]
    return {
        "type": got.type == gold["type"],
        "source": all_there(gold["sources"], sides if both else got.sources),
        "target": not gold["targets"] or all_there(gold["targets"], got.targets),
        "modality": bool(got.standings & set(gold["modality"])) and got.polarity == "pos",
        "speaker": any(
            bool(who) == bool(gold["speakers"])
            and all(any(same(w, p, names, w) for w in gold["speakers"]) for p in who)
            for who in got.tellers
        ),
    }


def _made_fact(gold: Record, got: Event, verdict: Mapping[str, bool]) -> bool:
    """Tell whether what is open or to come in the gold came out as a plain fact."""
    if not verdict["type"] or set(gold["modality"]) & _FIRM:
        return False
    return not got.act and got.standings <= _FIRM and got.polarity == "pos" and not got.presupposed


def _countries(actors: Iterable[Record]) -> dict[str, str]:
    """Return the country that each actor is of, itself or through what it belongs to."""
    records = {a["id"]: a for a in actors}
    found: dict[str, str] = {}
    for name in records:
        line = [records[name]]
        while (above := records.get(line[-1]["affiliation"] or "")) and above not in line:
            line.append(above)
        code = next((a["country"] for a in line if a["country"]), None)
        if code is not None:
            found[name] = code
    return found


def _belonging(
    actors: Iterable[Record], names: Mapping[str, frozenset[str]]
) -> dict[str, frozenset[str]]:
    """Return the names of the body that each actor belongs to."""
    return {a["id"]: names.get(a["affiliation"] or "", frozenset()) for a in actors}


def _country(party: Record, countries: Mapping[str, str]) -> str | None:
    return party.get("country") or countries.get(party["id"] or "")
