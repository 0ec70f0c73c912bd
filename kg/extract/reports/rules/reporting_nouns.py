"""Nouns that report with their owner: `her claim that …`, `Oslo's refusal to …`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import agent
from kg.extract.grammar.content_edges import cut, trim
from kg.extract.grammar.possible_speakers import is_agent
from kg.extract.lexicon import lexicon, words
from kg.extract.report_candidate import Content, ReportCandidate
from kg.extract.reports.rules.reporting_verbs import readable
from kg.extract.standing.performed_acts import is_narrators_question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle

_ABOUT = frozenset({"of", "for", "to", "on", "about", "against"})
_OWNED = frozenset({"his", "her", "their", "its"})


def nominal_reports(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`her claim that …`, `the ministry's refusal to …`, `his criticism of …`."""
    for noun in readable(parsed, "NOUN"):
        act = lexicon().nouns.get(noun.lemma)
        if act is None or _is_object_of_cue(parsed, noun):
            continue
        who = _owner(parsed, noun)
        if who is None or is_narrators_question(parsed, noun):
            continue
        content = _clause_of(parsed, noun) or _phrase_of(parsed, noun)
        if content is not None:
            yield ReportCandidate(
                rule=f"noun-{content.frame}",
                cue=parsed.span(noun.i, noun.i + 1),
                verb=noun,
                act=act,
                speakers=(who,),
                content=content,
            )


def _is_object_of_cue(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a verb reports with the noun already: "repeated her claim that"."""
    verb = parsed.head(noun)
    if noun.dep != "dobj":
        return False
    return verb.lemma in lexicon().verbs or verb.lemma in words("light_verbs")


def _owner(parsed: ParsedArticle, noun: Token) -> Token | None:
    """Return whose it is: the possessor, or the noun of a "by" phrase."""
    who = parsed.child(noun, "poss") or agent(parsed, noun)
    if who is None:
        return None
    if who.tag == "PRP$":
        return who if who.text.casefold() in _OWNED else None
    return who if is_agent(parsed, who) else None


def _clause_of(parsed: ParsedArticle, noun: Token) -> Content | None:
    if noun.lemma not in words("owned_clauses"):
        return None
    for child in parsed.children[noun.i]:
        if child.i < noun.i or child.dep not in ("acl", "ccomp", "relcl", "xcomp"):
            continue
        infinitive = any(c.tag == "TO" for c in parsed.all(child, "aux"))
        if not infinitive and parsed.tokens[parsed.left(child)].lemma != "that":
            continue
        if child.dep == "relcl" and any(c.tag in ("WDT", "WP") for c in parsed.children[child.i]):
            continue
        return _content(parsed, child, parsed.left(child), "infinitive" if infinitive else "clause")
    return None


def _phrase_of(parsed: ParsedArticle, noun: Token) -> Content | None:
    if noun.lemma not in words("owned_phrases"):
        return None
    for prep in parsed.all(noun, "prep"):
        inner = parsed.child(prep, "pobj", "pcomp")
        if prep.i > noun.i and prep.lemma in _ABOUT and inner is not None:
            return _content(parsed, inner, prep.i + 1, "phrase")
    return None


def _content(parsed: ParsedArticle, head: Token, first: int, frame: str) -> Content | None:
    span = trim(parsed, first, cut(parsed, first, parsed.right(head)))
    if span is None:
        return None
    heads = tuple(c for c in parsed.conjuncts(head) if c.start < span.end)
    return Content(frame=frame, spans=(span,), heads=heads)
