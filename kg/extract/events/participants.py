"""Who takes part in an event: the somebody that a noun phrase is, or belongs to.

"Haiti's efforts", "a rebel proposal", "homes of villagers": what an event is done to is often a
thing, and the party is whoever it belongs to, comes from or stands in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.event_lexicon import objects, triggers
from kg.extract.grammar import possible_speakers as agents
from kg.extract.grammar.clause_structure import antecedent
from kg.extract.grammar.dependents import (
    adnominal_clauses,
    attributive_adjectives,
    clauses_on_noun,
    direct_object,
    object_of,
    objects_of,
    possessor,
    prepositional_phrases,
    prepositions_and_agents,
)
from kg.extract.grammar.functions import is_attributive, is_conjunct
from kg.extract.grammar.governors import owner_of_phrase
from kg.extract.grammar.noun_dependents import premodifiers, words_before
from kg.extract.grammar.noun_phrases import country_of, extent
from kg.extract.lexicon import ordered_words, words
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle

_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_WHEN = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"})
_DEPTH = 4


def is_named(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether a token heads the name of a person, body or state, or is a state's adjective."""
    entity = parsed.entity_at.get(token.i)
    return (entity is not None and entity.label in _NAMES) or country_of(parsed, token) is not None


def is_somebody(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether the noun phrase headed here is people or a body of people."""
    crowd = token.tag == "NNS" and token.text.casefold() in words("crowds")
    if crowd and not any(p.lemma == "of" for p in prepositional_phrases(parsed, token)):
        return token.ent not in ("MONEY", "DATE", "TIME", "QUANTITY")  # "| thousands | marched"
    if token.ent in _WHEN:
        return False
    if token.pos == "PRON":
        return token.lemma in words("persons_pronouns") or token.tag in ("WP", "WDT", "PRP")
    if agents.is_document(token) or token.lemma in objects()["things"]:
        return token.ent in _NAMES
    return (
        is_named(parsed, token)
        or token.lemma in objects()["people"]
        or token.lemma in objects()["refugees"]
        or token.lemma in objects()["troops"]
        or agents.is_agent(parsed, token)
    )


def noun_lemma(parsed: ParsedArticle, noun: Token) -> str:
    """Return a noun's lemma, with the word that a hyphen joins to it: "cease-fire"."""
    if noun.i < 2 or parsed.tokens[noun.i - 1].text != "-":
        return noun.lemma
    hyphen, first = parsed.tokens[noun.i - 1], parsed.tokens[noun.i - 2]
    joined = first.end == hyphen.start and hyphen.end == noun.start
    whole = f"{first.text.casefold()}-{noun.lemma}"
    return whole if joined and (whole, "N") in triggers() else noun.lemma


def counted_noun(parsed: ParsedArticle, noun: Token) -> Token:
    """Return what a noun counts or is part of: "scores of | refugees"; else the noun itself.

    So what is in a thing that only holds it: "containers filled with | arms". A part that is
    somebody's is a deed of his: "Chad's deployment of troops".
    """
    parts = objects()["parts"]
    noun = _content(parsed, noun)
    while noun.lemma in parts or noun.text.casefold() in parts:
        if possessor(parsed, noun) is not None:
            return noun
        of = next((p for p in prepositional_phrases(parsed, noun) if p.lemma == "of"), None)
        found = object_of(parsed, of) if of is not None else None
        if found is None:
            return noun
        noun = found
    return noun


def part_of_group(parsed: ParsedArticle, noun: Token) -> str:
    """Return "one of the clerks" for its "one" or its "clerks": some of a group, not the group.

    Empty where the noun is of no part, or the group is not told to be one: "dozens of clerks".
    """
    part = owner_of_phrase(parsed, noun, "of") or noun
    some = part.pos == "NUM" or part.text.casefold() in words("parts_of_groups")
    of = next((p for p in prepositional_phrases(parsed, part) if p.lemma == "of"), None)
    group = object_of(parsed, of) if some and of is not None and of.i == part.i + 1 else None
    if of is None or group is None or not is_somebody(parsed, group):
        return ""
    if not any(t.tag in ("DT", "PRP$") for t in parsed.tokens[of.i + 1 : group.i]):
        return ""
    told = extent(parsed, group)
    return " ".join(Span(part.start, told.end).of(parsed.text).split())


def _content(parsed: ParsedArticle, noun: Token) -> Token:
    if noun.lemma not in words("vessels"):
        return noun
    for clause in adnominal_clauses(parsed, noun):
        found = direct_object(parsed, clause) if clause.tag == "VBG" else None
        for prep in prepositional_phrases(parsed, clause):
            if prep.lemma == "with":
                found = object_of(parsed, prep)
        if found is not None and clause.lemma in words("filling"):
            return found
    for prep in prepositional_phrases(parsed, noun):
        found = object_of(parsed, prep) if prep.lemma == "of" else None
        if found is not None:
            return found
    return noun


def joined_parties(parsed: ParsedArticle, noun: Token) -> tuple[Token, ...]:
    """Return the noun and what is joined to it, each looked through to what it counts."""
    noun = antecedent(parsed, noun)
    joined = [t for t in parsed.conjuncts(noun) if t.pos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM")]
    found = [counted_noun(parsed, t) for t in joined if t.i >= noun.i or is_conjunct(noun)]
    return tuple(dict.fromkeys(found)) or (noun,)


def parties_in(
    parsed: ParsedArticle, noun: Token, depth: int = 0, *, itself: bool = True, near: bool = False
) -> tuple[Token, ...]:
    """Return the parties that a noun phrase is, or that its thing belongs to; none if nobody.

    The owner first, then "of", "by", "from" …, then adjectives of states before the noun. Without
    `itself` the noun is a thing whatever it looks like; with `near` only who owns it or makes it
    counts, not where it is ("floods in Chad").
    """
    heads = joined_parties(parsed, noun)
    found = tuple([t for t in heads if is_somebody(parsed, t)]) if itself else ()
    if found or depth >= _DEPTH:
        return found
    for head in heads:
        for place in _inside(parsed, head, near):
            below = parties_in(parsed, place, depth + 1, near=near)
            if below:
                return below
    return ()


def _inside(parsed: ParsedArticle, noun: Token, near: bool) -> Iterator[Token]:
    owner = possessor(parsed, noun)
    if owner is not None and owner.pos != "PRON":
        yield owner
    told = owner is not None and owner.pos == "PRON"
    preps = list(prepositions_and_agents(parsed, noun))
    for word in ordered_words("source_prepositions_of_nouns"):
        yield from (t for p in preps if p.lemma == word for t in objects_of(parsed, p))
    before = [c for c in premodifiers(parsed, noun) if is_attributive(c)]
    yield from (c for c in before if c.i < noun.i and is_named(parsed, c))
    people = objects()["people"] | objects()["troops"] | objects()["refugees"]
    yield from (c for c in before if c.pos == "NOUN" and c.lemma in people)
    others = ordered_words("other_party_prepositions")
    if told:  # "its call for an inquiry into Chad" is not Chad's; "its border with Chad" is
        others = tuple([w for w in others if w == "with"])
    for word in () if near else others:
        yield from (t for p in preps if p.lemma == word for t in objects_of(parsed, p))
    for clause in () if near or told else clauses_on_noun(parsed, noun):
        for prep in prepositions_and_agents(parsed, clause):
            yield from objects_of(parsed, prep)
    if owner is not None and owner.pos == "PRON":
        yield owner


def objects_fit(parsed: ParsedArticle, noun: Token | None, wanted: frozenset[str]) -> bool:
    """Tell whether an object is of one of the kinds that a row of the lexicon asks for."""
    if noun is None:
        return "-" in wanted
    return any(_fits(parsed, noun, kind) for kind in wanted)


def _fits(parsed: ParsedArticle, noun: Token, kind: str) -> bool:
    noun = counted_noun(parsed, noun)
    if kind.startswith("="):
        return kind[1:] in (noun.lemma.casefold(), noun.text.casefold())
    test = _TESTS.get(kind)
    if test is not None:
        return test(parsed, noun)
    return noun_lemma(parsed, noun) in objects().get(kind, ()) and not is_named(parsed, noun)


def _goods(parsed: ParsedArticle, noun: Token) -> bool:
    kinds = objects()["goods"] - {"goods"}
    joined = parsed.conjuncts(noun)
    return any(t.lemma in objects()[k] for t in joined for k in kinds) and not is_named(
        parsed, noun
    )


def _state(parsed: ParsedArticle, noun: Token) -> bool:
    return country_of(parsed, noun) is not None


def _place(parsed: ParsedArticle, noun: Token) -> bool:
    entity = parsed.entity_at.get(noun.i)
    if entity is not None:
        return entity.label in ("GPE", "LOC", "FAC")
    words = {noun.lemma, noun.text.casefold()}  # the parser cuts "headquarters" short
    return _state(parsed, noun) or not words.isdisjoint(objects()["places"])


def _official(parsed: ParsedArticle, noun: Token) -> bool:
    entity = parsed.entity_at.get(noun.i)
    if entity is not None:
        return entity.label == "PERSON"
    return agents.is_role(parsed, noun) or noun.lemma in ("delegation", "official")


def _owned(parsed: ParsedArticle, noun: Token) -> bool:
    return bool(parties_in(parsed, noun)) and not is_somebody(parsed, noun)


def _attacked(parsed: ParsedArticle, noun: Token) -> bool:
    return is_somebody(parsed, noun) or _place(parsed, noun) or noun.lemma in objects()["targets"]


def _stern(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether measures are of the kind that is announced as a threat."""
    before = {c.lemma for a in attributive_adjectives(parsed, noun) for c in parsed.conjuncts(a)}
    return noun.lemma in objects()["measures"] and not before.isdisjoint(objects()["stern"])


def _hunger(parsed: ParsedArticle, noun: Token) -> bool:
    before = {c.lemma for c in words_before(parsed, noun)}
    return noun.lemma in ("strike", "fast") and "hunger" in before


def _people(parsed: ParsedArticle, noun: Token) -> bool:
    entity = parsed.entity_at.get(noun.i)
    if entity is not None and entity.label == "PERSON":
        return True
    if agents.is_person(parsed, noun):
        return True
    lemmas = objects()["people"] | objects()["refugees"] | objects()["prisoners"]
    return noun.lemma in lemmas or (entity is not None and noun.tag in ("NNS", "NNPS"))


def _helpers(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether those sent are sent to help: "a team of medical experts", "a rescue crew"."""
    if noun.lemma not in words("teams"):
        return False
    inside = [o for p in prepositional_phrases(parsed, noun) for o in objects_of(parsed, p)]
    beside = [c for n in (noun, *inside) for c in premodifiers(parsed, n) if is_attributive(c)]
    saving = objects()["medics"] | objects()["rescuers"]
    return any(c.lemma in words("saving_sorts") for c in beside) or any(
        n.lemma in saving for n in inside
    )


_TESTS = {
    "@goods": _goods,
    "@actor": is_somebody,
    "@people": _people,
    "@state": _state,
    "@place": _place,
    "@official": _official,
    "@owned": _owned,
    "@attacked": _attacked,
    "@hunger": _hunger,
    "@stern": _stern,
    "@helpers": _helpers,
}
