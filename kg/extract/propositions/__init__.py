"""What is claimed, free of who claims it: events with identified roles, labels and stances.

Comes in: reports, statements and events. Goes out: propositions, one for one claim everywhere, and
how each statement stands towards it.
"""
