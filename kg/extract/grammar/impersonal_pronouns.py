"""Pronouns that stand for no actor: "it is hard to say", "that is why it …", "call it a rumour"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.possible_speakers import is_body, is_person
from kg.extract.lexicon import lexicon, words

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

_IT = frozenset({"it", "itself"})
_SUBJECTS = ("nsubj", "nsubjpass")


def stands_for_thing(parsed: ParsedArticle, pronoun: Token) -> bool:
    """Tell whether a pronoun surely stands for a thing, an event, or nothing at all."""
    form = pronoun.text.casefold()
    if form in ("they", "them") and pronoun.dep == "dobj":
        return _nearest_is_thing(parsed, pronoun)
    if form not in _IT:
        return False
    if pronoun.dep == "expl" or is_empty(parsed, pronoun):
        return True
    verb = parsed.head(pronoun)
    if pronoun.dep in _SUBJECTS and verb.lemma in words("event_subjects"):
        return True
    told = parsed.child(verb, "acomp", "attr", "prep") if pronoun.dep in _SUBJECTS else None
    if told is not None and told.lemma in words("true_or_untrue") | words("judging_situations"):
        return True  # "said it was false": what is claimed is
    actor = told is not None and (is_body(parsed, told) or is_person(parsed, told))
    if told is not None and not actor and verb.lemma == "be" and _is_supposed(parsed, verb):
        return True  # "it would be against policy": what is supposed would be
    return thing_before(parsed, pronoun) is not None


def _is_supposed(parsed: ParsedArticle, verb: Token) -> bool:
    return any(c.lemma in words("supposing_modals") for c in parsed.all(verb, "aux"))


def is_empty(parsed: ParsedArticle, pronoun: Token) -> bool:
    """Tell whether a subject only stands in for a clause: "it is too early to tell", "it seems"."""
    verb = parsed.head(pronoun)
    if pronoun.dep not in _SUBJECTS:
        return False
    if verb.lemma in words("empty_it") or verb.lemma in words("weather"):
        return True
    if verb.lemma != "be" and verb.text not in ("'s", "’s"):
        return False
    told = parsed.child(verb, "acomp", "attr", "oprd")
    if is_of_will(parsed, verb):
        return False  # "it is ready to leave": the ministry is
    clauses = ("xcomp", "ccomp", "csubj", "advcl")
    below = parsed.child(told, *clauses) if told is not None else None
    after = below or parsed.child(verb, *clauses)
    return told is not None and after is not None and after.i > told.i and told.tag != "NNP"


def is_of_will(parsed: ParsedArticle, copula: Token) -> bool:
    """Tell whether an infinitive is whose the adjective is: "it is | eager to join"."""
    adjective = parsed.child(copula, "acomp")
    if adjective is None or adjective.lemma not in words("adjectives_of_will"):
        return False
    below = parsed.all(adjective, "xcomp")
    return any(c.tag == "TO" for verb in below for c in parsed.all(verb, "aux"))


def thing_before(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return the thing or event that is the subject of the clause before; None for an actor.

    "X's raid broke the law. It …", "… said, adding it threatens": the raid, not X. The clause
    before is the nearest one whose subject is of the same level: an actor nearer by wins.
    """
    verb = parsed.head(pronoun)
    if pronoun.dep not in _SUBJECTS or pronoun.text.casefold() not in _IT:
        return None
    endangers = verb.lemma == "threaten" and parsed.child(verb, "dobj") is not None
    if verb.lemma in lexicon().verbs and not endangers:
        return None  # whoever says something is no thing
    first, _ = parsed.sentence(pronoun)
    own = [t for t in parsed.tokens[first : pronoun.i] if _acts(parsed, t)]
    if own:
        thing = _is_thing(parsed, own[-1]) and own[-1].tag not in ("WP", "WDT")
        return own[-1] if thing else None
    if pronoun.sent == 0:
        return None
    start, end = parsed.parse.sentences[pronoun.sent - 1]
    if parsed.line_of[start] is not parsed.line_of[pronoun.i]:
        return None
    roots = [t for t in parsed.tokens[start:end] if t.dep in _SUBJECTS and _is_main(parsed, t)]
    return roots[0] if roots and _is_thing(parsed, roots[0]) else None


def _acts(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether a token is the subject of something else than a report."""
    return token.dep in _SUBJECTS and parsed.head(token).lemma not in lexicon().verbs


def _is_main(parsed: ParsedArticle, subject: Token) -> bool:
    return parsed.head(subject).dep in ("ROOT", "conj", "ccomp")


def _is_thing(parsed: ParsedArticle, token: Token) -> bool:
    if token.pos == "PRON":
        return token.text.casefold() in words("thing_pronouns")
    common = token.pos == "NOUN" and token.tag == "NN"
    return common and not is_body(parsed, token) and not is_person(parsed, token)


def _nearest_is_thing(parsed: ParsedArticle, pronoun: Token) -> bool:
    """`allegations …, labeling them rumours`: the plural nearest before is of things."""
    first, _ = parsed.sentence(pronoun)
    for token in reversed(parsed.tokens[first : pronoun.i]):
        if token.tag in ("NNS", "NNPS") and token.dep not in ("compound", "nmod"):
            return not is_person(parsed, token) and not is_body(parsed, token)
    return False
