# violation: negative-act
# where: ?this a kg:Statement ; kg:act act:state
# A refusal of which no side is known.
DELETE { ?this kg:act ?a ; kg:polarity ?p } INSERT { ?this kg:act act:refuse ; kg:polarity polarity:unspecified } WHERE { ?this kg:act ?a ; kg:polarity ?p }
