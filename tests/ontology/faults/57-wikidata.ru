# violation: actor-code
# where: ?this a kg:Actor
# A Wikidata item with a name.
INSERT DATA { ?this skos:exactMatch <http://www.wikidata.org/entity/Norland> }
