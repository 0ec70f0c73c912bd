"""Joints that a parser set wrongly, where grammar leaves no doubt.

In: the article as parsed. Out: the same with labels, governors and lemmas set right. A mend is one
function from a word to the words that it changes, under a name by which it is counted
(`tests/benchmarks/clauses.py`). What only clauses need is in `kg.extract.clauses.repairs`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.lexicon import lexicon
from kg.extract.repair.attachment_mends import MENDS
from kg.extract.repair.mend import Kind
from kg.model.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Act, Token
    from kg.parse import ParsedArticle


def with_attachments_mended(parsed: ParsedArticle) -> ParsedArticle:
    """Return the article with such joints set right; the same one where there is none."""
    moves = [tokens for _, tokens in mends(parsed)]
    if not moves:
        return parsed
    tokens = list(parsed.tokens)
    for move in moves:
        _move(tokens, move)
    return parsed.with_parse(replace(parsed.parse, tokens=tuple(tokens)))


def mends(parsed: ParsedArticle) -> Iterator[tuple[str, tuple[Token, ...]]]:
    """Yield each mend that a word of the read lines needs: its name and the words as they are then.

    A word is changed once: what another mend of the same words would change is left.
    """
    taken: set[int] = set()
    labels = parsed.labels
    for token in parsed.readable:
        act = act_of(token) if token.tag in _VERBAL else None
        kind = _kind((token.dep, token.tag, act))
        for name in kind.asked(labels[token.i]) if kind is not None else ():
            changed = MENDS[name].make(parsed, token)
            if changed and taken.isdisjoint(t.i for t in changed):
                taken.update(t.i for t in changed)
                yield name, changed


def act_of(verb: Token) -> Act | None:
    """Return what a verb reports, if it does."""
    cue = lexicon().verbs.get(verb.lemma)
    return cue.act if cue is not None else None


_VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})


@kept
def _kind(of: tuple[str, str, Act | None]) -> Kind | None:
    """Return the words of a label, a tag and an act; None where no mend is asked of them."""
    some = [name for name, mend in MENDS.items() if mend.is_of(*of)]
    return Kind({n: MENDS[n] for n in some}) if some else None


def _move(tokens: list[Token], move: tuple[Token, ...]) -> None:
    """Join tokens anew, unless that would make one of them govern itself.

    Each move is right by itself; two of them can close a circle.
    """
    before = [tokens[t.i] for t in move]
    for token in move:
        tokens[token.i] = token
    if any(_governs_itself(tokens, t) for t in move):
        for token in before:
            tokens[token.i] = token


def _governs_itself(tokens: list[Token], token: Token) -> bool:
    passed = {token.i}
    above = token
    while above.head != above.i:
        above = tokens[above.head]
        if above.i in passed:
            return True
        passed.add(above.i)
    return False
