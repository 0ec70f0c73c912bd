"""People's names that a recogniser cut short, or gave to what is no person.

Of "union leader Hardev Singh Mann" it may take "Hardev Singh" and leave "Mann" to a town, of
"expelled Arvan Kumar Dass" only "Kumar Dass"; "Mi-8" is an aircraft, "Kwara State" a place, and
the "anti" of "anti-war" nobody's name.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from kg.extract.grammar.entities import MISTAKEN, Named, with_entities
from kg.extract.grammar.functions import is_attributive
from kg.extract.grammar.possible_speakers import is_group, is_role
from kg.extract.lexicon import forms_of_address, words
from kg.extract.noun_kinds import noun_kinds
from kg.gazetteer import gazetteer
from kg.gazetteer.names import fold
from kg.model import Entity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle

_DESIGNATION = re.compile(r"[A-Za-z]{1,4}-?\d+[A-Za-z]?")
_LONGEST = 4
"""Words of a person's name at most."""
_MOST_PARTS = 3
"""Words of a name at most behind another that was taken into it."""
_MISTAKEN_OR_PEOPLE = frozenset({*MISTAKEN, "PERSON"})


def with_names_whole(parsed: ParsedArticle) -> ParsedArticle:
    """Return the article with its people's names whole; the same one where nothing changes."""
    found = Named(parsed.parse.entities)
    alone = _words_alone(parsed)
    for entity in parsed.parse.entities:
        if _is_no_name(parsed, entity):
            found.drop(entity)
            continue
        if entity.label == "PERSON":
            found.put(_whole(parsed, entity, alone))
        elif entity.label in MISTAKEN and _is_behind_office(parsed, entity):
            found.put(Entity(entity.first, entity.last, "PERSON"))
    for entity in _named_in_full(parsed, found.entities(), alone):
        found.put(entity)
    return with_entities(parsed, found.entities())


def _takes_in_office(parsed: ParsedArticle, entity: Entity) -> bool:
    """Tell whether a name ends in the first word of an office: "Ann Lee | Shadow | Leader of"."""
    if entity.last - entity.first < 3 or entity.last >= len(parsed.tokens):
        return False
    word, office = parsed.tokens[entity.last - 1], parsed.tokens[entity.last]
    held = forms_of_address().get(office.text.casefold())
    role = is_role(parsed, office) or (held is not None and held.kind == "office")
    return word.text.casefold() in words("first_words_of_offices") and (
        role and office.text[:1].isupper()
    )


def _named_in_full(
    parsed: ParsedArticle, entities: tuple[Entity, ...], alone: frozenset[str]
) -> Iterator[Entity]:
    """Yield as a person whoever is one elsewhere by the same full name, as often at least.

    The surname stands alone too: "Sandy Hook", a place, is called so and nothing else.
    """
    texts = [_text(parsed, e) for e in entities]
    counts = Counter([(text, e.label == "PERSON") for text, e in zip(texts, entities, strict=True)])
    for text, entity in zip(texts, entities, strict=True):
        named = " " in text and text.rpartition(" ")[2] in alone
        if entity.label in MISTAKEN and named and counts[text, True] >= counts[text, False]:
            yield Entity(entity.first, entity.last, "PERSON")


def _text(parsed: ParsedArticle, entity: Entity) -> str:
    return " ".join(parsed.span(entity.first, entity.last).of(parsed.text).split())


def _is_no_name(parsed: ParsedArticle, entity: Entity) -> bool:
    """Tell whether an entity is a model of aircraft or a prefix: "Mi-8", "| anti |-war"."""
    if entity.last - entity.first > 3 or entity.label not in _MISTAKEN_OR_PEOPLE:
        return False
    text = _text(parsed, entity)
    last = parsed.tokens[entity.last - 1]
    prefix = text.casefold() in words("name_prefixes") and parsed.text.startswith("-", last.end)
    model = _DESIGNATION.fullmatch(text.replace(" ", "")) is not None
    above = parsed.head(last)
    craft = noun_kinds().get(above.lemma, frozenset()) & {"vehicle", "weapon"}
    return prefix or (model and (entity.label == "PERSON" or bool(craft)))


def _whole(parsed: ParsedArticle, entity: Entity, alone: frozenset[str]) -> Entity:
    """Return a person's name with the words of it that stand before and behind it."""
    tokens = parsed.tokens
    if any(t.tag == "POS" for t in tokens[entity.first : entity.last]):
        return entity
    first, last = entity.first, entity.last
    if _takes_in_office(parsed, entity):
        return Entity(first, last - 1, "PERSON")
    after = tokens[last] if last < len(tokens) else None
    if after is not None and _joins(parsed, tokens[last - 1], after) and last - first < _LONGEST:
        ends = last + 1 == len(tokens) or not tokens[last + 1].text[:1].isupper()
        ends = ends and not is_attributive(after)  # "the | Sanders | Iowa spots"
        held = first > 0 and is_role(parsed, tokens[first - 1])
        told = after.text in alone or held
        own = _may_be_part(parsed, after) or (
            held and _is_state_for_surname(parsed, tokens[first - 1], after)
        )
        if ends and told and own:
            last += 1
    before = tokens[first - 1] if first else None
    if before is not None and last - first in (2, 3) and _joins(parsed, before, tokens[last - 1]):
        opens = first > 1 and not tokens[first - 2].text[:1].isupper()
        opens = opens or (first > 1 and is_role(parsed, tokens[first - 2]))
        opens = opens and before.i > parsed.sentence(before)[0]
        given = before.text in gazetteer().first_names or not (
            _is_noun(before) or _is_place_of_office(parsed, before)
        )
        if opens and given and before.i not in parsed.entity_at and _may_be_part(parsed, before):
            first -= 1
    return entity if (first, last) == (entity.first, entity.last) else Entity(first, last, "PERSON")


def _joins(parsed: ParsedArticle, part: Token, whole: Token) -> bool:
    """Tell whether a word is a part of the name that another ends."""
    return part.pos == whole.pos == "PROPN" and is_attributive(part) and part.head == whole.i


def _may_be_part(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether a word can be one of a person's name: "Mann", no "Foundation", no "Labour"."""
    entity = parsed.entity_at.get(token.i)
    single = entity is None or entity.last - entity.first == 1
    plain = token.text.isalpha() and token.text[:1].isupper() and not token.text.isupper()
    names = gazetteer()
    known = names.country(token.text) is not None or fold(token.text) in names.adjectives
    known = known or fold(token.text) in names.body_names or is_group(token)
    other = entity is not None and entity.label not in {*MISTAKEN, "PERSON"}
    return single and plain and not known and not other and not _is_part_of_other_name(token)


def _is_state_for_surname(parsed: ParsedArticle, office: Token, token: Token) -> bool:
    """Tell whether a state's name of one word ends a phrase: "Prime Minister Madan Lal | Chad |".

    No surname are a state that owns or describes something ("minister Ann Lee | Chad | envoy"), and
    one of which the office is not said: "under coach Ann Lee | Chad | won".
    """
    entity = parsed.entity_at.get(token.i)
    if entity is None or entity.last - entity.first > 1 or entity.label != "GPE":
        return False
    after = parsed.tokens[token.i + 1] if token.i + 1 < len(parsed.tokens) else None
    owns = after is not None and after.tag in ("POS", "NN", "NNS")
    said = is_attributive(office) and office.head == token.i
    return said and token.text.isalpha() and not owns


def _is_part_of_other_name(token: Token) -> bool:
    """Tell whether a word belongs to the name of a street, a school, a firm, or to a title."""
    text = token.text
    titled = text.casefold().rstrip(".") in forms_of_address() or fold(text) in gazetteer().roles
    placed = text in words("thoroughfares") or text in words("houses_of_people")
    return titled or placed or text.casefold() in words("firms") or text in words("partisans")


def _is_place_of_office(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether a word may tell where an office is: "Archbishop of | Ostia | Ann Lee"."""
    link, office = parsed.tokens[token.i - 1], parsed.tokens[max(0, token.i - 2)]
    return link.pos == "ADP" and is_role(parsed, office)


def _is_noun(token: Token) -> bool:
    """Tell whether a word is a common noun too: "Forest | Ann Lee |" played for that club."""
    form = token.text.casefold()
    return form in noun_kinds() or form.removesuffix("s") in noun_kinds()


def _words_alone(parsed: ParsedArticle) -> frozenset[str]:
    """Return the names of one word that stand alone somewhere: "Mann was shot"."""
    tokens = parsed.tokens
    found: set[str] = set()
    for entity in parsed.parse.entities:
        if entity.last - entity.first == 1 and entity.label in ("ORG", "PERSON"):
            token = tokens[entity.first]
            joined = entity.first > 0 and tokens[entity.first - 1].head == token.i
            if not joined or tokens[entity.first - 1].pos != "PROPN":
                found.add(token.text)
    return frozenset(found)


def _is_behind_office(parsed: ParsedArticle, entity: Entity) -> bool:
    """Tell whether a "body" stands right behind what only a person is: "activist Hardev Mann".

    An owner, a leader or a champion can be a firm or a club.
    """
    tokens = parsed.tokens[entity.first : entity.last]
    office = parsed.tokens[entity.first - 1] if entity.first else None
    if office is None or office.pos != "NOUN" or office.tag != "NN" or not 2 <= len(tokens) <= 3:
        return False
    if not all(_may_be_part_of_person(t) for t in tokens) or not is_attributive(office):
        return False
    if office.head != entity.last - 1 or not is_role(parsed, office):
        return False
    kinds = noun_kinds().get(office.lemma, frozenset({"person"}))
    person = "person" in kinds and "organisation" not in kinds
    either = office.lemma in words("relations_of_bodies") or office.lemma in words("of_bodies_too")
    return person and (not either or tokens[0].text in gazetteer().first_names)


def _may_be_part_of_person(token: Token) -> bool:
    plain = token.text.isalpha() and token.text[:1].isupper() and not token.text.isupper()
    known = is_group(token) or gazetteer().country(token.text) is not None
    return plain and token.pos == "PROPN" and not known and not _is_part_of_other_name(token)


def _opens_with_adverb(parsed: ParsedArticle, entity: Entity) -> bool:
    """Tell whether a sentence's first adverb is taken into a person's name: "Earlier | Ann Lee"."""
    first = parsed.tokens[entity.first]
    if first.text.casefold() not in words("adverbs_before_names"):
        return False
    rest = parsed.tokens[entity.first + 1 : entity.last]
    opens = parsed.sentence(first)[0] == entity.first
    return opens and len(rest) > 1 and may_be_name(rest)


def _opens_with_correlative(parsed: ParsedArticle, entity: Entity) -> bool:
    """Tell whether a word that joins two is taken into the first's name: "Neither | Ann Lee"."""
    first, rest = parsed.tokens[entity.first], parsed.tokens[entity.first + 1 : entity.last]
    joins = first.text.casefold() in words("correlatives") and bool(rest)
    _, end = parsed.sentence(first)
    links = words("correlative_links")
    return joins and any(t.text.casefold() in links for t in parsed.tokens[entity.last : end])


def label_without_first(parsed: ParsedArticle, entity: Entity) -> str | None:
    """Return what a name is without a word that is none of it; None where it has none such.

    "Earlier | Ann Lee", "Neither | Ann Lee | nor Oto".
    """
    if _opens_with_adverb(parsed, entity):
        return "PERSON"
    if not _opens_with_correlative(parsed, entity):
        return None
    rest = parsed.tokens[entity.first + 1 : entity.last]
    given = rest[0].text in gazetteer().first_names and 1 < len(rest) <= _MOST_PARTS
    return "PERSON" if given and may_be_name(rest) else entity.label


def may_be_name(tokens: tuple[Token, ...]) -> bool:
    """Tell whether words can be a person's name: capitals, no firm, group, state or office."""
    plain = [t for t in tokens if t.tag != "POS" and t.text not in ("-", ".")]
    if not plain:
        return False
    names = gazetteer()
    text = " ".join(t.text for t in plain)
    known = names.country(text) is not None or fold(text) in names.body_names
    firm = any(t.text.casefold().rstrip(".") in words("firms") or is_group(t) for t in plain)
    return plain[-1].text[:1].isupper() and not plain[-1].text.isdigit() and not known and not firm
