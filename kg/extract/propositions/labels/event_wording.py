"""Events of widely worded classes under the words of their clause.

"The union endorsed Lee" is no "stands up for"; "suspended her campaign" is no "ceases fire". What
is sent, said or done to somebody under the very word of its class keeps the class's label, which
is the same in all articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses import Kind
from kg.extract.event_lexicon import kinds
from kg.extract.inflection import base_of_third_person
from kg.extract.lexicon import words
from kg.extract.propositions.fillers import actors_of, fillers
from kg.extract.propositions.labels.clause_labels import clause_label
from kg.extract.propositions.labels.clause_words import as_sentence
from kg.extract.propositions.labels.phrase_words import PhraseWords
from kg.extract.propositions.predicate_class import is_party
from kg.ids import key_id
from kg.model.replace import replace

if TYPE_CHECKING:
    from kg.extract.actors.identities import Identities
    from kg.extract.clauses import Clause, ClauseIndex
    from kg.extract.propositions.plover_acts import Claim
    from kg.parse import ParsedArticle


def with_doer(parsed: ParsedArticle, told: Claim, clause: Clause, identities: Identities) -> Claim:
    """Return an event with who does it by its clause, where the event's own rule names nobody.

    "Somebody kills two guards" in "a man accused of killing two guards" is what a man does, and
    another claim than that somebody does. Who "receives money" does not send it.
    """
    claim, frame = told
    who, rest = clause.who, claim.label.removeprefix("Somebody ")
    known = rest == claim.label or any(role == "agent" for role, _ in claim.roles)
    if who is None or known or claim.key[1:2] != ("",):
        return told
    head = parsed.tokens[who.head]
    actors = actors_of(head, identities)
    does = fillers(parsed, who, identities)
    subject = PhraseWords(parsed, identities, actors).subject(who)
    open_yet = head.text.casefold() in words("whole_pronouns")  # "anything that hurts them"
    open_yet = open_yet or (head.pos == "PRON" and not actors)
    apart = not who.span.overlaps(claim.trigger) and all(is_party(f.filler) for f in does)
    gets = {f.actor for role, filled in claim.roles if role == "recipient" for f in filled}
    apart = apart and gets.isdisjoint({f.filler.actor for f in does} - {None})
    if subject is None or open_yet or not apart:
        return told
    verb, _, rest = rest.partition(" ")
    plural = "are" if verb == "is" else base_of_third_person(verb)
    label = as_sentence([subject[0], plural if subject[1] else verb, rest])
    key = (claim.key[0], *sorted({f.key for f in does}), *claim.key[1:])
    roles = (("agent", tuple(f.filler for f in does)), *claim.roles)
    return replace(claim, id=key_id("p", *key), key=key, label=label, roles=roles), frame


def in_own_words(
    parsed: ParsedArticle,
    told: Claim,
    clause: Clause,
    index: ClauseIndex,
    identities: Identities,
    negated: bool,
) -> Claim:
    """Return an event of a widely worded class with its clause for a label; others as they are.

    So it stays where the clause keeps a negation, or names less than the event: "they", nobody; and
    where its words are turned: who "stayed within the law" is said not to have broken it.
    """
    claim, frame = told
    kind = kinds().get(claim.key[0]) if claim.key else None
    its = clause.kind in (Kind.VERB, Kind.LIGHT) and clause.predicate.overlaps(claim.trigger)
    turned = frame is None or frame.event.turned
    died = clause.who is not None and clause.lemma in words("dying")  # "15 people die in raids"
    loose = kind is not None and (kind.loose or died)
    if not loose or not its or turned or (claim.quantity is not None and not died):
        return told
    whole = any(role in ("recipient", "theme") for role, _ in claim.roles)
    if whole and kind is not None and kind.verb.split()[0].startswith(clause.lemma.split()[0]):
        return told  # "agrees with", "releases": its very word
    label = clause_label(parsed, clause, index, identities, negated, (clause.span,))
    subject = clause.subject
    pronoun = subject is not None and parsed.tokens[subject.head].pos == "PRON"
    first = label.text.split(" ")[0].casefold()
    if first in words("whole_pronouns"):
        return told  # "no plan | that would hurt anybody |": nothing is said of anything
    nameless = first == "somebody" or (pronoun and first in words("personal_pronouns"))
    if not label.neutral or (nameless and not claim.label.startswith("Somebody ")):
        return told
    return replace(claim, label=label.text), frame
