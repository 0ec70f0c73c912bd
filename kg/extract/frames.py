"""The frames in which a cue's content may stand, each a function from a verb to a `Content`.

They are tried in the order of `FRAMES`; a cue takes only the frames its row in cues.csv lists.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.agents import is_agent
from kg.extract.clauses import cut, is_finite, modals, trim
from kg.extract.found import Content
from kg.extract.lexicon import words

if TYPE_CHECKING:
    from kg.extract.lexicon import Cue
    from kg.model import Span, Token
    from kg.parse import ParsedArticle


def contents(parsed: ParsedArticle, verb: Token, cue: Cue) -> Content | None:
    """Return the content of a cue verb in the first frame that fits."""
    for letter, frame in FRAMES:
        if letter in cue.frames:
            found = frame(parsed, verb)
            if found is not None:
                return found
    found = by_preposition(parsed, verb, cue)
    if found is None and "n" in cue.frames:
        found = noun_object(parsed, verb)
    return found


def clause(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`said (that) …`: a finite clause after the cue, or before it ("…, he said")."""
    clauses = [*parsed.all(verb, "ccomp"), *parsed.all(verb, "parataxis", "advcl")]
    clauses += _misplaced(parsed, verb)
    for comp in clauses:
        if (
            comp.dep == "advcl"
            and parsed.head(comp) is verb
            and (comp.i < verb.i or not _wh(parsed, comp))
        ):
            continue
        if not _finite(parsed, comp) and (comp.i > verb.i or not _holds(parsed, comp)):
            continue
        first, last = parsed.left(comp), parsed.right(comp)
        if comp.i > verb.i:
            first = max(first, verb.i + 1)
            last = max(
                last, _conjoined_end(parsed, verb, comp), _conditions_end(parsed, verb, comp)
            )
            last = cut(parsed, first, last)
        else:
            comma = _set_off(parsed, comp, verb)
            if comma is None:
                continue
            last = min(last, comma)
            first = _clause_start(parsed, first)
        span = trim(parsed, first, last)
        if span is None:
            continue
        if _is_fragment(parsed, span, verb):
            continue
        heads = tuple(c for c in parsed.conjuncts(comp) if span.start <= c.start < span.end)
        who = addressee(parsed, verb) if comp.i > verb.i else None
        return Content(frame="clause", spans=(span,), heads=heads, addressee=who)
    return None


def _finite(parsed: ParsedArticle, comp: Token) -> bool:
    if is_finite(parsed, comp):
        return True
    bare = comp.tag == "VB" and parsed.child(comp, "nsubj", "nsubjpass") is not None
    if bare and not _has_to(parsed, comp):  # "demanded that the company pay"
        return True
    return any(is_finite(parsed, c) for c in parsed.conjuncts(comp)) or _wh(parsed, comp)


def _set_off(parsed: ParsedArticle, comp: Token, verb: Token) -> int | None:
    """Return where the comma or closing mark stands between a clause and the cue after it.

    Between it and the cue is the speaker alone; a colon or semicolon makes the clause the
    narrator's.
    """
    for i in range(verb.i - 1, comp.i, -1):
        token = parsed.tokens[i]
        if token.text in (",", "”", '"', "?", "!", "''"):
            return i
        if token.text in (":", ";") or token.tag in ("VBD", "VBZ", "VBP", "MD"):
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
    """Tell whether a clause lacks its subject: "(Everything X says) is a lie"."""
    opening = parsed.within(span)
    finite = bool(opening) and opening[0].tag in ("VBZ", "VBD", "VBP", "MD")
    return finite and verb.dep != "relcl" and opening[0].i > verb.i


def _misplaced(parsed: ParsedArticle, verb: Token) -> list[Token]:
    """Return the "that" clause that a parser hung on the addressee: "told NK News that …"."""
    _, end = parsed.sentence(verb)
    for token in parsed.tokens[verb.i + 1 : min(end, verb.i + 10)]:
        if token.lemma == "that" and token.dep == "mark":
            return [parsed.head(token)] if parsed.head(token).i > token.i else []
        if token.tag in ("VBD", "VBZ", "VBP", "MD", "VB") or token.text in (",", ";", "“", '"'):
            return []
    return []


def _holds(parsed: ParsedArticle, comp: Token) -> bool:
    return any(t.pos in ("VERB", "AUX") for t in parsed.subtree(comp))


def _conditions_end(parsed: ParsedArticle, verb: Token, comp: Token) -> int:
    """Return the end of a trailing condition, which parsers hang on the cue: "…, depending on"."""
    ends = [comp.i]
    for child in parsed.children[verb.i]:
        if child.i > comp.i and child.lemma in ("depend", "unless", "provide"):
            ends.append(parsed.right(child))
        marked = any(m.lemma in ("if", "unless") for m in parsed.all(child, "mark"))
        if child.i > comp.i and child.dep == "advcl" and marked:
            ends.append(parsed.right(child))
    return max(ends)


def _wh(parsed: ParsedArticle, comp: Token) -> bool:
    first = parsed.tokens[parsed.left(comp)]
    return first.lemma in ("whether", "if", "why", "how", "what", "who", "when", "where") and (
        first.lemma != "if"
    )


def _conjoined_end(parsed: ParsedArticle, verb: Token, comp: Token) -> int:
    """Return the end of the clause, which a second "that" clause joined to the cue prolongs."""
    ends = [parsed.right(comp)]
    for other in parsed.all(verb, "ccomp"):
        if other.i > comp.i and parsed.tokens[other.i - 1].lemma != ",":
            first = parsed.tokens[parsed.left(other)]
            if first.lemma == "that":
                ends.append(parsed.right(other))
    return max(ends)


def addressee(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return whom a cue with a clause is said to: "told NK News that", "said to reporters that"."""
    for child in parsed.children[verb.i]:
        if child.i > verb.i and child.dep in ("dobj", "dative") and child.pos != "ADP":
            return child if is_agent(parsed, child) else None
        if child.i > verb.i and child.dep in ("prep", "dative") and child.lemma == "to":
            noun = parsed.child(child, "pobj")
            if noun is not None and is_agent(parsed, noun):
                return noun
    return None


def infinitive(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`pledged to …`: an infinitive whose subject is the speaker; "to" belongs to the content."""
    for comp in parsed.all(verb, "xcomp", "ccomp", "advcl"):
        if comp.i > verb.i and _has_to(parsed, comp) and parsed.child(verb, "dobj") is None:
            return _phrase(parsed, comp, "infinitive")
    return None


def object_infinitive(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`urged X to …`: the object is the target, the infinitive the content."""
    for comp in parsed.all(verb, "xcomp", "ccomp", "advcl"):
        if comp.i < verb.i or not _has_to(parsed, comp) or modals(parsed, comp):
            continue
        patient = parsed.child(verb, "dobj", "dative") or parsed.child(comp, "nsubj")
        for prep in parsed.all(verb, "prep", "dative", "agent"):  # called on X to …
            if prep.i < comp.i and patient is None:
                patient = parsed.child(prep, "pobj")
        if patient is None or patient.i > comp.i:
            continue
        expected = verb.lemma in ("expect", "want")  # "expects the harvest to be late"
        after = parsed.left(patient) if expected else parsed.right(patient)
        found = _phrase(
            parsed, comp, "object-infinitive", after=after, before=after if expected else None
        )
        if found is not None:
            return Content(frame=found.frame, spans=found.spans, heads=found.heads, patient=patient)
    return None


def _has_to(parsed: ParsedArticle, comp: Token) -> bool:
    return any(c.tag == "TO" for c in parsed.all(comp, "aux", "mark"))


def _phrase(
    parsed: ParsedArticle, comp: Token, frame: str, after: int = 0, before: int | None = None
) -> Content | None:
    first = max(parsed.left(comp), after) if before is None else before
    span = trim(parsed, first, cut(parsed, first, parsed.right(comp)))
    if span is None:
        return None
    heads = tuple(c for c in parsed.conjuncts(comp) if span.start <= c.start < span.end)
    return Content(frame=frame, spans=(span,), heads=heads)


def gerund(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`denied sending …`, `proposed holding …`."""
    for comp in parsed.all(verb, "xcomp", "ccomp", "dobj"):
        if comp.i > verb.i and comp.tag == "VBG" and parsed.child(comp, "nsubj") is None:
            return _phrase(parsed, comp, "gerund")
    return None


def predicative(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`branded X as …`, `labeling X …`, `called X …`: content is object and predicate.

    With "as" the object is the target and the content is what stands after "as".
    """
    noun = parsed.child(verb, "dobj", "dative")
    for prep in parsed.children[verb.i]:
        if prep.lemma != "as" or prep.i < verb.i or prep.dep not in ("prep", "mark", "advcl"):
            continue
        head = parsed.child(prep, "pobj", "pcomp", "amod", "acomp") or prep
        if noun is None or noun.i > prep.i:
            continue
        last = max(parsed.right(prep), _adjunct_end(parsed, verb, prep))
        pronoun = noun.pos == "PRON"
        first = prep.i + 1 if pronoun or _is_name(parsed, noun) else parsed.left(noun)
        span = trim(parsed, first, cut(parsed, first, last))
        if span is not None:
            return Content(frame="predicative", spans=(span,), heads=(head,), patient=noun)
    complement = parsed.child(verb, "oprd", "acomp") or _second_object(parsed, verb, noun)
    if complement is None or complement.i < verb.i:
        return None
    subject = parsed.child(complement, "nsubj") or noun
    if subject is None or subject.i > complement.i:
        return None
    last = parsed.right(complement)
    span = trim(parsed, parsed.left(subject), cut(parsed, parsed.left(subject), last))
    if span is None:
        return None
    return Content(frame="predicative", spans=(span,), heads=(complement,), patient=subject)


def _is_name(parsed: ParsedArticle, noun: Token) -> bool:
    entity = parsed.entity_at.get(noun.i)
    return entity is not None and entity.label in ("GPE", "PERSON", "ORG", "NORP")


def _adjunct_end(parsed: ParsedArticle, verb: Token, prep: Token) -> int:
    """Return the end of a "for …" that gives the reason right after the predicate."""
    for other in parsed.all(verb, "prep"):
        if other.i > prep.i and other.lemma == "for":
            return parsed.right(other)
    return parsed.right(prep)


def _second_object(parsed: ParsedArticle, verb: Token, noun: Token | None) -> Token | None:
    """`labeling the deployment a threat` is parsed as an indirect and a direct object."""
    if noun is None:
        return None
    nested = parsed.child(verb, "ccomp", "xcomp")
    if nested is not None and nested.i > verb.i and parsed.child(nested, "nsubj") is not None:
        return nested
    objects = [c for c in parsed.all(verb, "dobj", "dative") if c.i > verb.i and c.pos != "ADP"]
    return objects[1] if len(objects) > 1 else None


def by_preposition(parsed: ParsedArticle, verb: Token, cue: Cue) -> Content | None:
    """`accused X of …`, `called for …`, `warned against …`."""
    noun = parsed.child(verb, "dobj", "dative")
    for prep in parsed.children[verb.i]:
        if prep.i < verb.i or prep.dep not in ("prep", "dative", "prt", "agent"):
            continue
        after_object = noun is not None and noun.i < prep.i
        wanted = cue.object_prepositions if after_object else cue.prepositions
        if prep.lemma not in wanted:
            continue
        head = parsed.child(prep, "pobj", "pcomp")
        if head is None or head.i < prep.i:
            continue
        first = prep.i + 1
        span = trim(parsed, first, cut(parsed, first, _modal_end(parsed, parsed.right(prep))))
        if span is not None:
            patient = noun if after_object else None
            return Content(
                frame=f"{prep.lemma}-phrase", spans=(span,), heads=(head,), patient=patient
            )
    return None


def _modal_end(parsed: ParsedArticle, last: int) -> int:
    """Return the sentence's end where a clause runs on: "a line X and Y | must not cross"."""
    if last < len(parsed.tokens) and parsed.tokens[last].tag == "MD":
        return parsed.sentence(parsed.tokens[last])[1]
    return last


def passive_content(parsed: ParsedArticle, verb: Token, cue: Cue) -> Content | None:
    """`was condemned by X`, `was accused by X of …`, `were told by X that …`."""
    noun = parsed.child(verb, "nsubjpass")
    if noun is None and verb.dep in ("acl", "relcl"):
        noun = parsed.head(verb)
    if noun is None:
        return None
    if "s" in cue.frames:
        found = clause(parsed, verb)
        if found is not None:
            return replace(found, addressee=noun if "t" in cue.frames else None)
    for letter, frame in (("o", object_infinitive), ("a", predicative)):
        if letter in cue.frames:
            found = frame(parsed, verb)
            if found is not None:
                return replace(found, patient=noun)
    for prep in parsed.children[verb.i]:
        wanted = cue.object_prepositions | ({"as"} if "a" in cue.frames else set())
        head = parsed.child(prep, "pobj", "pcomp")
        if prep.i > verb.i and prep.lemma in wanted and head is not None:
            span = trim(parsed, prep.i + 1, cut(parsed, prep.i + 1, parsed.right(prep)))
            if span is not None:
                frame_name = "predicative" if prep.lemma == "as" else f"{prep.lemma}-phrase"
                return Content(frame=frame_name, spans=(span,), heads=(head,), patient=noun)
    if "n" not in cue.frames or noun.pos == "PRON":
        return None
    span = trim(parsed, parsed.left(noun), min(parsed.right(noun), max(verb.i, noun.i + 1)))
    return Content(frame="noun", spans=(span,), heads=(noun,)) if span is not None else None


def noun_object(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`condemned the launch`, `denied these allegations`; the passive subject counts too."""
    noun = parsed.child(verb, "dobj")
    if noun is None or noun.i < verb.i or noun.pos in ("PRON", "SYM", "NUM"):
        return None
    abstract = words("abstract") | words("claims") | words("requests") | words("event_pointers")
    if verb.lemma in words("abstract_only") and noun.lemma not in abstract:
        return None
    if noun.lemma in words("empty_objects") and parsed.child(noun, "relcl", "acl") is None:
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
    for aim in parsed.all(verb, "advcl"):  # "condemned the transfers | to support the invasion"
        if parsed.left(aim) == last and parsed.tokens[last].tag == "TO":
            last = parsed.right(aim)
    last = _quoted_end(parsed, _phrases_end(parsed, verb, last))
    heads: tuple[Token, ...] = (noun,)
    blamed = verb.lemma == "blame" and is_agent(parsed, noun) and not _blames_on(parsed, verb)
    patient = noun if blamed else None
    if _is_name(parsed, noun) and last > parsed.right(noun):
        reason = next(
            p for p in parsed.all(verb, "prep") if p.i > noun.i and parsed.right(p) == last
        )
        if reason.lemma != "as":
            first, patient = reason.i, noun
            heads = tuple(h for h in (parsed.child(reason, "pobj", "pcomp"),) if h is not None)
    span = trim(parsed, first, cut(parsed, first, last))
    if span is None:
        return None
    return Content(frame="noun", spans=(span,), heads=heads or (noun,), patient=patient)


def _quoted_end(parsed: ParsedArticle, last: int) -> int:
    """Return the end of a quotation that follows the object at once: condemned X "in the …"."""
    tokens = parsed.tokens
    if last < len(tokens) and tokens[last].text in ("“", '"'):
        for i in range(last + 1, min(len(tokens), last + 12)):
            if tokens[i].text in ("”", '"'):
                return i + 1
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


FRAMES = (
    ("s", clause),
    ("a", predicative),
    ("o", object_infinitive),
    ("i", infinitive),
    ("g", gerund),
)
