"""What an article tells of its names, whoever is looked for: its people, home, short names."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.actors.facts.acronyms import acronyms, foreign_acronyms, short_names_of_firms
from kg.extract.actors.facts.home_country import home_country, sole_home
from kg.extract.actors.facts.outlets import short_names_of_outlets
from kg.extract.actors.facts.people import People

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.gazetteer import Country
    from kg.model import Token
    from kg.parse import ParsedArticle


class ArticleFacts:
    """Facts of one article, each read once, when it is asked for."""

    def __init__(self, parsed: ParsedArticle, speakers: tuple[Token, ...] = ()) -> None:
        self._parsed = parsed
        self._speakers = speakers

    @cached_property
    def people(self) -> People:
        """The people named in the article."""
        return People(self._parsed)

    @cached_property
    def home(self) -> Country | None:
        """The country whose organs need no adjective in this article."""
        return home_country(self._parsed)

    @cached_property
    def sole_home(self) -> Country | None:
        """The home country, if no other speaks in the article as often."""
        return sole_home(self._parsed, self.home, self._speakers)

    @cached_property
    def acronyms(self) -> Mapping[str, str]:
        """Long names by the acronyms and short names that the article gives them."""
        others = {**short_names_of_outlets(self._parsed), **foreign_acronyms(self._parsed)}
        return {**others, **short_names_of_firms(self._parsed), **acronyms(self._parsed)}
