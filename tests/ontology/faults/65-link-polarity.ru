# violation: link-polarity
# where: ?this a kg:Link
# A link with a polarity that there is not.
DELETE { ?this kg:polarity ?old } INSERT { ?this kg:polarity <https://w3id.org/sayso/list/polarity/maybe> } WHERE { ?this a kg:Link OPTIONAL { ?this kg:polarity ?old } }
