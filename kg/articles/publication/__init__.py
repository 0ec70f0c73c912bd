"""When an article was published: dates as people and machines write them, which is believed.

Comes in: dates with the place that each was found in. Goes out: the day and hour of publication,
the reason for believing it, and diagnostics where dates disagree.
"""
