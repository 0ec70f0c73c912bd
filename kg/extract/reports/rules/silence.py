"""Silence in other words: `neither confirms nor denies`, `unable to say`, `declined comment`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_negated, modals
from kg.extract.grammar.content_edges import cut, trim
from kg.extract.grammar.possible_speakers import is_document
from kg.extract.lexicon import lexicon, words
from kg.extract.report_candidate import Content, ReportCandidate
from kg.extract.reports.frames.clause_frame import clause
from kg.extract.reports.frames.cue_subjects import speakers_of
from kg.extract.reports.rules.reporting_verbs import readable
from kg.model import Act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle

_ANSWERS = frozenset({"call", "message", "email", "request", "inquiry", "enquiry", "query"})
_GIVING = frozenset({"offer", "provide", "give", "make", "issue", "have"})


def unanswered(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """Yield acts of not saying whose words are no single cue of the lexicon."""
    for verb in readable(parsed, "VERB", "AUX"):
        if verb.dep in ("aux", "auxpass"):
            continue
        content = _neither(parsed, verb) or _unable(parsed, verb) or _no_words(parsed, verb)
        who = speakers_of(parsed, verb) if content is not None else None
        if content is not None and who is not None and not is_document(who[0]):
            yield ReportCandidate(
                rule="withheld",
                cue=parsed.span(_cue(parsed, verb).i, _cue(parsed, verb).i + 1),
                verb=verb,
                act=Act.DECLINE,
                speakers=who,
                content=content,
                withheld=True,
            )


def _cue(parsed: ParsedArticle, verb: Token) -> Token:
    """Return the act that is not done: "was unable to | confirm"."""
    unable = next((a for a in parsed.all(verb, "acomp") if a.lemma == "unable"), None)
    inner = parsed.child(unable, "xcomp") if unable is not None else None
    return inner if inner is not None else verb


def _neither(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`would neither confirm nor deny X`, `has neither accepted nor rejected X`."""
    cue = lexicon().verbs.get(verb.lemma)
    if (
        verb.tag == "VBD"
        or cue is None
        or cue.act not in (Act.CONFIRM, Act.AGREE, Act.DENY, Act.STATE)
    ):
        return None
    if all(c.lemma != "neither" for c in parsed.all(verb, "preconj", "cc", "advmod")):
        return None
    other = parsed.child(verb, "conj")
    if other is None or other.lemma not in ("deny", "reject", "refute", "confirm", "refuse"):
        return None
    return _object(parsed, other) or clause(parsed, other)


def _unable(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`has been unable to confirm X`."""
    unable = next((a for a in parsed.all(verb, "acomp") if a.lemma == "unable"), None)
    inner = parsed.child(unable, "xcomp") if unable is not None else None
    if inner is None or verb.lemma != "be" or modals(parsed, verb):
        return None
    told = inner.lemma in words("saying") | {"say", "tell", "explain"}
    return (clause(parsed, inner) or _object(parsed, inner)) if told else None


def _no_words(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`did not return calls`, `did not offer comments`, `declined comment`."""
    thing = parsed.child(verb, "dobj")
    if thing is None or thing.i < verb.i:
        return None
    if verb.lemma == "decline" and thing.lemma == "comment":
        return _object(parsed, verb)
    if not is_negated(parsed, verb) or verb.tag not in ("VB", "VBN"):
        return None
    returned = verb.lemma in ("return", "answer") and thing.lemma in _ANSWERS
    given = verb.lemma in _GIVING and thing.lemma in words("words_given")
    return _object(parsed, verb) if returned or given else None


def _object(parsed: ParsedArticle, verb: Token) -> Content | None:
    thing = parsed.child(verb, "dobj")
    if thing is None or thing.i < verb.i or thing.pos == "PRON":
        return None
    first = parsed.left(thing)
    span = trim(parsed, first, cut(parsed, first, parsed.right(thing)))
    return Content(frame="noun", spans=(span,), heads=(thing,)) if span is not None else None
