"""Clauses that call a claim false: "said the claim that X had left was baseless" denies the claim.

In: the content of a report as its frame found it. Out: the claim that it calls untrue, as the
content of a denial; None where it calls nothing untrue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import agent, is_negated
from kg.extract.grammar.content_edges import cut, trim
from kg.extract.grammar.dependents import (
    active_subject,
    attribute,
    clauses_on_noun,
    direct_object,
    embedded_clauses,
    has_determiner,
    nouns_after,
    object_of,
    particle,
    passive_subject,
    possessor,
    predicative_adjective,
    prepositions,
)
from kg.extract.grammar.verb_forms import is_be
from kg.extract.lexicon import words
from kg.extract.report_candidate import Content
from kg.extract.reports.performatives import performed
from kg.extract.standing.veridicality.rejected_claims import is_what_is_said
from kg.model import Act

if TYPE_CHECKING:
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Span, Token
    from kg.parse import ParsedArticle


def denied_claim(parsed: ParsedArticle, content: Content) -> Content | None:
    """Return the claim that an indirect clause calls untrue; one clause alone, not two joined.

    "The reports were baseless", "the charge was not true", "there was no truth in the claim"; or
    that a label calls so: "described the claim as untrue".
    """
    claim = claim_called_false(parsed, content) if content.frame == "clause" else None
    if claim is not None and claim.pos == "PRON":
        return None  # "said | it was a lie |": the words stay, what "it" is stands before them
    if content.frame == "predicative":
        claim = _labelled_false(parsed, content)
    if claim is None:
        return None
    place = _without_label(parsed, content, claim)
    if place is None or not any(s.covers(place) for s in content.spans):
        return None
    owner = possessor(parsed, claim)
    if owner is not None and owner.tag == "PRP$":
        return None  # "said its own report was wrong" owns up
    return Content(frame="noun", spans=(place,), heads=(claim,), addressee=content.addressee)


def _without_label(parsed: ParsedArticle, content: Content, claim: Token) -> Span | None:
    """Return the place of a claim without what it is called: "as false | the claim |"."""
    first, last = parsed.left(claim), parsed.right(claim)
    label = content.heads[0] if content.frame == "predicative" and content.heads else claim
    if first <= label.i < claim.i:
        after = parsed.tokens[label.i + 1]
        first = after.i + 1 if after.pos == "PUNCT" else after.i
    elif claim.i < label.i < last:
        behind = range(claim.i + 1, label.i)
        last = next((i for i in behind if parsed.tokens[i].text == "as"), label.i)
    return trim(parsed, first, cut(parsed, first, last))


def _labelled_false(parsed: ParsedArticle, content: Content) -> Token | None:
    """Return the claim of "called | the claim | a lie", "described as untrue | the charge |"."""
    claim, label = content.patient, content.heads[0] if content.heads else None
    false = words("falsehoods") | words("misleading")
    if claim is None or label is None or false.isdisjoint((label.lemma, label.text.casefold())):
        return None
    told = any(clauses_on_noun(parsed, claim)) and claim.lemma in words("reported_claims")
    return claim if told or claim.lemma in words("denied_claims") else None


def claim_called_false(parsed: ParsedArticle, content: Content) -> Token | None:
    """Return the noun of the claim that a content of one clause calls untrue; else None."""
    if len(content.heads) != 1:
        return None
    verb = content.heads[0]
    return (
        _called_false(parsed, verb)
        or _without_truth(parsed, verb)
        or _has_no_basis(parsed, verb)
        or _invented(parsed, verb)
        or _never_was(parsed, verb)
    )


def _invented(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the claim of "the claims | were fabricated"; by whom, and he is accused of it."""
    claim = passive_subject(parsed, verb) if _makes_up(parsed, verb) else None
    if claim is None or agent(parsed, verb) is not None or is_negated(parsed, verb):
        return None
    return claim if claim.lemma in words("denied_claims") else None


def _makes_up(parsed: ParsedArticle, verb: Token) -> bool:
    moved = particle(parsed, verb)
    name = f"{verb.lemma} {moved.lemma}" if moved is not None else verb.lemma
    return name in words("making_up")


def _never_was(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the pronoun of "it | never happened", "this | did not take place"."""
    what = active_subject(parsed, verb)
    taken = direct_object(parsed, verb)
    name = f"{verb.lemma} {taken.lemma}" if taken is not None else verb.lemma
    if what is None or name not in words("coming_about") or not is_negated(parsed, verb):
        return None
    return what if what.text.casefold() in words("claim_pronouns") else None


def invented_claim(parsed: ParsedArticle, content: Content) -> Token | None:
    """Return the claim that somebody is said to have made up: "they were made up | by Peru".

    Also of "accused Peru of making up | the claim |". Who says so denies what was claimed.
    """
    verb = content.heads[0] if len(content.heads) == 1 else None
    if verb is None or not _makes_up(parsed, verb) or is_negated(parsed, verb):
        return None
    made = passive_subject(parsed, verb)
    if made is not None:
        plural = made.text.casefold() in words("plural_claim_pronouns")
        by = agent(parsed, verb) is not None
        return made if by and (plural or made.lemma in words("denied_claims")) else None
    made = direct_object(parsed, verb)
    return made if made is not None and made.lemma in words("denied_claims") else None


def case_dismissed(parsed: ParsedArticle, content: Content) -> Token | None:
    """Return the case or claim of "the case | is a stunt", "called | the complaint | baseless".

    What is denied is the charge that it holds; of a claim called false the content is a denial.
    """
    if len(content.heads) != 1:
        return None
    head = content.heads[0]
    label: Token | None = head
    if content.frame == "predicative":
        thing = content.patient
    elif content.frame in _WORDS and is_be(head) and not is_negated(parsed, head):
        thing = active_subject(parsed, head)
        label = predicative_adjective(parsed, head) or attribute(parsed, head)
    else:
        return None
    cases = words("brought_charges")
    if thing is None or label is None or thing.lemma not in cases | words("accusations"):
        return None
    empty = label.lemma in words("dismissals")
    empty = empty or (thing.lemma in cases and label.lemma in words("lies"))
    return thing if empty and not is_negated(parsed, label) else None


def _has_no_basis(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the claim of "the claim | has no basis", "the reports lacked any foundation".

    "The claim is without merit" has none either.
    """
    thing, claim = direct_object(parsed, verb), active_subject(parsed, verb)
    empty = is_be(verb) and any(
        t.lemma in words("truths") for t in nouns_after(parsed, verb, "without")
    )
    if empty and claim is not None and not is_negated(parsed, verb):  # "is without merit"
        return claim if claim.lemma in words("denied_claims") else None
    if thing is None or claim is None or thing.lemma not in words("truths"):
        return None
    none = has_determiner(parsed, thing, "no") or is_negated(parsed, verb) or verb.lemma == "lack"
    return claim if none and claim.lemma in words("denied_claims") else None


def _called_false(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the claim of "the claim | was baseless", "the charge | was not true"."""
    claim = active_subject(parsed, verb) if is_be(verb) else None
    told = predicative_adjective(parsed, verb) or attribute(parsed, verb)
    if claim is None or told is None:
        return None
    negated = is_negated(parsed, verb) or is_negated(parsed, told)  # "“simply not true”"
    points = claim.text.casefold() in words("claim_pronouns") | words("plural_claim_pronouns")
    whole = (*embedded_clauses(parsed, verb), *clauses_on_noun(parsed, told))
    if points and not whole:  # "it is false that he left", "a lie that he left" tell all
        false = told.lemma in words("lies") and not negated
        return claim if false or (told.lemma == "true" and negated) else None
    known = claim.lemma in words("denied_claims")
    if not known and claim.lemma in words("reported_claims"):  # "the | comment | that he left was"
        known = any(is_what_is_said(parsed, c) for c in clauses_on_noun(parsed, claim))
    if not known:
        return None
    false = told.lemma in words("falsehoods") and not negated
    untrue = told.lemma in words("truthful") and negated
    return claim if false or untrue else None


def _without_truth(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the claim of "there was no truth | in the claim that", "nothing to the reports".

    Also of "not a shred of truth | in the story".
    """
    noun = attribute(parsed, verb) if is_be(verb) else None
    if noun is None:
        return None
    none = has_determiner(parsed, noun, "no") or is_negated(parsed, verb)
    part = next((n for n in nouns_after(parsed, noun, "of") if n.lemma in words("truths")), None)
    truth = part or noun
    empty = noun.lemma == "nothing" or (truth.lemma in words("truths") and none)
    links = [*prepositions(parsed, truth, "in", "to", "for", "behind")] if truth is not noun else []
    links += prepositions(parsed, noun, "in", "to", "for", "behind")
    links += prepositions(parsed, verb, "in", "to", "for", "behind")
    claims = (object_of(parsed, link) for link in links) if empty else ()
    return next((c for c in claims if c is not None and c.lemma in words("denied_claims")), None)


def denies_claim(parsed: ParsedArticle, found: ReportCandidate) -> Token | None:
    """Return the claim that somebody's words call untrue: "“Those claims are baseless,” he said".

    The words stay the content whole; what is denied is the claim alone.
    """
    if found.content.frame not in _WORDS or found.withheld:
        return None
    claim = claim_called_false(parsed, found.content) or _denied_by_word(parsed, found.content)
    owner = possessor(parsed, claim) if claim is not None else None
    return None if owner is not None and owner.tag == "PRP$" else claim


def _denied_by_word(parsed: ParsedArticle, content: Content) -> Token | None:
    """Return the claim of "“We deny | the allegations |”", which the words themselves deny."""
    if (
        content.frame != "quote"
        or len(content.heads) != 1
        or parsed.conjuncts(content.heads[0])[1:]
    ):
        return None
    claim = direct_object(parsed, content.heads[0])
    known = claim is not None and claim.lemma in words("denied_claims")
    return claim if known and performed(parsed, content.heads[0]) is Act.DENY else None


_WORDS = ("clause", "quote")
