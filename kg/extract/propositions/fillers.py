"""What fills the places of a clause: actors, things by their noun, and other propositions.

In: an argument of a clause. Out: a `Party` for each somebody that it is, else one for the thing,
each with the part of the proposition's key that it is known by.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.actors.coreference.sure_referents import is_sure
from kg.extract.events.participants import part_of_group
from kg.extract.grammar.noun_phrases import country_of, organ_of
from kg.extract.lexicon import words
from kg.model import Filler, Span
from kg.model.quick_init import quick_init

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.extract.actors.identities import Identities
    from kg.extract.clauses import Argument, Clause
    from kg.model import Proposition, Quantity, Token
    from kg.parse import ParsedArticle

_NOUNS = ("NOUN", "PROPN", "PRON")
_NAMED = ("NUM", "ADJ", "DET")
_SORTS = ("ADJ", "NOUN", "PROPN")
_EMPTY = ("DET", "PUNCT", "SPACE", "SYM", "PART", "CCONJ")

_CLOSING_HALF = re.compile(r"(?<=[^sS\s])[’](?!\w)")
"""A single mark that closes, and is no apostrophe: "the ship’", not "the clerks’ pay"."""

KIND = "to "
"""Opens a key's kind that is a verb of the text, which no class of events is called."""


@quick_init
@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedFiller:
    """A filler with the part of a proposition's key that it is."""

    filler: Filler
    key: str


def clause_filler(argument: Argument, claim: Proposition) -> KeyedFiller:
    """Return a clause as what fills a place of another."""
    filler = Filler(label=claim.label, proposition=claim.id, span=argument.span)
    return KeyedFiller(filler=filler, key=claim.id)


def fillers(
    parsed: ParsedArticle, argument: Argument, identities: Identities, *, things: bool = False
) -> tuple[KeyedFiller, ...]:
    """Return who or what an argument is: each actor of a joined phrase, else the one thing.

    With `things` it is a thing whatever it looks like.
    """
    head = parsed.tokens[argument.head]
    somebody = not (things or part_of_group(parsed, head)) and (
        head.pos in _NOUNS or (argument.clause is None and head.pos in _NAMED)
    )
    ids = actors_of(head, identities) if somebody and is_known(head, identities) else ()
    if ids:
        return tuple([_actor(one, argument.span, identities) for one in ids])
    return (_thing(parsed, argument, head, identities),)


def filled_before(
    clause: Clause, made: Mapping[int, Proposition], identities: Identities
) -> tuple[object, ...]:
    """Return what is known by now of all that fills a clause's places: claims made, and actors."""
    arguments = (clause.who, clause.what, clause.whom, clause.attribute)
    some = [a for a in (*arguments, *(a.argument for a in clause.adjuncts)) if a is not None]
    below = [made[a.clause] for a in some if a.clause is not None and a.clause in made]
    heads = (identities.parsed.tokens[a.head] for a in some)
    known = tuple([identities.resolved_before(h) for h in heads])
    return (tuple([(c.id, c.label) for c in below]), known)


def roles_in_order(
    roles: Mapping[str, tuple[Filler, ...]],
) -> tuple[tuple[str, tuple[Filler, ...]], ...]:
    """Return the fillers by role, in the order of the roles' names."""
    return tuple(sorted(roles.items()))


def is_known(head: Token, identities: Identities) -> bool:
    """Tell whether a noun is a name, an organ or a body, or was met as somebody in the article.

    Other nouns ("a delegation", "two clerks") are things by their words: nobody who could be met
    elsewhere.
    """
    parsed = identities.parsed
    if head.pos in ("PRON", "PROPN") or head.i in parsed.entity_at:
        return True
    if organ_of(parsed, head) is not None or country_of(parsed, head) is not None:
        return True
    return bool(identities.resolved_before(head))


def actors_of(head: Token, identities: Identities) -> tuple[str, ...]:
    """Return the actors that a phrase stands for, of "we" the side of whoever speaks.

    Of "it" and "they" none where it is not sure who they are.
    """
    found = identities.sides.get(head.i, ()) or identities.resolve(head)
    return found if found and is_sure(head, found, identities) else ()


def _actor(name: str, span: Span, identities: Identities) -> KeyedFiller:
    actor = identities.actors[name]
    filler = Filler(label=actor.label, actor=name, country=actor.country, span=span)
    return KeyedFiller(filler=filler, key=name)


def _thing(
    parsed: ParsedArticle, argument: Argument, head: Token, identities: Identities
) -> KeyedFiller:
    inside = parsed.within(argument.span)
    owner = _owner(parsed, inside, head, identities)
    words = without_loose_marks(argument.span.of(parsed.text))
    if head.pos not in ("NOUN", "PROPN"):
        sort, noun = None, None
    else:
        sort, noun = " ".join(_sort(parsed, inside, head)) or None, head.lemma.casefold()
    filler = Filler(label=words, span=argument.span, head=noun, sort=sort, owner=owner)
    return KeyedFiller(filler=filler, key=_key(parsed, inside, head, owner))


def _key(parsed: ParsedArticle, inside: tuple[Token, ...], head: Token, owner: str | None) -> str:
    """Return a thing's words in their plain forms; what only this article tells stays its own."""
    told = [t for t in inside if t.pos not in _EMPTY and t.pos != "PRON"]
    found = " ".join([t.lemma.casefold() for t in told]) or head.text.casefold()
    if owner is not None:
        return f"{owner} {found}"
    if any(t.pos == "PRON" for t in inside):
        return f"{parsed.article.sha256} {head.start}"
    first = inside[0].text.casefold() if inside else ""
    if first in words("known_determiners") and len(told) < 2 and head.pos == "NOUN":
        return f"{parsed.article.sha256} {found}"
    return found


def _sort(parsed: ParsedArticle, inside: tuple[Token, ...], head: Token) -> Iterator[str]:
    """Yield the words right before a noun that say which sort of it is meant."""
    before = [t for t in inside if t.i < head.i]
    kept = []
    for token in reversed(before):
        if token.pos not in _SORTS:
            break
        kept.append(token.lemma.casefold())
    yield from reversed(kept)


def _owner(
    parsed: ParsedArticle, inside: tuple[Token, ...], head: Token, identities: Identities
) -> str | None:
    """Return the one actor whose a thing is: "his plan", "Ostia's harbour"."""
    for token in inside:
        if token.i >= head.i:
            return None
        after = parsed.tokens[token.i + 1]
        if token.tag == "PRP$" or (after.tag == "POS" and after.i < head.i):
            found = actors_of(token, identities)
            return found[0] if len(found) == 1 else None
    return None


_OPENED, _SHUT = re.compile(r"(?<!\S)'(?=\w)"), re.compile(r"(?<=[\w.,!?])'(?!\w)")
"""Straight marks that open and that close a quotation; the latter may be an apostrophe."""
_ALONE = re.compile(r"(?<!\S)['‘’](?:\s|$)")
"""A single mark that touches no word: what it stood beside has another form in a label."""
_EMPTY_MARKS = re.compile(r"\(\s*\)|\[\s*\]")
"""Brackets of which nothing is left: "he [doesn't] know" without its negation."""
_LOST_OPENING = re.compile(r"(?<=[%.,!?\da-rt-z])(?<!in)(?<!an)(?<!\bo)'(?= )")
"""A straight mark that closes behind what no apostrophe ends: "less than 1%' this year"."""

_PAIRED = frozenset("“”‘’'\"()[]")
"""Marks of which one may be loose: words without any are as they are."""


def without_loose_marks(words: str) -> str:
    """Return words with single blanks and without a quotation mark that has lost its other half.

    >>> without_loose_marks("a  “deep | rift")
    'a deep | rift'
    """
    text = " ".join(words.split()).strip(" ,;:")
    if _PAIRED.isdisjoint(text):
        return text.strip()  # nearly all
    if text.count("“") != text.count("”"):
        text = re.sub("[“”]", "", text)
    closed = "’" in text and _CLOSING_HALF.search(text) is not None
    if closed != ("‘" in text):
        text = _CLOSING_HALF.sub("", text).replace("‘", "")
    if text.count('"') % 2:
        text = text.replace('"', "")
    text = " ".join(_EMPTY_MARKS.sub("", _ALONE.sub("", text)).split())
    if "'" in text:
        text = _with_straight_pairs(text)
    if text.count("(") != text.count(")"):
        text = re.sub("[()]", "", text)
    return text.strip()


def _with_straight_pairs(text: str) -> str:
    """Return words whose straight single marks stand in pairs: "a 'leap in the dark | ' |"."""
    opened, shut = len(_OPENED.findall(text)), len(_SHUT.findall(text))
    if opened == shut + 1:
        return text + "'"
    if opened:
        return text
    return text[:-1] if text.endswith("'") else _LOST_OPENING.sub("", text)


def predication_key(
    word: str, roles: Mapping[str, tuple[KeyedFiller, ...]], quantity: Quantity | None
) -> tuple[str, ...]:
    """Return what makes two clauses one proposition: its verb or class and who and what takes part.

    A place and a manner tell apart only what nothing else does: "spoke in Ostia", "acted well".
    """

    def keys(role: str, mark: str = "") -> list[str]:
        return sorted({f"{mark}{f.key}" for f in roles[role]}) if role in roles else []

    themes = [*keys("theme"), *keys("attribute", "is "), *keys("topic", "about ")]
    themes += keys("source", "from ")  # which is no role: the party of whom it is had
    whom = keys("recipient")
    if not themes and not whom:
        themes = [*keys("place", "in "), *keys("manner", "how ")]
    number = f"{quantity.value:.15g} {quantity.bound} {quantity.unit}" if quantity else ""
    return (f"{KIND}{word}", *keys("agent"), "", *sorted(set(themes)), "", *whom, number)


def with_roles_of_clause(
    roles: dict[str, tuple[Filler, ...]], of_clause: Mapping[str, tuple[KeyedFiller, ...]]
) -> dict[str, tuple[Filler, ...]]:
    """Return an event's roles with those that only its clause fills.

    Whoever gets a thing does not give it: "| she | received it" sends nobody anything.
    """
    places = [f.span for some in roles.values() for f in some if f.span is not None]
    gets = {f.actor for f in roles.get("recipient", ()) if f.actor is not None}
    fuller = dict(roles)
    for role, filled in of_clause.items():
        if role == "agent" and any(f.filler.actor in gets for f in filled):
            continue
        new = tuple(f.filler for f in filled)
        apart = any(f.proposition is not None for f in new)  # "allowed Lee to | win |"
        if apart or not any(f.span and f.span.overlaps(p) for f in new for p in places):
            fuller.setdefault(role, new)
    return fuller
