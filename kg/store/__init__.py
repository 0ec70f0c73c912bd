"""The collection of a folder: its articles, what was extracted from each, and its runs, kept."""

from kg.store.collection import Collection, Kept, Run, opened

__all__ = ["Collection", "Kept", "Run", "opened"]
