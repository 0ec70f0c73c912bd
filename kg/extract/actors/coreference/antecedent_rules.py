"""Pronouns whose antecedent a construction settles before any is looked for.

A purpose clause helps the receiver; "what they call a war" is the subject's word; a result goes on
with the pronoun before it; an answer is his who was asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.actors.coreference.accused import accused
from kg.extract.lexicon import words

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

_ANSWERED = 2
"""Sentences from a question to its answer at most."""


def beside(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return the owner of the noun beside: "Chad's raid and | its | seizure of ships"."""
    noun = parsed.head(pronoun)
    if pronoun.tag != "PRP$":
        return None
    above = parsed.head(noun)
    if noun.dep == "pobj" and above.lemma in ("include", "including", "alongside", "besides"):
        return parsed.child(parsed.head(above), "poss")
    first = parsed.first_conjunct(noun)
    return parsed.child(first, "poss") if first is not noun else None


def helped(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return whom a purpose clause helps: "sent shells to Y to replenish its stocks".

    It is the receiver named right before the clause, whose own war or stocks are meant.
    """
    verb = next((t for t in parsed.ancestors(pronoun) if t.pos == "VERB"), None)
    if verb is None or pronoun.tag != "PRP$" or verb.lemma not in words("helping"):
        return None
    to = next((t for t in parsed.all(verb, "aux") if t.tag == "TO"), None)
    if to is None or to.i == 0 or parsed.head(pronoun).dep not in ("dobj", "pobj"):
        return None
    receiver = parsed.tokens[to.i - 1]
    link = parsed.head(receiver)
    return receiver if receiver.dep == "pobj" and link.lemma == "to" else None


def labeler(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return who speaks in "in what they call a war": whoever the sentence has for subject."""
    verb = parsed.head(pronoun)
    if pronoun.dep != "nsubj" or verb.lemma not in words("labeling") or verb.dep == "ROOT":
        return None
    if not any(t.tag == "WP" for t in parsed.children[verb.i]):
        return None
    root = next((t for t in parsed.ancestors(verb) if t.dep == "ROOT"), None)
    return parsed.child(root, "nsubj") if root is not None else None


def parallel(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return the same pronoun before, for a result: "…, thus improving its …"."""
    verb = next((t for t in parsed.ancestors(pronoun) if t.pos == "VERB"), None)
    if verb is None or not any(c.lemma in ("thus", "thereby") for c in parsed.children[verb.i]):
        return None
    first, _ = parsed.sentence(pronoun)
    same = [t for t in parsed.tokens[first : pronoun.i] if t.lemma == pronoun.lemma]
    return same[-1] if same and same[-1].pos == "PRON" else None


def asked(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return who was asked in the sentence before an answer: "asked Ann why … “…,” he replied"."""
    verb = parsed.head(pronoun)
    if pronoun.dep != "nsubj" or verb.lemma not in words("answering"):
        return None
    line = parsed.line_of[pronoun.i]
    for token in reversed(parsed.tokens[: pronoun.i]):
        if parsed.line_of[token.i] is not line or pronoun.sent - token.sent > _ANSWERED:
            return None
        if token.lemma in words("asking") and token.pos == "VERB":
            passive = parsed.child(token, "nsubjpass")
            return passive or parsed.child(token, "dative", "dobj")
    return None


SETTLING = (beside, helped, labeler, asked, parallel, accused)
"""Rules from an article and a pronoun to its antecedent or None, in order."""
