"""What a person decided about identities: `judgements.jsonl`, one decision a line, only added to.

A later line about the same two supersedes an earlier one; a line taken out is a decision undone.
`unsure` hands the pair back to the rules.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import codec, shared_file
from kg.errors import InputError
from kg.model import Judgement, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from kg.resolve.profiles import Profile

_FIELDS = ("left", "right", "verdict")


def read_decisions(path: Path) -> tuple[Judgement, ...]:
    """Return the decisions of a file, the last on each pair, in order of the pairs.

    Raises InputError, with the line at fault, for a file that does not hold decisions.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read the judgements of {path}: {error}") from error
    last: dict[tuple[str, str], Judgement] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            one = _decision(line, f"{path}, line {number}")
            last[min(one.left, one.right), max(one.left, one.right)] = one
    return tuple(last[k] for k in sorted(last) if last[k].verdict is not Verdict.UNSURE)


def add_decisions(path: Path, records: Iterable[Mapping[str, object]]) -> None:
    """Add decisions to a file, made where it is not there; see `kg.shared_file.changed`.

    Raises InputError where one is no decision; then nothing has changed.
    """
    shared_file.changed(path, lambda before: _with_lines(before, records))


def _with_lines(before: bytes, records: Iterable[Mapping[str, object]]) -> bytes:
    """Return a file with lines more, each checked; its last line may lack its end."""
    told = [codec.line(record) for record in records]
    for line in told:
        _decision(line, "what is added")
    try:
        added = "".join(f"{line}\n" for line in told).encode()
    except UnicodeEncodeError as error:
        raise InputError(f"half of a character is no text: {error}") from error
    return before + (b"\n" if before and not before.endswith(b"\n") else b"") + added


def _decision(line: str, place: str) -> Judgement:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: not JSON") from error
    texts = isinstance(record, dict) and all(isinstance(record.get(k), str) for k in _FIELDS)
    if not texts or record["verdict"] not in tuple(Verdict) or record["left"] == record["right"]:
        raise InputError(
            f'{place}: not a judgement; one has "left" and "right" (ids of two actors or'
            f' appearances) and "verdict" ({", ".join(Verdict)})'
        )
    verdict = Verdict(record["verdict"])
    return Judgement(
        left=record["left"],
        right=record["right"],
        verdict=verdict,
        by="person",
        score=1.0 if verdict is Verdict.SAME else 0.0,
        reason=str(record.get("reason") or "decided by a person"),
    )


@dataclass(frozen=True, slots=True)
class Decisions:
    """A person's decisions, ready to be asked: what must be joined, what must not."""

    all: tuple[Judgement, ...] = ()

    def units(self, profile: Profile) -> frozenset[str]:
        """Return the ids by which decisions speak of a profile."""
        own = {profile.id, profile.key}
        named = {i for one in self.all for i in (one.left, one.right)}
        if profile.id in named:  # "split A P": P is meant apart from the others of A
            told = {one.left for one in self.all if one.right == profile.id}
            told |= {one.right for one in self.all if one.left == profile.id}
            own -= told
        return frozenset(own & named)

    def named(self) -> frozenset[str]:
        """Return every id that a decision names."""
        return frozenset(i for one in self.all for i in (one.left, one.right))

    def apart(self, mine: Iterable[str], theirs: Iterable[str]) -> Judgement | None:
        """Return a decision that two groups of units are different actors, or None."""
        left, right = set(mine), set(theirs)
        for one in self.all:
            if one.verdict is Verdict.DIFFERENT:
                ends = (one.left in left and one.right in right) or (
                    one.right in left and one.left in right
                )
                if ends:
                    return one
        return None

    def joined(self) -> Iterator[Judgement]:
        """Yield the decisions that two are one."""
        return (one for one in self.all if one.verdict is Verdict.SAME)
