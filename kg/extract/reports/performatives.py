"""Acts performed by being said: "I promise", "we condemn the raid"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_negated
from kg.extract.grammar.dependents import (
    active_subject,
    direct_object,
    open_complement,
    prepositions,
)
from kg.extract.lexicon import constructions, lexicon, words
from kg.model import Act

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


_PERFORMED = frozenset(
    {Act.CONDEMN, Act.DEMAND, Act.DENY, Act.PRAISE, Act.WARN, Act.PLEDGE, Act.EXPECT}
)


def performed(parsed: ParsedArticle, head: Token | None) -> Act | None:
    """Return the act that a quotation does by its words: "We condemn the raid"."""
    wished = _wished(parsed, head) if head is not None else None
    if wished is not None:
        return wished
    if head is None or head.tag not in ("VBP", "VBZ"):
        return None
    thing = direct_object(parsed, head)
    act = _act_of(parsed, head, thing)
    if act not in _PERFORMED:
        return None
    own = active_subject(parsed, head)
    if thing is not None and f"{head.lemma} {thing.lemma}" in words("formulae"):
        return None
    said = own is not None and own.text.casefold() in words("first_person")
    return act if said and not is_negated(parsed, head) else None


def _act_of(parsed: ParsedArticle, verb: Token, thing: Token | None) -> Act | None:
    """Return the act of a verb with what stands beside it: "reject | these claims" denies."""
    cue = lexicon().verbs.get(verb.lemma)
    if cue is not None and cue.act in _PERFORMED:
        return cue.act
    if cue is not None and cue.act is Act.REFUSE:
        denied = thing is not None and thing.lemma in words("denied_claims")
        return Act.DENY if denied else None
    frames = {"noun"} if thing is not None else set()
    frames |= {"for-phrase"} if any(prepositions(parsed, verb, "for")) else set()
    if open_complement(parsed, verb) is not None:
        frames.add("infinitive" if thing is None else "object-infinitive")
    if thing is not None and thing.text.casefold() in words("talkers"):
        return None  # "I ask you to read": whoever listens is only led on
    rows = (r for r in constructions() if r.verb == verb.lemma and r.frame in frames)
    return next((r.act for r in rows if not r.object and r.act is Act.DEMAND), None)


def _wished(parsed: ParsedArticle, head: Token) -> Act | None:
    """Return the act done by a wish to do it: "I would like to | know |", "to ask a question"."""
    own = active_subject(parsed, head)
    deed = open_complement(parsed, head)
    if deed is None or own is None or own.text.casefold() not in words("first_person"):
        return None
    if head.lemma not in words("wishing") or is_negated(parsed, head):
        return None
    asked = direct_object(parsed, deed)
    asks = deed.lemma == "ask" and asked is not None and asked.lemma == "question"
    return Act.ASK if asks or deed.lemma in words("wanting_an_answer") else None
