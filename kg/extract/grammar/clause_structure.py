"""Questions about clauses that every rule asks: who is its subject, how far does it reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import is_perfect
from kg.extract.grammar.possible_speakers import is_agent, is_group
from kg.extract.lexicon import lexicon, words
from kg.parse.word_index import places_of

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

SUBJECTS = ("nsubj", "nsubjpass", "csubj")


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def subject(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the subject of a verb: its own, its first conjunct's, or its controller's.

    A relative pronoun is replaced by its antecedent. Participles after a comma are the business
    of `kg.extract.reports.frames.participle_subjects`.
    """
    quoted = _quoted_by(parsed, verb)
    if quoted is not None:
        return quoted
    seen = set()
    while verb.i not in seen:
        seen.add(verb.i)
        own = _own_subject(parsed, verb)
        if own is not None:
            return antecedent(parsed, own)
        outer = cue_joined_to(parsed, verb)
        if outer is not None:
            verb = outer
            continue
        held = _held_for(parsed, verb)
        if held is not None:
            return held
        writer = _writer(parsed, verb)
        if writer is not None:
            verb = writer
            continue
        if verb.dep == "acl" and parsed.head(verb).pos in ("NOUN", "PROPN"):
            return parsed.head(verb) if verb.tag == "VBG" else None
        if verb.dep in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "acl"):
            verb = _above(parsed, verb)
        else:
            return None
    return None


def _writer(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the verb of `emailed supporters saying …`: he who wrote to them says it."""
    noun = parsed.head(verb)
    above = parsed.head(noun)
    if verb.dep != "acl" or verb.tag != "VBG" or noun.dep not in ("dobj", "dative"):
        return None
    told = above.lemma in words("addressing")
    return above if told and is_agent(parsed, noun) else None


def _own_subject(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the verb's subject; of two with a colon between, the one after it.

    Before a subject of its own a "that" is none: "the ship that | officials | say sank".
    """
    found = list(parsed.all(verb, *SUBJECTS))
    before = [t for t in found if t.i < verb.i]
    if len(before) > 1 and any(t.text == ":" for t in parsed.tokens[before[0].i : before[-1].i]):
        return before[-1]
    if len(before) > 1 and before[0].tag in ("WDT", "WP"):
        return before[-1]
    return found[0] if found else None


def _held_for(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the object whose deed a "for" gives: "thanked Ann for backing", "fined X for …"."""
    above = parsed.head(verb)
    if verb.dep == "pcomp" and above.lemma == "for":
        return parsed.child(parsed.head(above), "dobj")
    return None


def _quoted_by(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return X of "quoted X as saying" and "X was quoted as saying"."""
    above = parsed.head(verb)
    if verb.tag != "VBG" or above.lemma != "as":
        return None
    outer = parsed.head(above)
    if outer.lemma not in words("quoting"):
        return None
    return parsed.child(outer, "dobj", "nsubjpass")


def cue_joined_to(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the cue that a second cue is really joined to ("said the pact is … and pledged …").

    Parsers join "pledged" to "is"; the tense tells: it is that of "said" and not that of "is".
    """
    if _tells_one_inside(parsed, verb):
        return None
    if any(m.lemma == "that" for m in parsed.all(verb, "mark")):
        return None  # "said wages fell and | that nurses feared | for their jobs"
    if _keeps_back(parsed, verb):
        return parsed.head(parsed.first_conjunct(verb))
    if verb.lemma not in lexicon().verbs:
        return outer_clause(parsed, verb)
    if verb.dep != "conj" or verb.tag != "VBD":
        return outer_clause(parsed, verb)
    first = parsed.first_conjunct(verb)
    outer = parsed.head(first)
    if _is_done_instead(parsed, first, verb):
        return None
    joined = first.dep in ("ccomp", "advcl", "xcomp") and outer.lemma in lexicon().verbs
    if not joined or outer.tag != "VBD":
        return None
    own = parsed.child(first, *SUBJECTS)  # "the claims were false and urged X": claims do not urge
    mute = own is not None and own.pos == "NOUN" and not is_agent(parsed, own)
    # "said he was ill and vowed to fight": embedded, it would be "had vowed"
    state = first.lemma == "be" or any(c.lemma == "be" for c in parsed.all(first, "aux"))
    alone = parsed.child(verb, *SUBJECTS) is None
    told = "s" in lexicon().verbs[verb.lemma].frames  # "had met Kim but denied that …"
    before = told and is_perfect(parsed, first)
    apart = mute or before or not _past(parsed, first) or (alone and _set_apart(parsed, verb))
    return outer if apart or (state and alone) else None


def _set_apart(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a comma stands before the "and" of just two predicates: "said the hall was
    closed, | and urged | them to leave"."""
    first = parsed.head(verb)
    link = next((c for c in parsed.all(first, "cc") if first.i < c.i < verb.i), None)
    if link is None or first.dep == "conj" or verb.tag != "VBD":
        return False
    several = any(c.i < verb.i for c in parsed.all(first, "conj"))
    return parsed.tokens[link.i - 1].text == "," and not several


def _is_done_instead(parsed: ParsedArticle, first: Token, verb: Token) -> bool:
    """Tell whether a deed stands against one denied: "did not bribe them but | threatened | them".

    It is told of the same subject; "did not bribe them but insisted that …" is the teller's.
    """
    if not is_negated(parsed, first) or parsed.child(verb, *SUBJECTS) is not None:
        return False
    but = any(c.lemma == "but" and c.i < verb.i for c in parsed.all(first, "cc"))
    done = parsed.child(verb, "dobj") is not None and parsed.child(verb, "ccomp", "xcomp") is None
    return but and done


def _tells_one_inside(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a second predicate goes on inside what is told: "said Lee was cross with her
    and told | her |".

    Whom it has for object was spoken of there, and is not the subject there: another number, or
    the same pronoun as before, which cannot be the subject of its own clause. Nor is it whom the
    outer cue was said to.
    """
    first = parsed.first_conjunct(verb)
    outer = parsed.head(first)
    whom = parsed.child(verb, "dobj", "dative")
    own = parsed.child(first, *SUBJECTS)
    if whom is None or own is None or whom.pos != "PRON" or verb.dep != "conj":
        return False
    if first.dep != "ccomp" or own.pos == "PRON" or own.i < outer.i or verb.tag != "VBD":
        return False
    if whom.text.casefold() not in words("third_person") or parsed.child(verb, *SUBJECTS):
        return False
    if parsed.child(outer, "dobj", "dative", "nsubjpass") is not None:
        return False
    many = whom.text.casefold() in words("plural_third_person")
    between = parsed.tokens[own.i + 1 : verb.i]
    same = any(t.pos == "PRON" and t.text.casefold() == whom.text.casefold() for t in between)
    return same or (many and own.tag in ("NN", "NNP") and not is_group(own))


def _keeps_back(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether the teller will not say: "said it had sunk | but could not say when", "…
    but refused to name anybody"."""
    if verb.dep != "conj" or verb.lemma not in words("saying") | words("refusing") | {"give"}:
        return False
    first = parsed.first_conjunct(verb)
    if first.dep != "ccomp":
        return False
    mute = parsed.child(verb, *SUBJECTS) is None and not is_negated(parsed, first)
    unable = {"could", "would"} & set(modals(parsed, verb)) and is_negated(parsed, verb)
    if verb.lemma in words("refusing"):
        kept = parsed.child(verb, "xcomp")
        unable = kept is not None and kept.lemma in words("saying")
    if verb.lemma == "give":  # "said it was late but gave no details"
        kept = parsed.child(verb, "dobj")
        none = kept is not None and any(d.lemma == "no" for d in parsed.children[kept.i])
        unable = none and kept is not None and kept.lemma in words("words_given")
    said = parsed.head(first).tag == "VBD" and parsed.head(first).lemma in lexicon().verbs
    return bool(mute and unable and said and any(c.lemma == "but" for c in parsed.all(first, "cc")))


def outer_clause(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the cue that a second predicate is joined to, where their tenses tell.

    "denies that it was a crime and goes to court": the clause is past, the cue and "goes" are not.
    """
    if verb.dep != "conj" or parsed.child(verb, *SUBJECTS) is not None:
        return None
    first = parsed.first_conjunct(verb)
    outer = parsed.head(first)
    if first.dep != "ccomp" or outer.lemma not in lexicon().verbs or outer.i > first.i:
        return None
    tenses = [_tense(parsed, v) for v in (outer, first, verb)]
    return outer if None not in tenses and tenses[0] == tenses[2] != tenses[1] else None


def _tense(parsed: ParsedArticle, verb: Token) -> str | None:
    """Return "past", "present" or "modal"; None for a form without tense."""
    if modals(parsed, verb):
        return "modal"
    forms = (verb, *parsed.all(verb, "aux", "auxpass"))
    for form in forms:
        if form.tag in ("VBD", "VBZ", "VBP"):
            return "past" if form.tag == "VBD" else "present"
    return None


def _past(parsed: ParsedArticle, verb: Token) -> bool:
    return verb.tag == "VBD" or any(c.tag == "VBD" for c in parsed.all(verb, "aux", "auxpass"))


def _above(parsed: ParsedArticle, verb: Token) -> Token:
    """Climb to the governor that may share its subject; prepositions are passed through.

    So is who is "quick to | add |": the adjective is his, its infinitive too.
    """
    head = parsed.head(verb)
    if verb.dep == "xcomp" and head.dep == "acomp" and head.lemma in words("ready_to_speak"):
        return parsed.head(head)
    while head.pos == "ADP" and head.head != head.i:
        head = parsed.head(head)
    return head


def antecedent(parsed: ParsedArticle, token: Token) -> Token:
    """Return what a relative pronoun stands for; any other token stands for itself."""
    if token.tag in ("WDT", "WP") and token.lemma in words("relative_pronouns"):
        for above in parsed.ancestors(token):
            if above.dep == "relcl":
                noun = parsed.head(above)  # "A, B and C, who joked": the nearest of them
                joined = [c for c in parsed.conjuncts(noun) if c.i < token.i and c.pos == "PROPN"]
                if len(joined) > 1 and _tells_of_all(parsed, above, joined):
                    return joined[0]
                return joined[-1] if joined else noun
    return token


def _tells_of_all(parsed: ParsedArticle, verb: Token, joined: list[Token]) -> bool:
    """Tell whether a relative clause has the plural for names of one: "A, B and C, which have"."""
    own = (verb, *parsed.all(verb, "aux", "auxpass"))
    plural = any(t.tag == "VBP" or t.text.casefold() == "were" for t in own)
    counted = any(t.lemma in ("all", "both") for t in parsed.children[verb.i] if t.i < verb.i)
    singular = all(t.tag == "NNP" for t in joined)
    return singular and (plural or counted)


def is_finite_form(token: Token) -> bool:
    """Tell whether a form carries tense by itself or is a modal."""
    return token.tag in _FINITE


def is_finite(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether the verb, or an auxiliary of it, carries tense or is a modal."""
    if verb.tag in _FINITE:
        return True
    return any(c.tag in _FINITE for c in parsed.all(verb, "aux", "auxpass", "cop"))


def modals(parsed: ParsedArticle, verb: Token) -> list[str]:
    """Return the lemmas of the verb's modal auxiliaries ("may", "would", contracted ones too)."""
    return [
        _SPELLED.get(c.text.casefold(), _SPELLED.get(c.lemma, c.lemma))
        for c in parsed.children[verb.i]
        if c.dep == "aux" and c.tag == "MD"
    ]


_SPELLED = {"'d": "would", "’d": "would", "'ll": "will", "’ll": "will", "wo": "will", "ca": "can"}
"""Modals as they are contracted, with their plain forms."""


def is_negated(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether the verb itself is negated ("has not confirmed", "never said")."""
    for c in parsed.children[verb.i]:
        if c.dep == "neg":
            return True
        if c.dep == "advmod" and c.lemma in words("never_adverbs"):
            return True
        if c.text in _NOT or (c.lemma in ("long", "longer") and _no_longer(parsed, c)):
            return True
    if not places_of(parsed, _NEITHER):
        return False
    first = parsed.first_conjunct(verb)  # "neither confirmed nor denied"
    own = parsed.child(first, "nsubj", "nsubjpass") or first  # "neither Chile nor Peru has …"
    return "neither" in [c.lemma for v in (first, verb, own) for c in parsed.children[v.i]]


_NOT = frozenset({"n't", "n’t", "N'T", "N’T"})
"""Contracted forms of "not": parsers know the one with a straight mark only."""
_NEITHER = frozenset({"neither"})


def _no_longer(parsed: ParsedArticle, adverb: Token) -> bool:
    """Tell whether an adverb is that of "no longer opposes", which parsers do not mark."""
    return adverb.i > 0 and parsed.tokens[adverb.i - 1].lemma == "no"


def is_passive(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether the clause is passive."""
    return parsed.child(verb, "nsubjpass", "auxpass") is not None


def agent(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the noun of a passive's by-phrase."""
    for by in parsed.children[verb.i]:
        if by.dep == "agent" or (by.dep == "prep" and by.lemma == "by"):
            return parsed.child(by, "pobj")
    return None


def holds_clause(parsed: ParsedArticle, first: int, last: int) -> bool:
    """Tell whether tokens `[first, last)` hold a finite verb."""
    return any(t.tag in _FINITE for t in parsed.tokens[first:last])


def is_mandative(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether a clause has the bare verb of what should be: "insisted the firm | pay".

    That of a passive and of a state is "be": "asked that the hall | be closed". After a plural it
    has the letters of a present, and is bare where the verb above only asks for something.
    """
    own = parsed.child(head, "nsubj", "nsubjpass")
    helped = parsed.child(head, "aux") is not None
    bare = parsed.child(head, "auxpass") or head
    as_present = bare is head and head.tag == "VBP" and head.dep == "ccomp"
    as_present = as_present and head.text.casefold() == head.lemma  # "asked if they | are | there"
    asked = as_present and parsed.head(head).lemma in words("asking_verbs")
    return (
        (bare.tag == "VB" or asked)
        and head.pos in ("VERB", "AUX")
        and own is not None
        and not helped
    )
