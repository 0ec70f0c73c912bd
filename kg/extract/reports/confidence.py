"""How often a report found this way is right: counts on annotated news, as a number from 0 to 1.

The counts are those of `data/confidence.csv`. Each rule was run over the training part of PolNeAR
(840 articles of US political news, 625,000 words); a report was right where an annotator marked the
same source and content (half of the words of each at least). Reports inside another's content were
left out, since that corpus marks only the outermost. On its development part (84 articles, 1,555
reports) the mean gap between what is given here and what was right is 0.025, by tenths.

That corpus marks an interview as a whole, so its turns under "Q:" and "A:" were read instead: what
is set down was said there, as an answer or a question, in all of 62. Of 477 articles none has an
item of a list led in, a post or a headline with names in a row, one a block quotation and one two
signed quotations: too few to count, and right half of the time for all that is known.
"""

from __future__ import annotations

import csv
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from io import StringIO

_DATA = files("kg.extract") / "data"
_PRIOR = 5
"""How many reports the share of the whole rule counts for beside those of one cue."""


@cache
def _counts() -> dict[tuple[str, str], tuple[int, int]]:
    text = (_DATA / "confidence.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(StringIO(text))
    return {(r["rule"], r["cue"]): (int(r["found"]), int(r["right"])) for r in rows}


def counted(name: str) -> tuple[int, int]:
    """Return how many reports a rule of the registry found there, and how many were right."""
    own = [count for (rule, cue), count in _counts().items() if not cue and fnmatchcase(rule, name)]
    return sum(found for found, _ in own), sum(right for _, right in own)


@cache
def confidence(rule: str, cue: str = "") -> float:
    """Return the share of reports by this rule, with this cue's lemma, that are right.

    Two digits. A cue seen fewer than 8 times counts as any cue of its rule, and a rule that the
    counts do not know as right half of the time.
    """
    found, right = _counts().get((rule, ""), (0, 0))
    whole = (right + 1) / (found + 2)
    if not cue or (rule, cue) not in _counts():
        return round(whole, 2)
    found, right = _counts()[rule, cue]
    return round((right + _PRIOR * whole) / (found + _PRIOR), 2)
