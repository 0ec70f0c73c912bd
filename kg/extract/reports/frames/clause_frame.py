"""The frame of a clause: `said (that) …`, `…, he said`, with its addressee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_finite, is_mandative
from kg.extract.grammar.complementation import (
    coordinated,
    finite_complements,
    has_auxiliary,
    holds_verb,
    loose_clauses,
    objects_and_prepositions,
    stands_behind_clause,
    subordinated,
)
from kg.extract.grammar.content_edges import cut, trim
from kg.extract.grammar.dependents import (
    active_subject,
    all_auxiliaries,
    direct_objects,
    is_infinitive,
    object_of,
    own_subject,
    subordinators,
)
from kg.extract.grammar.functions import (
    is_adverbial_clause,
    is_attributive,
    is_clause_on_noun,
    is_main,
    is_object,
    is_preposition,
    is_prepositional_object,
)
from kg.extract.grammar.governors import noun_of_relative, stands_after
from kg.extract.grammar.negative_words import finds_none
from kg.extract.grammar.possible_speakers import is_agent
from kg.extract.grammar.verb_forms import is_be
from kg.extract.lexicon import lexicon, words
from kg.extract.report_candidate import Content
from kg.extract.reports.frames.clause_parts import begun_before, points_back, resumed, told_of
from kg.extract.reports.frames.joined_clauses import (
    clauses_going_on,
    clauses_listed,
    predicates_going_on,
)
from kg.model import Act

if TYPE_CHECKING:
    from kg.model import Span, Token
    from kg.parse import ParsedArticle


def clause(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`said (that) …`: a finite clause after the cue, or before it ("…, he said")."""
    if _holds_none(parsed, verb) or (verb.lemma == "put" and addressee(parsed, verb) is None):
        return None  # "put the claim that it was late aside"
    own = [*finite_complements(parsed, verb), *loose_clauses(parsed, verb)]
    for comp in (*own, *_misplaced(parsed, verb)):
        if is_adverbial_clause(comp) and comp in own and not _is_question(parsed, verb, comp):
            continue
        if comp.i > verb.i and parsed.tokens[parsed.left(comp) - 1].lemma == "condition":
            continue  # "agreed to the sale on condition | that it was kept |"
        if comp.i > verb.i and _tells_occasion(parsed, verb, comp):
            continue
        if not _finite(parsed, comp) and (comp.i > verb.i or not holds_verb(parsed, comp)):
            continue
        first, last = parsed.left(comp), parsed.right(comp)
        joined: tuple[Token, ...] = ()
        if comp.i > verb.i:
            first = max(first, verb.i + 1)
            last = max(
                last, _conjoined_end(parsed, verb, comp), _conditions_end(parsed, verb, comp)
            )
            joined = (
                *clauses_going_on(parsed, verb, comp),
                *clauses_listed(parsed, verb, comp, last),
                *predicates_going_on(parsed, comp, last),
            )
            last = max(last, *(parsed.right(j) for j in joined)) if joined else last
            last = cut(parsed, first, _run_on(parsed, verb, _reason_end(parsed, comp, last)))
        elif _has_object(parsed, verb):
            continue  # "…, LaBelle added that": what stands before is the narrator's
        else:
            comma = _set_off(parsed, comp, verb)
            if comma is None and stands_behind_clause(parsed, verb):
                comma = parsed.left(parsed.tokens[verb.i - 1])
            if comma is None:
                continue
            last = min(last, comma)
            first = _clause_start(parsed, first)
        span = trim(parsed, first, last)
        if span is None:
            continue
        if _is_fragment(parsed, span, verb):
            continue
        said = (*parsed.conjuncts(comp), *joined)
        heads = tuple([c for c in said if span.start <= c.start < span.end])
        who = addressee(parsed, verb) if comp.i > verb.i else None
        more = resumed(parsed, verb) if comp.i < verb.i else None
        begun = begun_before(parsed, verb) if comp.i > verb.i else None
        if begun is not None:  # "She did not believe, | she wrote, | that …": the belief counts
            told = parsed.within(begun)[-1]
            heads = (told,) if told.pos == "VERB" else heads
        spans = tuple([s for s in (begun or told_of(parsed, verb, span), span, more) if s])
        return Content(frame="clause", spans=spans, heads=heads, addressee=who)
    return None


def _holds_none(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether what a clause is told of is none: "found no evidence | that he left |"."""
    return any(o.i > verb.i and finds_none(parsed, verb, o) for o in direct_objects(parsed, verb))


def _is_question(parsed: ParsedArticle, verb: Token, comp: Token) -> bool:
    """Tell whether an adverbial clause after a cue is a question: "asked workers | how it was".

    After a thing or a topic "when" tells the time: "asked about the dam | when Kim came".
    """
    if comp.i < verb.i or not _wh(parsed, comp):
        return False
    if parsed.tokens[parsed.left(comp)].lemma != "when":
        return True
    between = [t for t in objects_and_prepositions(parsed, verb) if verb.i < t.i < comp.i]
    topics = words("about_prepositions")
    return not any(
        t.lemma in topics if is_preposition(t) else not is_agent(parsed, t) for t in between
    )


def _tells_occasion(parsed: ParsedArticle, verb: Token, comp: Token) -> bool:
    """Tell whether a clause says on what occasion a thing was said: "said this | while he sat |".

    A pronoun after the cue is what was said, and points back at it.
    """
    opened = subordinators(parsed, comp)
    loose = any(m.lemma in words("loose_openers") for m in opened)
    loose = loose or parsed.tokens[parsed.left(comp)].lemma == "when"
    before = parsed.tokens[verb.i + 1 : parsed.left(comp)]
    return loose and any(points_back(parsed, t) for t in before)


def _finite(parsed: ParsedArticle, comp: Token) -> bool:
    if is_finite(parsed, comp) or is_mandative(parsed, comp):
        return True
    own = own_subject(parsed, comp)
    if own is not None and any(m.lemma == "that" for m in subordinators(parsed, comp)):
        return True  # "recommended that the kitchen be closed"
    if comp.tag == "VBN" and not has_auxiliary(parsed, comp):
        return (
            active_subject(parsed, comp) is not None
        )  # a past tense misread: "that calls involved"
    bare = comp.tag == "VB" and own_subject(parsed, comp) is not None
    if bare and not is_infinitive(parsed, comp):  # "demanded that the company pay"
        return True
    return any(is_finite(parsed, c) for c in parsed.conjuncts(comp)) or _wh(parsed, comp)


def _reason_end(parsed: ParsedArticle, comp: Token, last: int) -> int:
    """Return the end of what a bare "be" at the end of a clause says: "this was | because it fell".

    Parsers hang it on the cue's governor.
    """
    if not is_be(comp) or last != comp.i + 1 or last >= len(parsed.tokens):
        return last
    opened = subordinated(parsed, parsed.tokens[last])
    return max(last, parsed.right(opened)) if opened is not None else last


def _run_on(parsed: ParsedArticle, verb: Token, last: int) -> int:
    """Return the sentence's end where the predicate was cut off: "he is sure Lee | will win".

    After a clause on a noun the main one goes on: "The letters he says are forged | were sold",
    "A petition asking that it be shut | was signed".
    """
    tokens = parsed.tokens
    if is_clause_on_noun(verb):
        return last
    if last < len(tokens) and tokens[last] in coordinated(parsed, verb):
        return last  # "did not say whether he would go but | added |": told besides
    if last < len(tokens) and tokens[last].tag in ("MD", "VBZ", "VBD", "VBP"):
        return max(last, parsed.sentence(tokens[last])[1])
    return last


def _set_off(parsed: ParsedArticle, comp: Token, verb: Token) -> int | None:
    """Return where the comma or closing mark stands between a clause and the cue after it.

    Between it and the cue is the speaker alone; a colon or semicolon makes the clause the
    narrator's.
    """
    helping = {t.i for t in all_auxiliaries(parsed, verb)}  # "…, the bank | has | warned"
    for i in range(verb.i - 1, comp.i, -1):
        token = parsed.tokens[i]
        if i in helping:
            continue
        if token.text in (",", "”", '"', "?", "!", "''"):
            return i
        finite = token.tag in ("VBD", "VBZ", "VBP", "MD") and not is_attributive(token)
        if token.text in (":", ";") or finite:
            return None
    return None


def _clause_start(parsed: ParsedArticle, first: int) -> int:
    """Return where what stands before a final cue begins: its sentence, or after a colon."""
    start, _ = parsed.sentence(parsed.tokens[first])
    for i in range(first - 1, start, -1):
        if parsed.tokens[i].text in (":", ";"):
            return i + 1
    return start


def _is_fragment(parsed: ParsedArticle, span: Span, verb: Token) -> bool:
    """Tell whether a clause lacks its subject: "(Everything X says) is a lie".

    After a relative clause it may be the gap's ("a bill he says | will pass"), unless nothing else
    is told of the noun before.
    """
    opening = parsed.within(span)
    finite = bool(opening) and opening[0].tag in ("VBZ", "VBD", "VBP", "MD")
    noun = noun_of_relative(parsed, verb)
    gap = noun is not None and not is_main(noun)
    return finite and not gap and opening[0].i > verb.i


def _has_object(parsed: ParsedArticle, verb: Token) -> bool:
    objects = direct_objects(parsed, verb)
    if verb.lemma == "tell" or active_subject(parsed, verb) is None:
        return False
    return any(o.i > verb.i and o.pos != "PRON" for o in objects)


def _misplaced(parsed: ParsedArticle, verb: Token) -> list[Token]:
    """Return the "that" clause that a parser hung on the addressee: "told the BBC that …".

    In "commenting on Mali's claim that Chad had left" it is the claim's, and nobody's who comments.
    """
    _, end = parsed.sentence(verb)
    for token in parsed.tokens[verb.i + 1 : min(end, verb.i + 20)]:
        asks = verb.lemma == "ask" and token.lemma in ("if", "whether")
        opened = subordinated(parsed, token) if token.lemma == "that" or asks else None
        if opened is not None:
            own = _is_of_topic(parsed, opened) or _is_of_object(parsed, opened, verb)
            return [opened] if not own else []
        if token.tag in ("VBD", "VBZ", "VBP", "MD", "VB", "VBG", "VBN") or token.text in (
            ",",
            ";",
            "“",
            '"',
        ):
            return []
    return []


def _is_of_topic(parsed: ParsedArticle, clause: Token) -> bool:
    """Tell whether a clause is what a noun after a preposition reports: "after the claim that"."""
    noun = parsed.head(clause)
    if not is_prepositional_object(noun):
        return False
    if noun.lemma in lexicon().nouns and is_clause_on_noun(clause):
        return True
    told = noun.lemma in words("reported_claims") | words("documents")
    # "commenting on a report that"
    return told and stands_after(parsed, noun, *words("topic_links"))


def _is_of_object(parsed: ParsedArticle, clause: Token, verb: Token) -> bool:
    """Tell whether a clause is what the claim holds that a verb judges: "described the claim that".

    Who repeats, makes or hears a claim tells what it holds.
    """
    noun = parsed.head(clause)
    judged = noun.lemma in words("reported_claims") and is_clause_on_noun(clause)
    cue = lexicon().verbs.get(verb.lemma)
    judges = cue is not None and ("a" in cue.frames or cue.act is Act.CONDEMN)
    return judged and judges and noun in direct_objects(parsed, verb)


def _conditions_end(parsed: ParsedArticle, verb: Token, comp: Token) -> int:
    """Return the end of a trailing condition, which parsers hang on the cue: "…, depending on"."""
    ends = [comp.i]
    for child in parsed.children[verb.i]:
        if child.i > comp.i and child.lemma in words("trailing_conditions"):
            ends.append(parsed.right(child))
        marked = any(m.lemma in ("if", "unless") for m in subordinators(parsed, child))
        if child.i > comp.i and is_adverbial_clause(child) and marked:
            ends.append(parsed.right(child))
        reasoned = any(m.lemma == "because" for m in subordinators(parsed, child))
        if (
            child.i > comp.i
            and is_adverbial_clause(child)
            and reasoned
            and not _comma(parsed, child)
        ):
            ends.append(parsed.right(child))
    return max(ends)


_MARKS = frozenset({"“", '"', "''"})


def _comma(parsed: ParsedArticle, child: Token) -> bool:
    first = parsed.left(child)
    return first > 0 and parsed.tokens[first - 1].text == ","


def _wh(parsed: ParsedArticle, comp: Token) -> bool:
    first = parsed.tokens[parsed.left(comp)]
    if first.lemma == "if":  # "asked workers if they planned to strike"
        verb = parsed.head(comp)
        return verb.lemma in words("asking_if") and verb.i < comp.i
    return first.lemma in words("clause_questions")


def _conjoined_end(parsed: ParsedArticle, verb: Token, comp: Token) -> int:
    """Return the end of the clause, which a second "that" clause joined to the cue prolongs."""
    ends = [parsed.right(comp)]
    for other in finite_complements(parsed, verb):
        if other.i > comp.i and parsed.tokens[other.i - 1].lemma != ",":
            first = parsed.tokens[parsed.left(other)]
            mute = active_subject(parsed, other) is None
            # "said he was ill, so the talks …"
            drawn = "so" in (first.lemma, parsed.tokens[first.i - 1].lemma)
            if first.lemma == "that" or mute or drawn:
                ends.append(parsed.right(other))
    for other in coordinated(parsed, verb):  # "said he had offers, but “the offers were …”"
        opening = parsed.tokens[parsed.left(other)]
        before = parsed.tokens[opening.i - 1].text if opening.i else ""
        that = opening.lemma == "that" and other.i > opening.i + 1
        number = _is_number_beside(parsed, comp, other)
        if other.i > comp.i and (opening.text in _MARKS or before in _MARKS or that or number):
            ends.append(parsed.right(other))
    return max(ends)


def _is_number_beside(parsed: ParsedArticle, comp: Token, other: Token) -> bool:
    """Tell whether a number stands beside one of a clause: "there were 40 seats, but only | 20 |".

    Nothing can be joined to a cue but what somebody does.
    """
    counted = any(t.pos == "NUM" for t in parsed.tokens[parsed.left(comp) : parsed.right(comp)])
    return other.pos == "NUM" and other.i > comp.i and counted


def addressee(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return whom a cue with a clause is said to: "told the BBC that", "said to reporters that"."""
    for child in objects_and_prepositions(parsed, verb):
        if child.text.casefold() == "it" and verb.lemma == "put":
            continue  # "put | it | to Lee that he lied"
        if child.i > verb.i and is_object(child) and child.pos != "ADP":
            claims = child.lemma in words("claims")  # "denied | reports | that …"
            return child if is_agent(parsed, child) and not claims else None
        if child.i > verb.i and child.lemma == "to":
            noun = object_of(parsed, child)
            if noun is not None and is_agent(parsed, noun):
                return noun
    return None
