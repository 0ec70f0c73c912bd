"""The frame of a label: `branded X as …`, `labeling X …`, `called X “…”`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.complementation import as_phrases, object_predicative, predicated_after
from kg.extract.grammar.content_edges import cut, trim
from kg.extract.grammar.dependents import (
    active_subject,
    appositions,
    clauses_on_noun,
    complement_clauses,
    first_object,
    object_of,
    objects,
    passive_subject,
    prepositions,
)
from kg.extract.grammar.functions import is_adverb, is_preposition
from kg.extract.grammar.possible_speakers import is_person
from kg.extract.lexicon import lexicon, words
from kg.extract.report_candidate import Content
from kg.extract.reports.frames.noun_frame import is_name
from kg.model import Act

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


def predicative(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`branded X as …`, `labeling X …`, `called X …`: content is object and predicate.

    With "as" the object is the target and the content is what stands after "as".
    """
    noun = first_object(parsed, verb)
    if noun is None and verb.lemma in words("naming_with_to"):
        noun = _referred_to(parsed, verb)
    if is_called_to_be(parsed, verb):
        return None
    called = _called_false_at_end(parsed, verb) or _claim_labelled(parsed, verb)
    if called is not None:
        return called
    for prep in as_phrases(parsed, verb):
        head = predicated_after(parsed, prep) or prep
        if noun is not None and noun.i > prep.i:
            found = _behind_label(parsed, verb, prep, head, noun)
            if found is not None:
                return found
            continue
        if noun is None:
            continue
        last = max(parsed.right(prep), _adjunct_end(parsed, verb, prep))
        pronoun = noun.pos == "PRON" or noun.i < verb.i
        first = prep.i + 1 if pronoun or is_name(parsed, noun) else parsed.left(noun)
        span = trim(parsed, first, cut(parsed, first, last))
        if span is not None:
            return Content(frame="predicative", spans=(span,), heads=(head,), patient=noun)
    complement = object_predicative(parsed, verb) or _second_object(parsed, verb, noun)
    if complement is None or complement.i < verb.i:
        return _labelled(parsed, verb) or _as_further_on(parsed, verb)
    subject = active_subject(parsed, complement) or noun
    if (
        subject is None
        or subject.i > complement.i
        or _is_given_name(parsed, verb, subject, complement)
    ):
        return None
    if subject.tag in ("WP", "WDT"):  # "what she called a rant": the label alone is hers
        span = trim(parsed, parsed.left(complement), parsed.right(complement))
        return (
            Content(frame="predicative", spans=(span,), heads=(complement,), patient=subject)
            if span is not None
            else None
        )
    last = parsed.right(complement)
    span = trim(parsed, parsed.left(subject), cut(parsed, parsed.left(subject), last))
    if span is None:
        return None
    return Content(frame="predicative", spans=(span,), heads=(complement,), patient=subject)


def _claim_labelled(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`the claim … was dismissed as nonsense | by …`: the claim itself, not its label."""
    claim = passive_subject(parsed, verb)
    if claim is None or claim.lemma not in words("denied_claims"):
        return None
    labels = [predicated_after(parsed, p) for p in as_phrases(parsed, verb)]
    labels.append(object_predicative(parsed, verb))
    label = next((t for t in labels if t is not None and t.lemma in words("falsehoods")), None)
    span = trim(parsed, parsed.left(claim), parsed.right(claim))
    if label is None or span is None:
        return None
    return Content(frame="predicative", spans=(span,), heads=(label,), patient=claim)


def _referred_to(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the claim of "referred to | the charges | as false"; None of other things."""
    labels = [predicated_after(parsed, p) for p in as_phrases(parsed, verb)]
    if not any(t is not None and t.lemma in words("falsehoods") for t in labels):
        return None
    things = [object_of(parsed, p) for p in prepositions(parsed, verb, "to")]
    return next((t for t in things if t is not None and t.lemma in words("denied_claims")), None)


def _is_given_name(parsed: ParsedArticle, verb: Token, who: Token, label: Token) -> bool:
    """Tell whether a name is what somebody goes by here: "the paper is calling him | Kofi |".

    What goes on so is no utterance; "called him | Hitler |" was one, and "a Judas" is a label.
    """
    bare = all(t.pos == "PROPN" for t in parsed.tokens[parsed.left(label) : parsed.right(label)])
    somebody = is_person(parsed, who) or (who.tag == "PRP" and who.text.casefold() != "it")
    goes_on = verb.lemma == "call" and verb.tag == "VBG"
    return goes_on and somebody and bare and label.ent != "NORP"


def stranded_label(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`what she referred to as | a rant |`: the thing went before, the label alone is hers."""
    after = parsed.tokens[verb.i + 1 : verb.i + 4]
    if [t.text for t in after[:2]] != ["to", "as"] or len(after) < 3:
        return None
    link = after[1]
    label = predicated_after(parsed, link) or after[2]
    last = max(parsed.right(link), parsed.right(label))
    span = trim(parsed, link.i + 1, cut(parsed, link.i + 1, last))
    if span is None or label.sent != verb.sent:
        return None
    return Content(frame="predicative", spans=(span,), heads=(label,))


def is_called_to_be(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a court calls somebody: "called another witness", "was called as a witness"."""
    if verb.lemma != "call":
        return False
    names = words("called_to_be")
    called = first_object(parsed, verb)
    role = [predicated_after(parsed, p) for p in as_phrases(parsed, verb)]
    stand = called is not None and called.lemma in names and called.i > verb.i
    return stand or any(r is not None and r.lemma in names for r in role)


def _behind_label(
    parsed: ParsedArticle, verb: Token, prep: Token, label: Token, noun: Token
) -> Content | None:
    """`described as overdue the decision to …`: the thing behind the label.

    A claim that is turned down is itself what is denied: `rejected as untrue | the claim that …`.
    """
    if label is prep or label.i > parsed.left(noun):
        return None
    cue = lexicon().verbs.get(verb.lemma)
    denies = cue is not None and cue.act in (Act.DENY, Act.REFUSE)
    told = any(clauses_on_noun(parsed, noun)) and noun.lemma in words("reported_claims")
    if denies and (told or noun.lemma in words("denied_claims")):
        first = parsed.left(noun)
        span = trim(parsed, first, cut(parsed, first, parsed.right(noun)))
        return Content(frame="noun", spans=(span,), heads=(noun,)) if span is not None else None
    span = trim(parsed, prep.i + 1, cut(parsed, prep.i + 1, parsed.right(noun)))
    if span is None:
        return None
    return Content(frame="predicative", spans=(span,), heads=(label,), patient=noun)


def _as_further_on(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`see the vote held Sunday as a test`: the "as" hangs on a word of the thing described."""
    _, end = parsed.sentence(verb)
    for token in parsed.tokens[verb.i + 2 : min(end, verb.i + 16)]:
        if token.tag in _CLAUSAL or token.text in (",", ":", ";", "(", "“", '"'):
            return None
        if token.lemma == "as" and token.tag == "IN" and is_preposition(token):
            thing = parsed.tokens[verb.i + 1 : token.i]
            head = predicated_after(parsed, token)
            named = (t for t in thing if t.pos in ("NOUN", "PROPN", "PRON"))
            patient = next((t for t in named if parsed.tokens[t.i + 1].tag != "POS"), None)
            last = parsed.right(token)
            span = trim(parsed, verb.i + 1, cut(parsed, verb.i + 1, last))
            if head is None or patient is None or span is None or thing[0].pos == "ADP":
                return None
            return Content(frame="predicative", spans=(span,), heads=(head,), patient=patient)
    return None


def _labelled(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`called the report a “rush to judgment”`, `calling them rapists`, however it was parsed."""
    tokens, (_, end) = parsed.tokens, parsed.sentence(verb)
    if verb.lemma not in words("name_giving") or verb.i + 2 >= end:
        return None
    quoted = _quoted_label(parsed, verb, end) or _called_false(parsed, verb, end)
    if quoted is not None:
        return quoted
    ahead = tokens[verb.i + 1 : min(end, verb.i + 12)]
    named = ("PRON", "PROPN", "NOUN")
    noun = next((t for t in ahead if t.pos in named and t.tag != "PRP$"), None)
    between = ahead[: noun.i - verb.i - 1] if noun is not None else ()
    if noun is None or any(t.pos in ("ADP", "VERB") or t.text in _STOPS for t in between):
        return None
    while noun.pos != "PRON" and noun.i + 2 < end and _joins(tokens[noun.i + 1]):
        noun = tokens[noun.i + 1]
    label = noun.i + 1
    opening = tokens[label] if label < end else noun
    told = opening.text in _OPENING or opening.tag in ("DT", "JJ")
    if not told and not (noun.pos == "PRON" and opening.tag in ("NNS", "NN")):
        return None
    last = next((t.i for t in tokens[label + 1 : end] if _ends_label(t)), end)
    span = trim(parsed, verb.i + 1, cut(parsed, verb.i + 1, last))
    head = next((t for t in tokens[label:last] if t.pos in ("NOUN", "ADJ", "PROPN")), None)
    if span is None or head is None:
        return None
    return Content(frame="predicative", spans=(span,), heads=(head,), patient=noun)


def _called_false(parsed: ParsedArticle, verb: Token, end: int) -> Content | None:
    """`branded the claim that he took bribes a lie`: a claim, and what it is called at the end."""
    claim = first_object(parsed, verb)
    rest = [t for t in parsed.tokens[verb.i + 1 : end] if t.text not in (".", "”", '"')]
    if claim is None or claim.lemma not in words("denied_claims") or len(rest) < _LABELLED:
        return None
    false = next((t for t in reversed(rest[-2:]) if t.lemma in words("falsehoods")), None)
    span = trim(parsed, verb.i + 1, rest[-1].i + 1) if false is not None else None
    if span is None or false is None:
        return None
    return Content(frame="predicative", spans=(span,), heads=(false,), patient=claim)


def _called_false_at_end(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`referred to claims that it sank the boat | as “false”`: "as" hung on the claim's clause."""
    things = [object_of(parsed, p) for p in prepositions(parsed, verb, "to")]
    claim = first_object(parsed, verb) or next((t for t in things if t is not None), None)
    _, end = parsed.sentence(verb)
    rest = [t for t in parsed.tokens[verb.i + 1 : end] if t.pos != "PUNCT"]
    if claim is None or claim.lemma not in words("denied_claims") or len(rest) < _LABELLED:
        return None
    link = next((t for t in reversed(rest[-_LABELLED:-1]) if t.text == "as"), None)
    told = any(clauses_on_noun(parsed, claim))
    label = rest[-1] if link is not None and claim.i < link.i else None
    if not told or link is None or label is None or label.lemma not in words("falsehoods"):
        return None
    span = trim(parsed, parsed.left(claim), link.i)
    if span is None:
        return None
    cue = lexicon().verbs.get(verb.lemma)
    if cue is not None and cue.act in (Act.DENY, Act.REFUSE):
        return None  # "dismissed | the claim that … as false |" denies by its verb
    span = trim(parsed, parsed.left(claim), label.i + 1)
    if span is None:
        return None
    return Content(frame="predicative", spans=(span,), heads=(label,), patient=claim)


_LABELLED = 4
"""Words of a claim with a label at its end at least: "the report a lie"."""


def _quoted_label(parsed: ParsedArticle, verb: Token, end: int) -> Content | None:
    """`called the use of such vans “extremely careless”`: thing and label, with marks around it."""
    tokens = parsed.tokens
    opening = next(
        (t for t in tokens[verb.i + 1 : min(end, verb.i + 18)] if t.text in _OPENING), None
    )
    if opening is None or opening.i < verb.i + 2:
        return None
    thing = tokens[verb.i + 1 : opening.i]
    plain = not any(t.tag in _CLAUSAL or t.text in (",", ":", ";") for t in thing)
    patient = next((t for t in thing if t.pos in ("PRON", "PROPN", "NOUN")), None)
    if patient is None or not plain or thing[-1].pos in ("ADP", "VERB", "PART", "DET"):
        return None
    closing = next((t.i for t in tokens[opening.i + 1 : end] if t.text in _CLOSING), None)
    if closing is None or closing < opening.i + 2:
        return None
    span = trim(parsed, verb.i + 1, closing + 1)
    head = tokens[closing - 1] if tokens[closing - 1].pos != "PUNCT" else tokens[closing - 2]
    if span is None:
        return None
    return Content(frame="predicative", spans=(span,), heads=(head,), patient=patient)


_CLAUSAL = frozenset({"VBD", "VBZ", "VBP", "MD", "TO", "WP", "WDT"})
_CLOSING = frozenset({"”", '"', "’", "''"})
_OPENING = frozenset({"“", '"', "‘", "''"})
_STOPS = frozenset({",", ";", ":", ".", "(", "“", '"', "‘", "''", "to", "not"})


def _joins(token: Token) -> bool:
    """Tell whether a token goes on with the noun phrase before it: "AP | 's | report"."""
    return token.pos in ("PROPN", "NOUN") or token.tag in ("POS", "HYPH") or token.text == "-"


def _ends_label(token: Token) -> bool:
    """Tell whether a label ends in front of this token."""
    if is_adverb(token) or token.tag in ("IN", "CC", "TO", "WP", "WRB", "WDT"):
        return token.lemma != "of"
    return token.text in (",", ";", ":", ".", "—", "–") or token.tag in ("VBD", "VBZ", "VBP", "MD")


def _adjunct_end(parsed: ParsedArticle, verb: Token, prep: Token) -> int:
    """Return the end of a "for …" that gives the reason right after the predicate."""
    for other in prepositions(parsed, verb):
        if other.i > prep.i and other.lemma == "for":
            return parsed.right(other)
    return parsed.right(prep)


def _second_object(parsed: ParsedArticle, verb: Token, noun: Token | None) -> Token | None:
    """`labeling the deployment a threat` is parsed as an indirect and a direct object."""
    if noun is None:  # "declared the strike unlawful", read as a clause without a verb
        small = (c for c in complement_clauses(parsed, verb) if c.tag == "JJ" and c.i > verb.i)
        return next((c for c in small if active_subject(parsed, c) is not None), None)
    renamed = next(iter(appositions(parsed, noun)), None)  # called the decision “a victory”
    if renamed is not None and verb.lemma in words("name_giving"):
        return renamed
    nested = next(iter(complement_clauses(parsed, verb)), None)
    if nested is not None and nested.i > verb.i and active_subject(parsed, nested) is not None:
        return nested
    after = [c for c in objects(parsed, verb) if c.i > verb.i and c.pos != "ADP"]
    return after[1] if len(after) > 1 else None
