"""The rules that find reports: one kind of cue each. `reports.report_rules` lists them."""
