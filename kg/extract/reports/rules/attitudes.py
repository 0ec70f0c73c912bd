"""Acts carried by a word beside the verb: `is concerned that`, `expressed doubt`, `pressure`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_finite, is_negated, is_passive, modals, subject
from kg.extract.grammar.content_edges import cut, trim
from kg.extract.grammar.possible_speakers import is_agent
from kg.extract.lexicon import lexicon, words
from kg.extract.report_candidate import Content, ReportCandidate
from kg.extract.reports.frames.content_ends import ended
from kg.extract.reports.frames.cue_subjects import speakers_of
from kg.extract.reports.frames.detached_contents import VERBAL
from kg.extract.reports.frames.verb_frames import contents
from kg.extract.reports.rules.reporting_verbs import readable
from kg.extract.standing.performed_acts import is_narrators_question, is_performed
from kg.model import Act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle

_DOUBTS = frozenset({"doubt", "doubtful", "skeptical", "sceptical", "skepticism", "scepticism"})


def attitudes(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`is concerned that …`, `is willing to …`."""
    for word in readable(parsed, "ADJ", "VERB"):
        cue = lexicon().adjectives.get(word.text.casefold())
        if cue is None or word.dep not in ("acomp", "ROOT", "conj", "attr", "ccomp", "advcl"):
            continue
        if word.pos not in ("ADJ", "VERB") or modals(parsed, parsed.head(word)):
            continue
        content = contents(parsed, word, cue)
        verb = parsed.head(word) if word.dep == "acomp" else word
        who = subject(parsed, verb)
        if content is None or who is None or not is_agent(parsed, who):
            continue
        nested = verb.dep in ("relcl", "acl") or parsed.head(verb).lemma == "make"
        if nested or not _holds_now(parsed, verb):
            continue
        negated = is_negated(parsed, verb) or is_negated(parsed, word)
        if negated and cue.act not in (Act.PLEDGE, Act.REFUSE):
            continue  # "was not worried" is no worry, and no declining either
        yield ReportCandidate(
            rule="attitude-doubt" if word.lemma in _DOUBTS else f"attitude-{content.frame}",
            cue=parsed.span(word.i, word.i + 1),
            verb=verb,
            act=cue.act,
            speakers=(who,),
            content=content,
            withheld=negated,
        )


def _holds_now(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether an attitude is told as held: finite, under no modal, condition or "whether"."""
    if modals(parsed, verb) or is_narrators_question(parsed, verb) or not is_finite(parsed, verb):
        return False
    return not any(m.lemma in ("if", "unless", "whether") for m in parsed.all(verb, "mark"))


def light_verbs(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`expressed doubt that …`, `floated the possibility of …`: the noun carries the act."""
    nouns = lexicon().nouns
    for verb in readable(parsed, "VERB"):
        if verb.lemma not in words("light_verbs") or verb.pos != "VERB":
            continue
        noun = parsed.child(verb, "dobj")
        if noun is None or noun.lemma not in nouns or noun.i < verb.i:
            continue
        if not is_performed(parsed, verb) or is_passive(parsed, verb):
            continue
        if verb.tag == "VBG" and verb.lemma == "raise":  # ", raising concerns": of nobody named
            continue
        who = speakers_of(parsed, verb)
        content = _noun_content(parsed, noun)
        if who is None or content is None:
            continue
        content = ended(parsed, verb, content)
        owned = verb.lemma in ("have", "hold") and content.frame not in ("infinitive",)
        if owned and content.spans and not _that(parsed, noun):
            continue
        yield ReportCandidate(
            rule="light-verb-doubt" if noun.lemma in _DOUBTS else "light-verb",
            cue=parsed.span(verb.i, verb.i + 1),
            verb=verb,
            act=nouns[noun.lemma],
            speakers=who,
            content=content,
            withheld=is_negated(parsed, verb) or _none(parsed, noun),
        )


def made_clear(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`made (it) clear that …`, `makes plain that …`, `let it be known that …`."""
    for word in readable(parsed, "ADJ", "VERB"):
        if word.text.casefold() not in ("clear", "plain", "known", "explicit"):
            continue
        verb = next((a for a in parsed.ancestors(word) if a.lemma in ("make", "let")), None)
        if verb is None or word.i - verb.i > 5 or not is_performed(parsed, verb):
            continue
        _, end = parsed.sentence(verb)
        that = parsed.tokens[word.i + 1] if word.i + 1 < end else word
        who = speakers_of(parsed, verb)
        if that.lemma != "that" or who is None:
            continue
        span = trim(parsed, that.i + 1, cut(parsed, that.i + 1, end))
        tail = parsed.tokens[that.i + 1 : end]
        finite = [t for t in tail if t.tag in ("VBD", "VBZ", "VBP", "MD")]
        if span is not None and finite:
            yield ReportCandidate(
                rule="made-clear",
                cue=parsed.span(verb.i, word.i + 1),
                verb=verb,
                act=Act.STATE,
                speakers=who,
                content=Content(frame="clause", spans=(span,), heads=(finite[0],)),
                withheld=is_negated(parsed, verb),
            )


def _that(parsed: ParsedArticle, noun: Token) -> bool:
    clauses = parsed.all(noun, "acl", "ccomp")
    return any(parsed.tokens[parsed.left(c)].lemma == "that" for c in clauses)


def _none(parsed: ParsedArticle, noun: Token) -> bool:
    return any(c.lemma == "no" for c in parsed.all(noun, "det"))


def _noun_content(parsed: ParsedArticle, noun: Token) -> Content | None:
    """Return what a noun of saying is about: its clause, its infinitive, or its phrase."""
    for child in parsed.children[noun.i]:
        if child.i < noun.i:
            continue
        if child.dep in ("acl", "ccomp", "relcl") and (
            parsed.tokens[parsed.left(child)].lemma == "that"
            or any(c.tag == "TO" for c in parsed.all(child, "aux"))
        ):
            first, head = parsed.left(child), child
        elif child.dep == "prep" and child.lemma in ("of", "about", "over", "for", "regarding"):
            inner = parsed.child(child, "pobj", "pcomp")
            if inner is None:
                continue
            first, head = child.i + 1, inner
        else:
            continue
        span = trim(parsed, first, cut(parsed, first, parsed.right(child)))
        if span is not None:
            heads = tuple(c for c in parsed.conjuncts(head) if c.start < span.end)
            infinitive = any(c.tag == "TO" for c in parsed.all(head, "aux"))
            frame = "infinitive" if infinitive else "noun-clause"
            return Content(frame=frame, spans=(span,), heads=heads)
    return None


def pressure(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`is under pressure from X to …`, `calls from X to …`: X demands it of the subject."""
    for noun in readable(parsed, "NOUN"):
        if noun.lemma not in words("requests") or noun.pos != "NOUN":
            continue
        source = None
        for prep in parsed.all(noun, "prep"):
            if prep.lemma in ("from", "by") and prep.i > noun.i:
                source = parsed.child(prep, "pobj")
        if source is None or not is_agent(parsed, source):
            continue
        aim = _aim(parsed, noun, source)
        if aim is None:
            continue
        first = parsed.left(aim)
        span = trim(parsed, first, cut(parsed, first, parsed.right(aim)))
        verb = next((a for a in parsed.ancestors(noun) if a.pos in VERBAL), None)
        target = subject(parsed, verb) if verb is not None else None
        if span is not None:
            yield ReportCandidate(
                rule="noun-request",
                cue=parsed.span(noun.i, noun.i + 1),
                verb=verb,
                act=Act.DEMAND,
                speakers=(source,),
                content=Content(
                    frame="object-infinitive", spans=(span,), heads=(aim,), patient=target
                ),
            )


def _aim(parsed: ParsedArticle, noun: Token, source: Token) -> Token | None:
    """Return the infinitive that says what is asked, wherever the parser hung it."""
    _, end = parsed.sentence(noun)
    for token in parsed.tokens[parsed.right(source) : min(end, parsed.right(source) + 3)]:
        if token.tag == "TO" and parsed.head(token).i > token.i:
            return parsed.head(token)
    return None
