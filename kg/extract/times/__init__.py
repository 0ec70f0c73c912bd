"""Times: what a text's expressions mean as EDTF, and what they are the times of.

Three times are kept apart, each with its basis: that of publication (the article's), that of the
utterance (`said_on`) and that of the event told (`event_time`). Nothing is guessed: what needs a
day of publication that is not known, or an event told elsewhere, has no value.
"""

from kg.extract.times.event_dates import event_time, with_event_times
from kg.extract.times.expression import Expression, Precision
from kg.extract.times.timeline import Timeline
from kg.extract.times.utterance_dates import is_day, said_on, signed_on

__all__ = [
    "Expression",
    "Precision",
    "Timeline",
    "event_time",
    "is_day",
    "said_on",
    "signed_on",
    "with_event_times",
]
