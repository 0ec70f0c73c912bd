"""Quotations: the cue that each belongs to, who speaks there, and which marks were lost."""
