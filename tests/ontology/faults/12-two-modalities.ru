# violation: statement-list
# where: ?this a kg:Statement ; kg:modality modality:future
# Two modalities at once.
INSERT DATA { ?this kg:modality modality:realis }
