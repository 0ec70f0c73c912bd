"""What a name or a noun phrase tells by itself: people, states, bodies, offices, groups."""
