"""Who denies a charge: whoever was accused, never the accuser ("He denied the charges")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.possible_speakers import is_person
from kg.extract.lexicon import lexicon, pointers, words
from kg.model import Act

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

_DENYING = frozenset({"deny", "reject", "dispute", "refute", "dismiss", "contest"})


def denies_charge(parsed: ParsedArticle, pronoun: Token) -> bool:
    """Tell whether a pronoun is who turns down a charge: "he | denies the allegations"."""
    verb = parsed.head(pronoun)
    thing = parsed.child(verb, "dobj")
    if pronoun.dep != "nsubj" or verb.lemma not in _DENYING or thing is None:
        return False
    known = pointers().get(thing.lemma)
    return known is not None and Act.ACCUSE in known.acts


def accuses(parsed: ParsedArticle, candidate: Token) -> bool:
    """Tell whether somebody is the accuser: by the verb, or by office as a prosecutor is."""
    verb = parsed.head(candidate)
    cue = lexicon().verbs.get(verb.lemma) if candidate.dep == "nsubj" else None
    beside = {candidate.lemma, *(c.lemma for c in parsed.all(candidate, "compound", "appos"))}
    return (cue is not None and cue.act is Act.ACCUSE) or bool(beside & words("accusers"))


def accused(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return whom the sentence before accuses, where that is a person."""
    if not denies_charge(parsed, pronoun) or not pronoun.sent:
        return None
    first, last = parsed.parse.sentences[pronoun.sent - 1]
    for token in reversed(parsed.tokens[first:last]):
        cue = lexicon().verbs.get(token.lemma) if token.pos == "VERB" else None
        if cue is not None and cue.act is Act.ACCUSE:
            found = parsed.child(token, "dobj")
            if found is not None and is_person(parsed, found):
                return found
    return None
