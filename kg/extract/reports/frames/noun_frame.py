"""The frame of a noun object: `condemned the launch`, `denied these allegations`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.complementation import finite_complements, nominal_complements
from kg.extract.grammar.content_edges import cut, trim
from kg.extract.grammar.dependents import (
    active_subject,
    adverbial_clauses,
    attributives,
    clauses_on_noun,
    complement_of,
    direct_object,
    embedded_clauses,
    has_subject,
    nouns_after,
    object_of,
    open_complements,
    possessor,
    prepositions,
)
from kg.extract.grammar.functions import (
    is_adverbial_clause,
    is_relative_clause,
)
from kg.extract.grammar.governors import noun_of_clause
from kg.extract.grammar.negative_words import finds_none
from kg.extract.grammar.noun_phrases import holds_entity
from kg.extract.grammar.possible_speakers import is_agent
from kg.extract.lexicon import lexicon, pointers, words
from kg.extract.report_candidate import Content
from kg.extract.reports.frames.clause_parts import before_answer
from kg.model import Act

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


def is_name(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a noun belongs to the name of a person, state or body."""
    entity = parsed.entity_at.get(noun.i)
    return entity is not None and entity.label in ("GPE", "PERSON", "ORG", "NORP")


def noun_object(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`condemned the launch`, `denied these allegations`; the passive subject counts too."""
    noun = direct_object(parsed, verb)
    answered = (
        noun is not None and noun.tag in ("WDT", "WP") and verb.lemma in words("answering_cues")
    )
    if noun is None or answered:
        return _what_clause(parsed, verb) or _gap(parsed, verb)
    together = _of_each_other(parsed, verb, noun)
    if together is not None:
        return together
    bare = _is_number_alone(parsed, noun) or _is_fall(verb, noun)
    if noun.i < verb.i or bare or not _is_content(parsed, verb, noun):
        return None
    first, last = parsed.left(noun), _object_end(parsed, verb, noun)
    heads: tuple[Token, ...] = (noun,)
    blamed = verb.lemma == "blame" and is_agent(parsed, noun)
    culprit = _culprit(parsed, verb, noun)
    patient = noun if blamed and not any(prepositions(parsed, verb, "on")) else culprit
    if culprit is not None:
        last = min(last, next(t.i for t in parsed.tokens[noun.i :] if t.lemma == "on"))
    reason = _reason(parsed, verb, noun, last)
    if reason is not None:
        first, patient = reason.i, noun
        heads = tuple(h for h in (complement_of(parsed, reason),) if h is not None)
    last = before_answer(parsed, noun, last)
    span = trim(parsed, first, cut(parsed, first, last))
    if span is None and noun.text == "that":  # "disputed that", which is no linker here
        span = noun.span
    if span is None:
        return None
    return Content(frame="noun", spans=(span,), heads=heads or (noun,), patient=patient)


def is_none_found(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether nothing was found that tells something: "found | no sign that he lied |",
    "did not find | any evidence of fraud |"."""
    noun = direct_object(parsed, verb) if verb.lemma in words("finding") else None
    if noun is None or noun.i < verb.i or not finds_none(parsed, verb, noun):
        return False
    told = (*finite_complements(parsed, verb), *clauses_on_noun(parsed, noun))
    of_what = noun.lemma in words("signs_sought") and any(prepositions(parsed, noun, "of"))
    return of_what or any(c.i > noun.i and has_subject(parsed, c) for c in told)


def _is_number_alone(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether an object is a bare number: "said | 5 |"; "one of theft", "$5 in aid" tell."""
    if noun.pos not in ("SYM", "NUM"):
        return False
    things = nouns_after(parsed, noun, "of", "in")
    return not any(t.ent not in ("DATE", "TIME", "GPE") for t in things)


def _is_fall(verb: Token, noun: Token) -> bool:
    """Tell whether an object says by how much something fell: "has declined | 80 percent |"."""
    cue = lexicon().verbs.get(verb.lemma)
    return noun.ent in ("PERCENT", "QUANTITY") and cue is not None and cue.act is Act.DECLINE


def _of_each_other(parsed: ParsedArticle, verb: Token, noun: Token) -> Content | None:
    """Return what several blame or praise each other for: "blamed one another | for the delay"."""
    said = parsed.tokens[verb.i + 1 : verb.i + 3]
    if " ".join(t.text.casefold() for t in said) not in words("reciprocals") or noun not in said:
        return None
    for prep in prepositions(parsed, verb, *words("judging_prepositions")):
        head = complement_of(parsed, prep)
        span = trim(parsed, prep.i, cut(parsed, prep.i, parsed.right(prep)))
        if prep.i > noun.i and head is not None and span is not None:
            return Content(frame="noun", spans=(span,), heads=(head,))
    return None


def _culprit(parsed: ParsedArticle, verb: Token, noun: Token) -> Token | None:
    """Return who gets the blame in "blamed the flood | on the railway |"."""
    if verb.lemma not in words("blaming_on") or is_agent(parsed, noun):
        return None
    links = (*prepositions(parsed, verb, "on"), *prepositions(parsed, noun, "on"))
    found = (object_of(parsed, p) for p in links if p.i > noun.i)
    named = (t for t in found if t is not None and is_agent(parsed, t))
    return next((t for t in named if t.pos != "PROPN" or t.text[:1].isupper()), None)


def _is_content(parsed: ParsedArticle, verb: Token, noun: Token) -> bool:
    """Tell whether an object may be what is said: no person or thing that only suffers the deed."""
    if is_asked(parsed, verb, noun):
        return False
    if verb.lemma in words("calling_back") and is_agent(parsed, noun):
        return False
    if verb.lemma == "concede" and noun.lemma in words("conceded_in_play"):
        return False
    if verb.lemma == "contest" and noun.lemma in words("contested_by_running"):
        return False
    after = (p for p in prepositions(parsed, verb, "for", "as") if p.i > noun.i)
    reasoned = any(not _lasts(parsed, p) for p in after)
    if _is_pronoun(noun) and not (reasoned or _pointed_at(verb, noun)):
        return False
    abstract = words("abstract") | words("claims") | words("requests") | words("event_pointers")
    if verb.lemma in words("abstract_only") and noun.lemma not in abstract:
        described = any(prepositions(parsed, noun, "of"))
        verbal = _among_people(parsed, verb, noun) or _in_words(parsed, verb, noun)
        if not (reasoned or described or verbal):
            return False
    counts = noun.lemma == "number" and any(p.lemma == "of" for p in prepositions(parsed, noun))
    empty = noun.lemma in words("empty_objects") and not counts  # "noted a number of thefts"
    refused = noun.lemma == "bid" and verb.lemma in words("turning_down")  # "rejected the bid"
    empty = empty and not refused
    return not empty or _is_told_apart(parsed, verb, noun)


def is_asked(parsed: ParsedArticle, verb: Token, noun: Token) -> bool:
    """Tell whether somebody is only asked something: "detectives questioned the clerks"."""
    return verb.lemma == "question" and (is_agent(parsed, noun) or _is_named(parsed, noun))


def _is_named(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a name of a person leads up to a noun that may be its last part: "Lee Lan-hing".

    Whose a thing is, is no part of it: "Lee's motives".
    """
    before = parsed.tokens[max(parsed.left(noun), noun.i - _NAME) : noun.i]
    person = any(t.ent == "PERSON" for t in before)
    return person and not any(t.tag == "POS" for t in before) and before[-1].pos != "ADJ"


_NAME = 4
"""Tokens of a name before its last part at most: "Kwok", "Lan", "-"."""


def _is_pronoun(noun: Token) -> bool:
    return noun.pos == "PRON" or noun.text.casefold() in ("this", "that")


def _object_end(parsed: ParsedArticle, verb: Token, noun: Token) -> int:
    """Return where an object ends, with what belongs to it and the parser hung on the cue."""
    last = parsed.right(noun)
    for prep in prepositions(parsed, verb):  # "condemned Chad for deploying", "… as a risk"
        joined = prep.lemma in words("object_reasons") and not _lasts(parsed, prep)
        if prep.i > noun.i and joined:
            last = max(last, parsed.right(prep))
    for aim in embedded_clauses(parsed, verb):  # "touted its plan | to build a port"
        aimed = is_adverbial_clause(aim) or noun.lemma in words("aimed")
        if aimed and parsed.left(aim) == last and parsed.tokens[last].tag == "TO":
            last = parsed.right(aim)
    if finds_none(parsed, verb, noun):  # "found no evidence | that he left", hung on the cue
        clauses = (c for c in finite_complements(parsed, verb) if parsed.left(c) == last)
        last = max((parsed.right(c) for c in clauses), default=last)
    last = _before_day(parsed, noun, _hyphened_end(parsed, last))
    if not (_towards(verb) and _is_known(parsed, noun)):
        last = _phrases_end(parsed, verb, last)
    return _quoted_end(parsed, last)


def _before_day(parsed: ParsedArticle, noun: Token, last: int) -> int:
    """Return where an object ends whose last words are quoted, before the day that is none of them.

    `expressed "its strongest condemnation" | on Saturday`.
    """
    for prep in prepositions(parsed, noun):
        quoted = parsed.tokens[prep.i - 1].text in ("”", '"', "''")
        if quoted and parsed.right(prep) == last and _is_when(parsed, prep):
            return prep.i
    return last


def _is_known(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether an object is a pronoun or a name."""
    return _is_pronoun(noun) or is_name(parsed, noun)


def _reason(parsed: ParsedArticle, verb: Token, noun: Token, last: int) -> Token | None:
    """Return the preposition of what somebody is blamed or praised for, where that ends at `last`.

    "Condemned Chad | for deploying soldiers": what is said is of the deploying.
    """
    if not _is_known(parsed, noun) or last <= parsed.right(noun):
        return None
    after = (p for p in prepositions(parsed, verb) if p.i > noun.i and parsed.right(p) == last)
    found = next((p for p in after if not _lasts(parsed, p)), None)
    return found if found is not None and found.lemma in words("reason_prepositions") else None


def _lasts(parsed: ParsedArticle, preposition: Token) -> bool:
    """Tell whether a phrase says how long: "attacked it for 20 days", "for a week of calm" not."""
    time = complement_of(parsed, preposition) if preposition.lemma == "for" else None
    dated = time is not None and time.ent in ("DATE", "TIME")
    return dated and time is not None and not any(prepositions(parsed, time, "of"))


def _is_told_apart(parsed: ParsedArticle, verb: Token, noun: Token) -> bool:
    """Tell whether an empty object is filled: "the issue they raised", "stressed border issues"."""
    if any(clauses_on_noun(parsed, noun)):
        return True
    topic = noun.lemma in words("topics") and verb.lemma != "raise"
    return topic and any((*attributives(parsed, noun), *prepositions(parsed, noun)))


def _pointed_at(verb: Token, noun: Token) -> bool:
    """Tell whether a pronoun is all that is endorsed, condemned or denied: "has denied it"."""
    if not _towards(verb):
        return False
    return noun.text.casefold() in words("object_pronouns")


def _towards(verb: Token) -> bool:
    cue = lexicon().verbs.get(verb.lemma)
    return cue is not None and cue.act in _TOWARDS and "o" not in cue.frames


_TOWARDS = frozenset({Act.AGREE, Act.REFUSE, Act.CONDEMN, Act.PRAISE, Act.ACCUSE, Act.DENY})


def _among_people(parsed: ParsedArticle, verb: Token, noun: Token) -> bool:
    """Tell whether one named person does it to another: "Rubio attacked Clinton" is in words."""
    who = active_subject(parsed, verb)
    entities = [parsed.entity_at.get(t.i) for t in (who, noun) if t is not None]
    return len(entities) == 2 and all(e is not None and e.label == "PERSON" for e in entities)


def _in_words(parsed: ParsedArticle, verb: Token, noun: Token) -> bool:
    """Tell whether the object makes the deed one of words: "blasted the party", "questioned its
    motives"; a suspect is questioned and a bridge is blasted otherwise."""
    if verb.lemma == "question":
        return True
    poss = possessor(parsed, noun)
    owner = parsed.entity_at.get(poss.i) if poss is not None else None
    if owner is not None and owner.label == "PERSON" and verb.lemma in words("abstract_only"):
        return True  # "attacked Ruiz's record"
    entity = parsed.entity_at.get(noun.i)
    people = entity.label in ("PERSON", "ORG", "NORP") if entity else is_agent(parsed, noun)
    if entity is not None and entity.label == "GPE":  # "slammed Chad | over the deaths |"
        people = any(p.lemma in ("for", "over") for p in prepositions(parsed, verb))
    return verb.lemma in words("verbal_blows") and people


def _gap(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`an idea that the club opposes`: the content is what the relative clause hangs on."""
    noun, who = noun_of_clause(parsed, verb), active_subject(parsed, verb)
    if noun is None or who is None or who.tag in ("WDT", "WP") or who.i > verb.i:
        return None
    claim = noun.lemma in words("claims") | pointers().keys()
    if noun.pos != "NOUN" or noun.i >= who.i or not (is_relative_clause(verb) or claim):
        return None
    if any(adverbial_clauses(parsed, verb)) or any(open_complements(parsed, verb)):
        return None
    after = [p for p in prepositions(parsed, verb) if p.i > verb.i]
    dated = verb.lemma in words("answering_cues") and all(_is_when(parsed, p) for p in after)
    if after and not dated:
        return None
    span = trim(parsed, parsed.left(noun), noun.i + 1)
    return Content(frame="noun", spans=(span,), heads=(noun,)) if span is not None else None


def _is_when(parsed: ParsedArticle, prep: Token) -> bool:
    noun = object_of(parsed, prep)
    entity = parsed.entity_at.get(noun.i) if noun is not None else None
    return entity is not None and entity.label in ("DATE", "TIME")


def _what_clause(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`condemned what he called a breach`."""
    for comp in nominal_complements(parsed, verb):
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


def _phrases_end(parsed: ParsedArticle, verb: Token, last: int) -> int:
    """Return the end of phrases after the object that a parser hung on the cue.

    "rejected claims of fraud | in the sale", "Israel's raid | on the camp"; when and where it was
    said stays out.
    """
    for prep in prepositions(parsed, verb):
        noun = object_of(parsed, prep)
        follows = prep.i == last and prep.lemma in words("object_phrases")
        if not follows or noun is None or noun.lemma in words("venues") or _is_when(parsed, prep):
            continue
        if not holds_entity(parsed, noun, "DATE"):
            last = parsed.right(prep)
    return last
