"""The noun of a deed that is laid to somebody, as a sentence: "Lee commits tax evasion".

In: the clause of such a noun. Out: its label, where the verb of the noun would not say all of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses import Kind
from kg.extract.grammar.dependents import determiner
from kg.extract.inflection import present
from kg.extract.lexicon import lexicon, words
from kg.extract.noun_kinds import noun_kinds
from kg.extract.propositions.fillers import actors_of
from kg.extract.propositions.labels.clause_words import as_sentence, is_in
from kg.extract.propositions.labels.phrase_words import PhraseWords
from kg.extract.propositions.labels.subject_words import closed
from kg.model import Act

if TYPE_CHECKING:
    from kg.extract.actors.identities import Identities
    from kg.extract.clauses import Clause, ClauseIndex
    from kg.parse import ParsedArticle

_LOOSE = ("DET", "ADP", "PART", "PUNCT")
_HAD = frozenset({"plan", "accord", "meeting"})
"""Kinds of what nobody commits, but has."""
_ANSWERING = frozenset({Act.ACCUSE, Act.DENY, Act.CONFIRM, Act.REFUSE})
"""Acts that lay a deed to somebody, or answer a charge of it."""


def is_laid_to(index: ClauseIndex, deed: Clause) -> bool:
    """Tell whether the noun of a deed is laid to somebody outside it: "denied | tax evasion".

    Not by who only tells of it: "Lee announced | four votes |".
    """
    above = index.above(deed)
    if deed.who is None or deed.span.covers(deed.who.span) or above is None:
        return False
    if index.parsed.tokens[deed.head].lemma in words("denied_claims"):
        return False  # "denied | allegations made by Chad |": they are not his
    if above.kind is Kind.SMALL:  # "found Lee guilty of | fraud |"
        judging = index.above(above)
        return judging is not None and judging.lemma in words("holding_responsible")
    cue = lexicon().verbs.get(above.lemma)
    answers = (cue is not None and cue.act in _ANSWERING) or above.lemma in words("owning_up")
    return answers or any(pair.startswith(f"{above.lemma} ") for pair in words("laying_to"))


def deed_label(
    parsed: ParsedArticle, index: ClauseIndex, deed: Clause, identities: Identities
) -> str | None:
    """Return who commits a deed, "is behind" it or is blamed; None where its verb says all."""
    whose = deed.who
    if whose is None or deed.negated:
        return None
    done = [a for a in (deed.what, deed.whom) if a is not None]
    inside = parsed.within(deed.span)
    rest = [t for t in inside if not any(is_in(a.span, t) for a in done) and t.i != deed.head]
    before = any(a.span.end <= deed.predicate.start for a in done)
    plain = all(PhraseWords(parsed).reads_on(deed, a) for a in done)
    noun = parsed.tokens[deed.head]
    knows = noun.lemma in words("own_knowledge")
    if not knows and done and plain and not before and all(t.pos in _LOOSE for t in rest):
        return None
    head = parsed.tokens[whose.head]
    phrases = PhraseWords(parsed, identities, actors_of(head, identities))
    subject = phrases.subject(whose)
    if subject is None:
        return None
    of_its_own = determiner(parsed, noun) is None
    above = index.above(deed)
    blamed = above is not None and above.lemma == "blame"
    verb = "be to blame for" if blamed else "commit" if of_its_own else "be behind"
    told = phrases.text(inside)
    if knows:  # "denied | any knowledge of it |"
        verb, told = "have", told.removeprefix("any ").removeprefix("all ")
    elif verb == "commit" and not _HAD.isdisjoint(noun_kinds().get(noun.lemma.casefold(), ())):
        verb, told = "have", told if noun.tag == "NNS" else f"a {told}"  # "denies | plan |"
    who = closed(parsed, whose, subject[0])
    return as_sentence([who, present(verb, plural=subject[1]), told])
