"""The rules that find reports in clauses. Each is a generator over a parsed article.

Quotations that are sentences of their own are found by `kg.extract.quotations`; both rule sets are
joined in `kg.extract.article`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.agents import is_agent, is_body, is_document, is_role, role_of
from kg.extract.clauses import (
    agent,
    borrowed,
    cut,
    is_finite,
    is_negated,
    is_passive,
    modals,
    subject,
    trim,
)
from kg.extract.controllers import controller
from kg.extract.found import Content, Found
from kg.extract.frames import clause, contents, passive_content
from kg.extract.lexicon import lexicon, words
from kg.model import Act, LineKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.lexicon import Cue
    from kg.model import Token
    from kg.parse import ParsedArticle

_VERBAL = ("VERB", "AUX")


_DOUBTS = frozenset({"doubt", "doubtful", "skeptical", "sceptical", "skepticism", "scepticism"})


def readable(parsed: ParsedArticle) -> Iterator[Token]:
    """Yield the tokens of prose and headlines."""
    return iter(parsed.readable)


def verb_reports(parsed: ParsedArticle) -> Iterator[Found]:
    """`X said that …`, `urged Y to …`, `condemned Z`, and participles of them."""
    for verb in readable(parsed):
        cue = cue_of(parsed, verb)
        if cue is None or verb.pos not in _VERBAL or verb.dep in ("aux", "amod", "compound"):
            continue
        by = agent(parsed, verb) if verb.tag == "VBN" else None
        if not _happened(parsed, verb) or (is_passive(parsed, verb) and by is None):
            continue
        if by is not None:
            content = passive_content(parsed, verb, cue)
            speakers: tuple[Token, ...] | None = (by,) if is_agent(parsed, by) else None
        else:
            content = contents(parsed, verb, cue) or interrupted(parsed, verb, cue)
            content = content or _rest(parsed, verb)
            speakers = speakers_of(parsed, verb)
        if content is None or speakers is None or _inside_wrapper(parsed, verb):
            continue
        withheld = is_negated(parsed, verb)
        if withheld and (cue.act in _UNDONE or verb.tag == "VBG"):
            continue
        if not withheld and verb.lemma in ("respond", "reply") and content.frame == "to-phrase":
            continue
        if content.frame != "clause" and not is_agent(parsed, speakers[0]):
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
        )


def _asked(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether the narrator asks: "But has he called for any change?"."""
    first, last = parsed.sentence(verb)
    end = next((t for t in reversed(parsed.tokens[first:last]) if not t.text.isspace()), verb)
    own = parsed.child(verb, "nsubj")
    before = [c for c in parsed.all(verb, "aux") if own is not None and c.i < own.i]
    return end.text == "?" and bool(before)


def _not_done(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a gerund is turned down: "decided against recommending", "without saying"."""
    above = parsed.head(verb)
    return (
        verb.tag == "VBG" and verb.dep == "pcomp" and above.lemma in ("against", "without", "than")
    )


def _only_shown(parsed: ParsedArticle, verb: Token, who: Token) -> bool:
    """Tell whether "find" and "show" have a subject other than texts and experts."""
    if verb.lemma not in ("find", "show"):
        return False
    return not (is_document(who) or role_of(parsed, who) in words("experts"))


def _bare_name(parsed: ParsedArticle, cue: Cue, content: Content) -> bool:
    """Tell whether a state or agreement has nothing but a name for content: "asked Clinton"."""
    if content.frame != "noun" or cue.act in (Act.CONDEMN, Act.PRAISE, Act.ACCUSE):
        return False
    head = content.heads[0] if content.heads else None
    entity = parsed.entity_at.get(head.i) if head is not None else None
    return entity is not None and entity.label == "PERSON"


def _rest(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`X said the …` where the parser found no clause: the rest of a sentence with a verb."""
    if verb.lemma not in ("say", "tell", "argue", "claim", "insist") or verb.tag == "VBG":
        return None
    _, end = parsed.sentence(verb)
    first = verb.i + 1
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


def _would_not(parsed: ParsedArticle, verb: Token) -> bool:
    """`did not say`, `would not confirm`: a bare form that tells of not saying."""
    helped = any(c.lemma == "do" for c in parsed.all(verb, "aux"))
    unwilling = bool({"would", "will", "could"} & set(modals(parsed, verb)))
    own = parsed.child(verb, "nsubj")
    inside = verb.dep == "ccomp" and parsed.head(verb).lemma in lexicon().verbs
    if own is None or (inside and own.pos == "PRON"):
        return False  # "said he could not say" is one act, the outer one
    said = is_negated(parsed, verb) and verb.lemma in words("saying")
    return said and (helped or unwilling)


def _inside_wrapper(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether the verb is the act withheld in "avoided stating"."""
    above = parsed.head(verb)
    above = parsed.head(above) if above.pos == "ADP" else above
    return above.i != verb.i and above.lemma in lexicon().wrappers and verb.tag in ("VBG", "VB")


_UNDONE = frozenset({Act.WARN, Act.THREATEN, Act.CONDEMN, Act.ACCUSE, Act.DEMAND, Act.PLEDGE})
"""Acts that simply did not take place when negated ("did not condemn" is no act of anybody)."""


def speakers_of(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...] | None:
    """Return the head of the speaker's noun phrase; None where the subject cannot speak."""
    who = controller(parsed, verb) or subject(parsed, verb)
    if who is None:
        who = _inverted(parsed, verb)
    if who is None or _is_nobody(parsed, who):
        return None
    telling = verb.lemma in ("say", "tell", "argue", "claim") and who.pos in ("NOUN", "PROPN")
    return (who,) if telling or is_agent(parsed, who) else None


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
    tokens = parsed.tokens
    opening = min(parsed.left(who), verb.i) - 1
    closing = max(parsed.right(who), verb.i + 1)
    first, last = parsed.sentence(verb)
    while closing < last and tokens[closing].text != "," and closing < verb.i + 8:
        closing += 1
    if opening <= first or closing >= last - 1:
        return None
    if tokens[opening].text != "," or tokens[closing].text != ",":
        return None
    spans = (trim(parsed, first, opening), trim(parsed, closing, last))
    if spans[0] is None or spans[1] is None:
        return None
    heads = [t for t in (*parsed.ancestors(verb),) if t.pos in _VERBAL]
    inside = [t for t in heads if any(s is not None and s.covers(_place(t)) for s in spans)]
    return Content(frame="clause", spans=(spans[0], spans[1]), heads=tuple(inside[:1] or heads[:1]))


def _place(token: Token) -> Span:
    return Span(token.start, token.end)


def _happened(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether the cue reports an act done: not "could say", "if he said", "wants to say"."""
    if verb.tag == "VB":
        return _would_not(parsed, verb)
    if modals(parsed, verb) or verb.tag not in ("VBD", "VBZ", "VBP", "VBG", "VBN"):
        return False
    if verb.tag == "VBN" and parsed.child(verb, "aux", "nsubj", "nsubjpass", "agent") is None:
        joined = verb.dep == "conj" and not is_passive(parsed, parsed.first_conjunct(verb))
        if not joined and agent(parsed, verb) is None:
            return False  # "Asked about the bill, she …"
    finite = verb.tag != "VBG" and parsed.child(verb, "nsubj") is None
    head = parsed.first_conjunct(verb) if finite else verb
    if modals(parsed, head) and borrowed(parsed, verb) is None:
        return False
    if any(c.lemma in ("if", "unless") for c in parsed.all(head, "mark")):
        return False
    if _asked(parsed, verb) or _not_done(parsed, verb):
        return False
    return not any(c.tag == "TO" for c in parsed.all(verb, "aux", "mark"))


def according_to(parsed: ParsedArticle) -> Iterator[Found]:
    """`According to X, …` and `…, according to X`: the content is the clause it stands in."""
    tokens = parsed.tokens
    for first in readable(parsed):
        if first.text.casefold() != "according" or first.i + 1 >= len(tokens):
            continue
        to = tokens[first.i + 1]
        source = parsed.child(to, "pobj") if to.lemma == "to" else None
        if source is None or not is_agent(parsed, source):
            continue
        start, end = _clause_around(parsed, first)
        left = trim(parsed, start, first.i)
        right = trim(parsed, parsed.right(source), end)
        spans = tuple(s for s in (left, right) if s is not None and " " in s.of(parsed.text))
        if not spans:
            continue
        head = next((a for a in parsed.ancestors(first) if a.pos in _VERBAL), None)
        yield Found(
            rule="according-to",
            cue=parsed.span(first.i, to.i + 1),
            verb=first,
            act=Act.STATE,
            speakers=(source,),
            content=Content(frame="clause", spans=spans, heads=(head,) if head else ()),
        )


_TURNS = ("but", "while", "though")


def _clause_around(parsed: ParsedArticle, token: Token) -> tuple[int, int]:
    """Return the sentence, less another one joined by a semicolon or by "but"."""
    first, last = parsed.sentence(token)
    for i in range(token.i, last - 1):
        turn = parsed.tokens[i].text == "," and parsed.tokens[i + 1].lemma in _TURNS
        if turn and any(t.dep == "nsubj" for t in parsed.tokens[i + 1 : last]):
            last = i
            break
    for i in range(token.i, first, -1):
        if parsed.tokens[i].text == ";":
            first = i + 1
            break
    for i in range(token.i, last):
        if parsed.tokens[i].text == ";":
            last = i
            break
    return first, last


def as_told_by(parsed: ParsedArticle) -> Iterator[Found]:
    """`…, as shared by X`: the content is the clause before."""
    verbs = lexicon().verbs
    for verb in readable(parsed):
        told = verb.lemma in verbs or verb.lemma in ("share", "tell", "relate", "relay")
        before = parsed.tokens[verb.i - 1] if verb.i else verb
        if verb.tag != "VBN" or not told or before.lemma != "as":
            continue
        source = agent(parsed, verb)
        if source is None or not is_agent(parsed, source):
            continue
        first, _ = parsed.sentence(verb)
        clause_head = _last_clause(parsed, first, before.i)
        if clause_head is None:
            continue
        start = max(first, parsed.left(clause_head))
        span = trim(parsed, start, before.i)
        if span is not None:
            yield Found(
                rule="as-told-by",
                cue=parsed.span(verb.i, verb.i + 1),
                verb=verb,
                act=Act.STATE,
                speakers=(source,),
                content=Content(frame="clause", spans=(span,), heads=(clause_head,)),
            )


def _last_clause(parsed: ParsedArticle, first: int, last: int) -> Token | None:
    """Return the predicate of the finite clause that ends right before token `last`."""
    found = None
    for token in parsed.tokens[first:last]:
        reaches = parsed.left(token) >= first and parsed.right(token) >= last - 1
        clausal = token.pos in _VERBAL and token.dep in ("ccomp", "ROOT", "conj", "advcl")
        if reaches and clausal and is_finite(parsed, token):
            found = token
    return found


def attitudes(parsed: ParsedArticle) -> Iterator[Found]:
    """`is concerned that …`, `is willing to …`."""
    for word in readable(parsed):
        cue = lexicon().adjectives.get(word.text.casefold())
        if cue is None or word.dep not in ("acomp", "ROOT", "conj", "attr", "ccomp", "advcl"):
            continue
        if word.pos not in ("ADJ", "VERB") or modals(parsed, parsed.head(word)):
            continue
        content = contents(parsed, word, cue)
        verb = parsed.head(word) if word.dep == "acomp" else word
        who = subject(parsed, verb)
        if content is None or who is None or not is_agent(parsed, who):
            continue
        nested = verb.dep in ("relcl", "acl") or parsed.head(verb).lemma == "make"
        if nested or not _holds_now(parsed, verb):
            continue
        negated = is_negated(parsed, verb) or is_negated(parsed, word)
        if negated and cue.act not in (Act.PLEDGE, Act.REFUSE):
            continue  # "was not worried" is no worry, and no declining either
        yield Found(
            rule="attitude-doubt" if word.lemma in _DOUBTS else f"attitude-{content.frame}",
            cue=parsed.span(word.i, word.i + 1),
            verb=verb,
            act=cue.act,
            speakers=(who,),
            content=content,
            withheld=negated,
        )


def _holds_now(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether an attitude is told as held: finite, under no modal, condition or "whether"."""
    if modals(parsed, verb) or _asked(parsed, verb) or not is_finite(parsed, verb):
        return False
    return not any(m.lemma in ("if", "unless", "whether") for m in parsed.all(verb, "mark"))


def light_verbs(parsed: ParsedArticle) -> Iterator[Found]:
    """`expressed doubt that …`, `floated the possibility of …`: the noun carries the act."""
    nouns = lexicon().nouns
    for verb in readable(parsed):
        if verb.lemma not in words("light_verbs") or verb.pos != "VERB":
            continue
        noun = parsed.child(verb, "dobj")
        if noun is None or noun.lemma not in nouns or noun.i < verb.i:
            continue
        if not _happened(parsed, verb) or is_passive(parsed, verb):
            continue
        if verb.tag == "VBG" and verb.lemma == "raise":  # ", raising concerns": of nobody named
            continue
        who = speakers_of(parsed, verb)
        content = _noun_content(parsed, noun)
        if who is None or content is None:
            continue
        owned = verb.lemma in ("have", "hold") and content.frame not in ("infinitive",)
        if owned and content.spans and not _that(parsed, noun):
            continue
        yield Found(
            rule="light-verb-doubt" if noun.lemma in _DOUBTS else "light-verb",
            cue=parsed.span(verb.i, verb.i + 1),
            verb=verb,
            act=nouns[noun.lemma],
            speakers=who,
            content=content,
            withheld=is_negated(parsed, verb) or _none(parsed, noun),
        )


def _that(parsed: ParsedArticle, noun: Token) -> bool:
    clauses = parsed.all(noun, "acl", "ccomp")
    return any(parsed.tokens[parsed.left(c)].lemma == "that" for c in clauses)


def _none(parsed: ParsedArticle, noun: Token) -> bool:
    return any(c.lemma == "no" for c in parsed.all(noun, "det"))


def _noun_content(parsed: ParsedArticle, noun: Token) -> Content | None:
    """Return what a noun of saying is about: its clause, its infinitive, or its phrase."""
    for child in parsed.children[noun.i]:
        if child.i < noun.i:
            continue
        if child.dep in ("acl", "ccomp", "relcl") and (
            parsed.tokens[parsed.left(child)].lemma == "that"
            or any(c.tag == "TO" for c in parsed.all(child, "aux"))
        ):
            first, head = parsed.left(child), child
        elif child.dep == "prep" and child.lemma in ("of", "about", "over", "for", "regarding"):
            inner = parsed.child(child, "pobj", "pcomp")
            if inner is None:
                continue
            first, head = child.i + 1, inner
        else:
            continue
        span = trim(parsed, first, cut(parsed, first, parsed.right(child)))
        if span is not None:
            heads = tuple(c for c in parsed.conjuncts(head) if c.start < span.end)
            infinitive = any(c.tag == "TO" for c in parsed.all(head, "aux"))
            frame = "infinitive" if infinitive else "noun-clause"
            return Content(frame=frame, spans=(span,), heads=heads)
    return None


def pressure(parsed: ParsedArticle) -> Iterator[Found]:
    """`is under pressure from X to …`, `calls from X to …`: X demands it of the subject."""
    for noun in readable(parsed):
        if noun.lemma not in words("requests") or noun.pos != "NOUN":
            continue
        source = None
        for prep in parsed.all(noun, "prep"):
            if prep.lemma in ("from", "by") and prep.i > noun.i:
                source = parsed.child(prep, "pobj")
        if source is None or not is_agent(parsed, source):
            continue
        aim = _aim(parsed, noun, source)
        if aim is None:
            continue
        first = parsed.left(aim)
        span = trim(parsed, first, cut(parsed, first, parsed.right(aim)))
        verb = next((a for a in parsed.ancestors(noun) if a.pos in _VERBAL), None)
        target = subject(parsed, verb) if verb is not None else None
        if span is not None:
            yield Found(
                rule="noun-request",
                cue=parsed.span(noun.i, noun.i + 1),
                verb=verb,
                act=Act.DEMAND,
                speakers=(source,),
                content=Content(
                    frame="object-infinitive", spans=(span,), heads=(aim,), patient=target
                ),
            )


def _aim(parsed: ParsedArticle, noun: Token, source: Token) -> Token | None:
    """Return the infinitive that says what is asked, wherever the parser hung it."""
    _, end = parsed.sentence(noun)
    for token in parsed.tokens[parsed.right(source) : min(end, parsed.right(source) + 3)]:
        if token.tag == "TO" and parsed.head(token).i > token.i:
            return parsed.head(token)
    return None


def withheld(parsed: ParsedArticle) -> Iterator[Found]:
    """`declined to state whether …`, `has yet to confirm …`, `avoided stating …`."""
    for verb in readable(parsed):
        wrapper = lexicon().wrappers.get(verb.lemma)
        inner = _yet_to(parsed, verb) if verb.lemma == "have" else _wrapped(parsed, verb)
        if inner is None or inner.lemma not in lexicon().verbs:
            continue
        if wrapper is None and verb.lemma != "have":
            continue
        if verb.lemma != "have" and not _happened(parsed, verb):
            continue
        who = speakers_of(parsed, verb)
        told = lexicon().verbs[inner.lemma]
        content = contents(parsed, inner, told) if told.act in _TELLING else _whole(parsed, inner)
        content = content or clause(parsed, inner) or clause(parsed, verb) or _whole(parsed, inner)
        if who is None or content is None:
            continue
        act = Act.DECLINE if wrapper is None else wrapper.act
        yield Found(
            rule="withheld",
            cue=parsed.span(verb.i, verb.i + 1),
            verb=verb,
            act=Act.DECLINE if act is Act.REFUSE else act,
            speakers=who,
            content=replace(content, addressee=None),
            withheld=True,
        )


_TELLING = frozenset({Act.STATE, Act.CONFIRM, Act.ASK, Act.DENY, Act.EXPECT})
"""Acts whose own content is what is withheld: "declined to state whether"; else the whole act."""


def _wrapped(parsed: ParsedArticle, verb: Token) -> Token | None:
    for comp in parsed.children[verb.i]:
        if comp.dep in ("xcomp", "ccomp", "advcl") and comp.tag in ("VB", "VBG"):
            return comp
        if comp.dep == "prep" and comp.lemma in ("from", "at"):
            return parsed.child(comp, "pcomp")
        if comp.dep == "prep" and comp.lemma == "to":  # "to state" read as a noun
            return parsed.child(comp, "pobj")
    return None


def _yet_to(parsed: ParsedArticle, verb: Token) -> Token | None:
    if any(c.lemma == "yet" for c in parsed.all(verb, "advmod")):
        return _wrapped(parsed, verb)
    return None


def _whole(parsed: ParsedArticle, inner: Token) -> Content | None:
    span = trim(parsed, parsed.left(inner), cut(parsed, parsed.left(inner), parsed.right(inner)))
    return Content(frame="infinitive", spans=(span,), heads=(inner,)) if span else None


def purposes(parsed: ParsedArticle) -> Iterator[Found]:
    """`summoned the ambassador to urge …`: the purpose of a meeting that took place."""
    for verb in readable(parsed):
        cue = lexicon().verbs.get(verb.lemma)
        if (
            cue is None
            or verb.tag != "VB"
            or not any(c.tag == "TO" for c in parsed.all(verb, "aux", "mark"))
        ):
            continue
        first, _ = parsed.sentence(verb)
        caller = next((t for t in reversed(parsed.tokens[first : verb.i]) if t.pos == "VERB"), None)
        if caller is None or caller.lemma not in words("convening") or caller.tag == "VB":
            continue
        on = any(p.lemma == "on" for p in parsed.all(caller, "prep"))
        who = _caller(parsed, caller) if not on else None
        guest = next(
            (t for t in reversed(parsed.tokens[caller.i + 1 : verb.i]) if t.tag == "TO"), None
        )
        content = contents(parsed, verb, cue)
        if who is None or guest is None or content is None:
            continue
        met = parsed.tokens[guest.i - 1]
        yield Found(
            rule="purpose",
            cue=parsed.span(verb.i, verb.i + 1),
            verb=caller,
            act=cue.act,
            speakers=(who,),
            content=replace(content, addressee=met if is_agent(parsed, met) else None),
        )


def _caller(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return who convenes: the subject, or the name right before a verb the parser took for a
    participle ("Kim Hong-kyun summoned …" read as an adjunct)."""
    own = parsed.child(verb, "nsubj")
    if own is not None:
        return own if is_agent(parsed, own) else None
    before = parsed.tokens[verb.i - 1] if verb.i else verb
    named = before.i in parsed.entity_at or before.pos in ("NOUN", "PROPN")
    return before if verb.tag in ("VBD", "VBN") and named and is_agent(parsed, before) else None


def headline_speaker(parsed: ParsedArticle) -> Iterator[Found]:
    """`Joyce Banda: Fund is empty`, in a headline."""
    for line in parsed.read_lines():
        tokens = parsed.within(line.span)
        colon = next((t for t in tokens[:6] if t.text == ":"), None)
        if line.kind is not LineKind.HEADLINE or colon is None or colon is tokens[0]:
            continue
        before = [t for t in tokens if t.i < colon.i]
        named = all(t.pos in ("PROPN", "NOUN", "ADJ") or t.i in parsed.entity_at for t in before)
        content = trim(parsed, colon.i + 1, tokens[-1].i + 1)
        head = parsed.tokens[colon.i - 1]
        if not named or content is None or head.i not in parsed.entity_at:
            continue
        verbs = tuple(t for t in tokens if t.i > colon.i and t.pos in _VERBAL)[:1]
        yield Found(
            rule="headline-colon",
            cue=_place(colon),
            verb=None,
            act=Act.STATE,
            speakers=(head,),
            content=Content(frame="clause", spans=(content,), heads=verbs),
        )


def considering(parsed: ParsedArticle) -> Iterator[Found]:
    """`is weighing …`, `hints at …ing`: an intention reported with no source of its own."""
    for verb in readable(parsed):
        if verb.lemma not in words("considering") or verb.tag != "VBG" or verb.pos != "VERB":
            continue
        if parsed.child(verb, "aux") is None or modals(parsed, verb):
            continue
        who = subject(parsed, verb)
        if who is None or not (is_body(parsed, who) or is_role(parsed, who) or _name(parsed, who)):
            continue
        comp = parsed.child(verb, "xcomp", "dobj", "ccomp", "advcl")
        if comp is None and (prep := parsed.child(verb, "prep")) is not None:
            comp = parsed.child(prep, "pcomp", "pobj") if prep.lemma in ("into", "at") else None
        if comp is None or comp.i < verb.i or comp.pos == "PRON" or verb.dep in ("relcl", "acl"):
            continue
        first = parsed.left(comp)
        span = trim(parsed, first, cut(parsed, first, parsed.right(comp)))
        if span is not None:
            yield Found(
                rule="considering",
                cue=parsed.span(verb.i, verb.i + 1),
                verb=verb,
                act=Act.CONSIDER,
                speakers=(who,),
                content=Content(frame="gerund", spans=(span,), heads=(comp,)),
                extra=True,
            )


def _name(parsed: ParsedArticle, token: Token) -> bool:
    entity = parsed.entity_at.get(token.i)
    return entity is not None and entity.label == "PERSON"


RULES = (
    verb_reports,
    according_to,
    as_told_by,
    attitudes,
    light_verbs,
    pressure,
    withheld,
    purposes,
    headline_speaker,
    considering,
)
