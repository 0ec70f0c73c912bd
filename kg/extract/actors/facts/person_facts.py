"""What an article says a person is: the office before a name, and the apposition after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.grammar import possible_speakers as agents
from kg.extract.grammar.apposed_names import holder_of, is_title, office_with_name
from kg.extract.grammar.dependents import appositions, nouns_after
from kg.extract.grammar.non_possessors import beside
from kg.extract.grammar.noun_dependents import main_subject, words_before
from kg.extract.grammar.noun_phrases import country_of, organ_of, owner
from kg.extract.lexicon import forms_of_address, words
from kg.gazetteer import gazetteer
from kg.gazetteer.names import fold
from kg.model import SPOKEN
from kg.model.quick_init import quick_init

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.gazetteer import Country
    from kg.model import Entity, Token
    from kg.parse import ParsedArticle

TITLE = 8
"""Tokens before a name that can be its title: "Principal Deputy National Security Adviser"."""

_AHEAD_OF_TITLE = 4
"""Tokens ahead of a title that can tell that it is a past one: "former | South Sudan | Gov."."""

_GOES_ON = 4
"""Tokens behind an office among which "I" or "you" goes on: "Minister, why did | you |"."""


@quick_init
@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """What an article says a person is: office, country, and the noun of the organ if named."""

    role: str | None = None
    country: Country | None = None
    organ: Token | None = None


NOTHING_KNOWN = PersonFacts()


def by_title(parsed: ParsedArticle, entity: Entity) -> PersonFacts:
    """Return what stands before a name: "Peru's interior minister Ana Ruiz"."""
    tokens = parsed.tokens
    first = entity.first
    start, _ = parsed.sentence(tokens[first])
    titles = first
    while titles - 1 > start and is_title(tokens[titles - 1]):
        titles -= 1
    if titles < first and [t.text for t in tokens[titles - 2 : titles]] == [",", "the"]:
        titles -= 2  # "the Prime Minister | , the Hon Ann Lee"
    titles = _ahead_of_brackets(parsed, start, titles)
    if _is_office(tokens[titles - 1]):
        first = titles  # "chair | Dr. Ann Lee"
    place = first
    while place > start and first - place < TITLE and _titular(tokens[place - 1]):
        place -= 1
    role, held, begin = None, first, place
    linked = [
        i
        for i in range(place, first)
        if tokens[i].lemma in words("post_prepositions") and _holds_body(parsed, i + 1, first)
    ]
    for end in (first, *reversed(linked)):  # "aide to President Ortega": the nearest office
        if not agents.may_end_role(tokens[end - 1].text):
            continue
        phrases = ((agents.phrase_of(tokens[begin:end]), begin) for begin in range(place, end))
        phrase, begin = next((p for p in phrases if p[0] in gazetteer().roles), ("", place))
        if phrase:
            role, held = gazetteer().roles[phrase].name, end
            break
    if role is None:
        form = forms_of_address().get(tokens[entity.first - 1].text.casefold().rstrip("."))
        called = form is not None and tokens[entity.first - 1].text[:1].isupper()
        lesser = (
            form is not None and form.kind == "office" and _is_lesser(tokens[: entity.first - 1])
        )
        if called and form is not None and form.office is not None and not lesser:
            return PersonFacts(role=form.office)
        return _by_phrase(parsed, tokens[entity.last - 1]) or _by_shared_title(parsed, entity)
    if role == "counterpart":
        return _as_counterpart(parsed, entity, tokens[place:first])
    role = _of_field(parsed, tokens[begin - 1] if begin > place else None, role)
    if role in words("living_somewhere"):
        return PersonFacts(role=role)  # "U.S. resident Ada Dahl" may be of any state
    sent = role in words("sent")  # "to the U.N." is where an ambassador is, not whose he is
    before = tokens[place : held if sent else first]
    organ = next((t for t in before if organ_of(parsed, t)), None)
    country = next((c for t in reversed(before) if (c := country_of(parsed, t))), None)
    if organ is None and not (sent and (country is not None or held == first)):
        organ = next((t for t in before if _is_body(parsed, t)), None)
    if organ is None and place < begin and agents.is_only_noun(parsed, tokens[begin - 1]):
        organ = tokens[begin - 1]
    if country is None and organ is None and not sent:
        country = _acting_beside(parsed, place)
    return PersonFacts(role=role, country=country, organ=organ)


def _ahead_of_brackets(parsed: ParsedArticle, start: int, place: int) -> int:
    """Return where brackets begin that end at a place: "mayor | (and chair) | Ann Lee"."""
    if place - 1 <= start or parsed.tokens[place - 1].text != ")":
        return place
    inside = parsed.tokens[max(start, place - TITLE) : place]
    return next((t.i for t in reversed(inside) if t.text == "("), place)


def _by_shared_title(parsed: ParsedArticle, entity: Entity) -> PersonFacts:
    """Return the office of a plural before the first of several: "Presidents Ana and | Lee |"."""
    name = parsed.tokens[entity.last - 1]
    first = parsed.entity_at.get(parsed.first_conjunct(name).i)
    if first is None or first.label != "PERSON" or not 0 < first.first < entity.first:
        return NOTHING_KNOWN
    plural = parsed.tokens[first.first - 1].tag in ("NNS", "NNPS")
    return PersonFacts(role=by_title(parsed, first).role) if plural else NOTHING_KNOWN


def _as_counterpart(parsed: ParsedArticle, entity: Entity, title: Sequence[Token]) -> PersonFacts:
    """Return the office of "his Swiss counterpart | Ann Lee |": the only one's named before."""
    start, _ = parsed.sentence(parsed.tokens[entity.first])
    named = {
        id(e): e for t in parsed.tokens[start : entity.first] if (e := parsed.entity_at.get(t.i))
    }
    people = [e for e in named.values() if e.label == "PERSON"]
    country = next((c for t in reversed(title) if (c := country_of(parsed, t))), None)
    owned = parsed.tokens[title[0].i - 1].tag == "PRP$" if title and title[0].i else False
    if len(people) != 1 or country is None or not owned:
        return NOTHING_KNOWN
    other = by_title(parsed, people[0]).role or by_apposition(parsed, people[0]).role
    return PersonFacts(role=other, country=country)


def _by_phrase(parsed: ParsedArticle, name: Token) -> PersonFacts | None:
    """Return the office whose phrase a name ends: "the chief of the dockers' union Ana Ruiz"."""
    office = office_with_name(parsed, name)
    role = agents.role_of(parsed, office) if office is not None else None
    if office is None or role is None or role in ("figure", *words("relations")):
        return None
    between = parsed.tokens[office.i + 1 : parsed.entity_at[name.i].first]
    organ = next((t for t in between if organ_of(parsed, t) or _is_body(parsed, t)), None)
    return PersonFacts(role=role, country=owner(parsed, office), organ=organ)


def _of_field(parsed: ParsedArticle, before: Token | None, role: str) -> str:
    """Return an office that a state has too with the field whose it is: "Chadian chess president".

    So is that of a body which is no organ: "federation president". Such a one is no state's;
    "interim president" is.
    """
    if before is None or not gazetteer().roles[role].unique or organ_of(parsed, before) is not None:
        return role
    field = before.text.casefold()
    noun = before.pos == "NOUN" and before.tag == "NN" and before.text.islower()
    plain = (noun and field not in words("no_fields")) or agents.is_group(before)
    free = field not in gazetteer().roles and field not in words("governments")
    return f"{field} {role}" if plain and free else role


def _acting_beside(parsed: ParsedArticle, first: int) -> Country | None:
    """Return the state that acts in a sentence before its officer: "Peru left and | Minister Lee".

    The officer's phrase begins at a token right behind the "and".
    """
    joined = first > 0 and parsed.tokens[first - 1].text.casefold() == "and"
    start, end = parsed.sentence(parsed.tokens[first])
    who = main_subject(parsed, start, end) if joined else None
    beside_it = who is not None and start <= who.i < first - 1
    return country_of(parsed, who) if who is not None and beside_it else None


def _holds_body(parsed: ParsedArticle, first: int, last: int) -> bool:
    """Tell whether a state, body or organ stands between an office and a name.

    "Deputy envoy to the U.N. Ana Ruiz" is she; "an aide to Ana Ruiz" is somebody else.
    """
    between = parsed.tokens[first:last]
    named = (parsed.entity_at.get(t.i) for t in between)
    if any(e is not None and e.label in ("ORG", "GPE", "NORP", "LOC") for e in named):
        return True
    return any(organ_of(parsed, t) or country_of(parsed, t) for t in between)


def _is_lesser(before: Sequence[Token]) -> bool:
    """Tell whether words make a title another's or a past one: "| Lt. | Gov.", "| ex |-Sen."."""
    for token in reversed(before[-_AHEAD_OF_TITLE:]):
        word = token.text.casefold().rstrip(".")
        if word in words("not_in_office") or word in words("lesser_titles"):
            return True
        if token.pos not in ("PROPN", "NOUN", "ADJ", "PART"):
            return False
    return False


def _is_office(token: Token) -> bool:
    return token.lemma in gazetteer().roles and token.pos in ("NOUN", "PROPN")


def _is_body(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether a token is the last of the name of a body that gazetteers know: "NATO"."""
    entity = parsed.entity_at.get(token.i)
    if entity is None or entity.label != "ORG" or token.i != entity.last - 1:
        return False
    return fold(parsed.span(entity.first, entity.last).of(parsed.text)) in gazetteer().body_names


def by_apposition(parsed: ParsedArticle, entity: Entity) -> PersonFacts:
    """Return what is said after a name ("Ana Ruiz, the interior minister"), or what it is said of.

    "The Swiss consul in Chad, Ana Ruiz" has the name set off.
    """
    for token in parsed.tokens[entity.first : entity.last]:
        above = holder_of(parsed, token)
        for noun in (*appositions(parsed, token), *([above] if above is not None else [])):
            role = agents.role_of(parsed, noun)
            if role is not None and _is_spoken_to(parsed, noun):
                continue
            if role is not None and role not in ("figure", *words("relations")):
                organ = _organ(parsed, noun) or _body_before(parsed, noun, role)
                if organ is None:
                    body = next(nouns_after(parsed, noun, "of"), None)
                    role = _of_field(parsed, body, role)
                return PersonFacts(role=role, country=owner(parsed, noun), organ=organ)
    return NOTHING_KNOWN


def _is_spoken_to(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a bare office in a turn is whom it speaks to: "Ann Lee, Radio Nord. | Minister |
    I ask you": who asks gives his name, and "I" or "you" goes on behind the office.
    """
    line = parsed.line_of[noun.i]
    if line is None or line.kind not in SPOKEN or parsed.right(noun) > noun.i + 1:
        return False
    after = [t for t in parsed.tokens[noun.i + 1 : noun.i + 1 + _GOES_ON] if t.text != ","]
    asks = words("first_person_singular") | words("first_person_plural") | words("second_person")
    return any(t.text.casefold() in asks for t in after)


def _body_before(parsed: ParsedArticle, noun: Token, role: str) -> Token | None:
    """Return whose an office is: "the EU ambassador to Chad", but not "the U.N. ambassador"."""
    placed = role in words("sent") and not beside(parsed, noun)
    if placed or owner(parsed, noun) is not None:
        return None
    before = words_before(parsed, noun)
    return next((t for c in before for t in parsed.subtree(c) if _is_body(parsed, t)), None)


def _organ(parsed: ParsedArticle, noun: Token) -> Token | None:
    other = beside(parsed, noun)
    for inner in nouns_after(parsed, noun, "at", "of", "for", "with"):
        if parsed.head(inner).i in other:
            continue
        entity = parsed.entity_at.get(inner.i)
        if organ_of(parsed, inner) or (entity is not None and entity.label == "ORG"):
            return inner
        if entity is not None and entity.label == "PERSON":  # "spokesman for NATO chief Ana Ruiz"
            return by_title(parsed, entity).organ
    return None


def _titular(token: Token) -> bool:
    named = token.pos in ("PROPN", "NOUN", "ADJ", "PART") or token.text in ("'s", "’s", "-", ".")
    return named or token.lemma in {"the", *words("post_prepositions")}
