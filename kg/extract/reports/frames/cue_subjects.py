"""Who speaks at a cue: its subject or controller, whatever noun or quantifier stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import subject
from kg.extract.grammar.possible_speakers import is_agent, is_document
from kg.extract.lexicon import words
from kg.extract.reports.frames.participle_subjects import controller

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


def speakers_of(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...] | None:
    """Return the head of the speaker's noun phrase; None where the subject cannot speak."""
    who = _issuer(parsed, verb) or controller(parsed, verb) or subject(parsed, verb)
    if who is None:
        who = _inverted(parsed, verb) or _swallowed(parsed, verb)
    if who is not None and who.pos == "ADJ":  # "current and former officials" read as a pair
        who = next((c for c in parsed.conjuncts(who) if c.pos == "NOUN"), who)
    if who is None or _is_nobody(parsed, who):
        return None
    return (who,) if is_speaker(parsed, who) or _tells(parsed, verb, who) else None


def _swallowed(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the subject that the parser took for the first part of a name: "the memo | claims"."""
    before = parsed.tokens[verb.i - 1] if verb.i else verb
    swallowed = before.dep == "compound" and before.head == verb.i and before.pos == "NOUN"
    return before if swallowed and verb.tag in ("VBZ", "VBD") else None


def is_speaker(parsed: ParsedArticle, who: Token) -> bool:
    """Tell whether a subject names somebody, or counts people: "57 percent", "another", "most"."""
    if is_agent(parsed, who):
        return True
    if who.dep not in ("nsubj", "pobj") or who.i + 1 >= len(parsed.tokens):
        return False
    counted = who.tag in ("CD", "DT", "JJ", "JJS", "JJR") or who.text in ("%", "percent")
    return (counted and who.text.casefold() in words("counts") | {"%"}) or _is_number(who)


def _is_number(who: Token) -> bool:
    return who.tag == "CD" and who.ent not in ("DATE", "TIME", "MONEY")


def _issuer(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return who speaks in `issued a statement saying …`, `sent a letter to allies warning …`.

    A participle hangs on the text, on whom it was sent to, or on where it was said ("was on CNN
    talking about"); it is whoever issued the text, or stood there, that speaks.
    """
    noun = parsed.head(verb)
    if verb.tag != "VBG" or verb.dep != "acl" or parsed.child(verb, "nsubj") is not None:
        return None
    text = is_document(noun)
    for _ in range(3):
        if noun.dep != "pobj":
            break
        above = parsed.head(parsed.head(noun))
        if above.pos in ("VERB", "AUX"):
            there = parsed.head(noun).lemma in ("at", "in", "on")
            return _who_issued(parsed, above, text=text, there=there)
        noun, text = above, text or is_document(above)
    above = parsed.head(noun)
    return _who_issued(parsed, above, text=text, there=False) if noun.dep == "dobj" else None


def _who_issued(parsed: ParsedArticle, verb: Token, *, text: bool, there: bool) -> Token | None:
    noun = parsed.child(verb, "dobj")
    text = text or (noun is not None and is_document(noun))
    issued = text and verb.lemma in words("issuing")
    stood = there and noun is None and verb.lemma in ("appear", "be", "go")
    return subject(parsed, verb) if issued or stood else None


def _tells(parsed: ParsedArticle, verb: Token, who: Token) -> bool:
    """Tell whether any noun may speak here: the verb has it for subject, and a clause.

    Of the nouns in that place that name neither person nor body, 19 in 20 are sources on PolNeAR
    ("47 percent say", "a neurosurgeon insisted"); texts and events that "show" are not (`happens`).
    """
    if who.pos in ("PRON", "DET", "VERB", "ADV") or parsed.child(verb, "nsubj") is not who:
        return False
    if verb.lemma in ("say", "tell", "argue", "claim"):
        return True
    clause = parsed.child(verb, "ccomp")
    return clause is not None and verb.lemma not in words("showing")


def _is_nobody(parsed: ParsedArticle, who: Token) -> bool:
    """Tell whether a subject speaks for nobody: "few experts", "no official", "nobody"."""
    few = {c.lemma for c in parsed.children[who.i] if c.dep in ("det", "amod")}
    return bool(few & {"few", "no"}) or who.lemma in ("nobody", "none", "nothing")


def _inverted(parsed: ParsedArticle, verb: Token) -> Token | None:
    """`The dam is safe, insisted the minister`: the subject after the cue, read as an object."""
    before = parsed.tokens[verb.i - 1].text if verb.i else ""
    comp = parsed.child(verb, "ccomp")
    if comp is None or comp.i > verb.i or before not in (",", "”", '"'):
        return None
    return parsed.child(verb, "dobj", "attr", "npadvmod")
