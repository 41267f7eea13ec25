"""Words between marks that nothing brings in: whether they are somebody's words, and no name, irony or heading."""

from __future__ import annotations

from waqai.extract.marked_names import LONG_PIECE
from waqai.extract.staging import Stage

# A marked sentence of its own has so many words, behind others of its line.
SHORTEST_SENTENCE, NEAR = 5, 40
STOPS = (".", "!", "?", "؟")
# A sentence of fewer words without a stop is a heading.
LONGEST_HEADING = 30


def speaks_for_itself(stage: Stage, piece: int) -> bool:
    """A long piece inside a sentence of the body, without any cue: somebody's words, one doesn't know whose."""
    first, last = stage.inner(piece)
    sentence = stage.doc.sentence_at(stage.pieces[piece].outer.start)
    if sentence is None or sentence.title:
        return False
    if is_whole_sentence(stage, piece):
        return True
    if last - first < LONG_PIECE:
        return False
    if stage.pieces[piece].closed and any(stage.doc.words[k].form == "." for k in range(first, last - 1)):
        return True  # several sentences are no name
    length = sentence.last - sentence.first
    heading = length < LONGEST_HEADING and stage.doc.words[sentence.last - 1].form not in (".", "..", "!", "؟")
    return length > last - first + 3 and stage.pieces[piece].closed and not heading


def is_whole_sentence(stage: Stage, piece: int) -> bool:
    """Whether a piece of some words is a sentence of its own behind others of its line: no name, no heading."""
    first, last = stage.inner(piece)
    text, (span, outer, closed, _) = stage.doc.text, stage.pieces[piece]
    before = text[max(0, outer.start - NEAR) : outer.start].rpartition("\n")[2].rstrip()
    behind = text[outer.end : outer.end + 2].lstrip()
    ends = text[span.end - 1] in STOPS or text[span.end : outer.end][:1] in STOPS or behind[:1] in STOPS
    return closed and last - first >= SHORTEST_SENTENCE and ends and before.rstrip('”»"').endswith(STOPS)
