"""What a predicate takes: objects, complements, recipients and adjuncts, with voice undone.

In: a draft with its subject and what governs it. Out: `who`, `what`, `whom`, `attribute`,
`complement` and `adjuncts` of the draft.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.clause_layer.heads import is_as_predicate
from kg.extract.clause_layer.model import Adjunct, Argument, Kind, Relation
from kg.extract.clause_layer.phrases import joined
from kg.extract.clause_layer.relatives import fronted
from kg.extract.clause_layer.tables import tables, words
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.clause_layer.draft import Draft, Reading
    from kg.model import Token


def fill(reading: Reading, draft: Draft) -> None:
    """Fill the places of a verbal or small clause."""
    if draft.kind is Kind.SMALL:
        draft.who = draft.subject
        draft.attribute = _small_attribute(reading, draft)
    elif draft.kind is Kind.EXISTENTIAL:
        _existential(reading, draft)
    elif draft.kind is Kind.COPULA:
        _copula(reading, draft)
    elif draft.kind is Kind.LIGHT:
        _light(reading, draft)
    else:
        _verb(reading, draft)


def _small_attribute(reading: Reading, draft: Draft) -> Argument:
    own = reading.parsed.child(draft.head, "nsubj", "nsubjpass")
    if own is None:
        return reading.argument(draft.head)
    whole = reading.argument(draft.head, without=own.i)
    return replace(whole, clause=None)


def _existential(reading: Reading, draft: Draft) -> None:
    noun = reading.first(draft.head, "attr", "nsubj", "dobj", "nsubjpass", "acomp", "oprd")
    if noun is not None and noun.lemma != "there":
        draft.who = reading.argument(noun)
    elif draft.subject is not None:
        draft.who = draft.subject
    draft.dummy = True
    draft.subject = draft.who
    _adjuncts(reading, draft, set())


def _copula(reading: Reading, draft: Draft) -> None:
    parsed, verb = reading.parsed, draft.head
    draft.who = draft.subject
    used: set[int] = set()
    word = parsed.child(verb, "attr", "acomp", "oprd", "dobj")
    clause = _clauses(reading, draft)
    if word is not None and word.dep == "attr" and word.i < verb.i and draft.subject is None:
        word = None
    if word is not None:
        extra = next((c for c in parsed.children[word.i] if _extra(reading, draft, c)), None)
        draft.attribute = reading.argument(word, without=extra.i if extra is not None else None)
        late = clause or ([reading.drafts[extra.i]] if extra is not None else [])
        if draft.dummy and late and late[0].relation is Relation.COMPLEMENT:
            _complement(reading, draft, late[0])
    elif draft.dummy and clause and _before(reading, draft, clause[0]):
        draft.attribute = _predicate_phrase(reading, draft, used)  # "It was in May that …"
        clause[0].relation = Relation.RELATIVE
    elif clause and clause[0].relation is Relation.COMPLEMENT:
        draft.complement = clause[0]
        draft.attribute = reading.argument(clause[0].head)
    else:
        draft.attribute = _predicate_phrase(reading, draft, used)
    _adjuncts(reading, draft, used)


def _before(reading: Reading, draft: Draft, clause: Draft) -> bool:
    """Tell whether a prepositional phrase stands between "it was" and the clause."""
    return any(draft.i < c.i < clause.i for c in reading.parsed.all(draft.head, "prep"))


def _extra(reading: Reading, draft: Draft, token: Token) -> bool:
    """Tell whether a clause under an attribute is none of it: extraposed, or a result."""
    if token.i not in reading.drafts or token.dep not in (
        "xcomp",
        "ccomp",
        "acl",
        "advcl",
        "relcl",
    ):
        return False
    if reading.drafts[token.i].relation is Relation.APPOSITION:
        return False  # "it is time to leave"
    return draft.dummy or reading.drafts[token.i].relation is Relation.RESULT


def _predicate_phrase(reading: Reading, draft: Draft, used: set[int]) -> Argument | None:
    """Return what is predicated by a preposition or an adverb: "is against the plan", "is here"."""
    parsed = reading.parsed
    for child in parsed.children[draft.i]:
        if child.i > draft.i and child.dep == "prep":
            noun = parsed.child(child, "pobj", "pcomp")
            if noun is not None:
                used.add(child.i)
                return reading.argument(noun, child.text.casefold())
        if child.i > draft.i and child.dep in ("advmod", "prt", "npadvmod"):
            if child.lemma in words("times") or (
                child.tag == "RB"
                and child.dep == "advmod"
                and (child.lemma not in words("places") and child.lemma.endswith("ly"))
            ):
                continue
            return reading.argument(child)
    return None


def _light(reading: Reading, draft: Draft) -> None:
    """The noun is the predicate; its complements and the verb's are the clause's."""
    parsed, noun = reading.parsed, draft.noun
    assert noun is not None
    passive = noun.dep == "nsubjpass"
    draft.who = _agent(reading, draft) if passive else draft.subject
    used: set[int] = set()
    receiver = parsed.child(draft.head, "dative")
    if receiver is not None:
        draft.whom = _through(reading, receiver)
        used.add(receiver.i)
    for child in (*parsed.children[noun.i], *parsed.children[draft.i]):
        if child.i <= noun.i or child is noun:
            continue
        if child.i in reading.drafts and child.dep in ("acl", "ccomp", "xcomp", "relcl"):
            if child.dep != "relcl" and draft.what is None:
                _complement(reading, draft, reading.drafts[child.i])
        elif child.dep in ("prep", "dative") and child.i not in used:
            _light_phrase(reading, draft, child, used)
    _adjuncts(reading, draft, used)


def _light_phrase(reading: Reading, draft: Draft, preposition: Token, used: set[int]) -> None:
    filler = _through(reading, preposition)
    if filler is None:
        return
    word = preposition.text.casefold()
    asked = (draft.lemma, word) in tables().prepositional
    if preposition.head == draft.i and word not in ("of", "about", "to", "with", "against"):
        filler = filler if asked else None  # "made decisions | on her behalf"
    if filler is None:
        return
    towards = word in ("on", "of") and reading.person(filler)
    if towards and draft.whom is None:
        draft.whom = filler
    elif word in ("of", "about", "on", "over", "for", "into") and draft.what is None:
        draft.what = filler
    elif word in ("to", "with", "against", "at", "on") and draft.whom is None:
        draft.whom = filler
    else:
        return
    used.add(preposition.i)


def _verb(reading: Reading, draft: Draft) -> None:
    """Objects and complements of a full verb, voice undone."""
    parsed, verb = reading.parsed, draft.head
    used: set[int] = set()
    front = fronted(draft, reading)
    stranded = _stranded(reading, draft)
    object_ = parsed.child(verb, "dobj")
    if stranded is not None and front is not None and front is object_:
        _place_stranded(reading, draft, stranded, reading.argument(front), used)
        object_ = None
    elif stranded is not None and draft.gap is not None:
        _place_stranded(reading, draft, stranded, draft.gap, used)
        draft.gap = None
    direct = reading.argument(object_) if object_ is not None else None
    receiver = parsed.child(verb, "dative")
    indirect = None
    if receiver is not None and (receiver.pos != "ADP" or receiver.lemma in ("to", "for")):
        indirect = _through(reading, receiver)
        used.add(receiver.i)
    if draft.passive:
        draft.who = _agent(reading, draft)
        direct, indirect = _undone(draft, direct, indirect)
    else:
        draft.who = draft.subject
    clauses = _clauses(reading, draft)
    if direct is None and draft.gap is not None and _takes(reading, draft, clauses):
        direct, draft.gap = draft.gap, None
    _place(reading, draft, direct, indirect, clauses, used)
    _adjuncts(reading, draft, used)


def _undone(
    draft: Draft, direct: Argument | None, indirect: Argument | None
) -> tuple[Argument | None, Argument | None]:
    """Return the objects of a passive as if it were active."""
    if direct is not None:  # "was given tanks"
        return direct, draft.subject if indirect is None else indirect
    return draft.subject if draft.what is None else None, indirect


def _place(
    reading: Reading,
    draft: Draft,
    direct: Argument | None,
    indirect: Argument | None,
    clauses: list[Draft],
    used: set[int],
) -> None:
    """Give objects and complement clauses their places."""
    complement = clauses[0] if clauses else None
    if complement is not None and complement.relation is not Relation.PURPOSE:
        _with_clause(reading, draft, direct, complement)
        if complement.head.dep == "xcomp":
            _told_through(reading, draft, used)
    elif direct is not None and draft.what is None:
        draft.what = direct
    elif direct is not None:
        draft.whom = direct
    if indirect is not None and draft.whom is None:
        draft.whom = indirect
    _prepositional(reading, draft, used)
    sole = draft.what if draft.whom is None else None
    if sole is not None and sole is direct and reading.person(sole):
        draft.what, draft.whom = None, sole


def _with_clause(
    reading: Reading, draft: Draft, direct: Argument | None, complement: Draft
) -> None:
    """Place an object and a complement clause: "urged X | to go", "wants | X to go"."""
    if draft.passive and direct is draft.subject and direct is not None:
        control = tables().governors.get(draft.head.lemma)
        told = control is None or control.object is not None or complement.head.dep == "ccomp"
        if complement.kind is Kind.SMALL:
            draft.what = direct
            draft.attribute = reading.argument(complement.head)
            return
        if told and not (control is not None and control.raising is not None):
            draft.whom = direct
        _complement(reading, draft, complement)
        return
    _complement(reading, draft, complement)
    if draft.dummy and draft.head.lemma in words("psych") and not draft.passive:
        draft.who, draft.what = draft.what, direct  # the clause is the subject that "it" stands for
        if direct is not None and reading.person(direct):
            draft.what, draft.whom = None, direct
        return
    if direct is None:
        return
    if _one_complement(draft, complement):
        whole = draft.what
        if whole is not None:
            draft.what = replace(whole, span=joined([direct.span, whole.span]))
        return
    draft.whom = direct


def _one_complement(draft: Draft, complement: Draft) -> bool:
    """Tell whether object and clause are one complement: "allow | X to win", "call | X a liar"."""
    if complement.kind is Kind.SMALL:
        return True
    control = tables().governors.get(draft.head.lemma)
    return (
        complement.head.dep == "xcomp"
        and control is not None
        and control.object is None
        and (control.small is not None)
    )


def _complement(reading: Reading, draft: Draft, complement: Draft) -> None:
    draft.complement = complement
    what = reading.argument(complement.head)
    head = draft.head
    if what.span.start <= head.start < complement.head.start:  # "who she said | had lied"
        after = reading.parsed.tokens[head.i + 1].start
        what = replace(what, span=Span(min(after, complement.head.start), what.span.end))
    draft.what = what


def _clauses(reading: Reading, draft: Draft) -> list[Draft]:
    """Return the complement clauses of a verb, those after it first."""
    parsed = reading.parsed
    found = [
        reading.drafts[c.i]
        for c in parsed.children[draft.i]
        if c.i in reading.drafts
        and c.dep in ("ccomp", "xcomp", "oprd", "advcl")
        and reading.drafts[c.i].relation in (Relation.COMPLEMENT, Relation.PURPOSE, None)
        and not (c.dep == "advcl" and reading.drafts[c.i].relation is not Relation.COMPLEMENT)
    ]
    for child in parsed.all(draft.head, "prep", "advcl"):  # "dismissed X as nonsense"
        found += [
            reading.drafts[c.i]
            for c in parsed.children[child.i]
            if c.i in reading.drafts and is_as_predicate(reading, c)
        ]
    return sorted(found, key=lambda d: (d.i < draft.i, d.i))


def _takes(reading: Reading, draft: Draft, clauses: list[Draft]) -> bool:
    """Tell whether the open place is this verb's object, not a lower clause's."""
    if draft.gap is None or draft.passive:
        return False
    lower = [c for c in clauses if c.relation is Relation.COMPLEMENT]
    if lower:
        control = tables().governors.get(draft.head.lemma)
        told = control is not None and control.object is not None
        return told and lower[0].head.dep == "xcomp"
    return True


def _stranded(reading: Reading, draft: Draft) -> Token | None:
    """Return the preposition that has lost its noun: "the house they live in"."""
    for child in reading.parsed.children[draft.i]:
        bare = child.pos == "ADP" and not reading.parsed.children[child.i]
        if bare and child.dep in ("prep", "dative") and child.i > draft.i:
            return child
    return None


def _place_stranded(
    reading: Reading, draft: Draft, preposition: Token, filler: Argument, used: set[int]
) -> None:
    used.add(preposition.i)
    word = preposition.text.casefold()
    filler = replace(filler, preposition=word)
    role = tables().prepositional.get((draft.lemma, word)) or tables().prepositional.get(
        (draft.head.lemma, word)
    )
    if role == "whom" or (role == "what" and reading.person(filler)):
        draft.whom = filler
    elif role == "what":
        draft.what = filler
    else:
        token = reading.parsed.tokens[filler.head]
        draft.adjuncts.append(Adjunct(argument=filler, setting=reading.setting(token, word)))


def _agent(reading: Reading, draft: Draft) -> Argument | None:
    """Return the noun of a passive's by-phrase; a coordinate participle shares it."""
    parsed = reading.parsed
    for by in parsed.children[draft.i]:
        if by.dep == "agent" or (by.dep == "prep" and by.lemma == "by"):
            noun = parsed.child(by, "pobj", "pcomp")
            return reading.argument(noun) if noun is not None else None
    return None


def _through(reading: Reading, token: Token) -> Argument | None:
    """Return the filler of a preposition, or of a bare noun."""
    if token.pos != "ADP" and token.dep != "prep":
        return reading.argument(token)
    noun = reading.parsed.child(token, "pobj", "pcomp")
    if noun is None:
        inner = reading.parsed.child(token, "prep")
        noun = reading.parsed.child(inner, "pobj", "pcomp") if inner is not None else None
    return reading.argument(noun, token.text.casefold()) if noun is not None else None


def _prepositional(reading: Reading, draft: Draft, used: set[int]) -> None:
    """Give prepositional objects and recipients their places."""
    known = tables()
    for preposition in _phrases(reading, draft, used):
        word = preposition.lemma
        lemma = draft.head.lemma
        if (draft.lemma, word) in known.prepositional:
            lemma = draft.lemma
        filler = _through(reading, preposition)
        if filler is None or (draft.passive and word == "by"):
            continue
        taken = draft.what is not None or draft.whom is not None
        recipient = word in known.recipients.get(lemma, ())
        if taken and (lemma, word) in known.object_prepositional:
            if draft.what is not None and draft.whom is None and draft.complement is None:
                if word in ("into", "to", "on") and not reading.person(draft.what):
                    continue  # "turned the mill into a school": the mill is what it is done to
                draft.whom, draft.what = draft.what, None
            if draft.what is None:
                draft.what = filler
                used.add(preposition.i)
        elif taken and recipient and word in ("to", "for") and draft.whom is None:
            thing = draft.what is not None and not reading.person(draft.what)
            if (word == "to" and thing) or reading.person(filler):
                draft.whom = filler
                used.add(preposition.i)
        elif not taken and (lemma, word) in known.prepositional:
            _prepositional_object(reading, draft, filler, known.prepositional[lemma, word])
            used.add(preposition.i)
        elif word == "against" and draft.whom is None and reading.person(filler):
            draft.whom = filler
            used.add(preposition.i)


def _told_through(reading: Reading, draft: Draft, used: set[int]) -> None:
    """Read "called on Y | to leave": who is asked stands after a preposition."""
    for preposition in _phrases(reading, draft, used):
        if f"{preposition.lemma}:{draft.head.lemma}" in words("asking_through"):
            draft.whom = draft.whom or _through(reading, preposition)
            used.add(preposition.i)


def _prepositional_object(reading: Reading, draft: Draft, filler: Argument, role: str) -> None:
    if role == "whom" or reading.person(filler):
        draft.whom = filler
    else:
        draft.what = filler


def _phrases(reading: Reading, draft: Draft, used: set[int]) -> Iterator[Token]:
    for child in reading.parsed.children[draft.i]:
        fronted_ = child.i < draft.i and _relative_object(reading, child)
        after = child.i > draft.i or fronted_
        if child.dep in ("prep", "dative") and after and child.i not in used:
            yield child


def _relative_object(reading: Reading, preposition: Token) -> bool:
    """Tell whether a preposition's noun is a relative or question word: "to whom"."""
    noun = reading.parsed.child(preposition, "pobj")
    return noun is not None and (noun.i in reading.relatives or noun.tag.startswith("W"))


def _adjuncts(reading: Reading, draft: Draft, used: set[int]) -> None:
    """Collect the adverbials that fill no place."""
    parsed = reading.parsed
    for child in parsed.children[draft.i]:
        if child.i in used:
            continue
        if child.dep == "prep" or (child.dep == "agent" and not draft.passive):
            word = child.text.casefold()
            noun = parsed.child(child, "pobj")
            inner = parsed.child(child, "prep", "pcomp") if noun is None else None
            if inner is not None and inner.pos == "ADP":  # "according to", "because of"
                word, noun = f"{word} {inner.text.casefold()}", parsed.child(inner, "pobj")
            if noun is not None and not is_as_predicate(reading, noun):
                draft.adjuncts.append(reading.adjunct(noun, word))
        elif child.dep in ("npadvmod", "advmod", "tmod"):
            adjunct = reading.adjunct(child)
            if adjunct.setting.value != "other" or child.dep == "npadvmod":
                draft.adjuncts.append(adjunct)
