"""Interviews without labels: questions set apart, and below each the answer to it.

Questions stand in bold, as headings, or as paragraphs of their own; answers are plain paragraphs.
An article of questions and answers that its writer gives himself ("What happened?") looks alike. An
interview tells that it is one at its head, or its questions say "you" and its answers "I".
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kg.articles.wordlists import phrases, words
from kg.model import LineKind

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from kg.articles.lines.shape import Row

LEAST = 3
"""Questions with an answer under them that make an interview: fewer are asides of an article."""
HEAD = 12
"""Lines above the first question in which an interview may say that it is one."""
VOICED = 1 / 3
"""Share of the answers in which somebody speaks of himself, where the head tells the form."""
ALWAYS = 1 / 2
"""The same where nothing tells it but the words of questions and answers."""
ASKED = 2 / 3
"""Share of the lines set apart that must be questions, for the others to be the asker's too."""
SHORT = 3
"""Words of a question at least, where only its mark tells it: "Really?" may be anybody's."""
_MARKS = frozenset("“”\"„«‹‘'")


def interview(
    rows: Sequence[Row],
    emphasised: Set[int],
    kinds: dict[int, LineKind],
    title: str | None = None,
    *,
    labelled: bool = False,
) -> dict[int, LineKind]:
    """Return the lines of questions and answers with their kinds; none of anything else.

    `emphasised` are the numbers of the lines that are set in bold as a whole, `kinds` the labels
    told so far. The last answer ends where somebody is reported again. Some interviews label the
    first question and answer and set the others in bold: `labelled`.
    """
    body = [r for r in rows if kinds.get(r.number) in _OPEN]
    if labelled:
        asked = frozenset(r.number for r in body if r.number in emphasised and r.text[-1] == "?")
        return _made(body, asked, emphasised)[0] if asked else {}
    found = _questions(body, emphasised) or _bidden(rows, body, emphasised, title)
    if found is None:
        return {}
    made, answers = _made(body, found, emphasised)
    if len(answers) < LEAST or not _is_one(rows, found, answers, title):
        return {}
    return made


_OPEN = (None, LineKind.SECTION_HEAD, LineKind.PROSE, LineKind.LIST_ITEM, LineKind.BLOCK_QUOTATION)


def _questions(body: Sequence[Row], emphasised: Set[int]) -> frozenset[int] | None:
    """Return the numbers of the questions, by how most of them are set; None where there are none.

    Where enough lines set apart ask, only those are questions: what asks in the running text is
    part of an answer.
    """
    for apart in (
        [r for r in body if r.number in emphasised],
        [r for r in body if r.heading or r.number in emphasised],
    ):
        asked = [r for r in apart if r.text[-1] == "?"]
        if len(asked) >= LEAST:
            first = asked[0].number
            later = [r for r in apart if r.number >= first]
            if len(asked) >= ASKED * len(later):
                others = (r for r in later if r.number in emphasised and len(r.words) > SHORT)
                asked += others
            return frozenset(r.number for r in asked)
    plain = [
        r for r in body if r.text[-1] == "?" and len(r.words) >= SHORT and r.text[0] not in _MARKS
    ]
    return frozenset(r.number for r in plain) if len(plain) >= LEAST else None


def _bidden(
    rows: Sequence[Row], body: Sequence[Row], emphasised: Set[int], title: str | None
) -> frozenset[int] | None:
    """Return the numbers of bold lines that bid somebody talk of himself: "Tell us about | you |".

    Few of them end in a question mark, so the head must say that it is an interview, and of every
    three lines two must ask or speak to "you", and none stand beside another.
    """
    apart = [r for r in body if r.number in emphasised and len(r.words) > SHORT]
    if len(apart) < LEAST or any(b.number - a.number < 2 for a, b in pairwise(apart)):
        return None
    told = _told([r for r in rows if r.number < apart[0].number][-HEAD:], title)
    put = [r for r in apart if r.text[-1] == "?" or _addresses(r)]
    return frozenset(r.number for r in apart) if told and len(put) >= ASKED * len(apart) else None


def _addresses(row: Row) -> bool:
    return not words("letters", "addressed").isdisjoint(_bare(row))


def _made(
    body: Sequence[Row], asked: frozenset[int], emphasised: Set[int]
) -> tuple[dict[int, LineKind], list[list[Row]]]:
    """Return the kinds of the lines from the first question on, and the answers' paragraphs."""
    made: dict[int, LineKind] = {}
    answers: list[list[Row]] = []
    last = max(asked)
    fresh = True
    for row in body:
        if row.number in asked:
            made[row.number] = LineKind.QUESTION
            fresh = True
        elif made:
            apart = row.heading or row.number in emphasised
            if row.number > last and not fresh and (apart or not _voiced(row)):
                break
            if fresh:
                answers.append([])
            answers[-1].append(row)
            made[row.number] = LineKind.TURN
            fresh = False
    return made, answers


def _is_one(
    rows: Sequence[Row], asked: frozenset[int], answers: Sequence[Sequence[Row]], title: str | None
) -> bool:
    paragraphs = [r for a in answers for r in a]
    if 3 * sum(_narrates(r) for r in paragraphs) > len(paragraphs):
        return False
    voiced = sum(any(_voiced(r) for r in a) for a in answers) / len(answers)
    if _told([r for r in rows if r.number < min(asked)][-HEAD:], title):
        return voiced >= VOICED
    questions = [r for r in rows if r.number in asked]
    addressed = sum(_addresses(r) for r in questions)
    alone = sum(any(_singular(r) for r in a) for a in answers) / len(answers)
    return voiced >= ALWAYS and alone >= VOICED and 3 * addressed >= len(questions)


def _told(head: Sequence[Row], title: str | None) -> bool:
    """Tell whether the head of a text says that it is an interview."""
    text = " ".join([title or "", *(r.norm for r in head)]).lower()
    return any(f" {p} " in f" {' '.join(_split(text))} " for p in phrases("letters", "interviews"))


def _split(text: str) -> list[str]:
    return [w.strip(".,;:!?\"'“”‘’()|–—-") for w in text.split()]


def _narrates(row: Row) -> bool:
    """Tell whether a paragraph reports what somebody said, in marks or after a verb of saying."""
    told = not words("english", "reporting").isdisjoint(row.bare)
    return told and any(m in row.text for m in '“”"«»') and not _voiced(row)


def _voiced(row: Row) -> bool:
    return not words("turns", "first_second").isdisjoint(_bare(row))


def _singular(row: Row) -> bool:
    return not words("letters", "alone").isdisjoint(_bare(row))


def _bare(row: Row) -> list[str]:
    return [w.replace("’", "'") for w in row.bare]


def bold(text: str, row: Row) -> bool:
    """Tell whether a line of plain text stands whole between the marks of bold or italic type.

    >>> from kg.articles.lines.shape import rows
    >>> bold("**Why did you go?**", rows("  Why did you go?  ")[0])
    True
    """
    start, end = row.span.start, row.span.end
    mark = text[max(0, start - 1) : start]
    return bool(mark) and mark in "*_" and text[end : end + 1] == mark
