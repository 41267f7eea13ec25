"""Models of others as taggers: tiny ones with random weights, saved to disk and opened by their folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from waqai.heavy import SHIPPED_TAGGER
from waqai.model import ReadOptions, UsageError
from waqai.pipeline import read_inputs
from waqai.readers.choosing import read_by, settled
from waqai.readers.taggers import open_tagger

WORDS = ["وصلت", "ليلى", "حمدان", "إلى", "ميناء", "صحار", "،", "وغادر", "الوفد", "."]
SENTENCES = (tuple(WORDS), (), tuple(WORDS[:3]))
WITHOUT = "token classifiers of Hugging Face are not tested: pip install 'waqai[hub]'"


def tiny_tokenizer(folder: Path):
    tokenizers = pytest.importorskip("tokenizers", reason=WITHOUT)
    transformers = pytest.importorskip("transformers", reason=WITHOUT)
    vocabulary = {"[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3, "[MASK]": 4}
    for word in (*WORDS, *(f"##{letter}" for letter in "ابتسنم"), *"ابتسنم"):
        vocabulary.setdefault(word, len(vocabulary))
    raw = tokenizers.Tokenizer(tokenizers.models.WordPiece(vocabulary, unk_token="[UNK]"))
    raw.pre_tokenizer = tokenizers.pre_tokenizers.BertPreTokenizer()
    raw.post_processor = tokenizers.processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    made = transformers.PreTrainedTokenizerFast(
        tokenizer_object=raw, unk_token="[UNK]", pad_token="[PAD]", cls_token="[CLS]", sep_token="[SEP]",
        mask_token="[MASK]", model_max_length=64,
    )  # fmt: skip
    made.save_pretrained(folder)
    return made


@pytest.fixture
def classifier(tmp_path: Path) -> Path:
    """A token classifier of 16 dimensions that says B-PER of every piece, since its last layer is set so."""
    torch = pytest.importorskip("torch", reason=WITHOUT)
    transformers = pytest.importorskip("transformers", reason=WITHOUT)
    folder = tmp_path / "tiny-classifier"
    size = len(tiny_tokenizer(folder))
    torch.manual_seed(7)
    names = {0: "O", 1: "B-PER", 2: "I-PER", 3: "B-LOC", 4: "I-LOC", 5: "B-MISC"}
    config = transformers.BertConfig(
        vocab_size=size, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
        max_position_embeddings=64, id2label=names, label2id={name: n for n, name in names.items()},
    )  # fmt: skip
    transformers.BertForTokenClassification(config).save_pretrained(folder)
    return folder


def test_a_classifier_answers_within_its_sentences(classifier: Path) -> None:
    answers = open_tagger(str(classifier)).tag(SENTENCES)
    assert len(answers) == len(SENTENCES)
    assert not answers[1].spans
    for sentence, answer in zip(SENTENCES, answers, strict=True):
        ends = [0, *(edge for span in answer.spans for edge in span[:2]), len(sentence)]
        assert ends == sorted(ends)
        assert all(span.type in ("person", "place") and 0 <= span.score <= 1 for span in answer.spans)


def test_a_classifier_answers_the_same_alone_and_among_others(classifier: Path) -> None:
    tagger = open_tagger(str(classifier))
    together, alone = tagger.tag(SENTENCES), [tagger.tag([one])[0] for one in SENTENCES]
    assert [[span[:3] for span in one.spans] for one in together] == [[span[:3] for span in one.spans] for one in alone]


def test_what_a_classifier_says_reaches_the_reading(classifier: Path) -> None:
    torch = pytest.importorskip("torch", reason=WITHOUT)
    transformers = pytest.importorskip("transformers", reason=WITHOUT)
    model = transformers.BertForTokenClassification.from_pretrained(classifier)
    with torch.no_grad():
        model.classifier.weight.zero_()
        model.classifier.bias.copy_(torch.tensor([0.0, 9.0, 0.0, 0.0, 0.0, 0.0]))
    model.save_pretrained(classifier)
    page = classifier.parent / "page.txt"
    page.write_text("وصول الوفد\n\nوصلت المستشارة إلى الميناء صباح الأحد وغادر الوفد مساء اليوم نفسه.", "utf-8")
    read = {name: next(iter(read_inputs([str(page)], ReadOptions(tagger=name)))) for name in ("none", str(classifier))}
    rules = {mention.rule for mention in read["none"].readings[0].mentions}
    assert "tagger" in {mention.rule for mention in read[str(classifier)].readings[0].mentions} - rules


def test_other_weights_are_another_reader(classifier: Path) -> None:
    one = read_by(settled(ReadOptions(tagger=str(classifier))))
    assert one[0].startswith("tiny-classifier ")
    assert one != read_by(settled(ReadOptions(tagger="none"))) == []


def test_a_classifier_without_names_is_refused(classifier: Path) -> None:
    transformers = pytest.importorskip("transformers", reason=WITHOUT)
    config = transformers.AutoConfig.from_pretrained(classifier)
    config.id2label = {n: f"LABEL_{n}" for n in range(6)}
    config.save_pretrained(classifier)
    with pytest.raises(UsageError, match="none of the model's labels names a kind of name"):
        open_tagger(str(classifier))


@pytest.fixture
def gliner(tmp_path: Path) -> Path:
    """A GLiNER model on an encoder of 16 dimensions."""
    torch = pytest.importorskip("torch", reason=WITHOUT)
    transformers = pytest.importorskip("transformers", reason=WITHOUT)
    library = pytest.importorskip("gliner", reason="GLiNER models are not tested: pip install 'waqai[hub]'")
    encoder, folder = tmp_path / "encoder", tmp_path / "tiny-gliner"
    tokenizer = tiny_tokenizer(encoder)
    torch.manual_seed(7)
    shape = transformers.BertConfig(
        vocab_size=len(tokenizer), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
        max_position_embeddings=64,
    )  # fmt: skip
    transformers.BertModel(shape).save_pretrained(encoder)
    config = library.GLiNERConfig(model_name=str(encoder), hidden_size=16, max_width=4, max_len=64)
    library.GLiNER.from_config(config).save_pretrained(folder)
    return folder


def test_gliner_answers_within_its_sentences(gliner: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tagger = open_tagger(str(gliner))
    monkeypatch.setattr("waqai.readers.gliner_tagger.LEAST", 0.0)
    answers = tagger.tag(SENTENCES)
    assert len(answers) == len(SENTENCES)
    assert answers[0].spans
    assert not answers[1].spans
    for words, answer in zip(SENTENCES, answers, strict=True):
        assert all(0 <= span.first < span.last <= len(words) for span in answer.spans)


def test_a_folder_that_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"neither tagger\.toml nor"):
        open_tagger(str(tmp_path))


def test_a_name_that_is_nowhere() -> None:
    with pytest.raises(UsageError, match="no such folder"):
        open_tagger("nobody/no-such-model")


def test_rules_need_no_tagger() -> None:
    assert settled(ReadOptions(reader="rules", tagger=SHIPPED_TAGGER)).tagger == "none"
