"""Who a pronoun stands for, by rules over the tree (`tests/gold/pronouns.csv`).

In order: nobody, where "it" stands for a thing or for nothing
(`kg.extract.grammar.impersonal_pronouns`); the state that a purpose clause helps ("sent X to Y to
replenish its …"); the nearest fitting subject above the pronoun in its own sentence, objects that
control it first ("urged X to withdraw its …", "blames X for hiding its …"); a fitting noun before
it; the subjects of up to four sentences before. What fits is told by number and kind: he and she a
person, it a state or body, they a plural or a body.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.actors.coreference.accused import accuses, denies_charge
from kg.extract.actors.coreference.antecedent_reach import CHAIN, REACH, is_prose, told_before
from kg.extract.actors.coreference.antecedent_rules import (
    SETTLING,
    accompanied,
    named_beside,
    person_interviewed,
    source_going_on,
    topic_in_front,
)
from kg.extract.actors.coreference.parties import is_ruled_out, role_in_quarrel
from kg.extract.actors.coreference.pronoun_agreement import (
    agrees,
    base_pronoun,
    is_subject_of_report,
    pronoun_gender,
    tells_clause,
)
from kg.extract.actors.coreference.sentence_nouns import (
    joined_people,
    nominals,
    people_in,
    subjects,
)
from kg.extract.actors.coreference.tellers import (
    of_teller_or_told,
    person_charged,
    teller_above,
    teller_beside,
)
from kg.extract.grammar.clause_structure import antecedent as relative_antecedent
from kg.extract.grammar.dependents import (
    active_subject,
    auxiliaries,
    direct_objects,
    objects,
    possessor,
    relative_clauses,
)
from kg.extract.grammar.functions import (
    is_adverbial_clause,
    is_agent_phrase,
    is_attribute,
    is_complement_clause,
    is_direct_object,
    is_nominal_subject,
    is_object,
    is_object_predicative,
    is_prepositional_object,
)
from kg.extract.grammar.governors import hangs_on, preposition_before, preposition_before_clause
from kg.extract.grammar.impersonal_pronouns import stands_for_thing
from kg.extract.grammar.noun_dependents import gloss_of
from kg.extract.grammar.possible_speakers import is_body, is_person, is_plural
from kg.extract.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.extract.actors.coreference.disjoint_reference import SpokenWords
    from kg.extract.grammar.quotation_spans import Quote
    from kg.model import Token
    from kg.parse import ParsedArticle

CANDIDATE = 5
"""Steps that it counts to look at whom a pronoun might stand for."""


def antecedent(
    parsed: ParsedArticle,
    pronoun: Token,
    gender: Callable[[Token], str | None],
    quoted: Callable[[Token], Quote | None],
    is_other: Callable[[Token, Token], bool],
    direct: SpokenWords | None = None,
    asked_again: str = "",
) -> Token | None:
    """Return the head of the phrase that a third-person pronoun stands for, or None.

    `gender` tells what is known of a person; `quoted` the quotation around a token: a pronoun of
    the narrator does not stand for somebody whom only a quotation speaks of. `is_other` tells of
    a pronoun and a noun that they cannot be one (`disjoint_reference`). `direct` are the words
    quoted in which a pronoun for one person stands; what is looked for otherwise than before says
    so in `asked_again`.
    """
    form = pronoun.text.casefold()
    if form not in words("third_person") or stands_for_thing(parsed, pronoun):
        return None
    wanted = pronoun_gender(pronoun)
    around = quoted(pronoun)
    denies = denies_charge(parsed, pronoun)
    charged = person_charged(parsed, pronoun) if wanted else None
    role = role_in_quarrel(parsed, pronoun)
    quotation = around.inner.start if around is not None else None
    told_by = is_subject_of_report(parsed, pronoun)
    direct = direct if wanted else None
    speech = direct.spans[0].start if direct is not None else None
    kind = (base_pronoun(pronoun.text), form == "they", pronoun.lemma)
    met = person_interviewed(parsed, pronoun)  # "they" too, where nothing tells the gender
    topic = topic_in_front(parsed, pronoun) if base_pronoun(form) == "they" else None
    meant = met or (topic if topic is not None and is_plural(parsed, topic) else None)
    rules = (source_going_on, named_beside, accompanied)
    meant = meant or next((t for r in rules if (t := r(parsed, pronoun)) is not None), None)
    asks = (*kind, quotation, speech, denies, told_by, role, asked_again)

    def fits(candidate: Token) -> bool:
        parsed.spend(CANDIDATE)
        told = quoted(candidate)
        if told is not None and around is not told and not (direct and direct.hold(candidate)):
            return False
        if not agrees(parsed, pronoun, candidate) and candidate is not meant:
            return False
        ruled_out = role is not None and is_ruled_out(parsed, pronoun, role, candidate)
        if ruled_out or (denies and accuses(parsed, candidate)) or is_other(pronoun, candidate):
            return False
        if parsed.tokens[parsed.left(candidate)].text.casefold() == "not":
            return False  # "not many people heard it": who did something is not they
        known = gender(candidate) if wanted and candidate.pos != "PRON" else None
        return known is None or known == wanted

    def next_of(at: Token) -> Token | None:
        """Return whom a pronoun of the chain stands for, to one that asks as this one does."""
        if direct is not None and direct.hold(at):
            within = (c for c in _candidates(parsed, at) if direct.hold(c) and fits(c))
            return next(within, None) or (_spoken_of(parsed, at, fits) if direct.whole else None)
        found = next((c for c in _candidates(parsed, at) if fits(c)), None)
        teller = teller_beside(parsed, at, found) if found is not None else None
        if found is not None and teller is not None and fits(teller):
            return of_teller_or_told(parsed, at, teller, found)
        if found is not None and wanted and found.pos == "PROPN" and gender(found) is None:
            teller = teller_above(parsed, at)  # "Ann Lee said Kim left since | she | was ill"
            if teller is not None and teller.i != found.i and found.sent == at.sent:
                known = fits(teller) and gender(teller) == wanted
                return None if known else found
        if found is None and wanted:
            sought = (c for c in _objects(parsed, at) if fits(c) and gender(c) == wanted)
            found = next(sought, None)
        return found

    if charged is not None and not fits(charged):
        return None
    return _end_of_chain(parsed, pronoun, next_of, asks)


def _end_of_chain(
    parsed: ParsedArticle,
    pronoun: Token,
    next_of: Callable[[Token], Token | None],
    asks: tuple[object, ...],
) -> Token | None:
    """Return the noun at the end of a chain of pronouns; None for a circle or a long one.

    What a pronoun of the chain led to is known to the next that asks the same of it (`asks`).
    """
    walked: list[int] = []
    token: Token | None = pronoun
    end, hops = None, CHAIN
    while len(walked) <= CHAIN:
        if token is None or token.pos not in ("PRON", "DET"):
            end, hops = token, 0
            break
        known = parsed.memory.get(("antecedent", token.i, *asks))
        if known is not None:
            end, hops = known
            break
        walked.append(token.i)
        token = gloss_of(parsed, token) or next_of(token)
        if token is not None and token.i in walked:
            break
    else:
        walked = walked[:1]  # where the others lead to, farther on, nobody has looked
    for place in reversed(walked):
        hops += 1
        if hops > CHAIN:
            end = None
        parsed.memory["antecedent", place, *asks] = (end, hops)
    return end


class _Listed:
    """Values that are looked for when they are asked for, and once."""

    def __init__(self, values: Iterator[Token]) -> None:
        self._values = values
        self._known: list[Token] = []

    def __iter__(self) -> Iterator[Token]:
        """Yield the values, those known from before first."""
        place = 0
        while True:
            if place == len(self._known):
                value = next(self._values, None)
                if value is None:
                    return
                self._known.append(value)
            yield self._known[place]
            place += 1


def _candidates(parsed: ParsedArticle, pronoun: Token) -> Iterable[Token]:
    """Return whom a pronoun might stand for, the likeliest first: asked of each chain with it."""
    key = ("candidates", pronoun.i)
    if key not in parsed.memory:
        parsed.memory[key] = _Listed(_sought(parsed, pronoun))
    found: _Listed = parsed.memory[key]
    return found


def _sought(parsed: ParsedArticle, pronoun: Token) -> Iterator[Token]:
    for rule in SETTLING:
        found = rule(parsed, pronoun)
        if found is not None:
            yield found
    yield from _above(parsed, pronoun)
    before = [t for t in nominals(parsed, pronoun.sent) if t.i < pronoun.i]
    objective = is_object(pronoun) or is_prepositional_object(pronoun)
    objective = objective or pronoun.text.casefold() in ("him", "them")
    if pronoun.tag == "PRP$" or objective:
        yield from _doers_of_passives_last(parsed, reversed(before))
    else:
        yield from (t for t in before if is_nominal_subject(t))
    if not _is_after_thing(parsed, pronoun, before):
        yield from _earlier(parsed, pronoun)


def _is_after_thing(parsed: ParsedArticle, pronoun: Token, before: Iterable[Token]) -> bool:
    """Tell whether "it" may as well be a thing told of before: "stopped a ship as | it | left".

    Of a body named sentences ago it would then be a guess. "Its" has its own noun for company, and
    what it says tells of no speaker: "“We found a ship,” | it | said".
    """
    if pronoun.text.casefold() not in words("neuter") or pronoun.tag == "PRP$":
        return False
    things = (t for t in before if t.tag == "NN" and (is_direct_object(t) or is_nominal_subject(t)))
    if is_subject_of_report(parsed, pronoun):
        said = parsed.head(pronoun)
        things = (t for t in things if not hangs_on(parsed, t, said))
    return any(not is_body(parsed, t) and not is_person(parsed, t) for t in things)


def _doers_of_passives_last(parsed: ParsedArticle, nouns: Iterable[Token]) -> Iterator[Token]:
    """Yield nouns in their order, but whoever a passive was done by after the others.

    "The clerks were questioned by detectives after Lee accused | them |": the clerks.
    """
    doers = []
    for noun in nouns:
        link = preposition_before(parsed, noun)
        if link is not None and is_agent_phrase(link):
            doers.append(noun)
        else:
            yield noun
    yield from doers


def _above(parsed: ParsedArticle, pronoun: Token) -> Iterator[Token]:
    """Climb through the governors; yield subjects before the pronoun, controllers first."""
    for above in parsed.ancestors(pronoun):
        controlled = _controller(parsed, above)
        if controlled is not None and controlled.i < pronoun.i:
            yield controlled
        for child in parsed.children[above.i]:
            if is_nominal_subject(child) and child.i < pronoun.i:
                yield _possessor_or_self(parsed, relative_antecedent(parsed, child))
        yield from _of_relatives(parsed, above, pronoun)


def _of_relatives(parsed: ParsedArticle, above: Token, pronoun: Token) -> Iterator[Token]:
    """Yield subjects of relative clauses before: "benefits that X could gain, such as its …"."""
    nouns = [above, *direct_objects(parsed, above)]
    for clause in (c for n in nouns for c in relative_clauses(parsed, n) if c.i < pronoun.i):
        own = active_subject(parsed, clause)
        if own is not None and own.tag not in ("WP", "WDT"):
            yield own


def _controller(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the object of the verb above that does what this infinitive or gerund tells."""
    above = parsed.head(verb)
    link = preposition_before_clause(parsed, verb)
    if link is not None:
        above = parsed.head(link)
        if is_direct_object(above) or is_object_predicative(above) or is_attribute(above):
            above = parsed.head(above)  # "branded X a danger for …"
        blamed = link.lemma in words("blame_links") and above.lemma in words("blaming")
        controls = blamed or above.lemma in words("object_control")
    elif above.lemma in words("object_control"):
        to = any(t.tag == "TO" for t in auxiliaries(parsed, verb))
        controls = is_complement_clause(verb) or (is_adverbial_clause(verb) and to)
    else:
        controls = False
    held = objects(parsed, above) if controls else ()
    unheard = words("askers") | words("occasions")  # "told reporters, a news conference that they"
    held = [o for o in held if o.lemma not in unheard]
    able = (o for o in held if is_body(parsed, o) or is_person(parsed, o))
    return next(able, held[0] if held else None)


def _possessor_or_self(parsed: ParsedArticle, subject: Token) -> Token:
    """Return a subject, or whose it is: "Lee's fame began when | he | …", a thing's possessor."""
    if is_body(parsed, subject) or is_person(parsed, subject) or subject.pos == "PRON":
        return subject
    owner = possessor(parsed, subject)
    held = owner is not None and (is_body(parsed, owner) or is_person(parsed, owner))
    return owner if owner is not None and held else subject


def _objects(parsed: ParsedArticle, pronoun: Token) -> Iterator[Token]:
    """Yield the people of this sentence and the one before that are no subjects, last first."""
    first = parsed.parse.sentences[max(0, pronoun.sent - 1)][0]
    yield from reversed(list(people_in(parsed, first, pronoun.i)))


def _spoken_of(
    parsed: ParsedArticle, pronoun: Token, fits: Callable[[Token], bool]
) -> Token | None:
    """Return whom direct words mean that do not name him: the last whom the text speaks of.

    He acts in the sentence before, or is the one person that it tells of: in "Lee said that Kohl
    had gone. “| He | was ill,” Hale said" it may be either, and is nobody.
    """
    for first, last in _in_reach(parsed, pronoun, told_before(parsed, pronoun.sent, own=True)):
        acting = subjects(parsed, parsed.tokens[first].sent)
        acting = [t for t in acting if t.i < pronoun.i and fits(t)]
        if acting and not is_subject_of_report(parsed, acting[0]):
            return acting[0]
        named = list(people_in(parsed, first, min(last, pronoun.i)))
        told = _told_of_beside(parsed, first, last, named, fits)
        if told:
            return told[0] if len(told) == 1 else None
        other = [t for t in named if all(fits(c) for c in joined_people(parsed, t))]
        nouns = [t for t in acting if t.pos != "PRON"]
        mentioned = {t.text: t for t in (*other, *nouns)} or {t.text: t for t in acting}
        if mentioned:
            return next(iter(mentioned.values())) if len(mentioned) == 1 else None
    return None


def _told_of_beside(
    parsed: ParsedArticle,
    first: int,
    last: int,
    named: list[Token],
    fits: Callable[[Token], bool],
) -> list[Token]:
    """Return the people whom a teller tells of, where names stand in his own description alone.

    "Lee's counsel, Hale, doubted the witness. “| He | lied,” Hale said" is of the witness.
    """
    sentence = parsed.tokens[first].sent
    teller = next((t for t in subjects(parsed, sentence) if is_subject_of_report(parsed, t)), None)
    if teller is None or not named:
        return []
    own = {t.i for t in parsed.subtree(teller)}
    if any(t.i not in own for t in named):
        return []
    after = (t for t in nominals(parsed, sentence) if teller.i < t.i < last and t.i not in own)
    nouns = {t.text: t for t in after if t.pos == "NOUN" and is_person(parsed, t) and fits(t)}
    return list(nouns.values())


def _in_reach(
    parsed: ParsedArticle, pronoun: Token, numbers: Iterable[int]
) -> Iterator[tuple[int, int]]:
    """Yield the places of sentences in prose, as many as are looked back over."""
    looked = 0
    for sentence in numbers:
        first, last = parsed.parse.sentences[sentence]
        if not is_prose(parsed, first, last):
            continue
        looked += sentence != pronoun.sent
        if looked > REACH:
            return
        yield first, last


def _earlier(parsed: ParsedArticle, pronoun: Token) -> Iterator[Token]:
    told = tells_clause(parsed, pronoun) and pronoun.text.casefold() == "it"
    for first, _ in _in_reach(parsed, pronoun, told_before(parsed, pronoun.sent)):
        sentence = parsed.tokens[first].sent
        acting = subjects(parsed, sentence)
        yield from acting
        if told and sentence == pronoun.sent - 1:  # "the junta's announcement … | It | said"
            owners = (possessor(parsed, s) for s in acting)
            yield from (o for o in owners if o is not None and is_body(parsed, o))
