"""Who a speaker label names: what a parser makes of "MR PRICE:" alone is no name, so labels say it.

The words of a label are made a name (or a role) by their place in it, before anybody is identified;
a name that the rest of the article shows to be a body's or a place's stays one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from kg.articles.lines import turns
from kg.articles.wordlists import numbers, words
from kg.extract.grammar.entities import nicknames
from kg.model import Entity, LineKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Line, Token
    from kg.parse import ParsedArticle

_NAMING = (LineKind.SPEAKER_LABEL, LineKind.SIGNATURE)
_OPENS = frozenset("([")
_ENDS = frozenset({",", ":", "—", "–", "--", "―", ")", "]", "-"})
_CLOSES = frozenset(":)]")
_BODIES = frozenset({"ORG", "GPE", "NORP", "FAC"})


def with_label_names(parsed: ParsedArticle) -> ParsedArticle:
    """Return the article with the names and roles in its speaker labels as such."""
    lines = [n for n in parsed.article.lines if n.kind in _NAMING]
    if not lines:
        return parsed
    others = _elsewhere(parsed)
    tokens = list(parsed.tokens)
    entities = [e for e in parsed.parse.entities if not _inside(parsed, e)]
    for line in lines:
        named = _name(parsed, line)
        if not named:
            continue
        kind = _entity_label(parsed, line, named, others)
        head = named[-1].i
        for token in named:
            dep = tokens[head].dep if token.i == head else "compound"
            pos, tag = ("PROPN", "NNP") if kind else ("NOUN", "NN")
            above = token.head if token.i == head else head
            tokens[token.i] = replace(token, pos=pos, tag=tag, dep=dep, head=above, ent=kind or "")
        outside = not (named[0].i <= tokens[head].head <= head)
        if tokens[head].head != head and not outside:  # its governor is a part of the name
            tokens[head] = replace(tokens[head], head=head, dep="ROOT")
        if kind:
            entities.append(Entity(named[0].i, head + 1, kind))
    entities.sort(key=lambda e: (e.first, e.last))
    parse = replace(parsed.parse, tokens=tuple(tokens), entities=tuple(entities))
    return parsed.with_parse(parse)


def speaker_of(parsed: ParsedArticle, line: Line) -> Token | None:
    """Return the head of the name or role in a label."""
    named = _name(parsed, line)
    return named[-1] if named else None


def signed_by(parsed: ParsedArticle, line: Line) -> Token | None:
    """Return the head of the name in a signature: who signs, not what he belongs to."""
    return speaker_of(parsed, line)


@cache
def label_kind(label: str) -> str:
    """Return what a label names its speaker by.

    That is `question`, `answer`, `reporter`, `role`, `initials` or `name`.

    >>> [label_kind(t) for t in ("Q:", "A.", "REPORTER:", "The Court:", "AL:", "Mr. Hale:")]
    ['question', 'answer', 'reporter', 'role', 'initials', 'name']
    """
    label = label[turns.sound_bite(label) :]
    bare = label.strip(" \t:—–-―.[]0123456789")
    bare = bare[1:-1] if bare[:1] == "(" and bare[-1:] == ")" else bare
    kind = turns.kind_of(bare)
    low = turns.plain(label)
    if kind == "question" or low in words("turns", "question"):
        return "question"
    if kind == "answer":
        return "answer"
    if low in words("turns", "reporters"):
        return "reporter"
    if kind is None and bare.isupper() and bare.isalpha() and len(bare) == turns.INITIALS:
        return "initials"
    return "role" if kind == "role" else "name"


def _inside(parsed: ParsedArticle, entity: Entity) -> bool:
    line = parsed.line_of[entity.first]
    return line is not None and line.kind in _NAMING


def _elsewhere(parsed: ParsedArticle) -> dict[str, Counter[str]]:
    """Return what the names of the article's other lines are, by each of their words."""
    found: dict[str, Counter[str]] = {}
    for entity in parsed.parse.entities:
        line = parsed.line_of[entity.first]
        if line is not None and line.kind not in _NAMING:
            for token in parsed.tokens[entity.first : entity.last]:
                found.setdefault(token.text.casefold(), Counter())[entity.label] += 1
    return found


def _name(parsed: ParsedArticle, line: Line) -> tuple[Token, ...]:
    """Return the tokens that name the speaker, without title, office, station and aside.

    An office alone is whole: "PRIME MINISTER:" is nobody called Minister. A name in brackets after
    a role is his who holds it: "The Prime Minister (Mr Hale):".
    """
    heard = turns.sound_bite(line.span.of(parsed.text))
    tokens = parsed.within(Span(line.span.start + heard, line.span.end))
    signs = line.kind is LineKind.SIGNATURE and tokens and not tokens[0].text[0].isalpha()
    if tokens and (tokens[0].text in _OPENS or signs):
        tokens = tokens[1:]
    plain = tuple(_before_end(tokens))
    aside = tokens[len(plain) + 1 :] if len(plain) < len(tokens) else ()
    bracket = len(plain) < len(tokens) and tokens[len(plain)].text in _OPENS
    office = line.kind is LineKind.SPEAKER_LABEL and label_kind(line.span.of(parsed.text)) == "role"
    if bracket and office:
        inner = tuple(_before_end(aside))
        if inner and inner[0].text.casefold().strip(".") in words("turns", "titles"):
            plain, office = inner, False
    if len(plain) > 2 and plain[-1].text in words("turns", "members"):
        plain = plain[:-1]
    while len(plain) > 1 and plain[0].text.casefold() in words("turns", "articles"):
        plain = plain[1:]
    if office:  # "DEPUTY CHAIR OF BILLS" is one chair
        linked = (k for k, t in enumerate(plain) if k and t.text.casefold() in ("of", "for"))
        return plain[: next(linked, len(plain))]
    return plain[turns.titled([t.text for t in plain]) :]


def _before_end(tokens: Sequence[Token]) -> Iterator[Token]:
    for token, after in zip_longest(tokens, tokens[1:]):
        if token.text in _ENDS or token.text in _OPENS or token.text[0] in _CLOSES:
            return
        if (
            token.text == "to"
            and after is not None
            and (after.text == "the" or after.text[0].isupper())
        ):
            return  # "ANN LEE to the Prime Minister:"
        month = token.text.lower() in numbers("dates", "months")
        if month and after is not None and after.text.isdecimal():
            return  # a day behind the name
        if token.text not in (".", "#") and not token.text.isdecimal():
            yield token


def _entity_label(
    parsed: ParsedArticle, line: Line, named: tuple[Token, ...], others: dict[str, Counter[str]]
) -> str | None:
    kind = label_kind(line.span.of(parsed.text))
    if kind in ("question", "answer", "reporter", "initials"):
        return None
    first = parsed.within(line.span)[0]
    before = {t.text.casefold().strip(".") for t in (first, parsed.tokens[named[0].i - 1])}
    titled = named[0].i > first.i and not before.isdisjoint(words("turns", "titles"))
    if kind == "role" and not titled:
        return None
    after = parsed.tokens[named[-1].i + 1 : named[-1].i + 2]
    if titled or (kind == "name" and any(t.text == "," for t in after)):  # an office follows
        return "PERSON"
    called = {n.casefold() for n in nicknames(parsed, parsed.parse.entities)}
    if named[-1].text.casefold() in called:
        return "PERSON"
    told = others.get(named[-1].text.casefold(), Counter())
    if told:
        return min(told, key=lambda n: (-told[n], n)) if not told["PERSON"] else "PERSON"
    if any(t.text.casefold() in words("turns", "outlets") for t in named):
        return "ORG"
    if any(t.text.casefold() in words("turns", "media") for t in named):
        return "ORG"
    own = {t.ent for t in named}
    body = own & _BODIES
    return min(body) if body and len(own) == 1 else "PERSON"
