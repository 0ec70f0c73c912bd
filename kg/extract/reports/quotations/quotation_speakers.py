"""Who speaks at the cue of a quotation: the cue's subject there, or the noun next to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import subject
from kg.extract.grammar.functions import is_attributive
from kg.extract.grammar.noun_phrases import outer_noun
from kg.extract.grammar.possible_speakers import is_agent
from kg.extract.reports.frames.cue_subjects import issuer
from kg.extract.reports.frames.participle_subjects import controller

if TYPE_CHECKING:
    from kg.model import Span, Token
    from kg.parse import ParsedArticle


def subject_in(parsed: ParsedArticle, verb: Token, region: Span) -> Token | None:
    """Return the speaker's head inside the region, by the parse, else the noun next to the cue."""
    who = issuer(parsed, verb) or controller(parsed, verb) or subject(parsed, verb)
    if who is not None and _spoken(parsed, who, verb):
        who = None  # “Judge,” Ann said: he who is addressed does not say it
    if who is not None and who.start >= region.start and who.end <= region.end:
        return who
    tokens = parsed.within(region)
    for near in (
        [t for t in reversed(tokens) if t.i < verb.i],
        [t for t in tokens if t.i > verb.i],
    ):
        for token in near:
            if token.pos in ("NOUN", "PROPN", "PRON") and is_agent(parsed, token):
                return _phrase_head(parsed, token, region)
            if token.text.casefold() == "one" and abs(token.i - verb.i) == 1:  # "…,” read one
                return token
            attribute = token.tag in ("VBN", "VBG") and is_attributive(token)
            if token.pos in ("VERB", "ADP", "SCONJ") and not attribute:
                break
    return who if who is not None and is_agent(parsed, who) and who.i < verb.i else None


def _spoken(parsed: ParsedArticle, who: Token, verb: Token) -> bool:
    """Tell whether a closing mark stands between a supposed speaker and the cue after it."""
    between = parsed.text[who.end : verb.start].replace("''", '"')
    closed = "”" in between and "“" not in between
    return who.i < verb.i and (closed or between.count('"') % 2 == 1)


def _phrase_head(parsed: ParsedArticle, token: Token, region: Span) -> Token:
    """Return the head of the whole phrase in the region that a noun is part of."""
    while (above := outer_noun(parsed, token)) is not None and region.start <= above.start:
        token = above
    return token
