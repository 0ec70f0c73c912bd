"""Saves pages and the entries of feeds in a folder, politely, for `kg build` to read later.

Comes in: addresses. Goes out: one file an address, its bytes as they were received, and a line in
`fetched.jsonl` beside them (see `kg.articles.fetched`). Everything received is hostile: only web
addresses are followed, none into a private network, and sizes, times and redirects are bounded.

    addresses   which addresses there are, what they are called as files, which are private
    robots      what a site asks of programs (RFC 9309)
    web         one request and its answer
    feed_links  the entries of a feed
    store       the folder
    flow        the flow: whose turn it is, pauses, another try, what is new
"""

from __future__ import annotations

from kg.fetch.flow import Options, Outcome, collect

__all__ = ["Options", "Outcome", "collect"]
