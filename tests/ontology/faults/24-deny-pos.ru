# violation: negative-act
# where: ?this a kg:Statement ; kg:act act:deny ; kg:modality modality:realis
# To deny with a positive polarity.
DELETE { ?this kg:polarity ?old } INSERT { ?this kg:polarity polarity:pos } WHERE { ?this kg:polarity ?old }
