"""Who is judged, and for what: "hit out at the bank | over its fees", "was praised | for her work".

In: the content of a report of blame or praise whose head is somebody. Out: what he is judged for as
the content, and he as whom the act is done to; the same content where no reason is given.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar.content_edges import cut, trim
from kg.extract.grammar.dependents import complement_of, prepositions
from kg.extract.grammar.possible_speakers import is_agent, is_document
from kg.extract.lexicon import words
from kg.model import Act

if TYPE_CHECKING:
    from kg.extract.report_candidate import Content
    from kg.model import Token
    from kg.parse import ParsedArticle

_JUDGING = frozenset({Act.ACCUSE, Act.CONDEMN, Act.PRAISE})


def with_reason(parsed: ParsedArticle, verb: Token, act: Act, content: Content) -> Content:
    """Return the content with what somebody is judged for, and him as its patient."""
    who = content.heads[0] if act in _JUDGING and len(content.heads) == 1 else None
    if who is None or content.patient is not None or is_document(who) or not is_agent(parsed, who):
        return content
    task = (complement_of(parsed, p) for p in prepositions(parsed, verb, "to"))  # "took to | task"
    for holder in (verb, who, *(t for t in task if t is not None and t.lemma == "task")):
        for prep in prepositions(parsed, holder, *words("judging_prepositions")):
            head = complement_of(parsed, prep)
            if prep.i < max(verb.i, who.i) or head is None or head.ent in ("DATE", "TIME"):
                continue
            span = trim(parsed, prep.i, cut(parsed, prep.i, parsed.right(prep)))
            if span is not None:
                return replace(content, spans=(span,), heads=(head,), patient=who)
    return content
