"""Which statement a correction means: the one that overlaps it most, whatever has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.corrections.correction_lines import Line
    from kg.corrections.new_values import NewLink
    from kg.model import Statement

LEAST = 0.5
"""Share of the characters of both contents that two readings of one statement have in common; a
statement of the same cue is the same one if its content shares any."""


class Wanted(NamedTuple):
    """The places by which a statement is told."""

    cue: Span | None
    content: tuple[Span, ...]


def wanted(line: Line | NewLink, text: str) -> Wanted | None:
    """Return the places of a line in the text as it is now; None where its words are not in it.

    A text in which something was put in or taken out before them has them further on; of two
    places with the same words the one where they stood is meant.
    """
    evidence = getattr(line, "evidence", None)
    places = [p for p in (line.cue, *line.content) if p is not None]
    at = evidence.start if evidence is not None else None
    if evidence is not None and evidence.of(text) == line.quote:
        return Wanted(line.cue, line.content)
    found = [
        n for n in _starts(text, line.quote) if _holds(n, line.quote, places) or at is not None
    ]
    if at is None:
        return Wanted(line.cue, line.content) if found else None
    if not found:
        return None
    moved = min(found, key=lambda n: (abs(n - at), n)) - at
    cue = _moved(line.cue, moved) if line.cue is not None else None
    return Wanted(cue, tuple(_moved(s, moved) for s in line.content))


def _starts(text: str, words: str) -> Iterable[int]:
    start = text.find(words) if words else -1
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def _holds(start: int, words: str, places: Iterable[Span]) -> bool:
    return all(Span(start, start + len(words)).covers(p) for p in places)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def meant(places: Wanted, statements: Iterable[Statement]) -> Statement | None:
    """Return the statement that overlaps the places most; None where none does enough."""
    scored = [(_likeness(places, s), s.id, s) for s in statements]
    best = max(scored, key=lambda found: (found[0], found[1]), default=None)
    return best[2] if best is not None and best[0] > 0 else None


def _likeness(places: Wanted, said: Statement) -> float:
    """Return how alike: 0 where it is another statement, above 1 where the cue is the same."""
    ours, theirs = _characters(places.content), _characters(said.content)
    both = len(ours & theirs)
    share = both / len(ours | theirs) if both else 0.0
    same_cue = places.cue is not None and said.cue is not None and places.cue.overlaps(said.cue)
    if same_cue:
        return 1 + share if both or not (ours and theirs) else 0.0
    return share if share >= LEAST and (places.cue is None or said.cue is None) else 0.0


def _characters(spans: Iterable[Span]) -> set[int]:
    return {n for s in spans for n in range(s.start, s.end)}
