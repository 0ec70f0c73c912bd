"""Where a content really ends, where the parser hung its last part on the cue, or a remark on it.

Lists after "such as", the far end of a range, "A's claims, alongside B's", the purpose of a deed
that is condemned belong to what is said; when the cue happened does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.event_lexicon import triggers
from kg.extract.grammar.clause_structure import is_finite, is_passive, modals
from kg.extract.grammar.complementation import finite_complements, infinitives
from kg.extract.grammar.content_edges import cut, trim
from kg.extract.grammar.dependents import (
    active_subject,
    adverbial_clauses,
    object_of,
    passive_subject,
    prepositions,
    prepositions_or_datives,
)
from kg.extract.grammar.functions import is_coordinator, is_preposition, is_relative_clause
from kg.extract.grammar.possible_speakers import is_agent, is_plural
from kg.extract.grammar.subordinate_clauses import openers
from kg.extract.lexicon import lexicon, words
from kg.model import Act
from kg.model.replace import replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.extract.report_candidate import Content
    from kg.model import Span, Token
    from kg.parse import ParsedArticle

    type End = Callable[[ParsedArticle, Token, Content, int, int], int]


def ended(parsed: ParsedArticle, verb: Token, content: Content) -> Content:
    """Return the content with its last span prolonged, or cut back, to where it ends."""
    last = content.spans[-1]
    first, end = parsed.at(last.start), parsed.at(last.end - 1) + 1
    if first < verb.i:
        return content
    for rule in _RULES:
        end = rule(parsed, verb, content, first, end)
    span = trim(parsed, first, end)
    if span is None or span.start != last.start:
        return content
    if span.end == last.end:
        return _with_plan(parsed, verb, content)
    spans = (*content.spans[:-1], _whole(parsed, last, span))
    heads = tuple(h for h in content.heads if h.start < spans[-1].end)
    return replace(content, spans=spans, heads=heads or content.heads)


def _whole(parsed: ParsedArticle, old: Span, new: Span) -> Span:
    """Return the old place where only marks at its end differ."""
    more = parsed.text[min(old.end, new.end) : max(old.end, new.end)]
    return new if any(c.isalnum() for c in more) else old


def _listed(parsed: ParsedArticle, verb: Token, content: Content, first: int, end: int) -> int:
    """`… benefits, such as arms, | money, and fuel, all of which …`."""
    opens = [t for t in parsed.tokens[first:end] if t.lemma in words("example_openers")]
    opens = [t for t in opens if t.lemma != "as" or parsed.tokens[t.i - 1].lemma == "such"]
    _, stop = parsed.sentence(verb)
    if not opens or end >= stop or parsed.tokens[end].text != ",":
        return end
    rest = parsed.tokens[end:stop]
    finite = [t for t in rest if t.pos in ("VERB", "AUX") and is_finite(parsed, t)]
    if any(not is_relative_clause(t) for t in finite) or not any(is_coordinator(t) for t in rest):
        return end
    return max(end, cut(parsed, first, stop))


def _ranging(parsed: ParsedArticle, verb: Token, content: Content, first: int, end: int) -> int:
    """`options range from A, thus …, | to B`: a range has two ends."""
    head = content.heads[0] if content.heads else None
    if head is None or head.lemma not in words("ranging"):
        return end
    if all(p.lemma != "from" for p in prepositions(parsed, head)):
        return end
    _, stop = parsed.sentence(verb)
    for token in parsed.tokens[end:stop]:
        if token.lemma == "to" and is_preposition(token) and parsed.tokens[token.i - 1].text == ",":
            return max(end, parsed.right(token))
    return end


def _beside(parsed: ParsedArticle, verb: Token, content: Content, first: int, end: int) -> int:
    """`dismissed A's claims, | alongside those of B`."""
    if content.frame != "noun":
        return end
    for prep in prepositions(parsed, verb):
        comma = parsed.tokens[end].text == "," if end < len(parsed.tokens) else False
        if prep.lemma in ("alongside", "including") and prep.i == end + comma:
            return parsed.right(prep)
    return end


_JUDGED = frozenset({Act.CONDEMN, Act.PRAISE, Act.DENY, Act.ACCUSE, Act.DECLINE})


def _aimed(parsed: ParsedArticle, verb: Token, content: Content, first: int, end: int) -> int:
    """`condemned the transfers | to support the raid "in the strongest terms"`."""
    cue = lexicon().verbs.get(verb.lemma)
    if content.frame != "noun" or cue is None or cue.act not in _JUDGED:
        return end
    for aim in infinitives(parsed, verb):
        if parsed.left(aim) == end and active_subject(parsed, aim) is None:
            return cut(parsed, first, parsed.right(aim))
    return end


def _sent_to(parsed: ParsedArticle, verb: Token, content: Content, first: int, end: int) -> int:
    """`confirm the dispatch of soldiers | to Peru`: where the deed goes, not whom it is told."""
    noun = content.heads[0] if content.frame == "noun" and content.heads else None
    if noun is None or (noun.lemma, "N") not in triggers():
        return end
    for prep in prepositions_or_datives(parsed, verb):
        place = object_of(parsed, prep)
        entity = parsed.entity_at.get(place.i) if place is not None else None
        if prep.i == end and prep.lemma == "to" and entity and entity.label in ("GPE", "LOC"):
            return parsed.right(prep)
    return end


def _towards(parsed: ParsedArticle, verb: Token, content: Content, first: int, end: int) -> int:
    """`opposed the town's outreach | to rebels`: who judges a thing hands it to nobody."""
    cue = lexicon().verbs.get(verb.lemma)
    if content.frame != "noun" or cue is None or "to" in cue.prepositions | cue.object_prepositions:
        return end
    if cue.act not in _JUDGED and cue.act not in (Act.AGREE, Act.REFUSE):
        return end
    to = next((p for p in prepositions_or_datives(parsed, verb) if p.i == end), None)
    return parsed.right(to) if to is not None and to.lemma == "to" else end


def _like(parsed: ParsedArticle, verb: Token, content: Content, first: int, end: int) -> int:
    """`is proposing schemes | like planting trees`: an example is part of what it is of."""
    if content.frame != "noun":
        return end
    like = next((p for p in prepositions(parsed, verb) if p.i == end and p.lemma == "like"), None)
    return cut(parsed, first, parsed.right(like)) if like is not None else end


def _singled_out(parsed: ParsedArticle, verb: Token, content: Content, first: int, end: int) -> int:
    """`urged more talks, | especially with Peru`: a part of what is said, named after a comma."""
    if content.frame != "noun" and not content.frame.endswith("-phrase"):
        return end
    comma, adverb, opener = (*parsed.tokens[end : end + 3], verb, verb, verb)[:3]
    if comma.text != "," or adverb.lemma not in words("singling_out"):
        return end
    return cut(parsed, first, parsed.right(opener)) if is_preposition(opener) else end


def _with_plan(parsed: ParsedArticle, verb: Token, content: Content) -> Content:
    """Take in what a plan is behind the day of telling: `announced plans` this week `to build`."""
    head = content.heads[0] if content.frame == "noun" and content.heads else None
    if head is None or head.lemma not in words("aimed"):
        return content
    end = parsed.at(content.spans[-1].end - 1) + 1
    for aim in infinitives(parsed, verb):
        between = parsed.tokens[end : parsed.left(aim)]
        dated = between and all(t.ent in ("DATE", "TIME") or t.lemma == "on" for t in between)
        if not dated or active_subject(parsed, aim) is not None:
            continue
        first = parsed.left(aim)
        span = trim(parsed, first, cut(parsed, first, parsed.right(aim)))
        return replace(content, spans=(*content.spans, span)) if span is not None else content
    return content


def _dated(parsed: ParsedArticle, verb: Token, content: Content, first: int, end: int) -> int:
    """`floated selling arms | shortly after the pact was signed`: that dates the floating."""
    head = content.heads[0] if content.heads else verb
    if head.tag not in ("VBG", "VB") or content.frame in ("clause", "quote"):
        return end
    cue = lexicon().verbs.get(verb.lemma)
    asked = content.frame in ("infinitive", "object-infinitive")
    if cue is not None and cue.act in _JUDGED and not asked:
        return end  # "accused her of being asleep | when calls came in |": the deed was then
    for clause in adverbial_clauses(parsed, head):
        opens = any(m.lemma in words("dating_openers") for m in openers(parsed, clause))
        past = clause.tag == "VBD" or is_passive(parsed, clause)
        if opens and past and is_finite(parsed, clause) and first < parsed.left(clause) < end:
            return parsed.left(clause)
    return end


def _instead(parsed: ParsedArticle, verb: Token, content: Content, first: int, end: int) -> int:
    """`accused him of hiding the file, | instead of reading it`: what was not done is told too."""
    start = end + (end < len(parsed.tokens) and parsed.tokens[end].text == ",")
    ahead = parsed.tokens[start : start + 3]
    opens = " ".join([t.text.casefold() for t in ahead[:2]]) in words("not_done_openers")
    if not opens or len(ahead) < 3 or ahead[2].tag != "VBG":
        return end
    return max(end, cut(parsed, start, parsed.right(ahead[2])))


def _praised(parsed: ParsedArticle, verb: Token, content: Content, first: int, end: int) -> int:
    """`admitted that it was wrong | and he should be thanked`: nobody asks to be praised himself.

    Whoever tells of him says so.
    """
    teller = active_subject(parsed, verb)
    head = content.heads[0] if content.frame == "clause" and content.heads else None
    if head is None or teller is None or teller.pos == "PRON" or is_plural(parsed, teller):
        return end
    if _is_told_of(parsed, head):
        return end
    for clause in parsed.conjuncts(head):
        who = passive_subject(parsed, clause)
        cue = lexicon().verbs.get(clause.lemma)
        if clause.i <= head.i or who is None or cue is None or cue.act is not Act.PRAISE:
            continue
        own = who.text.casefold() in ("he", "she") and parsed.left(clause) == who.i
        due = set(modals(parsed, clause)) & words("obligation_modals")
        if own and due and is_coordinator(parsed.tokens[who.i - 1]):
            return who.i - 1
    return end


def _is_told_of(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether a clause has a person for its subject, of whom "he" may tell after it."""
    who = active_subject(parsed, head) or passive_subject(parsed, head)
    return who is not None and is_agent(parsed, who)


def looks_ahead(verb: Token) -> bool:
    """Tell whether a time after the object of a cue is of what is said: "expect a cut in June"."""
    cue = lexicon().verbs.get(verb.lemma)
    ahead = cue is not None and cue.act in _AHEAD
    return ahead or verb.tag in ("VBZ", "VBP") or verb.lemma in ("hint", "signal")


_AHEAD = frozenset({Act.EXPECT, Act.PLEDGE, Act.PROPOSE, Act.CONSIDER})


def _with_time(parsed: ParsedArticle, verb: Token, content: Content, first: int, end: int) -> int:
    """`expect a cut | in June`: when it is to be."""
    if content.frame != "noun" and not content.frame.endswith("-phrase"):
        return end
    for prep in prepositions(parsed, verb):
        noun = object_of(parsed, prep)
        entity = parsed.entity_at.get(noun.i) if noun is not None else None
        if prep.i == end and entity is not None and entity.label == "DATE" and looks_ahead(verb):
            return parsed.right(prep)
    return end


def _told_aside(parsed: ParsedArticle, verb: Token, content: Content, first: int, end: int) -> int:
    """`condemned raids, | which he said Chad rejects |`: that he said so is told by the narrator.

    Who "he" is has spoken already; another by name tells it of a thing that is only named.
    """
    says = words("saying_aside")
    for opener in parsed.tokens[first + 1 : end]:
        if not opener.tag.startswith("W") or parsed.tokens[opener.i - 1].text != ",":
            continue
        clause = parsed.tokens[opener.i + 1 : end]
        told = next((t for t in clause if is_relative_clause(t) and t.lemma in says), None)
        who = active_subject(parsed, told) if told is not None else None
        if told is None or who is None or parsed.right(told) < end:
            continue
        own = who.text.casefold() in ("he", "she") and parsed.left(told) == opener.i
        named = content.frame != "clause" and who.pos == "PROPN" and who.i > opener.i
        if (own or named) and any(finite_complements(parsed, told)):
            return opener.i - 1
    return end


_RULES: tuple[End, ...] = (
    _told_aside,
    _listed,
    _ranging,
    _beside,
    _aimed,
    _sent_to,
    _towards,
    _like,
    _singled_out,
    _with_time,
    _dated,
    _instead,
    _praised,
)
