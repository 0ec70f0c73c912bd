"""How often is a statement right that is told so sure? A script; a test holds its files to it.

usage: python -m tests.benchmarks.calibration [--write]

Fits the weights of `kg/extract/data/confidence_weights.csv` on `tests/calibration.csv` (what is
known of statements, without their words, and whether readers who had not written the rules found
them right in speaker, act, content and standing) and prints them, and how often what was estimated
so was right, each round of texts estimated by weights that were fitted on the others. `--write`
writes the weights and `kg/extract/reports/calibration.md`.
"""

from __future__ import annotations

import csv
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kg.extract.statements.statement_confidence import estimate, logit

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parents[2]
JUDGED = ROOT / "tests" / "calibration.csv"
WEIGHTS = ROOT / "kg" / "extract" / "data" / "confidence_weights.csv"
PAGE = ROOT / "kg" / "extract" / "reports" / "calibration.md"
RIDGE = 2.0
"""What each weight costs, squared: no feature of a few statements weighs much."""
BOUNDS = (0.0, 0.35, 0.55, 0.65, 0.75, 0.85, 1.01)

HEAD = """# How sure a statement is

`confidence` estimates how often statements like one are right in speaker, act, content and
standing, all four. `counted` is the share of the reports found by the same rule that were right in
annotated news, as log odds; the other features are 1 or 0
([`statement_confidence`](../statements/statement_confidence.py)). `base` is every statement's.
`python -m tests.benchmarks.calibration --write` fits `kg/extract/data/confidence_weights.csv`, the
"""

type Row = dict[str, float]


def judged() -> list[tuple[str, Row, bool]]:
    """Return each judged statement: its round, what is known of it, whether it was right."""
    found = []
    with JUDGED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            told = {k: float(v) for k, v in row.items() if k not in ("round", "counted", "right")}
            told["counted"] = logit(float(row["counted"]))
            found.append((row["round"], told, row["right"] == "1"))
    return found


def fitted(rows: list[tuple[str, Row, bool]]) -> Mapping[str, float]:
    """Return the weights of a logistic regression, to two digits."""
    names = sorted(rows[0][1])
    known = np.array([[1.0, *(told[n] for n in names)] for _, told, _ in rows])
    right = np.array([float(held) for *_, held in rows])
    cost = RIDGE * np.eye(len(names) + 1)
    cost[0, 0] = 0.0
    weights = np.zeros(len(names) + 1)
    for _ in range(30):
        sure = 1 / (1 + np.exp(-known @ weights))
        slope = known.T @ (sure - right) + cost @ weights
        bend = known.T @ (known * (sure * (1 - sure))[:, None]) + cost
        weights = weights - np.linalg.solve(bend, slope)
    return {n: round(float(w), 2) for n, w in zip(["base", *names], weights, strict=True)}


def estimated(rows: list[tuple[str, Row, bool]]) -> list[tuple[str, float, bool]]:
    """Return each statement's round, its estimate by the other rounds, and whether it was right."""
    found = []
    for one in sorted({name for name, *_ in rows}):
        weights = fitted([r for r in rows if r[0] != one])
        found += [(one, estimate(told, weights), held) for name, told, held in rows if name == one]
    return found


def table(found: list[tuple[str, float, bool]]) -> str:
    """Return the reliability table: estimates in bands, and the shares that were right."""
    lines = ["| estimated | statements | mean estimate | right |", "|---|---|---|---|"]
    for low, high in pairwise(BOUNDS):
        mine = [(sure, held) for _, sure, held in found if low <= sure < high]
        if mine:
            mean = sum(sure for sure, _ in mine) / len(mine)
            share = sum(held for _, held in mine) / len(mine)
            top = min(high, 1.0)
            lines.append(f"| {low:.2f} – {top:.2f} | {len(mine)} | {mean:.2f} | {share:.2f} |")
    return "\n".join(lines)


def page() -> str:
    """Return the page on how sure statements are."""
    rows = judged()
    found = estimated(rows)
    shares = (
        f"round {name}: {sum(h for n, _, h in found if n == name)}"
        f" of {sum(n == name for n, *_ in found)}"
        for name in sorted({n for n, *_ in found}, key=int)
    )
    told = ", ".join(f"`{name}` {weight:+.2f}" for name, weight in fitted(rows).items())
    return HEAD + "\n".join(
        (
            f"weights: {told}.",
            "",
            f"Readers who had not written the rules judged {len(rows)} statements of news texts",
            "from several countries, as the rules of their day read them (right in",
            f"{', '.join(shares)}). Each round was estimated by weights fitted on the others:",
            "",
            table(found),
            "",
            "Nearly none is estimated at .9 or more: on such texts no kind of statement was right",
            "in 95 of 100. The estimate ranks statements; it vouches for none.",
            "",
        )
    )


def main() -> None:
    """Print the weights and the page, and write them if asked to."""
    weights = fitted(judged())
    sys.stdout.write(page())
    if "--write" in sys.argv[1:]:
        rows = "".join(f"{name},{weight}\n" for name, weight in weights.items())
        WEIGHTS.write_text(f"feature,weight\n{rows}", encoding="utf-8")
        PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
