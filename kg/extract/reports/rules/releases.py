"""Press releases: what a body says of itself as "we" and "our", outside quotation marks.

A release is told by its marks ("PRESS RELEASE", a wire's name, "Media contact") and is its issuer's
own text. Who issues it is its publisher where the text names it, else the body that its first
sentences have announce something. An officer quoted in it speaks for himself.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from kg.articles.wordlists import phrases
from kg.extract.grammar.dependents import active_subject, complement_clauses, open_complements
from kg.extract.grammar.functions import is_main
from kg.extract.lexicon import lexicon, words
from kg.extract.report_candidate import Content, ReportCandidate
from kg.extract.reports.frames.detached_contents import VERBAL
from kg.model import Act, LineKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Line, Span, Token
    from kg.parse import ParsedArticle

EDGE = 8
"""Lines at either end of a text in which a release says that it is one."""
SHORT = 6
"""Words of a line that is no more than a mark: "Bruma Ltd press release, 5 May"."""
_MARKS = frozenset('“”"„«»')
_KEPT = ("issuer of a release",)
OPENING = 4
"""Paragraphs in which whoever issues a release is named as announcing something."""


def release_statements(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`Our debt has fallen by a third.`: sentences in which the issuer of a release says "we".

    Where its verb is one of saying or wanting with a content ("we expect") another rule finds it.
    """
    if issuer(parsed) is None:
        return
    for line in parsed.article.lines:
        if line.kind is LineKind.PROSE:
            for _, sentence in groupby(parsed.within(line.span), key=lambda t: t.sent):
                found = _stated(parsed, tuple(sentence))
                if found is not None:
                    yield found


def _stated(parsed: ParsedArticle, sentence: tuple[Token, ...]) -> ReportCandidate | None:
    own = next((t for t in sentence if t.text.casefold() in words("first_person_plural")), None)
    main = next((t for t in sentence if is_main(t) and t.pos in VERBAL), None)
    if own is None or main is None or _reports(parsed, main):
        return None
    place = parsed.span(sentence[0].i, sentence[-1].i + 1)
    if not _MARKS.isdisjoint(place.of(parsed.text)):
        return None
    return ReportCandidate(
        rule="release-statement",
        cue=None,
        verb=None,
        act=Act.STATE,
        speakers=(own,),
        content=Content(frame="clause", spans=(place,), heads=(main,)),
    )


def _reports(parsed: ParsedArticle, main: Token) -> bool:
    """Tell whether the verb is one that other rules find: "we expect", "we found that …"."""
    entry = lexicon().verbs.get(main.lemma)
    if entry is None:
        return False
    content = [*complement_clauses(parsed, main), *open_complements(parsed, main)]
    return entry.act is not Act.STATE or bool(content)


def issuer(parsed: ParsedArticle) -> Token | None:
    """Return the head of the name of whoever issues a release; None where the text is none."""
    if _KEPT not in parsed.memory:
        parsed.memory[_KEPT] = _issuer(parsed)
    found: Token | None = parsed.memory[_KEPT]
    return found


def is_marked(parsed: ParsedArticle) -> bool:
    """Tell whether a text says at its beginning or end that it is a press release.

    A sentence that speaks of one does not: "he said in a news release".
    """
    lines = [n for n in parsed.article.lines if n.span.of(parsed.text).strip()]
    edges = [n.span.of(parsed.text).strip().casefold() for n in (*lines[:EDGE], *lines[-EDGE:])]
    whole = "\n".join(edges)
    marks = [mark for mark in phrases("letters", "releases") if mark in whole]
    return any(_marks(line, mark) for mark in marks for line in edges)


def _marks(line: str, mark: str) -> bool:
    """Tell whether a line begins with a mark, is no more than it, or bears it as a wire's sign."""
    place = line.find(mark)
    if place < 0:
        return False
    return place == 0 or len(line.split()) <= SHORT or line[place - 1] in "/(-—–"


def _issuer(parsed: ParsedArticle) -> Token | None:
    lines = [n for n in parsed.article.lines if n.span.of(parsed.text).strip()]
    if not is_marked(parsed):
        return _body_of_statement(parsed, lines)
    publisher = _publisher(parsed)
    if publisher is not None:
        return publisher
    prose = [n for n in lines if n.kind is LineKind.PROSE][:OPENING]
    for token in (t for n in prose for t in parsed.within(n.span)):
        if token.lemma in words("announcing") and token.pos == "VERB":
            who = active_subject(parsed, token)
            entity = parsed.entity_at.get(who.i) if who is not None else None
            if who is not None and entity is not None and entity.label == "ORG":
                return who
    return None


def _body_of_statement(parsed: ParsedArticle, lines: Sequence[Line]) -> Token | None:
    """Return the body whose statement a text is: one that its first sentence is about.

    "Statement by Kim Roe, Harvest Party spokesman" stands above or below it, or "Issued by the
    Harvest Party", and "The Harvest Party condemns" begins it.
    """
    edges = (n.span.of(parsed.text).casefold() for n in (*lines[:EDGE], *lines[-EDGE:]))
    openers = tuple(phrases("letters", "statements"))
    if not any(n.partition(": ")[2].startswith(openers) or n.startswith(openers) for n in edges):
        return None
    prose = (n for n in lines if n.kind is LineKind.PROSE)
    first = next((t for n in prose for t in parsed.within(n.span) if is_main(t)), None)
    if first is None or first.tag == "VBD":  # "the union said on Monday" is a paper's
        return None
    who = active_subject(parsed, first)
    entity = parsed.entity_at.get(who.i) if who is not None else None
    return who if entity is not None and entity.label == "ORG" else None


def _publisher(parsed: ParsedArticle) -> Token | None:
    """Return the name of who published the page, where its text has it; a wire issues nothing."""
    name = (parsed.article.publisher or "").casefold().removeprefix("the ")
    if name in phrases("letters", "releases") or name.replace(" ", "") in phrases(
        "letters", "releases"
    ):
        return None
    for entity in parsed.parse.entities:
        place: Span = parsed.span(entity.first, entity.last)
        if name and place.of(parsed.text).casefold().removeprefix("the ") == name:
            return parsed.tokens[entity.last - 1]
    return None
