"""Pronouns whose antecedent a construction settles before any is looked for.

A purpose clause helps the receiver; "what they call a war" is the subject's word; a result goes on
with the pronoun before it; an answer is his who was asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.actors.coreference.accused import (
    denier_of_charge,
    owner_of_entered_place,
    person_accused,
    person_asked_of_himself,
    person_blamed_before,
    person_confronted,
)
from kg.extract.actors.coreference.antecedent_reach import told_near
from kg.extract.actors.coreference.parties import doer_of_phrase, other_party, owner_of_alleged_deed
from kg.extract.actors.coreference.pronoun_agreement import base_pronoun
from kg.extract.actors.coreference.tellers import person_judged
from kg.extract.grammar.clause_structure import subject
from kg.extract.grammar.dependents import (
    active_subject,
    adverbs,
    auxiliaries,
    direct_object,
    finite_complement,
    first_object,
    has_subject,
    main_word,
    object_of,
    own_subject,
    passive_subject,
    possessor,
    prepositions,
)
from kg.extract.grammar.entities import is_persons_name
from kg.extract.grammar.functions import (
    is_adverbial_clause,
    is_attributive,
    is_clause_on_noun,
    is_conjunct,
    is_direct_object,
    is_main,
    is_nominal_subject,
    is_preposition,
    is_prepositional_object,
)
from kg.extract.grammar.governors import (
    main_word_above,
    noun_owned,
    owner_of_phrase,
    stands_after,
    verb_of_active_subject,
)
from kg.extract.grammar.noun_dependents import lemmas_beside, main_subject, phrase_words, verb_above
from kg.extract.grammar.possible_speakers import is_body, is_person
from kg.extract.lexicon import lexicon, words
from kg.parse.token_memo import once_per_token

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

_AHEAD = 25
"""Tokens from a sentence's start to a pronoun ahead of the subject at most: "he said he said …"."""
_CLOSING = ("”", '"', "’", "'", "''")
_TOLD_BEFORE = 4
"""Sentences looked back over for whoever spoke before."""
_ANSWERED = 2
"""Sentences from a question to its answer at most."""


def owner_of_coordinated_noun(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return the owner of the noun beside: "Chad's raid and | its | seizure of ships".

    Of somebody it is himself: "Ann Lee and | her | husband left".
    """
    noun = noun_owned(parsed, pronoun)
    if noun is None:
        return None
    listed = owner_of_phrase(parsed, noun, *words("including"))
    if listed is not None:
        return possessor(parsed, listed)
    first = parsed.first_conjunct(noun)
    if first is noun or first.i > pronoun.i:
        return None
    beside = next((t for t in reversed(parsed.conjuncts(first)) if t.i < pronoun.i), first)
    if beside.i != noun.i and (is_person(parsed, beside) or is_body(parsed, beside)):
        return beside
    return possessor(parsed, first)


def named_beside(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return whose it is by a name right before "and": "Ann Lee and | her | husband".

    They are joined: in "Kim met Lee and | his | wife stayed" the wife begins a clause of her own.
    """
    places = parsed.tokens[max(0, pronoun.i - 3) : pronoun.i]
    if pronoun.tag != "PRP$" or len(places) < 3 or places[-1].lemma not in ("and", "&"):
        return None
    name = places[-3] if places[-2].text == "," else places[-2]
    person = base_pronoun(pronoun.text) in ("he", "she")
    if not person and base_pronoun(pronoun.text) != "it":
        return None
    if is_persons_name(parsed, name) != person or (not person and not is_body(parsed, name)):
        return None
    noun = parsed.head(pronoun)
    if is_conjunct(noun):
        return name if name in parsed.conjuncts(parsed.first_conjunct(noun)) else None
    own, other = verb_above(parsed, noun), verb_above(parsed, name)
    return name if own is not None and own == other else None


def accompanied(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return who acts with others in the sentence before: "Lee, along with Kim, left. | They |"."""
    if base_pronoun(pronoun.text) != "they" or not is_nominal_subject(pronoun) or not pronoun.sent:
        return None
    first, last = parsed.parse.sentences[pronoun.sent - 1]
    who = main_subject(parsed, first, last)
    return who if who is not None and companion(parsed, who) is not None else None


def companion(parsed: ParsedArticle, subject_: Token) -> Token | None:
    """Return with whom a subject acts: "Lee, along with | Kim |,", "together with"."""
    after = parsed.tokens[subject_.i + 1 : subject_.i + 4]
    joined = [t.text.casefold() for t in after] in (
        [",", "along", "with"],
        [",", "together", "with"],
    )
    found = object_of(parsed, after[-1]) if joined else None
    return found if found is None or is_person(parsed, found) or is_body(parsed, found) else None


def beneficiary(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return whom a purpose clause helps: "sent shells to Y to replenish its stocks".

    It is the receiver named right before the clause, whose own war or stocks are meant.
    """
    noun = noun_owned(parsed, pronoun)
    verb = verb_above(parsed, pronoun) if noun is not None else None
    if noun is None or verb is None or verb.lemma not in words("helping"):
        return None
    to = next((t for t in auxiliaries(parsed, verb) if t.tag == "TO"), None)
    if to is None or to.i == 0 or not (is_direct_object(noun) or is_prepositional_object(noun)):
        return None
    receiver = parsed.tokens[to.i - 1]
    return receiver if stands_after(parsed, receiver, "to") else None


def owner_of_blamed_deed(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return who is blamed or praised for what is theirs: "criticised Chad for | its | raid"."""
    noun = noun_owned(parsed, pronoun)
    verb = owner_of_phrase(parsed, noun, *words("blame_links")) if noun is not None else None
    if verb is None or verb.lemma not in words("blaming"):
        return None
    found = direct_object(parsed, verb)
    return found if found is not None and found.i < pronoun.i else None


def labelling_subject(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return who speaks in "what they call war", "which he called one": the sentence's subject."""
    verb = verb_of_active_subject(parsed, pronoun)
    if verb is None or verb.lemma not in words("labeling") or is_main(verb):
        return None
    if not any(t.tag in ("WP", "WDT") for t in parsed.children[verb.i]):
        return None
    root = main_word_above(parsed, verb)
    return active_subject(parsed, root) if root is not None else None


def parallel_pronoun(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return the same pronoun before, for a result: "…, thus improving its …"."""
    verb = verb_above(parsed, pronoun)
    if verb is None or lemmas_beside(parsed, verb).isdisjoint(words("consequence")):
        return None
    first, _ = parsed.sentence(pronoun)
    same = [t for t in parsed.tokens[first : pronoun.i] if t.lemma == pronoun.lemma]
    return same[-1] if same and same[-1].pos == "PRON" else None


def person_asked(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return who was asked in the sentence before an answer: "asked Ann why … “…,” he replied"."""
    verb = verb_of_active_subject(parsed, pronoun)
    if verb is None or verb.lemma not in words("answering"):
        return None
    line = parsed.line_of[pronoun.i]
    for token in (parsed.tokens[i] for i in range(pronoun.i - 1, -1, -1)):
        if parsed.line_of[token.i] is not line or pronoun.sent - token.sent > _ANSWERED:
            return None
        if token.lemma in words("asking") and token.pos == "VERB":
            return passive_subject(parsed, token) or first_object(parsed, token)
    return None


def reflexive(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return whom "himself" stands for, where it is the noun that a participle tells of.

    "Called Lee a man blaming | himself |"; of any other verb it is whoever does what it tells.
    """
    if pronoun.text.casefold() not in words("reflexives"):
        return None
    verb = verb_above(parsed, pronoun)
    own = subject(parsed, verb) if verb is not None and is_clause_on_noun(verb) else None
    return own if own is not None and own.i < pronoun.i else None


def cataphoric(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return the subject after a phrase set before it: "In | her | speech, Ann Lee said …".

    The phrase is a prepositional one or a clause without a subject, whose own the main one is.
    """
    start, _ = parsed.sentence(pronoun)
    if pronoun.i - start > _AHEAD:
        return None
    main = main_word_above(parsed, pronoun)
    who = own_subject(parsed, main) if main is not None else None
    if main is None or who is None or who.i < pronoun.i or who.pos != "PROPN":
        return None
    above = parsed.tokens[pronoun.i]
    between = []
    while above.i != main.i:
        between.append(above)
        above = parsed.head(above)
    first = parsed.left(who)
    set_off = parsed.tokens[first - 1].text == ","
    front = between[-1]
    opens = front.i < first and (is_preposition(front) or is_adverbial_clause(front))
    finite = any(has_subject(parsed, t) for t in between)
    return who if set_off and opens and not finite else None


def topic_in_front(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return whom a sentence sets before it as its topic: "As for the miners, | they | refused"."""
    first, _ = parsed.sentence(pronoun)
    opening = [t.text.casefold() for t in parsed.tokens[first : first + 2]]
    if pronoun.i - first > _AHEAD or opening != ["as", "for"]:
        return None
    topic = object_of(parsed, parsed.tokens[first + 1])
    return topic if topic is not None and topic.i < pronoun.i else None


def speaker_before(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return who spoke before, for "…, | he | said": not whom what he says there names.

    "Lee opened the dam. Kohl had closed it, | he | said" is Lee's, if Lee was the one who spoke.
    """
    verb = verb_of_active_subject(parsed, pronoun)
    clause = finite_complement(parsed, verb) if verb is not None else None
    if verb is None or clause is None or clause.i > pronoun.i or verb.lemma not in lexicon().verbs:
        return None
    if parsed.tokens[min(pronoun.i, verb.i) - 1].text in _CLOSING:
        return None  # whose quotation it is tells the quotation
    for number in told_near(parsed, pronoun.sent, _TOLD_BEFORE):
        first, last = parsed.parse.sentences[number]
        told = [
            (parsed.depth[verb.i], token)
            for token in parsed.tokens[first:last]
            if (verb := verb_of_active_subject(parsed, token)) is not None
            and verb.lemma in lexicon().verbs
            and token.tag not in ("WP", "WDT")
        ]
        if told:  # the outermost: "the clerks believed it was shut, | guards | said"
            return min(told, key=lambda one: (one[0], one[1].i))[1]
    return None


def source_of_sentence(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return whose words the sentence before gives, for "| he | added": "according to Lee, Kohl …".

    Lee goes on speaking, not whom his words tell of. A text or its owner goes on too, and so does
    whoever "also" tells more, in the next paragraph as well: "In its case … | It | also alleges".
    """
    verb = verb_of_active_subject(parsed, pronoun)
    if verb is None or verb.lemma not in lexicon().verbs or not is_main(verb) or not pronoun.sent:
        return None
    first, _ = parsed.parse.sentences[pronoun.sent - 1]
    goes_on = any(a.lemma in words("going_on_telling") for a in adverbs(parsed, verb))
    if verb.lemma in words("answering_a_charge") and base_pronoun(pronoun.text) == "it":
        return None  # whom the words tell of answers them
    if parsed.line_of[first] is not parsed.line_of[pronoun.i] and not goes_on:
        return None
    opening = [t.text.casefold() for t in parsed.tokens[first : first + 4]]
    if opening[:2] == ["according", "to"]:
        link = parsed.tokens[first + 1]
    elif opening == ["in", "the", "words", "of"]:
        link = parsed.tokens[first + 3]
    else:
        return _teller_before(parsed, pronoun) if goes_on else None
    who = object_of(parsed, link)
    return who if who is None or is_person(parsed, who) else _voice_of(parsed, pronoun, who)


def source_going_on(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return the source of the sentence before for "it", whatever text or body that is."""
    is_it = pronoun.text.casefold() == "it"
    return source_of_sentence(parsed, pronoun) if is_it else None


def _teller_before(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return who tells in the sentence before, for "it": a body, or the owner of a text."""
    first, last = parsed.parse.sentences[pronoun.sent - 1]
    main = main_word(parsed, first, last)
    own = active_subject(parsed, main) if main is not None else None
    if main is None or own is None or main.lemma not in lexicon().verbs:
        return None
    return _voice_of(parsed, pronoun, own)


def _voice_of(parsed: ParsedArticle, pronoun: Token, source: Token) -> Token | None:
    """Return who is "it" that goes on: a body, or whose a text is: "| Chad |'s case"."""
    if base_pronoun(pronoun.text) != "it":
        return None
    return source if is_body(parsed, source) else possessor(parsed, source) or source


@once_per_token
def person_interviewed(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return whom reporters spoke to: "The Post spoke to a clerk. | She | said the files burnt".

    The sentence before tells it, with a paper, reporters or "we" for its subject.
    """
    verb = verb_of_active_subject(parsed, pronoun)
    said = verb is not None and verb.lemma in lexicon().verbs
    if not said or pronoun.sent == 0 or pronoun.text.casefold() == "it":
        return None
    first, last = parsed.parse.sentences[pronoun.sent - 1]
    for token in parsed.tokens[first:last]:
        if token.lemma not in words("meeting_a_source") or token.pos != "VERB":
            continue
        own = active_subject(parsed, token)
        if own is None or not _reports_news(own):
            continue
        linked = (object_of(parsed, p) for p in prepositions(parsed, token) if p.lemma in _WITH)
        met = direct_object(parsed, token) or next((t for t in linked if t is not None), None)
        inside = () if met is None else phrase_words(parsed, met)  # "an Office of Peace official"
        people = (t for t in inside if is_person(parsed, t) or t.lemma in words("people"))
        person = next((t for t in people if not is_attributive(t)), None)
        if person is not None:
            return person
    return None


def _reports_news(subject_: Token) -> bool:
    known = subject_.text.casefold() in ("we", "i") or subject_.lemma in words("askers")
    named = subject_.ent == "ORG" or subject_.text.casefold() in words("outlet_names")
    named = named or (subject_.pos == "PROPN" and not subject_.ent)
    return known or named or subject_.lemma in words("outlets")


def last_speaker(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return who spoke last before "| He | was referring to": whose words that explains."""
    verb = verb_of_active_subject(parsed, pronoun)
    explains = verb is not None and verb.tag == "VBG" and verb.lemma in words("referring")
    if not explains or pronoun.sent == 0 or pronoun.text.casefold() not in ("he", "she"):
        return None
    first, last = parsed.parse.sentences[pronoun.sent - 1]
    for token in reversed(parsed.tokens[first:last]):
        told = verb_of_active_subject(parsed, token)
        if told is None or told.lemma not in lexicon().verbs or token.tag in ("WP", "WDT"):
            continue
        if is_person(parsed, token) or token.text.casefold() == pronoun.text.casefold():
            return token
    return None


_WITH = ("to", "with")

SETTLING = (
    reflexive,
    topic_in_front,
    owner_of_coordinated_noun,
    named_beside,
    accompanied,
    beneficiary,
    owner_of_alleged_deed,
    owner_of_blamed_deed,
    owner_of_entered_place,
    denier_of_charge,
    doer_of_phrase,
    other_party,
    labelling_subject,
    person_asked,
    person_asked_of_himself,
    person_confronted,
    person_judged,
    parallel_pronoun,
    person_accused,
    person_blamed_before,
    source_of_sentence,
    last_speaker,
    person_interviewed,
    speaker_before,
    cataphoric,
)
"""Rules from an article and a pronoun to its antecedent or None, in order."""
