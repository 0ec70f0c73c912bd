"""The name that stands beside an office: "a spokeswoman for Nordic Wool, Ann Lee, said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.entities import is_persons_name
from kg.extract.grammar.functions import is_clause_on_noun
from kg.extract.grammar.possible_speakers import is_group, is_person, is_role, role_of
from kg.extract.grammar.predicates import subject_or_expletive
from kg.extract.lexicon import forms_of_address, words
from kg.gazetteer import gazetteer
from kg.model import LineKind
from kg.parse.token_memo import once_per_token
from kg.parse.word_index import places_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import Entity, Span, Token
    from kg.parse import ParsedArticle

_MARKS = frozenset("\"'“”‘’«»")
_ASIDE = 8
"""Tokens at most in the brackets between an office and a name."""
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
    behind = None if plural else _name_behind_brackets(parsed, head)
    if behind is not None:
        return (behind,)
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
            field = parsed.tokens[place + 2 : last]
            named = _is_field(parsed, field, entity) or _is_bare_title(parsed, word, field, entity)
            return word if named else None
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


def _is_bare_title(
    parsed: ParsedArticle, office: Token, field: Sequence[Token], entity: Entity
) -> bool:
    """Tell whether an office has no article, so that it can only be the title of the name behind.

    "| Minister of state assets | Oto Kern said", "| vice president for news and talk | Ann Lee":
    one noun of an office without an article is nobody by itself, but in a headline. What it is of
    is no person ("mother of victim Ann Lee"), and the name owns nothing ("Ann Lee's").
    """
    line = parsed.line_of[office.i]
    after = parsed.tokens[entity.last : entity.last + 1]
    if line is None or line.kind is LineKind.HEADLINE or office.tag not in ("NN", "NNP"):
        return False
    if any(c.dep in ("det", "poss", "nummod", "amod") for c in parsed.children[office.i]):
        return False
    persons = (is_role(parsed, t) or t.lemma in words("people") for t in field)
    owning = any(t.tag == "POS" for t in after)
    plain = (
        bool(field) and field[-1].pos in ("NOUN", "PROPN") and not any(t.text == "," for t in field)
    )
    return (
        plain
        and not owning
        and not any(persons)
        and role_of(parsed, office) not in words("relations")
    )


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
    if first.tag not in ("NN", "NNP") or is_persons_name(parsed, first):
        return None
    if parsed.head(first).tag == "VBP":
        return None
    own = _name_of_first(parsed, first, others)
    if own is not None:
        return own
    link = parsed.tokens[first.i + 1].text.casefold()
    if link not in ("and", "&"):
        return None
    name, title = _name_of_second(parsed, first.i + 2, others[0])
    if any(c not in (name, title) for c in others):
        return None
    roles = [role_of(parsed, t) for t in (first, title) if t is not None]
    held = {role for role in roles if role is not None}
    if name is None or title is None or len(held) != len(roles) or held <= words("rulers"):
        return None
    plain = not any(c.dep == "det" for c in parsed.children[first.i])
    return name if plain or held <= words("held_together") else None


def _name_of_first(parsed: ParsedArticle, office: Token, others: Sequence[Token]) -> Token | None:
    """Return the name that ends an office's phrase, where parsers join it: "aide for news | Lee |".

    Also one set off behind what the office is of: "acting minister of Chad, | Oto Kern | said", or
    behind another office in brackets: "the mayor (and chair) | Oto Kern |".
    """
    if not is_role(parsed, office):
        return None
    behind = _name_behind_brackets(parsed, office)
    if behind is not None:
        return behind if all(o.i <= behind.i for o in others) else None
    name = others[0]
    ends = _is_name(parsed, name) and office_with_name(parsed, name) == office
    told = ends or names_beside(parsed, office) == (name,)
    return name if told and len(others) == 1 else None


def _name_behind_brackets(parsed: ParsedArticle, office: Token) -> Token | None:
    """Return the name behind an office and brackets: "the mayor (and chair) | Ann Lee |"."""
    inside = parsed.tokens[office.i + 1 : office.i + 2 + _ASIDE]
    if not inside or inside[0].text != "(":
        return None
    end = next((t.i + 1 for t in inside if t.text == ")"), office.i)
    while end > office.i and is_title(parsed.tokens[end]):
        end += 1
    entity = parsed.entity_at.get(end) if end > office.i else None
    name = parsed.tokens[entity.last - 1] if entity is not None else office
    own = entity is not None and entity.first == end and not is_persons_name(parsed, office)
    return name if own and _is_name(parsed, name) else None


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
        comma = [t.text for t in between if t.text == "," or t.pos == "CCONJ"] == [","]
        own = between[-1:] and between[-1].text == "," and _is_of(parsed, noun, between[:-1])
        if comma and own and is_persons_name(parsed, name):
            found.append(name)
    return tuple(found)


def _is_of(parsed: ParsedArticle, noun: Token, between: Sequence[Token]) -> bool:
    """Tell whether nothing stands behind a noun but what it is of: "minister | of Chad |, Lee"."""
    inside = {t.i for p in parsed.all(noun, "prep") for t in parsed.subtree(p)}
    return all(t.i in inside for t in between)


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
