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
_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_END = re.compile(r"([^\W_]+(?:[-‐‑][^\W_]+)*)([-‐\u00ad])$")
_DASH = re.compile(r"/$|\S[—–]$")
"""What no blank follows: a slash, a dash that none stands before."""
_START = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*")


@dataclass(slots=True)
class Vocabulary:
    """The words of a document that stand whole within its lines, in lower case, with their counts.

    What the document itself writes decides first; a hyphen is kept where both halves are words of
    their own, and left out else.
    """

    counts: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, lines: Iterable[str]) -> Vocabulary:
        """Collect the words of lines, without those that a line's end cuts."""
        counts: Counter[str] = Counter()
        for line in lines:
            found = [m[0].lower() for m in _WORD.finditer(line)]
            if found and line.rstrip()[-1:] in ("-", "‐", SOFT):
                found.pop()
            counts.update(found)
        return cls(counts)

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
        if end[2] == SOFT or not self._own(end[1], start[0]):
            return before[:-1], ""
        return before, ""

    def _own(self, left: str, right: str) -> bool:
        """Tell whether a hyphen belongs to the word."""
        if not right[0].islower() or any(c.isdigit() for c in left) or left[-1:].isupper():
            return True
        first, last = left.lower(), right.lower()
        whole, split = self.counts[first + last], self.counts[f"{first}-{last}"]
        if whole or split:
            return split > whole
        if first in words("documents", "before_hyphen") or last in words(
            "documents", "after_hyphen"
        ):
            return True
        known = words("english", "function")
        if "-" in first and first.rpartition("-")[2] in known:  # "side-by-/side"
            return True
        return all(w in known or self.counts[w] for w in (first.rpartition("-")[2], last))
