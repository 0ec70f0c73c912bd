"""What the parser and the recogniser get wrong, mended once, before any rule reads the parse.

Comes in: a parsed article. Goes out: the same with better joints, names and entities. A new mend
needs a case that shows the mistake and one that is no mistake.
"""
