"""Verbs of saying that the tagger of parts of speech took for nouns: `The report states that …`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_finite_form
from kg.extract.grammar.content_edges import cut, trim
from kg.extract.grammar.possible_speakers import is_agent
from kg.extract.lexicon import lexicon, words
from kg.extract.report_candidate import Content, ReportCandidate
from kg.extract.reports.rules.reporting_verbs import readable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle


def misread_verbs(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`The report states that …`: a plural noun with a speaker before it and "that" after it."""
    verbs = lexicon().verbs
    for token in readable(parsed, "NOUN", "PROPN"):
        if not token.text.endswith("s"):
            continue
        cue = verbs.get(token.text.casefold().removesuffix("s"))
        first, last = parsed.sentence(token)
        if cue is None or "s" not in cue.frames:
            continue
        if not first < token.i < last - 2:
            continue
        who, opens = parsed.tokens[token.i - 1], parsed.tokens[token.i + 1]
        if opens.lemma not in words("clause_openers") or _is_noun(parsed, token):
            continue
        start = token.i + (2 if opens.lemma == "that" else 1)
        finite = [t for t in parsed.tokens[start:last] if is_finite_form(t)]
        singular = who.tag in ("NN", "NNP") and is_agent(parsed, who)
        span = trim(parsed, start, cut(parsed, start, last))
        if finite and singular and span is not None:
            yield ReportCandidate(
                rule="verb-misread",
                cue=parsed.span(token.i, token.i + 1),
                verb=None,
                act=cue.act,
                speakers=(who,),
                content=Content(frame="clause", spans=(span,), heads=(finite[0],)),
            )


def _is_noun(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether the word is a plural noun after all.

    It ends a name ("the United | States | that …"), or "that" is the subject of a relative clause
    ("the party | rules | that bind them").
    """
    entity = parsed.entity_at.get(token.i)
    named = entity is not None and entity.first < token.i
    that, after = parsed.tokens[token.i + 1], parsed.tokens[token.i + 2]
    return named or (that.lemma == "that" and is_finite_form(after))
