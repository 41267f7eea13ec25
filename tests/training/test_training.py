"""The making of the tagger, on sentences written here: what is left out, what is joined, what the chain loses."""

from __future__ import annotations

import lzma
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("gensim")
pytest.importorskip("seqeval")
pytest.importorskip("onnx")

import torch

from training.corpora import Sentence, named
from training.crf import Chain
from training.finetune import Example, Inputs, groups, label_sets, some
from training.grammar import aligned, answer
from training.labelled import cut, joined, own_labels
from training.leaks import Held
from training.lexicon import rounded
from training.network import Tagger
from training.pretrain import batches, padded
from training.steps import lend
from waqai.readers.tagger import turned
from waqai.readers.tagger_decoding import best, whole
from waqai.readers.tagger_hints import WIDTH, Hints, packed
from waqai.readers.tagger_tables import Rows, Table

SIZES = {"size": 8, "ends": 4, "inner": 6, "hidden": 5, "mixed": 6, "top": 5, "hints": WIDTH}
LABELS = {"clean": ["O", "B-PER", "I-PER"]}


def tiny_table() -> Table:
    draw = np.random.default_rng(3).normal
    words, scales = rounded(draw(size=(2, 8)).astype(np.float32))
    grams, gram_scales = rounded(draw(size=(50, 8)).astype(np.float32))
    return Table(["في", "مدينه"], words, scales, grams, gram_scales, (3, 5))


def test_a_held_out_sentence_is_known_however_its_clitics_are_cut() -> None:
    held = Held([["و", "سافرت", "القافلة", "إلى", "الواحة", "ب", "ليل"]])
    assert held.holds(["وسافرت", "القافله", "الي", "الواحة", "بليل", "."])
    assert not held.holds(["وسافرت", "القافلة"])


def test_a_run_of_a_held_out_sentence_is_found_within_a_longer_one() -> None:
    long = [f"كلمة{number}" for number in range(1000, 1030)]
    held = Held([long])
    assert held.holds(["مقدمة", "طويلة", *long[4:20], "خاتمة"])
    assert not held.holds(["مقدمة", *long[4:7], "خاتمة"])


def test_clitics_are_joined_and_labels_lead_back() -> None:
    one = Sentence(("و", "غادر", "نديم", "قرية", "ه", "ل", "الواحة"), ("O", "O", "B-PER", "O", "O", "O", "B-LOC"))
    whole_words = joined(one, fane=True)
    assert whole_words.forms == ("وغادر", "نديم", "قريته", "للواحه")
    assert own_labels(whole_words, list(whole_words.labels)) == list(one.labels)


def test_a_long_sentence_is_cut_where_no_name_runs_on() -> None:
    labels = tuple("I-PER" if 40 < at < 99 else "B-PER" if at == 40 else "O" for at in range(150))
    pieces = cut(joined(Sentence(tuple(["رمل"] * 150), labels), fane=False))
    assert sum(len(piece.forms) for piece in pieces) == 150
    assert all(not piece.labels[0].startswith("I-") for piece in pieces)


def test_a_packed_part_is_read_with_its_sentences(tmp_path: Path) -> None:
    folder = tmp_path / "ner" / "anercorp"
    folder.mkdir(parents=True)
    with lzma.open(folder / "train.conll.xz", "wt", encoding="utf-8") as out:
        out.write("نام\tO\nنديم\tB-PER\n\nثم\tO\n")
    assert [one.words for one in named(tmp_path, "anercorp", "train")] == [("نام", "نديم"), ("ثم",)]


def test_the_chain_loses_less_with_better_scores_and_never_allows_what_cannot_be() -> None:
    chain = Chain(LABELS["clean"])
    aims, lengths = torch.tensor([[1], [2]]), torch.tensor([2])
    good = torch.tensor([[[0.0, 5.0, 0.0]], [[0.0, 0.0, 5.0]]])
    assert 0 < chain.loss(good, aims, lengths) < chain.loss(-good, aims, lengths)
    inside_first = whole(np.array([[[0, 0, 9]], [[0, 0, 9]]], dtype=np.float32))
    found = best(inside_first, whole(chain.scores().detach().numpy()), np.array([2]))
    assert found[:, 0].tolist() == [1, 2]


def test_the_loss_of_a_padded_sentence_is_that_of_the_sentence() -> None:
    chain = Chain(LABELS["clean"])
    scores = torch.randn(4, 1, 3)
    aims = torch.tensor([[0], [1], [0], [0]])
    alone = chain.loss(scores[:2], aims[:2], torch.tensor([2]))
    assert torch.isclose(alone, chain.loss(scores, aims, torch.tensor([2])))


def test_padding_and_company_change_no_score() -> None:
    torch.manual_seed(1)
    tagger = Tagger(SIZES, LABELS).eval()
    inputs = Inputs(Rows(tiny_table()), Hints(*packed([("نديم", "name")])))
    alone = tagger(inputs.batch([["نديم", "في", "مدينه"]]))
    together = tagger(inputs.batch([["نديم", "في", "مدينه"], ["كلام"] * 20]))
    assert torch.allclose(alone[1:4, 0], together[1:4, 0], atol=1e-5)


def test_sentences_read_backwards_keep_their_padding_behind() -> None:
    assert turned(np.array([3, 1]), 3)[:, 0].tolist() == [2, 1, 0]
    rows, starts = np.array([7, 8, 9], dtype=np.int32), np.array([0, 3])
    assert padded(rows, starts, np.array([0]), backwards=True)[:5, 0].tolist() == [0, 9, 8, 7, 0]


def test_batches_of_one_seed_are_the_same_and_hold_one_shape_a_length() -> None:
    starts = np.cumsum([0, *([5] * 40), *([30] * 9)])
    once, again = (next(batches(starts, 100, seed=4)).tolist() for _ in range(2))
    assert once == again


def test_wikipedia_is_thinned_and_news_is_not() -> None:
    news, wiki = Example(("نص",), {"clean": ("O",)}), Example(("نص",), {"wiki": ("O",)})
    kept = some([news, *([wiki] * 200)], 0.5, np.random.default_rng(2))
    assert kept[0] == news
    assert 60 < len(kept) < 140
    assert sum(map(len, groups([news, wiki], 10, np.random.default_rng(2)))) == 2
    assert label_sets([news])["clean"] == ["O"]


def test_syntactic_words_become_pieces_of_printed_words() -> None:
    rows = [("و", "CCONJ"), ("ل", "ADP"), ("لواحة", "NOUN"), ("رمال", "NOUN"), ("ها", "PRON"), (".", "PUNCT")]
    one = aligned("وللواحة رمالها.", rows)
    assert one.words == ("وللواحة", "رمالها", ".")
    assert answer(one.pieces[0], one.tags[0]) == ("ول", "", "NOUN")
    assert answer(one.pieces[1], one.tags[1]) == ("", "ها", "NOUN")


def test_a_head_takes_a_share_of_its_sisters_weights() -> None:
    tagger = Tagger(SIZES, {"news": ["O", "B-X", "I-X"], "wiki": ["O", "B-X", "I-X"]})
    state = {name: one.clone() for name, one in tagger.state_dict().items()}
    lend(state, "news", "wiki", 0.25)
    before = tagger.state_dict()
    wanted = 0.75 * before["heads.wiki.weight"] + 0.25 * before["heads.news.weight"]
    assert torch.allclose(state["heads.wiki.weight"], wanted)
    assert torch.equal(state["heads.news.weight"], before["heads.news.weight"])
