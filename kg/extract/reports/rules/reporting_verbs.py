"""Verbs that report: `X said that …`, `urged Y to …`, `condemned Z`, and participles of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import (
    agent,
    is_negated,
    is_passive,
    modals,
)
from kg.extract.grammar.content_edges import trim
from kg.extract.grammar.dependents import (
    active_subject,
    adverbs,
    clauses_on_noun,
    complement_of,
    has_determiner,
    has_do,
    is_infinitive,
    is_verbal,
    open_complements,
    particle,
    prepositions,
)
from kg.extract.grammar.entities import is_persons_name
from kg.extract.grammar.functions import (
    is_adnominal_clause,
    is_adverb,
    is_adverbial_clause,
    is_auxiliary,
)
from kg.extract.grammar.noun_dependents import is_inside_phrase, words_before
from kg.extract.grammar.possible_speakers import is_agent, is_document, role_of
from kg.extract.grammar.verb_forms import is_be
from kg.extract.lexicon import lexicon, words
from kg.extract.report_candidate import Content, ReportCandidate
from kg.extract.reports.frames.cue_subjects import caused, is_speaker, speakers_of
from kg.extract.reports.frames.detached_contents import VERBAL, detached
from kg.extract.reports.frames.false_claims import denied_claim
from kg.extract.reports.frames.noun_frame import is_none_found
from kg.extract.reports.frames.participle_subjects import controller
from kg.extract.reports.frames.verb_frames import contents, figures, passive_content
from kg.extract.reports.rules.no_reports import (
    ground_rule,
    is_brought_about,
    is_danger,
    is_deed_of_support,
    is_no_question,
    is_told_clause,
    only_perceived,
    tells_its_kind,
)
from kg.extract.standing.performed_acts import is_going_to, is_narrators_question, is_performed
from kg.model import Act

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.lexicon import Cue
    from kg.model import Token
    from kg.parse import ParsedArticle


_BY_PLACE = attrgetter("i")
_ASSERTS = (Act.STATE, Act.CONFIRM)
"""Acts by which a claim that is called false is denied."""


def readable(parsed: ParsedArticle, *pos: str) -> Sequence[Token]:
    """Return the tokens of prose and headlines, of these parts of speech."""
    key = ("readable", pos)
    if key not in parsed.memory:
        by_pos = _readable_by_pos(parsed)
        some = [t for one in pos for t in by_pos.get(one, ())]
        parsed.memory[key] = some if len(pos) == 1 else sorted(some, key=_BY_PLACE)
    found: list[Token] = parsed.memory[key]
    return found


def _readable_by_pos(parsed: ParsedArticle) -> dict[str, list[Token]]:
    key = ("readable by part of speech",)
    if key not in parsed.memory:
        found: defaultdict[str, list[Token]] = defaultdict(list)
        for token in parsed.readable:
            found[token.pos].append(token)
        parsed.memory[key] = dict(found)
    by_pos: dict[str, list[Token]] = parsed.memory[key]
    return by_pos


def verb_reports(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """`X said that …`, `urged Y to …`, `condemned Z`, and participles of them."""
    for verb in readable(parsed, *VERBAL):
        cue = cue_of(parsed, verb)
        if cue is None or is_auxiliary(verb) or is_inside_phrase(verb) or _says_which(parsed, verb):
            continue
        told = _told(parsed, verb, cue)
        if told is None:
            continue
        speakers, content = told
        withheld = is_negated(parsed, verb) and not is_none_found(parsed, verb)
        if (withheld and not _is_kept_back(parsed, cue, verb)) or _is_no_report(
            parsed, cue, verb, speakers, content, withheld=withheld
        ):
            continue
        if _gives_none(parsed, verb, content):
            content, cue, withheld = _kept(parsed, content), replace(cue, act=Act.DECLINE), True
        calls = cue.act in _ASSERTS or content.frame == "predicative"
        false = denied_claim(parsed, content) if calls and not withheld else None
        if false is not None:
            content, cue = false, replace(cue, act=Act.DENY)
        ruled_out = cue.lemma == "rule out"
        yield ReportCandidate(
            rule=f"verb-{content.frame}",
            cue=parsed.span(_seemed(parsed, verb).i, verb.i + 1),
            verb=verb,
            act=Act.CONSIDER if withheld and ruled_out else cue.act,
            speakers=speakers,
            content=content,
            withheld=withheld and not ruled_out,
            extra=cue.act is Act.CONSIDER,
        )


def _told(parsed: ParsedArticle, verb: Token, cue: Cue) -> tuple[tuple[Token, ...], Content] | None:
    """Return who reports by a verb and what; None where it was not done, or either is missing."""
    done_to = verb.tag == "VBN" and active_subject(parsed, verb) is None
    by = agent(parsed, verb) if done_to else None  # "has accused Lee and, by extension, his men"
    done = is_performed(parsed, verb) and not _only_planned(parsed, verb)
    done = done or carried_out(parsed, verb) or _looked_in_vain(parsed, verb)
    if not done or (is_passive(parsed, verb) and by is None) or is_brought_about(parsed, verb):
        return None
    speakers: tuple[Token, ...] | None
    if by is not None:
        content = passive_content(parsed, verb, cue)
        speakers = (by,) if is_agent(parsed, by) else None
    else:
        speakers = speakers_of(parsed, verb)
        content = figures(parsed, verb, speakers) or contents(parsed, verb, cue)
        content = content or detached(parsed, verb, cue)
    return (speakers, content) if content is not None and speakers is not None else None


def _is_kept_back(parsed: ParsedArticle, cue: Cue, verb: Token) -> bool:
    """Tell whether a negated cue holds something back, not only does not take place.

    Who "never claimed to speak for all" lays no claim to it; who "could not refute" a charge lacks
    proof, not words.
    """
    if verb.lemma in words("laying_claim") and any(open_complements(parsed, verb)):
        return False
    able = not words("abilities").isdisjoint(modals(parsed, verb))
    if able and verb.lemma in words("disproving"):
        return False
    kept_back = cue.act in _KEPT_BACK or cue.lemma == "rule out"
    return kept_back and verb.tag != "VBG" and verb.lemma not in words("beliefs")


def _is_no_report(
    parsed: ParsedArticle,
    cue: Cue,
    verb: Token,
    speakers: tuple[Token, ...],
    content: Content,
    *,
    withheld: bool,
) -> bool:
    """Tell whether a cue with its speaker and content reports nothing all the same."""
    if cue.act is Act.CONFIRM and verb.tag == "VBG" and verb.lemma in words("still_verifying"):
        return True  # "was verifying reports that": not done yet
    if withheld and cue.lemma == "agree" and content.frame in words("accord_frames"):
        return True  # "have not agreed on a date": no accord yet, and nobody refuses one
    if _is_plight(parsed, verb):
        return True
    if only_perceived(parsed, verb) or tells_its_kind(parsed, verb, speakers[0]):
        return True
    if not withheld and verb.lemma in words("replying") and content.frame == "to-phrase":
        return True
    if content.frame != "clause" and not is_speaker(parsed, speakers[0]):
        return True
    if cue.act is Act.CONSIDER and (_to_report(content) or is_adnominal_clause(verb)):
        return True  # "people seeking to leave"
    who = speakers[0]
    if is_deed_of_support(parsed, cue, verb, who, content) or is_danger(cue, who, content):
        return True
    if ground_rule(parsed, content) or _only_shown(parsed, verb, speakers[0]):
        return True
    if _bare_name(parsed, cue, content) or _on_claim(parsed, cue, content):
        return True
    if cue.lemma == "read" and is_agent(parsed, speakers[0]) and not is_document(speakers[0]):
        return True  # "children who | read | daily"
    if cue.lemma == "ask" and is_told_clause(parsed, content):
        return True
    if cue.lemma == "question" and is_no_question(parsed, content):
        return True
    if cue.lemma == "claim" and content.heads and content.heads[0].lemma in words("claimed_things"):
        return True
    cited = is_adnominal_clause(verb) and is_document(speakers[0])
    return cited and content.frame != "clause"


def _is_plight(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether somebody only finds himself somewhere: "found | himself begging the bank".

    It tells what befell him; nothing is found out that he could state.
    """
    after = parsed.tokens[verb.i + 1] if verb.i + 1 < len(parsed.tokens) else verb
    return verb.lemma == "find" and after.text.casefold() in words("reflexives")


def _gives_none(parsed: ParsedArticle, verb: Token, content: Content) -> bool:
    """Tell whether a cue's object is words not given: "offered | no evidence"."""
    head = content.heads[0] if content.frame == "noun" and content.heads else None
    if head is None or verb.lemma not in words("giving_none"):
        return False
    return has_determiner(parsed, head, "no") and head.lemma in words("words_given")


def _kept(parsed: ParsedArticle, content: Content) -> Content:
    """Return what was not given without its "no"."""
    head = content.heads[0]
    no = next(c for c in words_before(parsed, head) if c.lemma == "no")
    span = trim(parsed, no.i + 1, parsed.at(content.spans[-1].end - 1) + 1)
    return replace(content, spans=(span,)) if span is not None else content


def _only_planned(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a participle is part of what is to be done: "vowed to win by offering", "should
    respond by saying"."""
    if verb.tag != "VBG" or is_verbal(parsed, verb):
        return False
    above = parsed.head(parsed.first_conjunct(verb))
    if above.pos == "ADP" and above.lemma in words("means_prepositions"):
        by, above = above, parsed.head(above)
        inside = [c for c in open_complements(parsed, above) if above.i < c.i < by.i]
        above = next((c for c in reversed(inside) if c.tag == "VB"), above)
    elif controller(parsed, verb) is not None or above.pos == "ADP":
        return False
    first = parsed.first_conjunct(above)
    bare = is_infinitive(parsed, first) or bool(modals(parsed, first))
    if above.tag != "VB" or not bare:
        return False
    return not is_performed(parsed, above) and not carried_out(parsed, above)


def carried_out(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a bare form tells of an act done: "did say", "took to the floor to demand".

    The infinitive is that of a verb of going on, going about, or taking a place to speak.
    """
    thought = verb.lemma in words("beliefs") | words("showing_or_proving")
    if verb.tag != "VB" or thought or is_negated(parsed, verb):
        return False
    own = active_subject(parsed, verb)
    if has_do(parsed, verb):
        return not is_narrators_question(parsed, verb) and own is not None
    above = parsed.head(verb)
    if not is_infinitive(parsed, verb) or above.i > verb.i:
        return False
    if above.pos == "ADJ":
        host = parsed.head(above)
        so_much = any(c.lemma in words("excess_adverbs") for c in adverbs(parsed, above))
        ready = above.lemma in words("ready_to_speak") and not so_much
        return ready and not is_negated(parsed, host) and is_performed(parsed, host)
    if _takes_pains(parsed, above):
        return not is_negated(parsed, above) and is_performed(parsed, above)
    if (is_adverbial_clause(verb) and own is not None) or is_going_to(parsed, above):
        return False
    if caused(parsed, verb) is not None:  # "leading experts to conclude"
        return not is_negated(parsed, above) and is_performed(parsed, above)
    told = above.lemma in words("ways_to_speak") | words("seeming_to") and above.pos == "VERB"
    return told and not is_negated(parsed, above) and is_performed(parsed, above)


def _looked_in_vain(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether somebody looked and found none: "did not | find | any evidence of it"."""
    helped = verb.tag == "VB" and has_do(parsed, verb)
    return helped and is_negated(parsed, verb) and is_none_found(parsed, verb)


def _takes_pains(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether somebody "is at pains" to do a thing, which he does."""
    after = [t.text.casefold() for t in parsed.tokens[verb.i + 1 : verb.i + 3]]
    return is_be(verb) and after == ["at", "pains"]


SEEMED_WITHIN = 4
"""Tokens from "seemed" up to which a verb is its infinitive: "seemed to quietly confirm"."""


def _seemed(parsed: ParsedArticle, verb: Token) -> Token:
    """Return where a cue begins: at "seemed" in "seemed to confirm", which belongs to it."""
    above = parsed.head(verb)
    hedged = (
        verb.tag == "VB" and above.lemma in words("seeming_to") and verb.i - above.i < SEEMED_WITHIN
    )
    return above if hedged else verb


def _says_which(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a participle says which things a bare number counts: `60 pledged delegates`.

    The parser takes the number for somebody who pledged; in "the two pledged troops" it is right.
    """
    if verb.tag not in ("VBD", "VBN") or not 0 < verb.i < len(parsed.tokens) - 1:
        return False
    before, after = parsed.tokens[verb.i - 1], parsed.tokens[verb.i + 1]
    known = any(c.tag in ("DT", "PDT") for c in words_before(parsed, before))
    bare = before.tag == "CD" and after.tag == "NNS" and not known
    return bare and before.sent == verb.sent == after.sent


def _only_shown(parsed: ParsedArticle, verb: Token, who: Token) -> bool:
    """Tell whether "find" and "show" have a subject other than texts and experts."""
    if verb.lemma not in words("showing_or_finding"):
        return False
    if who.text.casefold() in words("documents"):  # "The CNN Poll", read as a name
        return False
    expert = role_of(parsed, who) in words("experts")
    if verb.lemma != "find":  # what people show they do: "the grit shown by his side"
        return not (is_document(who) or expert) or who.pos in ("PROPN", "PRON")
    return not (is_agent(parsed, who) or expert)


def _to_report(content: Content) -> bool:
    """Tell whether what is planned is itself a report to come: "wants to announce the results"."""
    heads = [lexicon().verbs.get(h.lemma) for h in content.heads[:1]]
    return content.frame == "infinitive" and any(c and "s" in c.frames for c in heads)


def _bare_name(parsed: ParsedArticle, cue: Cue, content: Content) -> bool:
    """Tell whether what is stated is nothing but a name: "asked Clinton", "recalled Kim".

    A name alone can be praised, blamed, endorsed or turned down; whom somebody cites or quotes is a
    source, not what is said.
    """
    if cue.lemma in words("citing") and content.heads:
        if content.frame != "noun" and content.heads[0].lemma in words("roles_of_cited"):
            return False
        return is_agent(parsed, content.heads[0]) or is_document(content.heads[0])
    if content.frame != "noun" or cue.act not in _NEEDS_WORDS or cue.lemma == "show":
        return False
    head = content.heads[0] if content.heads else None
    return head is not None and is_persons_name(parsed, head)


def _on_claim(parsed: ParsedArticle, cue: Cue, content: Content) -> bool:
    """Tell whether somebody only talks of what another claims: "commented on the claim that Lee".

    Who makes, denies or confirms a claim takes a stand on it; what he says of it stands elsewhere.
    """
    if cue.act is not Act.STATE or content.frame not in _TOPICS or not content.heads:
        return False
    noun = content.heads[0]
    return noun.lemma in words("reported_claims") and bool(clauses_on_noun(parsed, noun))


_TOPICS = ("about-phrase", "on-phrase", "of-phrase", "to-phrase")


_NEEDS_WORDS = frozenset(
    {Act.WARN, Act.STATE, Act.ASK, Act.CONFIRM, Act.EXPECT, Act.DEMAND, Act.CONSIDER}
)
"""Acts whose content is said in words: a person's name alone is whom it was said to, or of."""


_KEPT_BACK = frozenset({Act.STATE, Act.CONFIRM, Act.DENY, Act.AGREE})
"""Acts that somebody keeps back when negated; of any other the negation tells that none took place
("did not condemn", "does not fear") or its opposite ("did not oppose")."""


def cue_of(parsed: ParsedArticle, verb: Token) -> Cue | None:
    """Return the row of a verb, with its particle where it has one ("ruled out")."""
    known = lexicon()
    if verb.lemma not in known.verb_lemmas:
        return None
    verbs = known.verbs
    moved = particle(parsed, verb)
    if moved is not None:
        return verbs.get(f"{verb.lemma} {moved.lemma}")
    if verb.lemma == "take":  # "take | to task"
        ends = (complement_of(parsed, p) for p in prepositions(parsed, verb, "to"))
        return next((c for e in ends if e and (c := verbs.get(f"take to {e.lemma}"))), None)
    after = parsed.tokens[verb.i + 1] if verb.i + 1 < len(parsed.tokens) else verb
    loose = verbs.get(f"{verb.lemma} {after.lemma}") if is_adverb(after) else None
    return loose or verbs.get(verb.lemma)
