"""Who did the deed that a noun tells, where he is said to be behind it: "blamed Chad for the raid".

In: an event noun. Out: those to whom the deed is put down, and the word that puts it so firmly or
not: "accused X of involvement in the raid", "X was behind it", "X had no hand in it", "attributed
it to X", "X denied any role in it". Where it is nobody's in so many words, nobody did it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.events.participants import is_named, is_somebody, joined_parties, parties_in
from kg.extract.events.verb_agents import agent_of_verb
from kg.extract.grammar.clause_structure import is_passive
from kg.extract.grammar.dependents import (
    adnominal_clauses,
    attributives,
    direct_object,
    nouns_after,
    own_subject,
    passive_subject,
    possessor,
)
from kg.extract.grammar.functions import (
    is_complement_clause,
    is_direct_object,
    is_prepositional_object,
)
from kg.extract.grammar.governors import (
    noun_of_clause,
    owner_of_phrase,
    verb_of_direct_object,
    verb_of_patient,
)
from kg.extract.grammar.verb_forms import is_be
from kg.extract.lexicon import lexicon, words
from kg.model import Act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle

_STEPS = 4
"""Nouns between a deed and who did it at most: "denied the accusation of a role in the raid"."""


@dataclass(frozen=True, slots=True)
class Responsibility:
    """To whom a deed is put down.

    `verb` says how firmly where it is the doer's ("| was | behind it"), `charge` is the verb of
    somebody else who puts it down to him ("| blamed | him for it"): only who does so claims it.
    `linked` tells that he is only said to have a link with it, so that he may have done it.
    """

    doers: tuple[Token, ...]
    verb: Token | None = None
    charge: Token | None = None
    linked: bool = False


def responsibility(parsed: ParsedArticle, deed: Token, *, hostile: bool) -> Responsibility | None:
    """Return who is told to be behind a deed; None where nobody is in these words.

    Who has a part in a `hostile` deed did it with others; a part in a release is not the release.
    """
    first = _whole_of(parsed, parsed.first_conjunct(deed))
    found = _put_down_to(parsed, first)
    if found is not None:
        return found
    linked = _linked(parsed, deed) if hostile else None
    if linked is not None:
        return linked
    noun, nouns = first, 0
    while is_prepositional_object(noun) and nouns < _STEPS:
        link = parsed.head(noun)
        above = parsed.head(link)
        part_or_charge = above.lemma in words("taking_part") | words("accusations")
        if above.pos == "NOUN" and part_or_charge:
            if above.lemma in words("taking_part") and not hostile:
                return None
            own = _owner(parsed, above) if above.lemma in words("taking_part") else None
            if own is not None:
                return Responsibility(own)
            noun, nouns = parsed.first_conjunct(above), nouns + 1
            against = _charged_by_noun(parsed, noun)
            if against is not None:
                return against
            part = _having(parsed, noun)
            if part is not None:
                return part
            continue
        found = _of_predicate(parsed, link, above)
        return found if hostile or found is None or found.charge is not None else None
    return None


def _whole_of(parsed: ParsedArticle, deed: Token) -> Token:
    """Return the noun that counts a deed, "a | wave | of killings", or the deed itself."""
    above = owner_of_phrase(parsed, deed, "of")
    if above is None or above.pos != "NOUN" or above.lemma not in words("partitives"):
        return deed
    return parsed.first_conjunct(above)


def _linked(parsed: ParsedArticle, deed: Token) -> Responsibility | None:
    """Return who is said to have a link with a deed: "a link between | Chad | and the raid"."""
    first = parsed.first_conjunct(deed)
    above = owner_of_phrase(parsed, first, "between") if first is not deed else None
    if above is None or above.lemma not in words("taking_part") or not parties_in(parsed, first):
        return None
    return Responsibility((first,), linked=above.lemma in words("linking"))


def is_charge_of_claim(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a participle tells what a claim charges: "claims | accusing | him of a raid"."""
    cue = lexicon().verbs.get(verb.lemma) if verb.tag == "VBG" else None
    claim = noun_of_clause(parsed, verb) if cue is not None and cue.act is Act.ACCUSE else None
    return claim is not None and claim.lemma in words("denied_claims")


def _owner(parsed: ParsedArticle, part: Token) -> tuple[Token, ...] | None:
    """Return whose part it is: "| Mali's | role", "| Malian | role", "a part | of Mali |"."""
    owner = possessor(parsed, part)
    if owner is not None and owner.lemma not in words("own_country"):
        return joined_parties(parsed, owner)
    named = [c for c in attributives(parsed, part) if is_named(parsed, c)]
    if named:
        return (named[-1],)
    by = next(nouns_after(parsed, part, "by", "of"), None)
    return joined_parties(parsed, by) if by is not None and is_somebody(parsed, by) else None


def _charged_by_noun(parsed: ParsedArticle, charge: Token) -> Responsibility | None:
    """Return whom a charge is made against: "accusations | against Chad | of a raid"."""
    if charge.lemma not in words("accusations"):
        return None
    whom = next(nouns_after(parsed, charge, "against"), None)
    said = verb_of_direct_object(parsed, charge) or charge
    return Responsibility(joined_parties(parsed, whom), charge=said) if whom is not None else None


def _having(parsed: ParsedArticle, part: Token) -> Responsibility | None:
    """Return who has the part that is a verb's object: "had a hand", "denied any role".

    Who denies the charge of it, or that he has it, is himself the one who is charged.
    """
    verb = verb_of_direct_object(parsed, part)
    if verb is None or verb.pos != "VERB":
        return None
    cue = lexicon().verbs.get(verb.lemma)
    has = verb.lemma in words("having_a_part")
    answers = cue is not None and cue.act in _OWN
    if not (has or answers) or (part.lemma in words("accusations") and not answers):
        return None
    if _owner(parsed, part) is not None and part.lemma in words("taking_part"):
        return None
    return _by_subject(parsed, verb, support=has and part.lemma in words("taking_part"))


_OWN = frozenset({Act.DENY, Act.REFUSE, Act.CONFIRM})


def _by_subject(parsed: ParsedArticle, verb: Token, *, support: bool) -> Responsibility | None:
    who = agent_of_verb(parsed, verb)
    if who is None and is_passive(parsed, verb):
        who = passive_subject(parsed, verb)
    if who is None:
        return None
    return Responsibility(joined_parties(parsed, who), verb if support else None)


def _of_predicate(parsed: ParsedArticle, link: Token, above: Token) -> Responsibility | None:
    """Return whom a predicate with a phrase puts the deed down to: "accuse X of", "behind it"."""
    if above.lemma == "blame" and _is_to_blame(parsed, above):
        return _by_subject(parsed, parsed.head(above), support=True)  # "was to blame for the raid"
    if above.pos == "ADJ" or above.lemma in words("responsible"):
        return _of_adjective(parsed, above)
    if is_be(above) and link.lemma == "behind":
        return _by_subject(parsed, above, support=True)
    if above.pos != "VERB":
        return _of_accused(parsed, link, above)
    if above.lemma == "do" and link.lemma == "with":
        return _having_to_do(parsed, above)
    taken = direct_object(parsed, above)
    if taken is not None and taken.lemma in words("taking_part"):  # "had | a hand | in the raid"
        return _having(parsed, taken)
    if taken is not None and taken.lemma in words("accusations"):
        return _charged_by_noun(parsed, taken)
    if taken is not None and taken.lemma in words("pointed_at_culprits"):
        return _pointed_at(parsed, above)
    if f"{above.lemma} {link.lemma}" in words("charging_with"):
        return _object_of_charge(parsed, above)
    if f"{above.lemma} {link.lemma}" in words("involving_in") and is_passive(parsed, above):
        who = agent_of_verb(parsed, above)
        who = who if who is not None else passive_subject(parsed, above)
        linked = above.lemma in words("linking")
        some = joined_parties(parsed, who) if who is not None else ()
        return Responsibility(some, above, linked=linked) if some else None
    return None


def _is_to_blame(parsed: ParsedArticle, blame: Token) -> bool:
    """Tell whether a word is "blame" in "is to blame", which parsers also take for an adjective."""
    to = parsed.tokens[blame.i - 1]
    return is_be(parsed.head(blame)) and (is_complement_clause(blame) or to.lemma == "to")


def _of_accused(parsed: ParsedArticle, link: Token, noun: Token) -> Responsibility | None:
    """Return who is charged where the charge was hung on the last: "blamed A and | B | for it"."""
    first = parsed.first_conjunct(noun)
    verb = parsed.head(first)
    if is_direct_object(first) and f"{verb.lemma} {link.lemma}" in words("charging_with"):
        return Responsibility(joined_parties(parsed, first), charge=verb)
    above = parsed.head(verb)
    taken = direct_object(parsed, above) if is_prepositional_object(first) else None
    pointed = taken is not None and taken.lemma in ("blame", "finger")
    return _pointed_at(parsed, above) if pointed and link.lemma in ("for", "over") else None


def _having_to_do(parsed: ParsedArticle, do: Token) -> Responsibility | None:
    """Return who "had nothing to do with it", or denies that he had anything to do with it."""
    thing = noun_of_clause(parsed, do)
    verb = verb_of_direct_object(parsed, thing) if thing is not None else None
    if thing is None or verb is None or verb.lemma != "have":
        return None
    none = thing.lemma in ("nothing", "anything")
    return _by_subject(parsed, verb, support=True) if none else None


def _of_adjective(parsed: ParsedArticle, adjective: Token) -> Responsibility | None:
    """Return who is called responsible: by "be", or by "hold", "found"."""
    if adjective.lemma not in words("responsible"):
        return None
    own = own_subject(parsed, adjective)
    if own is not None:  # "held | Chad | responsible"
        return Responsibility(joined_parties(parsed, own), charge=parsed.head(adjective))
    verb = parsed.head(adjective)
    if is_be(verb):
        return _by_subject(parsed, verb, support=True)
    if verb.lemma not in words("holding_responsible"):
        return None
    return _object_of_charge(parsed, verb)


def _object_of_charge(parsed: ParsedArticle, verb: Token) -> Responsibility | None:
    """Return whom a verb charges: its object, or the subject of its passive."""
    whom = direct_object(parsed, verb)
    if is_passive(parsed, verb) or whom is None:
        whom = passive_subject(parsed, verb) or whom
    if whom is None and adnominal_clauses(parsed, parsed.head(verb)):
        whom = noun_of_clause(parsed, verb) if verb.tag == "VBN" else None
    if whom is None or not parties_in(parsed, whom):
        return None
    return Responsibility(joined_parties(parsed, whom), charge=verb)


def _pointed_at(parsed: ParsedArticle, verb: Token) -> Responsibility | None:
    """Return at whom a finger is pointed, on whom the blame is laid."""
    for noun in nouns_after(parsed, verb, "at", "on", "with"):
        if is_somebody(parsed, noun):
            return Responsibility(joined_parties(parsed, noun), charge=verb)
    return None


def _put_down_to(parsed: ParsedArticle, deed: Token) -> Responsibility | None:
    """Return whom the deed, as an object, is put down to: "attributed it | to Chad |"."""
    for verb in _attributing(parsed, deed):
        links = {w.partition(" ")[2] for w in words("attributing_to") if w.startswith(verb.lemma)}
        below = (t for t in parsed.subtree(deed) if t.pos == "NOUN")  # "on the camp | to the army"
        nouns = {n.i: n for t in (verb, *below) for n in nouns_after(parsed, t, *links)}
        for noun in (nouns[i] for i in sorted(nouns, reverse=True) if links and i > verb.i):
            whose = parties_in(parsed, noun)  # "positions held | by the army |"
            if whose:
                return Responsibility(joined_parties(parsed, whose[0]), charge=verb)
    return None


def _attributing(parsed: ParsedArticle, deed: Token) -> Iterator[Token]:
    """Yield the verbs of attributing of which a deed is the object."""
    verb = verb_of_patient(parsed, deed)
    verbs = [verb] if verb is not None else []
    verbs += [v for v in adnominal_clauses(parsed, deed) if v.tag == "VBN"]
    known = {w.partition(" ")[0] for w in words("attributing_to")}
    yield from (v for v in verbs if v.lemma in known)
