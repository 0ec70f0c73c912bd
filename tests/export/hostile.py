"""A graph whose every text field carries markup, code or characters meant to break a page."""

from __future__ import annotations

from dataclasses import replace

from kg.ids import key_id, statement_id
from kg.model import (
    Act,
    Actor,
    ActorType,
    Article,
    Bound,
    Certainty,
    Dated,
    Diagnostic,
    Filler,
    Graph,
    Link,
    LinkKind,
    Modality,
    Participant,
    Polarity,
    Proposition,
    Quantity,
    Quotation,
    Severity,
    Span,
    Stance,
    Statement,
)

PAYLOADS = (
    "<script>window.__hit=1</script>",
    "</script><script>window.__hit=2</script>",
    "<img src=x onerror=window.__hit=3>",
    "\"><svg onload=window.__hit=4>'",
    "<a href=javascript:window.__hit=5>href</a>",
    "{{7*7}}{% raw %}${7*7}#{7*7}",
    "<!--<script>window.__hit=6//--></title></style></textarea><b>",
    "line\u2028separator\u2029window.__hit=7//",
    "\u202eright to left\u202c\u2066isolate",
    "javascript:window.__hit=8",
    "&lt;i&gt;&amp;#60;u&#62; <iframe src=//evil.example></iframe>",
    "__proto__ constructor <b>|a|b</b> 😀 Ōsaka 서울",
    "`;window.__hit=9;`\\u003cscript\\u003e\\",
    "]]><x/><![CDATA[ <?xml?> <!DOCTYPE a>",
    "<style>*{display:none}</style><link rel=stylesheet href=//evil.example>",
    "' onmouseover='window.__hit=10' x='",
    '<math><mi xlink:href="data:text/html,<script>window.__hit=11</script>">',
    "%3Cscript%3Ewindow.__hit=12%3C/script%3E&pick=speaker:x~stance:y;z#view=reader",
    "=HYPERLINK(\"//evil.example\")+cmd|' /C calc'!A0",
    "tab\there\x1b[31m\x07\x7f bell",
    "\u200f\u202b\u05e2\u05d1\u05e8\u05d9\u05ea \u0639\u0631\u0628\u064a\u202c \u2067a\u2069\ufeff",
    "[x](javascript:window.__hit=13) ![y](//evil.example) **b** `c` | d",
)


def actor(payload: str, named: bool) -> Actor:
    kind = ActorType.PERSON if named else ActorType.ROLE
    return Actor(
        id=key_id("a", ascii(payload), kind.value),
        label=f"{payload} {kind.value}",
        type=kind,
        named=named,
        aliases=(payload, payload + "2"),
        country=payload,
        role=payload,
        wikidata=payload,
    )


def case(payload: str) -> Graph:
    """Return one article whose text, people and records all carry the payload."""
    speaker, target = actor(payload, True), actor(payload, False)
    text = f'Lead {payload}\n{payload} said: "{payload} went" if {payload} came.\n'
    lead = len(f"Lead {payload}\n")
    evidence = Span(lead, len(text) - 1)
    cue = Span(lead + len(payload) + 1, lead + len(payload) + 5)
    content = Span(cue.end + 3, cue.end + 3 + len(payload) + 5)
    condition = Span(content.end + 5, content.end + 5 + len(payload))
    article = Article(
        id=f"id {payload}",
        text=text,
        source=payload,
        title=payload,
        published=Dated(payload, payload),
        publisher=payload,
        url=payload,
    )
    claim = key_id("p", ascii(payload))
    said = Statement(
        id=statement_id(article.sha256, cue, [content]),
        article=article.id,
        speakers=(Participant(actor=speaker.id, span=Span(lead, lead + len(payload))),),
        via=(target.id,),
        cue=cue,
        act=Act.DENY,
        content=(content,),
        targets=(Participant(actor=target.id),),
        addressees=(Participant(actor=target.id),),
        quotation=Quotation.DIRECT,
        polarity=Polarity.NEG,
        modality=Modality.CONDITIONAL,
        certainty=Certainty.POSSIBLE,
        said_on=Dated(payload, payload),
        conditions=(condition,),
        propositions=(claim,),
        evidence=evidence,
        rule=payload,
        plover=payload,
    )
    other = replace(
        said, id=statement_id(article.sha256, None, [content]), cue=None, polarity=Polarity.POS
    )
    proposition = Proposition(
        id=claim,
        label=payload,
        type=payload,
        mode=payload,
        contexts=(payload,),
        roles=(("agent", (Filler(label=payload, actor=target.id, country=payload),)),),
        quantity=Quantity(value=1.5, unit=payload, bound=Bound.EXACT, span=content),
        time=payload,
        article=article.id,
        trigger=content,
        stances=(Stance(statement=said.id, polarity=Polarity.NEG, modality=Modality.CONDITIONAL),),
    )
    link = Link(
        kind=LinkKind.CONTRADICTS,
        source=said.id,
        target=other.id,
        proposition=claim,
        reason=payload,
    )
    return Graph(
        articles=(article,),
        actors=(speaker, target),
        statements=(said, other),
        propositions=(proposition,),
        links=(link,),
        diagnostics=(
            Diagnostic(code="x", severity=Severity.INFO, message=payload, article=article.id),
        ),
    )


def graph(payloads: tuple[str, ...] = PAYLOADS) -> Graph:
    """Return all cases in one graph."""
    cases = [case(p) for p in payloads]
    return Graph(
        articles=tuple(sorted((a for c in cases for a in c.articles), key=lambda a: a.id)),
        actors=tuple(sorted((a for c in cases for a in c.actors), key=lambda a: a.id)),
        statements=tuple(sorted((s for c in cases for s in c.statements), key=lambda s: s.id)),
        propositions=tuple(sorted((p for c in cases for p in c.propositions), key=lambda p: p.id)),
        links=tuple(x for c in cases for x in c.links),
        diagnostics=tuple(d for c in cases for d in c.diagnostics),
    )
