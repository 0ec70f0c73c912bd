"""Joints that a parser set wrongly, where grammar leaves no doubt.

In: the article as parsed. Out: the same with labels, governors and lemmas set right. A mend is one
function from a word to the words that it changes, under a name by which it is counted
(`tests/benchmarks/clauses.py`). What only clauses need is in `kg.extract.clauses.repairs`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.repair import agreement, asides, deed_nouns, parted_subjects
from kg.extract.repair.arguments import (
    agent_of_passive,
    apposition_across_verb,
    day_before_verb,
    joined_to_existential,
    object_called,
    office_before_subject,
    participle_before_noun,
    participle_of_feeling,
    participle_of_text,
    second_passive,
    subject_after_front,
    subject_as_adverbial,
    subject_as_apposition,
    told_clause,
)
from kg.extract.repair.cue_arguments import (
    claim_after_day,
    claim_answered,
    clause_of_inner_cue,
    kept_back_by_teller,
    matter_of_feeling,
    predicate_of_saying,
    subject_after_certainty,
    told_by_subject,
)
from kg.extract.repair.cue_joints import (
    ADJECTIVE_JOINTS,
    clause_after_condition,
    clause_of_topic,
    day_of_cue,
    either_way,
    inverted_subject,
    joined_condition,
    joined_infinitive,
    joined_past,
    subject_after_participle,
    teller_before_participle,
    verb_as_adjective,
)
from kg.extract.repair.joined_infinitives import listed_infinitives, past_after_infinitive
from kg.extract.repair.joined_objects import (
    charges_after_comma,
    infinitive_as_adjective,
    office_behind_prefix,
    recipient_as_sort,
    relative_of_part,
    saying_of_subject,
    second_charged,
    second_object_of_phrase,
    topic_after_day,
    verb_behind_prefix,
)
from kg.extract.repair.lists_of_people import (
    bodies_of_office,
    first_of_list,
    joined_surname,
    listed_person,
    second_office,
    second_subject,
)
from kg.extract.repair.lost_letters import lost_letter, plural_in_xes
from kg.extract.repair.negations import (
    deed_before_subject,
    instead_of_deed,
    let_alone,
    not_of_subject,
    relative_past_denied,
    subject_behind_neither,
    verb_of_two_auxiliaries,
)
from kg.extract.repair.participles import (
    charge_before_court,
    participle_for_people,
    participle_wished,
    second_participle,
)
from kg.extract.repair.told_clauses import (
    body_after_place,
    charge_after_joined,
    charge_after_modifier,
    charge_of_deeds,
    claim_called_false,
    clause_of_infinitive,
    clause_of_occasion,
    clause_of_person,
    object_of_noun_clause,
    place_of_part,
    question_of_adjective,
    reason_after_joined,
    verb_as_plural,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle

    type Mend = Callable[[ParsedArticle, Token], tuple[Token, ...]]

_INFLECTED = frozenset({"MD", "NNS", "RB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_MENDED = frozenset(
    {
        *("advcl", "acl", "appos", "attr", "ccomp", "conj", "dobj", "npadvmod", "nsubj"),
        *("agent", "nsubjpass", "oprd", "parataxis", "prep", "relcl", "xcomp"),
    }
)
"""What a word is in its clause, or the tag of a verb or adverb, where a mend changes it."""


def with_attachments_mended(parsed: ParsedArticle) -> ParsedArticle:
    """Return the article with such joints set right; the same one where there is none."""
    moves = [tokens for _, tokens in mends(parsed)]
    if not moves:
        return parsed
    tokens = list(parsed.tokens)
    for move in moves:
        _move(tokens, move)
    return parsed.with_parse(replace(parsed.parse, tokens=tuple(tokens)))


def mends(parsed: ParsedArticle) -> Iterator[tuple[str, tuple[Token, ...]]]:
    """Yield each mend that a word of the read lines needs: its name and the words as they are then.

    A word is changed once: what another mend of the same words would change is left.
    """
    taken: set[int] = set()
    for token in parsed.readable:
        if token.dep not in _MENDED and token.tag not in _INFLECTED:
            continue
        for name in _mends_of(token.dep, token.tag):
            changed = MENDS[name](parsed, token)
            if changed and taken.isdisjoint(t.i for t in changed):
                taken.update(t.i for t in changed)
                yield name, changed


@cache
def _mends_of(dep: str, tag: str) -> tuple[str, ...]:
    """Return the names of the mends that look at words with a label and a tag."""
    return tuple(name for name, of in _OF.items() if dep in of or tag in of)


def _move(tokens: list[Token], move: tuple[Token, ...]) -> None:
    """Join tokens anew, unless that would make one of them govern itself.

    Each move is right by itself; two of them can close a circle.
    """
    before = [tokens[t.i] for t in move]
    for token in move:
        tokens[token.i] = token
    if any(_governs_itself(tokens, t) for t in move):
        for token in before:
            tokens[token.i] = token


def _governs_itself(tokens: list[Token], token: Token) -> bool:
    passed = {token.i}
    above = token
    while above.head != above.i:
        above = tokens[above.head]
        if above.i in passed:
            return True
        passed.add(above.i)
    return False


MENDS: dict[str, Mend] = {
    "relative past what is denied": relative_past_denied,
    "subject behind neither": subject_behind_neither,
    "verb of two auxiliaries": verb_of_two_auxiliaries,
    "lemma without its e": lost_letter,
    "lemma of another plural": plural_in_xes,
    "past joined to an infinitive": joined_past,
    "joined to the infinitive": joined_infinitive,
    "joined by number": agreement.joined_by_number,
    "joined by name": agreement.joined_by_name,
    "relative by number": agreement.relative_by_number,
    "second participle of a passive": second_passive,
    "joined by tense": agreement.joined_by_tense,
    "middle of a list": agreement.middle_of_list,
    "joined to what is kept back": agreement.joined_to_withheld,
    "second participle after with": second_participle,
    "condition joined by but": joined_condition,
    "clause after a condition": clause_after_condition,
    "day of the cue": day_of_cue,
    "inverted subject": inverted_subject,
    "teller before a participle": teller_before_participle,
    "subject after a participle": subject_after_participle,
    "clause of a topic": clause_of_topic,
    "verb as an adjective": verb_as_adjective,
    "may or may not": either_way,
    "subject as an adverbial": subject_as_adverbial,
    "subject as an apposition": subject_as_apposition,
    "object as what one is called": object_called,
    "agent of the passive": agent_of_passive,
    "agent after a phrase": asides.agent_after_phrase,
    "agent of a telling": asides.agent_of_telling,
    "object behind as": asides.object_behind_as,
    "charge after who makes it": asides.charge_after_agent,
    "asked in an aside": asides.asked_aside,
    "asked in front": asides.asked_in_front,
    "subject before a parenthesis": asides.subject_before_parenthesis,
    "object of a noun's clause": object_of_noun_clause,
    "claim called false": claim_called_false,
    "claim behind its label": asides.claim_behind_label,
    "clause told": told_clause,
    "day before the verb": day_before_verb,
    "joined to an existential": joined_to_existential,
    "participle of a feeling": participle_of_feeling,
    "participle of a text": participle_of_text,
    "participle before a noun": participle_before_noun,
    "apposition across the verb": apposition_across_verb,
    "office before a subject": office_before_subject,
    "subject after a phrase in front": subject_after_front,
    "contracted not": agreement.contracted_not,
    "clause of an occasion": clause_of_occasion,
    "clause of a person": clause_of_person,
    "person of a list": listed_person,
    "first of a list": first_of_list,
    "joined surname": joined_surname,
    "second subject": second_subject,
    "second office": second_office,
    "bodies of an office": bodies_of_office,
    "clause of an infinitive": clause_of_infinitive,
    "charge after who are joined": charge_after_joined,
    "charge after a modifier": charge_after_modifier,
    "deed before its object": deed_nouns.deed_before_object,
    "agent of a deed": deed_nouns.agent_of_deed,
    "object of a deed denied": deed_nouns.object_of_denied_deed,
    "teller behind a name": asides.teller_behind_name,
    "place of a part": place_of_part,
    "body after a place": body_after_place,
    "charge of deeds": charge_of_deeds,
    "question of an adjective": question_of_adjective,
    "let alone": let_alone,
    "not of the subject": not_of_subject,
    "instead of a deed": instead_of_deed,
    "deed before the subject": deed_before_subject,
    "verb as a plural": verb_as_plural,
    "recipient as a sort": recipient_as_sort,
    "charge before a court": charge_before_court,
    "participle for people": participle_for_people,
    "subject before a phrase": parted_subjects.subject_before_phrase,
    "subject before a relative": parted_subjects.subject_before_relative,
    "addressed in front": parted_subjects.addressed_in_front,
    "cause before a clause": parted_subjects.cause_before_clause,
    "second object of a phrase": second_object_of_phrase,
    "second of who are judged": second_charged,
    "topic after a day": topic_after_day,
    "infinitive as an adjective": infinitive_as_adjective,
    "office behind a prefix": office_behind_prefix,
    "verb behind a prefix": verb_behind_prefix,
    "relative of a part": relative_of_part,
    "saying of the subject": saying_of_subject,
    "infinitives of a list": listed_infinitives,
    "past after an infinitive": past_after_infinitive,
    "charges after a comma": charges_after_comma,
    "participle wished": participle_wished,
    "matter of a feeling": matter_of_feeling,
    "clause of an inner cue": clause_of_inner_cue,
    "kept back by the teller": kept_back_by_teller,
    "predicate of a saying": predicate_of_saying,
    "subjects in a headline": agreement.subjects_in_headline,
    "reason after who are joined": reason_after_joined,
    "subject taken up": parted_subjects.subject_taken_up,
    "told by the subject": told_by_subject,
    "subject after certainty": subject_after_certainty,
    "claim after a day": claim_after_day,
    "claim answered": claim_answered,
}
"""Name of the mend → what makes it at one word."""

_OF: dict[str, frozenset[str]] = {
    "relative past what is denied": frozenset({"relcl"}),
    "subject behind neither": frozenset({"conj"}),
    "verb of two auxiliaries": frozenset({"conj"}),
    "lemma without its e": frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"}),
    "lemma of another plural": frozenset({"NNS"}),
    "past joined to an infinitive": frozenset({"conj"}),
    "joined to the infinitive": frozenset({"conj"}),
    "joined by number": frozenset({"conj"}),
    "joined by name": frozenset({"conj"}),
    "relative by number": frozenset({"relcl"}),
    "second participle of a passive": frozenset({"VBD", "VBN"}),
    "joined by tense": frozenset({"conj"}),
    "middle of a list": frozenset({"conj", "advcl"}),
    "joined to what is kept back": frozenset({"conj"}),
    "second participle after with": frozenset({"VBG"}),
    "condition joined by but": frozenset({"conj"}),
    "clause after a condition": frozenset({"relcl"}),
    "day of the cue": frozenset({"ccomp"}),
    "inverted subject": frozenset({"dobj", "attr", "npadvmod"}),
    "teller before a participle": frozenset({"ccomp"}),
    "subject after a participle": frozenset({"csubj"}),
    "clause of a topic": frozenset({"ccomp"}),
    "verb as an adjective": frozenset(ADJECTIVE_JOINTS),
    "may or may not": frozenset({"MD"}),
    "subject as an adverbial": frozenset({"npadvmod"}),
    "subject as an apposition": frozenset({"VBD", "VBZ"}),
    "object as what one is called": frozenset({"oprd"}),
    "agent of the passive": frozenset({"VBN"}),
    "agent after a phrase": frozenset({"VBN"}),
    "charge after who makes it": frozenset({"VBN"}),
    "agent of a telling": frozenset({"VBN"}),
    "object behind as": frozenset({"VBD", "VBG", "VBN", "VBP", "VBZ"}),
    "asked in front": frozenset({"VBD"}),
    "asked in an aside": frozenset({"VBD"}),
    "subject before a parenthesis": frozenset({"parataxis"}),
    "clause told": frozenset({"relcl", "acl"}),
    "day before the verb": frozenset({"VBD", "VBN", "VBP", "VBZ"}),
    "joined to an existential": frozenset({"conj"}),
    "participle of a feeling": frozenset({"VBG"}),
    "participle of a text": frozenset({"VBG"}),
    "participle before a noun": frozenset({"VBG"}),
    "apposition across the verb": frozenset({"appos"}),
    "office before a subject": frozenset({"VBD", "VBZ", "VBP"}),
    "subject after a phrase in front": frozenset({"VBD", "VBZ"}),
    "contracted not": frozenset({"RB"}),
    "clause of an occasion": frozenset({"acl", "relcl"}),
    "clause of a person": frozenset({"relcl"}),
    "person of a list": frozenset({"appos"}),
    "bodies of an office": frozenset({"appos"}),
    "first of a list": frozenset({"npadvmod"}),
    "joined surname": frozenset({"conj"}),
    "second office": frozenset({"conj"}),
    "second subject": frozenset({"VBD", "VBZ", "VBP"}),
    "clause of an infinitive": frozenset({"ccomp"}),
    "charge after who are joined": frozenset({"VBD", "VBG", "VBN", "VBP", "VBZ"}),
    "deed before its object": frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"}),
    "agent of a deed": frozenset({"prep", "agent"}),
    "object of a deed denied": frozenset({"VBD", "VBG", "VBN", "VBP", "VBZ"}),
    "teller behind a name": frozenset({"VBD", "VBZ"}),
    "place of a part": frozenset({"VBD", "VBG", "VBN", "VBP", "VBZ"}),
    "body after a place": frozenset({"conj"}),
    "let alone": frozenset({"RB"}),
    "not of the subject": frozenset({"RB"}),
    "instead of a deed": frozenset({"VBG"}),
    "deed before the subject": frozenset({"VBG"}),
    "object of a noun's clause": frozenset({"acl"}),
    "claim called false": frozenset({"acl"}),
    "claim behind its label": frozenset(asides.CLAIMS),
    "question of an adjective": frozenset({"VBD", "VBN", "VBZ"}),
    "charge of deeds": frozenset({"VBD", "VBG", "VBN", "VBP", "VBZ"}),
    "verb as a plural": frozenset({"dobj"}),
    "recipient as a sort": frozenset({"dobj"}),
    "charge before a court": frozenset({"VBN"}),
    "participle for people": frozenset({"VBN"}),
    "subject before a phrase": frozenset({"dobj", "nsubj"}),
    "subject before a relative": frozenset({"dobj"}),
    "addressed in front": frozenset({"VBD", "VBN", "VBP", "VBZ"}),
    "cause before a clause": frozenset({"ccomp"}),
    "second object of a phrase": frozenset({"dobj"}),
    "second of who are judged": frozenset({"VBD", "VBG", "VBN", "VBP", "VBZ"}),
    "topic after a day": frozenset({"VBD", "VBG", "VBN", "VBP", "VBZ"}),
    "infinitive as an adjective": frozenset({"dobj"}),
    "relative of a part": frozenset({"advcl", "ccomp", "conj", "parataxis"}),
    "office behind a prefix": frozenset({"appos", "attr", "conj", "dobj", "nsubj", "nsubjpass"}),
    "verb behind a prefix": frozenset({"VBD", "VBN"}),
    "saying of the subject": frozenset({"acl"}),
    "infinitives of a list": frozenset({"conj"}),
    "past after an infinitive": frozenset({"conj"}),
    "charges after a comma": frozenset({"conj"}),
    "participle wished": frozenset({"VBD", "VBN"}),
    "matter of a feeling": frozenset({"dobj"}),
    "clause of an inner cue": frozenset({"ccomp"}),
    "kept back by the teller": frozenset({"conj"}),
    "predicate of a saying": frozenset({"VBG", "VBN", "VBZ", "VBD"}),
    "subjects in a headline": frozenset({"nsubj"}),
    "reason after who are joined": frozenset({"VBD", "VBG", "VBN", "VBP", "VBZ"}),
    "subject taken up": frozenset({"nsubj"}),
    "told by the subject": frozenset({"VBD", "VBZ"}),
    "subject after certainty": frozenset({"conj"}),
    "claim after a day": frozenset({"VBD", "VBN", "VBZ"}),
    "claim answered": frozenset({"VBD", "VBN"}),
    "charge after a modifier": frozenset({"VBD", "VBG", "VBN", "VBP", "VBZ"}),
}
"""Name of the mend → the labels or the tags of the words that it may change."""
