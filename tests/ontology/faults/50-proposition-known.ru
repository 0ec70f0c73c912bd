# violation: proposition-known
# where: ?this a kg:Statement
# A stance that nothing describes.
INSERT DATA { ?this kg:stance <stance/none> }
