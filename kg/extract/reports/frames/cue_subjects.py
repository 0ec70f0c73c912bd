"""Who speaks at a cue: its subject or controller, whatever noun or quantifier stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import subject
from kg.extract.grammar.dependents import (
    active_subject,
    attributive_adjectives,
    direct_object,
    finite_complement,
    has_determiner,
    relative_clauses,
)
from kg.extract.grammar.functions import (
    is_active_subject,
    is_adnominal_clause,
    is_prepositional_object,
)
from kg.extract.grammar.governors import (
    noun_of_clause,
    owner_of_phrase,
    preposition_before,
    verb_of_direct_object,
    verb_of_infinitive,
)
from kg.extract.grammar.possible_speakers import is_agent, is_document
from kg.extract.lexicon import words
from kg.extract.reports.frames.participle_subjects import controller

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


def speakers_of(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...] | None:
    """Return the head of the speaker's noun phrase; None where the subject cannot speak."""
    who = (
        issuer(parsed, verb)
        or caused(parsed, verb)
        or controller(parsed, verb)
        or subject(parsed, verb)
    )
    if who is not None and who.pos == "ADJ":  # "current and former officials" read as a pair
        who = next((c for c in parsed.conjuncts(who) if c.pos == "NOUN"), who)
    if who is None or _is_nobody(parsed, who):
        return None
    return (who,) if is_speaker(parsed, who) or _tells(parsed, verb, who) else None


def caused(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return who is brought to speak: "led | experts | to conclude", and so concluded."""
    above = verb_of_infinitive(parsed, verb)
    if above is None or above.lemma not in words("bringing_to_speak"):
        return None
    return direct_object(parsed, above)


def is_speaker(parsed: ParsedArticle, who: Token) -> bool:
    """Tell whether a subject names somebody, or counts people: "57 percent", "another", "most"."""
    if is_agent(parsed, who):
        return True
    stands = is_active_subject(who) or is_prepositional_object(who)
    if not stands or who.i + 1 >= len(parsed.tokens):
        return False
    if who.text.casefold() == "those":  # "those | who | back Lund"
        opened = [parsed.tokens[parsed.left(c)].tag for c in relative_clauses(parsed, who)]
        return "WP" in opened
    counted = who.tag in ("CD", "DT", "JJ", "JJS", "JJR") or who.text in ("%", "percent")
    return (counted and who.text.casefold() in words("counts") | {"%"}) or _is_number(who)


def _is_number(who: Token) -> bool:
    return who.tag == "CD" and who.ent not in ("DATE", "TIME", "MONEY")


def issuer(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return who speaks in `issued a statement saying …`, `sent a letter to allies warning …`.

    A participle hangs on the text, on whom it was sent to, or on where it was said ("was on CNN
    talking about"); it is whoever issued the text, or stood there, that speaks.
    """
    noun = noun_of_clause(parsed, verb) if is_adnominal_clause(verb) else None
    if noun is None or verb.tag != "VBG" or active_subject(parsed, verb) is not None:
        return None
    text = is_document(noun)
    for _ in range(3):
        preposition = preposition_before(parsed, noun)
        above = owner_of_phrase(parsed, noun)
        if preposition is None or above is None:
            break
        if above.pos in ("VERB", "AUX"):
            there = preposition.lemma in words("where_prepositions")
            return _who_issued(parsed, above, text=text, there=there)
        noun, text = above, text or is_document(above)
    issued = verb_of_direct_object(parsed, noun)
    return _who_issued(parsed, issued, text=text, there=False) if issued is not None else None


def _who_issued(parsed: ParsedArticle, verb: Token, *, text: bool, there: bool) -> Token | None:
    noun = direct_object(parsed, verb)
    text = text or (noun is not None and is_document(noun))
    issued = text and verb.lemma in words("issuing")
    stood = there and noun is None and verb.lemma in words("being_there")
    return subject(parsed, verb) if issued or stood else None


def _tells(parsed: ParsedArticle, verb: Token, who: Token) -> bool:
    """Tell whether any noun may speak here: the verb has it for subject, and a clause.

    Of the nouns in that place that name neither person nor body, 19 in 20 are sources on PolNeAR
    ("47 percent say", "a neurosurgeon insisted"); texts and events that "show" are not (`happens`).
    """
    if who.pos in ("PRON", "DET", "VERB", "ADV") or active_subject(parsed, verb) is not who:
        return False
    if verb.lemma in words("plain_saying"):
        return True
    clause = finite_complement(parsed, verb)
    return clause is not None and verb.lemma not in words("showing")


def _is_nobody(parsed: ParsedArticle, who: Token) -> bool:
    """Tell whether a subject speaks for nobody: "few experts", "no official", "nobody"."""
    few = any(c.lemma == "few" for c in attributive_adjectives(parsed, who))
    none = has_determiner(parsed, who, "no", "few")
    return few or none or who.lemma in words("negative_pronouns")
