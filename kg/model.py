"""The values that flow through sayso: what an article says, and where it says it.

Offsets are code points of the article's text as read, half-open: `text[span.start:span.end]` is
the quote, at every stage and in every export. Every class here is frozen; a stage returns new
values and changes none. Observed things (`Mention`, the spans) are kept apart from decided ones
(`Actor`, `Proposition`), so that a decision can be reviewed without reading the article again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from kg.ids import text_digest


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in an article: code points `[start, end)` of the text as read.

    >>> Span(2, 4).of("abcdef")
    'cd'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """Return the text at this place."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Tell whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end


# ── closed lists; each member is a SKOS concept in ontology/ and a test compares the two ────────


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


# ── the article ────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with the reason for believing it: `value` in EDTF, `basis` in words.

    EDTF level 0 and 1: `2024-10-22`, `2024-10`, `2024-W42` is written as the interval
    `2024-10-14/2024-10-20`.
    """

    value: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the text, or the dateline that stands before a line's prose, with its label.

    `repeats` is the place of the first printing when the line is printed again.
    """

    span: Span
    kind: LineKind
    repeats: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """A problem in the data, with its place. `code` is stable, `message` is for people."""

    code: str
    severity: Severity
    message: str
    article: str | None = None
    span: Span | None = None


@dataclass(frozen=True, kw_only=True)
class Article:
    """One article as read. `id` is the file's stem (made unique), `source` the name it came by."""

    id: str
    text: str
    source: str
    lines: tuple[Line, ...] = ()
    title: str | None = None
    published: Dated | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = "en"
    diagnostics: tuple[Diagnostic, ...] = ()

    @cached_property
    def sha256(self) -> str:
        """The hash of the text as read."""
        return text_digest(self.text)


# ── the parse ──────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Token:
    """A token with its place and its node in the dependency tree (spaCy's CLEAR labels).

    `head` is the index of the governor, its own index at a root; `sent` the sentence's index.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sent: int
    ent: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity: token range `[first, last)` and OntoNotes label."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """What a parser made of an article's text; `sentences` are token ranges `[first, last)`."""

    parser: str
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    entities: tuple[Entity, ...]


# ── what was said ──────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """An actor taking part in a statement, and where the article mentions it there.

    `span` is None when the actor is carried over from earlier text.
    """

    actor: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Antecedent:
    """A condition stated, with what it supposes and what holds only under it, as propositions.

    `span` is its place without the word that opens it; `unless` marks one that must not come true.
    """

    span: Span
    proposition: str
    consequents: tuple[str, ...] = ()
    unless: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Somebody performing a speech act with some content, at exact places in one article.

    `said_on` is the day of the utterance where the article settles it; `said_within` the week or
    month where it settles no more. `via` is the statement inside whose content this one stands.
    `occasion` is the place of where it was said ("at a briefing"); `confidence` the share of the
    reports found by the same `rule` that were right in annotated news (`kg.extract.confidence`).
    `unresolved` are the mentions of a speaker of whom the text does not tell who it is.
    """

    id: str
    article: str
    voice: Voice = Voice.ATTRIBUTED
    speakers: tuple[Participant, ...] = ()
    unresolved: tuple[Span, ...] = ()
    via: tuple[str, ...] = ()
    cue: Span | None
    act: Act
    content: tuple[Span, ...]
    targets: tuple[Participant, ...] = ()
    addressees: tuple[Participant, ...] = ()
    quotation: Quotation
    polarity: Polarity
    modality: Modality
    certainty: Certainty = Certainty.UNSPECIFIED
    hedge: Span | None = None
    said_on: Dated | None = None
    said_within: Dated | None = None
    conditions: tuple[Span, ...] = ()
    antecedents: tuple[Antecedent, ...] = ()
    propositions: tuple[str, ...] = ()
    origin: str | None = None
    repeats: tuple[Span, ...] = ()
    evidence: Span
    rule: str
    confidence: float = 0.5
    occasion: Span | None = None
    plover: str | None = None

    @property
    def speaker_spans(self) -> tuple[Span, ...]:
        """The mentions of the speakers next to the cue, once each; two may share a noun phrase."""
        named = tuple(dict.fromkeys(p.span for p in self.speakers if p.span is not None))
        return named or self.unresolved


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """What fills a role of a proposition: an actor where one is known, else a thing by its name."""

    label: str
    actor: str | None = None
    country: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number claimed: "up to 10,000 soldiers" is 10000, `at_most`, unit "soldier"."""

    value: float
    unit: str
    bound: Bound
    span: Span
    max: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """How one statement stands to a proposition, which itself takes no side.

    `presupposed` marks what a statement does not claim but takes for granted or only names to say
    something else: "the raid was a crime", "asked whether the raid broke the law". `filled` are
    the roles that the statement's article leaves open and the only fuller claim elsewhere fills.
    """

    statement: str
    polarity: Polarity
    modality: Modality
    certainty: Certainty = Certainty.UNSPECIFIED
    presupposed: bool = False
    filled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """What is claimed, neutral as to who claims it and whether it is so; one across articles.

    `type` is a PLOVER event type where one is known. `trigger` and the fillers' spans are places in
    `article`, the first (in order of article and place) that mentions the proposition.
    """

    id: str
    label: str
    type: str | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    roles: tuple[tuple[str, tuple[Filler, ...]], ...] = ()
    quantity: Quantity | None = None
    time: str | None = None
    time_basis: str | None = None
    article: str
    trigger: Span
    stances: tuple[Stance, ...] = ()
    key: tuple[str, ...] = ()
    """What makes it this proposition: `id` is `key_id("p", *key)`. Actors stand in it by id, so
    that a decision on who is who (`kg.resolve`) can make one proposition of two."""


# ── who ────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place where an article mentions an actor, and the rule that joined it to the actor."""

    article: str
    span: Span
    actor: str
    basis: str


class Verdict(StrEnum):
    """Whether two appearances are one actor; `unsure` keeps them apart and asks for review."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """An actor as one article knows it: what is observed there, before anything is decided.

    `id` stays the same whatever is decided on it. `role` and `affiliation` are what this article
    says of the actor, `seen` the article's date (EDTF), so that an office held in October is not
    taken for one held for ever. `names` are the names printed there.
    """

    id: str
    article: str
    names: tuple[str, ...]
    role: str | None = None
    affiliation: str | None = None
    country: str | None = None
    seen: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A decision whether two appearances (or all appearances of two actors) are one actor.

    `by` is `rule` or `person`; `score` the rule's estimate that they are one, from 0 to 1, and
    1 or 0 for a person's decision; `features` names what spoke for and against.
    """

    left: str
    right: str
    verdict: Verdict
    by: str
    score: float
    reason: str
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A decided identity. An unnamed role-holder (`named` false) belongs to one article only.

    `country` is an ISO 3166 alpha-3 code; `affiliation` the id of the actor it belongs to;
    `wikidata` a QID, only where a table gives it; `members` the actors of a group. `gender` is `m`
    or `f` where the articles tell. `appearances` are what was joined to make the actor, and
    `judgements` why, those that were left unsure among them.
    """

    id: str
    label: str
    type: ActorType
    named: bool = True
    aliases: tuple[str, ...] = ()
    country: str | None = None
    affiliation: str | None = None
    role: str | None = None
    wikidata: str | None = None
    members: tuple[str, ...] = ()
    gender: str | None = None
    appearances: tuple[Appearance, ...] = ()
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two statements that bear on each other, and why.

    `contrast` says in what they contradict each other; `score` from 0 to 1 how sure the link is.
    """

    kind: LinkKind
    source: str
    target: str
    proposition: str | None
    reason: str
    contrast: Contrast | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What was found in one article; actor ids are the article's own until resolved."""

    article: str
    statements: tuple[Statement, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """A record that broke a rule of the ontology and is kept out of the graph, not lost."""

    kind: str
    id: str
    rule: str
    reason: str
    article: str | None = None
    span: Span | None = None
    record: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """The whole: checked records of all articles, each tuple in its canonical order (by id)."""

    articles: tuple[Article, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    links: tuple[Link, ...] = ()
    rejects: tuple[Reject, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
