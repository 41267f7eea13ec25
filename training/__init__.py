"""How the tagger that ships is made: from the annotated corpora and the unlabelled text to the model's folder.

Needs the extra `waqai[training]` and the data folder; `make train` runs every step.  Nothing in `waqai` imports this.
"""

import os

# oneDNN keeps a kernel, with its memory, for every shape of a batch; of thousands of shapes it must forget.
os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "64")
