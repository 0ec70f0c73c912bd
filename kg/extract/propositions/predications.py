"""What a content puts forward, clause by clause: each a proposition with predicate and roles.

In: a statement's content and the clauses of its article. Out: for each clause that the content puts
forward its proposition. One that a rule of events has typed already (`kg.extract.events`) keeps its
type, key and roles, and gains the predicate and what the clause tells besides.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING

from kg.extract.clauses import Kind, Mood, clause_index
from kg.extract.propositions.attributed_deeds import charged_deeds, deed_of
from kg.extract.propositions.content_clauses import (
    clauses_put_forward,
    is_judged,
    is_negated,
    is_of_alleged_deed,
    is_reported,
    lacks_object,
    main_word,
)
from kg.extract.propositions.fillers import (
    filled_before,
    predication_key,
    roles_in_order,
    with_roles_of_clause,
)
from kg.extract.propositions.labels.clause_labels import clause_label
from kg.extract.propositions.labels.clause_words import is_bare_pronoun
from kg.extract.propositions.labels.deed_labels import deed_label, is_laid_to
from kg.extract.propositions.labels.event_wording import in_own_words, with_doer
from kg.extract.propositions.labels.kept_negation import polarity_to_words
from kg.extract.propositions.labels.positive_words import without_negation
from kg.extract.propositions.labels.whole_sentences import is_sentence
from kg.extract.propositions.manners import with_manner
from kg.extract.propositions.narration import narrated_statement
from kg.extract.propositions.numbered_claims import counted_by_clause, event_claims
from kg.extract.propositions.predicate_class import (
    aimed_at,
    class_at,
    event_type,
    known_as,
    roles_of,
    with_sources,
)
from kg.extract.propositions.sentence_claims import FRAGMENT
from kg.extract.propositions.stances import stance_on_clause, stance_on_content
from kg.extract.propositions.verbatim import with_copula
from kg.ids import key_id
from kg.model import (
    Act,
    Certainty,
    Modality,
    Polarity,
    Predicate,
    Proposition,
    Stance,
    Voice,
    without_stand,
)
from kg.model.replace import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from kg.extract.actors.identities import Identities
    from kg.extract.clauses import Clause, ClauseIndex
    from kg.extract.propositions.article_events import ArticleEvents
    from kg.extract.propositions.plover_acts import Claim
    from kg.extract.propositions.resolved_events import ResolvedEvent
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Quantity, Span, Statement, Token
    from kg.parse import ParsedArticle

_JUDGING = frozenset({Act.CONDEMN, Act.PRAISE})
type _Asked = tuple[int, tuple[bool, bool], Quantity | None, tuple[object, ...]]
"""A clause's number, whether the statement declines or denies, the number told, places filled."""
type _StanceOf = Callable[[bool], Stance]
"""The stand on a claim, by whether it is known by its words alone, which keep their negation."""
PREDICATION = 500
"""Steps that a clause counts for: who and what, in which words, how it stands."""


@dataclass(frozen=True)
class Predications:
    """The predications of one article."""

    parsed: ParsedArticle
    telling: ArticleEvents
    refused: set[int] = field(default_factory=set)
    """The words of events that are not what their statements claim, though they name them."""
    _known: dict[_Asked, Proposition | None] = field(default_factory=dict)
    """Clauses taken apart before: one in a content in a content … is asked of each."""

    @property
    def identities(self) -> Identities:
        """Who is who in the article."""
        return self.telling.identities

    @cached_property
    def index(self) -> ClauseIndex:
        """The article's clauses; read when a content is first taken apart."""
        return clause_index(self.parsed)

    def of_content(
        self,
        found: ReportCandidate,
        statement: Statement,
        told: Sequence[Claim],
        others: Sequence[Span],
        numbers: Sequence[tuple[Token, Quantity]],
    ) -> list[Claim]:
        """Return what a content claims: `told` events with their predicates, and the other clauses.

        What stands in `others`, the contents of somebody else's report, is claimed there.
        """
        every = clauses_put_forward(self.parsed, statement, told)
        told = [self._with_doer((c, f)) for c, f in told if not self._commanded(c, f)]
        others_told = self._known_events(found, statement, every, told)
        known = [*told, *(self._with_doer(c) for c in others_told)]
        counted = counted_by_clause(every, others, numbers)
        made: dict[int, Proposition] = {}
        events = {
            c.number: [self._worded(one, c) for one in self._told_by(c, known)] for c in every
        }
        for clause in sorted(every, key=lambda c: -len(list(self.index.upwards(c)))):
            if events[clause.number]:
                made[clause.number] = events[clause.number][0][0]
                continue
            stance = partial(self._stance, found, statement, clause)
            quantity = counted.get(clause.number)
            claim = self._predication(statement, clause, made, quantity, stance)
            if claim is not None:
                made[clause.number] = claim
        ordered: list[Claim] = []
        for clause in (c for c in every if not any(s.covers(c.predicate) for s in others)):
            some = events[clause.number]
            ordered += [(self._fuller((c, f), clause, made), f) for c, f in some]
            if not some and clause.number in made:
                ordered.append((made[clause.number], None))
            ordered += self._charged(found, statement, clause, made)
        listed = {c.id for c, _ in ordered}
        return [*ordered, *((self.with_predicate(c), f) for c, f in told if c.id not in listed)]

    def _charged(
        self,
        found: ReportCandidate,
        statement: Statement,
        clause: Clause,
        made: Mapping[int, Proposition],
    ) -> Iterator[Claim]:
        """Yield the deeds that a charge which is told lays to somebody; nobody says that he did."""
        for deed in charged_deeds(self.index, clause):
            frame = self.telling.at(self.parsed.tokens[deed.head])
            if frame is not None and frame.enough and frame.event.charge is not None:
                yield from event_claims(self.parsed, found, statement, frame)
            if deed.number in made or frame is not None:
                continue
            word = main_word(self.parsed, deed)

            def stance(_: bool, head: Token = word) -> Stance:
                return without_stand(stance_on_content(self.parsed, statement, head))

            claim = self._predication(statement, deed, made, None, stance)
            if claim is not None and claim.key:
                yield (claim, None)

    def _commanded(self, claim: Proposition, frame: ResolvedEvent | None) -> bool:
        """Tell whether a command is read as what somebody does: "stop the war"."""
        clause = self._at(claim.trigger)
        return frame is not None and clause is not None and clause.mood is Mood.IMPERATIVE

    def _at(self, place: Span) -> Clause | None:
        return self.index.at(self.parsed.tokens[self.parsed.at(place.start)])

    def _known_events(
        self,
        found: ReportCandidate,
        statement: Statement,
        chief: Sequence[Clause],
        told: Sequence[Claim],
    ) -> Iterator[Claim]:
        """Yield the events that chief clauses tell and that are not among the claims yet."""
        for clause in chief:
            head = self.parsed.tokens[clause.head]
            if (
                clause.mood is Mood.IMPERATIVE
                or head.i in self.refused
                or self._told_by(clause, told)
            ):
                continue
            frame = self.telling.at(head)
            if frame is not None and frame.enough and frame.event.trigger.i == head.i:
                yield from event_claims(self.parsed, found, statement, frame)

    def of_condition(
        self, statement: Statement, head: Token, polarity: Polarity
    ) -> Proposition | None:
        """Return what a condition supposes, whose main word stands with a polarity, with a stance.

        None where no clause is read there.
        """
        clause = self.index.at(head)
        if clause is None:
            return None

        def stance(in_words: bool) -> Stance:
            kept = in_words and polarity is Polarity.NEG  # the words keep their negation
            return Stance(
                statement=statement.id,
                polarity=Polarity.POS if kept else polarity,
                modality=Modality.CONDITIONAL,
                certainty=Certainty.UNSPECIFIED,
            )

        return self._predication(statement, clause, {}, None, stance)

    def narrated(self, clause: Clause, place: Span) -> tuple[Statement, Proposition] | None:
        """Return what the article tells in a `place` by a clause; None if it is no event."""
        roles = roles_of(self.parsed, clause, {}, self.identities)
        roles, whom = aimed_at(self.parsed, clause, roles, self.identities, own=True)
        kind, _ = event_type(self.parsed, class_at(self.parsed, clause), clause, roles, whom)
        if kind is None:
            return None
        word = main_word(self.parsed, clause)
        about = [f.filler for r in ("recipient", "agent") for f in roles.get(r, ())]
        statement = narrated_statement(self.parsed, place, word, about)
        claim = self._predication(
            statement, clause, {}, None, lambda _: stance_on_content(self.parsed, statement, word)
        )
        return (statement, claim) if claim is not None else None

    def with_predicate(self, claim: Proposition) -> Proposition:
        """Return a claim with its predicate where it has none; words alone get none."""
        if claim.predicate is not None or not claim.key:
            return with_copula(claim)
        clause = self._at(claim.trigger)
        if clause is None:
            lemma = self.parsed.tokens[self.parsed.at(claim.trigger.start)].lemma
            return replace(claim, predicate=Predicate(lemma=lemma, span=claim.trigger))
        predicate = Predicate(lemma=clause.lemma, span=claim.trigger)
        return replace(claim, predicate=predicate, predicate_class=class_at(self.parsed, clause))

    def _told_by(self, clause: Clause, told: Sequence[Claim]) -> list[Claim]:
        return [(c, f) for c, f in told if self._tells(clause, c, f)]

    def _with_doer(self, told: Claim) -> Claim:
        clause = self._at(told[0].trigger)
        return with_doer(self.parsed, told, clause, self.identities) if clause is not None else told

    def _worded(self, told: Claim, clause: Clause) -> Claim:
        negated = is_negated(self.parsed, clause)
        return in_own_words(self.parsed, told, clause, self.index, self.identities, negated)

    def _tells(self, clause: Clause, claim: Proposition, frame: ResolvedEvent | None) -> bool:
        """Tell whether a claim is what a clause tells: its word is the predicate or its noun."""
        trigger = claim.trigger
        if clause.predicate.overlaps(trigger):
            return True
        head = self.parsed.tokens[clause.head]
        if frame is not None and frame.event.predicate.i in (head.i, clause.verb):
            return True
        heads = [a.head for a in (clause.attribute, clause.what) if a is not None]
        return frame is None and any(
            trigger.start <= self.parsed.tokens[h].start < trigger.end for h in heads
        )

    def _predication(
        self,
        statement: Statement,
        clause: Clause,
        made: Mapping[int, Proposition],
        quantity: Quantity | None,
        stance: _StanceOf,
    ) -> Proposition | None:
        """Return a clause as a proposition; None of a fragment that says nothing of anybody."""
        if clause is not self.index.numbered(clause.number) or not any(
            s.covers(clause.span) for s in (*statement.content, *statement.conditions)
        ):
            return self._taken_apart(statement, clause, made, quantity, stance)
        filled = filled_before(clause, made, self.identities)
        stand = (statement.act is Act.DECLINE, statement.polarity is Polarity.NEG)
        asked = (clause.number, stand, quantity, filled)
        if asked not in self._known:
            claim = self._taken_apart(statement, clause, made, quantity, stance)
            self._known[asked] = claim
            return claim
        known = self._known[asked]
        return replace(known, stances=(stance(not known.key),)) if known is not None else None

    def _taken_apart(
        self,
        statement: Statement,
        clause: Clause,
        made: Mapping[int, Proposition],
        quantity: Quantity | None,
        stance: _StanceOf,
    ) -> Proposition | None:
        """Return a clause as a proposition, of which the words count that the statement says."""
        self.parsed.spend(PREDICATION)
        deed = deed_of(self.parsed, self.index, clause) or clause
        roles = roles_of(self.parsed, deed, made, self.identities)
        said = (*statement.content, *statement.conditions)
        negated = is_negated(self.parsed, clause)
        denied = statement.polarity is Polarity.NEG
        who_is_who = self.identities
        label = clause_label(self.parsed, clause, self.index, who_is_who, negated, said, denied)
        laid = clause.kind is Kind.NOMINAL and is_laid_to(self.index, clause)
        if laid:
            label = replace(
                label, text=deed_label(self.parsed, self.index, clause, who_is_who) or label.text
            )
        bare = not roles or (clause.kind is Kind.NOMINAL and not laid)
        words_ = clause.span.of(self.parsed.text) if clause.kind is Kind.NOMINAL else label.text
        if (bare and len(words_.split()) <= FRAGMENT) or is_bare_pronoun(label.text):
            return None
        if statement.act is Act.DECLINE and roles.keys() <= {"agent"}:
            return None  # "declined to comment"
        if not is_sentence(label.text) or (roles.keys() <= {"agent"} and lacks_object(clause)):
            return None
        named = class_at(self.parsed, deed) or class_at(self.parsed, clause)
        mine = statement.voice is Voice.ARTICLE
        aimed, whom = aimed_at(self.parsed, deed, roles, self.identities, own=mine)
        kind, mode = event_type(self.parsed, named, deed, aimed, whom)
        roles = roles if kind is None else aimed
        keyed = with_sources(self.parsed, deed, roles, self.identities)
        word = known_as(named, deed)
        keyed = with_manner(self.parsed, deed, keyed) if word == deed.lemma else keyed
        key = predication_key(word, keyed, quantity)
        if not label.neutral:  # the words keep the "not", so it is another claim
            key = ("words", self.parsed.article.sha256, f"{clause.head}")
        in_words = len(key) <= 3
        return Proposition(
            id=key_id("p", *key),
            key=() if in_words else key,
            label=label.text,
            type=kind,
            mode=mode,
            predicate=Predicate(lemma=deed.lemma, span=deed.predicate),
            predicate_class=named,
            roles=roles_in_order(
                {
                    r: tuple([without_negation(self.parsed, f.filler, label.forms) for f in some])
                    for r, some in roles.items()
                }
            ),
            quantity=quantity,
            article=statement.article,
            trigger=clause.predicate,
            stances=(stance(in_words),),
        )

    def _stance(
        self, found: ReportCandidate, statement: Statement, clause: Clause, in_words: bool
    ) -> Stance:
        """Return the stand of a statement on a clause, or on the words of one that keep a "not"."""
        word = main_word(self.parsed, clause)
        stance = stance_on_clause(self.parsed, statement, word, found, clause.predicate)
        above = self.index.above(clause) if clause.kind is Kind.SMALL else None
        if above is not None and stance.modality is Modality.REALIS:
            put = stance_on_clause(self.parsed, statement, main_word(self.parsed, above), found)
            if put.modality is not Modality.REALIS:  # "should be held | responsible |"
                stance = replace(stance, modality=put.modality, certainty=Certainty.UNSPECIFIED)
        if in_words:
            to_words = polarity_to_words(self.index, statement, clause, stance.polarity)
            stance = replace(stance, polarity=to_words)
        if clause.kind is Kind.NOMINAL and statement.act in _JUDGING:
            normed = stance.modality is Modality.OBLIGATION  # "condemned the policy of killings"
            stance = without_stand(stance) if normed else replace(stance, presupposed=True)
        alleged = stance.polarity is Polarity.POS and is_of_alleged_deed(self.parsed, clause)
        if is_judged(self.index, clause) or alleged:
            stance = without_stand(stance)
        if clause.mood is Mood.IMPERATIVE and stance.modality is Modality.REALIS:
            stance = replace(stance, modality=Modality.OBLIGATION)
        if is_reported(self.index, statement, clause, self.identities):
            stance = without_stand(stance)
        return stance

    def _fuller(self, told: Claim, clause: Clause, made: Mapping[int, Proposition]) -> Proposition:
        """Return a typed event with its predicate, and the roles that only its clause fills."""
        claim, frame = told
        if claim.predicate is not None:
            return self.with_predicate(claim)
        behind = frame is not None and frame.event.behind  # "was behind | the raid |"
        clause = (self._at(claim.trigger) if behind else None) or clause
        roles = with_roles_of_clause(
            dict(claim.roles), roles_of(self.parsed, clause, made, self.identities)
        )
        return replace(
            claim,
            predicate=Predicate(lemma=clause.lemma, span=clause.predicate),
            predicate_class=class_at(self.parsed, clause),
            roles=roles_in_order(roles),
        )
