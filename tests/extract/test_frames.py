"""Every frame brings its proof: each example is read as its act, no counter-example is."""

import pytest

from waqai.extract.reading import read_article
from waqai.knowledge.frames import Frame, frames
from waqai.model import Article, Event, Page, Span

EXAMPLES = [(frame, text) for frame in frames().all for text in frame.example]
COUNTERS = [(frame, text) for frame in frames().all for text in frame.counter]


def events_of(text: str) -> tuple[Event, ...]:
    """The events of one sentence, read as an article of its own from a day in June 2024."""
    page = Page("example", text, "0" * 64, "text", "utf-8")
    body = (Span(0, len(text)),)
    article = Article("0-1", "example", page.sha256, None, None, None, "ar", body, "", "2024-06-18", "given")
    return read_article(page, article).events


@pytest.mark.parametrize("frame", frames().all, ids=lambda f: f.id)
def test_frame_has_an_example(frame: Frame) -> None:
    assert frame.example, f"{frame.id} shows no sentence that it reads"


@pytest.mark.parametrize(("frame", "text"), EXAMPLES, ids=lambda x: x.id if isinstance(x, Frame) else x)
def test_example_is_read(frame: Frame, text: str) -> None:
    assert frame.id in {event.rule.split(":")[0] for event in events_of(text)}


@pytest.mark.parametrize(("frame", "text"), COUNTERS, ids=lambda x: x.id if isinstance(x, Frame) else x)
def test_counter_is_not_read(frame: Frame, text: str) -> None:
    assert frame.id not in {event.rule.split(":")[0] for event in events_of(text)}
