"""What a statement takes for granted, names or has of others, to say another thing of it.

"The deployment is a threat", "condemned the raid", "in response to the attack": an event told by a
noun of which something is said, or under a word that takes it for granted (the walk of
`kg.extract.standing.veridicality` says which). What is weighed, asked, demanded, wished or supposed
takes nothing for granted ("would consider the deployment", "whether it answers by sending troops").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import agent, is_negated, is_passive, modals
from kg.extract.grammar.dependents import active_subject, is_infinitive
from kg.extract.grammar.functions import (
    is_clausal_subject,
    is_complement_clause,
    is_direct_object,
    is_finite_complement,
    is_preposition,
    is_prepositional_clause,
)
from kg.extract.grammar.governors import noun_of_clause, noun_of_relative, with_governors
from kg.extract.grammar.noun_dependents import lemmas_beside
from kg.extract.grammar.noun_phrases import is_definite
from kg.extract.grammar.possible_speakers import is_agent, is_document
from kg.extract.grammar.verb_forms import Tense, predicate_verb, tense
from kg.extract.lexicon import lexicon, words
from kg.extract.span_index import lies_in
from kg.extract.standing.veridicality.embedding_rules import embedding_of
from kg.extract.standing.veridicality.event_nouns import is_part_too
from kg.extract.standing.veridicality.gerund_subjects import presupposed_gerund
from kg.extract.standing.veridicality.implication_signatures import linkers, look_up
from kg.model import PLAIN, Act, Modality, Polarity, Quotation, Voice
from kg.model.replace import replace

if TYPE_CHECKING:
    from kg.extract.events.event_mention import Event
    from kg.model import Stance, Statement, Token
    from kg.parse import ParsedArticle

_JUDGING = frozenset({Act.CONDEMN, Act.PRAISE})


def presupposes(parsed: ParsedArticle, statement: Statement, event: Event) -> bool:
    """Tell whether a statement takes the event for granted, or names it, and does not claim it.

    Only where the walk finds it a fact: what is weighed or supposed above it is no fact there.
    """
    word = event.trigger
    elsewhere = statement.voice is Voice.ATTRIBUTED and not lies_in(word, statement.content)
    if event.support is not None or elsewhere:  # "denied these reports": of what was told before
        return False
    if word.pos == "VERB":
        return word.tag == "VBG" and _gerund(parsed, statement, word)
    return _noun(parsed, statement, word)


def _noun(parsed: ParsedArticle, statement: Statement, word: Token) -> bool:
    if statement.voice is Voice.ARTICLE:
        return True  # where the walk finds it a fact; a phrase only names it
    bound = embedding_of(parsed, predicate_verb(parsed, word))
    if _at_edge(parsed, statement, parsed.first_conjunct(word)):
        worry = statement.act is Act.WORRY and is_definite(parsed, word)
        return worry or statement.act in _JUDGING
    return bound is None or bound.signature is None or bound.signature.factive


def _gerund(parsed: ParsedArticle, statement: Statement, word: Token) -> bool:
    """`blamed for sending`, `after sending`, `besides sending`; `sending it was a mistake`."""
    first = parsed.first_conjunct(word)
    above = parsed.head(first)
    if is_clausal_subject(first):
        return tense(parsed, above) is Tense.PAST and not modals(parsed, above)
    if is_prepositional_clause(first):
        if above.lemma in ("for", "over") and statement.act in _JUDGING:
            return not lies_in(above, statement.content) or _leads_out(parsed, statement, above)
        if above.lemma in words("besides") or parsed.head(above).lemma in words("besides"):
            return True
        bound = embedding_of(parsed, first)  # "vowed revenge for | shelling | the port"
        noun = bound.governor if bound is not None and above.lemma == "for" else None
        if noun is not None and noun.pos == "NOUN" and bound is not None and bound.signature:
            return bound.signature.factive
        found = linkers("prepositions").get(above.lemma)
        return found is not None and found.factive
    if presupposed_gerund(parsed, first) is not None:
        return True
    judged = statement.act in _JUDGING and (is_complement_clause(first) or is_direct_object(first))
    return judged and not lies_in(above, statement.content)


def _leads_out(parsed: ParsedArticle, statement: Statement, preposition: Token) -> bool:
    """Tell whether a phrase is the reason of the act: "condemns | Chad for sending"."""
    above = parsed.head(preposition)
    return not lies_in(above, statement.content) or not lies_in(
        parsed.head(above), statement.content
    )


def _at_edge(parsed: ParsedArticle, statement: Statement, first: Token) -> bool:
    """Tell whether an event is what the whole content is, or is about: "claims of | the raid"."""
    above = parsed.head(first)
    while above.i != first.i and lies_in(above, statement.content) and _only_names(parsed, above):
        first, above = above, parsed.head(above)
    return above.i == first.i or not lies_in(above, statement.content)


def _only_names(parsed: ParsedArticle, word: Token) -> bool:
    """Tell whether a word only leads to the event: "claims | regarding | a raid", "a | wave | of
    raids"."""
    named = words("being_about") | words("claims") | words("taking_part") | words("partitives")
    if word.lemma in words("own_knowledge") and is_part_too(parsed, word):
        return True
    return word.pos in ("ADP", "SCONJ") or is_preposition(word) or word.lemma in named


def granted_beside(
    parsed: ParsedArticle, statement: Statement, word: Token, stance: Stance
) -> Stance:
    """Return the stand on what a demand, a question or a wish tells as a fact by the way.

    It takes that for granted: "asked to sack the clerks | who took bribes |". Who is wanted need
    not be there: "asked for a mayor | who pays |", "to sack any clerks | who took bribes |".
    """
    fact = stance.polarity is Polarity.POS and stance.modality is Modality.REALIS
    plain = statement.act in PLAIN and statement.modality is not Modality.QUESTION
    if not fact or plain or stance.presupposed or statement.voice is Voice.ARTICLE:
        return stance
    if statement.polarity is not Polarity.POS or statement.act in _AGAINST:
        return stance
    verb = predicate_verb(parsed, word)
    noun = noun_of_relative(parsed, verb)
    if noun is None:
        return stance
    known = is_definite(parsed, noun) or noun.pos == "PROPN"
    one = noun.tag == "NN" and tense(parsed, verb) is Tense.PAST
    open_ = not lemmas_beside(parsed, noun).isdisjoint(words("open_determiners"))
    return replace(stance, presupposed=(known or one) and not open_)


_AGAINST = frozenset({Act.DENY, Act.DECLINE, Act.REFUSE})


def is_of_another(parsed: ParsedArticle, statement: Statement, verb: Token, word: Token) -> bool:
    """Tell whether a verb gives another's words: a text's, or, in quoted ones, somebody's.

    "A note saying | that he paid |", "“a letter accusing them | of theft |”", "“He told me | it was
    closed |”". What one knows is in one's own words: "we have intelligence indicating | that …".
    """
    cue = lexicon().verbs.get(verb.lemma)
    if cue is None or cue.act not in _TOLD_BY_ANOTHER:
        return False
    letter = noun_of_clause(parsed, verb) if verb.tag == "VBG" else None
    if letter is not None and letter.lemma in words("knowledge_held"):
        return False
    if statement.quotation is Quotation.INDIRECT:
        told = look_up(verb.lemma, "V", "that") if letter is not None else None
        return told is not None and told.report and letter is not None and _is_text(letter)
    if letter is not None:
        return is_document(letter)
    who = active_subject(parsed, verb)
    if who is None or verb.tag not in ("VBD", "VBZ", "VBP") or is_negated(parsed, verb):
        return False
    named = who.text.casefold() not in words("speech_partners") and is_agent(parsed, who)
    if not named:
        return False
    path = with_governors(parsed, word)
    below = path[path.index(verb) - 1]
    if cue.act is Act.ACCUSE and any(is_prepositional_clause(t) for t in path):
        return True
    told = look_up(verb.lemma, "V", "that")
    return is_finite_complement(below) and told is not None and told.report


def is_imposed(parsed: ParsedArticle, statement: Statement, word: Token) -> bool:
    """Tell whether another has laid a deed on its doers: "she was told | to burn the file |".

    It is no wish of who tells it; "I order them to leave" and "he must leave" are.
    """
    for verb in with_governors(parsed, word):
        above = parsed.head(verb)
        if not lies_in(above, statement.content):
            return False
        if above.lemma not in words("imposing") or not is_infinitive(parsed, verb):
            continue
        own = agent(parsed, above) if is_passive(parsed, above) else active_subject(parsed, above)
        if own is not None and own.pos == "PRON":
            return False
        return not modals(parsed, above) and (own is not None or is_passive(parsed, above))
    return False


def _is_text(noun: Token) -> bool:
    return is_document(noun) or noun.lemma in words("messages")


_TOLD_BY_ANOTHER = frozenset({Act.STATE, Act.ACCUSE, Act.WARN, Act.CONFIRM})
