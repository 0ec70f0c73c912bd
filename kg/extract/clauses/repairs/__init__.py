"""What the parser gets wrong in a known, regular way, mended on the tree that clauses are read of.

`order` lists the repairs; `places` has those of words hung in the wrong place,
`word_classes` those of words taken for another kind.
"""
