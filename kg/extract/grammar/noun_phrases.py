"""What a noun phrase says of itself: its extent, its owner's country, the organ it names."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kg.extract.grammar.compass_names import OPPOSITES, direction
from kg.extract.grammar.entities import land_named_at
from kg.extract.grammar.non_possessors import beside
from kg.extract.grammar.possible_speakers import role_of
from kg.extract.lexicon import words
from kg.gazetteer import gazetteer
from kg.gazetteer.name_ends import may_end_body
from kg.gazetteer.names import fold
from kg.parse.token_memo import once_per_token

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.gazetteer import Body, Country, Organ
    from kg.model import Entity, Span, Token
    from kg.parse import ParsedArticle

_LETTERS = 4
"""Letters from which a state's name is no abbreviation, which has capitals only."""
_DROPPED = frozenset({"relcl", "appos", "acl", "advcl", "punct", "cc", "conj", "prep", "advmod"})


def extent(parsed: ParsedArticle, head: Token, *, coordinated: bool = True) -> Span:
    """Return the place of a noun phrase without relative clauses and appositions.

    With `coordinated`, what is joined to the head by "and" belongs to the phrase.
    """
    return _coordinated_extent(parsed, head) if coordinated else _own_extent(parsed, head)


@once_per_token
def _coordinated_extent(parsed: ParsedArticle, head: Token) -> Span:
    return _extent(parsed, head, coordinated=True)


@once_per_token
def _own_extent(parsed: ParsedArticle, head: Token) -> Span:
    return _extent(parsed, head, coordinated=False)


def _extent(parsed: ParsedArticle, head: Token, *, coordinated: bool) -> Span:
    first = head.i
    for child in parsed.children[head.i]:
        if child.i < head.i and child.dep not in ("punct", "advmod", "cc", "mark"):
            first = min(first, parsed.left(child))
        if child.i < head.i and child.dep in ("preconj", "predet"):
            first = min(first, child.i)
    entity = parsed.entity_at.get(head.i)
    if entity is not None:
        first = min(first, entity.first)
    opened = [t.i for t in parsed.tokens[first : head.i] if t.text == "["]
    if opened and all(t.text != "]" for t in parsed.tokens[opened[-1] : head.i]):
        first = opened[-1] + 1  # "their [| opposition parties |’]": an editor's words stand alone
    return parsed.span(first, _last(parsed, head, coordinated) + 1)


def _last(parsed: ParsedArticle, head: Token, coordinated: bool) -> int:
    """Return the last token of a noun phrase with the phrases of its prepositions and conjuncts."""
    last = head.i
    heads = [head]
    for one in heads:
        entity = parsed.entity_at.get(one.i)
        last = max(last, one.i, entity.last - 1 if entity is not None else 0)
        for child in parsed.children[one.i]:
            if child.i < one.i:
                continue
            links = child.dep == "prep" and child.lemma in words("noun_links")
            if links and parsed.right(child) - child.i < 14:
                noun = parsed.child(child, "pobj")
                last = max(last, child.i - 1)
                heads.extend([noun] if noun is not None else [])
            joined = coordinated or one is not head
            if joined and child.dep == "conj" and child.pos in ("NOUN", "PROPN"):
                heads.append(child)
    return last


def whole(parsed: ParsedArticle, head: Token, cue: Token | None) -> Span:
    """Return the place of a speaker's whole noun phrase: appositions and relative clauses too.

    A cue in a relative clause has its pronoun for speaker ("Ann, | who | said"): the mention next
    to the cue. A phrase of more than 40 tokens is a misparse and is cut back to its core.
    """
    if cue is not None and cue.dep in ("relcl", "conj"):
        own = parsed.child(parsed.first_conjunct(cue), "nsubj")
        if own is not None and own.tag in ("WP", "WDT") and own.i > head.i:
            return parsed.span(own.i, own.i + 1)
    core = extent(parsed, head)
    first, last = parsed.at(core.start), parsed.at(core.end - 1) + 1
    for child in parsed.children[head.i]:
        if child.i < last - 1 and child.i < head.i:
            continue
        joined = child.dep in ("appos", "relcl", "acl", "prep", "conj", "amod")
        ahead = cue is not None and cue.i > head.i
        if child.dep in ("acl", "relcl") and _aside(parsed, child, ahead=ahead):
            continue
        if not joined or (cue is not None and parsed.left(child) <= cue.i < parsed.right(child)):
            continue
        circumstance = child.lemma in words("circumstance_links") or _is_venue(parsed, child)
        if child.dep == "prep" and circumstance:
            continue
        last = max(last, parsed.right(child))
    first = _after_comma(parsed, first, head)
    if last - first > 40 or parsed.tokens[last - 1].sent != head.sent:
        return core
    while last - 1 > head.i and parsed.tokens[last - 1].text.strip() in ("", *",-—–."):
        last -= 1
    return parsed.span(first, max(last, parsed.at(core.end - 1) + 1))


def _aside(parsed: ParsedArticle, clause: Token, *, ahead: bool) -> bool:
    """Tell whether a clause on a noun is an aside: a participle set off, or a long or loose "who".

    Counted on PolNeAR's training part: set off between speaker and cue, annotators leave out 6 in
    10 of up to nine tokens; after cue and speaker they take in 7 in 10, however long.
    """
    first = parsed.left(clause)
    length = parsed.right(clause) - first
    set_off = parsed.tokens[first - 1].text in (",", "—", "–", "-")
    if set_off and clause.dep == "relcl":
        return length < 10 or length > 14 if ahead else length > 24
    return (set_off and clause.dep == "acl") or length > 14


def _after_comma(parsed: ParsedArticle, first: int, head: Token) -> int:
    """Return where a person's phrase begins: "In Ames, Iowa, | Rubio" is read as one phrase.

    So is "In a radio interview | Rubio".
    """
    entity = parsed.entity_at.get(head.i)
    if entity is None or entity.label != "PERSON":
        return first
    before = parsed.tokens[first : entity.first]
    edges = [t.i for t in before if t.text == "," or t.lemma in words("venues")]
    return edges[-1] + 1 if edges else first


def _is_venue(parsed: ParsedArticle, prep: Token) -> bool:
    noun = parsed.child(prep, "pobj")
    return noun is None or noun.lemma in words("venues") or noun.ent in ("DATE", "TIME")


def name_of(parsed: ParsedArticle, head: Token) -> str:
    """Return the phrase as printed, without determiner and possessive mark, blanks closed up."""
    return _bare(" ".join(extent(parsed, head, coordinated=False).of(parsed.text).split()))


@lru_cache(maxsize=1 << 12)
def _bare(text: str) -> str:
    """Return a phrase without determiner and possessive mark: names come again and again."""
    for leading in (words("correlatives"), words("phrase_determiners")):
        first, _, rest = text.partition(" ")
        if rest and first.casefold() in leading and not re.match(r"of\b", rest, re.I):
            text = rest
    return re.sub(r"[’']s$", "", text)


def name_span(parsed: ParsedArticle, entity: Entity) -> Span:
    """Return the place of a name without its possessive mark."""
    last = entity.last
    while last - 1 > entity.first and parsed.tokens[last - 1].tag == "POS":
        last -= 1
    return parsed.span(entity.first, last)


def bare_name(parsed: ParsedArticle, head: Token, span: Span) -> Span:
    """Return a phrase's place without what is joined before its head, and without "in PLACE"."""
    first, end = parsed.at(span.start), parsed.at(span.end - 1) + 1
    joined = [t.i for t in parsed.tokens[first : head.i] if t.dep == "cc"]
    after = (c for c in parsed.all(head, "prep") if c.i > head.i)
    places = [c.i for c in after if c.lemma in words("standing_at")]
    return parsed.span(max(joined) + 1 if joined else first, min([*places, end]))


def country_of(parsed: ParsedArticle, token: Token) -> Country | None:
    """Return the country that one token (with its entity) names."""
    if token.i not in parsed.entity_at:
        named = token.text[:1].isupper() and not is_of_region(parsed, token.i)
        named = named and land_named_at(parsed, token.i) is None
        return gazetteer().adjectives.get(fold(token.text)) if named else None
    return _country_of_name(parsed, token)


@once_per_token
def _country_of_name(parsed: ParsedArticle, token: Token) -> Country | None:
    entity = parsed.entity_at[token.i]
    if entity.label == "LANGUAGE":
        return None
    text = parsed.span(entity.first, entity.last).of(parsed.text)
    found = gazetteer().country(text)
    if found is not None and text.isalpha() and len(text) < _LETTERS and not text.isupper():
        return None  # "us" and "Us" are no state
    if text.islower():
        return None  # "china patterns"
    if found is not None and is_of_region(parsed, entity.first):
        return None
    if found is not None and land_named_at(parsed, entity.first) not in (None, fold(text)):
        return None
    return direction(parsed, text) if found is None and text in OPPOSITES else found


def is_of_region(parsed: ParsedArticle, first: int) -> bool:
    """Tell whether a region's or people's name ends in a state's adjective: "West | Indian |"."""
    before = parsed.tokens[first - 1] if first else None
    if before is not None and before.text == "-" and first > 1:  # "African-American"
        before = parsed.tokens[first - 2]
    word = parsed.tokens[first].text.casefold()
    return before is not None and f"{before.text.casefold()} {word}" in words("region_adjectives")


def is_place(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether a name is said as a place, not as a government: "in Brussels", "near Moscow".

    Only capitals are told apart; "in Russia" still names the state that the land belongs to.
    """
    text = name_of(parsed, head)
    country = gazetteer().country(text)
    if country is None or text not in country.capitals or head.dep != "pobj":
        return False
    return parsed.head(head).lemma in words("location_prepositions")


def modifiers(parsed: ParsedArticle, head: Token) -> Iterator[Token]:
    """Yield the tokens of a noun phrase before its head, and those of its short adjuncts after."""
    span = extent(parsed, head, coordinated=False)
    for token in parsed.within(span):
        if token.i != head.i:
            yield token


def owner(parsed: ParsedArticle, head: Token) -> Country | None:
    """Return the country that a phrase says its head belongs to ("Seoul's spy agency").

    Not whose allies "Peru's allies" are, nor where an ambassador is sent or an embassy stands.
    """
    other = beside(parsed, head)
    own = [t for t in modifiers(parsed, head) if t.i not in other]
    before = [t for t in own if t.i < head.i]
    after = [t for t in own if t.i > head.i and not describes_another(parsed, t, head)]
    for token in (*reversed(before), *after):
        found = country_of(parsed, token)
        if found is not None:
            return found
    return None


def owner_of_joined(parsed: ParsedArticle, head: Token) -> Country | None:
    """Return whose the second of two joined organs is: "Norway's Army and | Air Force |".

    None where the second has a determiner or an owner of its own.
    """
    first = parsed.first_conjunct(head)
    own = any(c.dep in ("det", "poss") for c in parsed.children[head.i])
    found = organ_of(parsed, first) if first.i < head.i and not own else None
    possessor = parsed.child(first, "poss") if found is not None else None
    if possessor is None or found is None or found[1].organ_class == "embassy":
        return None
    return country_of(parsed, possessor)


def describes_another(parsed: ParsedArticle, token: Token, head: Token) -> bool:
    """Tell whether a word after a head belongs to what is told of somebody else in its phrase.

    "The prosecution in the trial of Ada Brandt, the sister of | Peru’s | envoy".
    """
    while token.i not in (head.i, token.head):
        if token.dep in ("appos", "relcl", "acl", "parataxis"):
            return True
        token = parsed.head(token)
    return False


def joint_owners(parsed: ParsedArticle, head: Token) -> tuple[Country, ...]:
    """Return the countries of "the foreign ministers of X and Y", none for other phrases."""
    if head.tag not in ("NNS", "NNPS") or role_of(parsed, head) is None:
        return ()
    for prep in parsed.all(head, "prep"):
        noun = parsed.child(prep, "pobj") if prep.lemma == "of" else None
        if noun is not None:  # parsers join the second country to the ministers
            ends = [*parsed.conjuncts(noun), *parsed.conjuncts(head)]
            found = [country_of(parsed, c) for c in ends if c.i != head.i]
            return tuple(dict.fromkeys(c for c in found if c is not None))
    return ()


def body_of(parsed: ParsedArticle, head: Token) -> Body | None:
    """Return the body with a name of its own that the head is, or whose name ends the phrase."""
    if _is_of_field(parsed, head):
        return None
    names = gazetteer().body_names
    entity = parsed.entity_at.get(head.i)
    if entity is not None:
        found = names.get(fold(parsed.span(entity.first, entity.last).of(parsed.text)))
        if found is not None:
            return found
    if not may_end_body(head.text):
        return None
    first = max(0, head.i - 4)
    for start in range(first, head.i + 1):
        found = names.get(fold(parsed.span(start, head.i + 1).of(parsed.text)))
        before = parsed.tokens[start - 1] if start else None
        longer = before is not None and before.dep in ("compound", "amod", "nmod")
        longer = longer and before is not None and before.text[:1].isupper()
        if longer and before is not None and country_of(parsed, before) is None:
            continue  # "National | Security Council" is not the Security Council
        if found is not None and parsed.tokens[start].text[:1].isupper():
            return found
    return None


def _is_of_field(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether a department's name goes on with its field: "State | Department | of Health".

    "The State Department of the United States" goes on with whose it is.
    """
    preposition, *named = parsed.tokens[head.i + 1 : head.i + 3] or (head,)
    other = preposition.text == "of" and any(t.text[:1].isupper() for t in named)
    return other and head.lemma == "department" and country_of(parsed, named[0]) is None


@cache
def _organs_by_word() -> dict[str, tuple[tuple[str, Organ], ...]]:
    """Return the organs with their phrases by each word of these, the longest phrase first."""
    found: dict[str, list[tuple[str, Organ]]] = {}
    for phrase, organ in gazetteer().organs.items():
        for word in dict.fromkeys(phrase.split()):
            found.setdefault(word, []).append((phrase, organ))
    return {w: tuple(sorted(some, key=lambda o: -len(o[0]))) for w, some in found.items()}


@cache
def words_of_organs() -> frozenset[str]:
    """Return the words of which a noun that names an organ of government is one."""
    return frozenset(_organs_by_word())


def organ_of(parsed: ParsedArticle, head: Token) -> tuple[str, Organ] | None:
    """Return the phrase and organ of government that a noun phrase names, the longest first."""
    organs = _organs_by_word().get(head.text.casefold())
    if organs is None:
        return None
    span = extent(parsed, head, coordinated=False)
    parts = [t.text.casefold() for t in parsed.within(span)]
    text = f" {' '.join(parts)} ".replace(" 's", "'s").replace(" ’s", "'s")
    return next((o for o in organs if f" {o[0]} " in text), None)


def is_definite(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a phrase points at a thing or event as known: "the raid", "Chad's raid"."""
    noun = parsed.first_conjunct(noun)
    return any(
        c.dep == "poss" or (c.dep == "det" and c.lemma in words("definite_determiners"))
        for c in parsed.children[noun.i]
    )


def counted_noun(parsed: ParsedArticle, number: Token) -> Token | None:
    """Return the noun after a number that it counts: "the | two | men"."""
    head = parsed.head(number)
    if number.dep not in ("nummod", "compound", "amod", "quantmod", "det") or head.i < number.i:
        return None
    return parsed.head(head) if head.pos == "NUM" and head.dep == "nummod" else head


def compound_head(parsed: ParsedArticle, noun: Token) -> Token:
    """Return the last noun of a compound that a noun begins: "war" of "a border war"."""
    while (
        noun.dep == "compound" and parsed.head(noun).pos == "NOUN" and parsed.head(noun).i > noun.i
    ):
        noun = parsed.head(noun)
    return noun


def outer_noun(parsed: ParsedArticle, noun: Token) -> Token | None:
    """Return the noun whose phrase a noun is part of: what it modifies, owns, is joined to …

    "Spokesman" for the "ministry" of "a spokesman for the ministry".
    """
    if noun.dep not in ("compound", "appos", "conj", "pobj", "nmod", "poss"):
        return None
    above = parsed.head(noun)
    if above.pos == "ADP":
        above = parsed.head(above)
    return above if above.pos in ("NOUN", "PROPN") else None


def holds_entity(parsed: ParsedArticle, noun: Token, *labels: str) -> bool:
    """Tell whether a name or date of one of these kinds stands in a noun's phrase."""
    entities = (parsed.entity_at.get(t.i) for t in parsed.subtree(noun))
    return any(e is not None and e.label in labels for e in entities)
