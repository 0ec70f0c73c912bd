# violation: statement-list
# where: ?this a kg:Statement ; kg:act act:warn
# An act of a PLOVER type that there is not.
INSERT DATA { ?this kg:plover ptype:GOSSIP }
