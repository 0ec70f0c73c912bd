"""From what a model answered to candidates: nothing enters without its words in their sentence.

In: the statements of an answer as plain JSON, and the sentences that were shown. Out: candidates at
exact places of the article, and a note for each statement that is none, with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.extract.candidate import Candidate
from kg.extract.refusals import told
from kg.llm.word_places import Stretch
from kg.model import Act, Certainty, Modality, Polarity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from enum import StrEnum

    from kg.llm.sentences import Sentence
    from kg.model import Article, Diagnostic

_LISTS: Mapping[str, type[StrEnum]] = {
    "act": Act,
    "polarity": Polarity,
    "modality": Modality,
    "certainty": Certainty,
}


class _RefusedError(Exception):
    """A statement of an answer that becomes no candidate, by its reason."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a window showed: the article, its sentences by number, and whose name notes carry."""

    article: Article
    sentences: Mapping[int, Sentence]
    rule: str

    @classmethod
    def of(cls, article: Article, window: Iterable[Sentence], rule: str) -> Shown:
        """Return what a window shows."""
        return cls(article, {s.number: s for s in window}, rule)


def grounded(
    statements: Iterable[Mapping[str, Any]], shown: Shown
) -> tuple[tuple[Candidate, ...], tuple[Diagnostic, ...]]:
    """Return the candidates of an answer, and why its other statements are none."""
    found: list[Candidate] = []
    notes: list[Diagnostic] = []
    for one in statements:
        try:
            candidate, left_out = _candidate(one, shown)
            found.append(candidate)
            at = candidate.cue or candidate.content[0]
            notes += [told(r, shown.rule, shown.article.id, at) for r in left_out]
        except _RefusedError as refused:
            place = _place_of(one, shown)
            notes.append(told(str(refused), shown.rule, shown.article.id, place))
    return tuple(dict.fromkeys(found)), tuple(notes)


def _candidate(one: Mapping[str, Any], shown: Shown) -> tuple[Candidate, tuple[str, ...]]:
    """Return the candidate that a statement makes, and the reasons for what it names in vain."""
    text = shown.article.text
    content = _together(text, [_first(p, shown, ()) for p in _pieces(one, "content")])
    if not content:
        raise _RefusedError("no-content")
    cue = _nearest(_piece(one, "cue"), shown, content, content)
    beside = (cue,) if cue is not None else content
    speaker = _nearest(_piece(one, "speaker"), shown, (*content, *beside), beside)
    target, left_out = _target(_piece(one, "target"), shown, beside, content)
    conditions = [_first(p, shown, ()) for p in _pieces(one, "condition")]
    values = {name: _value(one, name, members) for name, members in _LISTS.items()}
    found = Candidate(
        content=content,
        cue=cue,
        speaker=speaker,
        target=target,
        conditions=_together(text, conditions),
        **values,
    )
    return found, left_out


def _target(
    piece: Mapping[str, Any] | None,
    shown: Shown,
    outside: tuple[Span, ...],
    beside: tuple[Span, ...],
) -> tuple[Span | None, tuple[str, ...]]:
    """Return the place of a target; without it a statement is one still, so it is left out."""
    try:
        return _nearest(piece, shown, outside, beside), ()
    except _RefusedError as refused:
        if str(refused) == "malformed":
            raise
        return None, ("target-not-verbatim",)


def _pieces(one: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = one.get(name, [])
    if found is None:
        return []
    if isinstance(found, dict):  # a single piece where a list was asked for
        found = [found]
    if not isinstance(found, list) or not all(isinstance(p, dict) for p in found):
        raise _RefusedError("malformed")
    return found


def _piece(one: Mapping[str, Any], name: str) -> Mapping[str, Any] | None:
    found = one.get(name)
    if found is not None and not isinstance(found, dict):
        raise _RefusedError("malformed")
    return found


def _places(piece: Mapping[str, Any], shown: Shown) -> list[Span]:
    """Return every place where the words of a piece stand in the sentence that it names."""
    number, words = piece.get("sentence"), piece.get("words")
    if not isinstance(number, int) or isinstance(number, bool) or not isinstance(words, str):
        raise _RefusedError("malformed")
    if number not in shown.sentences:
        raise _RefusedError("no-such-sentence")
    found = list(Stretch.of(shown.article.text, shown.sentences[number].span).find(words))
    if not found:
        raise _RefusedError("not-verbatim")
    return found


def _first(piece: Mapping[str, Any], shown: Shown, outside: Iterable[Span]) -> Span:
    places = _places(piece, shown)
    return next((p for p in places if not any(p.overlaps(o) for o in outside)), places[0])


def _nearest(
    piece: Mapping[str, Any] | None,
    shown: Shown,
    outside: Iterable[Span],
    beside: tuple[Span, ...],
) -> Span | None:
    """Return the place of a piece: of several the one outside some places and nearest to others."""
    if piece is None:
        return None
    places = _places(piece, shown)
    free = [p for p in places if not any(p.overlaps(o) for o in outside)]
    return min(free or places, key=lambda p: min(_distance(p, b) for b in beside))


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _value(one: Mapping[str, Any], name: str, members: type[StrEnum]) -> Any:
    given = one.get(name)
    if given is None:
        return None
    if not isinstance(given, str) or given not in [m.value for m in members]:
        raise _RefusedError("not-in-list")
    return members(given)


def _together(text: str, found: Iterable[Span]) -> tuple[Span, ...]:
    """Return places in text order, those that overlap or have but blanks between them as one.

    A quotation of several sentences comes as a piece for each; paragraphs stay apart.
    """
    made: list[Span] = []
    for span in sorted(found):
        if made and not text[made[-1].end : span.start].strip(" "):
            made[-1] = Span(made[-1].start, max(made[-1].end, span.end))
        else:
            made.append(span)
    return tuple(made)


def _place_of(one: Mapping[str, Any], shown: Shown) -> Span | None:
    """Return the sentence that a statement names, to tell where it was meant to stand."""
    for name in ("cue", "content", "speaker"):
        piece = one.get(name)
        piece = piece[0] if isinstance(piece, list) and piece else piece
        number = piece.get("sentence") if isinstance(piece, dict) else None
        if isinstance(number, int) and number in shown.sentences:
            return shown.sentences[number].span
    return None
