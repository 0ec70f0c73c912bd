"""Answers: who answers whom, by what his words point at or what ties them to a charge."""
