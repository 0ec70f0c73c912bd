# violation: statement-list
# where: ?this a kg:Statement ; kg:modality modality:future FILTER NOT EXISTS { ?this kg:act act:deny } FILTER NOT EXISTS { ?this kg:act act:decline }
# A modality that is not in the list.
DELETE { ?this kg:modality ?old } INSERT { ?this kg:modality modality:maybe } WHERE { ?this kg:modality ?old }
