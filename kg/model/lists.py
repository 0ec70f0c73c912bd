"""The closed lists; each member is a SKOS concept in `ontology/` and a test compares the two."""

from __future__ import annotations

from enum import StrEnum


class LineKind(StrEnum):
    """What a line of an article is, so that only prose and headlines are read as statements."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    TIMESTAMP = "timestamp"
    CAPTION = "caption"
    SECTION_HEAD = "section-head"
    CHROME = "chrome"
    REPEAT = "repeat"
    PROSE = "prose"


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
