"""The rules that find reports in clauses. Each is a generator over a parsed article.

Quotations that are sentences of their own are found by
`kg.extract.reports.quotations.free_quotations`; both rule sets are joined in `kg.extract.article`.
"""

from __future__ import annotations

from kg.extract.reports.rules.attitudes import attitudes, light_verbs, made_clear, pressure
from kg.extract.reports.rules.headlines import headline_list, headline_speaker, headline_title
from kg.extract.reports.rules.idioms import idiom_reports
from kg.extract.reports.rules.interviews import interview_turns
from kg.extract.reports.rules.mistagged_verbs import misread_verbs
from kg.extract.reports.rules.reporting_nouns import nominal_reports
from kg.extract.reports.rules.reporting_verbs import verb_reports
from kg.extract.reports.rules.set_off import set_off
from kg.extract.reports.rules.silence import unanswered
from kg.extract.reports.rules.source_phrases import (
    according_to,
    as_told_by,
    in_a_survey,
    in_words_of,
)
from kg.extract.reports.rules.unsourced import nobody_named, seeming
from kg.extract.reports.rules.withholding import considering, purposes, undrawn, withheld

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
