"""A noun phrase as a sentence of its own: "there is a rift", "the claims are true".

In: the words of a phrase and its head. Out: a sentence that says no more than that there is such a
thing; of a claim that somebody denies, that it is true, since nobody denies that it is made, and
of a request that somebody turns down, that it is accepted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_finite_form
from kg.extract.grammar.dependents import possessor
from kg.extract.grammar.possible_speakers import is_group
from kg.extract.inflection import indefinite_article, present, subject_form
from kg.extract.lexicon import words
from kg.extract.noun_kinds import noun_kinds
from kg.extract.propositions.labels.clause_words import as_sentence
from kg.extract.propositions.labels.grammatical_number import is_plural
from kg.gazetteer import gazetteer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import Span, Token
    from kg.parse import ParsedArticle

_NAMED = ("PERSON", "ORG", "GPE", "NORP")
_NOUNS = ("NOUN", "PROPN", "NUM")


@dataclass(frozen=True, slots=True)
class PhraseSentence:
    """Words as a sentence; `there` is the noun of which it only says that there is such a thing.

    Of two places it is the noun of the first, which is called what the second says.
    """

    text: str
    there: Token | None = None


def is_claim(head: Token) -> bool:
    """Tell whether a noun is what somebody claims: who denies it denies not that it is made."""
    return head.lemma in words("denied_claims")


def is_bare_name(head: Token) -> bool:
    """Tell whether a phrase only names somebody: "the mayor criticised | Ada Holm |"."""
    return head.pos == "PROPN" and head.ent in _NAMED


def noun_sentence(
    parsed: ParsedArticle, text: str, tokens: Sequence[Token], head: Token, *, denied: bool
) -> str:
    """Return that there is what a phrase names; of a claim that is `denied`, that it is true.

    `text` is the phrase as its label has it, `tokens` its words.
    """
    span = parsed.span(tokens[0].i, tokens[-1].i + 1)
    many = is_plural(parsed, head, span)
    be = present("be", plural=many)
    owned = head.lemma in words("brought_charges") and possessor(parsed, head) is not None
    if denied and owned:  # "Chad's case": who denies it denies not that there is one
        return as_sentence([text, be, "justified"])
    if _is_asserted(head, denied=denied):  # who turns a plea down denies none was made
        return as_sentence([text, be, "true" if is_claim(head) else "accepted"])
    text = without_capital(parsed, tokens[0], text)
    if not _is_one_of_its_kind(parsed, tokens, head):
        text = _indefinite(text, one=not many and not _is_mass(head))
    elif many and head.tag == "NNS":  # "there are | the | local and foreign reports"
        text = text.removeprefix("the ")
    return as_sentence(["there", be, text.removeprefix("any ")])


def _indefinite(text: str, *, one: bool) -> str:
    """Return a phrase without its "the": "there is | a | rift", "there are talks"."""
    bare = text.removeprefix("the ")
    if bare == text:
        return text
    first = bare.lstrip("“\"'(")
    return f"{indefinite_article(first)} {bare}" if one else bare


def _is_one_of_its_kind(parsed: ParsedArticle, tokens: Sequence[Token], head: Token) -> bool:
    """Tell whether there is but one such thing: a name, "the first raid", "the only plan"."""
    if head.pos == "PROPN" or len(parsed.conjuncts(head)) > 1 or tokens[0].head != head.i:
        return True  # "the state's crisis"
    before = [t for t in tokens if t.i < head.i]
    return any(t.tag in ("JJS", "RBS") or t.lemma in words("sole_adjectives") for t in before)


def _is_mass(head: Token) -> bool:
    """Tell whether a noun takes no "a": "violence", "fighting"."""
    word = head.lemma.casefold()
    return word in words("mass_nouns") or word.endswith("ism")


def _is_asserted(head: Token, *, denied: bool) -> bool:
    """Tell whether a phrase is a claim or a request that is denied, not that it was made."""
    return denied and (is_claim(head) or head.lemma in words("requests"))


def without_capital(parsed: ParsedArticle, first: Token, text: str) -> str:
    """Return words without the capital that the start of a sentence gave their first."""
    opens = parsed.sentence(first)[0] == first.i or parsed.tokens[first.i - 1].text in ("“", '"')
    plain = first.pos != "PROPN" and first.text != "I" and first.text[1:] == first.text[1:].lower()
    lower = first.text[:1].islower() or first.pos == "DET" or (opens and plain)
    return text[:1].lower() + text[1:] if lower else text


def phrase_sentence(
    parsed: ParsedArticle, spans: Sequence[Span], texts: Sequence[str], *, denied: bool
) -> PhraseSentence:
    """Return the words of places as a sentence, as they stand where they are one.

    Of two places the second is what the first is called: "the plan … a trap".
    """
    inside = [t for s in spans for t in parsed.within(s) if t.pos not in ("PUNCT", "SPACE")]
    words_ = as_sentence(texts)
    top = _top(inside)
    if top is None or not words_ or _is_finite(parsed, top, inside):
        return PhraseSentence(words_)
    first = inside[0]
    if inside[0].tag == "TO" or [t.tag for t in inside[:2]] == ["RB", "TO"]:
        somebody = ["somebody is", words_[:1].lower() + words_[1:]]  # "vowed | not to … |"
        return PhraseSentence(as_sentence(somebody))
    listed = len(texts) > 1 and _is_list(parsed, spans)
    if len(texts) > 1 and not listed:
        called = _top(parsed.within(spans[0])) or top
        be = present("be", plural=is_plural(parsed, called, spans[0]))
        told = (t.strip().removeprefix("as ") for t in texts[1:])
        noun = called if called.pos in _NOUNS and len(texts) == 2 else None
        return PhraseSentence(as_sentence([texts[0], be, *told]), noun)
    form = subject_form(first.text.casefold()) if first.tag != "PRP$" else None
    if form is not None and len(inside) > 1:  # "called | it a trap |"
        be = present("be", plural=form in words("plural_pronouns"))
        return PhraseSentence(as_sentence([form, be, words_[len(first.text) :]]))
    if top.pos in _NOUNS:
        text = noun_sentence(parsed, words_, inside, top, denied=denied)
        return PhraseSentence(text, None if _is_asserted(top, denied=denied) else top)
    bare = re.sub('[“”"]', "", words_).strip()
    return PhraseSentence(f"The words are “{bare}”")


def judgement(parsed: ParsedArticle, inside: Sequence[Token], due: str) -> str | None:
    """Return what somebody deserves, "praise" or "criticism", or is to blame for; None of things.

    `inside` are the words for whom it is and, after "for", why: "| his team for a good show |".
    """
    inside = [t for t in inside if t.pos != "SPACE"]
    top = _top([t for t in inside if t.pos != "PUNCT"])
    if top is None:
        return None
    why = next((k for k, t in enumerate(inside) if t.lemma == "for" and t.i >= top.i), len(inside))
    who = inside[:why]
    if due and who and not _is_somebody(top):
        return None
    text, reason = _plain(parsed, who) or "somebody", _plain(parsed, inside[why:])
    many = bool(who) and is_plural(parsed, top, parsed.span(who[0].i, who[-1].i + 1))
    said = (
        [present("deserve", plural=many), due] if due else [present("be", plural=many), "to blame"]
    )
    return as_sentence([text, *said, reason])


def _plain(parsed: ParsedArticle, tokens: Sequence[Token]) -> str:
    return parsed.span(tokens[0].i, tokens[-1].i + 1).of(parsed.text) if tokens else ""


def _is_somebody(head: Token) -> bool:
    kinds = noun_kinds().get(head.lemma.casefold(), frozenset())
    person = not kinds.isdisjoint(("leader", "person", "suspect", "victim", "worker"))
    return person or is_bare_name(head) or head.lemma in gazetteer().roles or is_group(head)


def _top(inside: Sequence[Token]) -> Token | None:
    """Return the word that the others of a place hang on."""
    known = {t.i for t in inside}
    return next((t for t in inside if t.head not in known or t.head == t.i), None)


def _is_list(parsed: ParsedArticle, spans: Sequence[Span]) -> bool:
    """Tell whether only a comma or "and" parts two places: "the border, | a new road |"."""
    between = parsed.text[spans[0].end : spans[1].start].strip(" \n")
    return between in (",", ";", ", and", "and")


def _is_finite(parsed: ParsedArticle, top: Token, inside: Sequence[Token]) -> bool:
    """Tell whether the words are those of a clause with a finite verb of its own.

    A relative clause on a noun makes no sentence of it: "the idea, | which they praised |".
    """
    finite = [t for t in inside if is_finite_form(t) and (t.i == top.i or t.head == top.i)]
    if top.pos in ("NOUN", "PROPN"):
        opens = [t.i for t in inside if t.i > top.i and t.tag in ("WDT", "WP", "WP$")]
        finite = [t for t in finite if not any(k < t.i for k in opens)]
    return bool(finite)
