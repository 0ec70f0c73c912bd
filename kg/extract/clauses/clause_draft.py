"""A clause while it is being read, and how arguments are made of tokens.

A `Draft` is filled from the root of its sentence downwards: what governs it is read before it, so
that subjects, gaps and voice are handed down and no rule climbs the tree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extract.clauses.model import (
    Adjunct,
    Argument,
    Form,
    Kind,
    Modal,
    Mood,
    Relation,
    Setting,
    Tense,
)
from kg.extract.clauses.phrases import clause_phrase, phrase
from kg.extract.clauses.word_tables import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.clauses.repaired_tree import Sentence, Tree
    from kg.model import Span, Token

_AMOUNT = re.compile(r"[A-Z]{2,3}\d")
"""A sum with its currency, which taggers take for a name: "BND500"."""
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
AUXILIARIES = ("aux", "auxpass")


@dataclass(slots=True, eq=False)
class Draft:
    """A clause whose places are still being filled; `head` is its head in the tree."""

    head: Token
    i: int = field(init=False)
    """The index of the head."""
    kind: Kind
    governor: Draft | None
    helpers: Sequence[Token] = ()
    """The auxiliaries that hang on the head, left to right."""
    noun: Token | None = None
    """The noun of a light verb."""
    relation: Relation | None = None
    marker: str | None = None
    form: Form = Form.FINITE
    passive: bool = False
    subject: Argument | None = None
    """The subject as it stands, before voice is undone."""
    dummy: bool = False
    """Whether the subject is an "it" or "there" that stands for nothing."""
    who: Argument | None = None
    what: Argument | None = None
    whom: Argument | None = None
    attribute: Argument | None = None
    complement: Draft | None = None
    gap: Argument | None = None
    """What a relative clause or fronted question word leaves to be placed below."""
    gap_kept: bool = False
    adjuncts: list[Adjunct] = field(default_factory=list)
    negated: bool = False
    modal: Modal = Modal.NONE
    tense: Tense = Tense.NONE
    mood: Mood = Mood.DECLARATIVE
    predicate: Span | None = None
    lemma: str = ""

    def __post_init__(self) -> None:
        self.i = self.head.i


@dataclass(slots=True, eq=False)
class Reading:
    """One sentence's parse as clauses are read from it."""

    parsed: Sentence
    tree: Tree
    asked: set[int] = field(default_factory=set)
    """Tokens whose next "?", "." or "!" in the sentence is a question mark."""
    drafts: dict[int, Draft] = field(default_factory=dict)
    """By the index of the head, governors before what they govern."""
    relatives: dict[int, tuple[Token, Token]] = field(default_factory=dict)
    """Relative pronoun → its antecedent's head and the verb of the relative clause."""

    def argument(
        self, token: Token, preposition: str | None = None, *, without: int | None = None
    ) -> Argument:
        """Return the argument headed by a token; a relative pronoun gives what it stands for."""
        seen: set[int] = set()
        while token.i in self.relatives and token.i not in seen:
            seen.add(token.i)
            token, verb = self.relatives[token.i]
            without = verb.i
        draft = self.drafts.get(token.i)
        verbal = draft is not None and draft.kind in (
            Kind.VERB,
            Kind.COPULA,
            Kind.LIGHT,
            Kind.EXISTENTIAL,
        )
        small = draft is not None and draft.kind is Kind.SMALL and token.dep == "ccomp"
        if verbal or small:
            span = clause_phrase(self.parsed, token, without=without)
        else:
            span = phrase(self.parsed, token, without=without)
        return Argument(span=span, head=token.i, preposition=preposition)

    def amount(self, argument: Argument) -> bool:
        """Tell whether an argument is a number or a sum: "cost us | $200 |"."""
        token = self.parsed.tokens[argument.head]
        entity = self.parsed.entity_at.get(token.i)
        return token.pos == "NUM" or (entity is not None and entity.label == "MONEY")

    def adjunct(self, token: Token, preposition: str | None = None) -> Adjunct:
        """Return the adverbial headed by a noun or adverb."""
        return Adjunct(
            argument=self.argument(token, preposition),
            setting=self.setting(token, preposition),
        )

    def setting(self, token: Token, preposition: str | None = None) -> Setting:
        """Tell whether an adverbial is of time or of place."""
        entity = self.parsed.entity_at.get(token.i)
        label = entity.label if entity is not None else ""
        if token.lemma in words("times") or label in ("DATE", "TIME"):
            return Setting.TIME
        place = token.lemma in words("places") or label in ("GPE", "LOC", "FAC")
        if place and (preposition is None or preposition in words("place_prepositions")):
            return Setting.PLACE
        return Setting.OTHER

    def first(self, token: Token, *deps: str) -> Token | None:
        """Return the first dependent with the first of these labels that there is."""
        found = (self.parsed.child(token, dep) for dep in deps)
        return next((c for c in found if c is not None), None)

    def _has_article(self, token: Token) -> bool:
        """Tell whether an article or a possessor opens a noun's phrase: no name of a person has."""
        return self.parsed.child(token, "det", "poss") is not None

    def person(self, argument: Argument) -> bool:
        """Tell whether an argument is a person, an organisation or a state."""
        token = self.parsed.tokens[argument.head]
        if token.pos == "PRON":
            return token.text.casefold() in words("personal")
        if _AMOUNT.match(token.text):
            return False
        entity = self.parsed.entity_at.get(token.i)
        if token.lemma.casefold() in words("capital_documents") and self._has_article(token):
            return False  # "| the Bill | was brought in"
        if entity is not None and entity.last == token.i + 1 and token.pos != "NOUN":
            return entity.label in ("PERSON", "ORG", "GPE", "NORP")
        if entity is None and token.pos == "PROPN":
            return True
        return token.pos in ("NOUN", "PROPN") and token.lemma in words("persons")
