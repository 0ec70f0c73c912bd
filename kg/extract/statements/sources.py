"""What kind of source each speaker is, by what title, why it may know and why it is not named.

In: the attributions of an article and the statements that they make. Out: the sources of each
statement. A title stands beside the name, or where the article introduces the person; what
justifies a source stands in its phrase or its sentence, or in a sentence on it ("The official spoke
on condition of anonymity"), and holds for what the same source says afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import complement_of, has_determiner, prepositions
from kg.extract.grammar.functions import is_possessor, is_prepositional_object
from kg.extract.grammar.noun_dependents import main_subject
from kg.extract.grammar.noun_phrases import extent, name_span
from kg.extract.lexicon import words
from kg.extract.statements.justifications import (
    KNOWS,
    Reach,
    in_phrase,
    matches,
    reasons_for_no_name,
)
from kg.extract.statements.source_kinds import kind_of_source
from kg.extract.statements.titles import (
    description,
    title_beside,
    title_in_sentence,
)
from kg.model import Source, SourceKind, Span
from kg.model.replace import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.actors.identities import Identities
    from kg.extract.statements.attributions import Attribution
    from kg.model import Actor, Entity, Statement, Token
    from kg.parse import ParsedArticle

_BODIES = (SourceKind.ORGANISATION, SourceKind.OTHER_OUTLET)
_DOCUMENTS = (SourceKind.DOCUMENT, SourceKind.STUDY_OR_POLL, SourceKind.SOCIAL_POST)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Voice:
    """A speaker of one statement: the noun that names it there, if one does, and what it is."""

    head: Token | None
    source: Source

    @property
    def is_unnamed(self) -> bool:
        return self.source.kind is SourceKind.UNNAMED_PERSON


def sources_of(
    parsed: ParsedArticle,
    said: Sequence[Attribution],
    statements: Sequence[Statement],
    identities: Identities,
) -> list[tuple[Source, ...]]:
    """Return for each statement, those of `said` in their order, a source for each speaker."""
    cues = (one.report.cue for one in said)
    places = _tokens(parsed, *(c for c in cues if c is not None))
    contents = _tokens(parsed, *(c for one in said for c in one.report.content.spans))
    people = _People(parsed, identities, places, contents)
    voices = [
        [_own(parsed, one, voice, people) for voice in _voices(parsed, one, told, identities)]
        for one, told in zip(said, statements, strict=True)
    ]
    later = _told_apart(parsed, identities)
    return [tuple([v.source for v in mine]) for mine in _carried_on(parsed, voices, later)]


def _voices(
    parsed: ParsedArticle, one: Attribution, told: Statement, identities: Identities
) -> Iterator[_Voice]:
    """Yield the speakers of a statement with their kinds; one of no known kind is left out."""
    heads: dict[str, Token] = {}
    for noun in reversed(one.report.speakers):
        joined = parsed.conjuncts(noun)
        known = identities.resolved_before(noun)
        heads |= dict.fromkeys(known, noun)
        if len(joined) > 1 and len(known) > 1:  # of "analysts and diplomats" each by its own noun
            own = ((a, c) for c in joined for a in identities.without_conjuncts(c))
            heads |= {a: c for a, c in own if a in known}
    for who in dict.fromkeys(p.actor for p in one.speakers):
        head = heads.get(who)
        kind = kind_of_source(parsed, head, identities.actors[who], told.act)
        if kind is not None:
            yield _Voice(head=head, source=Source(speaker=who, kind=kind))
    if not one.speakers:
        for head in one.report.speakers or (None,):
            kind = kind_of_source(parsed, head, None, told.act)
            if kind is not None:
                yield _Voice(head=head, source=Source(speaker=None, kind=kind))


def _own(parsed: ParsedArticle, one: Attribution, voice: _Voice, people: _People) -> _Voice:
    """Return a voice with what its own phrase and sentence tell of it."""
    head, source = voice.head, voice.source
    if source.kind is SourceKind.NAMED_PERSON and source.speaker is not None:
        return replace(voice, source=people.introduced(one, voice))
    if source.kind in _BODIES:
        return replace(voice, source=replace(source, justification=_of_body(parsed, one, head)))
    if head is None or source.kind not in (SourceKind.UNNAMED_PERSON, *_DOCUMENTS):
        return voice
    reach = _reach(parsed, one)
    places = dict(_in_own_phrase(parsed, head, reach, document=source.kind in _DOCUMENTS))
    title = None
    if voice.is_unnamed and head.pos != "PRON":
        title = _before_reasons(parsed, description(parsed, head), tuple(places))
        reasons = reasons_for_no_name(parsed, *parsed.sentence(head), reach)
        places |= dict.fromkeys(_apart_from(reasons, one, head), "")
    found = tuple(sorted(p for p in places if not any(q != p and q.covers(p) for q in places)))
    return replace(voice, source=replace(source, title=title, justification=found))


def _of_body(parsed: ParsedArticle, one: Attribution, head: Token | None) -> tuple[Span, ...]:
    """Return the paper in which a body says a thing, and whom it cites for it: "in a statement"."""
    verb, reach = one.report.verb, _reach(parsed, one)
    if verb is None:
        return ()
    found = []
    hosts = (verb, head) if head is not None else (verb,)
    for link in (p for host in hosts for p in prepositions(parsed, host, "in")):
        paper = complement_of(parsed, link)
        if paper is not None and paper.lemma in words("papers_of_bodies"):
            found.append((link.i, paper.i + 1))
    first, last = parsed.sentence(verb)
    for k in range(first, last):
        if parsed.tokens[k].lemma in words("citing") and parsed.tokens[k].tag == "VBG":
            found += [(k, end) for _, end in matches(parsed, k, "phrase")]
    free = (f for f in found if reach.closed.isdisjoint(range(*f)))
    places = (reach.place(parsed, k, end, KNOWS) for k, end in free)
    return tuple(sorted({p for p in places if p is not None}))


def _apart_from(reasons: Iterator[Span], one: Attribution, head: Token) -> Iterator[Span]:
    """Yield the reasons that are this source's: none that stands in what is said."""
    content = one.report.content.spans
    yield from (r for r in reasons if not any(r.overlaps(c) for c in content))


def _before_reasons(
    parsed: ParsedArticle, title: Span | None, reasons: tuple[Span, ...]
) -> Span | None:
    """Return a title without what justifies the source: "an official | with knowledge of"."""
    starts = [r.start for r in reasons if title is not None and title.start < r.start < title.end]
    if title is None or not starts:
        return title
    last = parsed.at(min(starts))
    while last - 1 > parsed.at(title.start) and parsed.tokens[last - 1].pos in ("ADP", "PUNCT"):
        last -= 1
    return parsed.span(parsed.at(title.start), last)


def _reach(parsed: ParsedArticle, one: Attribution) -> Reach:
    """Return how far a justification may go: neither into the cue nor into what is said."""
    report = one.report
    spans = (*report.content.spans, *([report.cue] if report.cue is not None else []))
    return Reach(_tokens(parsed, *spans))


def _tokens(parsed: ParsedArticle, *spans: Span) -> frozenset[int]:
    return frozenset([t.i for s in spans for t in parsed.within(s)])


def _in_own_phrase(
    parsed: ParsedArticle, head: Token, reach: Reach, *, document: bool
) -> Iterator[tuple[Span, str]]:
    """Yield the justifications in a source's phrase: what hangs on its noun, and right after it."""
    entity = parsed.entity_at.get(head.i)
    first = entity.last if entity is not None else head.i + 1
    after = parsed.at(extent(parsed, head).end - 1) + 1
    _, end = parsed.sentence(head)
    last = max(parsed.right(head), min(after + 2, end))
    for why, place in in_phrase(parsed, first, last, reach, document=document):
        yield place, why


class _People:
    """Where an article introduces the people whom it names: their titles, and why they may know."""

    def __init__(
        self,
        parsed: ParsedArticle,
        identities: Identities,
        cues: frozenset[int],
        contents: frozenset[int],
    ) -> None:
        self._parsed = parsed
        self._contents = contents
        self._reach = Reach(cues)
        self._identities = identities
        self._known: dict[str, tuple[Span | None, tuple[Span, ...]]] = {}

    @cached_property
    def _places(self) -> dict[str, list[Span]]:
        """The places where each actor is mentioned."""
        found: dict[str, list[Span]] = {}
        for mention in self._identities.mentions.values():
            found.setdefault(mention.actor, []).append(mention.span)
        return found

    def introduced(self, one: Attribution, voice: _Voice) -> Source:
        """Return a named person with what stands beside the name, here or where it is first."""
        parsed, head, source = self._parsed, voice.head, voice.source
        assert source.speaker is not None
        title: Span | None = None
        found: tuple[Span, ...] = ()
        entity = parsed.entity_at.get(head.i) if head is not None else None
        if head is not None and entity is not None and entity.label == "PERSON":
            title = title_beside(parsed, entity)
            places = _in_own_phrase(parsed, head, _reach(parsed, one), document=False)
            found = tuple(place for place, why in places if why == KNOWS)
            found += tuple(_aliases(parsed, head, entity.last))
        known = self._known.get(source.speaker)
        if known is None:
            known = self._known[source.speaker] = self._first_told(source.speaker)
        return replace(source, title=title or known[0], justification=found or known[1])

    def _first_told(self, who: str) -> tuple[Span | None, tuple[Span, ...]]:
        parsed = self._parsed
        names = list(self._names(self._identities.actors[who]))
        title = next((t for n in names if (t := title_beside(parsed, n)) is not None), None)
        if title is None:
            title = next((t for n in names if (t := title_in_sentence(parsed, n))), None)
        for name in names:
            head = parsed.tokens[name.last - 1]
            if is_prepositional_object(head) or is_possessor(head):
                continue  # "friends of Ann Lee's who know her"
            if head.i in self._contents:
                continue  # "said Ann Lee had been aware of it" is another's word
            places = tuple(_in_own_phrase(parsed, head, self._reach, document=False))
            found = tuple([place for place, why in places if why == KNOWS])
            if found := (*found, *_aliases(parsed, head, name.last)):
                return title, found
        return title, ()

    def _names(self, actor: Actor) -> Iterator[Entity]:
        """Yield the places where an actor is named, in order."""
        parsed = self._parsed
        last = actor.label.rpartition(" ")[2].casefold()
        seen: set[int] = set()
        for span in sorted(self._places.get(actor.id, ())):
            for entity in _names_within(parsed, span):
                name = name_span(parsed, entity).of(parsed.text).casefold()
                if entity.first not in seen and last in name.split():
                    seen.add(entity.first)
                    yield entity


def _aliases(parsed: ParsedArticle, head: Token, first: int) -> Iterator[Span]:
    """Yield the places in a name's phrase that tell that it is no real one."""
    last = max(parsed.right(head), first)
    return reasons_for_no_name(parsed, first, last, Reach(frozenset()), alias=True)


def _told_apart(
    parsed: ParsedArticle, identities: Identities
) -> list[tuple[int, str, tuple[Span, ...]]]:
    """Return the sentences on why somebody is not named: where each begins, whom, the places."""
    found: list[tuple[int, str, tuple[Span, ...]]] = []
    nowhere = Reach(frozenset())
    for first, last in parsed.parse.sentences:
        places = tuple(reasons_for_no_name(parsed, first, last, nowhere))
        start = parsed.tokens[first].start
        inside = (t for p in places for t in parsed.within(p))
        objects = [t for t in inside if t.text.casefold() in words("people_as_objects")]
        subject = objects[0] if objects else main_subject(parsed, first, last) if places else None
        if subject is not None:
            found += [(start, who, places) for who in identities.resolve(subject)]
    return found


def _carried_on(
    parsed: ParsedArticle,
    voices: Sequence[Sequence[_Voice]],
    later: Sequence[tuple[int, str, tuple[Span, ...]]],
) -> list[list[_Voice]]:
    """Return unnamed people and documents with what the article tells of the same source elsewhere.

    What stood at an earlier statement holds for "the official", "he" and a quotation that goes on;
    a new one ("another official") is told of anew. A sentence on a source holds for all it says.
    """
    before: dict[str, Source] = {}
    made: list[list[_Voice]] = []
    for mine in voices:
        made.append([])
        for voice in mine:
            source = voice.source
            who = source.speaker
            if who is not None and (voice.is_unnamed or source.kind in _DOCUMENTS):
                known = before.get(who)
                if known is not None and _is_known(parsed, voice.head):
                    source = replace(
                        source,
                        title=source.title or known.title,
                        justification=source.justification or known.justification,
                    )
                before[who] = source
            made[-1].append(voice if source is voice.source else replace(voice, source=source))
    apart = {who: places for _, who, places in reversed(later)}
    return [[_with_reason(voice, apart) for voice in mine] for mine in made]


def _is_known(parsed: ParsedArticle, head: Token | None) -> bool:
    """Tell whether a source is told of as known: a pronoun, "the official", or nothing at all."""
    if head is None or head.pos == "PRON":
        return True
    return has_determiner(parsed, head, *words("definite_determiners"))


def _with_reason(voice: _Voice, apart: dict[str, tuple[Span, ...]]) -> _Voice:
    source = voice.source
    places = apart.get(source.speaker or "", ()) if voice.is_unnamed else ()
    if not places or any(p.overlaps(q) for p in places for q in source.justification):
        return voice
    found = tuple(sorted({*source.justification, *places}))
    return replace(voice, source=replace(source, justification=found))


def _names_within(parsed: ParsedArticle, span: Span) -> Iterator[Entity]:
    """Yield the names of people in a place, in order."""
    before: Entity | None = None
    for token in parsed.within(span):
        entity = parsed.entity_at.get(token.i)
        if entity is not None and entity is not before and entity.label == "PERSON":
            yield entity
        before = entity
