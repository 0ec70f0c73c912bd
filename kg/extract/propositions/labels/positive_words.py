"""What a phrase that negates its clause says without the negation: "nobody" is "somebody".

In: the noun of a phrase, or the word that negates a clause. Out: for each word that changes the
form that it has in a label whose stance takes the negation in. "Nobody paid" is denied of
"somebody pays", "neither Mali nor Chad paid" of "either Mali or Chad pays" (Huddleston and Pullum
2002, 9 §3).
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from io import StringIO
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.clauses import Kind, Relation
from kg.extract.grammar.dependents import coordinators
from kg.extract.grammar.functions import is_attribute, is_prepositional_object
from kg.extract.grammar.negative_words import negative_phrase, negators, phrase_negators
from kg.extract.grammar.predicates import subject_or_expletive
from kg.extract.grammar.verb_forms import predicate_verb
from kg.extract.lexicon import words
from kg.extract.standing.veridicality.clause_polarity import is_joined_by_or
from kg.model.replace import replace
from kg.parse.word_index import stands_among

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from kg.extract.clauses import Argument, Clause
    from kg.model import Filler, Span, Token
    from kg.parse import ParsedArticle

type Forms = Mapping[int, str]
"""By the number of a word what it is in a label; nothing where it goes."""

_COMPARED = ("JJR", "RBR")
_FINITE = ("VBZ", "VBP", "MD")
_PLURAL = ("NNS", "NNPS")


def own_negations(parsed: ParsedArticle, clause: Clause, main: Token) -> tuple[Token, ...]:
    """Return what negates the `main` verb of a clause, or one folded into it: "not going to".

    That of the first verb too where an "or" joins both: "nobody lied or | stole |".
    """
    verb = predicate_verb(parsed, main)
    found = negators(parsed, verb)
    if not found and is_joined_by_or(parsed, verb):
        return negators(parsed, parsed.first_conjunct(verb))
    if found or clause.kind in (Kind.NOMINAL, Kind.SMALL):
        return found
    helpers = (parsed.tokens[i] for i in clause.auxiliaries)
    verbs = (t for t in helpers if t.pos in ("VERB", "AUX") and t.i != verb.i)
    return next((some for t in verbs if (some := negators(parsed, t))), ())


def is_unable(parsed: ParsedArticle, clause: Clause) -> bool:
    """Tell whether a word taken in as an auxiliary negates a clause: "was unable to pay"."""
    helpers = (parsed.tokens[i] for i in clause.auxiliaries) if clause.negated else ()
    return any(t.lemma in words("inability") for t in helpers)


def turned(parsed: ParsedArticle, clause: Clause) -> Forms:
    """Return the forms of a negated clause's words that leave out the one phrase that negates it.

    Nothing of a clause that "not" or "never" negates, or of which no word can be put so.
    """
    if not clause.negated or clause.negations or clause.verb is None:
        return {}
    found = own_negations(parsed, clause, parsed.tokens[clause.verb])
    if len(found) != 1 or _runs_on(parsed, clause, found[0]):
        return {}
    return positive_forms(parsed, found[0])


def _runs_on(parsed: ParsedArticle, clause: Clause, negator: Token) -> bool:
    """Tell whether a verb that a parser took for part of the phrase is not negated with it.

    "They have nothing to hide | and are free | of debt".
    """
    inside = [t for t in parsed.within(clause.span) if t.i > negator.i]
    return any(a.pos == "CCONJ" and b.tag in _FINITE for a, b in pairwise(inside))


def without_negation(parsed: ParsedArticle, filler: Filler, forms: Forms) -> Filler:
    """Return what fills a place with the forms of a label: "none of | the clerks |"."""
    span = filler.span
    if not forms or span is None or filler.actor is not None or filler.proposition is not None:
        return filler
    inside = parsed.within(span)
    if not any(t.i in forms for t in inside):
        return filler
    text = " ".join([word for t in inside if (word := forms.get(t.i, t.text))])
    return replace(filler, label=text)


def outer_forms(
    parsed: ParsedArticle, clause: Clause, subject: Argument | None, own: Container[int]
) -> Forms:
    """Return the forms of a clause's phrases that stand outside its `own` words.

    "Nobody wants to | leave |": the wish is denied, and with it that somebody leaves.
    """
    governor = clause.governor
    if governor is None or governor.relation not in _UNDER_NEGATION:
        return {}
    places = (subject, clause.whom, clause.what)
    outer = (a for a in places if a is not None and a.head not in own)
    found = (_phrase_forms(parsed, parsed.tokens[a.head], a.span) for a in outer)
    return {i: form for forms in found for i, form in forms.items()}


_UNDER_NEGATION = (Relation.COMPLEMENT, Relation.PURPOSE, Relation.RELATIVE)
"""How a clause hangs on another whose negation is not its own."""


def _phrase_forms(parsed: ParsedArticle, noun: Token, span: Span) -> Forms:
    """Return the forms of a phrase's words that leave out its own negation, if it has one."""
    first, last = parsed.at(span.start), parsed.at(span.end - 1) + 1
    if not stands_among(parsed, words("none_at_all"), first, last):
        return {}  # nearly all
    found = negative_phrase(parsed, noun)
    return positive_forms(parsed, found[0]) if found else {}


def positive_forms(parsed: ParsedArticle, negator: Token) -> Forms:
    """Return the forms of the words of a phrase without the word that negates it.

    Nothing where there is no such form: "no more than two", "nothing but trouble", "at no time".
    """
    word = negator.text.casefold()
    after = parsed.tokens[negator.i + 1 : negator.i + 2]
    if not after or after[0].lemma in words("after_none"):
        return {}
    if word == "not":  # "not a single clerk"
        return {negator.i: ""}
    if negator.lemma in words("no_longer"):  # "| no longer | sells it"
        return {negator.i - 1: "", negator.i: ""}
    if word == "neither":
        pairs = (c for c in coordinators(parsed, parsed.head(negator)) if c.lemma == "nor")
        return {negator.i: "either"} | {c.i: "or" for c in pairs}
    if word != "no":
        form = _some_words().get(word)
        return {negator.i: form} if form is not None else {}
    return _without_no(parsed, negator, after[0])


def _without_no(parsed: ParsedArticle, no: Token, after: Token) -> Forms:
    """Return the forms of "no clerk", "no troops", "no one" without "no"."""
    noun = parsed.head(no)
    if noun.text.casefold() == "one" and noun.i == no.i + 1:
        return {no.i: "", noun.i: "someone"}
    before = parsed.tokens[no.i - 1] if no.i else no
    modified = before.pos in ("ADV", "CCONJ") and before.head in (no.i, noun.i, before.i - 1)
    if modified or after.tag in _COMPARED or noun.i < no.i or is_prepositional_object(noun):
        return {}  # "little or no money", "almost no money"
    if is_attribute(noun) and noun.tag == "NN" and not _is_there(parsed, parsed.head(noun)):
        return {}  # "he is no hero"
    joined = [c for c in parsed.conjuncts(noun) if c.i != noun.i and phrase_negators(parsed, c)]
    others = [n.i for c in joined for n in phrase_negators(parsed, c)]
    links = [c.i for n in (noun, *joined) for c in coordinators(parsed, n)] if joined else []
    forms = dict.fromkeys(others, "") | dict.fromkeys(links, "or")
    return forms | {no.i: "" if noun.tag in _PLURAL else "some"}


def _is_there(parsed: ParsedArticle, be: Token) -> bool:
    """Tell whether a "be" tells what there is."""
    who = subject_or_expletive(parsed, be)
    return who is not None and who.tag == "EX"


@cache
def _some_words() -> dict[str, str]:
    """Return the pronouns that stand for somebody by those that stand for nobody."""
    text = (files("kg.extract") / "data" / "some_words.csv").read_text(encoding="utf-8")
    return {row["word"]: row["form"] for row in csv.DictReader(StringIO(text))}
