# violation: negative-act
# where: ?this a kg:Statement ; kg:act act:decline
# To decline with a positive polarity.
DELETE { ?this kg:polarity ?old } INSERT { ?this kg:polarity polarity:pos } WHERE { ?this kg:polarity ?old }
