"""The title that an article prints beside a name: its words, not what they come to.

In: a parsed article and a name. Out: the place of the office or description: before the name
("Norland's president | Ada Brandt"), set off beside it ("Ada Brandt, the president of Norland,"),
or in a clause on it ("Ada Brandt, who was the president of Norland,").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.apposed_names import holder_of, office_of_one
from kg.extract.grammar.dependents import appositions, attribute, nouns_after, relative_clauses
from kg.extract.grammar.functions import is_active_subject
from kg.extract.grammar.noun_phrases import extent
from kg.extract.grammar.possible_speakers import role_of
from kg.extract.lexicon import forms_of_address, words
from kg.extract.noun_kinds import noun_kinds
from kg.extract.statements.titles_before import (
    LONGEST,
    form_of,
    is_courtesy,
    is_link,
    title_before,
    without_determiner,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Entity, Span, Token
    from kg.parse import ParsedArticle


_ENDS = frozenset({",", ";", ":", "(", ")", "[", "—", "–", "--", '"', "“", "”", ".", "...", "…"})
_NOUNS = ("NOUN", "PROPN")
_FINITE = frozenset({"WP", "WDT", "WP$", "WRB", "VBD", "VBZ", "VBP", "MD"})
"""Tags of words that begin another clause."""


def title_beside(parsed: ParsedArticle, name: Entity) -> Span | None:
    """Return the place of the title beside a person's name, None where none is printed there."""
    before = title_before(parsed, name)
    if before is not None and not _is_rank(parsed, before):
        return before
    office = _set_off_before(parsed, name) or _unparsed_before(parsed, name)
    if office is None and before is not None and _is_grade(parsed, before):
        office = _after(parsed, name)  # "Prof Ada Brandt, | an economist at Ostia University |,"
        office = office if office is None or _tells_more(parsed, before, office) else None
    if office is not None or before is not None:
        return office or before  # "a spokesman for the crew, Col. | Ada Brandt"
    for found in (_after, _in_brackets, _in_clause, _unparsed_after, _of_body):
        place = found(parsed, name)
        if place is not None:
            return place
    return _shared(parsed, name)


def _shared(parsed: ParsedArticle, name: Entity) -> Span | None:
    """Return the plural beside the first of several: "his aides, Ann Lee and | Kim |"."""
    for token in parsed.tokens[name.first : name.last]:
        first = parsed.entity_at.get(parsed.first_conjunct(token).i)
        if first is None or first.last > name.first or first.label != "PERSON":
            continue
        place = title_beside(parsed, first)
        held = [t for t in parsed.within(place) if is_titular(parsed, t)] if place else []
        if held and held[0].tag in ("NNS", "NNPS"):
            return place
    return None


def _tells_more(parsed: ParsedArticle, grade: Span, office: Span) -> bool:
    """Tell whether an office tells more than what stands before a name: a rank yields to officials.

    "Colonel | Oto Krag, a spokesman,", but "Sgt. | Ida Lund, a nurse,".
    """
    held = {role_of(parsed, t) for t in parsed.within(office)}
    more = _is_academic(parsed, grade) or _is_honour(parsed.within(grade))
    return more or not held.isdisjoint(words("officials"))


def _is_grade(parsed: ParsedArticle, place: Span) -> bool:
    """Tell whether a title is academic or a rank, beside which an office tells more.

    "Prof | Ada Brandt", "Senior Colonel | Oto Krag, a spokesman for the army,".
    """
    if _is_academic(parsed, place):
        return True
    told = [t for t in parsed.within(place) if t.text.casefold() != "senior"]
    forms = [form_of(t) for t in told]
    if _is_honour(told):
        return True  # "Justice | Ada Brandt, chair of the commission,"
    return bool(forms) and all(f is not None and f.kind == "rank" for f in forms)


def _is_honour(told: Sequence[Token]) -> bool:
    """Tell whether a title goes with many offices: "Justice", "Hon."."""
    forms = [t.text.casefold().rstrip(".") for t in told]
    return bool(forms) and all(f in words("honours_of_office") for f in forms)


def _is_rank(parsed: ParsedArticle, place: Span) -> bool:
    """Tell whether a title is one of a form of address alone: "Col. | Ada Brandt"."""
    told = [t for t in parsed.within(place) if t.text.casefold() != "senior"]
    return all(form_of(t) is not None for t in told)


def title_in_sentence(parsed: ParsedArticle, name: Entity) -> Span | None:
    """Return the title that a sentence says of a name: "Ada Brandt is the president of Norland"."""
    for token in parsed.tokens[name.first : name.last]:
        verb = parsed.head(token)
        if is_active_subject(token) and verb.lemma == "be":
            return _of_noun(parsed, attribute(parsed, verb))
    return None


def description(parsed: ParsedArticle, head: Token) -> Span | None:
    """Return the place of the office that tells of somebody who is not named, if one does."""
    kinds = noun_kinds().get(head.lemma.casefold(), frozenset())
    held = role_of(parsed, head) is not None or not kinds.isdisjoint(("leader", "worker"))
    if head.lemma in words("untitled_people") or not held:
        return None
    span = extent(parsed, head, coordinated=False)
    first, last = parsed.at(span.start), parsed.at(span.end - 1) + 1
    return _stretch(parsed, first, last, head)


def is_titular(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a noun is an office, an occupation or another word for what somebody is."""
    if noun.pos not in ("NOUN", "PROPN", "ADJ"):
        return False
    if role_of(parsed, noun) is not None or noun.lemma in words("people"):
        return True
    return "person" in noun_kinds().get(noun.lemma.casefold(), ())


def _is_academic(parsed: ParsedArticle, place: Span) -> bool:
    """Tell whether a title is no more than an academic one: "Prof | Ada Brandt"."""
    forms = (forms_of_address().get(t.text.casefold().rstrip(".")) for t in parsed.within(place))
    return all(form is None or form.kind == "learned" for form in forms)


def _set_off_before(parsed: ParsedArticle, name: Entity) -> Span | None:
    """Return the office that a name is set off after: "the consul in Chad, | Ana Ruiz"."""
    for token in parsed.tokens[name.first : name.last]:
        office = holder_of(parsed, token)
        if office is not None and office.lemma in words("relations_beside_names"):
            continue
        if office is not None and office.i < name.first:
            joined = parsed.conjuncts(parsed.first_conjunct(office))
            both = len(joined) > 1 and office_of_one(parsed, joined) == office
            first = joined[0] if both else office  # "the founder and | editor |, Ana Ruiz"
            return _stretch(parsed, parsed.left(first), name.first, office)
    return None


def _unparsed_before(parsed: ParsedArticle, name: Entity) -> Span | None:
    """Return an office that opens a sentence and was parsed as another subject than the name.

    "| CEO for Wells Africa |, Mr Hein Bode, said": commas on both sides of the name.
    """
    tokens = parsed.tokens
    start, _ = parsed.sentence(tokens[name.first])
    last = name.first
    while last > start and is_courtesy(tokens[last - 1]):
        last -= 1
    after = tokens[name.last].text if name.last < len(tokens) else ""
    if last <= start + 1 or tokens[last - 1].text != "," or after != ",":
        return None
    office = tokens[start : last - 1]
    if len(office) > LONGEST or not all(_may_be_of_office(t) for t in office):
        return None
    noun = next((t for t in office if t.pos in ("NOUN", "PROPN") and is_titular(parsed, t)), None)
    return None if noun is None else _stretch(parsed, start, last - 1, noun)


def _may_be_of_office(token: Token) -> bool:
    return token.pos in ("DET", "ADJ", "NOUN", "PROPN") or is_link(token) or token.lemma == "for"


def _after(parsed: ParsedArticle, name: Entity) -> Span | None:
    """Return what is set off after a name: "Ana Ruiz, | the consul in Chad |,"."""
    for token in parsed.tokens[name.first : name.last]:
        for noun in appositions(parsed, token):
            of_another = any(name.last <= c.i < noun.i for c in parsed.conjuncts(token))
            if noun.i < name.last or of_another:
                continue
            if noun.lemma == "one" and any(is_titular(parsed, n) for n in _counted(parsed, noun)):
                return _around(parsed, noun)  # "Ana Ruiz, one of the leaders,"
            if noun.lemma in words("untitled_people"):
                continue
            labelled = parsed.tokens[name.last].text == ":"  # "Ada Brandt: surveillance …"
            if is_titular(parsed, noun) or (noun.tag == "NN" and not labelled):
                return _around(parsed, noun)
    return None


def _counted(parsed: ParsedArticle, one: Token) -> Iterator[Token]:
    """Yield those of whom somebody is one: "one of the | leaders |"."""
    return (n for n in nouns_after(parsed, one, "of") if n.tag in ("NNS", "NNPS"))


def _in_brackets(parsed: ParsedArticle, name: Entity) -> Span | None:
    """Return the office in brackets after a name: "Hon Ada Brandt (| Minister of Schools |)"."""
    tokens = parsed.tokens[name.last : name.last + LONGEST]
    if len(tokens) < 3 or tokens[0].text != "(":
        return None
    inside = []
    for token in tokens[1:]:
        if token.text == ")":
            break
        if token.pos not in ("NOUN", "PROPN", "ADJ") and token.lemma not in words("title_links"):
            return None
        inside.append(token)
    held = next((t for t in inside if is_titular(parsed, t)), None)
    if held is None or not inside[0].text[:1].isupper():
        return None
    return parsed.span(inside[0].i, inside[-1].i + 1)


def _in_clause(parsed: ParsedArticle, name: Entity) -> Span | None:
    """Return what a clause on a name says that its bearer is, or served as."""
    for token in parsed.tokens[name.first : name.last]:
        for verb in relative_clauses(parsed, token):
            if verb.lemma == "be":
                noun = attribute(parsed, verb)
            elif verb.lemma in ("serve", "work"):
                noun = next(nouns_after(parsed, verb, "as"), None)
            else:
                noun = None
            place = _of_noun(parsed, noun)
            if place is not None:
                return place
    return None


def _of_noun(parsed: ParsedArticle, noun: Token | None) -> Span | None:
    if noun is None or noun.lemma in words("untitled_people") or not is_titular(parsed, noun):
        return None
    return _around(parsed, noun)


def _around(parsed: ParsedArticle, noun: Token) -> Span | None:
    return _stretch(parsed, parsed.at(extent(parsed, noun).start), parsed.right(noun), noun)


def _stretch(parsed: ParsedArticle, first: int, last: int, noun: Token) -> Span | None:
    """Return the place of a title around its noun: to the next mark, clause or participle."""
    first = max([k + 1 for k in range(first, noun.i) if parsed.tokens[k].text in _ENDS] or [first])
    relatives = [k for k in range(first, noun.i) if parsed.tokens[k].tag in ("WP", "WDT", "WP$")]
    if relatives:
        first = relatives[-1] + 1
    first = without_determiner(parsed, first, noun.i)
    k = noun.i + 1
    if k + 1 < len(parsed.tokens) and parsed.tokens[k].text == "-":  # "vice | - president"
        last = max(last, parsed.right(parsed.tokens[k + 1]))
    while k < last and not _ends_title(parsed, k):
        k += 1
    loose = ("ADP", "CCONJ", "DET", "PART", "PUNCT", "SPACE")
    while k > noun.i + 1 and parsed.tokens[k - 1].pos in loose:
        k -= 1
    k += _is_number_of(parsed, k)
    return parsed.span(first, k) if first < k <= first + LONGEST else None


def _is_number_of(parsed: ParsedArticle, k: int) -> bool:
    """Tell whether a number closes the title that ends before it: "president of union | 3 |,"."""
    number, after = parsed.tokens[k : k + 1], parsed.tokens[k + 1 : k + 2]
    told = bool(number) and number[0].text.isdigit() and parsed.tokens[k - 1].pos in _NOUNS
    return told and bool(after) and after[0].text in _ENDS


def _ends_title(parsed: ParsedArticle, k: int) -> bool:
    token = parsed.tokens[k]
    hyphen = token.text == "-" and parsed.tokens[k - 1].end == token.start
    short = token.text == "." and parsed.tokens[k - 1].end == token.start
    if token.text in _ENDS and not hyphen:
        return not (
            short and k + 1 < len(parsed.tokens) and parsed.tokens[k + 1].text[:1].islower()
        )
    if token.tag in _FINITE or token.lemma in words("title_ends"):
        return True
    if token.tag in ("VBG", "VBN") and parsed.head(token).i > k:
        return False  # "an analyst for a | consulting | firm"
    loose = token.tag in ("VBG", "VBN", "TO", "RB") and token.pos not in ("ADJ", "ADP", "NOUN")
    named = k + 1 < len(parsed.tokens) and parsed.tokens[k + 1].text[:1].isupper()
    return loose and not named  # "the Campaign | to | Stop Fires"


def _unparsed_after(parsed: ParsedArticle, name: Entity) -> Span | None:
    """Return a title after a name, a comma and perhaps an age, that was parsed as none."""
    tokens = parsed.tokens
    k = name.last
    for _ in range(2):
        if k >= len(tokens) or tokens[k].text != ",":
            return None
        k += 1
        if (
            k < len(tokens)
            and tokens[k].pos == "NUM"
            and k + 1 < len(tokens)
            and tokens[k + 1].text == ","
        ):
            k += 1
            continue
        break
    first = k
    if first < len(tokens) and tokens[first].tag == "WP$":
        return None  # "Ana Ruiz, | whose | son has a shop"
    while k < min(len(tokens), first + LONGEST) and _continues_noun(tokens[k]):
        k += 1
    inside = [t for t in tokens[first:k] if t.pos in ("NOUN", "PROPN")]
    if not inside or parsed.line_of[first] is not parsed.line_of[name.first]:
        return None
    noun = inside[-1]
    if not is_titular(parsed, noun) or noun.tag in ("NNS", "NNPS"):
        return None
    _, end = parsed.sentence(tokens[first])
    return _stretch(parsed, first, end, noun)


def _of_body(parsed: ParsedArticle, name: Entity) -> Span | None:
    """Return the body or place of somebody with no office: "Ada Brandt | of the Free Press |"."""
    k = name.last
    while k < len(parsed.tokens) and k < name.last + 2 and parsed.tokens[k].text in (",", "'s"):
        k += 1
    if k + 1 >= len(parsed.tokens) or parsed.tokens[k].text.casefold() != "of":
        return None
    first = k + 1 + (parsed.tokens[k + 1].text.casefold() == "the")
    body = parsed.entity_at.get(first) or parsed.entity_at.get(k + 1)
    if body is None or body.label not in ("ORG", "GPE") or body.last > k + LONGEST:
        return None
    return parsed.span(k, body.last)


def _continues_noun(token: Token) -> bool:
    return token.pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM") or token.text in ("'s", "’s", "-")
