"""At whom an act is directed, or whom its content is chiefly about.

The places of a statement are asked in one order. Beside each stands for about how many of 525
statements readers named who stands there (one statement in three has no target):

1. Whom the cue has for its hearer or object, or whose deed it judges: "told the court", "accused
   Chad of", "condemned Chad's raid" (93).
2. The subject of the first clause of the content that tells of others than the speaker's own side,
   or whose it is or who does it: "said that Chad's raid failed" (109).
3. Whom else that clause tells of, by name: "said we sent Chad a note" (42).
4. A subject further in, where no clause tells of anybody: "signs that Chad waits" (35). Of 186
   names that stand deeper 38 were meant, so that none is taken.
5. Nobody in the words (some 200): in about half whoever speaks with the speaker (`exchanges`), in a
   few a player's own team (`own_side`); whom the article is about is left open, as what the
   speaker last told of was right in two of ten.

Whom the chief one's deeds befall ("X attacked Y") is none: he has a role in what is claimed.
Several are those of one breath ("X and Y"). A party without a name is one where it does or bears
what a clause tells.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.actors.acts_on_targets import DONE_TO, OF_DEEDS, ON_OBJECT, PUT_TO_HEARER
from kg.extract.actors.aimed_targets import aimed_at, befallen, performs_other
from kg.extract.actors.content_participants import Participants
from kg.extract.actors.described_parties import is_definite_party
from kg.extract.actors.hearers import hearer, put_to
from kg.extract.actors.own_side import governs, is_own_side
from kg.extract.actors.target_nouns import ACTING, TargetNouns
from kg.extract.grammar.dependents import has_determiner, nouns_after, possessor
from kg.extract.grammar.functions import is_nominal_subject, is_possessor
from kg.extract.grammar.governors import noun_of_relative
from kg.extract.grammar.noun_phrases import extent
from kg.extract.lexicon import words
from kg.extract.noun_kinds import noun_kinds
from kg.extract.reports.mutual_charges import is_mutual
from kg.model import Act, ActorType, Direction, Participant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.extract.actors.identities import Identities
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Token
    from kg.parse import ParsedArticle

LIMIT = 4


def targets(
    parsed: ParsedArticle,
    found: ReportCandidate,
    act: Act,
    speakers: tuple[str, ...],
    identities: Identities,
) -> tuple[Participant, ...]:
    """Return whom the act is directed at or its content is chiefly about, best first."""
    if is_mutual(parsed, found):
        return ()
    aimed = aimed_at(parsed, found, act)
    heard = tuple(put_to(parsed, found))
    at = frozenset(t.i for t in (*aimed, *heard))
    choice = _Choice(parsed, at, found, speakers, identities)
    choice.act, choice.befallen = act, befallen(parsed, found, act)
    patient = found.content.patient
    judged = found.act in ON_OBJECT or found.rule == "court-act"
    if patient is not None and judged and patient.pos != "PRON":
        choice.take((patient,))
        if act is Act.ACCUSE and not choice.chosen:
            choice.take_described(patient)
        if choice.chosen and act is not Act.ASK:
            return tuple(choice.chosen)
    choice.take(heard)
    spoken_to = hearer(parsed, found, identities.sides)
    if act not in DONE_TO and spoken_to is not None and choice.addresses(spoken_to):
        return tuple(choice.chosen)
    choice.take(aimed)
    others = [h for h in found.content.heads if performs_other(parsed, h, act)]
    heads = tuple(h for h in found.content.heads if h not in others)
    if found.content.frame in ("infinitive", "gerund") or not heads:
        inside = _inside(parsed, found)
        choice.take(choice.nouns.recipients([t for t in inside if _is_of(parsed, t, heads)]))
    people = Participants(parsed, choice.nouns, spoken_to, found.speakers, speakers)
    if found.content.frame == "quote" and found.verb is not None:
        for noun in nouns_after(parsed, found.verb, "of", "about"):  # "“…,” she said of Lee"
            choice.take(people.of_phrase(noun))
    defined = noun_of_relative(parsed, found.verb) if found.verb is not None else None
    if defined is not None:
        choice.take(people.of_phrase(defined))
    if act in OF_DEEDS and found.content.frame.endswith(("noun", "phrase")):
        choice.take_judged(aimed, [t for h in heads[:1] for t in people.of_phrase(h)])
        return choice.without_own_side()
    _take_told_of(choice, people, heads, found)
    return choice.without_own_side()


def _take_told_of(
    choice: _Choice, people: Participants, heads: tuple[Token, ...], found: ReportCandidate
) -> None:
    """Choose whom the words are about: clause by clause, then whoever is a subject further in.

    Whom a first clause only names by the way ("we hear from | witnesses |, but the guild …") ends
    the search for nobody but the subjects of the next.
    """
    parsed, by_the_way = choice.parsed, False
    for clause in people.by_clause(heads):
        if people.is_told_of_hearer:
            choice.only_hears = ()
        if by_the_way:
            subjects = (t for t in clause if _is_subject(parsed, t))
            clause = tuple(t for t in subjects if t.i not in choice.nouns.described)
        choice.take(choice.foreign_first(clause))
        if choice.is_settled(people.foremost):
            by_the_way = not choice.is_any_of(people.told_of)
            choice.keep_told_of(people.told_of)
            if choice.chosen or not by_the_way:
                break
    if not choice.is_settled(people.foremost):
        apart = {t.i for h in found.content.heads if h not in heads for t in parsed.subtree(h)}
        inside = [t for t in _inside(parsed, found) if t.i not in apart]
        named = choice.nouns.names(inside)  # "signs that | Chad | waits", not "raids on Chad"
        doers = (
            t
            for t in named
            if not heads or _is_subject(parsed, t) or is_possessor(parsed.first_conjunct(t))
        )
        choice.take(choice.foreign_first(doers))
    choice.keep_told_of(people.told_of)


def _is_subject(parsed: ParsedArticle, token: Token) -> bool:
    return is_nominal_subject(parsed.first_conjunct(token))


class _Choice:
    """The targets chosen so far of one report, `LIMIT` at most."""

    def __init__(
        self,
        parsed: ParsedArticle,
        aimed: frozenset[int],
        found: ReportCandidate,
        speakers: tuple[str, ...],
        identities: Identities,
    ) -> None:
        told = (found.content.patient, found.content.addressee)
        self.parsed = parsed
        self.aimed = aimed
        self.speakers = speakers
        self.named_by = found.speakers
        self.quoted = found.content.frame == "quote"
        self.identities = identities
        objects = frozenset(t.i for t in told if t is not None)
        self.nouns = TargetNouns(parsed, identities, objects, aimed)
        self.act = found.act
        self.befallen: frozenset[int] = frozenset()
        self.chosen: list[Participant] = []
        self._words: dict[str, int] = {}
        heard = found.content.addressee
        told_only = heard is not None and found.act not in PUT_TO_HEARER
        self.only_hears = identities.resolve(heard) if heard is not None and told_only else ()
        """Whom the words are said to, and who are not about him as far as is known."""

    def take(self, tokens: Iterable[Token]) -> None:
        """Choose those whom some nouns name, but for the speakers and beyond the limit."""
        for token in tokens:
            if len(self.chosen) >= LIMIT:
                return
            if token.i in self.befallen:
                continue
            described = token.i in self.nouns.described
            if not (described or self.nouns.is_somebody(token)) or self._is_own(token):
                continue
            if described and not self._is_first(token):
                continue
            actors = self.identities.resolve(token)
            for actor in actors[:1] if described else actors:
                known = {p.actor for p in self.chosen}.union(self.speakers)
                if actor not in known and len(self.chosen) < LIMIT:
                    how = self._how(token, actor)
                    span = extent(self.parsed, self._joined(token, actor), coordinated=False)
                    self.chosen.append(Participant(actor=actor, span=span, how=how))
                    self._words[actor] = token.i

    def _joined(self, first: Token, actor: str) -> Token:
        """Return which of some joined nouns names one actor: Mali's is "Chad and | Mali |"."""
        joined = self.parsed.conjuncts(first)
        named = (t for t in joined if actor in self.identities.without_conjuncts(t))
        return next(named, first) if len(joined) > 1 else first

    def _is_first(self, described: Token) -> bool:
        """Tell whether a party without a name comes before all others, an actor from here on."""
        return not self.chosen and bool(self.identities.speakers(described))

    def take_judged(self, aimed: Sequence[Token], named: Sequence[Token]) -> None:
        """Choose whose deed a noun tells that is judged: nobody else whom its words name is."""
        self.take(named)
        for noun in aimed if not self.chosen else ():
            if self.nouns.is_acting(noun):
                self.take_described(noun)

    def addresses(self, heard: Token) -> bool:
        """Choose those to whom words are said, and tell whether they are somebody."""
        if self._is_name_of_paper(heard):
            return False
        span = extent(self.parsed, heard, coordinated=False)
        known = self.identities.sides.get(heard.i, ()) or self.identities.resolve(heard)
        if not known and (self.nouns.is_acting(heard) or heard.lemma in words("hearing_bodies")):
            known = tuple(p.actor for p in self.identities.speakers(heard))
        actors = [a for a in known if a not in self.speakers]
        self.chosen += [Participant(actor=a, span=span, how=Direction.AT) for a in actors]
        return bool(actors)

    def _is_name_of_paper(self, heard: Token) -> bool:
        """Tell whether "the" stands before what looks like a person's name: "told the Courant"."""
        entity = self.parsed.entity_at.get(heard.i)
        person = entity is not None and entity.label == "PERSON"
        return person and has_determiner(self.parsed, heard, "the")

    def take_described(self, patient: Token) -> None:
        """Choose whom an accusation has for its object, by nothing but his description.

        Only people and bodies are accused: "the seven", "the pair" are somebody there.
        """
        kinds = noun_kinds().get(patient.lemma, frozenset()) - {"quantity"}
        if kinds and kinds.isdisjoint(ACTING):
            return
        for one in self.identities.speakers(patient):
            if one.actor not in self.speakers and len(self.chosen) < LIMIT:
                self.chosen.append(replace(one, how=Direction.AT))
                self._words[one.actor] = patient.i

    def is_settled(self, foremost: set[int]) -> bool:
        """Tell whether somebody was chosen who is no addressee or of the own side.

        Not who is only sent to somebody ("a delegation goes to | Chad |" is about Chad), and some
        of a state without a name leave room for the state ("meet | Mali's | leaders"), as parties
        by nothing but a description do for a name.
        `foremost` are the numbers of the nouns that a clause is chiefly about.
        """
        actors = self.identities.actors
        return any(
            (actors[p.actor].named or actors[p.actor].country is None)
            and self._words[p.actor] not in self.nouns.described
            and self.parsed.tokens[self._words[p.actor]].lemma not in words("giving_targets")
            and (self._words[p.actor] in foremost or p.how is Direction.AT)
            and not self._is_near(p.actor)
            for p in self.chosen
        )

    def keep_told_of(self, told_of: set[int]) -> None:
        """Keep those whom the words are about; beside a nameless subject no state counts."""
        kept = [p for p in self.chosen if self.is_told_of(p, told_of)]
        first = next((p for p in self.chosen if self._noun_of(p).i in told_of), None)
        if first is not None and first not in kept:
            states = ActorType.COUNTRY
            kept = [p for p in kept if self.identities.actors[p.actor].type is not states]
        self.chosen = kept

    def is_any_of(self, told_of: set[int]) -> bool:
        """Tell whether somebody chosen is a subject or object, be it with no name."""
        return any(self._noun_of(p).i in told_of for p in self.chosen)

    def is_told_of(self, target: Participant, told_of: set[int]) -> bool:
        """Tell whether words are about somebody, and do not only name him by the way.

        `told_of` are the numbers of the subjects and objects of their clauses. Who is none must be
        a person or a state, who has no name the holder of an office or a body that is a subject.
        """
        if target.how is Direction.AT:
            return True
        actor, noun = self.identities.actors[target.actor], self._noun_of(target)
        if not actor.named:
            known = self.nouns.is_office_or_body(noun) or is_definite_party(self.parsed, noun)
            return noun.i in told_of and (known or self._serves_another_state(noun))
        sent = any(self._noun_of(p).lemma in words("giving_targets") for p in self.chosen)
        by_name = sent or actor.type in (ActorType.COUNTRY, ActorType.PERSON)
        return noun.i in told_of or by_name

    def _serves_another_state(self, noun: Token) -> bool:
        """Tell whether those told of serve a state that is none of the speakers'."""
        state = self.nouns.state_served(noun)
        actors = self.identities.actors
        return state is not None and state not in {actors[s].country for s in self.speakers}

    def _is_near(self, actor: str) -> bool:
        """Tell whether somebody is of the speaker's side, or whom he only speaks to."""
        own = is_own_side(actor, self.speakers, self.identities) or self._speaks_for(actor)
        return own or actor in self.only_hears

    def without_own_side(self) -> tuple[Participant, ...]:
        """Return those chosen but for whom only hears it, and the own side beside anybody else."""
        told = tuple(p for p in self.chosen if p.actor not in self.only_hears)
        if self.act is Act.STATE:
            told = tuple(p for p in told if p.how is Direction.AT or not self._is_governed(p))
        others = tuple(p for p in told if not self._is_near(p.actor))
        return self._chief(others or tuple(p for p in told if not self._speaks_for(p.actor)))

    def _chief(self, told: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """Return the first of some, with others told of in one breath: "Chad and | Niger |".

        Whom else his deeds befall ("Chad attacked | Mali |") has a role in what is claimed.
        """
        if not told:
            return ()
        sent = [p for p in told if self._noun_of(p).lemma in words("giving_targets")]
        told = tuple(p for p in told if p not in sent) or told  # "a delegation goes to | Chad |"
        first = self._noun_of(told[0])
        lead = self.parsed.first_conjunct(first)

        def beside(target: Participant) -> bool:
            both = self.quoted and target.how is told[0].how is Direction.AT
            return both or self.parsed.first_conjunct(self._noun_of(target)) is lead

        return tuple(p for p in told if beside(p))

    def _noun_of(self, target: Participant) -> Token:
        return self.parsed.tokens[self._words[target.actor]]

    def _speaks_for(self, actor: str) -> bool:
        """Tell whether a speaker leads or speaks for an actor who is no state: "a union official".

        Who only works there may well say that it lied.
        """
        actors = self.identities.actors
        if actors[actor].type is ActorType.COUNTRY:
            return False
        mine = [actors[s] for s in self.speakers]
        of_it = self._is_in_title(actor) or any(m.affiliation == actor for m in mine)
        roles = [m.role.split()[-1] for m in mine if m.role]
        return of_it and any(
            r in words("mouths_of_bodies") or "leader" in noun_kinds().get(r, ()) for r in roles
        )

    def _is_governed(self, target: Participant) -> bool:
        return governs(self.speakers, target.actor, self._noun_of(target), self.identities)

    def _is_in_title(self, actor: str) -> bool:
        """Tell whether the words before a speaker's name name somebody: "Lion Front leader"."""
        label = self.identities.actors[actor].label.casefold().removeprefix("the ")
        forms = [t.text.casefold() for s in self.named_by for t in self._before(s)]
        return f" {label} " in f" {' '.join(forms)} "

    def _before(self, speaker: Token) -> Iterator[Token]:
        return (t for t in self.parsed.subtree(speaker) if t.i < speaker.i)

    def _is_own(self, token: Token) -> bool:
        """Tell whether somebody is the speaker's own: "my colleague", "| his team | failed"."""
        owner = possessor(self.parsed, token)
        if owner is None or owner.pos != "PRON" or "kin" in noun_kinds().get(token.lemma, ()):
            return False
        ours = words("first_person_singular") | words("first_person_plural")
        mine = self.identities.resolve(owner)
        return owner.text.casefold() in ours or bool(set(mine).intersection(self.speakers))

    def foreign_first(self, tokens: Iterable[Token]) -> list[Token]:
        """Put the speaker's own side and whom he speaks to last: he is more often about others."""

        def is_own(token: Token) -> bool:
            actors = self.identities.resolve(token)
            return bool(actors) and all(self._is_near(a) for a in actors)

        return sorted(tokens, key=is_own)

    def _how(self, token: Token, actor: str) -> Direction:
        named = token.i in self.aimed or any(
            actor in self.identities.resolved_before(self.parsed.tokens[i]) for i in self.aimed
        )
        own_side = named and is_own_side(actor, self.speakers, self.identities)
        return Direction.AT if named and not own_side else Direction.ABOUT


def _is_of(parsed: ParsedArticle, token: Token, heads: Sequence[Token]) -> bool:
    """Tell whether a noun is given something by the verb of a content, by no verb inside it.

    Not where another preposition stands above: "to keep her from giving it to | Chad |".
    """
    above: list[Token] = []
    for one in parsed.ancestors(token):
        if one in heads:
            break
        above.append(one)
    return all(t.pos != "ADP" for t in above[1:])


def _inside(parsed: ParsedArticle, found: ReportCandidate) -> list[Token]:
    """Return the words of a content."""
    return [t for s in found.content.spans for t in parsed.within(s)]
