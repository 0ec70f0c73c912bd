"""The command `kg`: data on stdout, talk on stderr; what broke is one line and an exit code.

    0    fine
    1    findings: a file that could not be read, a graph that does not conform
    2    the call cannot be carried out: a wrong option, nothing to read, a broken set-up
    130  interrupted

The modules that define commands import nothing heavy: `kg --help` has 0.15 s, and rdflib alone
takes twice that. A command imports what it needs when it runs.
"""

from kg.cli.main import main, run

__all__ = ["main", "run"]
