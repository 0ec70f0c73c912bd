"""Every place that mentions an actor, those too that no statement needed: names, pronouns, "we".

Runs when the statements of an article are made, and changes none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.actors.coreference.counted_states import ONE_OF_TWO, states_taken_up
from kg.extract.actors.coreference.interviewee import answer_paragraphs, interviewee
from kg.extract.actors.facts.joint_actors import acts_together
from kg.extract.actors.facts.state_names import demonym, names_state
from kg.extract.grammar.functions import is_conjunct
from kg.extract.grammar.noun_dependents import is_inside_phrase
from kg.extract.grammar.noun_phrases import organ_of, owner, words_of_organs
from kg.extract.grammar.possible_speakers import is_group
from kg.extract.lexicon import words
from kg.extract.span_index import SpanIndex
from kg.gazetteer.name_ends import may_end_demonym
from kg.gazetteer.names import organs_by_class
from kg.model import READ, ActorType, LineKind, Span
from kg.parse.word_index import places_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.actors.identities import Identities
    from kg.gazetteer import Organ
    from kg.model import Actor, Entity, Line, Statement, Token
    from kg.parse import ParsedArticle

_NAMED = ("PERSON", "GPE", "ORG")
_NO_DEMONYMS = ("LOC", "PERSON", "GPE", "LANGUAGE", "EVENT")
"""Kinds of names in which an adjective of a state names none."""
_TOLD = (*READ, LineKind.CAPTION, LineKind.REPEAT)
_PICTURED = (LineKind.CAPTION, LineKind.REPEAT)


def mention_names(parsed: ParsedArticle, identities: Identities) -> None:
    """Resolve the names that no statement needed, so that every actor knows its mentions."""
    for entity in parsed.parse.entities:
        line = parsed.line_of[entity.first]
        if entity.label in _NAMED and line is not None and line.kind in _TOLD:
            if line.kind in _PICTURED and _is_credit(parsed, entity, line):
                continue
            head = parsed.tokens[entity.last - 1]
            if head.text in ("'s", "’s") and entity.last - entity.first > 1:
                head = parsed.tokens[entity.last - 2]
            if entity.label == "GPE" and not names_state(parsed, entity):
                continue
            identities.named(head)


def _is_credit(parsed: ParsedArticle, entity: Entity, line: Line) -> bool:
    """Tell whether a caption ends in a name behind a full stop or "photo by": who took it."""
    text = parsed.text
    first, last = parsed.tokens[entity.first], parsed.tokens[entity.last - 1]
    ends = not text[last.end : line.span.end].strip(" .)\n")
    before = text[line.span.start : first.start].rstrip().casefold()
    return ends and before.endswith((".", "/", "|", *words("credit_openers")))


def mention_nested(parsed: ParsedArticle, identities: Identities) -> None:
    """Resolve states inside other names ("Russian Embassy"), organs told of, and names joined."""
    taken = {(m.span.start, m.span.end) for m in identities.book.mentions.values()}
    ones_of_two = frozenset(places_of(parsed, ONE_OF_TWO))
    organs = frozenset(places_of(parsed, words_of_organs()))
    entity_at = parsed.entity_at
    told = entity_at.keys() | ones_of_two | organs
    for token in parsed.readable:
        if token.i not in told and not may_end_demonym(token.text):
            continue  # most words
        entity = entity_at.get(token.i)
        if entity is not None and _are_named_together(parsed, token):
            identities.resolve(token)
        taken_up = token.i in ones_of_two and bool(states_taken_up(parsed, token))
        noun = token.pos in ("NOUN", "PROPN") and (entity is not None or token.i in organs)
        if taken_up or (noun and _is_told_organ(parsed, token, identities)):
            identities.resolve(token)
        if not may_end_demonym(token.text) or (entity and entity.label in _NO_DEMONYMS):
            continue
        found = demonym(parsed, token)
        if found is not None and (found[0].start, found[0].end) not in taken:
            identities.book.mention(found[0], identities.state(found[1].alpha3), "demonym")


def _are_named_together(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether names are joined here that act as one: "a pact between Chad and Japan"."""
    if is_conjunct(token) or not acts_together(parsed, token):
        return False
    joined = parsed.conjuncts(token)
    entities = (parsed.entity_at.get(t.i) for t in joined)
    return len(joined) > 1 and all(e is not None and e.label in _NAMED for e in entities)


def _is_told_organ(parsed: ParsedArticle, token: Token, identities: Identities) -> bool:
    """Tell whether a noun names a body, an organ with its owner, or one told of before."""
    if is_inside_phrase(token):
        return False
    organ = organ_of(parsed, token)
    if organ is not None:
        return owner(parsed, token) is not None or _is_known(organ[1], identities)
    entity = parsed.entity_at.get(token.i)
    return entity is not None and entity.label == "ORG" and is_group(token)


def _is_known(organ: Organ, identities: Identities) -> bool:
    """Tell whether the article has an organ of this class already."""
    label = organs_by_class()[organ.organ_class].label.split("{")[0]
    return any(name.startswith(label) for name in identities.book.organs)


def mention_pronouns(
    parsed: ParsedArticle, identities: Identities, statements: Iterable[Statement]
) -> None:
    """Resolve the pronouns that stand for actors."""
    sides: SpanIndex[tuple[Span, tuple[str, ...], tuple[str, ...]]] = SpanIndex()
    for told in _sides(identities, statements):
        sides.add(told, told[:1])
    singular, plural = words("first_person_singular"), words("first_person_plural")
    for token in parsed.readable:
        if token.pos not in ("PRON", "DET"):
            continue
        form = token.text.casefold()
        if form in singular or form in plural:
            around = [s for s in sides.at(token.start) if s[0].start <= token.start < s[0].end]
            if around:  # a quotation in an answer is whoever's it is: the innermost counts
                _, speakers, side = min(around, key=_length)
                for actor in speakers if form in singular else side:
                    identities.book.mention(token.span, actor, "first person")
        elif form in words("third_person"):
            identities.resolve(token)
    _mention_interviewee(parsed, identities)


def _mention_interviewee(parsed: ParsedArticle, identities: Identities) -> None:
    """Resolve the "I" of whoever answers in an interview without labels, quotations apart."""
    lines = answer_paragraphs(parsed)
    name = interviewee(parsed, identities.facts.people) if lines else None
    if name is None:
        return
    quoted = {t.i for q in identities.quotes for t in parsed.within(q.inner)}
    for token in (t for n in lines for t in parsed.within(n.span) if t.i not in quoted):
        if token.text.casefold() in words("first_person_singular") and token.pos == "PRON":
            for actor in identities.person(name):
                identities.book.mention(token.span, actor, "first person")


def note_first_persons(
    parsed: ParsedArticle, identities: Identities, statements: Iterable[Statement]
) -> None:
    """Note who "I" and whose side "we" are in each quotation, for what is claimed there."""
    singular, plural = words("first_person_singular"), words("first_person_plural")
    told = sorted(_sides(identities, statements), key=_length)  # innermost first
    for span, speakers, side in told:
        for token in (t for t in parsed.within(span) if t.pos in ("PRON", "DET")):
            form = token.text.casefold()  # "the | US |" is no "us"
            known = side if form in plural else speakers if form in singular else ()
            if known:
                identities.sides.setdefault(token.i, known)


def _length(side: tuple[Span, tuple[str, ...], tuple[str, ...]]) -> int:
    return side[0].end - side[0].start


def _sides(
    identities: Identities, statements: Iterable[Statement]
) -> Iterator[tuple[Span, tuple[str, ...], tuple[str, ...]]]:
    """Yield each quoted content with who says "I" in it, and for whom he says "we".

    "We" is the speaker's side: the state whose organ he is or in whose office he speaks for it,
    else what he belongs to. That of a member of parliament, a judge or a player may be his party,
    court or team. It is never the speaker alone, and nobody where the article names no side.
    """
    for statement in statements:
        if statement.quotation == "indirect" or len(statement.speakers) != 1:
            continue
        speaker = identities.actors[statement.speakers[0].actor]
        alone = speaker.type in (ActorType.PERSON, ActorType.ROLE)
        above = identities.actors.get(speaker.affiliation or "")
        country = speaker.country or (above.country if above is not None else None)
        side: tuple[str, ...] = ()
        if country is not None:
            speaks_for_it = not alone or speaker.role in words("speaking_for_states")
            side = (identities.state(country),) if speaks_for_it else ()
        elif above is not None and above.type is ActorType.ORGANISATION and _acts_for(speaker):
            side = (above.id,)
        for span in statement.content:
            yield span, (speaker.id,) if alone else (), side


def _acts_for(speaker: Actor) -> bool:
    """Tell whether a speaker's "we" may be what he belongs to.

    An expert's is seldom his institute, and what a minister is "of" is a field: "of Fisheries".
    """
    role = (speaker.role or "").split()
    expert = speaker.role in words("experts") or "fellow" in (speaker.role or "")
    return not expert and "minister" not in role
