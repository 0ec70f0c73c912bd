"""The protocol of extractors, and those that are installed, by name.

An extractor reads one article and hands over statements as candidates (`kg.extract.candidate`).
The rules are one, a language model (`kg.llm`) is another, and other packages bring theirs: a
function without arguments, or a class, in the entry-point group `kg.extractors`, under its name.
`kg.extract.conformance` checks one from anybody's tests.
"""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from kg.errors import ConfigError

if TYPE_CHECKING:
    from kg.extract.candidate import Candidates
    from kg.model import Article
    from kg.parse import ParsedArticle

GROUP = "kg.extractors"
RULES, LLM = "rules", "llm"
BOTH = "both"
"""What asks for both of them."""
PROPOSED = (LLM, "plugin")
"""How the rules begin that statements of other extractors carry."""
UNPARSED = "-unparsed"
"""How the rule is called of what was found in an article that nothing parses, behind its name."""


_OPEN = "how often it is right was not measured"
OTHER_RULES = {
    "llm": "a language model, whose words stand in the article and hold against the parse;"
    f" {_OPEN}",
    "llm-unparsed": "a language model, in a language that nothing parses: its words stand in the"
    f" article, but neither clauses nor noun phrases were checked; {_OPEN}",
    "plugin:*": f"an extractor of another package, whose places hold against the parse; {_OPEN}",
    "plugin-unparsed:*": "an extractor of another package, in a language that nothing parses:"
    f" neither clauses nor noun phrases were checked; {_OPEN}",
}
"""What statements of other extractors carry for their rule, in words; `*` is their own name."""


@runtime_checkable
class Extractor(Protocol):
    """Reads an article and hands over statements as candidates.

    `name` is lower case, of letters, digits and hyphens. The same article gives the same
    candidates. An article comes parsed where it is in English and bare where it is not.
    """

    @property
    def name(self) -> str:
        """What its statements are said to be found by."""

    def candidates(self, read: ParsedArticle | Article, /) -> Candidates:
        """Return what it finds in an article."""


def names_of(asked: str) -> tuple[str, ...]:
    """Return the names of the extractors that an option asks for, each once.

    >>> names_of("both"), names_of("rules,mine")
    (('rules', 'llm'), ('rules', 'mine'))
    """
    parts = [part.strip() for part in asked.split(",") if part.strip()]
    names = [n for part in parts for n in ((RULES, LLM) if part == BOTH else (part,))]
    if not names:
        raise ConfigError("--extractor names nothing: rules, llm, both, or one of a package")
    return tuple(dict.fromkeys(names))


def registered(name: str) -> Extractor:
    """Return the extractor that is installed under a name; ConfigError where none is."""
    found = {point.name: point for point in entry_points(group=GROUP)}
    if name not in found:
        known = ", ".join(sorted({*found, LLM, BOTH}))
        raise ConfigError(f"no extractor {name!r} is installed; there are: {known}")
    made: object = found[name].load()()
    if not isinstance(made, Extractor):
        raise ConfigError(f"the extractor {name!r} has no `name` and `candidates`")
    return made


def rule_name(name: str, *, parsed: bool = True) -> str:
    """Return the rule that statements found by an extractor carry.

    >>> rule_name("llm"), rule_name("mine"), rule_name("llm", parsed=False)
    ('llm', 'plugin:mine', 'llm-unparsed')
    """
    own = LLM if name == LLM else "plugin"
    rule = own if parsed else own + UNPARSED
    return rule if name == LLM else f"{rule}:{name}"
