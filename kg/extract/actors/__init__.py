"""Who is who in one article: from noun phrases to actors, with the reason for each.

Comes in: a head token. Goes out: ids of actors; their records and mentions leave with the article.
`facts` says what a name or a phrase tells by itself, `coreference` what it takes up again.
"""
