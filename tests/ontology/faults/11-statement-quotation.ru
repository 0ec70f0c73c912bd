# violation: statement-list
# where: ?this a kg:Statement FILTER NOT EXISTS { ?this kg:act act:deny } FILTER NOT EXISTS { ?this kg:act act:decline }
# A quotation that is not in the list.
DELETE { ?this kg:quotation ?old } INSERT { ?this kg:quotation quotation:loose } WHERE { ?this kg:quotation ?old }
