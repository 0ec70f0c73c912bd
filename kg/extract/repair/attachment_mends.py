"""The mends of joints that a parser set wrongly, by the names by which they are counted.

A mend is one function from a word to the words that it changes; it stands here with what a word
must have before it is asked (`kg.extract.repair.mend`).
"""

from __future__ import annotations

from kg.extract.repair import (
    agreement,
    arguments,
    asides,
    cue_arguments,
    cue_joints,
    deed_nouns,
    joined_objects,
    lists_of_people,
    lost_letters,
    negations,
    parted_subjects,
    participles,
    told_clauses,
)
from kg.extract.repair.mend import Mend
from kg.model import Act

_ALL = frozenset(Act)
_ACCUSING = frozenset({Act.ACCUSE})
_CHARGED = frozenset({Act.ACCUSE, Act.DENY})
_STATED = frozenset({Act.STATE})
_DENYING = frozenset({Act.DENY, Act.REFUSE, Act.CONDEMN})

MENDS: dict[str, Mend] = {
    "relative past what is denied": Mend(negations.relative_past_denied, labels="relcl"),
    "subject behind neither": Mend(
        negations.subject_behind_neither,
        labels="conj",
        below="dobj attr",
        without="nsubj nsubjpass",
    ),
    "verb of two auxiliaries": Mend(
        negations.verb_of_two_auxiliaries, labels="conj", below="neg", without="nsubj nsubjpass"
    ),
    "lemma without its e": Mend(lost_letters.lost_letter, tags="VB VBD VBG VBN VBP VBZ"),
    "lemma of another plural": Mend(lost_letters.plural_in_xes, tags="NNS"),
    "claim before its predicate": Mend(
        parted_subjects.claim_before_predicate, tags="NN NNS NNP NNPS VBZ VBP"
    ),
    "claim that opens a sentence": Mend(lost_letters.claim_at_start, tags="NNP NNPS NNS VBZ"),
    "label of a claim": Mend(
        lost_letters.label_of_claim, tags="IN RB", below="amod pobj acomp pcomp"
    ),
    "past joined to an infinitive": Mend(cue_joints.joined_past, labels="conj", tags="VBD"),
    "past joined to an adjective": Mend(
        cue_joints.past_joined_to_adjective, labels="conj", tags="VBD VBN", below="dobj"
    ),
    "penalty joined to its cue": Mend(
        cue_joints.penalty_joined_to_cue, labels="conj", tags="VBD VBN", below="dobj"
    ),
    "object of a particle": Mend(joined_objects.object_of_particle, labels="prt"),
    "particle as an adverb": Mend(joined_objects.particle_as_adverb, labels="advmod", tags="RB RP"),
    "second charge": Mend(joined_objects.second_charge, labels="conj"),
    "joined to the infinitive": Mend(
        cue_joints.joined_infinitive,
        labels="conj",
        tags="VB VBP",
        without="nsubj nsubjpass aux auxpass",
    ),
    "joined by number": Mend(
        agreement.joined_by_number, labels="conj", without="nsubj nsubjpass expl"
    ),
    "joined by name": Mend(agreement.joined_by_name, labels="conj", without="nsubj nsubjpass expl"),
    "relative by number": Mend(
        agreement.relative_by_number, labels="relcl", below="nsubj nsubjpass"
    ),
    "second participle of a group": Mend(
        arguments.second_participle_of_group, labels="conj", tags="VBD VBN"
    ),
    "joined by tense": Mend(
        agreement.joined_by_tense, labels="conj", without="nsubj nsubjpass expl"
    ),
    "middle of a list": Mend(
        agreement.middle_of_list, labels="advcl conj", without="aux auxpass nsubj mark"
    ),
    "joined to what is kept back": Mend(
        agreement.joined_to_withheld, labels="conj", without="nsubj nsubjpass expl"
    ),
    "second participle after with": Mend(
        participles.second_participle, tags="VBG", without="nsubj"
    ),
    "condition joined by but": Mend(cue_joints.joined_condition, labels="conj", below="mark"),
    "clause after a condition": Mend(cue_joints.clause_after_condition, labels="relcl"),
    "day of the cue": Mend(
        cue_joints.day_of_cue, labels="ccomp", below="nsubj nsubjpass csubj csubjpass"
    ),
    "inverted subject": Mend(cue_joints.inverted_subject, labels="attr dobj npadvmod"),
    "teller before a participle": Mend(
        cue_joints.teller_before_participle,
        labels="ccomp",
        tags="VBD VBN",
        below="nsubj nsubjpass",
        without="dobj ccomp mark",
    ),
    "subject after a participle": Mend(
        cue_joints.subject_after_participle, labels="csubj", tags="VBG"
    ),
    "clause of time": Mend(cue_joints.clause_of_time, labels="ccomp", below="mark"),
    "promise as a plural": Mend(
        cue_arguments.promise_as_plural, labels="conj", tags="NNS", below="xcomp ccomp"
    ),
    "object of a told relative": Mend(
        cue_arguments.object_of_told_relative, labels="dep", tags="WDT"
    ),
    "text that says": Mend(cue_arguments.text_that_says, labels="ccomp", tags="VBG", below="nsubj"),
    "role of what is cited": Mend(
        cue_arguments.role_of_cited, labels="prep", tags="IN", below="pobj"
    ),
    "denied besides": Mend(
        cue_arguments.denied_besides,
        labels="advcl",
        tags="VBG",
        acts=_DENYING,
        without="nsubj mark",
    ),
    "pick of somebody": Mend(participles.pick_of_somebody, tags="VB VBP VBD", below="dobj"),
    "list before its verb": Mend(
        parted_subjects.listed_before_verb,
        labels="conj",
        below="aux auxpass",
        without="nsubj nsubjpass csubj expl",
    ),
    "clause of a topic": Mend(cue_joints.clause_of_topic, labels="ccomp"),
    "verb as an adjective": Mend(
        cue_joints.verb_as_adjective, labels="acl acomp xcomp", without="dobj nsubj"
    ),
    "may or may not": Mend(cue_joints.either_way, tags="MD"),
    "subject as an adverbial": Mend(arguments.subject_as_adverbial, labels="npadvmod"),
    "subject as an apposition": Mend(
        arguments.subject_as_apposition, tags="VBD VBZ", below="nsubj"
    ),
    "object as what one is called": Mend(arguments.object_called, labels="oprd"),
    "agent of the passive": Mend(arguments.agent_of_passive, tags="VBN", below="xcomp"),
    "agent after a phrase": Mend(
        asides.agent_after_phrase, tags="VBN", acts=_ALL, below="auxpass", without="agent"
    ),
    "agent after a clause": Mend(deed_nouns.agent_after_clause, tags="VBN", below="advcl"),
    "charge after who makes it": Mend(
        asides.charge_after_agent, tags="VBN", acts=_ALL, below="agent"
    ),
    "agent after a charge": Mend(
        asides.agent_after_charge, tags="VBN", acts=_ACCUSING, below="auxpass", without="agent"
    ),
    "agent of a telling": Mend(
        asides.agent_of_telling, tags="VBN", acts=_ALL, below="ccomp", without="agent"
    ),
    "object behind as": Mend(asides.object_behind_as, tags="VBD VBG VBN VBP VBZ"),
    "asked in front": Mend(
        asides.asked_in_front,
        labels="advcl ccomp",
        tags="VBD",
        without="nsubj nsubjpass csubj expl dobj",
    ),
    "phrase behind a particle": Mend(asides.phrase_behind_particle, labels="prep"),
    "asked in an aside": Mend(asides.asked_aside, tags="VBD", below="nsubj"),
    "subject before a parenthesis": Mend(
        asides.subject_before_parenthesis, labels="parataxis", below="nsubj"
    ),
    "clause told": Mend(arguments.told_clause, labels="acl relcl"),
    "day before the verb": Mend(
        arguments.day_before_verb, tags="VBD VBN VBP VBZ", below="nsubj nsubjpass"
    ),
    "joined to an existential": Mend(
        arguments.joined_to_existential, labels="conj", without="nsubj nsubjpass expl"
    ),
    "participle of a feeling": Mend(arguments.participle_of_feeling, tags="VBG", below="aux"),
    "participle of a text": Mend(
        arguments.participle_of_text, labels="advcl", tags="VBG", without="nsubj aux mark"
    ),
    "participle before a noun": Mend(arguments.participle_before_noun, tags="VBG"),
    "apposition across the verb": Mend(asides.apposition_across_verb, labels="appos"),
    "office before a subject": Mend(
        arguments.office_before_subject, tags="VBD VBP VBZ", below="nsubj"
    ),
    "subject after a phrase in front": Mend(
        arguments.subject_after_front, labels="ROOT", tags="VBD VBZ", without="nsubj nsubjpass expl"
    ),
    "contracted not": Mend(agreement.contracted_not, tags="RB"),
    "clause of a telling": Mend(told_clauses.clause_of_telling, labels="prep", below="pcomp"),
    "clause of an occasion": Mend(told_clauses.clause_of_occasion, labels="acl relcl"),
    "added by the teller": Mend(
        told_clauses.added_by_teller, labels="conj", tags="VBD", without="nsubj"
    ),
    "that before a closing mark": Mend(asides.that_before_closing_mark, labels="mark", tags="IN"),
    "be with its own predicate": Mend(
        agreement.be_with_its_own_predicate, labels="aux auxpass", tags="VBD VBZ VBP", below="nsubj"
    ),
    "what is told of": Mend(parted_subjects.what_is_told_of, labels="dobj", tags="WP"),
    "clause of a person": Mend(told_clauses.clause_of_person, labels="relcl"),
    "person of a list": Mend(lists_of_people.listed_person, labels="appos"),
    "bodies of an office": Mend(lists_of_people.bodies_of_office, labels="appos"),
    "relative by name": Mend(lists_of_people.relative_by_name, labels="nsubj"),
    "name of an owner": Mend(lists_of_people.name_of_owner, labels="appos"),
    "first of a list": Mend(lists_of_people.first_of_list, labels="npadvmod"),
    "joined surname": Mend(lists_of_people.joined_surname, labels="conj"),
    "second office": Mend(lists_of_people.second_office, labels="conj"),
    "second subject": Mend(
        lists_of_people.second_subject, tags="VBD VBP VBZ", below="nsubj nsubjpass"
    ),
    "clause of an infinitive": Mend(told_clauses.clause_of_infinitive, labels="ccomp"),
    "charge after who are joined": Mend(
        told_clauses.charge_after_joined, tags="VBD VBG VBN VBP VBZ", acts=_ACCUSING, below="dobj"
    ),
    "deed before its object": Mend(
        deed_nouns.deed_before_object, tags="VB VBD VBG VBN VBP VBZ", acts=_CHARGED
    ),
    "agent of a deed": Mend(deed_nouns.agent_of_deed, labels="agent prep"),
    "accused behind a deed": Mend(deed_nouns.accused_behind_deed, labels="prep", below="pobj"),
    "claim without its number": Mend(
        agreement.claim_without_its_number, labels="ccomp", tags="VB VBP", without="aux mark"
    ),
    "phrase of a counted deed": Mend(
        deed_nouns.phrase_of_counted_deed, labels="prep", below="pobj pcomp"
    ),
    "object of a deed denied": Mend(deed_nouns.object_of_denied_deed, tags="VBD VBG VBN VBP VBZ"),
    "teller behind a name": Mend(
        asides.teller_behind_name,
        tags="VBD VBZ",
        acts=_STATED,
        below="ccomp",
        without="nsubj nsubjpass",
    ),
    "place of a part": Mend(
        told_clauses.place_of_part, tags="VBD VBG VBN VBP VBZ", acts=_ACCUSING, below="prep"
    ),
    "body after a place": Mend(told_clauses.body_after_place, labels="conj"),
    "need as a modal": Mend(negations.need_as_modal, tags="MD VBP"),
    "let alone": Mend(negations.let_alone, tags="RB"),
    "yet before an infinitive": Mend(negations.yet_to, labels="advmod"),
    "not of the subject": Mend(negations.not_of_subject, labels="neg", tags="RB"),
    "instead of a deed": Mend(negations.instead_of_deed, labels="advcl conj", tags="VBG"),
    "deed before the subject": Mend(negations.deed_before_subject, labels="pcomp", tags="VBG"),
    "object of a noun's clause": Mend(told_clauses.object_of_noun_clause, labels="acl"),
    "claim behind its label": Mend(asides.claim_behind_label, labels=" ".join(asides.CLAIMS)),
    "question of an adjective": Mend(
        told_clauses.question_of_adjective, labels="advcl", tags="VBD VBN VBZ"
    ),
    "charge of deeds": Mend(
        told_clauses.charge_of_deeds, tags="VBD VBG VBN VBP VBZ", acts=_ACCUSING
    ),
    "verb as a plural": Mend(told_clauses.verb_as_plural, labels="dobj", tags="NNS"),
    "thing to be done": Mend(deed_nouns.thing_to_be_done, labels="acl ccomp", tags="VBN VBD"),
    "believed of somebody": Mend(
        deed_nouns.believed_of_somebody, tags="VBD VBN", below="xcomp", without="cc mark aux"
    ),
    "first of two objects": Mend(deed_nouns.first_of_two_objects, labels="dobj"),
    "recipient as a sort": Mend(joined_objects.recipient_as_sort, labels="dobj"),
    "charge before a court": Mend(participles.charge_before_court, labels="acl", tags="VBN"),
    "participle for people": Mend(
        participles.participle_for_people, tags="VBN", below="det predet nummod poss"
    ),
    "subject before a phrase": Mend(parted_subjects.subject_before_phrase, labels="dobj nsubj"),
    "subject before a relative": Mend(parted_subjects.subject_before_relative, labels="dobj"),
    "addressed in front": Mend(
        parted_subjects.addressed_in_front, tags="VBD VBN VBP VBZ", below="nsubj"
    ),
    "cause before a clause": Mend(
        parted_subjects.cause_before_clause,
        labels="ccomp",
        below="nsubj nsubjpass expl",
        without="mark",
    ),
    "second object of a phrase": Mend(joined_objects.second_object_of_phrase, labels="dobj"),
    "second of who are judged": Mend(
        joined_objects.second_charged, tags="VBD VBG VBN VBP VBZ", acts=_ALL, below="dobj"
    ),
    "topic after a day": Mend(
        joined_objects.topic_after_day,
        tags="VBD VBG VBN VBP VBZ",
        acts=_ALL,
        below="prep npadvmod dobj",
    ),
    "infinitive as an adjective": Mend(joined_objects.infinitive_as_adjective, labels="dobj"),
    "relative of a part": Mend(
        joined_objects.relative_of_part, labels="advcl ccomp conj parataxis"
    ),
    "office behind a prefix": Mend(
        joined_objects.office_behind_prefix, labels="appos attr conj dobj nsubj nsubjpass"
    ),
    "people accused together": Mend(participles.people_accused_together, tags="VBD VBN"),
    "verb behind a prefix": Mend(joined_objects.verb_behind_prefix, tags="VBD VBN"),
    "saying of the subject": Mend(joined_objects.saying_of_subject, labels="acl", tags="VBG"),
    "infinitives of a list": Mend(
        agreement.listed_infinitives, labels="conj", without="nsubj nsubjpass aux"
    ),
    "past after an infinitive": Mend(agreement.past_after_infinitive, labels="conj", tags="VBD"),
    "charges after a comma": Mend(
        joined_objects.charges_after_comma, labels="conj", tags="VBZ", below="ccomp"
    ),
    "person as an adverb": Mend(participles.person_as_adverb, tags="RB"),
    "hearer before a name": Mend(told_clauses.hearer_before_name, labels="compound nmod amod"),
    "participle wished": Mend(
        participles.participle_wished, labels="ccomp", tags="VBD VBN", below="nsubj"
    ),
    "matter of a feeling": Mend(cue_arguments.matter_of_feeling, labels="dobj"),
    "clause of an inner cue": Mend(cue_arguments.clause_of_inner_cue, labels="ccomp"),
    "kept back by the teller": Mend(
        cue_arguments.kept_back_by_teller, labels="conj", without="nsubj nsubjpass expl"
    ),
    "predicate of a saying": Mend(
        cue_arguments.predicate_of_saying,
        labels="acl advcl ccomp conj",
        tags="VBD VBG VBN VBZ",
        without="nsubj nsubjpass csubj expl mark cc",
    ),
    "subjects in a headline": Mend(agreement.subjects_in_headline, labels="nsubj", tags="NN NNP"),
    "reason after who are joined": Mend(
        told_clauses.reason_after_joined, tags="VBD VBG VBN VBP VBZ"
    ),
    "subject taken up": Mend(parted_subjects.subject_taken_up, labels="nsubj", tags="PRP"),
    "told by the subject": Mend(
        cue_arguments.told_by_subject, tags="VBD VBZ", acts=_ALL, below="dobj", without="mark"
    ),
    "subject after certainty": Mend(
        cue_arguments.subject_after_certainty, labels="conj", below="aux", without="nsubj"
    ),
    "claim after a day": Mend(
        cue_arguments.claim_after_day, tags="VBD VBN VBZ", acts=_ALL, below="prep", without="dobj"
    ),
    "claim answered": Mend(
        cue_arguments.claim_answered,
        labels="advcl ccomp conj parataxis",
        tags="VBD VBN",
        acts=_ALL,
        below="nsubj",
        without="aux dobj",
    ),
    "charge after a modifier": Mend(
        told_clauses.charge_after_modifier, tags="VBD VBG VBN VBP VBZ", acts=_ACCUSING, below="dobj"
    ),
    "main verb before a teller": Mend(
        participles.main_verb_before_teller, labels="acl", tags="VBN", without="agent auxpass"
    ),
    "subject behind a link": Mend(
        parted_subjects.subject_behind_link,
        labels="advcl",
        tags="VBD VBN VBZ",
        without="nsubj nsubjpass csubj expl mark",
    ),
    "names of several": Mend(lists_of_people.names_of_several, labels="conj", tags="NNP"),
    "owners in the plural": Mend(parted_subjects.owners_in_plural, labels="punct", tags="POS ''"),
    "participle of the teller": Mend(
        cue_joints.participle_of_teller,
        labels="acl advcl xcomp conj",
        tags="VBG",
        acts=_STATED,
        below="ccomp",
        without="nsubj aux",
    ),
    "participle of a sender": Mend(participles.participle_of_sender, "acl xcomp", tags="VBG"),
    "participle in front": Mend(participles.participle_in_front, labels="advcl csubj", tags="VBN"),
    "relative of a deed": Mend(agreement.relative_of_deed, labels="relcl", below="nsubj nsubjpass"),
    "relative of a text": Mend(agreement.relative_of_text, "relcl", acts=_ALL, below="nsubj"),
    "clause without that": Mend(
        participles.clause_without_that,
        labels="acl advcl ccomp conj pcomp relcl xcomp",
        tags="VBD VBG VBP VBZ",
        acts=_ALL,
    ),
    "subject of what is told": Mend(
        participles.subject_of_told, labels="ccomp", without="nsubj nsubjpass mark"
    ),
    "verb behind an adverb": Mend(
        lost_letters.verb_behind_adverb,
        labels="ccomp ROOT relcl advcl",
        tags="NN",
        below="advmod",
        without="det amod compound poss cop",
    ),
    "teller without a comma": Mend(
        cue_arguments.teller_without_comma,
        labels="ccomp conj",
        tags="VBD",
        acts=_ALL,
        below="nsubj",
    ),
}
"""Name of the mend → what makes it at one word, and of which words it is asked."""
