"""Verbs that report: `X said that …`, `urged Y to …`, `condemned Z`, and participles of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.agents import is_agent, is_document, role_of
from kg.extract.clauses import agent, is_negated, is_passive, subject
from kg.extract.controllers import controller
from kg.extract.found import Content, Found
from kg.extract.frames import contents, passive_content
from kg.extract.happened import happened
from kg.extract.lexicon import lexicon, words
from kg.extract.trim import cut, trim
from kg.model import Act, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.lexicon import Cue
    from kg.model import Token
    from kg.parse import ParsedArticle

VERBAL = ("VERB", "AUX")


def readable(parsed: ParsedArticle, *pos: str) -> Iterator[Token]:
    """Yield the tokens of prose and headlines, of these parts of speech."""
    return (t for t in parsed.readable if t.pos in pos)


def verb_reports(parsed: ParsedArticle) -> Iterator[Found]:
    """`X said that …`, `urged Y to …`, `condemned Z`, and participles of them."""
    for verb in readable(parsed, *VERBAL):
        cue = cue_of(parsed, verb)
        if cue is None or verb.dep in ("aux", "amod", "compound"):
            continue
        by = agent(parsed, verb) if verb.tag == "VBN" else None
        if not happened(parsed, verb) or (is_passive(parsed, verb) and by is None):
            continue
        if by is not None:
            content = passive_content(parsed, verb, cue)
            speakers: tuple[Token, ...] | None = (by,) if is_agent(parsed, by) else None
        else:
            content = contents(parsed, verb, cue) or interrupted(parsed, verb, cue)
            content = content or _rest(parsed, verb, cue)
            speakers = speakers_of(parsed, verb)
        if content is None or speakers is None or _inside_wrapper(parsed, verb):
            continue
        withheld = is_negated(parsed, verb)
        kept_back = cue.act in _KEPT_BACK or cue.lemma == "rule out"
        if withheld and (not kept_back or verb.tag == "VBG" or verb.lemma in words("beliefs")):
            continue
        if not withheld and verb.lemma in ("respond", "reply") and content.frame == "to-phrase":
            continue
        if content.frame != "clause" and not is_agent(parsed, speakers[0]):
            continue
        if cue.act is Act.CONSIDER and _to_report(content):
            continue
        if _only_shown(parsed, verb, speakers[0]) or _bare_name(parsed, cue, content):
            continue
        if verb.dep == "acl" and is_document(speakers[0]) and content.frame != "clause":
            continue
        yield Found(
            rule=f"verb-{content.frame}",
            cue=parsed.span(verb.i, verb.i + 1),
            verb=verb,
            act=Act.CONSIDER if withheld and cue.lemma == "rule out" else cue.act,
            speakers=speakers,
            content=content,
            withheld=withheld and cue.lemma != "rule out",
            extra=cue.act is Act.CONSIDER,
        )


def _only_shown(parsed: ParsedArticle, verb: Token, who: Token) -> bool:
    """Tell whether "find" and "show" have a subject other than texts and experts."""
    if verb.lemma not in ("find", "show"):
        return False
    if verb.lemma == "show" and who.pos in ("PROPN", "PRON"):
        return True
    return not (is_agent(parsed, who) or role_of(parsed, who) in words("experts"))


def _to_report(content: Content) -> bool:
    """Tell whether what is planned is itself a report to come: "wants to announce the results"."""
    heads = [lexicon().verbs.get(h.lemma) for h in content.heads[:1]]
    return content.frame == "infinitive" and any(c and "s" in c.frames for c in heads)


def _bare_name(parsed: ParsedArticle, cue: Cue, content: Content) -> bool:
    """Tell whether a state or agreement has nothing but a name for content: "asked Clinton".

    Whom somebody cites or quotes is a source, not what is said.
    """
    if cue.lemma in ("cite", "quote") and content.heads:
        return is_agent(parsed, content.heads[0]) or is_document(content.heads[0])
    if content.frame != "noun" or cue.act in (Act.CONDEMN, Act.PRAISE, Act.ACCUSE):
        return False
    head = content.heads[0] if content.heads else None
    entity = parsed.entity_at.get(head.i) if head is not None else None
    return entity is not None and entity.label == "PERSON"


def _rest(parsed: ParsedArticle, verb: Token, cue: Cue) -> Content | None:
    """`X said the …` where the parser found no clause: the rest of a sentence with a verb."""
    _, end = parsed.sentence(verb)
    first = verb.i + 1
    that = first < end and parsed.tokens[first].lemma == "that" and "s" in cue.frames
    plain = verb.lemma in ("say", "tell", "argue", "claim", "insist") and verb.tag != "VBG"
    if not plain and not that:
        return None
    who = parsed.child(verb, "nsubj")
    if who is not None and who.i > verb.i:
        return None  # "…, said Ann Lee, who runs it": what follows is about her
    for child in parsed.children[verb.i]:
        told = child.dep in ("dative", "npadvmod") or (child.dep == "dobj" and verb.lemma == "tell")
        if child.i > verb.i and told:
            first = max(first, parsed.right(child))
    tail = parsed.tokens[first:end]
    finite = [t for t in tail if t.tag in ("VBD", "VBZ", "VBP", "MD")]
    if not finite or tail[0].text in (",", ".", ":", ";", "”", '"'):
        return None
    span = trim(parsed, first, cut(parsed, first, end))
    return Content(frame="clause", spans=(span,), heads=(finite[0],)) if span is not None else None


def _inside_wrapper(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether the verb is the act withheld in "avoided stating"."""
    above = parsed.head(verb)
    above = parsed.head(above) if above.pos == "ADP" else above
    return above.i != verb.i and above.lemma in lexicon().wrappers and verb.tag in ("VBG", "VB")


_KEPT_BACK = frozenset({Act.STATE, Act.CONFIRM, Act.DENY, Act.AGREE})
"""Acts that somebody keeps back when negated; of any other the negation tells that none took place
("did not condemn", "does not fear") or its opposite ("did not oppose")."""


def speakers_of(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...] | None:
    """Return the head of the speaker's noun phrase; None where the subject cannot speak."""
    who = controller(parsed, verb) or subject(parsed, verb)
    if who is None:
        who = _inverted(parsed, verb)
    if who is not None and who.pos == "ADJ":  # "current and former officials" read as a pair
        who = next((c for c in parsed.conjuncts(who) if c.pos == "NOUN"), who)
    if who is None or _is_nobody(parsed, who):
        return None
    return (who,) if is_agent(parsed, who) or _tells(parsed, verb, who) else None


def _tells(parsed: ParsedArticle, verb: Token, who: Token) -> bool:
    """Tell whether any noun may speak here: the verb has it for subject, and a clause.

    Of the nouns in that place that name neither person nor body, 19 in 20 are sources on PolNeAR
    ("47 percent say", "a neurosurgeon insisted"); texts and events that "show" are not (`happens`).
    """
    if who.pos in ("PRON", "DET", "VERB", "ADV") or parsed.child(verb, "nsubj") is not who:
        return False
    if verb.lemma in ("say", "tell", "argue", "claim"):
        return True
    clause = parsed.child(verb, "ccomp")
    return clause is not None and verb.lemma not in words("showing")


def _is_nobody(parsed: ParsedArticle, who: Token) -> bool:
    """Tell whether a subject speaks for nobody: "few experts", "no official", "nobody"."""
    few = {c.lemma for c in parsed.children[who.i] if c.dep in ("det", "amod")}
    return bool(few & {"few", "no"}) or who.lemma in ("nobody", "none", "nothing")


def _inverted(parsed: ParsedArticle, verb: Token) -> Token | None:
    """`The dam is safe, insisted the minister`: the subject after the cue, read as an object."""
    before = parsed.tokens[verb.i - 1].text if verb.i else ""
    comp = parsed.child(verb, "ccomp")
    if comp is None or comp.i > verb.i or before not in (",", "”", '"'):
        return None
    return parsed.child(verb, "dobj", "attr", "npadvmod")


def cue_of(parsed: ParsedArticle, verb: Token) -> Cue | None:
    """Return the row of a verb, with its particle where it has one ("ruled out")."""
    particle = parsed.child(verb, "prt")
    verbs = lexicon().verbs
    if particle is not None:
        found = verbs.get(f"{verb.lemma} {particle.lemma}")
        if found is not None:
            return found
    return verbs.get(verb.lemma)


def interrupted(parsed: ParsedArticle, verb: Token, cue: Cue) -> Content | None:
    """`The tariff, Chile argued, breaks the rules`: the sentence around a cue between commas."""
    who = parsed.child(verb, "nsubj")
    if "s" not in cue.frames or who is None or verb.tag not in ("VBD", "VBZ", "VBP"):
        return None
    if any(c.i > verb.i and _own_content(c, cue) for c in parsed.children[verb.i]):
        return None  # "…, its leader hopes for a landing, and …"
    tokens = parsed.tokens
    opening = min(parsed.left(who), verb.i) - 1
    closing = max(parsed.right(who), verb.i + 1)
    first, last = parsed.sentence(verb)
    while closing < last and tokens[closing].text != "," and closing < verb.i + 8:
        closing += 1
    if opening <= first or closing >= last - 1:
        return None
    fronted = any(c.i < opening for c in parsed.all(verb, "advcl", "prep"))
    if fronted and tokens[closing + 1].text in ("“", '"', "''"):
        return None  # "As boos rose, the envoy said, “Quiet.”"
    if tokens[opening].text != "," or tokens[closing].text != ",":
        return None
    spans = (trim(parsed, first, opening), trim(parsed, closing, last))
    if spans[0] is None or spans[1] is None:
        return None
    heads = [t for t in (*parsed.ancestors(verb),) if t.pos in VERBAL]
    inside = [t for t in heads if any(s is not None and s.covers(place(t)) for s in spans)]
    return Content(frame="clause", spans=(spans[0], spans[1]), heads=tuple(inside[:1] or heads[:1]))


def _own_content(child: Token, cue: Cue) -> bool:
    """Tell whether a dependent after the cue is what the cue is about."""
    if child.dep == "dobj":
        return "t" not in cue.frames
    return child.dep in ("xcomp", "ccomp") or (
        child.dep == "prep" and child.lemma in cue.prepositions
    )


def place(token: Token) -> Span:
    """Return the place of one token."""
    return Span(token.start, token.end)
