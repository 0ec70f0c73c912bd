"""Conditions stated: "if …", "unless …", "depending on …", and the predicate that each conditions.

Spans are without the word that opens them. Openers are words (`conditions` and `exceptions` in
`data/words.toml`) and an auxiliary before its subject ("should the pilots strike"); "as if", "even
if" and an "if" that means "whether" open none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.grammar.content_edges import trim
from kg.extract.grammar.dependents import is_introduced_by, object_of, own_subject
from kg.extract.grammar.functions import (
    is_adverbial_clause,
    is_auxiliary,
    is_coordinator,
    is_relative_clause,
)
from kg.extract.grammar.governors import verb_of_adverbial, with_governors
from kg.extract.grammar.subordinate_clauses import (
    governor_of_complement_opened,
    is_contingency,
    is_remark,
    opened_clause,
    opens_inverted,
    tells_variation,
)
from kg.extract.grammar.verb_forms import predicate_verb
from kg.extract.lexicon import lexicon, words
from kg.extract.standing.veridicality.adverbial_clauses import is_conditioned
from kg.extract.standing.veridicality.implication_signatures import look_up
from kg.parse.word_index import places_among, stands_among

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Span, Token
    from kg.parse import ParsedArticle

_STOPS = frozenset({",", ";", ":", ".", "?", "!", "—", "–"})
_PREDICATES = ("VERB", "AUX", "ADJ", "NOUN")


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A condition at its place.

    `head` is its main word, `conditioned` the predicate that holds only under it, None where the
    tree does not tell; `unless` marks one that must not come true.
    """

    span: Span
    opener: Span
    unless: bool
    head: Token
    conditioned: Token | None


def condition_spans(parsed: ParsedArticle, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the places of the conditions inside the content, in text order."""
    return tuple(c.span for c in conditions_in(parsed, spans))


def conditions_in(parsed: ParsedArticle, spans: tuple[Span, ...]) -> tuple[Condition, ...]:
    """Return the conditions inside the content, in text order."""
    return _joined([c for span in spans for c in _inside(parsed, parsed.within(span))])


def _joined(found: list[Condition]) -> tuple[Condition, ...]:
    """Let a second condition that hangs on the first condition what the first does."""
    for k, one in enumerate(found):
        word = one.conditioned
        place = word.span if word is not None else None
        outer = next((c for c in found[:k] if place is not None and c.span.covers(place)), None)
        if outer is not None:
            found[k] = replace(one, conditioned=outer.conditioned)
    return tuple(found)


def conditions_of(parsed: ParsedArticle, token: Token) -> tuple[Condition, ...]:
    """Return the conditions of its sentence under which a predicate holds, in text order."""
    first, last = parsed.sentence(token)
    own = predicate_verb(parsed, token)
    above = {t.i for t in with_governors(parsed, own)}
    place = token.span
    tokens = tuple([t for t in parsed.tokens[first:last] if t.pos != "SPACE"])
    told = _joined(list(_inside(parsed, tokens)))
    if any(c.span.covers(place) for c in told):
        return ()
    return tuple([c for c in told if _first(parsed, c) & above])


def _first(parsed: ParsedArticle, condition: Condition) -> set[int]:
    """Return the conditioned predicate with those joined to it after a condition that leads."""
    word = condition.conditioned
    if word is None:
        return set()
    leads = condition.span.start < word.start
    return {t.i for t in parsed.conjuncts(word)} if leads else {word.i}


def bears_on(parsed: ParsedArticle, condition: Condition, heads: tuple[Token, ...]) -> bool:
    """Tell whether a condition holds for the main words of a content, not for what they tell of.

    "Condemned Hale for leaving after a tape | on which she warned that firms would go if …": the
    condition is on the warning alone, so it is not on the condemnation. In the reason that is
    given, "because it fails if …", it is on that reason alone.
    """
    word, main = condition.conditioned, {h.i for h in heads}
    if word is None or not main:
        return True
    path = with_governors(parsed, word)[1:]
    if word.i in main or not any(t.i in main for t in path):
        return True
    below = [word, *path[: next(k for k, t in enumerate(path) if t.i in main)]]
    if any(_gives_reason(parsed, t) for t in below):
        return False
    if len(below) == 1:  # "the dangers | it could bring if it held |": told of the head itself
        return True
    return not any(is_relative_clause(t) for t in below)


def are_apart(parsed: ParsedArticle, stated: Sequence[Condition]) -> bool:
    """Tell whether conditions are all on what only a clause beside the main ones tells.

    "The plan, which if approved would cost millions, | is ready |": that it is ready is no more on
    a condition than the cost is a fact, which its own clause tells.
    """
    return all(c.conditioned is not None and is_conditioned(parsed, c.conditioned) for c in stated)


def _gives_reason(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a clause only gives the reason: "sell it, | because if it fails we lose |"."""
    return is_adverbial_clause(verb) and is_introduced_by(parsed, verb, *words("giving_reasons"))


def conditions_listed_after(
    parsed: ParsedArticle, spans: tuple[Span, ...]
) -> tuple[Condition, ...]:
    """Return the conditions that the next sentence lists: "These conditions include: if …"."""
    tokens = parsed.within(spans[-1])
    if not any(t.lemma == "condition" for t in tokens):
        return ()
    _, end = parsed.sentence(tokens[-1])
    while end < len(parsed.tokens) and parsed.tokens[end].text.isspace():
        end += 1
    if end >= len(parsed.tokens):
        return ()
    first, last = parsed.sentence(parsed.tokens[end])
    opening = [t.lemma for t in parsed.tokens[first : first + 4]]
    if "condition" not in opening:
        return ()
    return conditions_in(parsed, (parsed.span(first, last),))


def condition_resumed(parsed: ParsedArticle, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the condition of the sentence before that "in that case" or "if so" takes up."""
    for span in spans:
        tokens = parsed.within(span)
        if not tokens or not stands_among(parsed, _CASE, tokens[0].i, tokens[-1].i + 1):
            continue
        words_ = [t.text.casefold() for t in tokens]
        at = next((k for k in range(len(words_)) if " ".join(words_[k : k + 3]) == _RESUMING), None)
        if at is None or not tokens[at].sent:
            continue
        first, last = parsed.parse.sentences[tokens[at].sent - 1]
        before = conditions_in(parsed, (parsed.span(first, last),))
        return (before[0].span,) if len(before) == 1 else ()
    return ()


_RESUMING = "in that case"
_CASE = frozenset({"case"})


def opens_with_otherwise(parsed: ParsedArticle, spans: tuple[Span, ...]) -> bool:
    """Tell whether a content holds only if what was said before does not: "Otherwise, …"."""
    tokens = parsed.within(spans[0])
    opener = tokens[0].text.casefold() if tokens else ""
    return opener == "otherwise" and len(tokens) > 1 and tokens[1].text == ","


def _inside(parsed: ParsedArticle, tokens: tuple[Token, ...]) -> Iterator[Condition]:
    if not tokens:
        return
    opening = set(places_among(parsed, _opening(), tokens[0].i, tokens[-1].i + 1))
    last = 0
    for k in [k for k, t in enumerate(tokens) if t.i in opening] if opening else ():
        if k < last:
            continue
        width = _opener(parsed, tokens, k)
        if not width and tokens[k].text.casefold() in words("inverting"):
            width = int(opens_inverted(parsed, tokens[k]))
        if not width:
            continue
        end = _end(parsed, tokens, k, k + width)
        found = None
        if end > k + width:
            found = trim(parsed, tokens[k + width].i, tokens[end - 1].i + 1)
        if found is not None:
            yield _condition(parsed, tokens, k, width, found)
        last = end


def _condition(
    parsed: ParsedArticle, tokens: tuple[Token, ...], k: int, width: int, span: Span
) -> Condition:
    inside = parsed.within(span)
    members = {t.i for t in inside} | {t.i for t in tokens[k : k + width]}
    tops = [t for t in inside if t.head not in members or t.head == t.i]
    verbs = [t for t in (*tops, *inside) if t.pos in ("VERB", "AUX") and not is_auxiliary(t)]
    nouns = [t for t in (*tops, *inside) if t.pos in _PREDICATES or t.pos == "PROPN"]
    head = (verbs or nouns or list(inside))[0]
    return Condition(
        span=span,
        opener=parsed.span(tokens[k].i, tokens[k + width - 1].i + 1),
        unless=tokens[k].lemma in words("exceptions"),
        head=head,
        conditioned=_conditioned(parsed, head, members),
    )


def _conditioned(parsed: ParsedArticle, head: Token, members: set[int]) -> Token | None:
    for above in parsed.ancestors(head):
        if above.i not in members and above.pos in _PREDICATES:
            return predicate_verb(parsed, above)
    return None


def _end(parsed: ParsedArticle, tokens: tuple[Token, ...], k: int, start: int) -> int:
    """Return the index after the condition that opens at `k`: at a stop, or before a second one.

    A comma before the condition's verb only sets off a remark ("if Chad, as feared, attacks").
    """
    noun = object_of(parsed, tokens[start - 1]) if start < len(tokens) else None
    if noun is not None and tokens[start - 1].text.casefold() == "of":
        last = parsed.right(noun)  # "spoke on condition of | anonymity | said that"
        reason = parsed.tokens[last] if last < len(parsed.tokens) else noun
        why = opened_clause(parsed, reason) if reason.lemma in words("reason_openers") else None
        last = max(last, parsed.right(why)) if why is not None else last
        return next((n for n in range(start, len(tokens)) if tokens[n].i >= last), len(tokens))
    end = start
    within = _end_in_relative(tokens, k, start)
    if within is not None:
        return within
    verb = opened_clause(parsed, tokens[k])
    main = _main_clause_start(parsed, verb)
    while end < len(tokens):
        aside = tokens[end].text == "," and verb is not None and tokens[end].i < verb.i
        aside = aside and tokens[end].i < tokens[start].i + 12
        if tokens[end].text in _STOPS and not aside:
            break
        if main is not None and tokens[end].i >= main:
            break
        joined = is_coordinator(tokens[end]) and end + 1 < len(tokens)
        if joined and _opener(parsed, tokens, end + 1):
            break
        end += 1
    return end


def _end_in_relative(tokens: tuple[Token, ...], k: int, start: int) -> int | None:
    """Return where a condition without a verb ends between a relative pronoun and its verb.

    "A plan which if | approved | would cost millions": no comma parts the two.
    """
    if not k or tokens[k - 1].tag not in ("WDT", "WP") or start >= len(tokens):
        return None
    if tokens[start].tag not in _WITHOUT_SUBJECT:
        return None
    rest = range(start + 1, len(tokens))
    end = next((n for n in rest if tokens[n].tag in _TENSED or tokens[n].text in _STOPS), None)
    return end if end is not None and tokens[end].tag in _TENSED else None


_WITHOUT_SUBJECT = ("VBN", "VBD", "JJ", "RB")
_TENSED = ("MD", "VBD", "VBP", "VBZ")


def _main_clause_start(parsed: ParsedArticle, verb: Token | None) -> int | None:
    """Return the token at which the main clause after a condition begins, its subject's first.

    "If Chad were to pay the duties | some would see it as odd": no comma parts the two.
    """
    above = verb_of_adverbial(parsed, verb) if verb is not None else None
    if verb is None or above is None or above.i < verb.i:
        return None
    own = own_subject(parsed, above)
    if own is None or parsed.left(own) < parsed.right(verb) or own.i > above.i:
        return None
    return parsed.left(own)


def _opener(parsed: ParsedArticle, tokens: tuple[Token, ...], k: int) -> int:
    """Return how many tokens open a condition at `k`; 0 when none does."""
    openers = _openers().get(tokens[k].text.casefold())
    if openers is None:
        return 0
    here = tuple([t.text.casefold() for t in tokens[k : k + len(openers[0])]])
    for opener in openers:
        if here[: len(opener)] != opener or opener == ("should",):
            continue
        if opener[0] == "if" and _means_whether(parsed, tokens, k):
            return 0
        if opener[0] == "depending" and tells_variation(parsed, tokens[k]):
            return 0
        if is_remark(parsed, tokens[k]) or _names_a_case(parsed, tokens[k], opener):
            return 0
        return len(opener)
    return 0


def _names_a_case(parsed: ParsedArticle, first: Token, opener: tuple[str, ...]) -> bool:
    """Tell whether "in case" is no contingency: "in both cases", "in case 12"."""
    noun = parsed.tokens[first.i + len(opener) - 1]
    if f"{opener[0]} {noun.text.casefold()}" not in words("conditional_phrases"):
        return False
    return not is_contingency(parsed, first, noun)


@cache
def _openers() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the openers by their first word, longest first."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for opener in lexicon().conditions:
        found[opener[0]] = (*found.get(opener[0], ()), opener)
    return found


@cache
def _opening() -> frozenset[str]:
    """Return the words of which one opens every condition."""
    return frozenset({*words("inverting"), *_openers()})


def _means_whether(parsed: ParsedArticle, tokens: tuple[Token, ...], k: int) -> bool:
    """Tell "as if", "even if", "ask if" and "dozens if not hundreds" from a condition."""
    before = tokens[k - 1].lemma if k else ""
    after = tokens[k + 1].lemma if k + 1 < len(tokens) else ""
    if before in words("no_condition_before") or after in words("no_condition_after"):
        return True
    above = governor_of_complement_opened(parsed, tokens[k])
    if above is None:
        return False
    return look_up(above.lemma, "V", "whether") is not None or above.pos == "ADJ"
