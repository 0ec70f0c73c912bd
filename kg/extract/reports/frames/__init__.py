"""The frames in which a cue's content may stand, and how far that content reaches."""
