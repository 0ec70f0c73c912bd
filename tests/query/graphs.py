"""The specimen with a third article: the same claim again, a demand, two speakers at once, no
answer, an admission after a denial, and a sentence of the article's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.export.rdf import syntaxes as rdf
from kg.export.release import Release
from kg.ids import statement_id
from kg.model import (
    Act,
    Article,
    Dated,
    Graph,
    Link,
    LinkKind,
    Modality,
    Participant,
    Polarity,
    Quotation,
    Stance,
    Statement,
    Voice,
)
from tests import specimen as sp

if TYPE_CHECKING:
    from pathlib import Path

GAMMA = (
    "Ostia confirmed that Sudovia had sent tanks.\n"
    "Ostia and Norland urged Sudovia to withdraw them.\n"
    "Sudovia would not comment on the demand.\n"
    "Sudovia later admitted that it had sent tanks.\n"
    "Fighting goes on at the border.\n"
)
ARTICLE_C = Article(
    id="gamma",
    text=GAMMA,
    source="gamma.txt",
    published=Dated("2024-10-25", "sidecar"),
)


def said(cue: str, content: str, evidence: str, **more: object) -> Statement:
    spans = sp.at(GAMMA, cue), sp.at(GAMMA, content)
    values: dict[str, object] = {
        "id": statement_id(ARTICLE_C.sha256, spans[0], [spans[1]]),
        "article": "gamma",
        "cue": spans[0],
        "content": (spans[1],),
        "quotation": Quotation.INDIRECT,
        "polarity": Polarity.POS,
        "modality": Modality.REALIS,
        "evidence": sp.at(GAMMA, evidence),
        "rule": "verb-clause",
        **more,
    }
    return Statement(**values)  # type: ignore[arg-type]


CONFIRMED = said(
    "confirmed",
    "Sudovia had sent tanks",
    GAMMA.split("\n")[0],
    act=Act.CONFIRM,
    speakers=(Participant(actor=sp.OSTIA.id, span=sp.at(GAMMA, "Ostia")),),
    certainty=sp.S_BRANDT.certainty,
    propositions=(sp.SENT,),
)
URGED = said(
    "urged",
    "to withdraw them",
    GAMMA.split("\n")[1],
    act=Act.DEMAND,
    modality=Modality.OBLIGATION,
    speakers=(Participant(actor=sp.OSTIA.id), Participant(actor=sp.NORLAND.id)),
    targets=(Participant(actor=sp.SUDOVIA.id, span=sp.at(GAMMA, "Sudovia to")),),
    said_on=Dated("2024-10", "told"),
)


SUDOVIA = (Participant(actor=sp.SUDOVIA.id),)
SILENT = said(
    "would not comment",
    "the demand",
    GAMMA.split("\n")[2],
    act=Act.DECLINE,
    polarity=Polarity.NEG,
    speakers=SUDOVIA,
)
ADMITTED = said(
    "admitted",
    "it had sent tanks",
    GAMMA.split("\n")[3],
    act=Act.CONFIRM,
    speakers=SUDOVIA,
    certainty=sp.S_BRANDT.certainty,
    propositions=(sp.SENT,),
    said_on=Dated("2024-10-25", "told"),
)
NARRATED = said(
    "goes on",
    "Fighting goes on at the border",
    GAMMA.split("\n")[4],
    act=Act.STATE,
    voice=Voice.ARTICLE,
)
LINKS = (
    Link(
        kind=LinkKind.CHANGED_POSITION,
        source=ADMITTED.id,
        target=sp.S_DENIAL.id,
        proposition=sp.SENT,
        reason="the same speaker, the other side",
    ),
    Link(
        kind=LinkKind.RESPONDS_TO,
        source=SILENT.id,
        target=URGED.id,
        proposition=None,
        reason="“the demand”",
    ),
)


def graph() -> Graph:
    """Return the enlarged specimen."""
    first = sp.graph()
    again = tuple(
        Stance(
            statement=one.id,
            polarity=Polarity.POS,
            modality=Modality.REALIS,
            certainty=one.certainty,
        )
        for one in (CONFIRMED, ADMITTED)
    )
    sent = replace(sp.P_SENT, stances=(*sp.P_SENT.stances, *again))
    more = (CONFIRMED, URGED, SILENT, ADMITTED, NARRATED)
    return replace(
        first,
        articles=(*first.articles, ARTICLE_C),
        statements=tuple(sorted((*first.statements, *more), key=lambda s: s.id)),
        propositions=tuple(sorted((sent, sp.P_CLOSE), key=lambda p: p.id)),
        links=(*first.links, *LINKS),
    )


def export(folder: Path) -> Path:
    """Write the enlarged specimen as `graph.nq`."""
    path = folder / "graph.nq"
    with path.open("wb") as out:
        rdf.nquads(Release(graph()), out)
    return path
