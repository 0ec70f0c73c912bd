"""Settle the act: what a cue usually reports, changed by what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses import Mood, clause_index
from kg.extract.grammar.clause_structure import is_mandative, is_negated, is_passive, modals
from kg.extract.grammar.dependents import (
    active_subject,
    any_subject,
    direct_object,
    finite_complement,
    has_determiner,
    indirect_object,
    is_perfect,
    open_complement,
)
from kg.extract.grammar.possible_speakers import is_agent
from kg.extract.lexicon import acts, constructions, lexicon, words
from kg.extract.noun_kinds import noun_kinds
from kg.extract.reports.frames.false_claims import denies_claim
from kg.extract.reports.performatives import performed
from kg.extract.standing.short_answers import begins_with_answer
from kg.extract.standing.veridicality.questions import is_turned
from kg.model import Act, ActorType, Modality

if TYPE_CHECKING:
    from kg.extract.actors.identities import Identities
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Token
    from kg.parse import ParsedArticle

_ASSERTS = frozenset({Act.STATE, Act.CONFIRM})
_TURNS_DOWN = frozenset({Act.DENY, Act.REFUSE})


def settled_act(
    parsed: ParsedArticle, found: ReportCandidate, speakers: tuple[str, ...], identities: Identities
) -> Act:
    """Return the act of what was found, its speakers known."""
    act = found.act
    if found.withheld:
        unwilling = act is Act.PLEDGE and found.rule.startswith("attitude")
        if act is Act.AGREE and _is_open_yet(parsed, found):
            return Act.DECLINE  # "have not agreed on the line": no answer yet
        return Act.REFUSE if unwilling or act in (Act.AGREE, Act.REFUSE) else Act.DECLINE
    if act in _ASSERTS and denies_claim(parsed, found) is not None:
        return Act.DENY
    if act in _TURNS_DOWN and _tells_own_words(parsed, found):
        act = Act.STATE
    built = _constructed(parsed, found, act)
    if built is not None:
        return built
    if act is Act.STATE and (named := _by_noun(found)) is not None:
        return named
    if act is Act.STATE and found.content.frame in ("quote", "turn"):
        head = found.content.heads[0] if found.content.heads else None
        done = performed(parsed, head)
        joined = head is not None and parsed.conjuncts(head)[1:]
        if done is Act.DENY and (len(found.content.heads) > 1 or joined):
            return Act.STATE  # "I deny it and dare him to prove it": the dare is not denied
        if begins_with_answer(parsed, found):
            return done or Act.STATE  # "Definitely. I can't give details."
        if done is None and _only_asks(parsed, found):
            return Act.ASK
        if done is None and _begs(parsed, found):
            return Act.DEMAND
        return done or _stated(parsed, found, speakers, identities)
    if act is Act.STATE and _charges(parsed, found, speakers, identities):
        return Act.ACCUSE
    if found.content.frame == "predicative":
        return _label(parsed, found, act)
    if act in _ASSERTS and _withholds(parsed, found, speakers, identities):
        return Act.DECLINE
    return act


def _only_asks(parsed: ParsedArticle, found: ReportCandidate) -> bool:
    """Tell whether quoted words are one question: "“Who sold the mill?” she said".

    Its mark may be lost: "“how did you sell the mill.”".
    """
    if found.content.frame != "quote" or len(found.content.spans) != 1:
        return False
    said = [t.text for t in parsed.within(found.content.spans[0]) if t.text not in _CLOSING]
    if said[-1:] != ["?"]:
        one = _STOPS.isdisjoint(said[:-1]) and len(found.content.heads) == 1
        return one and is_turned(parsed, found.content.heads[0])
    return said.count("?") == 1 and _STOPS.isdisjoint(said)


_CLOSING = frozenset({"”", '"', "’", "'"})
_STOPS = frozenset({".", "!"})


def _begs(parsed: ParsedArticle, found: ReportCandidate) -> bool:
    """Tell whether quoted words bid politely, or tell a court what to do: "kindly | free him |"."""
    if found.content.frame != "quote" or not found.content.heads:
        return False
    polite = False
    for opener in parsed.within(found.content.spans[0])[:1]:
        clause = clause_index(parsed).at(found.content.heads[0])
        bids = clause is not None and clause.mood is Mood.IMPERATIVE
        polite = bids and opener.text.casefold() in words("bidding")
    head = found.content.heads[-1]
    own = active_subject(parsed, head)
    court = own is not None and "court" in noun_kinds().get(own.lemma, ())
    return polite or (court and modals(parsed, head) == ["should"])


def _charges(
    parsed: ParsedArticle, found: ReportCandidate, speakers: tuple[str, ...], identities: Identities
) -> bool:
    """Tell whether a clause lays a wrong to another: "said the mayor | committed fraud |"."""
    heads = found.content.heads
    if found.content.frame != "clause" or len(heads) != 1 or heads[0].lemma != "commit":
        return False
    done, who = direct_object(parsed, heads[0]), active_subject(parsed, heads[0])
    if done is None or who is None or is_negated(parsed, heads[0]) or modals(parsed, heads[0]):
        return False
    wrong = "crime" in noun_kinds().get(done.lemma, ()) or done.lemma in words("wrongs_committed")
    own = not set(identities.resolve(who)).isdisjoint(speakers)
    return wrong and done.lemma != "suicide" and is_agent(parsed, who) and not own


def _tells_own_words(parsed: ParsedArticle, found: ReportCandidate) -> bool:
    """Tell whether words set off by a mark answer in the speaker's own: `disagreed: "It is safe."`.

    What is denied is another's, and stands under the verb (`denied that "it was safe"`) or is
    named as words (`disputed the line: "It is safe."`, "denied saying: …").
    """
    verb, spans = found.verb, found.content.spans
    if verb is None or not spans or is_passive(parsed, verb):
        return False
    first = parsed.at(spans[0].start)
    if verb.i > first or first < 3:
        return verb.i > first and found.content.frame == "quote"
    named, mark, quote = (parsed.tokens[first - back] for back in (3, 2, 1))
    set_off = quote.pos == "PUNCT" and mark.text in (":", ",") and verb.i < mark.i
    cited = named.i != verb.i and (named.pos == "VERB" or named.lemma in words("wordings"))
    return set_off and not cited


def _by_noun(found: ReportCandidate) -> Act | None:
    """Return the act that an object names under a light verb: "reiterated its | call"."""
    head = found.content.heads[0] if found.content.frame == "noun" and found.content.heads else None
    light = found.verb is not None and found.verb.lemma in words("uttering")
    return lexicon().nouns.get(head.lemma) if head is not None and light else None


def _is_open_yet(parsed: ParsedArticle, found: ReportCandidate) -> bool:
    verb = found.verb
    return verb is not None and is_perfect(parsed, verb)


def _constructed(parsed: ParsedArticle, found: ReportCandidate, act: Act) -> Act | None:
    """Return the act of a construction of `data/constructions.csv`: "rejected | calls" refuses."""
    lemma = found.verb.lemma if found.verb is not None else ""
    thing = found.content.heads[0].lemma if found.content.heads else ""
    frame = found.content.frame
    frames: tuple[str, ...] = (frame,)
    frames = (frame, "should") if frame == "clause" and _should(parsed, found) else frames
    if act is Act.DENY and frame == "noun" and _is_of_any(parsed, found):
        return Act.DENY
    whom = indirect_object(parsed, found.verb) if found.verb is not None else None
    if act is Act.DENY and frame == "noun" and whom is not None and whom.pos != "ADP":
        return Act.REFUSE  # "denied | the guild | the freedom to speak"
    frames = (*frames, "mandative") if frame == "clause" and _asks_for(parsed, found) else frames
    frames = (*frames, "why") if frame == "clause" and _asks_why(parsed, found) else frames
    if frame == "object-infinitive" and found.verb is not None and found.content.spans:
        before = found.content.spans[0].start < found.verb.start  # "what he wants | it to be |"
        frames = () if before else frames
    verbs = (lemma, f"={act.value}")
    for row in constructions():
        here = row.verb in verbs and row.frame in frames
        if here and (not row.object or thing in words(row.object)):
            return row.act
    return None


def _is_of_any(parsed: ParsedArticle, found: ReportCandidate) -> bool:
    """Tell whether it is denied that there is such a thing: "denied any | plan | to leave"."""
    heads = found.content.heads[:1]
    return any(has_determiner(parsed, head, "any") for head in heads)


def _stated(
    parsed: ParsedArticle, found: ReportCandidate, speakers: tuple[str, ...], identities: Identities
) -> Act:
    return Act.DECLINE if _withholds(parsed, found, speakers, identities) else Act.STATE


def _asks_for(parsed: ParsedArticle, found: ReportCandidate) -> bool:
    """Tell whether a clause has the bare verb of what should be: "asked that it | be closed"."""
    return any(is_mandative(parsed, h) for h in found.content.heads[:1])


def _asks_why(parsed: ParsedArticle, found: ReportCandidate) -> bool:
    opening = parsed.tokens[parsed.at(found.content.spans[0].start)]
    return opening.lemma in words("circumstance_questions")


def _should(parsed: ParsedArticle, found: ReportCandidate) -> bool:
    heads = found.content.heads[:1]
    return any(
        not words("noun_obligation_modals").isdisjoint(modals(parsed, h)) or is_mandative(parsed, h)
        for h in heads
    )


def _label(parsed: ParsedArticle, found: ReportCandidate, act: Act) -> Act:
    """`labeling them rumors` denies, `branded X a criminal group` accuses, others only state."""
    tokens = [t for s in found.content.spans for t in parsed.within(s)]
    lemmas = {t.lemma for t in tokens}
    if lemmas & words("untrue"):
        return Act.DENY
    if act not in (Act.ACCUSE, Act.STATE):
        return act
    ruling = found.verb is not None and found.verb.lemma in words("ruling_verbs")
    if ruling and lemmas & words("legal_findings"):
        return Act.STATE  # "declared the strike unlawful" finds so and condemns nobody
    if lemmas & words("evaluative"):
        patient = found.content.patient
        named = patient is not None and patient.pos != "PRON" and is_agent(parsed, patient)
        return Act.ACCUSE if named else Act.CONDEMN
    return Act.STATE


def _withholds(
    parsed: ParsedArticle, found: ReportCandidate, speakers: tuple[str, ...], identities: Identities
) -> bool:
    """Tell whether the content is that the speaker will not say: "he could not disclose"."""
    if not found.content.heads:
        return False
    head = found.content.heads[0]
    own = any_subject(parsed, head)
    if own is None or own.text.casefold() not in words("speaker_pronouns"):
        return False
    if own.text.casefold() not in words("first_person"):
        proxy = any(_for_a_person(identities, s) for s in speakers)
        if proxy or not set(identities.resolve(own)) & set(speakers):
            return False
    wrapper = lexicon().wrappers.get(head.lemma)
    if wrapper is not None and head.lemma != "fail" and not is_negated(parsed, head):
        return not _shuns_thing(parsed, head)
    if head.tag == "VBG" and finite_complement(parsed, head) is not None:
        return False  # "I am not saying that there can be no deal": it keeps no answer back
    thing = direct_object(parsed, head)
    if thing is not None and thing.lemma in words("views_held"):
        return False  # "we do not share that view": another view, no silence
    if head.lemma in words("saying") and is_negated(parsed, head):
        return not is_perfect(
            parsed, head
        )  # "I have not said so" tells what was, it refuses nothing
    if head.lemma == "have" and is_negated(parsed, head):
        return _nothing_to_say(parsed, head)
    return False


def _shuns_thing(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a thing is kept away from, and no word held back: "we avoided | the rocks |"."""
    thing = direct_object(parsed, verb)
    if lexicon().wrappers[verb.lemma].frames != frozenset({"g"}) or thing is None:
        return False
    return thing.lemma != "comment" and open_complement(parsed, verb) is None


def _for_a_person(identities: Identities, speaker: str) -> bool:
    """Tell whether a speaker may speak for a person, who then may be the "he" of what is said.

    A ministry's spokesman who says "he could not disclose" means himself.
    """
    actor = identities.actors[speaker]
    if (actor.role or "") not in words("proxies"):
        return False
    body = identities.actors.get(actor.affiliation or "")
    return body is None or body.type in (ActorType.PERSON, ActorType.ROLE)


def _nothing_to_say(parsed: ParsedArticle, head: Token) -> bool:
    """`We don't have any details to confirm`, `we have no comment`."""
    thing = direct_object(parsed, head)
    if thing is None:
        return False
    if thing.lemma == "comment":
        return True
    return any(t.lemma in words("saying") for t in parsed.subtree(thing))


def plover_type(act: Act, modality: Modality, own: bool) -> str | None:
    """Return the PLOVER type of an act that is an event in PLOVER's sense, else None.

    A pledge under a condition is none, and a warning only where it tells of what the speaker
    himself may do (`own`).
    """
    codes = acts()[act]
    firm = codes.event == "firm" and modality is not Modality.CONDITIONAL
    if codes.event == "always" or firm or (codes.event == "own" and own):
        return codes.plover
    return None


def is_about_own_deed(
    parsed: ParsedArticle, found: ReportCandidate, speakers: tuple[str, ...], identities: Identities
) -> bool:
    """Tell whether the content is what the speaker will or may do: "warned that it may strike"."""
    head = found.content.heads[0] if found.content.heads else None
    own = active_subject(parsed, head) if head is not None else None
    if own is None or head is None or not modals(parsed, head):
        return False
    if own.text.casefold() in words("first_person"):
        return True
    return bool(set(identities.resolve(own)) & set(speakers))
