"""The closed lists; each member is a SKOS concept in `ontology/` and a test compares the two."""

from __future__ import annotations

from enum import StrEnum


class LineKind(StrEnum):
    """What a line of an article is: which are read as statements, and in whose voice they are.

    Prose and items of a list are the article's words; turns, block quotations and posts are
    somebody else's, whom a speaker label, a lead-in or a signature names.
    """

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    TIMESTAMP = "timestamp"
    CAPTION = "caption"
    SECTION_HEAD = "section-head"
    CHROME = "chrome"
    REPEAT = "repeat"
    PROSE = "prose"
    LIST_ITEM = "list-item"
    SPEAKER_LABEL = "speaker-label"
    TURN = "turn"
    BLOCK_QUOTATION = "block-quotation"
    POST = "post"
    POST_HEAD = "post-head"
    SIGNATURE = "signature"
    CORRECTION = "correction"


NARRATED = (LineKind.PROSE, LineKind.LIST_ITEM)
"""Lines in the article's own words."""
SPOKEN = (LineKind.TURN, LineKind.BLOCK_QUOTATION, LineKind.POST)
"""Lines in the words of somebody else, with quotation marks or without."""
READ = (LineKind.HEADLINE, *NARRATED, *SPOKEN)
"""Lines that are read for statements; the others only name people and places."""


class Act(StrEnum):
    """The speech act that a cue reports: `gold`'s closed list, in the order of its table."""

    STATE = "state"
    CONFIRM = "confirm"
    DENY = "deny"
    ACCUSE = "accuse"
    CONDEMN = "condemn"
    WARN = "warn"
    THREATEN = "threaten"
    DEMAND = "demand"
    PROPOSE = "propose"
    ASK = "ask"
    PLEDGE = "pledge"
    CONSIDER = "consider"
    EXPECT = "expect"
    WORRY = "worry"
    DECLINE = "decline"
    REFUSE = "refuse"
    PRAISE = "praise"
    AGREE = "agree"


class Polarity(StrEnum):
    """The speaker's stand towards the content as its span stands."""

    POS = "pos"
    NEG = "neg"
    UNSPECIFIED = "unspecified"


class Modality(StrEnum):
    """How the speaker puts the content; anything but `realis` is not claimed as fact."""

    REALIS = "realis"
    FUTURE = "future"
    INTENDED = "intended"
    CONSIDERED = "considered"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    OBLIGATION = "obligation"
    HYPOTHETICAL = "hypothetical"
    QUESTION = "question"
    UNSPECIFIED = "unspecified"


class Certainty(StrEnum):
    """How sure the speaker is, as GRaSP has it."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNSPECIFIED = "unspecified"


class Quotation(StrEnum):
    """Whether the content stands in quotation marks: all of it, part of it, none of it."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Voice(StrEnum):
    """Whose words: somebody cited, or the article's own narration."""

    ATTRIBUTED = "attributed"
    ARTICLE = "article"


class ActorType(StrEnum):
    """What kind of thing an actor is."""

    PERSON = "person"
    COUNTRY = "country"
    ORGAN = "organ"
    ORGANISATION = "organisation"
    GROUP = "group"
    ROLE = "role"


class Bound(StrEnum):
    """Whether a quantity is exact or a bound ("up to 10,000" is `at_most`)."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    APPROX = "approx"


class LinkKind(StrEnum):
    """How two statements stand to each other."""

    RESTATES = "restates"
    CORROBORATES = "corroborates"
    CONTRADICTS = "contradicts"
    CHANGED_POSITION = "changed-position"
    RESPONDS_TO = "responds-to"


class Contrast(StrEnum):
    """In what two statements contradict each other."""

    POLARITY = "polarity"
    QUANTITY = "quantity"
    EVALUATION = "evaluation"


class Severity(StrEnum):
    """How bad a diagnostic is; only `error` means that something could not be read."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Verdict(StrEnum):
    """Whether two appearances are one actor; `unsure` keeps them apart and asks for review."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
