"""Paragraphs that somebody reads out in a turn: "Ann Lee says the following, and I quote:".

They are the words of whom the line above tells of, not of the member who quotes. Under a second
"I quote again:" they are the words of the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.grammar.content_edges import unquote
from kg.extract.grammar.dependents import active_subject
from kg.extract.lexicon import lexicon, words
from kg.extract.report_candidate import Content, ReportCandidate
from kg.extract.reports.frames.cue_subjects import speakers_of
from kg.extract.reports.runs import runs
from kg.model import Act

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Line, Span, Token
    from kg.parse import ParsedArticle

BARE = 6
"""Words of a line that only leads to what is quoted, at most: "And I quote again:"."""
_LAST = 4
"""Words between "quote" and the colon, with it, at most: "quote from it again:"."""


@dataclass(frozen=True, slots=True)
class QuotedBlock:
    """A paragraph read out: its line, the verb that leads to it, and who is quoted, if known."""

    line: Line
    verb: Token
    speaker: Token | None


def quoted_blocks(
    parsed: ParsedArticle, lines: Sequence[Line]
) -> tuple[tuple[Line, ...], tuple[QuotedBlock, ...]]:
    """Return the lines of a turn that are the member's own words, and what he reads out.

    A line that holds nothing but "I quote again:" is neither.
    """
    own: list[Line] = []
    blocks: list[QuotedBlock] = []
    quote: Token | None = None
    for k, line in enumerate(lines):
        if quote is not None:
            cue = _cue(parsed, lines[k - 1])
            verb, who = cue if cue is not None else (quote, None)
            if cue is None and blocks and _is_bare(parsed, lines[k - 1]):
                who = blocks[-1].speaker
            blocks.append(QuotedBlock(line, verb, who))
            quote = None
            continue
        quote = _quoting(parsed, line) if k + 1 < len(lines) else None
        if quote is None or not _is_bare(parsed, line):
            own.append(line)
    return tuple(own), tuple(blocks)


def block_reports(
    parsed: ParsedArticle, blocks: Sequence[QuotedBlock]
) -> Iterator[ReportCandidate]:
    """Yield the reports of what is read out, one for each run of its sentences."""
    for block in blocks:
        place = unquote(parsed.text, block.line.span)
        cue: Span | None = block.verb.span
        for run in runs(parsed, (place,)) if place is not None else ():
            yield ReportCandidate(
                rule="block-quotation",
                cue=cue,
                verb=block.verb if cue is not None else None,
                act=Act.ASK if run.asks else Act.STATE,
                speakers=(block.speaker,) if block.speaker is not None else (),
                content=Content(frame="quote", spans=(run.span,), heads=run.heads),
                quoted=(run.span,),
            )
            cue = None


def _quoting(parsed: ParsedArticle, line: Line) -> Token | None:
    """Return the verb by which whoever speaks leads to what he reads out: "I quote:"."""
    tokens = parsed.within(line.span)
    if not tokens or tokens[-1].text != ":":
        return None
    for token in reversed(tokens[-1 - _LAST : -1]):
        if token.text.casefold() == "quote":
            before = {t.text.casefold() for t in parsed.tokens[max(0, token.i - _LAST) : token.i]}
            return token if before & words("first_person_singular") else None
    return None


def _is_bare(parsed: ParsedArticle, line: Line) -> bool:
    return len(line.span.of(parsed.text).split()) <= BARE


def _cue(parsed: ParsedArticle, line: Line) -> tuple[Token, Token | None] | None:
    """Return the verb of saying nearest above what is read out, and whose it is."""
    for verb in reversed(parsed.within(line.span)):
        if verb.pos != "VERB" or verb.lemma not in lexicon().verbs:
            continue
        subject = active_subject(parsed, verb)
        if subject is None or subject.text.casefold() in words("first_person_singular"):
            continue
        who = speakers_of(parsed, verb)
        if who is None:
            return None
        return verb, None if _is_spoken_to(parsed, line, who[0]) else who[0]
    return None


def _is_spoken_to(parsed: ParsedArticle, line: Line, who: Token) -> bool:
    """Tell whether a noun opens a turn before a comma: "Chairperson, the minister wrote"."""
    opening = parsed.within(line.span)
    return who == opening[0] and len(opening) > 1 and opening[1].text == ","
