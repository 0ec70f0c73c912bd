"""The frame of a noun object: `condemned the launch`, `denied these allegations`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.content_edges import cut, trim
from kg.extract.grammar.possible_speakers import is_agent
from kg.extract.lexicon import lexicon, pointers, words
from kg.extract.report_candidate import Content
from kg.model import Act, Span

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


def is_name(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a noun belongs to the name of a person, state or body."""
    entity = parsed.entity_at.get(noun.i)
    return entity is not None and entity.label in ("GPE", "PERSON", "ORG", "NORP")


def noun_object(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`condemned the launch`, `denied these allegations`; the passive subject counts too."""
    noun = parsed.child(verb, "dobj")
    answered = noun is not None and noun.tag in ("WDT", "WP") and verb.lemma in _ANSWERED
    if noun is None or answered:
        return _what_clause(parsed, verb) or _gap(parsed, verb)
    reasoned = any(p.lemma in ("for", "as") and p.i > noun.i for p in parsed.all(verb, "prep"))
    pronoun = noun.pos == "PRON" or noun.text.casefold() in ("this", "that")
    if noun.i < verb.i or noun.pos in ("SYM", "NUM"):
        return None
    if pronoun and not (reasoned or _pointed_at(verb, noun)):
        return None
    abstract = words("abstract") | words("claims") | words("requests") | words("event_pointers")
    described = any(p.lemma == "of" for p in parsed.all(noun, "prep"))
    concrete = verb.lemma in words("abstract_only") and noun.lemma not in abstract
    verbal = _among_people(parsed, verb, noun) or _in_words(parsed, verb, noun)
    if concrete and not (reasoned or described or verbal):
        return None
    if noun.lemma in words("empty_objects") and not _is_told_apart(parsed, verb, noun):
        return None
    first, last = parsed.left(noun), parsed.right(noun)
    for prep in parsed.children[verb.i]:  # "condemned North Korea for deploying", "… as a risk"
        if (
            prep.i > noun.i
            and prep.dep == "prep"
            and prep.lemma in ("for", "as", "over", "against")
        ):
            last = max(last, parsed.right(prep))
        if prep.i > noun.i and prep.dep == "prep" and prep.lemma == "in" and _terms(parsed, prep):
            last = max(last, parsed.right(prep))
    for aim in parsed.all(verb, "advcl", "xcomp", "ccomp"):  # "touted its plan | to build a port"
        aimed = aim.dep == "advcl" or noun.lemma in words("aimed")
        if aimed and parsed.left(aim) == last and parsed.tokens[last].tag == "TO":
            last = parsed.right(aim)
    last = _hyphened_end(parsed, last)
    if not (_towards(verb) and (pronoun or is_name(parsed, noun))):
        last = _phrases_end(parsed, verb, last)
    last = _quoted_end(parsed, last)
    heads: tuple[Token, ...] = (noun,)
    blamed = verb.lemma == "blame" and is_agent(parsed, noun) and not _blames_on(parsed, verb)
    patient = noun if blamed else None
    if (pronoun or is_name(parsed, noun)) and last > parsed.right(noun):
        preps = parsed.all(verb, "prep")
        reason = next((p for p in preps if p.i > noun.i and parsed.right(p) == last), None)
        if reason is not None and reason.lemma in ("for", "over", "against", "about", "on"):
            first, patient = reason.i, noun
            heads = tuple(h for h in (parsed.child(reason, "pobj", "pcomp"),) if h is not None)
    span = trim(parsed, first, cut(parsed, first, last))
    if span is None and noun.text == "that":  # "disputed that", which is no linker here
        span = Span(noun.start, noun.end)
    if span is None:
        return None
    return Content(frame="noun", spans=(span,), heads=heads or (noun,), patient=patient)


def _is_told_apart(parsed: ParsedArticle, verb: Token, noun: Token) -> bool:
    """Tell whether an empty object is filled: "the issue they raised", "stressed border issues"."""
    if parsed.child(noun, "relcl", "acl") is not None:
        return True
    topic = noun.lemma in ("issue", "role", "fact", "question") and verb.lemma != "raise"
    return topic and any(c.dep in ("amod", "compound", "prep") for c in parsed.children[noun.i])


def _pointed_at(verb: Token, noun: Token) -> bool:
    """Tell whether a pronoun is all that is endorsed, condemned or denied: "has denied it"."""
    if not _towards(verb):
        return False
    return noun.text.casefold() in ("him", "her", "them", "it", "this", "that", "these", "those")


def _towards(verb: Token) -> bool:
    cue = lexicon().verbs.get(verb.lemma)
    return cue is not None and cue.act in _TOWARDS and "o" not in cue.frames


_TOWARDS = frozenset({Act.AGREE, Act.REFUSE, Act.CONDEMN, Act.PRAISE, Act.ACCUSE, Act.DENY})


def _among_people(parsed: ParsedArticle, verb: Token, noun: Token) -> bool:
    """Tell whether one named person does it to another: "Rubio attacked Clinton" is in words."""
    who = parsed.child(verb, "nsubj")
    entities = [parsed.entity_at.get(t.i) for t in (who, noun) if t is not None]
    return len(entities) == 2 and all(e is not None and e.label == "PERSON" for e in entities)


def _in_words(parsed: ParsedArticle, verb: Token, noun: Token) -> bool:
    """Tell whether the object makes the deed one of words: "blasted the party", "questioned its
    motives"; a suspect is questioned and a bridge is blasted otherwise."""
    if verb.lemma == "question":
        return not is_agent(parsed, noun)
    poss = parsed.child(noun, "poss")
    owner = parsed.entity_at.get(poss.i) if poss is not None else None
    if owner is not None and owner.label == "PERSON" and verb.lemma in words("abstract_only"):
        return True  # "attacked Ruiz's record"
    entity = parsed.entity_at.get(noun.i)
    people = entity.label in ("PERSON", "ORG", "NORP") if entity else is_agent(parsed, noun)
    return verb.lemma in words("verbal_blows") and people


def _gap(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`an idea that the club opposes`: the content is what the relative clause hangs on."""
    noun, who = parsed.head(verb), parsed.child(verb, "nsubj")
    relative = verb.dep == "relcl" or (
        verb.dep == "acl" and noun.lemma in words("claims") | pointers().keys()
    )
    if not relative or who is None or who.tag in ("WDT", "WP") or who.i > verb.i:
        return None
    if noun.pos != "NOUN" or noun.i >= who.i or parsed.child(verb, "advcl", "xcomp"):
        return None
    answered = verb.lemma in _ANSWERED
    if any(
        p.i > verb.i and not (answered and _is_when(parsed, p)) for p in parsed.all(verb, "prep")
    ):
        return None
    span = trim(parsed, parsed.left(noun), noun.i + 1)
    return Content(frame="noun", spans=(span,), heads=(noun,)) if span is not None else None


_ANSWERED = frozenset({"accept", "reject", "deny", "dispute", "refute", "dismiss", "contest"})
"""Cues of answering, whose object may be what their relative clause hangs on."""


def _is_when(parsed: ParsedArticle, prep: Token) -> bool:
    noun = parsed.child(prep, "pobj")
    entity = parsed.entity_at.get(noun.i) if noun is not None else None
    return entity is not None and entity.label in ("DATE", "TIME")


def _what_clause(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`condemned what he called a breach`."""
    for comp in parsed.all(verb, "ccomp", "xcomp", "dobj"):
        opening = parsed.tokens[parsed.left(comp)]
        if opening.i == verb.i + 1 and opening.lemma == "what":
            span = trim(parsed, opening.i, cut(parsed, opening.i, parsed.right(comp)))
            return Content(frame="noun", spans=(span,), heads=(comp,)) if span else None
    return None


def _quoted_end(parsed: ParsedArticle, last: int) -> int:
    """Return the end of a quotation that follows the object at once: condemned X "in the …"."""
    tokens = parsed.tokens
    if last < len(tokens) and tokens[last].text in ("“", '"'):
        for i in range(last + 1, min(len(tokens), last + 12)):
            if tokens[i].text in ("”", '"'):
                return i + 1
    return last


def _hyphened_end(parsed: ParsedArticle, last: int) -> int:
    """Return the end of a hyphened word that the parser split: "endorsed the re | -election of"."""
    tokens = parsed.tokens
    if last + 1 < len(tokens) and tokens[last].text == "-":
        closed = tokens[last - 1].end == tokens[last].start == tokens[last + 1].start - 1
        return max(last, parsed.right(tokens[last + 1])) if closed else last
    return last


def _blames_on(parsed: ParsedArticle, verb: Token) -> bool:
    return any(p.lemma == "on" for p in parsed.all(verb, "prep"))


def _phrases_end(parsed: ParsedArticle, verb: Token, last: int) -> int:
    """Return the end of phrases after the object that a parser hung on the cue.

    "rejected claims of fraud | in the sale", "Israel's raid | on the camp"; when and where it was
    said stays out.
    """
    for prep in parsed.all(verb, "prep"):
        noun = parsed.child(prep, "pobj")
        if (
            prep.i != last
            or noun is None
            or prep.lemma not in ("of", "in", "on", "against", "from")
        ):
            continue
        entity = parsed.entity_at.get(noun.i)
        if noun.lemma in words("venues") or (entity and entity.label in ("DATE", "TIME")):
            continue
        if any(
            (e := parsed.entity_at.get(t.i)) and e.label == "DATE" for t in parsed.subtree(noun)
        ):
            continue
        last = parsed.right(prep)
    return last


def _terms(parsed: ParsedArticle, prep: Token) -> bool:
    """`in the strongest terms` is said, not narrated, when it stands in quotation marks."""
    noun = parsed.child(prep, "pobj")
    return noun is not None and noun.lemma == "term"
