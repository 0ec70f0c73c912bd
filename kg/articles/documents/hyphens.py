"""Words broken at the ends of lines, put together again where the hyphen was none of the word's."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.articles.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SOFT = "\u00ad"
LONG = 7
"""Letters of a long word."""
_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_END = re.compile(r"([^\W_]+(?:[-‐‑][^\W_]+)*)([-‐\u00ad])$")
_DASH = re.compile(r"/$|\S[—–]$")
"""What no blank follows: a slash, a dash that none stands before."""
_START = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*")


@dataclass(slots=True)
class Vocabulary:
    """The words of a document that stand whole within its lines, in lower case, with their counts.

    What the document itself writes decides first; a hyphen is kept where both halves are words of
    their own, and left out else. `marked`: the document marks the hyphens that a line's end made
    (as soft ones), so that every other is the word's own.
    """

    counts: Counter[str] = field(default_factory=Counter)
    marked: bool = False

    @classmethod
    def of(cls, lines: Iterable[str]) -> Vocabulary:
        """Collect the words of lines, without both halves of those that a line's end cuts."""
        counts: Counter[str] = Counter()
        cut = marked = False
        for line in lines:
            found = [m[0].lower() for m in _WORD.finditer(line)][cut:]
            marked = marked or line.rstrip().endswith(SOFT)
            cut = line.rstrip()[-1:] in ("-", "‐", SOFT)
            counts.update(found[:-1] if cut else found)
        return cls(counts, marked)

    def joined(self, lines: Sequence[str]) -> str:
        """Return lines of a paragraph as one line.

        >>> Vocabulary().joined(["The nego-", "tiations about a US-", "backed plan"])
        'The negotiations about a US-backed plan'
        """
        parts: list[str] = []
        for line in lines:
            if parts:
                parts[-1], blank = self._link(parts[-1], line)
                parts.append(blank)
            parts.append(line.strip())
        return "".join(parts).replace(SOFT, "")

    def _link(self, before: str, after: str) -> tuple[str, str]:
        """Return the line before, with or without its hyphen, and what stands between the two."""
        end, start = _END.search(before), _START.match(after.strip())
        if end is None or start is None:
            return before, "" if _DASH.search(before) else " "
        if end[2] == SOFT or not (self.marked or self._own(end[1], start[0])):
            return before[:-1], ""
        return before, ""

    def _own(self, left: str, right: str) -> bool:
        """Tell whether a hyphen belongs to the word."""
        first, last = left.lower(), right.lower()
        whole, split = self.counts[first + last], self.counts[f"{first}-{last}"]
        if whole or split:
            return split > whole
        initial = len(left) == 1 and left.isupper()
        if initial or any(c.isdigit() for c in left) or left.isupper() is not right.isupper():
            return True  # "D-N.C.", "2019-20", "US-backed"
        if right[0].isupper() and not right.isupper():
            return first not in words("documents", "name_beginnings")  # "Anglo-American"
        if first in words("documents", "before_hyphen") or last in words(
            "documents", "after_hyphen"
        ):
            return True
        head = first.rpartition("-")[2]
        if head in words("english", "function"):
            return head != first  # "side-by-/side", but "an-/other"
        if head in words("documents", "prefixes"):
            return len(last) >= LONG and bool(self.counts[last])
        return len(head) > 2 and bool(self.counts[last]) and bool(self.counts[head])
