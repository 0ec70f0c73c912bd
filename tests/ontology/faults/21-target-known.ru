# violation: target-known
# where: ?this a kg:Statement
# A target whom nothing describes.
INSERT DATA { ?this kg:target <actor/nobody> }
