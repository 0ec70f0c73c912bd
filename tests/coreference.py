"""Score the mentions of actors against gold: who a pronoun is, and B³ over whole articles.

`tests/gold/actors-*.txt` are two seeds with each mention of an actor in brackets after the name of
its cluster, `[YOON His]`; a mention of two actors names both. They were written from the texts
alone before any rule was tuned on them. `tests/gold/pronouns.csv` has the actors of the pronouns of
the third person of all seeds, none where one stands for a thing.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import LineKind

if TYPE_CHECKING:
    from kg.model import Article, Graph

GOLD = Path(__file__).parent / "gold"
_MARK = re.compile(r"\[([A-Z,]+) ([^\[\]]*)\]")
_DICE = 0.6
"""Overlap from which a found mention is a gold one: determiners and adjuncts may differ."""


@dataclass(frozen=True, slots=True, order=True)
class Marked:
    """A mention: a place in the article and the cluster it belongs to."""

    start: int
    end: int
    cluster: str


def gold_mentions(number: str, text: str) -> list[Marked]:
    """Return the mentions of the marked text of a seed, placed in the seed as it was read."""
    found: list[Marked] = []
    source = (GOLD / f"actors-{number}.txt").read_text(encoding="utf-8")
    after = 0
    for line in source.splitlines():
        plain, marks = _unmarked(line)
        pattern = r"\s+".join(re.escape(w) for w in plain.split())
        place = re.compile(pattern).search(text, after)
        assert place is not None, plain
        after = place.end()
        found += [
            Marked(place.start() + start, place.start() + end, name)
            for start, end, names in marks
            for name in names.split(",")
        ]
    return sorted(found)


def _unmarked(line: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Return a line without its marks, and the marks with their places in it."""
    text, marks, open_at = "", [], []
    i = 0
    while i < len(line):
        opened = re.match(r"\[([A-Z,]+) ", line[i:])
        if opened:
            open_at.append((len(text), opened[1]))
            i += opened.end()
        elif line[i] == "]":
            start, names = open_at.pop()
            marks.append((start, len(text), names))
            i += 1
        else:
            text += line[i]
            i += 1
    return text.strip(), marks


def found_mentions(graph: Graph, article: Article) -> list[Marked]:
    """Return the mentions of an article in what is read as prose or headline, no line twice.

    Groups with members are left out: the gold names the members.
    """
    groups = {a.id for a in graph.actors if a.members}
    read = [n.span for n in article.lines if n.kind in (LineKind.PROSE, LineKind.HEADLINE)]
    return sorted(
        {
            Marked(m.span.start, m.span.end, m.actor)
            for m in graph.mentions
            if m.article == article.id
            and m.actor not in groups
            and any(s.covers(m.span) for s in read)
        }
    )


def b_cubed(gold: list[Marked], found: list[Marked], text: str) -> tuple[float, float, float]:
    """Return precision, recall and F1: a mention that only one side has counts as wrong there."""
    pairs = _aligned(gold, found, text)
    theirs = dict(pairs)
    mine = {f: g for g, f in pairs}
    gold_sizes = Counter(g.cluster for g in gold)
    found_sizes = Counter(f.cluster for f in found)
    both = Counter((g.cluster, f.cluster) for g, f in pairs)
    precision = sum(
        both[mine[f].cluster, f.cluster] / found_sizes[f.cluster] for f in found if f in mine
    ) / len(found)
    recall = sum(
        both[g.cluster, theirs[g].cluster] / gold_sizes[g.cluster] for g in gold if g in theirs
    ) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _aligned(gold: list[Marked], found: list[Marked], text: str) -> list[tuple[Marked, Marked]]:
    """Pair mentions one to one, the best overlaps first; of two actors at a place the likelier."""
    scored = [
        (-_overlap(g, f, text), g, f)
        for g in gold
        for f in found
        if f.start < g.end and g.start < f.end
    ]
    agree = Counter((g.cluster, f.cluster) for s, g, f in scored if s <= -_DICE)
    scored.sort(key=lambda s: (round(s[0], 6), -agree[s[1].cluster, s[2].cluster], s[1], s[2]))
    used: set[tuple[str, Marked]] = set()
    pairs = []
    for score, g, f in scored:
        if -score >= _DICE and ("g", g) not in used and ("f", f) not in used:
            used |= {("g", g), ("f", f)}
            pairs.append((g, f))
    return pairs


def _overlap(one: Marked, other: Marked, text: str) -> float:
    (a, b), (c, d) = (_core(m, text) for m in (one, other))
    shared = max(0, min(b, d) - max(a, c))
    return 2 * shared / max(1, (b - a) + (d - c))


def _core(mention: Marked, text: str) -> tuple[int, int]:
    """Return the place of a mention without determiner and possessive mark."""
    words = text[mention.start : mention.end]
    skipped = re.match(r"(?:the|a|an|some|other)\s+", words, flags=re.IGNORECASE)
    start = mention.start + (skipped.end() if skipped else 0)
    return start, mention.start + len(re.sub(r"['’]s?$", "", words))


def pronouns(graph: Graph) -> list[tuple[dict[str, str], list[str], bool]]:
    """Return each gold pronoun with the labels of the actors found for it, and whether right."""
    labels = {a.id: a.label for a in graph.actors}
    places: dict[tuple[str, int], list[str]] = {}
    for m in graph.mentions:
        places.setdefault((m.article[:3], m.span.start), []).append(m.actor)
    rows = csv.DictReader((GOLD / "pronouns.csv").read_text(encoding="utf-8").splitlines())
    found = []
    for row in rows:
        ids = {
            m.actor
            for m in graph.mentions
            if m.article[:3] == row["article"]
            and m.span.start == int(row["start"])
            and m.span.end == int(row["start"]) + len(row["pronoun"])
        }
        got = sorted(_plain(labels[i]) for i in ids)
        wanted = [sorted(part.split(" and ")) for part in row["actors"].split(" or ")]
        right = got in [[_plain(w) for w in part if w] for part in wanted]
        found.append((row, got, right))
    return found


def _plain(label: str) -> str:
    """Return a label without what stands behind it, one spelling of a name for all."""
    return label.split(" (")[0].replace("Zelenskiy", "Zelenskyy")
