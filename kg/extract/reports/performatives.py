"""Acts performed by being said: "I promise", "we condemn the raid"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_negated
from kg.extract.grammar.dependents import active_subject, direct_object, open_complement
from kg.extract.lexicon import lexicon, words
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
    cue = lexicon().verbs.get(head.lemma) if head is not None else None
    if head is None or cue is None or cue.act not in _PERFORMED or head.tag not in ("VBP", "VBZ"):
        return None
    own = active_subject(parsed, head)
    thing = direct_object(parsed, head)
    if thing is not None and f"{head.lemma} {thing.lemma}" in words("formulae"):
        return None
    said = own is not None and own.text.casefold() in words("first_person")
    return cue.act if said and not is_negated(parsed, head) else None


def _wished(parsed: ParsedArticle, head: Token) -> Act | None:
    """Return the act done by a polite wish to do it: "I would like to | ask | you a question"."""
    own = active_subject(parsed, head)
    deed = open_complement(parsed, head)
    if deed is None or own is None or own.text.casefold() not in words("first_person"):
        return None
    if head.lemma not in words("wishing") or is_negated(parsed, head):
        return None
    asked = direct_object(parsed, deed)
    asks = deed.lemma == "ask" and asked is not None and asked.lemma == "question"
    return Act.ASK if asks else None
