"""Score statements against gold: found or not, and of those found, what is right.

A gold record and a statement match one to one, best first: by how much their contents share
(Dice over the characters, `CLOSE` at least), or by the same cue where one content lies in the
other. Gold records of level `extra` are welcome and never missed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.evaluate.actor_match import known_names, same

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

type Record = Mapping[str, Any]

CLOSE = 0.5
"""Dice of two contents from which they are the same statement."""

SAME_CONDITION = 0.4
"""Dice of two conditions from which they are the same: where one ends is a matter of taste."""

PARTS = (
    "speaker",
    "act",
    "target",
    "quotation",
    "polarity",
    "modality",
    "said_on",
    "condition",
)
TRIPLE = ("speaker", "act", "target")
FAITHFUL = ("speaker", "act", "polarity", "modality")

_OPEN = frozenset({"considered", "possible", "conditional"})
_FIRM = frozenset({"realis", "future", "intended"})


@dataclass(frozen=True, slots=True)
class Score:
    """Figures by name, and a line for each thing missed, in excess or wrong.

    `detection_*` are precision, recall and F1 of statements found; each of `PARTS` is its share
    among these. `triple_f1` counts those whose speaker, act and targets are all right,
    `faithful_f1` speaker, act, polarity and modality. `inverted` counts statements that claim
    more than the text: another side taken, or what is open put as fact or firm intention.
    """

    figures: dict[str, float | int]
    misses: tuple[str, ...]


def score(gold: Sequence[Record], statements: Iterable[Record], actors: Iterable[Record]) -> Score:
    """Return how well statements fit the gold; articles that it does not cover are left out."""
    names = known_names(actors)
    articles = {g["article"] for g in gold}
    found = [
        s
        for s in statements
        if s["voice"] == "attributed" and any(s["article"].startswith(a) for a in articles)
    ]
    pairs = matched(gold, found)
    core = [i for i, g in enumerate(gold) if g["level"] == "core"]
    hits = [i for i in core if i in pairs]
    right: Counter[str] = Counter()
    told = [
        f"missed  {gold[i]['id']}: {gold[i]['text']['content']}" for i in core if i not in pairs
    ]
    for i in hits:
        one = found[pairs[i]]
        verdict = verdicts(gold[i], one, names)
        right.update(part for part, good in verdict.items() if good)
        right["triple"] += all(verdict[p] for p in TRIPLE)
        right["faithful"] += all(verdict[p] for p in FAITHFUL)
        right["inverted"] += inverted(gold[i], one)
        wrong = [part for part, good in verdict.items() if not good]
        if wrong:
            told.append(f"wrong   {gold[i]['id']} {', '.join(wrong)}: {one['id']} {one['quote']}")
    used = set(pairs.values())
    told += [f"excess  {s['id']} {s['quote']}" for j, s in enumerate(found) if j not in used]
    counted = len(found) - sum(i not in core for i in pairs)
    return Score(_figures(len(core), counted, len(hits), right), tuple(told))


def _figures(gold: int, found: int, hits: int, right: Counter[str]) -> dict[str, float | int]:
    def share(part: int, whole: int) -> float:
        return round(part / whole, 3) if whole else 0.0

    return {
        "gold": gold,
        "found": found,
        "matched": hits,
        "detection_precision": share(hits, found),
        "detection_recall": share(hits, gold),
        "detection_f1": share(2 * hits, found + gold),
        **{part: share(right[part], hits) for part in PARTS},
        "triple_f1": share(2 * right["triple"], found + gold),
        "faithful_f1": share(2 * right["faithful"], found + gold),
        "inverted": right["inverted"],
    }


def _places(spans: Iterable[Sequence[int]]) -> set[int]:
    return {i for start, end in spans for i in range(start, end)}


def _dice(one: set[int], other: set[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def matched(gold: Sequence[Record], found: Sequence[Record]) -> dict[int, int]:
    """Return which statement each gold record is, by their indexes; each has one partner at most.

    The same cue is worth more than a content that is merely close, so that two statements which
    share a sentence do not change places.
    """
    contents = [_places(s["content"]) for s in found]
    ranked = []
    for i, g in enumerate(gold):
        wanted = [_places(c) for c in (g["content"], *g["also"]["content"])]
        for j, (s, content) in enumerate(zip(found, contents, strict=True)):
            if not s["article"].startswith(g["article"]):
                continue
            close = max(_dice(w, content) for w in wanted)
            cue = bool(g["cue"] and s["cue"] and _places([g["cue"]]) & _places([s["cue"]]))
            inside = any(2 * len(w & content) >= min(len(w), len(content)) > 0 for w in wanted)
            if close >= CLOSE or (cue and inside):
                ranked.append((-(close + 0.6 * cue), i, j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(ranked):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def verdicts(gold: Record, got: Record, names: Mapping[str, frozenset[str]]) -> dict[str, bool]:
    """Tell for each of `PARTS` whether it is right; values in the gold's `also` are right too.

    Speakers are right when all are there and nobody else; targets when one of the gold's is there
    and at least half of them are the gold's, as what a sentence is chiefly about has a soft edge.
    """
    also = gold["also"]

    def known(party: Record, wanted: Iterable[str]) -> bool:
        return any(same(w, party, names, gold["text"].get("speaker") or "") for w in wanted)

    def all_there(parties: Sequence[Record], wanted: Iterable[str]) -> bool:
        return all(any(known(p, [w]) for p in parties) for w in wanted)

    speakers, about = got["speakers"], got["targets"]
    sayers = [*gold["speakers"], *also["speakers"]]
    aims = [*gold["targets"], *also["targets"]]
    days = [gold["said_on"]] if gold["said_on"] else [None, also["said_on"]]
    conditions = [_places([c]) for c in got["conditions"]]
    return {
        "speaker": bool(speakers)
        and all(known(p, sayers) for p in speakers)
        and (bool(also["speakers"]) or all_there(speakers, gold["speakers"])),
        "act": got["act"] in gold["acts"],
        "target": (not gold["targets"] or any(known(t, gold["targets"]) for t in about))
        and (not aims or 2 * sum(known(t, aims) for t in about) >= len(about)),
        "quotation": got["quotation"] in (gold["quotation"], *also["quotation"]),
        "polarity": got["polarity"] in (gold["polarity"], *also["polarity"]),
        "modality": got["modality"] in (gold["modality"], *also["modality"]),
        "said_on": got["said_on"] in days,
        "condition": all(
            any(_dice(_places([c]), mine) >= SAME_CONDITION for mine in conditions)
            for c in gold["conditions"]
        ),
    }


def inverted(gold: Record, got: Record) -> bool:
    """Tell whether a statement makes a stronger or an opposite claim than the text."""
    sides = {gold["polarity"], *gold["also"]["polarity"]}
    put = {gold["modality"], *gold["also"]["modality"]}
    turned = got["polarity"] != "unspecified" and got["polarity"] not in sides
    made_fact = got["modality"] == "realis" and "realis" not in put
    made_firm = got["modality"] in _FIRM and put <= _OPEN
    return turned or made_fact or made_firm
