"""The rules that find reports: one kind of cue each. `kg.extract.reports.registry` lists them."""
