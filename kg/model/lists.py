"""The closed lists as enums.

Made of ontology/data by `python -m ontology.generate`; not written by hand.
"""

from __future__ import annotations

from enum import StrEnum


class Act(StrEnum):
    """The speech act that a cue reports."""

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


AGAINST = (Act.DENY, Act.DECLINE, Act.REFUSE)
"""Acts that are themselves against their content: polarity `neg` is required."""

PLAIN = (Act.STATE, Act.CONFIRM, Act.ACCUSE, Act.CONDEMN, Act.PRAISE)
"""Acts that claim what each clause of their content claims."""

ANSWERING = (Act.CONFIRM, Act.DENY, Act.DECLINE, Act.REFUSE, Act.AGREE)
"""Acts that answer what somebody else has said."""


class Effect(StrEnum):
    """What an act does with its content."""

    ASSERTS = "asserts"
    """Whoever performs it says that it is so."""
    DENIES = "denies"
    """Whoever performs it says that it is not so."""
    DECLINES = "declines"
    """Whoever performs it says neither."""
    REFUSES = "refuses"
    """Whoever performs it turns it down."""
    WANTS = "wants"
    """Whoever performs it wants it done, or says that it will be."""
    EXPECTS = "expects"
    """Whoever performs it says that it will be so."""
    WEIGHS = "weighs"
    """Whoever performs it leaves open whether to do it."""
    FEARS = "fears"
    """Whoever performs it holds it possible, and bad."""
    ASKS = "asks"
    """Whoever performs it asks whether it is so."""


EFFECTS = {
    Act.STATE: Effect.ASSERTS,
    Act.CONFIRM: Effect.ASSERTS,
    Act.DENY: Effect.DENIES,
    Act.ACCUSE: Effect.ASSERTS,
    Act.CONDEMN: Effect.ASSERTS,
    Act.WARN: Effect.ASSERTS,
    Act.THREATEN: Effect.WANTS,
    Act.DEMAND: Effect.WANTS,
    Act.PROPOSE: Effect.WANTS,
    Act.ASK: Effect.ASKS,
    Act.PLEDGE: Effect.WANTS,
    Act.CONSIDER: Effect.WEIGHS,
    Act.EXPECT: Effect.EXPECTS,
    Act.WORRY: Effect.FEARS,
    Act.DECLINE: Effect.DECLINES,
    Act.REFUSE: Effect.REFUSES,
    Act.PRAISE: Effect.ASSERTS,
    Act.AGREE: Effect.ASSERTS,
}
"""What each act does with its content."""


def acts_that(*effects: Effect) -> frozenset[Act]:
    """Return the acts that do one of these with their content."""
    return frozenset(act for act, effect in EFFECTS.items() if effect in effects)


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


FIRM = (Modality.REALIS, Modality.FUTURE, Modality.INTENDED, Modality.OBLIGATION)
"""Modalities in which a speaker commits to its being so, coming, or having to be."""

WILLED = (Modality.INTENDED, Modality.OBLIGATION)
"""Modalities in which it is wanted, not claimed."""


class Certainty(StrEnum):
    """How sure the speaker is, as GRaSP has it."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNSPECIFIED = "unspecified"


SURE = (Certainty.CERTAIN, Certainty.UNSPECIFIED)
"""Certainties that take nothing off a claim."""


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
    QUESTION = "question"
    TURN = "turn"
    BLOCK_QUOTATION = "block-quotation"
    POST = "post"
    POST_HEAD = "post-head"
    SIGNATURE = "signature"
    CORRECTION = "correction"


NARRATED = (LineKind.PROSE, LineKind.LIST_ITEM)
"""Lines in the article's own words."""

SPOKEN = (LineKind.QUESTION, LineKind.TURN, LineKind.BLOCK_QUOTATION, LineKind.POST)
"""Lines in the words of somebody else, with quotation marks or without."""

READ = (
    LineKind.HEADLINE,
    LineKind.PROSE,
    LineKind.LIST_ITEM,
    LineKind.QUESTION,
    LineKind.TURN,
    LineKind.BLOCK_QUOTATION,
    LineKind.POST,
)
"""Lines that are read for statements; the others only name people and places."""


class Bound(StrEnum):
    """Whether a quantity is exact or a bound: “up to 10,000” is `at_most`."""

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


class Verdict(StrEnum):
    """Whether two appearances are one actor; `unsure` keeps them apart and asks for review."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class SourceKind(StrEnum):
    """What kind of source a speaker of a statement is."""

    NAMED_PERSON = "named-person"
    UNNAMED_PERSON = "unnamed-person"
    ORGANISATION = "organisation"
    DOCUMENT = "document"
    STUDY_OR_POLL = "study-or-poll"
    SOCIAL_POST = "social-post"
    OTHER_OUTLET = "other-outlet"
    REPORTER_QUESTION = "reporter-question"


class Direction(StrEnum):
    """Whether an act is aimed at a target, or its content is about it."""

    AT = "at"
    ABOUT = "about"


class Finder(StrEnum):
    """What found a statement."""

    RULES = "rules"
    TAGGER = "tagger"
    LLM = "llm"
    PERSON = "person"
    PLUGIN = "plugin"


class Matter(StrEnum):
    """What field an issue is of: what its claims are about, whoever does or says it."""

    ELECTIONS = "elections"
    POLLS = "polls"
    CAMPAIGN_MONEY = "campaign-money"
    DEBATES = "debates"
    PARTIES = "parties"
    ENDORSEMENTS = "endorsements"
    APPOINTMENTS = "appointments"
    LEGISLATION = "legislation"
    COURTS = "courts"
    INVESTIGATIONS = "investigations"
    CORRUPTION = "corruption"
    POLICE = "police"
    PROTESTS = "protests"
    VIOLENCE = "violence"
    GUNS = "guns"
    TERRORISM = "terrorism"
    TORTURE = "torture"
    WAR = "war"
    ARMS = "arms"
    NUCLEAR = "nuclear"
    SANCTIONS = "sanctions"
    DIPLOMACY = "diplomacy"
    INTERNATIONAL_LAW = "international-law"
    SPYING = "spying"
    THREATS = "threats"
    AID = "aid"
    IMMIGRATION = "immigration"
    RACE = "race"
    RELIGION = "religion"
    WOMEN = "women"
    SEXUALITY = "sexuality"
    ABORTION = "abortion"
    HEALTH_CARE = "health-care"
    DISEASE = "disease"
    DRUGS = "drugs"
    EDUCATION = "education"
    WELFARE = "welfare"
    HOUSING = "housing"
    WORK = "work"
    TAXES = "taxes"
    BUDGET = "budget"
    TRADE = "trade"
    BANKS = "banks"
    BUSINESS = "business"
    ECONOMY = "economy"
    ENERGY = "energy"
    CLIMATE = "climate"
    DISASTERS = "disasters"
    ACCIDENTS = "accidents"
    TECHNOLOGY = "technology"
    RECORDS = "records"
    PRESS = "press"
    ENTERTAINMENT = "entertainment"
    SPORT = "sport"
    FOOD = "food"
    SCIENCE = "science"
    CHARACTER = "character"


class Basis(StrEnum):
    """How a stand on a charge follows from what a statement itself says."""

    REWORDED = "reworded"
    PART = "part"
    NARROWER = "narrower"
    FILLED = "filled"
    POINTED = "pointed"
    WIDER_DENIED = "wider-denied"
