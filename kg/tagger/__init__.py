"""A small neural tagger of attributions: who is the source, which words report, what is reported.

An optional part beside the rules of `kg.extract`, which knows nothing of it. A folder with a model
tags words (`runtime`), plain rules join the tagged words into attributions (`link`), and `train`
makes such a folder out of marked texts. Offsets are code points of the text as read, half-open.
Nothing here is imported unless somebody asks for it: numpy, onnxruntime, tokenizers and torch are
extras.
"""

from pathlib import Path

BUILT_IN = Path(__file__).parent / "built_in"
"""The folder of the tagger that comes with sayso; its README.md says what it was taught with."""
