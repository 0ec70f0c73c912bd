"""Whose clause is it? The subject of every clause, its own or the one that grammar gives it.

In: a draft whose governor is read. Out: `draft.subject`, as it stands before voice is undone:
its own noun, a relative pronoun's antecedent, the first conjunct's, or the one that control,
raising or a participle's attachment gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clause_layer.draft import SUBJECTS
from kg.extract.clause_layer.model import Form, Kind, Relation
from kg.extract.clause_layer.tables import tables, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.extract.clause_layer.draft import Draft, Reading
    from kg.extract.clause_layer.model import Argument
    from kg.model import Token


def subject(reading: Reading, draft: Draft) -> Argument | None:
    """Return the subject of a clause; None where grammar gives none."""
    if draft.kind is Kind.SMALL and draft.head.dep in ("oprd", "appos", "pobj", "amod", "pcomp"):
        return _predicated_of(reading, draft)
    own = _own(reading, draft.head)
    if own is not None:
        if _dummy(reading, draft, own):
            draft.dummy = True
            return None
        return reading.argument(own)
    above = draft.governor
    if above is None:  # the main clause of a headline is a participle: "Two men | held"
        noun = reading.parsed.head(draft.head)
        bare = draft.head.dep in ("acl", "relcl") and draft.form is not Form.INFINITIVE
        return reading.argument(noun, without=draft.i) if bare else None
    rule = RULES.get(draft.head.dep)
    return rule(reading, draft, above) if rule is not None else None


def _own(reading: Reading, verb: Token) -> Token | None:
    """Return the verb's subject; of two, the one nearer to it and before it."""
    found = list(reading.parsed.all(verb, *SUBJECTS))
    before = [t for t in found if t.i < verb.i]
    after = [t for t in found if t.i > verb.i]
    if after and before and before[0].lemma in ("neither", "nor", "so"):
        return after[0]
    if len(before) > 1 and before[0].tag in ("WDT", "WP"):
        return before[-1]
    return before[0] if before else next(iter(found), None)


def _dummy(reading: Reading, draft: Draft, own: Token) -> bool:
    """Tell whether "it" or "there" stands for nothing: extraposition, clefts, weather, time."""
    parsed = reading.parsed
    if own.lemma == "there" and own.tag == "EX":
        return True
    if own.lemma != "it" or own.text.casefold() != "it":
        return False
    later = [c for c in parsed.children[draft.i] if c.i > draft.i and c.i in reading.drafts]
    for word in parsed.all(draft.head, "acomp", "attr", "oprd"):
        later += [c for c in parsed.children[word.i] if c.i in reading.drafts]
        if draft.kind is Kind.COPULA and word.lemma in words("times") and word.pos == "NOUN":
            return True
    for lower in parsed.all(draft.head, "xcomp"):  # "it remains to be seen whether …"
        later += [c for c in parsed.all(lower, "ccomp") if c.i in reading.drafts]
    raising = ("seem", "appear", "happen", "turn", "remain")
    raised = draft.kind is Kind.VERB and draft.head.lemma in raising
    if draft.kind is Kind.SMALL:
        return bool(later)  # "found it hard to sleep"
    if draft.kind is Kind.VERB and draft.head.lemma in words("psych"):
        return any(_extraposed(reading, c, False) for c in later)
    if draft.kind is not Kind.COPULA and not raised and not draft.passive:
        if draft.head.lemma in ("rain", "snow"):
            return True
        return draft.head.lemma in ("take", "matter", "occur", "cost") and bool(later)
    return any(_extraposed(reading, c, raised or draft.passive) for c in later)


def _extraposed(reading: Reading, clause: Token, finite_only: bool) -> bool:
    """Tell whether a clause is what "it" stands for."""
    if clause.dep not in ("ccomp", "xcomp", "advcl", "acl", "relcl", "csubj"):
        return False
    marks = [c for c in reading.parsed.children[clause.i] if c.dep in ("mark", "aux")]
    that = any(m.lemma in ("that", "whether") for m in marks) or clause.dep in ("ccomp", "relcl")
    to = any(m.tag == "TO" for m in marks)
    return that or (to and not finite_only)


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


def _open_complement(reading: Reading, draft: Draft, above: Draft) -> Argument | None:
    """Control and raising: the object's or the subject's infinitive, participle or gerund."""
    parsed = reading.parsed
    holder = parsed.head(draft.head)
    if above.kind is Kind.COPULA and holder.i != above.i and _tough(reading, draft, holder):
        return None
    if above.dummy and above.kind is Kind.SMALL:
        return above.governor.subject if above.governor is not None else None
    if above.dummy:
        return _for_whom(reading, holder) or _taken_from(reading, above)
    if above.kind is Kind.COPULA and holder.i == above.i:
        return _of_plan(reading, above)
    through = _asked_through(reading, draft, above)
    if through is not None:
        return through
    control = tables().governors.get(above.head.lemma)
    if above.passive:
        return above.subject
    if draft.form is Form.GERUND and above.head.lemma in words("anybody_doing"):
        return None
    object_ = parsed.child(above.head, "dobj", "dative")
    if above.kind is Kind.LIGHT or object_ is None or object_.i > draft.i:
        return above.subject
    asked = control is not None and control.object is not None  # "whom do you trust to | decide"
    if (object_.tag.startswith("W") or object_.i < above.i) and not asked:
        return above.subject
    if control is not None and control.object is None and control.small is None:
        return above.subject  # "promised Chile to leave"
    if control is None and draft.relation is Relation.PURPOSE:
        return above.subject
    if object_.pos == "ADP":
        object_ = parsed.child(object_, "pobj") or object_
    return reading.argument(object_, without=draft.i)


def _tough(reading: Reading, draft: Draft, adjective: Token) -> bool:
    """Tell whether the subject is the infinitive's object: "Hale is hard to | beat"."""
    if adjective.lemma not in words("tough") or draft.form is not Form.INFINITIVE:
        return False
    if draft.passive or reading.parsed.child(draft.head, "dobj", "ccomp", "xcomp") is not None:
        return False
    if draft.governor is not None:
        draft.gap = draft.governor.subject
    return True


def _for_whom(reading: Reading, holder: Token) -> Argument | None:
    """Return Y of "it is wrong for Y to …" and "wise of Y to …" where the parser hung it above."""
    adjective = reading.parsed.child(holder, "acomp", "attr") or holder
    for preposition in reading.parsed.all(adjective, "prep"):
        if preposition.lemma in ("for", "of"):
            noun = reading.parsed.child(preposition, "pobj")
            return reading.argument(noun) if noun is not None else None
    return None


def _taken_from(reading: Reading, above: Draft) -> Argument | None:
    """Return Y of "it took Y three days to | answer"."""
    noun = reading.parsed.child(above.head, "dative", "dobj")
    if above.kind is not Kind.VERB or above.head.lemma not in ("take", "cost") or noun is None:
        return None
    filler = reading.argument(noun)
    return filler if reading.person(filler) else None


def _of_plan(reading: Reading, above: Draft) -> Argument | None:
    """Return whose the infinitive of "Brandt's plan is to | go" or "what Y did was | go" is."""
    own = _own(reading, above.head)
    if own is None:
        return None
    inner = reading.drafts.get(own.i)
    if own.dep == "csubj" and inner is not None:
        return inner.subject
    owner = reading.parsed.child(own, "poss")
    return reading.argument(owner) if owner is not None else None


def _asked_through(reading: Reading, draft: Draft, above: Draft) -> Argument | None:
    """Return Y of "called on Y to | leave"."""
    for preposition in reading.parsed.all(above.head, "prep", "dative"):
        pair = f"{preposition.lemma}:{above.head.lemma}"
        if preposition.i < draft.i and pair in words("asking_through"):
            noun = reading.parsed.child(preposition, "pobj")
            if noun is not None:
                return reading.argument(noun)
    return None


def _adverbial(reading: Reading, draft: Draft, above: Draft) -> Argument | None:
    """A free participle or infinitive is its main clause's subject's, or its agent's."""
    if draft.form is Form.FINITE and draft.marker not in (None, "than", "as"):
        return None
    if draft.form is Form.INFINITIVE and above.passive:
        return above.who
    if draft.form is Form.INFINITIVE and above.dummy:
        return _open_complement(reading, draft, above)
    through = _asked_through(reading, draft, above)
    if draft.form is Form.INFINITIVE and through is not None:
        return through
    if draft.head.head == above.i or above.kind in (Kind.COPULA, Kind.LIGHT, Kind.VERB):
        return above.subject
    return None


def _adnominal(reading: Reading, draft: Draft, above: Draft) -> Argument | None:
    """A participle after a noun is the noun's, an infinitive its possessor's or the subject's."""
    parsed = reading.parsed
    noun = parsed.head(draft.head)
    if noun.i in reading.drafts and reading.drafts[noun.i].kind in (Kind.VERB, Kind.COPULA):
        return above.subject
    if draft.form is not Form.INFINITIVE:
        if draft.form is Form.PARTICIPLE:
            return reading.argument(noun, without=draft.i)
        return None
    if above.dummy and noun.dep == "attr" and above.kind is Kind.COPULA:
        return _for_whom(reading, above.head)  # "it is a mistake to | trust him"
    if _agentive(reading, noun):
        return reading.argument(noun, without=draft.i)
    owner = parsed.child(noun, "poss")
    if owner is not None:
        return reading.argument(owner)
    for preposition in parsed.all(noun, "prep"):
        if preposition.lemma in ("for", "of", "by") and preposition.i < draft.i:
            inner = parsed.child(preposition, "pobj")
            if inner is not None and preposition.lemma != "of":
                return reading.argument(inner)
    if above.kind is Kind.NOMINAL and above.head is noun:
        return above.who
    given = reading.parsed.child(above.head, "dative")
    if given is not None and above.head.lemma in ("give", "offer", "grant", "allow", "deny"):
        if given.pos == "ADP":
            given = reading.parsed.child(given, "pobj") or given
        return reading.argument(given)
    full = parsed.child(draft.head, "dobj", "ccomp") is not None
    if full and not event_noun(noun) and noun.dep in ("attr", "dobj", "nsubj"):
        return reading.argument(noun, without=draft.i)  # "nothing to | suggest that …"
    if noun.dep in ("dobj", "attr", "pobj", "conj"):
        if not event_noun(noun):
            draft.gap = reading.argument(noun, without=draft.i)
        return None if above.kind is Kind.EXISTENTIAL else above.subject
    if noun.dep in ("nsubj", "nsubjpass") and not event_noun(noun):
        draft.gap = reading.argument(noun, without=draft.i)
    return None


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
    return outer.subject if outer.head.lemma in words("own_plans") else None


def _agentive(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun does its infinitive: "the first man to walk", "the only one to"."""
    return any(
        c.lemma in words("ordinals") and c.i < noun.i for c in reading.parsed.children[noun.i]
    )


def _after_preposition(reading: Reading, draft: Draft, above: Draft) -> Argument | None:
    """A gerund after a preposition is the object's ("accused X of"), else the subject's."""
    parsed = reading.parsed
    preposition = parsed.head(draft.head)
    holder = parsed.head(preposition)
    while holder.dep == "prep" and holder.pos == "ADP":
        preposition, holder = holder, parsed.head(holder)
    if holder.pos == "ADJ" and preposition.lemma == "to":
        return None  # "important to | saving lives"
    if holder.pos in ("NOUN", "PROPN") and holder.i not in reading.drafts:
        owner = parsed.child(holder, "poss")
        if owner is not None:
            return reading.argument(owner)
    nominal = reading.drafts.get(holder.i)
    if nominal is not None and nominal.kind is Kind.NOMINAL:
        return nominal.who
    if above.passive:
        agent_does = preposition.lemma in ("by", "without", "after", "before")
        return above.who if agent_does and above.who is not None else above.subject
    pair = (above.head.lemma, preposition.lemma)
    object_ = parsed.child(above.head, "dobj", "dative")
    if pair in tables().object_prepositional and object_ is not None and object_.pos != "ADP":
        return reading.argument(object_)
    if holder.pos in ("NOUN", "PROPN") and holder.dep in ("nsubj", "pobj", "attr"):
        return None if holder.dep != "attr" else above.subject
    return above.subject


def _content(reading: Reading, draft: Draft, above: Draft) -> Argument | None:
    """A clause of content without a subject: "knows how to | leave", "told X where to | go"."""
    if above.gap is not None and not above.gap_kept and draft.form is Form.FINITE:
        above.gap_kept = True
        return above.gap
    if draft.form is Form.FINITE and draft.head.tag in ("VB", "VBP"):
        return None  # an imperative in quotation marks
    if draft.head.dep == "parataxis":
        return None
    return _open_complement(reading, draft, above)


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
    "xcomp": _open_complement,
    "advcl": _adverbial,
    "acl": _adnominal,
    "pcomp": _after_preposition,
    "ccomp": _content,
    "relcl": _relative,
    "dep": _adverbial,
}
"""Label of a clause without a subject of its own → whose it is."""
