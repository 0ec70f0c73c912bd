# violation: stance-strength
# where: ?this a kg:Statement ; kg:act act:deny ; kg:stance ?x FILTER NOT EXISTS { ?other kg:stance ?x FILTER (?other != ?this) }
# A denial that takes a positive stand as fact.
DELETE { ?x kg:polarity ?p ; kg:modality ?m ; kg:certainty ?c } INSERT { ?x kg:polarity polarity:pos ; kg:modality modality:realis ; kg:certainty certainty:unspecified } WHERE { ?this kg:stance ?x . ?x kg:polarity ?p ; kg:modality ?m ; kg:certainty ?c }
