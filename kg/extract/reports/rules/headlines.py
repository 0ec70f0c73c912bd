"""Headlines that name their speaker: `Joyce Banda: Fund is empty`, `Banda Slams Fund Over Loan`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.content_edges import trim
from kg.extract.grammar.dependents import active_subject
from kg.extract.grammar.functions import is_active_subject, is_nominal_subject
from kg.extract.grammar.governors import verb_of_active_subject
from kg.extract.grammar.noun_phrases import country_of
from kg.extract.grammar.possible_speakers import is_agent, is_group, is_person, is_role
from kg.extract.inflection import base_of_third_person
from kg.extract.lexicon import lexicon, words
from kg.extract.report_candidate import Content, ReportCandidate
from kg.extract.reports.frames.detached_contents import VERBAL
from kg.model import Act, LineKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Token
    from kg.parse import ParsedArticle


def headline_speaker(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`Joyce Banda: Fund is empty`, `Poll: Race is tied`, at the head of an article."""
    for number, line in enumerate(parsed.read_lines()):
        tokens = _without_live(parsed.within(line.span))
        heads = line.kind is LineKind.HEADLINE or (number == 0 and len(tokens) < 30)
        colon = next((t for t in tokens[:7] if t.text == ":"), None)
        if not heads or colon is None or colon is tokens[0]:
            continue
        before = [t for t in tokens if t.i < colon.i]
        content = trim(parsed, colon.i + 1, tokens[-1].i + 1)
        head = _headed(parsed, before)
        verbs = tuple([t for t in tokens if t.i > colon.i and t.pos in VERBAL])[:1]
        quoted = any(t.text in _MARKS for t in tokens if t.i > colon.i)
        if head is None or content is None or not (verbs or quoted):
            continue
        if not is_person(parsed, head) and _somebody_reports(parsed, head, colon.i, tokens):
            continue
        if _is_scene(parsed, before, verbs) or _is_where(parsed, head, tokens):
            continue
        if _is_topic(parsed, head):
            continue
        yield ReportCandidate(
            rule="headline-colon",
            cue=colon.span,
            verb=None,
            act=Act.STATE,
            speakers=(head,),
            content=Content(frame="clause", spans=(content,), heads=verbs),
            mention=parsed.span(before[0].i, head.i + 1),
        )


def _is_where(parsed: ParsedArticle, head: Token, tokens: tuple[Token, ...]) -> bool:
    """Tell whether a place is where it happened: `Chad: Man arrested for theft`, `Chad: MPs quit`.

    A state speaks in words quoted, as "we", and of another state: `Chad: Peru is arming rebels`.
    """
    entity = parsed.entity_at.get(head.i)
    named = entity is not None and entity.label in ("GPE", "LOC")
    if not (named or (country_of(parsed, head) is not None and not is_person(parsed, head))):
        return False
    said = [t for t in tokens if t.i > head.i and t.text != ":"]
    own = words("first_person_plural") | words("first_person_singular")
    if not said or any(t.text in _MARKS or t.text.casefold() in own for t in said):
        return False
    subject = next((t for t in said if is_nominal_subject(t)), None)
    if subject is not None and subject.tag == "PRP":
        return False
    return subject is None or country_of(parsed, subject) is None


def _is_topic(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether a word with a capital is nobody who speaks: `Brexit: Deputies reject deal`.

    It names no body and no office, and the article below it does not show that it is anybody.
    """
    if head.pos != "PROPN" or is_role(parsed, head) or is_group(head):
        return False
    entity = parsed.entity_at.get(head.i)
    if entity is not None and (entity.label != "PERSON" or entity.last - entity.first > 1):
        return False
    if entity is not None and head.i and parsed.tokens[head.i - 1].pos == "PROPN":
        return False  # "Mr Hale:"
    same = (t for t in parsed.readable if t.text == head.text and t.i > head.i)
    return not any(_is_somebody(parsed, t) for t in same)


def _is_somebody(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether a word is of a full name, stands behind an office, or is who says something."""
    entity = parsed.entity_at.get(token.i)
    full = (
        entity is not None and entity.last - entity.first > 1 and entity.label in ("PERSON", "ORG")
    )
    verb = verb_of_active_subject(parsed, token)
    speaks = verb is not None and verb.lemma in lexicon().verbs
    return full or speaks or (token.i > 0 and is_role(parsed, parsed.tokens[token.i - 1]))


def _without_live(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return a headline without what tells that it goes on: `Inquiry: Lee, Kohl | - live |`."""
    last = [t.text.casefold() for t in tokens[-_RUBRIC:]]
    for k in range(len(last)):
        if last[k] in _DASHES and " ".join(last[k + 1 :]) in words("rubrics"):
            return tokens[: len(tokens) - len(last) + k]
    return tokens


_DASHES = frozenset("-–—|")
_RUBRIC = 4
"""Words of a rubric at the end of a headline at most, with its dash."""


def _is_scene(parsed: ParsedArticle, before: list[Token], verbs: tuple[Token, ...]) -> bool:
    """Tell whether a house alone is where somebody named acts: `Council: Lee sends out three`."""
    house = len(before) == 1 and before[0].text.casefold() in words("houses_as_scenes")
    if not house or not verbs:
        return False
    named = (t for t in parsed.tokens[before[-1].i + 1 : verbs[0].i] if is_active_subject(t))
    return any(t.pos == "PROPN" and is_person(parsed, t) for t in named)


def _somebody_reports(
    parsed: ParsedArticle, head: Token, colon: int, tokens: tuple[Token, ...]
) -> bool:
    """Tell whether somebody else speaks after a topic: `Delhi polls: Rao accuses Sen of bribery`.

    A poll that tells what voters say still speaks; somebody with a name speaks for himself.
    """
    text = head.text.casefold() in words("documents") | {"poll"}
    for token in (t for t in tokens if t.i > colon and t.pos in VERBAL):
        own = active_subject(parsed, token)
        if token.lemma in lexicon().verbs and own is not None and own.i > colon:
            return own.pos == "PROPN" or not text
    return False


def headline_list(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`France, Peru, UK condemn raid`: names with commas alone between them speak together."""
    for line in parsed.read_lines():
        tokens = parsed.within(line.span) if line.kind is LineKind.HEADLINE else ()
        if not tokens:
            continue
        names: list[Token] = []
        at = 0
        while at < len(tokens):
            entity = parsed.entity_at.get(tokens[at].i)
            if entity is None or entity.label not in ("GPE", "PERSON", "ORG"):
                break
            names.append(parsed.tokens[entity.last - 1])
            at = next((k for k, t in enumerate(tokens) if t.i >= entity.last), len(tokens))
            if at == len(tokens) or tokens[at].text != ",":
                break
            at += 1
        verb = tokens[at] if at < len(tokens) else None
        cue = lexicon().verbs.get(verb.text.casefold()) if verb is not None else None
        if verb is None or cue is None or len(names) < 2:
            continue
        content = trim(parsed, verb.i + 1, tokens[-1].i + 1)
        if content is not None:
            yield ReportCandidate(
                rule="headline-list",
                cue=verb.span,
                verb=None,
                act=cue.act,
                speakers=tuple(names),
                content=Content(frame="noun", spans=(content,)),
            )


_MARKS = frozenset("“”\"'‘’")


def _headed(parsed: ParsedArticle, before: list[Token]) -> Token | None:
    """Return the speaker before a headline's colon: a name, an office, or a text that is cited."""
    named = ("PROPN", "NOUN", "ADJ", "PUNCT", "INTJ")
    if any(t.lemma.casefold() in words("rubric_words") for t in before) or before[0].pos == "DET":
        return None
    if is_rubric(before):
        return None
    ends = words("headline_prepositions")
    there = next((k for k, t in enumerate(before) if t.lemma in ends), None)
    name = before[:there] if there else before
    if not name or not all(t.pos in named or t.i in parsed.entity_at for t in name):
        return None
    head = name[-1]
    text = head.text.casefold() in words("documents") | {"poll"}
    return head if head.pos == "PROPN" or text or is_agent(parsed, head) else None


def is_rubric(tokens: Sequence[Token]) -> bool:
    """Tell whether words before a colon name a section or a form of text: "MARKET REPORT: …"."""
    return " ".join(t.text.casefold() for t in tokens) in words("rubrics")


def headline_title(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`Banda Slams Fund Over Loan`: the parser reads the verb as part of the name before it."""
    verbs = lexicon().verbs
    for line in parsed.read_lines():
        tokens = parsed.within(line.span)
        if not _is_title_case(parsed, tokens):
            continue
        for token in tokens[1:7]:
            cue = verbs.get(base_of_third_person(token.text.casefold()))
            named = token.pos in (*VERBAL, "PROPN") and token.text.endswith("s")
            if cue is None or not named:
                continue
            head = parsed.tokens[token.i - 1]
            entity = parsed.entity_at.get(token.i)
            swallowed = entity is not None and entity.first < token.i and entity.last == token.i + 1
            if head.i not in parsed.entity_at and not swallowed:
                continue
            if swallowed and _is_again(parsed, token.i):
                continue
            content = trim(parsed, token.i + 1, tokens[-1].i + 1)
            if content is None or not is_agent(parsed, head):
                continue
            yield ReportCandidate(
                rule="headline-title",
                cue=token.span,
                verb=None,
                act=cue.act,
                speakers=(head,),
                content=Content(frame="noun", spans=(content,)),
            )
            break


def _is_again(parsed: ParsedArticle, place: int) -> bool:
    """Tell whether the name that a word is of stands elsewhere in the article too."""
    mine = parsed.entity_at[place]
    name = parsed.span(mine.first, mine.last).of(parsed.text)
    others = (e for e in parsed.parse.entities if e.first != mine.first)
    return any(parsed.span(e.first, e.last).of(parsed.text) == name for e in others)


def _is_title_case(parsed: ParsedArticle, tokens: tuple[Token, ...]) -> bool:
    """Tell whether nearly every long word of a short line is printed with a capital."""
    if not 3 < len(tokens) < 25:
        return False
    long = [t for t in tokens if len(t.text) > 3 and t.text[0].isalpha()]
    capitals = sum(parsed.article.text[t.start].isupper() for t in long)
    return len(long) > 2 and capitals >= 0.85 * len(long)
