"""The rules that find reports in clauses. Each is a generator over a parsed article.

Quotations that are sentences of their own are found by `kg.extract.quotations`; both rule sets are
joined in `kg.extract.article`.
"""

from __future__ import annotations

from kg.extract.attitudes import attitudes, light_verbs, made_clear, pressure
from kg.extract.headlines import headline_list, headline_speaker, headline_title
from kg.extract.idioms import idiom_reports
from kg.extract.interviews import interview_turns
from kg.extract.misread import misread_verbs
from kg.extract.nominal import nominal_reports
from kg.extract.set_off import set_off
from kg.extract.sources import (
    according_to,
    as_told_by,
    in_a_survey,
    in_words_of,
)
from kg.extract.unanswered import unanswered
from kg.extract.unsourced import nobody_named, seeming
from kg.extract.verbs import verb_reports
from kg.extract.withheld import considering, purposes, undrawn, withheld

RULES = (
    verb_reports,
    according_to,
    as_told_by,
    in_words_of,
    in_a_survey,
    attitudes,
    light_verbs,
    made_clear,
    idiom_reports,
    pressure,
    withheld,
    purposes,
    headline_speaker,
    headline_title,
    headline_list,
    considering,
    undrawn,
    unanswered,
    nominal_reports,
    misread_verbs,
    nobody_named,
    seeming,
    interview_turns,
    set_off,
)
