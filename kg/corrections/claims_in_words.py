"""The claim of content that a person marked: its words, since nothing parses them anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.propositions.labels.clause_words import as_sentence
from kg.ids import key_id
from kg.model import Effect, Polarity, Proposition, Stance, acts_that, without_stand
from kg.model.replace import replace

if TYPE_CHECKING:
    from kg.model import Article, Extraction, Statement


def claim_in_words(found: Extraction, said: Statement, article: Article) -> Extraction:
    """Return the extraction with a statement's content as a claim known by its words alone."""
    first = said.content[0]
    stance = Stance(
        statement=said.id,
        polarity=said.polarity,
        modality=said.modality,
        certainty=said.certainty,
        trigger=first,
    )
    if said.act in acts_that(Effect.DECLINES) or said.polarity is Polarity.UNSPECIFIED:
        stance = without_stand(stance)
    claim = Proposition(
        id=key_id("p", "words", article.sha256, f"{first.start}-{first.end}", ""),
        label=as_sentence(s.of(article.text) for s in said.content),
        article=said.article,
        trigger=first,
        stances=(stance,),
    )
    claims = sorted(
        (*(p for p in found.propositions if p.id != claim.id), claim), key=lambda p: p.id
    )
    told = replace(said, propositions=(*said.propositions, claim.id))
    statements = tuple(told if s.id == said.id else s for s in found.statements)
    return replace(found, statements=statements, propositions=tuple(claims))
