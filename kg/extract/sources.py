"""Sources named beside a clause: `according to X`, `as told by X`, `X:` in a headline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.agents import is_agent
from kg.extract.clauses import agent, is_finite, modals
from kg.extract.detached import VERBAL, place
from kg.extract.found import Content, Found
from kg.extract.lexicon import lexicon, words
from kg.extract.trim import trim
from kg.extract.verbs import readable
from kg.model import Act, LineKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle


def according_to(parsed: ParsedArticle) -> Iterator[Found]:
    """`According to X, …` and `…, according to X`: the content is the clause it stands in."""
    tokens = parsed.tokens
    for first in readable(parsed, "VERB", "ADP", "SCONJ"):
        if first.text.casefold() != "according" or first.i + 1 >= len(tokens):
            continue
        to = tokens[first.i + 1]
        source = parsed.child(to, "pobj") if to.lemma == "to" else None
        if source is None or source.lemma in words("standards"):
            continue
        start, end = _clause_around(parsed, first)
        left = trim(parsed, start, first.i)
        right = trim(parsed, parsed.right(source), end)
        spans = tuple(s for s in (left, right) if s is not None and " " in s.of(parsed.text))
        if not spans:
            continue
        head = next((a for a in parsed.ancestors(first) if a.pos in VERBAL), None)
        yield Found(
            rule="according-to",
            cue=parsed.span(first.i, to.i + 1),
            verb=first,
            act=Act.STATE,
            speakers=(source,),
            content=Content(frame="clause", spans=spans, heads=(head,) if head else ()),
        )


def in_words_of(parsed: ParsedArticle) -> Iterator[Found]:
    """`In his view, …`, `in the words of Ann Lee, …`: the content is the clause it stands in."""
    for noun in readable(parsed, "NOUN"):
        prep = parsed.head(noun)
        of = next((p for p in parsed.all(noun, "prep") if p.lemma == "of"), None)
        owner = parsed.child(noun, "poss") or (parsed.child(of, "pobj") if of else None)
        if of is not None and noun.lemma not in ("word", "words", "view"):
            continue  # "in the eyes of the law", "in a reading of"
        if noun.lemma not in words("opinions") or prep.lemma not in ("in", "to", "by"):
            continue
        if owner is None or noun.dep != "pobj" or owner.text.casefold() in ("my", "our", "your"):
            continue
        if owner.tag != "PRP$" and not is_agent(parsed, owner):
            continue
        start, end = _clause_around(parsed, prep)
        left = trim(parsed, start, prep.i)
        right = trim(parsed, parsed.right(prep), end)
        spans = tuple(s for s in (left, right) if s is not None and " " in s.of(parsed.text))
        set_off = any(t.text == "," for t in parsed.tokens[prep.i - 1 : prep.i])
        ahead = parsed.tokens[parsed.right(prep) : parsed.right(prep) + 1]
        set_off = set_off or any(t.text == "," for t in ahead)
        if not spans or not set_off:
            continue
        head = next((a for a in parsed.ancestors(prep) if a.pos in VERBAL), None)
        yield Found(
            rule="in-words-of",
            cue=parsed.span(prep.i, (of.i if of is not None else noun.i) + 1),
            verb=prep,
            act=Act.STATE,
            speakers=(owner,),
            content=Content(frame="clause", spans=spans, heads=(head,) if head else ()),
        )


def in_a_survey(parsed: ParsedArticle) -> Iterator[Found]:
    """`In a poll last week, half were for it`, `he leads by six points in most surveys`."""
    for noun in readable(parsed, "NOUN", "PROPN"):
        prep = parsed.head(noun)
        if noun.text.casefold() not in words("surveys") or noun.dep != "pobj":
            continue
        host = parsed.head(prep)
        if prep.lemma != "in" or host.pos not in VERBAL or not is_finite(parsed, host):
            continue
        if host.lemma in lexicon().verbs or modals(parsed, host) or host.dep != "ROOT":
            continue
        told = any(c.dep in ("amod", "compound", "prep") for c in parsed.children[noun.i])
        if not told or parsed.left(noun) == noun.i:  # "he rose in the polls" is how he fares
            continue
        start, end = _clause_around(parsed, prep)
        left = trim(parsed, start, prep.i)
        right = trim(parsed, parsed.right(prep), end)
        if prep.i - start > 1:  # "…, in a poll": what follows is another matter
            right = None
        spans = tuple(s for s in (left, right) if s is not None and " " in s.of(parsed.text))
        if spans:
            yield Found(
                rule="in-survey",
                cue=parsed.span(prep.i, prep.i + 1),
                verb=prep,
                act=Act.STATE,
                speakers=(noun,),
                content=Content(frame="clause", spans=spans, heads=(host,)),
            )


_TURNS = ("but", "while", "though")


def _clause_around(parsed: ParsedArticle, token: Token) -> tuple[int, int]:
    """Return the sentence, less another one joined by a semicolon or by "but"."""
    first, last = parsed.sentence(token)
    for i in range(token.i, last - 1):
        turn = parsed.tokens[i].text == "," and parsed.tokens[i + 1].lemma in _TURNS
        if turn and any(t.dep == "nsubj" for t in parsed.tokens[i + 1 : last]):
            last = i
            break
    for i in range(token.i, first, -1):
        if parsed.tokens[i].text == ";":
            first = i + 1
            break
    for i in range(token.i, last):
        if parsed.tokens[i].text == ";":
            last = i
            break
    return first, last


def as_told_by(parsed: ParsedArticle) -> Iterator[Found]:
    """`…, as shared by X`: the content is the clause before."""
    verbs = lexicon().verbs
    for verb in readable(parsed, "VERB"):
        told = verb.lemma in verbs or verb.lemma in ("share", "tell", "relate", "relay")
        before = parsed.tokens[verb.i - 1] if verb.i else verb
        if verb.tag != "VBN" or not told or before.lemma != "as":
            continue
        source = agent(parsed, verb)
        if source is None or not is_agent(parsed, source):
            continue
        first, _ = parsed.sentence(verb)
        clause_head = _last_clause(parsed, first, before.i)
        if clause_head is None:
            continue
        start = max(first, parsed.left(clause_head))
        span = trim(parsed, start, before.i)
        if span is not None:
            yield Found(
                rule="as-told-by",
                cue=parsed.span(verb.i, verb.i + 1),
                verb=verb,
                act=Act.STATE,
                speakers=(source,),
                content=Content(frame="clause", spans=(span,), heads=(clause_head,)),
            )


def _last_clause(parsed: ParsedArticle, first: int, last: int) -> Token | None:
    """Return the predicate of the finite clause that ends right before token `last`."""
    found = None
    for token in parsed.tokens[first:last]:
        reaches = parsed.left(token) >= first and parsed.right(token) >= last - 1
        clausal = token.pos in VERBAL and token.dep in ("ccomp", "ROOT", "conj", "advcl")
        if reaches and clausal and is_finite(parsed, token):
            found = token
    return found


def headline_speaker(parsed: ParsedArticle) -> Iterator[Found]:
    """`Joyce Banda: Fund is empty`, `Poll: Race is tied`, at the head of an article."""
    for number, line in enumerate(parsed.read_lines()):
        tokens = parsed.within(line.span)
        heads = line.kind is LineKind.HEADLINE or (number == 0 and len(tokens) < 30)
        colon = next((t for t in tokens[:7] if t.text == ":"), None)
        if not heads or colon is None or colon is tokens[0]:
            continue
        before = [t for t in tokens if t.i < colon.i]
        content = trim(parsed, colon.i + 1, tokens[-1].i + 1)
        head = _headed(parsed, before)
        verbs = tuple(t for t in tokens if t.i > colon.i and t.pos in VERBAL)[:1]
        quoted = any(t.text in _MARKS for t in tokens if t.i > colon.i)
        if head is None or content is None or not (verbs or quoted):
            continue
        yield Found(
            rule="headline-colon",
            cue=place(colon),
            verb=None,
            act=Act.STATE,
            speakers=(head,),
            content=Content(frame="clause", spans=(content,), heads=verbs),
            mention=parsed.span(before[0].i, head.i + 1),
        )


_MARKS = frozenset("“”\"'‘’")
_RUBRICS = frozenset({"latest", "exclusive", "breaking", "update", "analysis", "opinion", "video"})


def _headed(parsed: ParsedArticle, before: list[Token]) -> Token | None:
    """Return the speaker before a headline's colon: a name, an office, or a text that is cited."""
    named = ("PROPN", "NOUN", "ADJ", "PUNCT", "INTJ")
    if any(t.lemma.casefold() in _RUBRICS for t in before) or before[0].pos == "DET":
        return None
    there = next((k for k, t in enumerate(before) if t.lemma in ("at", "on", "in", "to")), None)
    name = before[:there] if there else before
    if not name or not all(t.pos in named or t.i in parsed.entity_at for t in name):
        return None
    head = name[-1]
    text = head.text.casefold() in words("documents") | {"poll"}
    return head if head.pos == "PROPN" or text or is_agent(parsed, head) else None


def headline_title(parsed: ParsedArticle) -> Iterator[Found]:
    """`Banda Slams Fund Over Loan`: capitals make a parser read the verb as part of the name."""
    verbs = lexicon().verbs
    for line in parsed.read_lines():
        tokens = parsed.within(line.span)
        if not _is_title_case(tokens):
            continue
        for token in tokens[1:7]:
            cue = verbs.get(_singular(token.text.casefold()))
            named = token.pos in (*VERBAL, "PROPN") and token.text.endswith("s")
            if cue is None or not named:
                continue
            head = parsed.tokens[token.i - 1]
            entity = parsed.entity_at.get(token.i)
            swallowed = entity is not None and entity.first < token.i and entity.last == token.i + 1
            if head.i not in parsed.entity_at and not swallowed:
                continue
            content = trim(parsed, token.i + 1, tokens[-1].i + 1)
            if content is None or not is_agent(parsed, head):
                continue
            yield Found(
                rule="headline-title",
                cue=place(token),
                verb=None,
                act=cue.act,
                speakers=(head,),
                content=Content(frame="noun", spans=(content,)),
            )
            break


def _is_title_case(tokens: tuple[Token, ...]) -> bool:
    """Tell whether nearly every long word of a short line has a capital, and no stop follows."""
    long = [t for t in tokens if len(t.text) > 3 and t.text[0].isalpha()]
    capitals = sum(t.text[0].isupper() for t in long)
    return 3 < len(tokens) < 25 and len(long) > 2 and capitals >= 0.85 * len(long)


def _singular(word: str) -> str:
    """Return the base form of a third person: "slams", "denies", "blasts", "reaches"."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("shes", "ches", "sses")):
        return word[:-2]
    return word[:-1]
