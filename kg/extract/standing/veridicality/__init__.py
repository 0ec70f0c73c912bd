"""How firmly a predicate stands: one walk from a verb or event noun up through what governs it.

`standing_at` is the door. The walk reads a predicate's own clause or phrase (`own`, `phrase`) and
what the governing word does to it (`governors`, `nominals`, by the signatures of
`data/signatures.toml`), and puts the two together, step by step, up to the root of the sentence or
the edge of a content.
"""

from kg.extract.grammar.verb_forms import Tense
from kg.extract.standing.veridicality.predicate_standing import PredicateStanding
from kg.extract.standing.veridicality.projection import standing_at

__all__ = ["PredicateStanding", "Tense", "standing_at"]
