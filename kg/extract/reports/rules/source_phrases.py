"""Sources named beside a clause: `according to X`, `as told by X`, `in a poll`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import agent, is_finite, is_finite_form, modals
from kg.extract.grammar.complementation import verbs_above
from kg.extract.grammar.content_edges import trim
from kg.extract.grammar.dependents import (
    active_subject,
    direct_object,
    nouns_after,
    object_of,
    own_subject,
    possessor,
    prepositions,
)
from kg.extract.grammar.functions import (
    is_adverbial_clause,
    is_apposition,
    is_coordinator,
    is_main,
    is_preposition,
    is_run_on_clause,
    may_be_main_clause,
)
from kg.extract.grammar.governors import (
    owner_of_phrase,
    preposition_before,
    verb_of_adverbial,
)
from kg.extract.grammar.noun_dependents import is_inside_phrase
from kg.extract.grammar.possible_speakers import is_agent, is_document
from kg.extract.grammar.predicates import predicate_above
from kg.extract.lexicon import lexicon, words
from kg.extract.report_candidate import Content, ReportCandidate
from kg.extract.reports.frames.detached_contents import VERBAL
from kg.extract.reports.rules.reporting_verbs import readable
from kg.extract.reports.rules.source_scope import clause_around, source_scope
from kg.model import Act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle


def according_to(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`According to X, …` and `…, according to X`: the content is the clause it stands in."""
    tokens = parsed.tokens
    for first in readable(parsed, "VERB", "ADP", "SCONJ"):
        if first.i + 1 >= len(tokens) or first.text.casefold() not in ("according", "based"):
            continue
        to = tokens[first.i + 1]
        based = first.text.casefold() == "based"
        source = object_of(parsed, to) if to.lemma == "to" and not based else None
        source = _told_basis(parsed, first) if based else source
        if source is None or _is_standard(parsed, source):
            continue
        start, end = source_scope(parsed, first, source)
        left = trim(parsed, start, first.i)
        right = trim(parsed, _behind(parsed, first, _aside_end(parsed, source), end), end)
        spans = tuple(s for s in (left, right) if s is not None and " " in s.of(parsed.text))
        if not spans:
            continue
        head = predicate_above(parsed, first)
        if head is not None and not any(s.covers(head.span) for s in spans):
            inside = (t for s in spans for t in parsed.within(s))
            head = next((t for t in inside if is_finite_form(t) and t.pos in VERBAL), None)
        yield ReportCandidate(
            rule="according-to",
            cue=parsed.span(first.i, to.i + 1),
            verb=first,
            act=Act.STATE,
            speakers=(source,),
            content=Content(frame="clause", spans=spans, heads=(head,) if head else ()),
        )


def _is_standard(parsed: ParsedArticle, source: Token) -> bool:
    """Tell whether "according to" names what a thing is measured by: "the bank's | criteria |".

    Its letters may stand between a body and its standard: "the Otb Board (OB) | criteria |".
    """
    behind = parsed.tokens[source.i + 1 : source.i + 5]
    asides = behind[0].text == "(" and behind[-1].pos == "NOUN" if len(behind) > 3 else False
    last = behind[3] if asides and behind[2].text == ")" else source
    return last.lemma in words("standards")


def _told_basis(parsed: ParsedArticle, based: Token) -> Token | None:
    """Return the text that a sentence is told from: "Based on | an advisory | from them, he fled".

    What somebody decides, does or says on such a basis is his.
    """
    first, end = parsed.sentence(based)
    if based.i != first or based.i + 1 >= end:
        return None
    on = parsed.tokens[based.i + 1]
    text = object_of(parsed, on) if on.lemma in words("upon") else None
    if text is None or text.lemma not in words("told_in") or parsed.right(text) >= end:
        return None
    host = predicate_above(parsed, based)
    if host is None or host.lemma in lexicon().verbs or host.i < text.i:
        return None
    doer = active_subject(parsed, host)
    told = doer is None or not is_agent(parsed, doer)
    return text if told and parsed.tokens[parsed.right(text)].text == "," else None


def _behind(parsed: ParsedArticle, according: Token, after: int, end: int) -> int:
    """Return where the words behind a source begin: "according to him | is that | he had a car"."""
    first = after + (after < end and parsed.tokens[after].text == ",")
    copula = [t.lemma for t in parsed.tokens[first : min(first + 2, end)]] == ["be", "that"]
    return first + 2 if copula else after


def _aside_end(parsed: ParsedArticle, source: Token) -> int:
    """Return the end of the source's phrase, where the clause's subject was read as part of it.

    "According to imagery analysed by X, | a row of vehicles appeared": an apposition after a comma
    whose sentence has no other subject is that subject.
    """
    above = verbs_above(parsed, source)
    root = next((a for a in above if a.text.casefold() != "according"), None)
    if root is None or source.i > root.i or own_subject(parsed, root) is not None:
        return parsed.right(source)
    for token in parsed.subtree(source):
        comma = parsed.tokens[parsed.left(token) - 1].text == ","
        if is_apposition(token) and comma and parsed.right(token) <= root.i:
            return parsed.left(token) - 1
    return parsed.right(source)


def in_words_of(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`In his view, …`, `in the words of Ann Lee, …`: the content is the clause it stands in."""
    yield from to_quote(parsed)
    for noun in readable(parsed, "NOUN"):
        prep = preposition_before(parsed, noun)
        if prep is None or noun.lemma not in words("opinions"):
            continue
        of = next(prepositions(parsed, noun, "of"), None)
        if of is not None and noun.lemma not in words("opinions_with_of"):
            continue  # "in the eyes of the law", "in a reading of"
        owner = possessor(parsed, noun) or (object_of(parsed, of) if of else None)
        if owner is None or prep.lemma not in words("opinion_prepositions"):
            continue
        authors = owner.text.casefold() in words("authors_possessives")
        if authors or (owner.tag != "PRP$" and not is_agent(parsed, owner)):
            continue
        start, end = clause_around(parsed, prep)
        end = _first_of_joined(parsed, prep, end) if prep.i > start + 1 else end
        left = trim(parsed, start, prep.i)
        right = trim(parsed, parsed.right(prep), end)
        spans = tuple(s for s in (left, right) if s is not None and " " in s.of(parsed.text))
        set_off = any(t.text == "," for t in parsed.tokens[prep.i - 1 : prep.i])
        ahead = parsed.tokens[parsed.right(prep) : parsed.right(prep) + 1]
        set_off = set_off or any(t.text == "," for t in ahead)
        if not spans or not set_off:
            continue
        head = predicate_above(parsed, prep)
        yield ReportCandidate(
            rule="in-words-of",
            cue=parsed.span(prep.i, (of.i if of is not None else noun.i) + 1),
            verb=prep,
            act=Act.STATE,
            speakers=(owner,),
            content=Content(frame="clause", spans=spans, heads=(head,) if head else ()),
        )


def _first_of_joined(parsed: ParsedArticle, aside: Token, end: int) -> int:
    """Return where the clause ends that an aside stands within, and another with a subject follows.

    "It has, in the view of many, failed, | and we should leave".
    """
    for comma in parsed.tokens[parsed.right(aside) + 1 : end - 1]:
        link = parsed.tokens[comma.i + 1]
        if comma.text == "," and is_coordinator(link):
            joined = (c for c in parsed.conjuncts(parsed.head(link)) if c.i > link.i)
            if any(own_subject(parsed, c) is not None and is_finite(parsed, c) for c in joined):
                return comma.i
    return end


def to_quote(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`To quote Ann Lee, nobody knew`: the main clause is hers."""
    for verb in readable(parsed, "VERB"):
        if verb.lemma not in words("quoting_openers") or verb.tag != "VB":
            continue
        first, end = parsed.sentence(verb)
        who, host = direct_object(parsed, verb), verb_of_adverbial(parsed, verb)
        opens = verb.i == first + 1 and parsed.tokens[first].tag == "TO"
        if who is None or host is None or not opens or not is_agent(parsed, who):
            continue
        last = parsed.right(verb)
        span = trim(parsed, last, end) if parsed.tokens[last].text == "," else None
        if span is not None and not is_document(who):
            yield ReportCandidate(
                rule="in-words-of",
                cue=parsed.span(verb.i, verb.i + 1),
                verb=verb,
                act=Act.STATE,
                speakers=(who,),
                content=Content(frame="clause", spans=(span,), heads=(host,)),
            )


def in_a_survey(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`In a poll last week, half were for it`, `he leads by six points in most surveys`."""
    for noun in readable(parsed, "NOUN", "PROPN"):
        if noun.text.casefold() not in words("surveys"):
            continue
        prep, host = preposition_before(parsed, noun), owner_of_phrase(parsed, noun, "in")
        if prep is None or host is None or not (is_main(host) and is_finite(parsed, host)):
            continue
        if host.pos not in VERBAL or host.lemma in lexicon().verbs or modals(parsed, host):
            continue
        if not _is_told_which(parsed, noun):  # "he rose in the polls" is how he fares
            continue
        start, end = clause_around(parsed, prep)
        left = trim(parsed, start, prep.i)
        right = trim(parsed, parsed.right(prep), end)
        if prep.i - start > 1:  # "…, in a poll": what follows is another matter
            right = None
        spans = tuple(s for s in (left, right) if s is not None and " " in s.of(parsed.text))
        if spans:
            yield ReportCandidate(
                rule="in-survey",
                cue=parsed.span(prep.i, prep.i + 1),
                verb=prep,
                act=Act.STATE,
                speakers=(noun,),
                content=Content(frame="clause", spans=spans, heads=(host,)),
            )


def _is_told_which(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a survey is some particular one: "in a radio poll", "in polls of voters"."""
    told = any(is_inside_phrase(c) or is_preposition(c) for c in parsed.children[noun.i])
    return told and parsed.left(noun) < noun.i


def as_told_by(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`…, as shared by X`, `As stated in the report, …`: the content is the clause beside it."""
    verbs = lexicon().verbs
    for verb in readable(parsed, "VERB"):
        told = verb.lemma in verbs or verb.lemma in words("handing_on")
        before = parsed.tokens[verb.i - 1] if verb.i else verb
        if verb.tag != "VBN" or not told or before.lemma != "as":
            continue
        source = agent(parsed, verb)
        if source is None:
            yield from _as_written_in(parsed, verb, before)
            continue
        if not is_agent(parsed, source):
            continue
        first, _ = parsed.sentence(verb)
        clause_head = _last_clause(parsed, first, before.i)
        if clause_head is None:
            continue
        start = max(first, parsed.left(clause_head))
        span = trim(parsed, start, before.i)
        if span is not None:
            yield ReportCandidate(
                rule="as-told-by",
                cue=parsed.span(verb.i, verb.i + 1),
                verb=verb,
                act=Act.STATE,
                speakers=(source,),
                content=Content(frame="clause", spans=(span,), heads=(clause_head,)),
            )


def _as_written_in(parsed: ParsedArticle, verb: Token, opener: Token) -> Iterator[ReportCandidate]:
    """Yield what a document states beside "as": "As stated in the report to the guild, | … |".

    Only what tells: what was "required in the contract" or "agreed in the letter" was also done.
    """
    cue = lexicon().verbs.get(verb.lemma)
    texts = nouns_after(parsed, verb, "in")
    text = next((n for n in texts if n.i > verb.i and is_document(n)), None)
    if cue is None or cue.act is not Act.STATE or text is None:
        return
    start, end = clause_around(parsed, opener)
    after = max(parsed.right(text), parsed.right(verb))
    if opener.i == start:
        set_off = after < end and parsed.tokens[after].text == ","
    else:
        set_off = parsed.tokens[opener.i - 1].text == ","
    spans = tuple(
        s
        for s in (trim(parsed, start, opener.i), trim(parsed, after, end))
        if s is not None and " " in s.of(parsed.text)
    )
    inside = (t for s in spans for t in parsed.within(s))
    finite = [t for t in inside if is_finite_form(t)]
    above = predicate_above(parsed, verb)
    told = above is not None and above.lemma in lexicon().verbs
    if not set_off or not finite or told:
        return  # "Lee said, as stated in the letter, that …": that is what Lee said
    head = above if above is not None and any(s.covers(above.span) for s in spans) else finite[0]
    yield ReportCandidate(
        rule="as-told-by",
        cue=parsed.span(verb.i, verb.i + 1),
        verb=verb,
        act=Act.STATE,
        speakers=(text,),
        content=Content(frame="clause", spans=spans, heads=(head,)),
    )


def _last_clause(parsed: ParsedArticle, first: int, last: int) -> Token | None:
    """Return the predicate of the finite clause that ends right before token `last`."""
    found = None
    for token in parsed.tokens[first:last]:
        reaches = parsed.left(token) >= first and parsed.right(token) >= last - 1
        main = may_be_main_clause(token) and not is_run_on_clause(token)
        clausal = main or is_adverbial_clause(token)
        if reaches and clausal and token.pos in VERBAL and is_finite(parsed, token):
            found = token
    return found
