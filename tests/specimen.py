"""A small graph made by hand: two articles, a claim and its denial, an unnamed official."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from kg.ids import key_id, statement_id
from kg.model import (
    Act,
    Actor,
    ActorType,
    Article,
    Bound,
    Certainty,
    Dated,
    Direction,
    Filler,
    Graph,
    Issue,
    Line,
    LineKind,
    Link,
    LinkKind,
    Matter,
    Mention,
    Modality,
    Participant,
    Polarity,
    Predicate,
    Proposition,
    Quantity,
    Quotation,
    Source,
    SourceKind,
    Span,
    Stance,
    Statement,
)

ALPHA = (
    "Norland accuses Sudovia of arms transfers\n"
    "\n"
    'Norland’s president Ada Brandt said on Tuesday: "Sudovia has sent up to 300 tanks to Ostia."\n'
    "A senior official at the foreign ministry warned that Norland may close its border"
    " if Sudovia sends more tanks.\n"
)
BETA = (
    "Sudovia on Wednesday denied <b>having sent tanks</b> to Ostia & others, agency Ōsaka said.\n"
)


def at(text: str, quote: str) -> Span:
    """Return the first place of `quote`."""
    start = text.index(quote)
    return Span(start, start + len(quote))


def actor(label: str, kind: ActorType, **more: object) -> Actor:
    return Actor(id=key_id("a", kind.value, label), label=label, type=kind, **more)  # type: ignore[arg-type]


NORLAND = actor("Norland", ActorType.COUNTRY, country="NOR", aliases=("Norland’s",))
SUDOVIA = actor("Sudovia", ActorType.COUNTRY, country="SDV", wikidata="Q42")
OSTIA = actor("Ostia", ActorType.COUNTRY, country="OST")
MINISTRY = actor(
    "Ministry of Foreign Affairs of Norland",
    ActorType.ORGAN,
    country="NOR",
    affiliation=NORLAND.id,
    aliases=("the foreign ministry",),
)
BRANDT = actor(
    "Ada Brandt", ActorType.PERSON, country="NOR", affiliation=NORLAND.id, role="president"
)
OFFICIAL = actor(
    "senior official (Ministry of Foreign Affairs of Norland)",
    ActorType.ROLE,
    named=False,
    country="NOR",
    affiliation=MINISTRY.id,
    role="official",
)


def line(text: str, quote: str, kind: LineKind) -> Line:
    return Line(span=at(text, quote), kind=kind)


ARTICLE_A = Article(
    id="alpha",
    text=ALPHA,
    source="alpha.txt",
    title="Norland accuses Sudovia of arms transfers",
    lines=(
        line(ALPHA, ALPHA.split("\n")[0], LineKind.HEADLINE),
        line(ALPHA, ALPHA.split("\n")[2], LineKind.PROSE),
        line(ALPHA, ALPHA.split("\n")[3], LineKind.PROSE),
    ),
    published=Dated("2024-10-23", "sidecar: printed on the page"),
    publisher="The Norland Post",
    url="https://norland.example/alpha",
)
ARTICLE_B = Article(
    id="beta",
    text=BETA,
    source="beta.txt",
    lines=(line(BETA, BETA.strip(), LineKind.PROSE),),
)

SENT = key_id("p", "transfer", "SDV", "tanks", "OST")
CLOSE = key_id("p", "close", "NOR", "border")
ISSUE = key_id("i", "arms", "SDV")

S_BRANDT = Statement(
    id=statement_id(
        ARTICLE_A.sha256,
        at(ALPHA, "said"),
        [at(ALPHA, "Sudovia has sent up to 300 tanks to Ostia.")],
    ),
    article="alpha",
    speakers=(Participant(actor=BRANDT.id, span=at(ALPHA, "Norland’s president Ada Brandt")),),
    sources=(
        Source(
            speaker=BRANDT.id,
            kind=SourceKind.NAMED_PERSON,
            title=at(ALPHA, "Norland’s president"),
        ),
    ),
    cue=at(ALPHA, "said"),
    act=Act.STATE,
    content=(at(ALPHA, "Sudovia has sent up to 300 tanks to Ostia."),),
    targets=(Participant(actor=SUDOVIA.id, span=Span(92, 99), how=Direction.ABOUT),),
    quotation=Quotation.DIRECT,
    polarity=Polarity.POS,
    modality=Modality.REALIS,
    certainty=Certainty.CERTAIN,
    said_on=Dated("2024-10-22", "“Tuesday” before publication on 2024-10-23"),
    propositions=(SENT,),
    evidence=at(ALPHA, ALPHA.split("\n")[2]),
    rule="quotation-cue-before",
)
S_OFFICIAL = Statement(
    id=statement_id(
        ARTICLE_A.sha256,
        at(ALPHA, "warned"),
        [at(ALPHA, "Norland may close its border if Sudovia sends more tanks")],
    ),
    article="alpha",
    speakers=(
        Participant(actor=OFFICIAL.id, span=at(ALPHA, "A senior official at the foreign ministry")),
    ),
    sources=(
        Source(
            speaker=OFFICIAL.id,
            kind=SourceKind.UNNAMED_PERSON,
            title=at(ALPHA, "senior official"),
            justification=(at(ALPHA, "at the foreign ministry"),),
        ),
    ),
    cue=at(ALPHA, "warned"),
    act=Act.WARN,
    plover="THREATEN",
    content=(at(ALPHA, "Norland may close its border if Sudovia sends more tanks"),),
    targets=(Participant(actor=SUDOVIA.id, span=None, how=Direction.AT),),
    quotation=Quotation.INDIRECT,
    polarity=Polarity.POS,
    modality=Modality.CONSIDERED,
    certainty=Certainty.POSSIBLE,
    conditions=(at(ALPHA, "Sudovia sends more tanks"),),
    propositions=(CLOSE,),
    evidence=at(ALPHA, ALPHA.split("\n")[3]),
    rule="verb-clause",
)
S_DENIAL = Statement(
    id=statement_id(ARTICLE_B.sha256, at(BETA, "denied"), [at(BETA, "having sent tanks")]),
    article="beta",
    speakers=(Participant(actor=SUDOVIA.id, span=at(BETA, "Sudovia")),),
    cue=at(BETA, "denied"),
    act=Act.DENY,
    plover="REJECT",
    content=(at(BETA, "having sent tanks"),),
    addressees=(),
    quotation=Quotation.INDIRECT,
    polarity=Polarity.NEG,
    modality=Modality.REALIS,
    certainty=Certainty.CERTAIN,
    propositions=(SENT,),
    evidence=at(BETA, BETA.strip()),
    rule="verb-clause",
)

P_SENT = Proposition(
    id=SENT,
    label="Sudovia sends weapons to Ostia",
    type="AID",
    contexts=("military",),
    roles=(
        ("agent", (Filler(label="Sudovia", actor=SUDOVIA.id, country="SDV", span=Span(92, 99)),)),
        ("recipient", (Filler(label="Ostia", actor=OSTIA.id, country="OST"),)),
        ("theme", (Filler(label="tanks", span=at(ALPHA, "300 tanks")),)),
    ),
    quantity=Quantity(value=300, unit="tank", bound=Bound.AT_MOST, span=at(ALPHA, "up to 300")),
    article="alpha",
    trigger=at(ALPHA, "sent"),
    stances=(
        Stance(
            statement=S_BRANDT.id,
            polarity=Polarity.POS,
            modality=Modality.REALIS,
            certainty=Certainty.CERTAIN,
        ),
        Stance(
            statement=S_DENIAL.id,
            polarity=Polarity.NEG,
            modality=Modality.REALIS,
            certainty=Certainty.CERTAIN,
        ),
    ),
    issue=ISSUE,
)
P_CLOSE = Proposition(
    id=CLOSE,
    label="Norland may close its border",
    roles=(("agent", (Filler(label="Norland", actor=NORLAND.id, country="NOR"),)),),
    article="alpha",
    trigger=at(ALPHA, "close"),
    stances=(Stance(statement=S_OFFICIAL.id, polarity=Polarity.POS, modality=Modality.CONSIDERED),),
    issue=ISSUE,
)
ARMS = Issue(
    id=ISSUE,
    label="Sudovia: weapons (tank)",
    matter=Matter.ARMS,
    actors=(SUDOVIA.id,),
    words=("tank", "border"),
)


@cache
def graph() -> Graph:
    """Return the specimen, every tuple in canonical order."""
    return Graph(
        articles=(ARTICLE_A, ARTICLE_B),
        actors=tuple(
            sorted((NORLAND, SUDOVIA, OSTIA, MINISTRY, BRANDT, OFFICIAL), key=lambda a: a.id)
        ),
        mentions=(
            Mention(article="alpha", span=Span(0, 7), actor=NORLAND.id, basis="name"),
            Mention(article="alpha", span=at(ALPHA, "Ada Brandt"), actor=BRANDT.id, basis="name"),
            Mention(article="beta", span=at(BETA, "Sudovia"), actor=SUDOVIA.id, basis="name"),
        ),
        statements=tuple(sorted((S_BRANDT, S_OFFICIAL, S_DENIAL), key=lambda s: s.id)),
        propositions=tuple(sorted((P_SENT, P_CLOSE), key=lambda p: p.id)),
        links=(
            Link(
                kind=LinkKind.CONTRADICTS,
                source=S_DENIAL.id,
                target=S_BRANDT.id,
                proposition=SENT,
                reason="opposite polarity towards one proposition",
            ),
        ),
        issues=(ARMS,),
    )


HIDE = key_id("p", "deny", "NOR", SENT)


def taken_apart(own: str = "deny") -> Graph:
    """Return the specimen with claims of a class; the denial has a claim of class `own` too.

    That claim has another inside, and a thing that is somebody's.
    """
    value = graph()
    sent = replace(
        P_SENT, predicate=Predicate(lemma="send", span=P_SENT.trigger), predicate_class="send"
    )
    hide = Proposition(
        id=HIDE,
        label="Norland hides with Sudovia’s old papers that Sudovia sends weapons to Ostia",
        predicate=Predicate(lemma="hide", span=Span(31, 36)),
        predicate_class=own,
        roles=(
            ("agent", (Filler(label="Norland", actor=NORLAND.id, country="NOR"),)),
            ("theme", (Filler(label=P_SENT.label, proposition=SENT),)),
            (
                "instrument",
                (Filler(label="old papers", head="paper", sort="old", owner=SUDOVIA.id),),
            ),
        ),
        article="beta",
        trigger=Span(31, 36),
        stances=(Stance(statement=S_DENIAL.id, polarity=Polarity.NEG, modality=Modality.REALIS),),
    )
    denial = replace(S_DENIAL, propositions=(*S_DENIAL.propositions, HIDE))
    said = (denial, *(s for s in value.statements if s.id != S_DENIAL.id))
    return replace(
        value,
        statements=tuple(sorted(said, key=lambda s: s.id)),
        propositions=tuple(sorted((sent, hide, P_CLOSE), key=lambda p: p.id)),
    )
