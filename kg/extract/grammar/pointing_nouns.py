"""What a content points back at: "denied the charges", "asked about the report"."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import determiner, possessor
from kg.extract.lexicon import pointers, words
from kg.model import Act, Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.extract.lexicon import Pointer
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Statement, Token
    from kg.parse import ParsedArticle

LOOK_BACK = 100
"""Statements looked back at: in 65 articles what is pointed at is the last or the one before it."""
_LINES = 2
_SET_OFF = frozenset({",", "–", "—", "-", "--"})
"""Marks before an aside."""
_BREAKS = re.compile(r"\n+")
_OF_FACT = frozenset({Modality.REALIS, Modality.POSSIBLE})
_CLAIMING = frozenset({Act.STATE, Act.ACCUSE, Act.CONFIRM, Act.WARN, Act.EXPECT})


def pointing_noun(parsed: ParsedArticle, found: ReportCandidate) -> Token | None:
    """Return the noun by which a content points at a claim told before: "these allegations"."""
    for head in found.content.heads:
        known = head.lemma in pointers() and head.pos != "VERB"
        plural = head.text.casefold() in words("plural_claim_pronouns") and head.pos == "PRON"
        word = plural or head.text.casefold() in words("claim_pronouns")
        # "denied it"; "agreed to it" is of a deed
        if word and found.act not in (Act.DENY, Act.CONFIRM):
            continue
        if found.act in (Act.DENY, Act.CONFIRM) and _does_so(parsed, head):
            return head
        if plural:
            return head
        if head.lemma in words("brought_charges") and _is_denied_case(parsed, head, found):
            return head
        if not known or _told_here(parsed, head, found) or _is_own(parsed, head):
            continue
        if _is_aside(parsed, head) or points_back(parsed, head):
            return head
        if head.lemma in words("guilt") and found.act is Act.STATE:
            continue  # "claimed responsibility": for his own deed
        if determiner(parsed, head) is None and pointers()[head.lemma].bare:
            return head
    return None


def _is_denied_case(parsed: ParsedArticle, case: Token, found: ReportCandidate) -> bool:
    """Tell whether somebody denies a known case: "the complaint", "in | a case | that he contests".

    Nobody's own.
    """
    known = points_back(parsed, case) and not _is_own(parsed, case)
    first = parsed.left(case)
    told = first > 0 and parsed.tokens[first - 1].lemma == "in"
    return found.act is Act.DENY and (known or told)


def points_back(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a noun is told as known: "these claims", "all charges", "Peru's claims"."""
    before = determiner(parsed, noun)
    pointing = before is not None and before.lemma in words("pointing_determiners")
    return pointing or possessor(parsed, noun) is not None


def _pointer(noun: Token) -> Pointer:
    """Return what a noun points at; "they" and "did so" at whatever was said."""
    return pointers().get(noun.lemma) or pointers()["it"]


def _does_so(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a verb stands for a deed told before: "denied | doing so", "doing it"."""
    if verb.lemma != "do" or verb.i + 1 >= len(parsed.tokens):
        return False
    return parsed.tokens[verb.i + 1].text.casefold() in words("deed_proforms")


def _is_own(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a noun names claims of whoever speaks: "retracted | its claim |"."""
    owner = possessor(parsed, noun)
    return owner is not None and owner.tag == "PRP$"


def _is_aside(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a noun names the clause before: "…, an allegation that the police deny"."""
    first = parsed.left(noun)
    opener = parsed.tokens[first]
    before = parsed.tokens[first - 1].text if first > 0 else ""
    return opener.lemma in ("a", "an") and before in _SET_OFF


def _told_here(parsed: ParsedArticle, noun: Token, found: ReportCandidate) -> bool:
    """Tell whether the claim stands right there: "the claim that …", "claims of fraud"."""
    if any(c is not found.verb for c in parsed.all(noun, "acl")):
        return True
    return any(p.lemma not in words("pointer_circumstances") for p in parsed.all(noun, "prep"))


def pointed_at(
    parsed: ParsedArticle,
    noun: Token,
    mine: Statement,
    earlier: Sequence[tuple[ReportCandidate, Statement]],
) -> Statement | None:
    """Return the statement that a noun points at: the last claim of another that is of its kind.

    "The accusation" is the last that accuses. Where none is of the kind, a noun for any claim
    points at the last one in its paragraph or the one before. Nobody denies his own claim.
    """
    if _is_aside(parsed, noun):
        first = parsed.tokens[parsed.sentence(noun)[0]].start
        here = [s for f, s in earlier if f.start >= first]
        return next((s for s in here if s.id in mine.via), here[-1] if here else None)
    own = {p.actor for p in mine.speakers}
    wanted = _pointer(noun)
    chain = {mine.id, *mine.via}
    near = None
    for f, s in reversed(earlier):
        of_kind = s.act in wanted.acts or not wanted.cues.isdisjoint(_cue_lemmas(parsed, f))
        may_be_near = near is None and wanted.any and _claims(s)
        if not (of_kind or may_be_near) or f.start >= noun.start:
            continue
        if s.id in chain or not chain.isdisjoint(s.via) or any(p.actor in own for p in s.speakers):
            continue
        if of_kind:
            return s
        if _is_near(parsed, s, noun):
            near = s
            if not (wanted.acts or wanted.cues):
                break
    return near


def _claims(statement: Statement) -> bool:
    """Tell whether a statement puts something forward as a fact."""
    firm = statement.modality in _OF_FACT and statement.polarity is Polarity.POS
    return firm and statement.act in _CLAIMING


def hedged_before(parsed: ParsedArticle, noun: Token, events: Iterable[Token]) -> Token | None:
    """Return the event nearest before that the article itself calls alleged or reported.

    `events` are those told before the noun, the last first.
    "In light of Chad allegedly sending arms … denied these allegations".
    """
    if not _pointer(noun).any:
        return None
    hedges = words("hedges") | words("hedging")
    for event in events:
        if parsed.text.count("\n", event.start, noun.start) > _LINES:
            return None
        if any(t.lemma in hedges for t in parsed.all(event, "advmod", "amod")):
            return event
    return None


def _cue_lemmas(parsed: ParsedArticle, found: ReportCandidate) -> frozenset[str]:
    """Return the words that tell a claim: "reported" is a report."""
    if found.cue is None:
        return frozenset()
    key = ("cue lemmas", found.cue)
    if key not in parsed.memory:
        parsed.memory[key] = frozenset(t.lemma for t in parsed.within(found.cue))
    lemmas: frozenset[str] = parsed.memory[key]
    return lemmas


def _is_near(parsed: ParsedArticle, statement: Statement, noun: Token) -> bool:
    """Tell whether at most one break of lines stands between a statement and a noun after it."""
    breaks = _BREAKS.finditer(parsed.text, statement.evidence.end, noun.start)
    return len(list(islice(breaks, 2))) <= 1
