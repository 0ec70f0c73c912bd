"""On which day something was said: told with it, or carried on from what is told around it."""
