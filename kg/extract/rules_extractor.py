"""The rules as an extractor like any other: their statements as candidates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.candidate import Candidate, Candidates
from kg.extract.extractor import RULES
from kg.extract.stages import extract
from kg.model import Voice
from kg.parse import ParsedArticle

if TYPE_CHECKING:
    from kg.model import Article, Statement


class Rules:
    """The rules of `kg.extract`. An article that is not parsed says nothing to them."""

    name = RULES

    def candidates(self, read: ParsedArticle | Article, /) -> Candidates:
        """Return what the rules find, the article's own narration left out."""
        if not isinstance(read, ParsedArticle):
            return Candidates()
        told = extract(read).statements
        return Candidates(found=tuple(_candidate(s) for s in told if s.voice is Voice.ATTRIBUTED))


def _candidate(said: Statement) -> Candidate:
    """Return a statement as the places and values that it has."""
    aimed = [p.span for p in said.targets if p.span is not None]
    return Candidate(
        content=tuple(sorted(said.content)),
        cue=said.cue,
        speaker=next(iter(said.speaker_spans), None),
        target=next(iter(aimed), None),
        conditions=said.conditions,
        act=said.act,
        polarity=said.polarity,
        modality=said.modality,
        certainty=said.certainty,
    )
