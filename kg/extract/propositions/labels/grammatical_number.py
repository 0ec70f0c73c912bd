"""Whether a phrase is of one or of many: which form of the verb a label takes.

In: a phrase with its head, an actor's name, or a clause whose verb is printed. Out: many or not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.clauses import Form, Relation
from kg.extract.grammar.dependents import determiner, nouns_after
from kg.extract.lexicon import words
from kg.extract.propositions.labels.clause_words import is_in
from kg.gazetteer import gazetteer
from kg.gazetteer.names import fold
from kg.model import ActorType

if TYPE_CHECKING:
    from kg.extract.clauses import Clause
    from kg.model import Actor, Span, Token
    from kg.parse import ParsedArticle

_PLURAL = ("NNS", "NNPS")
_PLURAL_ACRONYM = re.compile(r"[A-Z]{2,}s")
"""A plural that taggers take for a name: "two MPs", "the CEOs"."""


def printed_number(parsed: ParsedArticle, clause: Clause, head: Token) -> bool | None:
    """Tell whether the printed verb is one of many: "politics | is | hard"; None where none tells.

    A body is one or many as its article has it: "the council | are | divided". A relative's
    verb leaves open which noun it is on; pronouns and plain plurals have their own number.
    """
    above = clause.governor
    relative = above is not None and above.relation is Relation.RELATIVE
    plain = head.pos == "PRON" or (head.tag == "NNS" and head.lemma != head.text.casefold())
    if clause.verb is None or clause.form is not Form.FINITE or relative or plain:
        return None
    first = parsed.tokens[min((clause.verb, *clause.auxiliaries))]
    form = first.text.casefold()
    if form in words("verbs_of_one"):
        return False
    return True if form in words("verbs_of_many") and first.tag == "VBP" else None


def is_many_by_name(actor: Actor) -> bool:
    """Tell whether an actor is many by its name: "the councillors", "police in the north"."""
    name = actor.label.partition(" (")[0].split(" ")
    inner = next(
        (k for k, w in enumerate(name) if k and w in words("behind_group_names")), len(name)
    )
    last = name[inner - 1]
    if last.casefold() in words("plural_nouns"):
        return True  # "Police | see |", whatever sort of actor they are
    if name[-1].casefold() in words("offices_of_many"):
        return name[-2:-1] != ["of"]  # "an association of officials"
    if last.endswith("s") and fold(last[:-1].rpartition("-")[2]) in gazetteer().adjectives:
        return True  # "the Malians": a people
    return actor.type is ActorType.GROUP and last.endswith(("s", "men", "children"))


def is_plural(parsed: ParsedArticle, head: Token, span: Span) -> bool:
    """Tell whether a phrase with a head takes a plural verb: "two clerks", "half of the clerks"."""
    if head.pos == "NUM" or parsed.tokens[head.i - 1].pos == "NUM":
        first = next((t for t in parsed.within(span) if t.pos == "NUM"), head)
        if parsed.tokens[first.i - 1].tag == "$" or parsed.tokens[first.i - 1].pos == "SYM":
            return False  # "the €900m is a loan"
        if first is head or head.pos == "NUM":
            return head.text.casefold() not in words("ones") and not (
                head.ent == "DATE" and len(head.text) == 4
            )
    counted = parsed.tokens[head.i - 1]
    if counted.pos == "NUM" and is_in(span, counted) and head.tag == "NN":
        if head.text == "%" and determiner(parsed, head) is not None:
            return False  # "the 2% is too little"
        return counted.text.casefold() not in words("ones")
    if head.text.casefold() in words("plural_counts"):
        return True
    if head.text.casefold() in words("counts") - words("singular_counts"):
        inside = parsed.within(span)
        behind = [t for t in inside if t.i > head.i and t.tag != "PRP$"]  # "half of | his | clerks"
        of = list(nouns_after(parsed, head, "of"))  # "some of our | fellow | Filipinos |"
        of = of or [t for t in behind if t.pos in ("NOUN", "PROPN", "PRON")]
        return head.tag in _PLURAL or (bool(of) and of[0].tag in _PLURAL) or not of
    opener = determiner(parsed, head)
    some = opener is not None and opener.lemma == "a" and head.lemma in words("quantity_nouns")
    of = list(nouns_after(parsed, head, "of"))
    if some or (of and head.lemma in words("part_nouns")):  # "| minorities | in both towns are"
        return any(n.tag in _PLURAL for n in of)
    counts = any(t.pos == "NUM" and t.i < head.i for t in parsed.within(span))
    if counts and head.tag == "NN" and head.lemma in words("counted_people"):
        return True  # "90 school staff"
    if opener is not None and opener.text.casefold() in words("openers_of_many"):
        return True  # "both | Ministers |", taken for a name
    opened = opener is not None and opener.lemma == "the"
    if (
        opened
        and head.tag in ("VBN", "JJ")
        and head.text.casefold() not in words("one_by_adjective")
    ):
        return True  # "the killed | are |", "the poor | are |" (Quirk et al. 1985, 7.24)
    if _is_office_of_many(head):
        return True
    if head.lemma in words("plural_nouns") or _PLURAL_ACRONYM.fullmatch(head.text):
        return True
    if head.tag in _PLURAL or head.text.casefold() in words("plural_pronouns"):
        one_state = head.ent == "GPE" and head.pos == "PROPN"  # "the Bahamas"
        one_person = head.ent == "PERSON" and head.tag == "NNS"  # "Min-ho", taken for a plural
        return not (one_state or one_person)
    joined = [t for t in parsed.conjuncts(head) if is_in(span, t)]
    between = parsed.tokens[head.i : joined[-1].i] if len(joined) > 1 else ()
    return any(t.text.casefold() == "and" for t in between)


def _is_office_of_many(head: Token) -> bool:
    """Tell whether an office with a capital is of several: "the Prime | Ministers | of"."""
    name = head.text.casefold()
    one = head.tag == "NNP" and not head.ent and name.endswith("s")
    return one and name.removesuffix("s") in gazetteer().roles
