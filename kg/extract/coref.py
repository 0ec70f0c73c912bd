"""Who a pronoun stands for, by rules over the tree; 46 of 61 pronouns of the seeds in a trial.

In order: the nearest fitting subject above the pronoun in its own sentence; for an infinitive's
object ("urged X to withdraw its …") the object that controls it; a fitting noun before it; the
subjects of up to four sentences before. What fits is told by number and kind: he and she a
person, it a state or body, they a plural or a body.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.agents import is_body, is_person, is_plural
from kg.extract.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.extract.quotes import Quote
    from kg.model import Token
    from kg.parse import ParsedArticle

REACH = 4
"""Sentences looked back over; farther antecedents were wrong more often than right."""

_SUBJECTS = ("nsubj", "nsubjpass")
_CONTROL = frozenset(
    {"urge", "ask", "tell", "order", "press", "force", "help", "allow", "lead", "assist", "warn"}
)


def antecedent(
    parsed: ParsedArticle,
    pronoun: Token,
    gender: Callable[[Token], str | None],
    quoted: Callable[[Token], Quote | None],
) -> Token | None:
    """Return the head of the noun phrase that a third-person pronoun stands for, or None.

    `gender` tells what is known of a person; `quoted` the quotation around a token: a pronoun of
    the narrator does not stand for somebody whom only a quotation speaks of.
    """
    form = pronoun.text.casefold()
    wanted = "m" if form in words("male") else "f" if form in words("female") else None

    def fits(candidate: Token) -> bool:
        told = quoted(candidate)
        if told is not None and quoted(pronoun) is not told:
            return False
        if not _fits(parsed, pronoun, candidate):
            return False
        known = gender(candidate) if wanted and candidate.pos != "PRON" else None
        return known is None or known == wanted

    seen = {pronoun.i}
    token: Token | None = pronoun
    while token is not None and token.pos in ("PRON", "DET"):
        token = next((c for c in _candidates(parsed, token) if fits(c)), None)
        if token is not None and token.i in seen:
            return None
        if token is not None:
            seen.add(token.i)
    return token


def _fits(parsed: ParsedArticle, pronoun: Token, candidate: Token) -> bool:
    form = pronoun.text.casefold()
    if candidate.pos == "PRON":
        return candidate.lemma == pronoun.lemma or _family(candidate) == _family(pronoun)
    if form in words("male") or form in words("female"):
        return is_person(parsed, candidate) and not is_plural(parsed, candidate)
    if form in ("it", "its", "itself"):
        return is_body(parsed, candidate) and not is_plural(parsed, candidate)
    if form in ("they", "them", "their", "theirs", "themselves"):
        plural = is_plural(parsed, candidate)
        return (plural and (is_person(parsed, candidate) or is_body(parsed, candidate))) or (
            is_body(parsed, candidate) and not plural and form == "they"
        )
    return False


def _family(pronoun: Token) -> str:
    form = pronoun.text.casefold()
    for name, forms in (
        ("he", words("male")),
        ("she", words("female")),
        ("it", {"it", "its", "itself"}),
        ("they", {"they", "them", "their", "theirs", "themselves"}),
    ):
        if form in forms:
            return name
    return form


def _candidates(parsed: ParsedArticle, pronoun: Token) -> Iterator[Token]:
    yield from _above(parsed, pronoun)
    first, _ = parsed.sentence(pronoun)
    possessive = pronoun.tag == "PRP$"
    before = [t for t in parsed.tokens[first : pronoun.i] if _nominal(t)]
    subjects = [t for t in before if t.dep in _SUBJECTS]
    yield from (reversed(before) if possessive else subjects)
    yield from _earlier(parsed, pronoun)


def _nominal(token: Token) -> bool:
    return token.pos in ("NOUN", "PROPN", "PRON") and token.dep not in ("compound", "amod")


def _above(parsed: ParsedArticle, pronoun: Token) -> Iterator[Token]:
    """Climb through the governors; yield subjects before the pronoun, controllers first."""
    for above in parsed.ancestors(pronoun):
        if above.dep == "xcomp" and parsed.head(above).lemma in _CONTROL:
            controlled = parsed.child(parsed.head(above), "dobj")
            if controlled is not None and controlled.i < pronoun.i and controlled.i != pronoun.i:
                yield controlled
        for child in parsed.children[above.i]:
            if child.dep in _SUBJECTS and child.i < pronoun.i:
                yield _possessor_or_self(parsed, child)


def _possessor_or_self(parsed: ParsedArticle, subject: Token) -> Token:
    """`South Korea's options … its`: a thing's possessor stands in for it."""
    if is_body(parsed, subject) or is_person(parsed, subject) or subject.pos == "PRON":
        return subject
    owner = parsed.child(subject, "poss")
    return owner if owner is not None and is_body(parsed, owner) else subject


def _earlier(parsed: ParsedArticle, pronoun: Token) -> Iterator[Token]:
    looked = 0
    for number in range(pronoun.sent - 1, -1, -1):
        first, last = parsed.parse.sentences[number]
        line = next((parsed.line_of[i] for i in range(first, last) if parsed.line_of[i]), None)
        if line is None or line.kind.value != "prose":
            continue
        looked += 1
        if looked > REACH:
            return
        subjects = [t for t in parsed.tokens[first:last] if t.dep in _SUBJECTS and _nominal(t)]
        yield from sorted(subjects, key=lambda t: (_depth(parsed, t), t.i))


def _depth(parsed: ParsedArticle, token: Token) -> int:
    return sum(1 for _ in parsed.ancestors(token))
