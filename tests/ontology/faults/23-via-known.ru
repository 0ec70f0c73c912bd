# violation: via-known
# where: ?this a kg:Statement
# It came through somebody unknown.
INSERT DATA { ?this kg:via <actor/nobody> }
