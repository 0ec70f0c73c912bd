"""The command line. Commands import what they need when they run: `kg --help` has 0.15 s."""

from kg.cli.main import main

__all__ = ["main"]
