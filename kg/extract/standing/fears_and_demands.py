"""What the words of a report only fear, demand or advise against, though they tell it as a fact.

In: a report. Out: whether "fears that it leaks", "“We urge the board to pay”" and "warned against
buying phones" put their content so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import (
    active_subject,
    determiner,
    direct_object,
    passive_subject,
    predicative_adjective,
)
from kg.extract.lexicon import words
from kg.model import Act

if TYPE_CHECKING:
    from kg.extract.report_candidate import ReportCandidate
    from kg.parse import ParsedArticle


def asks_oneself(parsed: ParsedArticle, found: ReportCandidate) -> bool:
    """Tell whether quoted words ask by being said: "“We | urge | the board to pay,” she said"."""
    if found.content.frame not in ("quote", "turn"):
        return False
    asking = (active_subject(parsed, h) for h in found.content.heads if h.tag == "VBP")
    return any(s is not None and s.text.casefold() in words("first_person") for s in asking)


def is_feared(parsed: ParsedArticle, found: ReportCandidate) -> bool:
    """Tell whether a fear is told, which may turn out idle: "fears that | it leaks |".

    Whoever is worried or concerned that it leaks may well know that it does.
    """
    verb = found.verb
    if verb is None:
        return False
    object_ = direct_object(parsed, verb) or passive_subject(parsed, verb)
    told = (verb, object_, predicative_adjective(parsed, verb))
    return any(t is not None and t.lemma in words("fearing") for t in told)


def is_advised_against(parsed: ParsedArticle, found: ReportCandidate, act: Act) -> bool:
    """Tell whether a warning is not to do a thing: "warned (them) against | buying phones |".

    "Warned against complacency" tells of what may come.
    """
    deed = found.content.heads[0] if found.content.heads else None
    if act is not Act.WARN or deed is None or found.content.frame != "against-phrase":
        return False
    return deed.tag == "VBG" and determiner(parsed, deed) is None
