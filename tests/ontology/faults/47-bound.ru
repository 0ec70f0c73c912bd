# violation: quantity-valid
# where: ?this a kg:Proposition ; kg:quantity ?q
# A bound that is not in the list.
DELETE { ?q kg:bound ?old } INSERT { ?q kg:bound bound:some } WHERE { ?this kg:quantity ?q . ?q kg:bound ?old }
