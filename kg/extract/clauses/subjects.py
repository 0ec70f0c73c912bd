"""Whose clause is it? The subject of every clause, its own or the one that grammar gives it.

In: a draft whose governor is read. Out: `draft.subject`, as it stands before voice is undone:
its own noun, a relative pronoun's antecedent, the first conjunct's, or the one that control,
raising or a participle's attachment gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses.control import (
    asked_through,
    controller,
    for_whom,
    is_dummy,
    own_subject,
)
from kg.extract.clauses.model import Form, Kind
from kg.extract.clauses.word_tables import tables, words
from kg.extract.grammar.complementation import is_deed_of_others

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.extract.clauses.clause_draft import Draft, Reading
    from kg.extract.clauses.model import Argument
    from kg.model import Token


def subject(reading: Reading, draft: Draft) -> Argument | None:
    """Return the subject of a clause; None where grammar gives none."""
    if draft.kind is Kind.SMALL and draft.head.dep in ("oprd", "appos", "pobj", "amod", "pcomp"):
        return _predicated_of(reading, draft)
    own = own_subject(reading, draft.head)
    if own is not None:
        if is_dummy(reading, draft, own):
            draft.dummy = True
            return None
        return reading.argument(own)
    if reading.parsed.child(draft.head, "expl") is not None:
        draft.dummy = True  # "there | seems | to be a gap"
        return None
    above = draft.governor
    if above is None:  # the main clause of a headline is a participle: "Two men | held"
        noun = reading.parsed.head(draft.head)
        bare = draft.head.dep in ("acl", "relcl") and draft.form is not Form.INFINITIVE
        return reading.argument(noun, without=draft.i) if bare else None
    rule = None if _is_others(reading, draft) else RULES.get(draft.head.dep)
    return rule(reading, draft, above) if rule is not None else None


def _is_others(reading: Reading, draft: Draft) -> bool:
    """Tell whether no one named above does a deed: of "called on Lee | to pay |" Lee does."""
    if draft.form is Form.FINITE or not is_deed_of_others(reading.parsed, draft.head):
        return False
    links = reading.parsed.all(reading.parsed.head(draft.head), "prep")
    return not any(p.lemma in ("on", "to", "upon") and p.i < draft.i for p in links)


def _predicated_of(reading: Reading, draft: Draft) -> Argument | None:
    """Return what a verbless predicate is said of: the object, or the noun beside it."""
    parsed, head = reading.parsed, draft.head
    above = parsed.head(head)
    if head.dep == "appos":
        return reading.argument(above, without=head.i)
    if head.dep != "oprd":  # after "as"
        above = parsed.head(above)
        if above.pos != "VERB":
            return reading.argument(above, without=parsed.head(head).i)
    noun = reading.first(above, "dobj", "nsubjpass", "nsubj")
    if noun is not None:
        inside = parsed.left(noun) <= head.i < parsed.right(noun)
        return reading.argument(noun, without=head.i if inside else None)
    outer = draft.governor
    return outer.subject if outer is not None and outer.passive else None


def _coordinate(reading: Reading, draft: Draft, above: Draft) -> Argument | None:
    """A coordinate verb shares the first one's subject."""
    if above.head.i != draft.head.head:
        return None
    draft.dummy = above.dummy and draft.kind is Kind.COPULA
    if draft.head.tag == "VB" and above.form is Form.FINITE and above.subject is None:
        return None
    return above.subject


def _adverbial(reading: Reading, draft: Draft, above: Draft) -> Argument | None:
    """A free participle or infinitive is its main clause's subject's, or its agent's."""
    if draft.form is Form.FINITE and draft.marker not in (None, "than", "as"):
        return None
    if above.passive and (draft.form is Form.INFINITIVE or _does_not(reading, draft, above)):
        return above.who
    if draft.form is Form.INFINITIVE and above.dummy:
        return controller(reading, draft, above)
    through = asked_through(reading, draft, above)
    if draft.form is Form.INFINITIVE and through is not None:
        return through
    if draft.head.head == above.i or above.kind in (Kind.COPULA, Kind.LIGHT, Kind.VERB):
        return above.subject
    return None


def _does_not(reading: Reading, draft: Draft, above: Draft) -> bool:
    """Tell whether a passive's subject is a thing that cannot do what is told beside it.

    "The floods were counted when | writing the rules": whoever counted them wrote the rules.
    """
    does = draft.marker in words("agent_adverbials") and not draft.passive
    full = reading.parsed.child(draft.head, "dobj") is not None
    return does and full and above.subject is not None and not reading.person(above.subject)


def _adnominal(reading: Reading, draft: Draft, above: Draft) -> Argument | None:
    """A participle after a noun is the noun's, an infinitive its possessor's or the subject's."""
    noun = reading.parsed.head(draft.head)
    inner = reading.drafts.get(noun.i)
    if inner is not None and inner.kind in (Kind.VERB, Kind.COPULA):
        return above.subject
    if draft.form is Form.PARTICIPLE:
        return reading.argument(noun, without=draft.i)
    if draft.form is not Form.INFINITIVE:
        return None
    if above.dummy and noun.dep == "attr" and above.kind is Kind.COPULA:
        return for_whom(reading, above.head)  # "it is a mistake to | trust him"
    if _agentive(reading, draft, noun) or _asked_for(reading, above, noun):
        return reading.argument(noun, without=draft.i)
    named = _named_with(reading, draft, above, noun)
    if named is not None:
        return named
    if above.kind is Kind.NOMINAL and above.head is noun:
        return above.who
    if not event_noun(noun):
        draft.gap = reading.argument(noun, without=draft.i)
    object_ = noun.dep in ("dobj", "attr", "pobj", "conj")
    if noun.dep == "attr" and above.subject is not None and not reading.person(above.subject):
        return None  # "this is a chance to | close it"
    return above.subject if object_ and above.kind is not Kind.EXISTENTIAL else None


def _named_with(reading: Reading, draft: Draft, above: Draft, noun: Token) -> Argument | None:
    """Return whom the noun or its verb names for the infinitive: possessor, "for", recipient."""
    parsed = reading.parsed
    owner = parsed.child(noun, "poss")
    if owner is not None:
        return reading.argument(owner)
    for preposition in parsed.all(noun, "prep"):
        inner = parsed.child(preposition, "pobj")
        if inner is None or preposition.i > draft.i:
            continue
        whose = preposition.lemma == "of" and event_noun(noun)  # "failure of the police to | act"
        whose = whose and reading.person(reading.argument(inner))
        if preposition.lemma in ("for", "by") or whose:
            return reading.argument(inner)
    given = parsed.child(above.head, "dative")
    if given is None or above.head.lemma not in words("granting"):
        return None
    if given.pos == "ADP":
        given = parsed.child(given, "pobj") or given
    return reading.argument(given)


def _agentive(reading: Reading, draft: Draft, noun: Token) -> bool:
    """Tell whether a noun does its infinitive: "the first to | go", "nothing to | suggest that"."""
    below = reading.parsed.children[noun.i]
    counted = any(c.lemma in words("ordinals") and c.i < noun.i for c in below)
    if counted and noun.lemma not in words("content_nouns"):
        return True  # but "has the first right to | govern"
    full = reading.parsed.child(draft.head, "dobj", "ccomp") is not None
    full = full or _has_its_phrase(reading, draft.head)
    return full and not event_noun(noun) and noun.dep in ("attr", "dobj", "nsubj")


def _has_its_phrase(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb's phrase fills its place: "steps to | deal with | the flood"."""
    phrases = reading.parsed.all(verb, "prep")
    known = (p for p in phrases if (verb.lemma, p.lemma) in tables().prepositional)
    return any(reading.parsed.child(p, "pobj") is not None for p in known)


def _asked_for(reading: Reading, above: Draft, noun: Token) -> bool:
    """Tell whether a noun is whom a verb asks to do it: "called for the councils to | act".

    Not what the speaker asks to have for it: "asked for time to | prepare".
    """
    preposition = reading.parsed.head(noun)
    pair = f"{preposition.lemma}:{above.head.lemma}"
    had = noun.lemma in words("content_nouns")
    return noun.dep == "pobj" and pair in words("asking_through") and not had


def event_noun(noun: Token) -> bool:
    """Tell whether a noun takes an infinitive as its content, not as a relative clause."""
    return noun.lemma in tables().nominals or noun.lemma in words("content_nouns")


def holder(reading: Reading, nominal: Draft) -> Argument | None:
    """Return the subject of the clause whose object an event's noun is: "has plans to | go"."""
    outer = nominal.governor
    if nominal.complement is None and nominal.what is None:
        return None
    if outer is None or nominal.head.dep not in ("dobj", "conj"):
        return None
    if nominal.lemma in words("deeds_of_force") and outer.head.lemma in words("telling_of_deeds"):
        return None  # "announced the execution of six men": he need not have killed them
    return outer.subject if outer.head.lemma in words("own_plans") else None


def _after_preposition(reading: Reading, draft: Draft, above: Draft) -> Argument | None:
    """A gerund after a preposition is the object's ("accused X of"), else the subject's."""
    parsed = reading.parsed
    preposition = parsed.head(draft.head)
    word = parsed.head(preposition)
    if word.dep == "prep" and word.pos == "ADP":
        preposition, word = word, parsed.head(word)
    if word.pos == "ADJ" and preposition.lemma == "to":
        return None  # "important to | saving lives"
    if word.pos in ("NOUN", "PROPN"):
        return _of_noun(reading, above, word, preposition)
    return _of_verb(reading, above, preposition)


def _of_noun(reading: Reading, above: Draft, noun: Token, preposition: Token) -> Argument | None:
    """Return whose the gerund after a noun and a preposition is: "any discussion of | closing"."""
    nominal = reading.drafts.get(noun.i)
    link = reading.parsed.head(noun)
    if link.lemma == "against" and reading.parsed.head(link).lemma in words("nouns_of_claims"):
        return reading.argument(noun, without=preposition.i)  # "charges against | Lee | of lying"
    if noun.lemma in words("answers_to_deeds"):
        return None  # "revenge for | shelling the port": another did it
    if noun.lemma in words("nouns_of_claims"):
        charged = reading.parsed.child(noun, "poss") is not None
        charged = charged or above.head.lemma in words("making_charges")
        accused = _accused(reading, noun)
        if accused is not None or charged:
            return accused
    if nominal is not None and nominal.kind is Kind.NOMINAL:
        return nominal.who
    owner = reading.parsed.child(noun, "poss")
    if owner is not None and nominal is None:
        return reading.argument(owner)
    if not above.passive and noun.dep in ("nsubj", "pobj"):
        return None
    return _of_verb(reading, above, preposition)


def _accused(reading: Reading, noun: Token) -> Argument | None:
    """Return whom a charge is against: "allegations against | her | of lying"; no one else did."""
    parsed = reading.parsed
    links = (p for p in parsed.all(noun, "prep") if p.lemma == "against")
    who = next((n for p in links for n in parsed.all(p, "pobj")), None)
    return reading.argument(who) if who is not None else None


def _of_verb(reading: Reading, above: Draft, preposition: Token) -> Argument | None:
    """Return whose the gerund after a verb and a preposition is."""
    if above.passive:
        agent_does = preposition.lemma in words("agent_gerunds")
        return above.who if agent_does and above.who is not None else above.subject
    object_ = reading.parsed.child(above.head, "dobj", "dative")
    asked = (above.head.lemma, preposition.lemma) in tables().object_prepositional
    if asked and object_ is not None and object_.pos != "ADP":
        return reading.argument(object_)
    if asked and above.whom is not None:  # "the man she accused of | lying"
        return above.whom
    if f"{above.head.lemma} {preposition.lemma}" in words("advising_anybody"):
        return above.whom  # "warned against | closing it": whoever may
    if above.kind is Kind.EXISTENTIAL:
        return None  # "there is a risk of | losing | it": no risk loses it
    reproached = _reproached(reading, above, preposition)
    return reproached if reproached is not None else above.subject


def _reproached(reading: Reading, above: Draft, preposition: Token) -> Argument | None:
    """Return at whom it is said for what he does: "lashed out | at Lee | for | lying"."""
    if preposition.lemma != "for":
        return None
    for other in reading.parsed.all(above.head, "prep"):
        noun = reading.parsed.child(other, "pobj") if other.lemma == "at" else None
        if noun is not None and other.i < preposition.i:
            whom = reading.argument(noun, without=preposition.i)
            return whom if reading.person(whom) else None
    return None


def _content(reading: Reading, draft: Draft, above: Draft) -> Argument | None:
    """A clause of content without a subject: "knows how to | leave", "told X where to | go"."""
    if above.gap is not None and not above.gap_kept and draft.form is Form.FINITE:
        above.gap_kept = True
        return above.gap
    if draft.form is Form.FINITE and draft.head.tag in ("VB", "VBP"):
        return None  # an imperative in quotation marks
    if draft.head.dep == "parataxis":
        return None
    return controller(reading, draft, above)


def _relative(reading: Reading, draft: Draft, above: Draft) -> Argument | None:
    """A relative clause whose pronoun the parser did not make its subject."""
    if draft.form is Form.INFINITIVE:
        return _adnominal(reading, draft, above)
    if draft.gap is not None:
        gap, draft.gap = draft.gap, None
        return gap
    return None


RULES: dict[str, Callable[[Reading, Draft, Draft], Argument | None]] = {
    "conj": _coordinate,
    "xcomp": controller,
    "advcl": _adverbial,
    "acl": _adnominal,
    "pcomp": _after_preposition,
    "ccomp": _content,
    "relcl": _relative,
    "dep": _adverbial,
}
"""Label of a clause without a subject of its own → whose it is."""
