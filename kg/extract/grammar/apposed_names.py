"""The name that stands beside an office: "a spokeswoman for Nordic Wool, Ann Lee, said".

And for whom somebody speaks at court, by what stands beside his name: "Ms Lee, for the Crown,".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.entities import is_persons_name
from kg.extract.grammar.functions import is_clause_on_noun
from kg.extract.grammar.possible_speakers import is_group, is_person, is_role, role_of
from kg.extract.grammar.predicates import subject_or_expletive
from kg.extract.lexicon import forms_of_address, words
from kg.gazetteer import gazetteer
from kg.parse.token_memo import once_per_token
from kg.parse.word_index import places_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import Entity, Span, Token
    from kg.parse import ParsedArticle

_MARKS = frozenset("\"'“”‘’«»")
_CLOSING = {"(": ")", "[": "]"}
_GLOSS = 8
"""Tokens at most in the brackets that tell who a pronoun is."""
_CALL = 5
"""Tokens at most of a call in front with its comma: "My dear Mr Krag,"."""
_TITLE = 14
"""Tokens at most of what an office is of, before the name of its holder."""


def is_title(token: Token) -> bool:
    """Tell whether a word before a name is a form of address: "chair | Dr. | Ann Lee"."""
    form = forms_of_address().get(token.text.casefold().rstrip("."))
    return token.text[:1].isupper() and form is not None and not form.noun


def is_called_upon(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether words only call on somebody: "a point of order, | Mr Speaker |", "so, Ms Lee,".

    An office behind a form of address is always called on; a name where it hangs on its clause as
    an adverbial does.
    """
    before = parsed.tokens[head.i - 1] if head.i else None
    if before is None or not is_title(before):
        return False
    return head.dep == "npadvmod" or (is_role(parsed, head) and not is_persons_name(parsed, head))


def called_upon_in(parsed: ParsedArticle, said: Span) -> Token | None:
    """Return whom words call upon in front: "“Mr | Krag |, you lied”", "“| Judge |, wait”."""
    tokens = parsed.within(said)
    comma = next((k for k, t in enumerate(tokens[:_CALL]) if t.text == ","), 0)
    name, after = tokens[:comma], tokens[comma + 1 : comma + 2]
    partners = words("speech_partners") | words("second_person")
    if not name or not after:
        return None
    if after[0].text.casefold() not in partners and not _bids(parsed, after[0]):
        return None
    office = is_role(parsed, name[-1]) or is_title(name[0])
    capital = all(t.text[:1].isupper() and t.pos in ("NOUN", "PROPN") for t in name)
    told = (t for t in tokens if t.sent == after[0].sent)
    spoken_to = any(t.text.casefold() in words("second_person") for t in told)
    somebody = office or (spoken_to and is_persons_name(parsed, name[-1]))
    return name[-1] if capital and somebody else None


def _bids(parsed: ParsedArticle, word: Token) -> bool:
    """Tell whether a word opens what somebody is to do: "“Judge, | do | not give up”"."""
    verb = parsed.head(word) if word.dep == "aux" else word
    bare = word.tag in ("VB", "VBP") and word.text.casefold() == word.lemma
    return bare and verb.tag in ("VB", "VBP") and subject_or_expletive(parsed, verb) is None


def names_beside(parsed: ParsedArticle, head: Token) -> tuple[Token, ...]:
    """Return the names set off after an office: of one holder, or of all that a plural has.

    "The general, Oto Brandt, 71," "the leaders, Ann Lee and Oto Brandt,"; also where what it is an
    office of stands between, if that is nobody of whom the name could be told.
    """
    plural = head.tag in ("NNS", "NNPS")
    for noun in (head, *_owned(parsed, head)):
        for name in _set_off(parsed, noun):
            joined = [c for c in parsed.conjuncts(name) if _is_name(parsed, c)]
            if _is_name(parsed, name) and plural == (len(joined) > 1):
                return tuple(joined)
            if not plural and noun.i == head.i and is_persons_name(parsed, name):
                return (name,)
    return ()


@once_per_token
def office_with_name(parsed: ParsedArticle, name: Token) -> Token | None:
    """Return the office whose phrase a name ends: "the | chief | of the dockers' union Ann Lee".

    `name` is the last word of a person's. What the office is of stands between, a body or a field,
    and nobody else: "the aide to striker Ann Lee" is another. "The head of the firm Ann Lee
    founded" tells who founded it.
    """
    entity = parsed.entity_at.get(name.i)
    if entity is None or not _is_name(parsed, name) or is_clause_on_noun(parsed.head(name)):
        return None
    if all(t.tag in ("VBD", "VBZ") for t in parsed.tokens[entity.last : entity.last + 2]):
        return None  # "… Ann Lee | joined said |"
    last = entity.first
    while last > 0 and is_title(parsed.tokens[last - 1]):
        last -= 1
    rank = forms_of_address().get(parsed.tokens[last - 1].text.casefold()) if last > 1 else None
    if rank is not None and rank.kind == "rank" and parsed.tokens[last - 1].text[:1].isupper():
        last -= 1
    start, _ = parsed.sentence(name)
    for place in range(last - 2, max(start, last - _TITLE) - 1, -1):
        word = parsed.tokens[place]
        follows = parsed.tokens[place + 1]
        if follows.text.casefold() in words("links_of_titles") and is_role(parsed, word):
            return word if _is_field(parsed, parsed.tokens[place + 2 : last], entity) else None
        if not _is_of_title(word) or is_persons_name(parsed, word):
            return None
    return None


def is_department(office: Token, between: Sequence[Token]) -> bool:
    """Tell whether what stands between an office and a name names what the office is of.

    All in capitals: "Director of | Public Prosecutions | Ann Lee", but "Aide to | President |".
    """
    field = [t for t in between[1:] if t.pos not in ("ADP", "DET", "CCONJ")]
    named = all(t.pos == "PROPN" and t.text[:1].isupper() for t in field)
    holder = any(is_title(t) or t.text.casefold() in gazetteer().roles for t in field)
    return office.text[:1].isupper() and bool(field) and named and not holder


def name_ending_phrase(parsed: ParsedArticle, office: Token) -> Token | None:
    """Return the person's name that ends an office's phrase, behind what the office is of."""
    link = parsed.tokens[office.i + 1 : office.i + 2]
    if not link or link[0].text.casefold() not in words("links_of_titles"):
        return None
    name = _next_person(parsed, office)
    return name if name is not None and office_with_name(parsed, name) == office else None


def _next_person(parsed: ParsedArticle, office: Token) -> Token | None:
    """Return the last word of the first person's name shortly behind an office."""
    ahead = parsed.tokens[office.i + 1 : office.i + 1 + _TITLE]
    named = (parsed.entity_at.get(t.i) for t in ahead)
    first = next((e for e in named if e is not None and e.label == "PERSON"), None)
    return parsed.tokens[first.last - 1] if first is not None else None


def _is_of_title(word: Token) -> bool:
    """Tell whether a word may stand in what an office is of, before a name."""
    marks = word.text in (",", "&", *_MARKS) or word.tag in ("POS", "HYPH", "CD")
    return marks or word.pos in ("ADP", "DET", "PROPN", "NOUN", "ADJ", "CCONJ")


def _is_field(parsed: ParsedArticle, field: Sequence[Token], entity: Entity) -> bool:
    """Tell whether words before a name tell what an office is of: a body, a place or its field.

    "The head of the firm Jack Wolfskin", "the author of the novel Ann Lee" name the thing.
    """
    own = [t for t in field if t.text not in _MARKS]
    if not own or own[-1].pos not in ("NOUN", "PROPN"):
        return False
    capital = all(t.text[:1].isupper() or t.pos in ("ADP", "DET", "CCONJ", "PUNCT") for t in own)
    if any(t.text == "," or t.pos == "CCONJ" for t in own) and not capital:
        return False
    last = own[-1]
    if is_role(parsed, last) or last.lemma in words("people"):
        return capital and last.tag == "NNPS"  # "Director of Public | Prosecutions |", no "owners"
    if capital:
        return last.i in parsed.entity_at or last.pos == "PROPN"
    named = any(t.tag == "POS" or t.ent in ("ORG", "GPE", "NORP") for t in own[:-1])
    named = named or any(t.text in _MARKS for t in field)
    return is_group(last) and (named or _is_called_alone(parsed, entity))


def _is_called_alone(parsed: ParsedArticle, entity: Entity) -> bool:
    """Tell whether somebody with a known first name is called by the last one elsewhere."""
    surname = parsed.tokens[entity.last - 1]
    known = parsed.tokens[entity.first].text in gazetteer().first_names
    same = places_of(parsed, frozenset({surname.text.casefold()})) if known else ()
    found = (parsed.entity_at.get(i) for i in same)
    return any(e is not None and e.label == "PERSON" and e.last - e.first == 1 for e in found)


def office_of_one(parsed: ParsedArticle, offices: Sequence[Token]) -> Token | None:
    """Return which of joined offices has the one name of who holds them all, where one does.

    "The founder and chief scientist, Ann Lee, says": a second holder has a determiner of his own.
    """
    if len(offices) < 2 or parsed.head(offices[0]).tag == "VBP":
        return None
    if any(t.tag not in ("NN", "NNP") or not is_role(parsed, t) for t in offices):
        return None
    if any(c.dep in ("det", "poss", "nummod") for t in offices[1:] for c in parsed.children[t.i]):
        return None
    named = [(t, name) for t in offices for name in names_beside(parsed, t)]
    alone = len(named) == 1 and named[0][1].i > offices[-1].i
    return named[0][0] if alone else None


def holder_of_joined(parsed: ParsedArticle, offices: Sequence[Token]) -> Token | None:
    """Return the name that two joined offices stand before: "CEO and founder of Otbo | Ann Lee |".

    Titles have no article, but for those that often are one's ("the founder and CEO Ann Lee"): "the
    mayor and police chief Ann Lee" may be two. Nobody is both president and prime minister.
    """
    first, *others = offices
    if len(others) != 1 or first.tag not in ("NN", "NNP") or is_persons_name(parsed, first):
        return None
    link = parsed.tokens[first.i + 1].text.casefold()
    if link not in ("and", "&") or parsed.head(first).tag == "VBP":
        return None
    name, title = _name_of_second(parsed, first.i + 2, others[0])
    roles = [role_of(parsed, t) for t in (first, title) if t is not None]
    held = {role for role in roles if role is not None}
    if name is None or title is None or len(held) != len(roles) or held <= words("rulers"):
        return None
    plain = not any(c.dep == "det" for c in parsed.children[first.i])
    return name if plain or held <= words("held_together") else None


def _name_of_second(
    parsed: ParsedArticle, start: int, second: Token
) -> tuple[Token | None, Token | None]:
    """Return the name and office of the second of joined phrases, which opens with its office."""
    name = second if second.i in parsed.entity_at else _next_person(parsed, second)
    if name is None or not _is_name(parsed, name):
        return None, None
    last = parsed.entity_at[name.i].first
    while last > start and is_title(parsed.tokens[last - 1]):
        last -= 1
    title = office_with_name(parsed, name) or parsed.tokens[last - 1]
    opens = title.i >= start and not parsed.child(title, "det", "poss")
    whole = all(t.tag in ("JJ", "NN", "NNP", "HYPH") for t in parsed.tokens[start : title.i])
    return (name, title) if opens and whole and is_role(parsed, title) else (None, None)


def name_of_one(parsed: ParsedArticle, head: Token) -> Token | None:
    """Return the name of "one of the lawyers, Ann Lee," and of "another, Ann Lee,"."""
    if head.text.casefold() not in ("one", "another"):
        return None
    of = next((p for p in parsed.all(head, "prep") if p.lemma == "of"), None)
    many = parsed.child(of, "pobj") if of is not None else None
    for noun in (head, *([many] if many is not None else [])):
        names = [n for n in _set_off(parsed, noun) if _is_name(parsed, n)]
        if len(names) == 1 and len(parsed.conjuncts(names[0])) == 1:
            return names[0]
    return None


def gloss_of(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return the noun in brackets right behind a pronoun, by which an editor tells who it is.

    "They (| bombers |) may strike again," but not "he (52)" nor "she (a vote is due) left".
    """
    opening = parsed.tokens[pronoun.i + 1 : pronoun.i + 2]
    if pronoun.pos != "PRON" or not opening or opening[0].text not in _CLOSING:
        return None
    inside: list[Token] = []
    for token in parsed.tokens[pronoun.i + 2 : pronoun.i + 3 + _GLOSS]:
        if token.text == _CLOSING[opening[0].text]:
            break
        inside.append(token)
    else:
        return None
    places = {t.i for t in inside}
    tops = [t for t in inside if t.head not in places or t.head == t.i]
    told = len(tops) == 1 and tops[0].pos in ("NOUN", "PROPN")
    return tops[0] if told and tops[0].ent not in ("DATE", "TIME", "CARDINAL") else None


def holder_of(parsed: ParsedArticle, name: Token) -> Token | None:
    """Return the office that a name is set off after, None where it is set off after another."""
    office = office_before(parsed, name)
    return office if office is not None and name in names_beside(parsed, office) else None


def office_before(parsed: ParsedArticle, name: Token) -> Token | None:
    """Return the office whose phrase a name is set off in: "the envoy to Chad, Ann Lee"."""
    if name.dep not in ("appos", "conj"):
        return None
    noun = parsed.head(name)
    if name not in _set_off(parsed, noun):
        return None
    while not (is_role(parsed, noun) and noun.i not in parsed.entity_at):
        above = parsed.head(noun)
        linked = noun.dep == "pobj" and above.lemma in words("office_links")
        if not linked or is_person(parsed, noun):
            return None
        noun = parsed.head(above)
    return noun


def _set_off(parsed: ParsedArticle, noun: Token) -> tuple[Token, ...]:
    """Return what is set off after a noun; what parsers join to it with no "and" is set off too."""
    found = list(parsed.all(noun, "appos"))
    for name in parsed.all(noun, "conj"):
        between = parsed.tokens[noun.i + 1 : parsed.left(name)]
        if [t.text for t in between] == [","] and is_persons_name(parsed, name):
            found.append(name)
    return tuple(found)


def _owned(parsed: ParsedArticle, head: Token) -> tuple[Token, ...]:
    """Return the nouns of "of the Bank of Peru" behind an office, but for people and offices."""
    found: list[Token] = []
    nouns = [head]
    for noun in nouns:
        for prep in parsed.all(noun, "prep"):
            inner = parsed.child(prep, "pobj") if prep.lemma in words("office_links") else None
            if inner is not None and not is_person(parsed, inner):
                found.append(inner)
                nouns.append(inner)
    return tuple(found)


def _is_name(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether a token ends a full name."""
    entity = parsed.entity_at.get(token.i)
    named = entity is not None and is_persons_name(parsed, token)
    return (
        named
        and entity is not None
        and " " in parsed.span(entity.first, entity.last).of(parsed.text)
    )


def is_counsel(parsed: ParsedArticle, name: Token) -> bool:
    """Tell whether a name is that of counsel, by what stands beside it."""
    beside = [c for c in parsed.children[name.i] if c.dep in ("appos", "compound", "nmod")]
    letters = {c.text.replace(".", "") for c in beside}
    if letters & words("counsel_letters") or {c.lemma for c in beside} & words("counsel_offices"):
        return True
    return name.lemma in words("counsel_offices") or represents(parsed, name)


def represents(parsed: ParsedArticle, name: Token) -> bool:
    """Tell whether after a name and a comma stands whom he speaks for: ", for the Crown,"."""
    after = name.i + 1
    while after < len(parsed.tokens) and parsed.tokens[after].dep == "nmod":
        after += 1
    told = parsed.tokens[after : after + 4]
    if len(told) < 2 or told[0].text != ",":
        return False
    if told[1].tag == "VBG":
        return told[1].lemma in words("representing") and is_at_court(parsed, name)
    sides = {t.lemma for t in told[2:]} & words("sides_at_court")
    return told[1].text.casefold() == "for" and bool(sides)


def is_at_court(parsed: ParsedArticle, word: Token) -> bool:
    """Tell whether the sentence of a word or the one before tells of a court."""
    first = parsed.parse.sentences[max(0, word.sent - 1)][0]
    _, end = parsed.sentence(word)
    return any(t.lemma in words("court_words") for t in parsed.tokens[first:end])
