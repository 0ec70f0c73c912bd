"""Acts by where whom they are done to stands: the columns `target` of `ontology/data/act.toml`.

In: nothing. Out: sets of acts, made once of the table; an act is added there alone.
"""

from __future__ import annotations

from kg.model import Act
from ontology.lists import closed_list

_PLACES = {
    Act(value): frozenset(row.get("target", ())) for value, row in closed_list("act").rows.items()
}


def _at(place: str) -> frozenset[Act]:
    return frozenset([act for act, places in _PLACES.items() if place in places])


DONE_TO = frozenset([act for act, places in _PLACES.items() if places - {"author"}])
"""Acts with somebody to whom they are done, be it by an object or by saying it to him."""

ON_OBJECT = _at("object")
"""Acts whose object is the target before anybody else: "accused | Chad | of", "asked | Chad |"."""

PUT_TO_HEARER = _at("hearer")
"""Acts that are put to somebody by what they are: one warns, asks, urges him."""

OF_DEEDS = _at("doer")
"""Acts that judge whoever did what they name: "condemned | Chad |'s raid"."""

OF_WORDS = _at("author")
"""Acts that answer whoever said, asked or offered what they name: "rejected | Chad |'s claims"."""

OF_WHOM = _at("content")
"""Acts whose content may be somebody: "praised | Chad |", "threatened | Chad |"."""

ON_SUBJECT = _at("subject")
"""Acts done to whom their clause tells of: "alleged that | Chad | lied"."""

BEHIND_THE_VERB = {Act(v): link for v, link in closed_list("act").column("target_after").items()}
"""What stands before whom an act is done to: "demanded answers | from | Chad"."""
