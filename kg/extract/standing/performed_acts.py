"""Whether a cue reports an act that was done: not "could say", "if he said", "wants to say"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import (
    agent,
    borrowed,
    is_negated,
    is_passive,
    modals,
    subject,
)
from kg.extract.lexicon import lexicon, words
from kg.extract.standing.conditions import conditions_in

if TYPE_CHECKING:
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Token
    from kg.parse import ParsedArticle


def is_narrators_question(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether the narrator asks: "But has he called for any change?"."""
    first, last = parsed.sentence(verb)
    end = next((t for t in reversed(parsed.tokens[first:last]) if not t.text.isspace()), verb)
    own = parsed.child(verb, "nsubj") or (subject(parsed, verb) if verb.dep == "conj" else None)
    before = [c for c in parsed.all(verb, "aux") if own is not None and c.i < own.i]
    return end.text == "?" and bool(before)


def _not_done(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a gerund is turned down: "decided against recommending", "without saying"."""
    above = parsed.head(verb)
    if verb.tag != "VBG" or parsed.child(verb, "nsubj") is not None:
        return False
    if verb.dep == "pcomp":
        if above.lemma in words("not_done_prepositions"):
            return True
        cue = lexicon().verbs.get(parsed.head(above).lemma)  # "called for denying entry"
        return cue is not None and above.lemma == "for" and "for" in cue.prepositions
    if above.lemma in words("ending"):
        return verb.dep in ("xcomp", "ccomp", "dobj", "advcl")
    cue = lexicon().verbs.get(above.lemma)  # "fears comparing it to a war"
    return verb.dep == "xcomp" and cue is not None and "q" not in cue.frames


def _would_not(parsed: ParsedArticle, verb: Token) -> bool:
    """`did not say`, `would not confirm`: a bare form that tells of not saying."""
    helped = any(c.lemma == "do" for c in parsed.all(verb, "aux"))
    unwilling = not words("unwilling_modals").isdisjoint(modals(parsed, verb))
    own = parsed.child(verb, "nsubj")
    inside = verb.dep == "ccomp" and parsed.head(verb).lemma in lexicon().verbs
    if own is None and borrowed(parsed, verb) is not None:
        return is_negated(parsed, verb)  # "said it had … but could not say when"
    if own is None or (inside and own.pos == "PRON"):
        return False  # "said he could not say" is one act, the outer one
    said = is_negated(parsed, verb) and (verb.lemma in words("saying") or verb.lemma == "rule")
    return said and (helped or unwilling)


def _misread_present(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a bare form is a plural present: "groups that have endorsed him | say that"."""
    own = parsed.child(verb, "nsubj")
    if own is None or own.i > verb.i or parsed.child(verb, "aux", "mark", "neg") is not None:
        return False
    return verb.dep in ("ROOT", "conj") and parsed.child(verb, "ccomp") is not None


def _goes_on(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether an infinitive is what somebody went on to do: "went on to say"."""
    return verb.dep == "xcomp" and parsed.head(verb).lemma in words("going_on")


def is_performed(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether the cue reports an act done: not "could say", "if he said", "wants to say"."""
    while True:
        if any(m.lemma == "whether" for m in parsed.all(verb, "mark")):
            return False  # "it is not clear whether he backs the coup"
        if verb.tag != "VB":
            break
        if _would_not(parsed, verb) or _misread_present(parsed, verb):
            return True
        if not _goes_on(parsed, verb) or verb.head == verb.i:
            return False
        verb = parsed.head(verb)
    if modals(parsed, verb) or verb.tag not in ("VBD", "VBZ", "VBP", "VBG", "VBN"):
        return False
    if verb.tag == "VBN" and parsed.child(verb, "aux", "nsubj", "nsubjpass", "agent") is None:
        first = parsed.first_conjunct(verb)
        bare = first.tag == "VBN" and parsed.child(first, "aux", "nsubj") is None
        joined = verb.dep == "conj" and not bare and not is_passive(parsed, first)
        if not joined and agent(parsed, verb) is None:
            return False  # "Asked about the bill, she …"
    finite = verb.tag != "VBG" and parsed.child(verb, "nsubj") is None
    head = parsed.first_conjunct(verb) if finite else verb
    if modals(parsed, head) and borrowed(parsed, verb) is None:
        return False
    if any(c.lemma in words("conditional_openers") for c in parsed.all(head, "mark")):
        return False
    if is_narrators_question(parsed, verb) or _not_done(parsed, verb) or _does_instead(verb):
        return False
    return not any(c.tag == "TO" for c in parsed.all(verb, "aux", "mark"))


def is_inside_condition(parsed: ParsedArticle, found: ReportCandidate) -> bool:
    """Tell whether a report stands in a condition: "provided that Chad agreed" tells of none."""
    if found.cue is None or found.verb is None or found.content.frame == "quote":
        return False
    first, last = parsed.sentence(found.verb)
    told = conditions_in(parsed, (parsed.span(first, last),))
    return any(c.span.covers(found.cue) for c in told)


def _does_instead(verb: Token) -> bool:
    """Tell whether a participle tells what was done for another thing: "…, preferring to pay"."""
    return verb.tag == "VBG" and verb.dep == "advcl" and verb.lemma in words("choosing")
