"""From statements to how they bear on each other: restated, backed, contradicted, answered."""

from kg.link.broader_claims import with_broader
from kg.link.charges.charge_claims import with_charges
from kg.link.issues import with_issues
from kg.link.links import link
from kg.link.origins import with_origins
from kg.link.similar_claims import with_similar
from kg.link.statement_comparison import Passages

__all__ = [
    "Passages",
    "link",
    "with_broader",
    "with_charges",
    "with_issues",
    "with_origins",
    "with_similar",
]
