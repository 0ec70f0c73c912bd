"""Who says "I" in the answers of an interview that is printed without labels.

Such an interview has paragraphs that are questions and answers under them; its headline or its
opening names whom it is with. Where that is nobody or several, nobody is meant.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import direct_object, nouns_after
from kg.extract.lexicon import words
from kg.model import READ, LineKind

if TYPE_CHECKING:
    from kg.extract.actors.facts.people import People
    from kg.model import Line, Token
    from kg.parse import ParsedArticle

LEAST = 3
"""Questions with an answer under them that make an interview: fewer are asides of an article."""


def answer_paragraphs(parsed: ParsedArticle) -> tuple[Line, ...]:
    """Return the paragraphs of answers of an interview without labels; none of anything else."""
    lines = [n for n in parsed.article.lines if n.span.of(parsed.text).strip()]
    if any(n.kind is LineKind.SPEAKER_LABEL for n in lines):
        return ()
    if any(n.kind is LineKind.QUESTION for n in lines):
        return tuple([n for n in lines if n.kind is LineKind.TURN])
    asked = [_asks(parsed, n) for n in lines]
    pairs = sum(a and not b for a, b in pairwise(asked))
    if pairs < LEAST:
        return ()
    first = asked.index(True)
    later = zip(lines[first:], asked[first:], strict=True)
    return tuple([n for n, question in later if n.kind in READ and not question])


def interviewee(parsed: ParsedArticle, people: People) -> Token | None:
    """Return the name of the one person with whom the article's headline or opening tells of it."""
    questions = (n.span.start for n in parsed.article.lines if _asks(parsed, n))
    start = next(questions, 0)
    for kinds in ((LineKind.HEADLINE,), (*READ, LineKind.HEADLINE)):
        opening = [n for n in parsed.article.lines if n.kind in kinds and n.span.start < start]
        tokens = [t for n in opening for t in parsed.within(n.span)]
        told = any(t.lemma in words("interviewing") for t in tokens)
        named = {name: t for t in reversed(tokens) if (name := people.name_at(t)) is not None}
        if told and named:
            one = next(iter(named.values()))
            return one if len(named) == 1 else _interviewed(parsed, people, tokens)
    return None


def _interviewed(parsed: ParsedArticle, people: People, tokens: list[Token]) -> Token | None:
    """Return whom an opening that names several says to be interviewed, None for nobody or two.

    "The Herald spoke with | Ada Brandt |", "Ada Brandt … The Herald interviewed | her |".
    """
    found: dict[str, Token] = {}
    last: Token | None = None
    for token in tokens:
        last = token if " " in (people.name_at(token) or "") else last
        if token.lemma not in words("interviewing"):
            continue
        asked = direct_object(parsed, token) or next(nouns_after(parsed, token, "with"), None)
        if asked is not None and asked.pos == "PRON":
            asked = last if asked.text.casefold() in words("third_person") else None
        name = people.name_at(asked) if asked is not None else None
        if asked is not None and name is not None:
            found.setdefault(name, asked)
    return next(iter(found.values())) if len(found) == 1 else None


def _asks(parsed: ParsedArticle, line: Line) -> bool:
    """Tell whether a paragraph ends in a question; one that goes on after it answers itself."""
    return line.span.of(parsed.text).rstrip().endswith("?")
