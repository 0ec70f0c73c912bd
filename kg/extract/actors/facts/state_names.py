"""Where the name or adjective of a state names it, and where it is part of something else.

In: names and adjectives of states as the recogniser and the tables have them. Out: whether the
state is meant: not in "African-American", "American Legion", "Priorities USA", "Trento, Italy",
nor by a capital that is only a place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.apposed_names import is_title
from kg.extract.grammar.dependents import has_determiner, nouns_after
from kg.extract.grammar.entities import land_named_at
from kg.extract.grammar.functions import (
    is_attributive_noun,
    is_conjunct,
    is_nominal_subject,
    is_possessor,
)
from kg.extract.grammar.governors import owner_of_phrase, preposition_before
from kg.extract.grammar.noun_dependents import words_before
from kg.extract.grammar.noun_phrases import body_of, is_of_region, name_of, organ_of
from kg.extract.grammar.possible_speakers import is_group
from kg.extract.lexicon import words
from kg.gazetteer import gazetteer
from kg.gazetteer.names import fold
from kg.model import LineKind

if TYPE_CHECKING:
    from kg.gazetteer import Country
    from kg.model import Entity, Span, Token
    from kg.parse import ParsedArticle

_NAMES = ("ORG", "EVENT", "WORK_OF_ART", "LAW", "FAC", "PRODUCT")
"""Kinds of names that may begin with a state's adjective and have nothing of the state."""
_TOWNS = ("GPE", "LOC", "FAC")


def names_state(parsed: ParsedArticle, entity: Entity) -> bool:
    """Tell whether a geographical name that no statement asked for is said of a state."""
    if is_part_of_name(parsed, entity.first, entity.last) or _locates(parsed, entity):
        return False
    if is_persons(parsed, entity.first) or _is_part_of_federation(parsed, entity):
        return False
    before = parsed.tokens[entity.first - 1].text if entity.first else ""
    if gazetteer().adjectives.get(fold(before)) is not None:
        return False  # "American | Samoa |"
    name = parsed.span(entity.first, entity.last).of(parsed.text)
    country = gazetteer().country(name)
    if country is None or name not in country.capitals:
        return True
    return _acts(parsed, entity) and not is_surname_first(parsed, entity)


def is_surname_first(parsed: ParsedArticle, entity: Entity) -> bool:
    """Tell whether a capital is a surname with the first name behind it: "| London |, Jack."."""
    behind = parsed.tokens[entity.last : entity.last + 3]
    if len(behind) < 2 or behind[0].text != "," or behind[1].text not in gazetteer().given:
        return False
    return len(behind) == 2 or behind[2].text == "." or behind[2].text.isspace()


def is_part_of_name(parsed: ParsedArticle, first: int, last: int) -> bool:
    """Tell whether a state's name or adjective goes on as that of something else.

    "The | Paris | Review", "the | American | Legion", "Priorities | USA |". Its officers and organs
    are its own: "| Peru | President Ana Ruiz", "the | Russian | Defense Ministry".
    """
    before = parsed.tokens[first - 1] if first else None
    if before is not None and _is_named(parsed, before) and not is_title(before):
        joined = is_attributive_noun(before) or is_attributive_noun(parsed.tokens[last - 1])
        if joined and before.lemma.casefold() not in gazetteer().roles:
            return True
    behind = last
    while behind < len(parsed.tokens) and _is_named(parsed, parsed.tokens[behind]):
        behind += 1
    run = parsed.tokens[last:behind]
    return bool(run) and not any(_is_office_or_organ(parsed, t) for t in run)


def is_persons(parsed: ParsedArticle, first: int) -> bool:
    """Tell whether a state's name or adjective is a surname: "Jack | London |"."""
    before = parsed.tokens[first - 1] if first else None
    return before is not None and before.pos == "PROPN" and before.text in gazetteer().given


def _is_part_of_federation(parsed: ParsedArticle, entity: Entity) -> bool:
    """Tell whether a name is that of a part of another state: "Alabama and | Georgia |".

    It is the state's where the article has its capital or adjective too.
    """
    name = parsed.span(entity.first, entity.last).of(parsed.text)
    country = gazetteer().country(name)
    if country is None or name.casefold() not in words("parts_of_federations"):
        return False
    others = (*country.capitals, *country.adjectives)
    return not any(n in parsed.text for n in others)


def _is_named(parsed: ParsedArticle, token: Token) -> bool:
    return token.pos == "PROPN" and token.text[:1].isupper() and token.i not in parsed.entity_at


def _is_office_or_organ(parsed: ParsedArticle, token: Token) -> bool:
    office = is_title(token) or token.lemma.casefold() in gazetteer().roles
    return office or organ_of(parsed, token) is not None or body_of(parsed, token) is not None


def _locates(parsed: ParsedArticle, entity: Entity) -> bool:
    """Tell whether a state only says where the town before its comma lies: "Trento, | Italy".

    In "Chad, Italy and Peru" it is one of several.
    """
    comma = parsed.tokens[entity.first - 1] if entity.first > 1 else None
    town = parsed.entity_at.get(entity.first - 2) if comma is not None else None
    if comma is None or comma.text != "," or town is None or town.label not in _TOWNS:
        return False
    here = gazetteer().country(parsed.span(entity.first, entity.last).of(parsed.text))
    lies = gazetteer().country(parsed.span(town.first, town.last).of(parsed.text))
    return here is not None and lies in (None, here)


def _acts(parsed: ParsedArticle, entity: Entity) -> bool:
    """Tell whether a capital stands for a government: "Paris said", "ties with Paris".

    Not where one goes, works or meets, nor beside places that are no states: "Lyon and Paris".
    """
    head = parsed.tokens[entity.last - 1]
    if head.text in ("'s", "’s") and entity.last - entity.first > 1:
        head = parsed.tokens[entity.last - 2]
    if is_among_places(parsed, head):
        return False
    first = parsed.first_conjunct(head) if is_conjunct(head) else head
    link = preposition_before(parsed, first)
    if link is not None:
        return link.lemma in words("parties_joined_by")
    behind = parsed.tokens[entity.last : entity.last + 1]
    does = any(t.pos in ("VERB", "AUX") for t in behind)  # a headline: "Paris weighing its answer"
    return does or is_nominal_subject(first) or is_possessor(first)


def is_among_places(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether a capital is a place like any: "Ohio and | Lima |", "flew to | Lima |"."""
    country = gazetteer().country(name_of(parsed, head))
    if country is None or name_of(parsed, head) not in country.capitals:
        return False
    if _is_goal(parsed, head) or _is_dateline(parsed, head):
        return True
    first = parsed.first_conjunct(head) if is_conjunct(head) else head
    joined = (parsed.entity_at.get(t.i) for t in parsed.conjuncts(first))
    return any(e is not None and not _is_of_state(parsed, e) for e in joined)


def _is_goal(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether somebody goes to a capital."""
    link, above = preposition_before(parsed, head), owner_of_phrase(parsed, head)
    goes = above is not None and above.lemma in words("verbs_of_going")
    return goes and link is not None and link.lemma in ("to", "from")


def _is_dateline(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether a capital with a dash behind it opens its line: "LIMA — The mayor said …"."""
    line = parsed.line_of[head.i]
    behind = parsed.tokens[head.i + 1 : head.i + 2]
    return (
        line is not None
        and head.start == line.span.start
        and any(t.text in ("—", "–", "-", "--") for t in behind)
    )


def _is_of_state(parsed: ParsedArticle, entity: Entity) -> bool:
    name = parsed.span(entity.first, entity.last).of(parsed.text)
    return entity.label != "GPE" or gazetteer().country(name) is not None


def demonym(parsed: ParsedArticle, token: Token) -> tuple[Span, Country] | None:
    """Return the longest adjective of a state that ends in a word, of one word or two.

    None where it is part of another name, of a region's or of a people's: "Latin American".
    """
    before = parsed.tokens[token.i - 1] if token.i else token
    starts = (before, token) if before.pos in ("PROPN", "ADJ", "NOUN") else (token,)
    for first in [t.i for t in starts if t.text[:1].isupper()]:
        span = parsed.span(first, token.i + 1)
        country = gazetteer().adjectives.get(fold(span.of(parsed.text)))
        if country is None:
            continue
        other = is_of_region(parsed, first) or _is_in_other_name(parsed, token)
        other = other or is_persons(parsed, first) or _is_of_land(parsed, token)
        other = other or land_named_at(parsed, token.i) is not None
        origin = other or _is_origin(parsed, token)
        return None if origin or is_part_of_name(parsed, first, token.i + 1) else (span, country)
    return None


def _is_in_other_name(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether a word is in the name of a body, event or work that is no organ of a state."""
    entity = parsed.entity_at.get(token.i)
    if entity is None or entity.label not in _NAMES or entity.last - entity.first == 1:
        return False
    named = parsed.tokens[entity.first : entity.last]
    if token.i == entity.last - 1 and not is_group(token):
        return False
    return not any(_is_office_or_organ(parsed, t) for t in named)


def _is_of_land(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether an adjective begins the name of a land: "American | Samoa"."""
    land = parsed.entity_at.get(token.i + 1)
    begins = land is not None and land.first == token.i + 1
    return begins and land is not None and land.label in ("GPE", "LOC")


def _is_origin(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether an adjective tells where somebody's family is from: "a | Chadian |-Peruvian".

    What two states share is of both: "Chadian-Peruvian relations".
    """
    after = parsed.tokens[token.i + 1 : token.i + 3]
    if len(after) < 2 or after[0].text not in ("-", "–"):
        return False
    if gazetteer().adjectives.get(fold(after[1].text)) is None:
        return False
    noun = parsed.tokens[token.i + 3 : token.i + 4]
    return not any(t.lemma in words("shared_by_two") for t in noun)


def is_government(parsed: ParsedArticle, head: Token, owned: Country | None) -> bool:
    """Tell whether "government" or a word like it is a state's; `owned` is the state beside it.

    Not "local governments", "a sanctions regime", "government is too big", nor the leadership that
    somebody shows: that of a state alone is its government.
    """
    if head.lemma == "leadership":
        return owned is not None and next(nouns_after(parsed, head, "in", "on"), None) is None
    before = words_before(parsed, head)
    forms = {w.text.casefold() for w in before}
    if not forms.isdisjoint(words("not_the_states")):
        return False
    if owned is not None:
        return True
    if any(_is_anothers(parsed, w) for w in before):
        return False
    if head.lemma == "regime" and any(is_attributive_noun(w) and w.pos == "NOUN" for w in before):
        return False
    if head.lemma != "government":
        return not has_determiner(parsed, head, "a", "an")
    line = parsed.line_of[head.i]
    titled = line is not None and line.kind is LineKind.HEADLINE
    return titled or (head.tag != "NNS" and bool(forms - {"a", "an"}))


def _is_anothers(parsed: ParsedArticle, word: Token) -> bool:
    """Tell whether a word before a noun names somebody else whose it is: no person, no state."""
    entity = parsed.entity_at.get(word.i)
    named = entity is not None and entity.label in ("ORG", "FAC", "EVENT", "LAW")
    return named or (is_possessor(word) and word.pos == "NOUN")
