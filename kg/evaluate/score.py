"""Score statements against gold: found or not, and of those found, what is right.

A gold record and a statement match one to one, best first: by how much their contents share
(Dice over letters and digits, 0.5 at least), or by the same cue where one content lies in the
other. Gold records of level "extra" are welcome and never missed. Actors are compared by the
names that the build knows for them, so the gold may say "Seoul" where the build says "South Korea".
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

type Record = dict[str, Any]

CLOSE = 0.5
"""Dice of two contents from which they are the same statement."""


@dataclass(frozen=True, slots=True)
class Score:
    """Figures by name, and a line for each thing missed, in excess or wrong."""

    figures: dict[str, float]
    lines: tuple[str, ...]


def load(path: Path) -> list[Record]:
    """Read JSON lines; raises InputError with the line that is none."""
    records = []
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot read {path}: {error}") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                records.append(json.loads(line))
            except ValueError as error:
                raise InputError(f"{path}, line {number} is not JSON: {error}") from error
    return records


def fold(name: str) -> str:
    """Make two spellings of a name compare equal."""
    text = unicodedata.normalize("NFKD", name).casefold().replace("’", "").replace("'", "")
    text = re.sub(r"\(([^)]*)\)", r"of \1", text)
    text = re.sub(r"[^a-z0-9]+", " ", text).strip()
    return re.sub(r"\b(the|a|an) ", "", text)


def score(gold: list[Record], statements: list[Record], actors: list[Record]) -> Score:
    """Return precision, recall and F1 of detection, and the accuracy of each part."""
    names = {a["id"]: {fold(n) for n in (a["label"], *a["aliases"])} for a in actors}
    articles = {g["article"] for g in gold}
    found = [
        s
        for s in statements
        if s.get("voice") != "article" and any(s["article"].startswith(a) for a in articles)
    ]
    pairs = _matched(gold, found)
    core = [i for i, g in enumerate(gold) if g["level"] == "core"]
    hits = [i for i in core if i in pairs]
    counted = len(found) - sum(1 for i in pairs if i not in core)
    right: Counter[str] = Counter()
    lines = [
        f"missed  {gold[i]['id']}: {gold[i]['text']['content']}" for i in core if i not in pairs
    ]
    for i in hits:
        verdict = _verdict(gold[i], found[pairs[i]], names)
        right.update(part for part, good in verdict.items() if good)
        wrong = [part for part, good in verdict.items() if not good]
        if wrong:
            lines.append(f"wrong   {gold[i]['id']} {', '.join(wrong)}: {found[pairs[i]]['id']}")
    taken = set(pairs.values())
    lines += [f"excess  {s['id']} {s['quote']}" for j, s in enumerate(found) if j not in taken]
    figures = _figures(len(hits), counted, len(core), right)
    return Score(figures, tuple(lines))


def _figures(hits: int, found: int, core: int, right: Counter[str]) -> dict[str, float]:
    precision = hits / found if found else 0.0
    recall = hits / core if core else 0.0
    both = precision + recall
    figures = {
        "gold": float(core),
        "found": float(found),
        "matched": float(hits),
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / both if both else 0.0,
    }
    for part in ("speaker", "act", "target", "quotation", "polarity", "modality", "condition"):
        figures[part] = right[part] / hits if hits else 0.0
    return {name: round(value, 3) for name, value in figures.items()}


def _places(spans: Iterable[list[int]]) -> set[int]:
    return {i for start, end in spans for i in range(start, end)}


def _dice(one: set[int], other: set[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _matched(gold: list[Record], found: list[Record]) -> dict[int, int]:
    contents = [_places(s["content"]) for s in found]
    ranked = []
    for i, g in enumerate(gold):
        wanted = [_places(c) for c in (g["content"], *g["also"]["content"])]
        for j, s in enumerate(found):
            if not s["article"].startswith(g["article"]):
                continue
            close = max(_dice(w, contents[j]) for w in wanted)
            cue = bool(g["cue"] and s["cue"] and _places([g["cue"]]) & _places([s["cue"]]))
            inside = any(2 * len(w & contents[j]) >= min(len(w), len(contents[j])) for w in wanted)
            if close >= CLOSE or (cue and inside):
                ranked.append((-(close + 0.6 * cue), i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(ranked):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _verdict(gold: Record, got: Record, names: dict[str, set[str]]) -> dict[str, bool]:
    also = gold["also"]
    speakers = [*gold["speakers"], *also["speakers"]]
    targets = [*gold["targets"], *also["targets"]]

    def known(party: Record, wanted: list[str]) -> bool:
        return any(_same(w, party, names, gold) for w in wanted)

    about = [known(t, targets) for t in got["targets"]]
    conditions = [_places([c]) for c in got["conditions"]]
    return {
        "speaker": bool(got["speakers"]) and all(known(p, speakers) for p in got["speakers"]),
        "act": got["act"] in gold["acts"],
        "target": any(about) if gold["targets"] else True,
        "quotation": got["quotation"] in (gold["quotation"], *also["quotation"]),
        "polarity": got["polarity"] in (gold["polarity"], *also["polarity"]),
        "modality": got["modality"] in (gold["modality"], *also["modality"]),
        "condition": all(
            any(_dice(_places([c]), mine) >= 0.4 for mine in conditions) for c in gold["conditions"]
        ),
    }


def _same(wanted: str, party: Record, names: dict[str, set[str]], gold: Record) -> bool:
    """Tell whether an actor is the one that the gold names; the unnamed by their noun."""
    mine = names.get(party["id"], set()) | {fold(party["label"])}
    target = fold(wanted)
    unnamed = re.match(r"(\w+?)s? \(", wanted)
    if unnamed and party.get("named") is not True:
        head = unnamed.group(1).casefold()
        mention = fold(gold["text"].get("speaker") or "")
        return any(re.search(rf"\b{head}s?\b", m) or m == mention for m in mine)
    return target in mine or any(target.endswith(" " + m) or m.endswith(" " + target) for m in mine)
