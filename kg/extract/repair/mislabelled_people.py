"""Names that a recogniser took for bodies or places and that the article shows to be people's.

"Critic Mara Quill", "the general, Oto Brandt," and "Lena Voss said … She warned" name people; once
a full name is a person's, so is its surname alone, with a hyphen too ("Hale-Osei"), and the first
surname of two ("Ruiz" of "Ana Ruiz Soler").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.apposed_names import office_before
from kg.extract.grammar.entities import MISTAKEN, Named, is_inside_place, with_entities
from kg.extract.grammar.functions import is_attributive
from kg.extract.grammar.possible_speakers import is_group, is_role
from kg.extract.lexicon import forms_of_address, lexicon, words
from kg.extract.repair.mislabelled_bodies import names_of_bodies
from kg.gazetteer import gazetteer
from kg.gazetteer.names import fold
from kg.model import Entity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle

_SAID_OF = frozenset({"he", "she"})
_NAME_PLACES = ("appos", "nsubj", "nsubjpass")
"""What the last word of a name is in its clause, where what stands beside it may tell a person."""
_MOST = 4
"""Words of a full name at most: the name of a body may be longer."""
_FIRST_AND_LAST = 2
"""Words of a name that has a first and a last one."""
_SHORT = 3
"""Letters of a part of a name that stands for nobody where it stands alone: "Day", "Sun"."""


def with_people_labelled(parsed: ParsedArticle) -> ParsedArticle:
    """Return the article with the names of people as such; the same one where nothing changes."""
    found = Named(parsed.parse.entities)
    names = [t for t in parsed.tokens if t.pos == "PROPN" and t.dep in _NAME_PLACES]
    people = [e for t in names if (e := _person(parsed, t)) is not None]
    people += [e for t in names if (e := _relative(parsed, t)) is not None]
    found_besides = (
        _places(parsed),
        _firms(parsed),
        _before_of(parsed),
        _called_like_states(parsed),
    )
    for one in [*people, *(e for some in found_besides for e in some)]:
        found.put(one)
    for one in [*_short(parsed, found.entities()), *_by_first_name(parsed, found.entities())]:
        found.put(one)
    return with_entities(parsed, found.entities())


def _places(parsed: ParsedArticle) -> Iterator[Entity]:
    """Yield places that were taken for people: a lone name that something is only ever "in".

    "Through Port Vale", "in Hamble" name no person where no full name of the article has the name.
    """
    lone = [e for e in parsed.parse.entities if e.label == "PERSON" and e.last - e.first == 1]
    names = {
        " ".join([t.text for t in parsed.tokens[e.first : e.last]]) for e in parsed.parse.entities
    }
    parts = {part for name in names for part in name.split(" ") if part != name}
    by_name: dict[str, list[Entity]] = {}
    for entity in lone:
        by_name.setdefault(parsed.tokens[entity.first].text, []).append(entity)
    for name, same in by_name.items():
        if name not in parts and all(is_inside_place(parsed, parsed.tokens[e.first]) for e in same):
            yield from (Entity(e.first, e.last, "GPE") for e in same)


def _firms(parsed: ParsedArticle) -> Iterator[Entity]:
    """Yield firms that were taken for people: "Orsu Kell Ltd"."""
    for one in parsed.parse.entities:
        last = parsed.tokens[one.last - 1]
        if one.label == "PERSON" and one.last - one.first > 1 and _is_firm(last):
            yield Entity(one.first, one.last, "ORG")


def _before_of(parsed: ParsedArticle) -> Iterator[Entity]:
    """Yield full names that run on over what they are of: "| Ann Lee | of Bring the Change"."""
    for one in parsed.parse.entities:
        named = parsed.tokens[one.first : one.last]
        if one.label == "PERSON":
            of = next((k for k, t in enumerate(named) if t.text == "of"), 0)
            if of > 1 and all(t.pos == "PROPN" for t in named[:of]):
                yield Entity(one.first, one.first + of, "PERSON")


def _called_like_states(parsed: ParsedArticle) -> Iterator[Entity]:
    """Yield people with the name of a state or its people: "Mr | French |", "| Amy Welsh |".

    A form of address tells it, or a given name that is no state's ("Chad", "Jordan") before it.
    """
    names = gazetteer()
    for one in parsed.parse.entities:
        name = parsed.tokens[one.first]
        if one.label not in ("NORP", "GPE") or one.last - one.first > 1 or not one.first:
            continue
        before = parsed.tokens[one.first - 1]
        if name.tag != "NNP" or before.dep != "compound" or before.head != name.i:
            continue
        form = forms_of_address().get(before.text.casefold().rstrip("."))
        if form is not None and form.kind == "courtesy" and not form.noun:
            yield Entity(one.first, one.last, "PERSON")
        elif before.text in names.given and names.country(before.text) is None:
            yield Entity(before.i, one.last, "PERSON")


def _person(parsed: ParsedArticle, name: Token) -> Entity | None:
    """Return the name that ends here as a person's, if that shows by what stands beside it."""
    one = _full(parsed, name)
    taken = {e for i in range(one.first, one.last) if (e := parsed.entity_at.get(i)) is not None}
    if any(e.label not in MISTAKEN or e.last > one.last for e in taken):
        return None
    if not _may_be_person(parsed, one):
        return None
    given = parsed.tokens[one.first].text in gazetteer().given
    if name.dep == "appos":
        noun = office_before(parsed, name)
        if noun is None or not _is_holder(parsed, noun):
            return None
        leads = noun.lemma == "leader" and any(e.label == "ORG" for e in taken)
        return one if given or not leads else None  # "the league leader, Real Aveiro,"
    before = parsed.tokens[one.first - 1] if one.first else None
    if parsed.head(name).lemma not in lexicon().verbs:
        return None
    named = before is not None and before.dep in ("compound", "nmod")
    titled = named and before is not None and _is_holder(parsed, before)
    return one if titled or (given and _goes_on(parsed, name)) else None


def _relative(parsed: ParsedArticle, name: Token) -> Entity | None:
    """Return the name set off behind a relative, one of one word too: "her husband, | Oto |"."""
    one = _full(parsed, name)
    before = parsed.tokens[max(0, one.first - 2) : one.first]
    if len(before) < 2 or before[1].text != "," or before[0].tag != "NN":
        return None
    kin = before[0].lemma in words("female_relatives") | words("male_relatives")
    owned = any(c.tag in ("PRP$", "NNP") for c in parsed.children[before[0].i])
    taken = {e.label for i in range(one.first, one.last) if (e := parsed.entity_at.get(i))}
    known = gazetteer().country(name.text) is not None
    return one if kin and owned and not known and taken <= MISTAKEN else None


def _full(parsed: ParsedArticle, name: Token) -> Entity:
    """Return the full name that ends in a token: what is compounded with it, no office."""
    first = name.i
    while first and name.i - first < _MOST and _is_first_name(parsed.tokens[first - 1], name):
        first -= 1
    return Entity(first, name.i + 1, "PERSON")


def _is_first_name(token: Token, name: Token) -> bool:
    joined = token.dep in ("compound", "punct") and token.head == name.i
    plain = token.text == "-" or (token.text.isalpha() and token.text[:1].isupper())
    return joined and plain and token.pos != "NOUN" and fold(token.text) not in gazetteer().roles


def _may_be_person(parsed: ParsedArticle, entity: Entity) -> bool:
    """Tell whether some words can be a full name: two to four with capitals, of no known body."""
    tokens = parsed.tokens[entity.first : entity.last]
    text = parsed.span(entity.first, entity.last).of(parsed.text)
    parts = text.split()
    if not 2 <= len(parts) <= _MOST or any(t.pos != "PROPN" and t.text != "-" for t in tokens):
        return False
    names = gazetteer()
    known = names.country(text) is not None or fold(text) in names.body_names
    plain = all(p[:1].isupper() and not p.isupper() for p in parts)
    return plain and not known and not any(is_group(t) or _is_firm(t) for t in tokens)


def _is_firm(token: Token) -> bool:
    return token.text.casefold().rstrip(".") in words("firms")


def _is_holder(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a noun is an office or occupation that only one person has here.

    Parsers take the "general" of "the general, Oto Brandt," for an adjective.
    """
    one = noun.tag in ("NN", "NNP", "JJ") and noun.lemma not in words("relations_of_bodies")
    return one and noun.i not in parsed.entity_at and is_role(parsed, noun)


def _goes_on(parsed: ParsedArticle, subject: Token) -> bool:
    """Tell whether the next sentence opens with "he" or "she"."""
    _, end = parsed.sentence(subject)
    after = parsed.tokens[end] if end < len(parsed.tokens) else None
    same = after is not None and parsed.line_of[after.i] is parsed.line_of[subject.i]
    return same and after is not None and after.text.casefold() in _SAID_OF


def _short(parsed: ParsedArticle, entities: Iterable[Entity]) -> Iterator[Entity]:
    """Yield a person's entity wherever a part of a full name stands alone."""
    listed = list(entities)
    full = [e for e in listed if e.label == "PERSON" and " " in _text(parsed, e)]
    forms = {form for e in full for form in _forms(parsed, e)}
    if not forms:
        return
    inside = {i: e for e in listed for i in range(e.first, e.last)}
    opening = {f[0]: sorted((g for g in forms if g[0] == f[0]), key=len) for f in forms}
    for token in [t for t in parsed.tokens if t.text in opening]:
        for form in opening[token.text]:
            last = token.i + len(form)
            if tuple([t.text for t in parsed.tokens[token.i : last]]) != form:
                continue
            taken = {inside[i] for i in range(token.i, last) if i in inside}
            alone = all(token.i <= e.first and e.last <= last for e in taken)
            alone = alone and not _is_of_namesake(parsed, token, taken)
            if alone and not _is_part(parsed, token.i, last):
                yield Entity(token.i, last, "PERSON")


def _by_first_name(parsed: ParsedArticle, entities: Iterable[Entity]) -> Iterator[Entity]:
    """Yield a "body" or place called as one person is by the first of two names: "| Rohan | said".

    One person alone is called so, and he says or does something there.
    """
    listed = list(entities)
    full = [e for e in listed if e.label == "PERSON" and e.last - e.first == _FIRST_AND_LAST]
    firsts: dict[str, set[str]] = {}
    for entity in full:
        firsts.setdefault(parsed.tokens[entity.first].text, set()).add(_text(parsed, entity))
    bodies = names_of_bodies(parsed)
    lone = [e for e in listed if e.label in MISTAKEN and e.last - e.first == 1]
    tokens = [parsed.tokens[e.first] for e in lone]
    called = {
        t.text
        for t in tokens
        if t.dep in ("nsubj", "nsubjpass") and parsed.head(t).lemma in lexicon().verbs
    }
    for entity in lone:
        name = parsed.tokens[entity.first].text
        known = gazetteer().country(name) is not None or name in bodies
        if name in called and not known and len(firsts.get(name, ())) == 1:
            yield Entity(entity.first, entity.last, "PERSON")


def _is_of_namesake(parsed: ParsedArticle, name: Token, taken: set[Entity]) -> bool:
    """Tell whether a body of that name is meant before a noun: "the | Orlo | scandal"."""
    body = any(e.label == "ORG" for e in taken) and name.text in names_of_bodies(parsed)
    above = parsed.head(name)
    return body and is_attributive(name) and above.pos == "NOUN"


def _text(parsed: ParsedArticle, entity: Entity) -> str:
    return parsed.span(entity.first, entity.last).of(parsed.text).removesuffix("'s")


def _forms(parsed: ParsedArticle, entity: Entity) -> Iterator[tuple[str, ...]]:
    """Yield the tokens of what may stand for a full name: the last part, the last but one of three.

    A part that is a state's name, or a given name, stands for nobody by this rule.
    """
    parts: list[list[Token]] = []
    for token in parsed.tokens[entity.first : entity.last]:
        if token.tag == "POS":
            continue
        before = parsed.tokens[token.i - 1]
        if parts and before.end == token.start:
            parts[-1].append(token)
        else:
            parts.append([token])
    names = gazetteer()
    if parts[0][0].text in names.surnames:  # the surname comes first
        return
    found = [parts[-1], *([parts[-2]] if len(parts) > 2 else [])]
    first = parts[0][0].text
    if len(parts) > _SHORT - 1 and first.isalpha() and len(first) >= _SHORT:
        told = first[0].isupper() and first not in names.given and names.country(first) is None
        if told:  # "Ang" of "Ang Siew Lian": the family's name may be the first of three
            yield (first,)
    for part in found:
        text = "".join([t.text for t in part])
        named = names.country(text) is not None or part[0].text in names.given
        if len(text) > _SHORT and text[0].isupper() and not named:
            yield tuple([t.text for t in part])


def _is_part(parsed: ParsedArticle, first: int, last: int) -> bool:
    """Tell whether a name is part of a longer one: "Ruiz Street", "Ana Ruiz"."""
    before = parsed.tokens[first - 1] if first else None
    after = parsed.tokens[last] if last < len(parsed.tokens) else None
    ahead = before is not None and before.pos == "PROPN" and before.head == last - 1
    titled = before is not None and (
        before.text.endswith(".") or fold(before.text) in gazetteer().roles
    )
    name = parsed.tokens[last - 1]
    goes_on = after is not None and after.pos == "PROPN" and name.dep == "compound"
    goes_on = goes_on and after is not None and name.head == after.i
    return (ahead and not titled) or goes_on or parsed.text.startswith("-", name.end)
