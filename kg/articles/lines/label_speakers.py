"""Which labels are speakers': those that stand beside others, by what is said under them.

In: the labels of a text with the words after each. Out: the names in the labels that are speakers'.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.articles.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.articles.lines.shape import Row


@dataclass(frozen=True, slots=True)
class Label:
    """A label, its mark included, from `start` to `end` of its line, and where the words begin.

    `kind` is what it names its speaker by, `name` that by which it is the same as another. Between
    a label that stands alone and the words are `between` lines of who the speaker is. `office`
    tells that an office or party stands behind a full name; `record`, that the form is that of a
    house's record, which prints nothing else so: "Mr. HALE. …".
    """

    start: int
    end: int
    words: int
    kind: str
    name: str
    dash: bool = False
    between: int = 0
    office: bool = False
    record: bool = False


def speakers(
    found: dict[int, Label], said: dict[int, str], names_told: frozenset[str]
) -> frozenset[str]:
    """Return the names in labels that are speakers'."""
    kinds = {found[n].name: found[n].kind for n in said}
    counts = Counter(found[n].name for n in said)
    spoken = Counter(found[n].name for n, text in said.items() if _spoken(text))
    voiced = {found[n].name for n, text in said.items() if is_voiced(text)}
    dashed = {found[n].name for n in said if found[n].dash}
    known = {n for n in counts if n.split()[-1:] and n.split()[-1] in names_told}
    likely = {n for n in counts if 2 * spoken[n] >= counts[n]}
    likely -= {n for n in dashed if counts[n] == 1}
    likely |= {found[n].name for n in said if found[n].record}
    named = {n for n in likely if kinds[n] == "name"}
    shown = {n for n in likely if counts[n] > 1 or n in voiced or n in known}
    answered = _answered(found, said)
    sure = {n for n in likely - named if kinds[n] != "capitals" or n in shown}
    if not any(kinds[n] == "question" for n in sure):
        sure = {n for n in sure if kinds[n] != "answer"}
    again = {n for n in named if counts[n] > 1 and n in shown}
    presented = _presented(found, said)
    if sure or len(again) > 1:  # a dialogue: who answers somebody sure, or speaks again
        family = {n.split()[-1] for n in sure | again if n}
        sure |= again | {n for n in named if n in voiced or n in known or n in family}
        sure |= {n for n, other in answered.items() if n in named and other in sure}
        told = {found[n].name for n in said if found[n].office and found[n].kind == "capitals"}
        family |= {n.split()[-1] for n in told}
        sure |= told | {n for n in counts if n in family}  # ANN LEE, CORRESPONDENT: … LEE: …
    elif len(named) > 1 and named <= voiced | known | presented and _in_a_row(found, named):
        sure |= named  # a round of voices, each with its label
    if sum(counts[n] for n in sure) < 2:
        return frozenset()
    return frozenset(sure | {n for n in likely - named if len(sure) > 1})


def _answered(found: dict[int, Label], said: dict[int, str]) -> dict[str, str]:
    """Return the full names whose words end at another's label, with whose: he speaks next.

    The words fill the paragraph between two labels: what "Ann Lee: It was late." stands among.
    """
    return {
        found[n].name: found[n + 1].name
        for n in said
        if n + 1 in said and n - 1 in said and " " in found[n].name
    }


def _presented(found: dict[int, Label], said: dict[int, str]) -> frozenset[str]:
    """Return the names that stand with an office or party, where most such labels quote.

    "Ann Lee, Labour: “We will build it.”"; but "Ann Lee, Labour: She was elected in May."
    """
    quoting = {n: text[0] in "“\"‘'«„" for n, text in said.items()}
    told = [n for n in said if quoting[n] or found[n].office]
    if 2 * sum(quoting[n] for n in told) < len(told):
        return frozenset()
    return frozenset(found[n].name for n in told)


def _in_a_row(found: dict[int, Label], names: set[str]) -> bool:
    """Tell whether most labels stand near another, with a paragraph between them at most."""
    numbers = {n for n in found if found[n].name in names}
    next_to = sum(bool(numbers & {n - 2, n - 1, n + 1, n + 2}) for n in numbers)
    return 3 * next_to >= 2 * len(numbers)


def introduced(rows: Sequence[Row], found: dict[int, Label]) -> frozenset[str]:
    """Return the words that stand behind a first name or a title anywhere, in small letters."""
    small = words("english", "function") | words("english", "small") | words("english", "pronouns")
    known: set[str] = set()
    for row in rows:
        skip = found[row.number].words if row.number in found else 0
        parts = row.text[skip:].split() if skip else row.words
        for a, b in pairwise(parts):
            if a[:1].isupper() and b[:1].isupper() and a.lower().strip(".") not in small:
                known.add(
                    b.strip(".,;:!?\"'“”‘’()").casefold().removesuffix("’s").removesuffix("'s")
                )
    return frozenset(known)


def _spoken(text: str) -> bool:
    """Tell whether words are somebody's: a sentence, a question, or said in the first person."""
    if is_voiced(text):
        return True
    parts = _parts(text)
    return not words("english", "finite").isdisjoint(parts) or (
        len(parts) > 3 and any(p.endswith("ed") and len(p) > 4 for p in parts[1:])
    )


def is_voiced(text: str) -> bool:
    """Tell whether words ask, call out, or speak of "I" and "you"."""
    return text[-1] in "?!" or not words("turns", "first_second").isdisjoint(_parts(text))


def _parts(text: str) -> list[str]:
    return [w.strip(".,;:!?\"'“”‘’()").lower().replace("’", "'") for w in text.split()[:60]]


def bare_answers(rows: Sequence[Row], found: dict[int, Label]) -> dict[int, Label]:
    """Return the labels of answers under "A" without a mark, below questions: "Q Why?", "A I fell".

    "A man fell" looks alike: each must stand right below a question, and there must be two.
    """
    below = (r for r in rows if r.text.startswith("A ") and r.number not in found)
    asked = {n for n, label in found.items() if label.kind == "question"}
    made = {r.number: Label(0, 1, 2, "answer", "A") for r in below if r.number - 1 in asked}
    return made if len(made) > 1 else {}
