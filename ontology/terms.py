"""The vocabulary's names as plain Python: closed namespaces and the closed lists.

Members of lists and shortcuts come from `data/*.toml` (`ontology.lists`). The Turtle files beside
this module say what each name means; a test holds the two together. No RDF library is needed here,
so that the record rules and the exporters start quickly.
"""

from __future__ import annotations

from ontology import lists

BASE = "https://w3id.org/sayso/"
NS = BASE + "ns#"
LIST = BASE + "list/"
PLOVER = BASE + "plover/"
PREDICATE = BASE + "predicate/"
SHAPES = BASE + "shapes#"


class Namespace:
    """IRIs under one prefix; asking for a name that the vocabulary lacks is an AttributeError."""

    def __init__(self, iri: str, names: tuple[str, ...]) -> None:
        self.iri = iri
        self.names = names
        self._known = frozenset(names)

    def __getattr__(self, name: str) -> str:
        if name.startswith("_") or name not in self._known:
            raise AttributeError(f"{self.iri} has no term {name!r}")
        return self.iri + name


CLASSES = (
    "Actor",
    "Appearance",
    "DerivedGraph",
    "Judgement",
    "Link",
    "Method",
    "Origin",
    "Proposition",
    "Quantity",
    "Run",
    "Stance",
    "Statement",
    "Thing",
)

ROLES = ("agent", "recipient", "theme", "attribute", "place", "instrument", "topic")
"""Roles that a predicate's participants take, each a property of the same name."""

PROPERTIES = (
    *("act", "actorType", "addressee", "addresseeMention", "bound", "certainty", "condition"),
    *("antecedent", "consequent", "exception"),
    *("content", "context", "countryCode", "cue", "evidence", "hedge", "linkKind", "linkSource"),
    *("linkTarget", "mode", "modality", "named", "origin", "participant", "plover", "polarity"),
    *(
        "confidence",
        "foundBy",
        "occasion",
        "presupposed",
        "predicate",
        "predicateClass",
        "problem",
        "proposition",
        "publishedBasis",
        "publishedTime",
        "publishedUntil",
        "quantity",
        "quantityMention",
        "quotation",
        "reason",
    ),
    *(
        "repeatedAt",
        "rule",
        "saidOn",
        "eventTimeBasis",
        "saidOnBasis",
        "saidWithin",
        "speakerMention",
        "stance",
        "target",
    ),
    *("targetMention", "trigger", "via", "voice", *ROLES),
    *("shortcutAct", "shortcutModality", "shortcutPolarity"),
    *("contrast", "score", "appearance", "seenIn", "seen"),
    *("judgement", "judges", "verdict", "judgedBy", "feature"),
)

LINK_PROPERTIES = lists.closed_list("link").column("property")
"""The property that joins two statements directly, for each kind of link."""

ACT_SHORTCUTS = lists.closed_list("act").column("shortcut")
"""The derived property from speaker to target, for each act."""

STANCE_SHORTCUTS = tuple(str(row["property"]) for row in lists.stands())
"""The derived properties from speaker to proposition; `kg/export/rdf/shortcuts.py` chooses."""

SHORTCUTS = (*ACT_SHORTCUTS.values(), *STANCE_SHORTCUTS)

KG = Namespace(NS, (*CLASSES, *PROPERTIES, *LINK_PROPERTIES.values(), *SHORTCUTS))

LISTS = {key: tuple(lists.closed_list(key).rows) for key in lists.KEYS}
"""The closed lists: the SKOS concepts of each scheme `LIST + key`, at `LIST + key/member`."""

ACTS = LISTS["act"]
NEGATIVE_ACTS = frozenset(lists.closed_list("act").among("AGAINST"))
"""Acts that are themselves against their content: polarity `neg` is required."""

PLOVER_MODES: dict[str, tuple[str, ...]] = {
    "AGREE": (),
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "SUPPORT": (),
    "CONCEDE": (),
    "COOPERATE": (),
    "AID": (),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        *("seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport"),
        *("withhold", "misinformation", "cyber"),
    ),
    "ASSAULT": (
        *("abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive"),
        *("firearms", "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons"),
        *("crowd-control", "unconventional"),
    ),
}
"""PLOVER's event types, each with its modes (`plover.ttl` has the source and the licence)."""

PLOVER_COOPERATION = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT")
"""PLOVER's event types of cooperation, verbal or material; all others are of conflict."""

PLOVER_CONTEXTS = (
    *("military", "intelligence", "executive", "legislative", "election"),
    *("political_institutions", "pro_democracy", "pro_autocracy", "economic", "legal"),
    *("reparations", "human_rights", "rights_freedoms", "repression", "human_security"),
    *("gender", "lgbt", "religion_ethnicity", "inequality", "diplomatic", "territory"),
    *("peacekeeping", "health", "asylum", "migration", "disasters", "natural_resource"),
    *("environment", "technology", "terrorism", "cbrn", "cyber", "misinformation", "crime"),
    *("corruption", "illegal_drugs", "trafficking"),
)
"""PLOVER's 37 contexts."""
