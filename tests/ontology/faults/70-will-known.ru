# violation: will-known
# where: ?this a kg:Statement
# The will of somebody whom nothing describes.
INSERT DATA { ?this kg:willOf <actor/no-one> }
