# violation: statement-article
# where: ?this a kg:Statement
# A statement of an article that nothing describes.
DELETE { ?old ?about ?value } WHERE { ?this prov:wasQuotedFrom ?old . ?old ?about ?value }
