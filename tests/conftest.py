"""Tests read by the rules alone unless they ask for the tagger, so that no figure hangs on the weights of a model."""

from __future__ import annotations

import os

from waqai.heavy import NO_TAGGER, TAGGER_VARIABLE

os.environ[TAGGER_VARIABLE] = NO_TAGGER
