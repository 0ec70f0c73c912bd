# violation: actor-reference
# where: ?this a kg:Actor FILTER NOT EXISTS { ?this schema:affiliation|schema:parentOrganization ?h }
# An actor who belongs to somebody unknown.
INSERT DATA { ?this schema:affiliation <actor/nobody> }
