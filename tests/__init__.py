"""The tests and benchmarks: they run with the guard off, so that it hides no bug."""

import os

os.environ["KG_STRICT"] = "1"
