"""The subject of a label: with the comma that closes it, and of what "which" stands for.

In: a clause and its subject. Out: the words of the subject as the label has them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses import Relation
from kg.extract.grammar.governors import noun_of_relative
from kg.extract.lexicon import words
from kg.extract.propositions.labels.clause_words import is_relative
from kg.extract.propositions.labels.noun_labels import without_capital

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.clauses import Argument, Clause, ClauseIndex
    from kg.extract.propositions.labels.phrase_words import PhraseWords
    from kg.model import Token
    from kg.parse import ParsedArticle

_RELATIVE_TAGS = ("WDT", "WP", "WP$", "WRB")


def part_of(phrases: PhraseWords, clause: Clause, subject: Argument) -> tuple[str, bool] | None:
    """Return "most of the firms" for "most of which", in a clause on "the firms", and if many.

    Of a list it is "all of these": "the plough, the cart and the mill, | all of which | were sold".
    """
    parsed = phrases.parsed
    inside = parsed.within(subject.span)
    open_ = next((k for k, t in enumerate(inside) if k and is_relative(t)), None)
    if open_ is None or inside[open_ - 1].pos != "ADP" or open_ + 1 < len(inside):
        return None
    noun = noun_of_relative(parsed, parsed.tokens[clause.verb or 0])
    if noun is None:
        return None
    listed = len(parsed.conjuncts(parsed.first_conjunct(noun))) > 1
    whole = parsed.tokens[parsed.left(noun) : noun.i + 1]
    text = "these" if listed else without_capital(parsed, whole[0], phrases.text(whole))
    plural = listed or noun.tag in ("NNS", "NNPS")
    many = plural and inside[0].text.casefold() not in words("ones")
    return f"{phrases.text(inside[:open_])} {text}", many


def closed(parsed: ParsedArticle, subject: Argument | None, text: str) -> str:
    """Return a subject with the comma that closes what is set off in it: "Lee, who left,"."""
    inside = parsed.within(subject.span) if subject is not None else ()
    commas = [k for k, t in enumerate(inside) if t.text == ","]
    if not commas or "," not in text:
        return text
    last = commas[-1]
    after = parsed.tokens[inside[-1].i + 1]
    opens = inside[last + 1] if last + 1 < len(inside) else after
    joined = any(t.pos == "CCONJ" for t in inside[last + 1 :])
    set_off = opens.tag in _RELATIVE_TAGS or not joined
    return f"{text}," if after.text == "," and set_off else text


def subject_left_out(index: ClauseIndex, clause: Clause, own: Sequence[Token]) -> str | None:
    """Return what stands for the subject that the words of a finite clause lack, None if none does.

    Of what is told in a relative clause it is a pronoun: "the dam, which they say | may leak |".
    Else the parser read it away, and nothing stands for it.
    """
    first = next((t for t in own if t.tag in ("VBZ", "VBP", "VBD", "MD")), None)
    if first is None or any(t.i < first.i and t.pos in _SUBJECTS for t in own):
        return None
    above = index.above(clause)
    over = above.governor if above is not None else None
    if over is None or over.relation is not Relation.RELATIVE:
        return ""
    return "they" if first.tag == "VBP" else "it"


_SUBJECTS = ("NOUN", "PROPN", "PRON", "DET", "NUM")
