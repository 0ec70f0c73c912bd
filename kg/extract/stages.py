"""Extract one article: from its parse to statements, actors and mentions.

Five steps, each handing values to the next: the parse is repaired; quotations are found; reports
are found and selected; it is settled who speaks in each, which makes it a statement; and what the
statements claim becomes propositions, with the targets that these tell. `Stages` has what each
step handed on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.cycles import without_cycle_search
from kg.extract.actors.identities import Identities
from kg.extract.actors.mentions import (
    mention_names,
    mention_nested,
    mention_pronouns,
    note_first_persons,
)
from kg.extract.grammar.quotation_spans import find_quotes
from kg.extract.propositions.narration import RULE as NARRATION
from kg.extract.propositions.sentence_claims import claimed_in_words
from kg.extract.propositions.statement_claims import propositions
from kg.extract.repair.attachments import with_attachments_mended
from kg.extract.repair.bodies_by_letters import with_bodies_by_letters
from kg.extract.repair.cut_names import with_names_whole
from kg.extract.repair.given_names import with_hyphened_names, with_initials_joined
from kg.extract.repair.headline_names import with_headline_names
from kg.extract.repair.letters_after_names import with_letters_apart
from kg.extract.repair.mislabelled_bodies import with_association_names, with_bodies_labelled
from kg.extract.repair.mislabelled_people import with_people_labelled
from kg.extract.repair.speaker_labels import with_label_names
from kg.extract.repair.titled_names import with_titles_apart
from kg.extract.reports.quotations.lost_marks import closed_at_tags
from kg.extract.reports.selection import Selection, select
from kg.extract.statements.attributions import attributions
from kg.extract.statements.days_said.carried_days import carry_days
from kg.extract.statements.intentions import with_intentions
from kg.extract.statements.proposed_statements import held, left_open
from kg.extract.statements.proposed_targets import with_proposed_targets
from kg.extract.statements.sources import sources_of
from kg.extract.statements.statement_confidence import agreed, confidence_of, found_elsewhere
from kg.extract.statements.statement_records import statement_of
from kg.extract.times import Timeline, with_event_times
from kg.guard import Budget
from kg.model import Extraction, Finder
from kg.model.replace import replace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from kg.extract.candidate import Proposed
    from kg.extract.grammar.quotation_spans import Quote
    from kg.extract.report_candidate import Dropped
    from kg.extract.statements.attributions import Attribution
    from kg.model import Diagnostic, Mention, Proposition, Statement
    from kg.parse import ParsedArticle
    from kg.tagger.runtime import Tagged


STEPS = {
    "quotations": 10,
    "reports": 75,
    "names": 10,
    "speakers": 75,
    "claims": 50,
    "mentions": 30,
}
"""Steps that each stage may take for each token, beside `LEAST_STEPS`. In 107 articles the most
were 2, of speakers 9 and of claims 54 (24 of a million characters of news in one); in the worst of
77 hostile texts 50. What claims have none left for is claimed by its words."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A mend of the parse, and the article as it is after it; unchanged where it found nothing."""

    step: str
    after: ParsedArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotations:
    """The quotations of an article: those that the marks make, and those that are read."""

    marked: tuple[Quote, ...] = ()
    read: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """The reports with their speakers, the statements that they make, and those that make none."""

    attributions: tuple[Attribution, ...] = ()
    statements: tuple[Statement, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """What is claimed, and the statements with it, the article's own narration among them."""

    propositions: tuple[Proposition, ...] = ()
    statements: tuple[Statement, ...] = ()
    notes: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """What each step of the extraction of one article handed to the next.

    `actor_rules` names the rule that found whom a place means, by its start, end and actor.
    """

    given: ParsedArticle
    repairs: tuple[Repair, ...]
    quotations: Quotations
    selection: Selection
    spoken: Spoken
    claimed: Claimed
    extraction: Extraction
    actor_rules: Mapping[tuple[int, int, str], str]

    @property
    def parsed(self) -> ParsedArticle:
        """The article as the rules read it: with its parse mended."""
        return self.repairs[-1].after

    def forget(self) -> None:
        """Empty what rules keep with the article: much of it holds the article in turn.

        Without the circle all of it is freed at once, and not when cycles are searched for.
        """
        for parsed in (self.given, *(r.after for r in self.repairs)):
            parsed.memory.clear()


def extract(
    parsed: ParsedArticle,
    tagged: Iterable[Tagged] = (),
    without: Collection[str] = (),
    proposed: Sequence[Proposed] = (),
) -> Extraction:
    """Return what the article says who said. Actor ids of unnamed holders are the article's own.

    `tagged` is what a trained tagger found in the article's text (`kg.tagger.runtime`). `without`
    names rules (`kg.extract.reports.report_rules`) and filters (`kg.extract.reports.filters`) that
    are left out; `proposed` are candidates of other extractors (`kg.extract.candidate`).
    """
    done = stages(parsed, tagged, without, proposed)
    done.forget()
    return done.extraction


@without_cycle_search()
def stages(
    given: ParsedArticle,
    tagged: Iterable[Tagged] = (),
    without: Collection[str] = (),
    proposed: Sequence[Proposed] = (),
) -> Stages:
    """Return what `extract` does with what every step on the way to it came to."""
    repairs = tuple(_repaired(given))
    parsed = repairs[-1].after
    within = Budget(parsed.article.id, parsed.begin, STEPS)
    narrated = NARRATION not in without
    quotations = within("quotations", lambda: _quotations(parsed), Quotations())
    selection = within(
        "reports", lambda: select(parsed, quotations.read, tagged, without, proposed), Selection()
    )
    timeline = Timeline(parsed, tuple(q.outer for q in quotations.read))
    identities = Identities(parsed, quotations.read, selection.kept)
    within("names", lambda: mention_names(parsed, identities), None)
    spoken = within(
        "speakers",
        lambda: _spoken(parsed, selection, quotations, timeline, identities),
        Spoken(),
    )
    claimed = within(
        "claims",
        lambda: _claimed(parsed, selection, spoken, timeline, identities, narrated=narrated),
        Claimed(statements=spoken.statements),
    )
    within("mentions", lambda: _mention_rest(parsed, claimed, identities), None)
    notes = (*selection.notes, *spoken.notes, *claimed.notes, *within.notes)
    extraction = _extraction(parsed, claimed, identities, notes)
    identities.release()
    return Stages(
        given=given,
        repairs=repairs,
        quotations=quotations,
        selection=selection,
        spoken=spoken,
        claimed=claimed,
        extraction=extraction,
        actor_rules=identities.book.rules,
    )


def _repaired(parsed: ParsedArticle) -> Iterator[Repair]:
    """Yield the mends of the parse in their order, each upon the one before."""
    for step, mend in (
        ("labels", with_label_names),
        ("letters", with_letters_apart),
        ("initials", with_initials_joined),
        ("hyphened names", with_hyphened_names),
        ("headline names", with_headline_names),
        ("associations", with_association_names),
        ("titles", with_titles_apart),
        ("cut names", with_names_whole),
        ("names", with_people_labelled),
        ("bodies", with_bodies_labelled),
        ("bodies by letters", with_bodies_by_letters),
        ("joints", with_attachments_mended),
    ):
        parsed = mend(parsed)
        yield Repair(step, parsed)


def _quotations(parsed: ParsedArticle) -> Quotations:
    """Return the quotations that marks make, and how they are read where a mark was lost."""
    marked = find_quotes(parsed)
    return Quotations(marked=marked, read=closed_at_tags(parsed, marked))


def _spoken(
    parsed: ParsedArticle,
    selection: Selection,
    quotations: Quotations,
    timeline: Timeline,
    identities: Identities,
) -> Spoken:
    """Return who speaks in the reports that were kept, and the statements that they make."""
    said, dropped = attributions(parsed, selection.kept, identities)
    made = [statement_of(parsed, s, identities, quotations.read, timeline) for s in said]
    made, notes = held(parsed, said, made)
    sources = sources_of(parsed, said, made, identities)
    made = [replace(told, sources=own) for told, own in zip(made, sources, strict=True)]
    made = [replace(told, confidence=_sureness(told, parsed)) for told in made]
    reports = {s.id: s.report for s in said}
    statements = carry_days(parsed, reports, made, identities.actors, timeline)
    return Spoken(attributions=said, statements=tuple(statements), dropped=dropped, notes=notes)


def _claimed(
    parsed: ParsedArticle,
    selection: Selection,
    spoken: Spoken,
    timeline: Timeline,
    identities: Identities,
    *,
    narrated: bool,
) -> Claimed:
    """Return what the statements and the article itself claim, with times and targets.

    The article claims nothing that is reported, though no statement came of the report.
    """
    note_first_persons(parsed, identities, spoken.statements)
    reports = list(selection.kept)
    own = list(spoken.statements)
    made = propositions(parsed, reports, own, identities, narrated=narrated)
    claims, statements, in_words = made
    said = spoken.attributions
    aimed, notes = with_proposed_targets(parsed, said, statements, identities)
    willed = tuple(with_intentions(parsed, said, aimed, identities))
    claims = left_open(with_event_times(parsed, claims, timeline), reports, willed)
    notes = (*notes, *claimed_in_words(parsed.article.id, in_words))
    return Claimed(propositions=claims, statements=willed, notes=notes)


def _sureness(statement: Statement, parsed: ParsedArticle) -> float:
    """Return the estimate of how often a statement like it is right."""
    counted = statement.confidence
    if Finder.RULES not in statement.found_by:
        return counted
    found = confidence_of(statement, parsed.article.text, counted)
    return agreed(found) if found_elsewhere(statement) else found


def _mention_rest(parsed: ParsedArticle, claimed: Claimed, identities: Identities) -> None:
    """Find the mentions within phrases and those by pronouns."""
    mention_nested(parsed, identities)
    mention_pronouns(parsed, identities, claimed.statements)


def _extraction(
    parsed: ParsedArticle,
    claimed: Claimed,
    identities: Identities,
    notes: tuple[Diagnostic, ...],
) -> Extraction:
    """Return all that the article tells, with every place that mentions an actor."""
    return Extraction(
        article=parsed.article.id,
        statements=claimed.statements,
        propositions=claimed.propositions,
        actors=tuple(sorted(identities.actors.values(), key=lambda a: a.id)),
        mentions=tuple(sorted(identities.mentions.values(), key=_by_place)),
        diagnostics=notes,
    )


def _by_place(mention: Mention) -> tuple[int, int, str]:
    return mention.span.start, mention.span.end, mention.actor
