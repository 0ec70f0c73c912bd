"""How good is it: statements found, compared with what careful readers wrote down."""
