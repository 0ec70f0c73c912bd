# violation: link-reason
# where: ?this a kg:Link
# A link without a reason.
DELETE WHERE { ?this kg:reason ?old }
