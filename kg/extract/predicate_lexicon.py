"""The lexicon of predicates: which class of predicates a word is, with what stands beside it.

In: a verb's, noun's or adjective's lemma and what is known of its use (particle, kinds and words of
its object, of its subject and of the nouns after its prepositions). Out: a class of
`ontology/data/predicate_classes.csv`. The words are rows of `data/predicate_verbs.csv`,
`predicate_nouns.csv` and `predicate_adjectives.csv`, the kinds of nouns those of
`data/noun_kinds.csv`; data/PREDICATES.md says how they are written. The row that asks for most
decides: "raised taxes" is not "raised a child".

>>> predicate_lexicon().class_of("arrest", "V").name
'arrest'
>>> predicate_lexicon().class_of("raise", "V", object_kinds={"question"}).name
'say'
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.extract.noun_kinds import kind_depth, noun_kinds
from kg.extract.user_lexicon import NO_WORDS, in_use
from kg.gazetteer.csv_rows import csv_rows
from kg.model.kept import kept
from kg.model.quick_init import quick_init
from ontology.predicate_classes import PredicateClass, predicate_classes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from kg.extract.user_lexicon import UserLexicon

_DATA = files("kg.extract") / "data"
PARTS = {"V": "verbs", "N": "nouns", "A": "adjectives"}
"""Parts of speech of the lexicon's words, each with the end of its file's name."""
NOTHING: Mapping[str, frozenset[str]] = {}
_WORD, _KIND, _PLACE, _NONE, _SUBJECT, _SAID = 80, 60, 50, 40, 30, 20
"""How much a condition that is met asks for: a word, a kind (one more for each wider kind above
it), that anything stands there, that nothing does ("look | for", not "look |"), anything of the
subject; and how much more it is that something is said of the object than that it is there."""
ONLY_WHEN = "when"
"""Mark of what only tells when: nothing is told to stand after the "in" of "appeared in May"."""
SAID_OF_OBJECT = "is"
"""Opens the conditions on what a verb says of its object: "saw the plan as a threat"."""


@quick_init
@dataclass(frozen=True, slots=True, kw_only=True)
class Classed:
    """A predicate's class and what decided on it: `word` alone, its `object`, `subject` or both."""

    name: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A word of a class, and what must stand beside it; each condition is a list of alternatives.

    Of an object: a kind, `=word`, `*` any, `-` none, or one of these after a preposition
    (`for:post`, `for:` any) or as what is said of the object (`is:threat`, `is:` anything). Of a
    subject: a kind, `=word` or `-` none.
    """

    name: str
    objects: tuple[str, ...]
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PredicateLexicon:
    """Classes by id, rows by word with its particle and part of speech, kinds by noun.

    What fits of the rows in `first` (the user's own) goes before all others.
    """

    classes: Mapping[str, PredicateClass]
    first: Mapping[tuple[str, str], tuple[Row, ...]]
    rows: Mapping[tuple[str, str], tuple[Row, ...]]
    kinds: Mapping[str, frozenset[str]]

    def class_of(
        self,
        lemma: str,
        pos: str,
        particle: str = "",
        object_kinds: Collection[str] = (),
        subject_kinds: Collection[str] = (),
        object_words: Collection[str] = (),
        subject_words: Collection[str] = (),
        after: Mapping[str, Collection[str]] = NOTHING,
    ) -> Classed | None:
        """Return the class of a use of a word, or None where no row fits.

        `pos` is `V`, `N` (a noun that tells an event), `P` (one said of a subject: "is a threat")
        or `A`. `after` has, by preposition, the kinds and the words (each with a `=` before it) of
        the noun that stands after it, and by `is` those of what is said of the object. A particle
        is part of the word: no row of "call" tells of "call off".
        """
        word = (f"{lemma} {particle}" if particle else lemma).casefold()
        objects = _with_words(object_kinds, object_words)
        subjects = _with_words(subject_kinds, subject_words)
        for table in (self.first, self.rows):
            rows = table.get((word, pos))
            found = _best(rows, objects, subjects, after) if rows else None
            if found is not None:
                return found
        return None

    def kinds_of(self, noun: str) -> frozenset[str]:
        """Return the kinds of things that a noun stands for, with the kinds above them."""
        return self.kinds.get(noun.casefold(), frozenset())

    def above(self, name: str) -> Iterator[str]:
        """Yield a class and the wider ones that it falls under, nearest first."""
        while name:
            yield name
            name = self.classes[name].parent


def _with_words(kinds: Collection[str], words: Collection[str]) -> Collection[str]:
    """Return kinds of nouns, and words each with a `=` before it."""
    return {*kinds, *(f"={w}" for w in words)} if words else kinds


def _best(
    rows: tuple[Row, ...],
    objects: Collection[str],
    subjects: Collection[str],
    after: Mapping[str, Collection[str]],
) -> Classed | None:
    """Return the class of the row that fits and asks for most, the first of several."""
    best = -1
    chosen: tuple[Row, int, int] | None = None
    for row in rows:
        by_object = _object_rank(row.objects, objects, after)
        if by_object is None:
            continue
        by_subject = _subject_rank(row.subjects, subjects)
        if by_subject is None or by_object + by_subject <= best:
            continue
        best = by_object + by_subject
        chosen = (row, by_object, by_subject)
    if chosen is None or (best == 0 and _is_of_another_sense(chosen[0], rows, objects)):
        return None
    row, *ranks = chosen
    told = [name for name, rank in zip(("object", "subject"), ranks, strict=True) if rank]
    return Classed(name=row.name, how=" and ".join(told) or "word")


def _is_of_another_sense(row: Row, rows: tuple[Row, ...], objects: Collection[str]) -> bool:
    """Tell whether a verb of several senses has an object to which its deed cannot be done.

    Nobody "arrests" a performance that he "turns in": which other sense it is, no row tells.
    """
    ace = predicate_classes()[row.name].ace if row.name in predicate_classes() else ""
    done_to = ace.startswith(_DONE_TO_SOMEBODY) and any(r.name != row.name for r in rows)
    return done_to and bool(objects) and _DONE_TO.isdisjoint(objects)


_DONE_TO_SOMEBODY = ("Conflict.Attack", "Justice", "Life", "Personnel")
"""ACE's events that are done to somebody, or to where people are."""
_DONE_TO = frozenset(
    ("animal", "bodypart", "building", "organisation", "people", "person", "pronoun", "state")
) | {"territory", "vehicle"}
"""Kinds of whom and what such deeds are done to."""


def _object_rank(
    wanted: tuple[str, ...], objects: Collection[str], after: Mapping[str, Collection[str]]
) -> int | None:
    """Return how much the conditions on the object ask for, None where they are not met."""
    if not wanted:
        return 0
    ranks = []
    for one in wanted:
        preposition, colon, noun = one.partition(":")
        place: Collection[str] | None = after.get(preposition) if colon else objects
        if colon and not noun and place and ONLY_WHEN in place:
            continue
        rank = _met(noun if colon else one, place)
        if rank is not None:
            ranks.append(rank + (_SAID if preposition == SAID_OF_OBJECT else 0))
    return max(ranks, default=None)


def _met(wanted: str, place: Collection[str] | None) -> int | None:
    """Return what one condition asks for where it is met by what stands in its place."""
    if wanted == "-":
        return None if place else _NONE
    if place is None:
        return None
    if wanted in ("", "*"):
        return _PLACE if place or wanted == "" else None
    if wanted not in place:
        return None
    return _WORD if wanted.startswith("=") else _KIND + kind_depth(wanted)


def _subject_rank(wanted: tuple[str, ...], subjects: Collection[str]) -> int | None:
    if not wanted:
        return 0
    met = any(w in subjects if w != "-" else not subjects for w in wanted)
    return _SUBJECT if met else None


def rows_by_word(
    table: Iterable[Mapping[str, str]],
) -> dict[tuple[str, str], tuple[Row, ...]]:
    """Return rows of the columns word, pos, particle, object, subject, class by word."""
    found: dict[tuple[str, str], list[Row]] = {}
    for r in table:
        row = Row(
            name=r["class"],
            objects=tuple(r["object"].split()),
            subjects=tuple(r["subject"].split()),
        )
        word = f"{r['word']} {r['particle']}" if r["particle"] else r["word"]
        found.setdefault((word, r["pos"]), []).append(row)
    return {word: tuple(rows) for word, rows in found.items()}


def is_verb(lemma: str) -> bool:
    """Tell whether a word is a verb of the lexicon."""
    return (lemma, "V") in predicate_lexicon().rows


def is_phrasal(verb: str, particle: str) -> bool:
    """Tell whether a verb makes one word with a particle.

    >>> is_phrasal("push", "back"), is_phrasal("eat", "back")
    (True, False)
    """
    return (f"{verb} {particle}", "V") in predicate_lexicon().rows


def predicate_lexicon() -> PredicateLexicon:
    """Return the lexicon that ships with the package, with the user's own words."""
    return _lexicon(in_use())


@kept
def _lexicon(user: UserLexicon) -> PredicateLexicon:
    if user is not NO_WORDS:
        own = {c.id: PredicateClass(example="", **asdict(c)) for c in user.classes}
        classes = {**predicate_classes(), **own}
        return replace(_lexicon(NO_WORDS), classes=classes, first=rows_by_word(user.rows))
    table = (r for part in PARTS.values() for r in csv_rows(_DATA / f"predicate_{part}.csv"))
    return PredicateLexicon(
        classes=predicate_classes(), first={}, rows=rows_by_word(table), kinds=noun_kinds()
    )
