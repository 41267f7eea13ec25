"""The trained tagger: one answer whatever stands beside a sentence, on any machine, and names that no list has."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

model = pytest.importorskip("waqai_model_ar", reason="the weights are a wheel of their own: pip install ./model-ar")

from waqai.heavy import Act, Tagged  # noqa: E402
from waqai.model import UsageError  # noqa: E402
from waqai.readers.tagger import Tagger  # noqa: E402
from waqai.text.words import words_of  # noqa: E402

TEXTS = (
    "قال النقيب سرحان البدراوي إن قاربا غرق قبالة ميناء طرطوس صباح الثلاثاء.",
    "والتقى وزير الزراعة خلدون مرعشلي نظيرته الكينية في نيروبي.",
    "لم يصل أحد.",
    "وأعلنت جمعية هواة الفلك في تطوان أنها سترصد المذنب من مرصد قريب، ولمدة ثلاث ليال.",
)


def sentence(text: str) -> list[str]:
    return [text[word.start : word.end] for word in words_of(text)]


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger(model.folder())


def named(tagger: Tagger, text: str) -> set[tuple[str, str]]:
    words = sentence(text)
    (answer,) = tagger.tag([words])
    return {(" ".join(words[span.first : span.last]), span.type) for span in answer.spans}


def test_names_that_no_list_has_are_found(tagger: Tagger) -> None:
    assert ("سرحان البدراوي", "person") in named(tagger, TEXTS[0])
    assert ("خلدون مرعشلي", "person") in named(tagger, TEXTS[1])
    assert ("نيروبي", "place") in named(tagger, TEXTS[1])


def acts(tagger: Tagger, text: str) -> list[Act]:
    (answer,) = tagger.tag([sentence(text)])
    return list(answer.acts or ())


def likely(one: Act, role: str) -> set[int]:
    return {side.at for side in one.sides if side.role == role and side.score >= 0.5}


def test_acts_are_seen_with_their_status_and_sides(tagger: Tagger) -> None:
    (strike,) = acts(tagger, "قصفت مقاتلات باراغواي مواقع عسكرية في بوليفيا فجر الأحد.")
    assert (strike.at, strike.type, strike.status, likely(strike, "actor")) == (0, "ASSAULT", "occurred", {1, 2})
    arrest = acts(tagger, "ونفت بوليفيا أنها اعتقلت صحفيين من باراغواي.")[-1]
    assert (arrest.at, arrest.type) == (3, "COERCE")
    assert 4 in likely(arrest, "recipient")
    help_ahead = acts(tagger, "وتعتزم باراغواي تقديم مساعدات طبية إلى بوليفيا الشهر المقبل.")
    assert {(one.type, one.status) for one in help_ahead} == {("AID", "planned")}
    sent_ahead = acts(tagger, "وتعتزم باراغواي إرسال مساعدات طبية إلى بوليفيا الشهر المقبل.")  # إرسال may be of troops
    assert max((one.score, one.type, one.status) for one in sent_ahead)[1:] == ("AID", "planned")
    assert not acts(tagger, "تشرق الشمس على الحقول وتغيب خلف التلال البعيدة.")


def test_a_sentence_is_read_alike_alone_and_in_company(tagger: Tagger) -> None:
    alone = [tagger.tag([sentence(text)])[0] for text in TEXTS]
    assert tagger.tag([sentence(text) for text in TEXTS]) == alone
    assert tagger.tag([sentence(text) for text in reversed(TEXTS)]) == alone[::-1]


def test_last_bits_that_differ_between_processors_change_nothing(tagger: Tagger, monkeypatch: Any) -> None:
    """Scores of two processors were seen to differ by some 1e-6; ten times that is put on every score here."""
    before = tagger.tag([sentence(text) for text in TEXTS])
    run, noise = tagger._session.run, np.random.default_rng(5)

    class Other:
        def run(self, names: Any, inputs: Any) -> list[Any]:
            return [part + noise.uniform(-1e-5, 1e-5, part.shape).astype(np.float32) for part in run(names, inputs)]

    monkeypatch.setattr(tagger, "_session", Other())
    assert tagger.tag([sentence(text) for text in TEXTS]) == before


def test_threads_change_nothing(tagger: Tagger) -> None:
    both = Tagger(model.folder(), threads=2)
    texts = [sentence(text) for text in TEXTS]
    assert both.tag(texts) == tagger.tag(texts)
    assert both.id == tagger.id


def test_pieces_are_the_word_and_every_word_has_a_part_of_speech(tagger: Tagger) -> None:
    words = sentence("وللّجنة كتابُها، وسيكتبون إليهم.")
    (answer,) = tagger.tag([words])
    assert ["".join(pieces) for pieces in answer.pieces] == words
    assert len(answer.upos) == len(words)
    assert answer.upos[-1] == "PUNCT"
    assert answer.pieces[-2] == ("إلي", "هم")


def test_nothing_and_very_long_sentences_are_read(tagger: Tagger) -> None:
    assert tagger.tag([]) == []
    assert tagger.tag([[]]) == [Tagged(())]
    long = sentence(TEXTS[1]) * 40
    (answer,) = tagger.tag([long])
    assert len(answer.upos) == len(long)
    assert max(span.last for span in answer.spans) > len(long) - 20


def test_a_changed_file_is_told(tmp_path: Path) -> None:
    copy = tmp_path / "model"
    shutil.copytree(model.folder(), copy)
    with (copy / "words.txt").open("a", encoding="utf-8") as out:
        out.write("\nكلمة")
    with pytest.raises(UsageError, match=r"words\.txt is not the file"):
        Tagger(copy)


def test_spans_lie_in_the_sentence_and_share_no_word(tagger: Tagger) -> None:
    for text, answer in zip(TEXTS, tagger.tag([sentence(text) for text in TEXTS]), strict=True):
        words = [word for span in answer.spans for word in range(span.first, span.last)]
        assert len(words) == len(set(words))
        assert all(0 <= word < len(sentence(text)) for word in words)
        assert all(0 <= span.score <= 1 for span in answer.spans)
