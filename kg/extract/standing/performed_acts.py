"""Whether a cue reports an act that was done: not "could say", "if he said", "wants to say"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import (
    agent,
    cue_joined_to,
    is_negated,
    is_passive,
    modals,
    subject,
)
from kg.extract.grammar.dependents import (
    active_subject,
    auxiliaries,
    direct_object,
    finite_complement,
    has_do,
    is_bare_participle,
    is_helped_or_negated,
    is_infinitive,
    is_introduced_by,
    own_subject,
)
from kg.extract.grammar.functions import (
    is_adverbial_clause,
    is_complement_clause,
    is_conjunct,
    is_direct_object,
    is_main,
    is_open_complement,
    is_prepositional_clause,
)
from kg.extract.grammar.governors import noun_of_clause, verb_of_complement, verb_of_infinitive
from kg.extract.grammar.predicates import charging_verb
from kg.extract.lexicon import lexicon, words
from kg.extract.standing.conditions import conditions_in
from kg.model import Act

if TYPE_CHECKING:
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Token
    from kg.parse import ParsedArticle


def is_narrators_question(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether the narrator asks: "But has he called for any change?"."""
    first, last = parsed.sentence(verb)
    end = next((t for t in reversed(parsed.tokens[first:last]) if not t.text.isspace()), verb)
    shared = subject(parsed, verb) if is_conjunct(verb) else None
    own = active_subject(parsed, verb) or shared
    before = [c for c in auxiliaries(parsed, verb) if own is not None and c.i < own.i]
    return end.text == "?" and bool(before)


def _not_done(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a gerund is turned down: "decided against recommending", "without saying"."""
    above = parsed.head(verb)
    if verb.tag != "VBG" or active_subject(parsed, verb) is not None:
        return False
    if is_prepositional_clause(verb):
        before = parsed.tokens[above.i - 1].lemma if above.i else ""
        pair = f"{before} {above.lemma}"
        if above.lemma in words("not_done_prepositions") or pair == "short of":
            return True  # "stopped short of | saying | that he lied"
        if above.lemma == "before" and modals(parsed, parsed.head(above)):
            return True  # "would weigh it before | asking for | talks"
        if pair in words("not_done_openers"):
            return True  # "instead of | demanding | payment"
        cue = lexicon().verbs.get(parsed.head(above).lemma)  # "called for denying entry"
        charged = cue is not None and cue.act is Act.ACCUSE  # "accused him of | insulting | her"
        if charged and cue is not None and above.lemma in cue.object_prepositions:
            return True
        return cue is not None and above.lemma == "for" and "for" in cue.prepositions
    if above.lemma in words("ending"):
        free = is_adverbial_clause(verb) and direct_object(parsed, above) is None
        return is_complement_clause(verb) or is_direct_object(verb) or free  # "ended talks, saying"
    cue = lexicon().verbs.get(above.lemma)  # "fears comparing it to a war"
    return is_open_complement(verb) and cue is not None and "q" not in cue.frames


def _is_unwilling(parsed: ParsedArticle, verb: Token) -> bool:
    """`did not say`, `would not confirm`: a bare form that tells of not saying."""
    helped = has_do(parsed, verb)
    unwilling = not words("unwilling_modals").isdisjoint(modals(parsed, verb))
    own, first = active_subject(parsed, verb), verb
    if own is None and helped and is_conjunct(verb):
        first = parsed.first_conjunct(verb)  # "said it was shut and did not | comment |"
        own = own_subject(parsed, first)
    cue = verb_of_complement(parsed, first)
    inside = cue is not None and cue.lemma in lexicon().verbs
    if own is None and cue_joined_to(parsed, verb) is not None:
        return is_negated(parsed, verb)  # "said it had … but could not say when"
    if own is None or (inside and own.pos == "PRON"):
        return False  # "said he could not say" is one act, the outer one
    kept = words("saying") | words("turning_down")
    said = is_negated(parsed, verb) and (verb.lemma in kept or verb.lemma == "rule")
    return said and (helped or unwilling)


def _is_polite(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether an act is done by a polite wish to do it: "would like to | thank | them"."""
    wish = verb_of_infinitive(parsed, verb)
    if wish is None:
        return False
    wished = wish.lemma in words("polite") and "would" in modals(parsed, wish)
    done = verb.lemma in words("said_politely") and is_infinitive(parsed, verb)
    return wished and done and not is_negated(parsed, wish)


def _misread_present(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a bare form is a plural present: "groups that have endorsed him | say that"."""
    own = active_subject(parsed, verb)
    if own is None or own.i > verb.i or is_helped_or_negated(parsed, verb):
        return False
    main = is_main(verb) or is_conjunct(verb)
    return main and finite_complement(parsed, verb) is not None


def _is_continuation(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether an infinitive is what somebody went on to do: "went on to say".

    "Is going to say" is still to come.
    """
    above = verb_of_infinitive(parsed, verb)
    return above is not None and above.lemma in words("going_on") and not is_going_to(parsed, above)


def is_going_to(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a verb is the "going" of a future: "is | going | to say"."""
    return verb.lemma == "go" and verb.tag == "VBG" and bool(auxiliaries(parsed, verb))


def is_performed(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether the cue reports an act done: not "could say", "if he said", "wants to say"."""
    while True:
        if is_introduced_by(parsed, verb, "whether"):
            return False  # "it is not clear whether he backs the coup"
        if verb.tag != "VB":
            break
        if _is_unwilling(parsed, verb) or _misread_present(parsed, verb):
            return True
        if _is_polite(parsed, verb):
            return True
        if not _is_continuation(parsed, verb) or verb.head == verb.i:
            return False
        verb = parsed.head(verb)
    if modals(parsed, verb) or verb.tag not in ("VBD", "VBZ", "VBP", "VBG", "VBN"):
        return False
    if is_bare_participle(parsed, verb):
        first = parsed.first_conjunct(verb)
        helped = active_subject(parsed, first) or auxiliaries(parsed, first)
        bare = first.tag == "VBN" and not helped
        joined = is_conjunct(verb) and not bare and not is_passive(parsed, first)
        if not joined and agent(parsed, verb) is None:
            return False  # "Asked about the bill, she …"
    finite = verb.tag != "VBG" and active_subject(parsed, verb) is None
    head = parsed.first_conjunct(verb) if finite else verb
    own_tense = head.tag == "VB" and verb.tag in ("VBD", "VBZ")  # "would not say but | insisted |"
    if modals(parsed, head) and not own_tense and cue_joined_to(parsed, verb) is None:
        return False
    if is_introduced_by(parsed, head, *words("conditional_openers")):
        return False
    if is_narrators_question(parsed, verb) or _not_done(parsed, verb) or _is_preference(verb):
        return False
    if _is_only_alleged(parsed, verb):
        return False
    return not is_infinitive(parsed, verb)


def is_inside_condition(parsed: ParsedArticle, found: ReportCandidate) -> bool:
    """Tell whether a report stands in a condition: "provided that Chad agreed" tells of none."""
    if found.cue is None or found.verb is None or found.content.frame == "quote":
        return False
    first, last = parsed.sentence(found.verb)
    told = conditions_in(parsed, (parsed.span(first, last),))
    return any(c.span.covers(found.cue) for c in told)


def _is_only_alleged(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether an act is only what a charge is of: "allegations that police | declined | it".

    A report that somebody said so is what papers print. Nor does who accuses others of lying and
    | denying | it deny anything.
    """
    first = parsed.first_conjunct(verb)
    if verb.tag == "VBG" and first.i != verb.i and first.tag == "VBG":
        return charging_verb(parsed, verb) is not None
    noun = noun_of_clause(parsed, first)
    alleged = words("alleging_nouns") - words("documents")
    told = noun is not None and is_introduced_by(parsed, first, "that")
    return noun is not None and told and noun.lemma in alleged


def _is_preference(verb: Token) -> bool:
    """Tell whether a participle tells what was done for another thing: "…, preferring to pay"."""
    return verb.tag == "VBG" and is_adverbial_clause(verb) and verb.lemma in words("choosing")
