"""Acts carried by a word beside the verb: `is concerned that`, `expressed doubt`, `pressure`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_finite, is_negated, is_passive, modals, subject
from kg.extract.grammar.complementation import infinitives
from kg.extract.grammar.content_edges import cut, trim
from kg.extract.grammar.dependents import (
    complement_of,
    direct_object,
    has_determiner,
    is_infinitive,
    is_introduced_by,
    object_of,
    prepositions,
)
from kg.extract.grammar.functions import is_active_subject, is_clause_on_noun, is_preposition
from kg.extract.grammar.noun_complements import addressee_of_noun, content_clauses
from kg.extract.grammar.noun_dependents import words_after
from kg.extract.grammar.phrase_spans import conjuncts_within, opener, phrase, phrase_from
from kg.extract.grammar.possible_speakers import is_agent
from kg.extract.grammar.predicates import copula_of, predicate_above
from kg.extract.grammar.verb_forms import is_be, with_particle
from kg.extract.lexicon import lexicon, words
from kg.extract.report_candidate import Content, ReportCandidate
from kg.extract.reports.frames.content_ends import ended
from kg.extract.reports.frames.cue_subjects import speakers_of
from kg.extract.reports.frames.verb_frames import contents
from kg.extract.reports.rules.reporting_verbs import readable
from kg.extract.standing.performed_acts import is_narrators_question, is_performed
from kg.model import Act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle


def attitudes(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`is concerned that …`, `is willing to …`, `is of the view that …`."""
    yield from views(parsed)
    adjectives = lexicon().adjectives
    for word in readable(parsed, "ADJ", "VERB"):
        cue = adjectives.get(word.text.casefold())
        if cue is None or modals(parsed, parsed.head(word)):
            continue
        content = contents(parsed, word, cue)
        verb = copula_of(parsed, word)
        who = subject(parsed, verb)
        if content is None or who is None or not is_agent(parsed, who):
            continue
        if who.text.casefold() == "it" and word.lemma in words("open_questions"):
            continue  # "it is clear that he left": nobody is clear about it
        nested = is_clause_on_noun(verb) or parsed.head(verb).lemma == "make"
        if nested or not _holds_now(parsed, verb):
            continue
        negated = is_negated(parsed, verb) or is_negated(parsed, word)
        if negated and cue.act not in (Act.PLEDGE, Act.REFUSE):
            continue  # "was not worried" is no worry, and no declining either
        doubts = word.lemma in words("doubt_words")
        yield ReportCandidate(
            rule=f"attitude-{'doubt' if doubts else content.frame}",
            cue=parsed.span(word.i, word.i + 1),
            verb=verb,
            act=cue.act,
            speakers=(who,),
            content=content,
            withheld=negated,
        )


def views(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`is of the view that …`."""
    for noun in readable(parsed, "NOUN"):
        link = parsed.head(noun) if noun.lemma in words("views_held") else noun
        verb = parsed.head(link)
        if link.lemma != "of" or not is_be(verb) or not _holds_now(parsed, verb):
            continue
        who = subject(parsed, verb)
        comp = next(content_clauses(parsed, noun), None)
        span = phrase_from(parsed, parsed.left(comp), comp) if comp is not None else None
        if who is None or comp is None or span is None or not is_agent(parsed, who):
            continue
        if is_negated(parsed, verb):
            continue
        yield ReportCandidate(
            rule="attitude-clause",
            cue=parsed.span(verb.i, noun.i + 1),
            verb=verb,
            act=Act.STATE,
            speakers=(who,),
            content=Content(frame="clause", spans=(span,), heads=(comp,)),
        )


def _holds_now(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether an attitude is told as held: finite, under no modal, condition or "whether"."""
    if modals(parsed, verb) or is_narrators_question(parsed, verb) or not is_finite(parsed, verb):
        return False
    return not is_introduced_by(parsed, verb, *words("supposing_openers"))


def light_verbs(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`expressed doubt that …`, `floated the possibility of …`: the noun carries the act."""
    for verb in readable(parsed, "VERB"):
        given_up = with_particle(parsed, verb) in words("giving_up")
        if verb.pos != "VERB" or not (given_up or verb.lemma in words("light_verbs")):
            continue
        noun = direct_object(parsed, verb)
        act = _act_of(parsed, noun) if noun is not None else None
        if noun is None or act is None or noun.i < verb.i:
            continue
        if not is_performed(parsed, verb) or is_passive(parsed, verb):
            continue
        if verb.tag == "VBG" and verb.lemma == "raise":  # ", raising concerns": of nobody named
            continue
        who = speakers_of(parsed, verb)
        content = noun_content(parsed, noun) or _loose_infinitive(parsed, verb, noun)
        if who is None or content is None:
            continue
        content = ended(parsed, verb, content)
        owned = verb.lemma in words("holding") and content.frame != "infinitive"
        if owned and content.spans and not _that(parsed, noun):
            continue
        doubts = noun.lemma in words("doubt_words")
        if doubts and has_determiner(parsed, noun, "no"):  # who has no doubt of it says so
            yield ReportCandidate(
                rule="light-verb",
                cue=parsed.span(verb.i, noun.i + 1),
                verb=verb,
                act=Act.STATE,
                speakers=who,
                content=content,
            )
            continue
        none = is_negated(parsed, verb) or has_determiner(parsed, noun, "no")
        if act is Act.EXPECT:  # who has no hope or gives it up expects the opposite
            doubts, none = none is not given_up, False
        elif given_up:
            continue
        yield ReportCandidate(
            rule="light-verb-doubt" if doubts else "light-verb",
            cue=parsed.span(verb.i, verb.i + 1),
            verb=verb,
            act=act,
            speakers=who,
            content=content,
            withheld=none,
        )


def _act_of(parsed: ParsedArticle, noun: Token) -> Act | None:
    """Return the act that a noun names; "an order" is one where it tells what: "banning it"."""
    if noun.lemma in words("orders_given"):
        told = any(_tells_order(c) for c in words_after(parsed, noun))
        return Act.DEMAND if told else None
    return lexicon().nouns.get(noun.lemma)


def _tells_order(child: Token) -> bool:
    """Tell whether a participle on a noun says what is ordered: "a directive | prohibiting it"."""
    return child.tag == "VBG" and child.lemma in words("told_by_orders")


CLEAR_WITHIN = 5
"""Tokens from "made" to "clear" at most: "made it quite clear"."""


def made_clear(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`made (it) clear that …`, `makes plain she …`, `let it be known that …`."""
    for word in readable(parsed, "ADJ", "VERB"):
        if word.text.casefold() not in words("clear_words"):
            continue
        verb = next((a for a in parsed.ancestors(word) if a.lemma in words("making_clear")), None)
        if verb is None or word.i - verb.i > CLEAR_WITHIN or not is_performed(parsed, verb):
            continue
        _, end = parsed.sentence(verb)
        first = _clear_from(parsed, word.i + 1, end)
        who = speakers_of(parsed, verb)
        if first is None or who is None or parsed.tokens[word.i - 1].lemma == "so":
            continue  # "made the rule so clear that nobody asked"
        span = trim(parsed, first, cut(parsed, first, end))
        tail = parsed.tokens[first:end]
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


def _clear_from(parsed: ParsedArticle, after: int, end: int) -> int | None:
    """Return where what is made clear begins: after "that", past an aside, or at its subject.

    "Made clear | – as has the guild – | that it leaks", "made clear | she will go".
    """
    if after < end and parsed.tokens[after].text in _DASHES:
        mark = parsed.tokens[after].text
        after = next((t.i + 1 for t in parsed.tokens[after + 1 : end] if t.text == mark), end)
    if after >= end:
        return None
    opening = parsed.tokens[after]
    if opening.lemma == "that":
        return after + 1
    return after if opening.tag == "PRP" and is_active_subject(opening) else None


_DASHES = ("–", "—", "-", "--")


def _that(parsed: ParsedArticle, noun: Token) -> bool:
    return any(opener(parsed, c).lemma == "that" for c in content_clauses(parsed, noun))


def noun_content(parsed: ParsedArticle, noun: Token) -> Content | None:
    """Return what a noun of saying is about: its clause, its infinitive, or its phrase."""
    for child in words_after(parsed, noun):
        if opener(parsed, child).lemma == "that" or is_infinitive(parsed, child):
            first, head = parsed.left(child), child
        elif is_preposition(child) and child.lemma in words("about_prepositions"):
            inner = complement_of(parsed, child)
            if inner is None:
                continue
            first, head = child.i + 1, inner
        elif _tells_order(child):
            first, head = child.i, child
        else:
            continue
        span = phrase_from(parsed, first, child)
        if span is not None:
            frame = "infinitive" if is_infinitive(parsed, head) else "noun-clause"
            heads = conjuncts_within(parsed, head, span)
            who = addressee_of_noun(parsed, noun, span.start)
            return Content(frame=frame, spans=(span,), heads=heads, addressee=who)
    return None


def _loose_infinitive(parsed: ParsedArticle, verb: Token, noun: Token) -> Content | None:
    """Return what is asked of whom a noun is said to, where the parser hung it on the verb.

    "Issued a warning to Chad | not to sail".
    """
    if lexicon().nouns[noun.lemma] not in (Act.WARN, Act.DEMAND):
        return None
    aim = next((c for c in infinitives(parsed, verb) if c.i > noun.i), None)
    span = phrase(parsed, aim) if aim is not None else None
    if aim is None or span is None:
        return None
    who = addressee_of_noun(parsed, noun, span.start)
    if who is None:
        return None
    return Content(frame="infinitive", spans=(span,), heads=(aim,), addressee=who)


def pressure(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`is under pressure from X to …`, `calls from X to …`: X demands it of the subject."""
    for noun in readable(parsed, "NOUN"):
        if noun.lemma not in words("requests_of_others") or noun.pos != "NOUN":
            continue
        source = None
        for prep in prepositions(parsed, noun, *words("source_prepositions")):
            if prep.i > noun.i:
                source = object_of(parsed, prep)
        if source is None or not is_agent(parsed, source):
            continue
        aim = _aim(parsed, noun, source)
        if aim is None:
            continue
        span = phrase(parsed, aim)
        verb = predicate_above(parsed, noun)
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
