"""What can be wrong with the program's set-up or its input files.

Problems *in* an article or a record are values (`kg.model.Diagnostic`, `ontology.Violation`)
and travel with the graph; an exception means that the run cannot do what it was asked to.

    KgError
    ├── InputError      nothing to read, an unreadable graph or sidecar
    └── ConfigError     an unknown exporter, query, option value; the message lists the known ones
"""

from __future__ import annotations


class KgError(Exception):
    """Base of every error that the command line turns into one line and exit code 2."""


class InputError(KgError):
    """The input named cannot be read at all."""


class ConfigError(KgError):
    """A name or value given by the caller is not one of the known ones."""
