"""The country that a table's cell gives: by code, name or Wikidata id."""

from __future__ import annotations

from functools import lru_cache

from kg.gazetteer import gazetteer
from kg.gazetteer.names import fold


@lru_cache(maxsize=1 << 12)
def country_code(text: str) -> str | None:
    """Return the alpha-3 code of a country given by a code, a name or a Wikidata id, or None."""
    names = gazetteer()
    code = text.strip().rsplit("/", 1)[-1]
    if code.upper() in names.countries:
        return code.upper()
    for country in names.countries.values():
        if code in (country.wikidata, country.alpha2, country.alpha2.casefold()):
            return country.alpha3
    found = names.places.get(fold(text))
    return found.alpha3 if found is not None else None
