"""Tests of a cue that stands as a report does and reports nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_finite, is_mandative, modals
from kg.extract.grammar.dependents import attributives, direct_object
from kg.extract.grammar.functions import is_adnominal_clause, is_direct_object, is_relative_clause
from kg.extract.grammar.governors import owner_of_clause, preposition_before_clause
from kg.extract.grammar.noun_dependents import words_before
from kg.extract.grammar.noun_phrases import country_of
from kg.extract.grammar.possible_speakers import is_agent
from kg.extract.grammar.predicates import is_passive_participle
from kg.extract.lexicon import words
from kg.model import Act

if TYPE_CHECKING:
    from kg.extract.lexicon import Cue
    from kg.extract.report_candidate import Content
    from kg.model import Token
    from kg.parse import ParsedArticle


def only_perceived(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a gerund dates what one saw: "| On noticing | that it was open, they ran"."""
    link = preposition_before_clause(parsed, verb) if verb.tag == "VBG" else None
    dated = link is not None and link.lemma in words("upon")
    return dated and verb.lemma in words("perceiving")


def tells_its_kind(parsed: ParsedArticle, verb: Token, who: Token) -> bool:
    """Tell whether a clause tells what a kind of text or meeting is for, with no one in it.

    "Forms in which companies explain their plans", "a hearing where residents complain": a bare
    plural in the present. "A letter in which the firm explains" is one letter.
    """
    if not is_relative_clause(verb) or verb.tag != "VBP" or who.tag != "NNS":
        return False
    bare = not any(words_before(parsed, who)) and who.i not in parsed.entity_at
    where = [t for t in parsed.tokens[parsed.left(verb) : who.i] if t.tag in ("WDT", "WRB")]
    return bare and bool(where) and where[0].lemma in ("which", "where")


def is_told_clause(parsed: ParsedArticle, content: Content) -> bool:
    """Tell whether a "that" clause after "ask" tells a fact, as none asked for does: there "that"
    is the object, or points ("the question asked | that figure does not mean |").
    """
    head = content.heads[0] if content.frame == "clause" and content.heads else None
    if head is None or head.tag not in ("VB", "VBZ", "VBD") or is_mandative(parsed, head):
        return False
    opened = parsed.tokens[parsed.at(content.spans[0].start) - 1].text.casefold() == "that"
    return opened and is_finite(parsed, head) and not modals(parsed, head)


def is_no_question(parsed: ParsedArticle, content: Content) -> bool:
    """Tell whether a clause after "question" tells, as none of its own does: "questioned | Lee
    sang |"."""
    opening = parsed.tokens[parsed.at(content.spans[0].start)]
    asks = words("question_words") | words("whether_words")
    return content.frame == "clause" and opening.text.casefold() not in asks


def is_deed_of_support(
    parsed: ParsedArticle, cue: Cue, verb: Token, who: Token, content: Content
) -> bool:
    """Tell whether a state or its forces help somebody: "rebels | backed | by the Malian army".

    Who fights helps in deeds, not in words, and so does a state that helps those who fight, or "is
    supporting" anybody. "Malians support the bill" say so.
    """
    head = content.heads[0] if content.frame == "noun" and content.heads else None
    if head is None or cue.act is not Act.AGREE or cue.lemma not in words("helping_in_deeds"):
        return False
    if not is_agent(parsed, head):
        return False
    if _fights(parsed, who):
        return True
    goes_on = verb.tag == "VBG" and not is_adnominal_clause(verb)
    return country_of(parsed, who) is not None and (goes_on or _fights(parsed, head))


def is_danger(cue: Cue, who: Token, content: Content) -> bool:
    """Tell whether something only may come about: "it threatens | to fracture the alliance |"."""
    head = content.heads[0] if content.frame == "infinitive" and content.heads else None
    thing = who.text.casefold() in words("claim_pronouns") or who.tag == "WDT"
    return (
        cue.act is Act.THREATEN and thing and head is not None and head.lemma in words("befalling")
    )


def _fights(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a noun is of those who fight: "the army", "an | armed | group"."""
    sorts = {t.lemma.casefold() for t in attributives(parsed, noun)}
    return not words("fighters").isdisjoint({noun.lemma.casefold(), *sorts})


def ground_rule(parsed: ParsedArticle, content: Content) -> bool:
    """Tell whether somebody only asks not to be named: "asked not to be identified"."""
    if content.frame == "noun" and any(h.lemma in words("namelessness") for h in content.heads):
        return True
    head = content.heads[0] if content.frame == "infinitive" and content.heads else None
    if head is None:
        return False
    if any(t.text.casefold() in words("nameless") for t in parsed.within(content.spans[0])):
        return head.lemma in words("staying")
    return head.lemma in words("identifying") and is_passive_participle(parsed, head)


def is_brought_about(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether somebody makes another do it: "bullied the owners into | accepting | the deal".

    Who acts on the other does not say it, and the other is only made to.
    """
    into, above = preposition_before_clause(parsed, verb), owner_of_clause(parsed, verb)
    if into is None or above is None or into.lemma != "into":
        return False
    return is_direct_object(above) or direct_object(parsed, above) is not None
