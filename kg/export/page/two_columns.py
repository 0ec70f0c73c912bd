"""Two columns: speakers in groups on the left, what they speak about on the right.

Rows are ordered by barycentre (each row near the mean of its neighbours), the oldest remedy
against crossings, and it needs no numbers but ranks: the same graph gives the same places. No
label can lie on another, because every row has a height of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

ROW = 30
"""Distance of two rows, in canvas units; the page's labels are 14 units high."""
HEAD = 38
"""Height of a group's heading with the space above it."""
GAP = 400
"""Distance of the two columns."""
SWEEPS = 12
"""Passes over the columns; the tried graphs (10 to 300 rows) settle within 6."""

type Weights = dict[tuple[str, str], int]
type Edges = list[tuple[tuple[str, str], int]]
type Places = dict[str, float]
type Neighbours = dict[str, tuple[int, list[tuple[str, int]]]]
"""By row the sum of the weights of its edges, and where each leads with its weight."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of the left column that stay together under one heading; `last` ones go to the end."""

    label: str
    rows: tuple[str, ...]
    last: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands: heights of the left and right rows, and of the left column."""

    left: Places
    right: Places
    height: float = 0.0


def columns(
    groups: list[Group], right: list[str], weights: Weights, last: frozenset[str]
) -> Layout:
    """Place both columns; `last` are the rows that stand at the end of theirs.

    The order of `groups`, their rows and `right` decides ties, so callers pass them sorted. Of all
    the orders tried the one with the shortest edges wins.
    """
    edges = sorted(weights.items())
    forward, backward = _neighbours(edges)
    best: tuple[float, Layout] | None = None
    for _ in range(SWEEPS):
        layout = _stack(groups, right)
        cost = _length(layout, edges)
        if best is None or cost < best[0]:
            best = (cost, layout)
        before = right, groups
        right = _ordered(right, backward, layout.left, last)
        heights = _spread(right, layout.height)
        rows = [
            Group(g.label, tuple(_ordered(list(g.rows), forward, heights, last)), g.last)
            for g in groups
        ]
        groups = sorted(rows, key=lambda g: (g.last, _group_mean(g, forward, heights)))
        if before == (right, groups):
            break  # every further sweep would give the same
    assert best is not None
    return best[1]


def _neighbours(edges: Edges) -> tuple[Neighbours, Neighbours]:
    forward: dict[str, list[tuple[str, int]]] = {}
    backward: dict[str, list[tuple[str, int]]] = {}
    for (a, b), weight in edges:
        forward.setdefault(a, []).append((b, weight))
        backward.setdefault(b, []).append((a, weight))
    return _with_sums(forward), _with_sums(backward)


def _with_sums(side: dict[str, list[tuple[str, int]]]) -> Neighbours:
    return {row: (sum(w for _, w in near), near) for row, near in side.items()}


def _mean(row: str, neighbours: Neighbours, heights: Places) -> float:
    total, linked = neighbours.get(row, (0, []))
    if total == 1:  # most rows: said once, by one
        return heights[linked[0][0]]
    return sum([heights[b] * w for b, w in linked]) / total if total else 0.0


def _group_mean(group: Group, neighbours: Neighbours, heights: Places) -> float:
    return sum(_mean(r, neighbours, heights) for r in group.rows) / max(1, len(group.rows))


def _ordered(
    rows: list[str], neighbours: Neighbours, heights: Places, last: frozenset[str]
) -> list[str]:
    return sorted(rows, key=lambda r: (r in last, _mean(r, neighbours, heights)))


def _stack(groups: list[Group], right: list[str]) -> Layout:
    """Give every row its height; the shorter column is spread and centred beside the longer."""
    left: Places = {}
    y = 0.0
    for group in groups:
        if group.label:
            y += HEAD - 4 if y else ROW - 4
        for row in group.rows:
            left[row] = y
            y += ROW
    height = max(y - ROW, 0.0)
    return Layout(left, _spread(right, height), height)


def _spread(right: list[str], height: float) -> Places:
    """Return the heights of the right rows beside a left column of this height."""
    pitch = min(2 * ROW, max(ROW, height / max(1, len(right) - 1)))
    top = (height - pitch * (len(right) - 1)) / 2
    return {r: top + i * pitch for i, r in enumerate(right)}


def _length(layout: Layout, edges: Edges) -> float:
    left, right = layout.left, layout.right
    return sum([w * abs(left[a] - right[b]) for (a, b), w in edges])
