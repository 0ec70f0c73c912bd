"""The rules that find reports: one kind of cue each. `rule_order` lists them."""
