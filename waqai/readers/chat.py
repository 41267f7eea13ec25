"""One question to a language model behind an OpenAI-compatible endpoint, asked patiently and within bounds.

What may go wrong does: servers are late, busy, cut off, broken or hostile.  So each answer has a deadline and a
greatest size, what may pass is tried again with growing pauses, redirects are not followed (they would carry the key
elsewhere), and no message shows the key, whatever the server echoes.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from waqai.heavy import ModelChoice
from waqai.model import ReaderError, UsageError

if TYPE_CHECKING:
    import httpx

KEYS = ("WAQAI_API_KEY", "OPENAI_API_KEY")
LOCAL = frozenset(("localhost", "127.0.0.1", "::1"))
LARGEST_ANSWER = 4_000_000
"""Bytes; the longest honest answer is a hundredth of it."""
MOST_TOKENS = 16_000
LONGEST_WAIT = 60.0
SHOWN = 200
# Answers that a pause may change; of the rest these two say that the server knows less than it is asked for.
PASSING = frozenset((408, 409, 425, 429, 500, 502, 503, 504, 529))
TOO_MUCH_ASKED = frozenset((400, 422))
Messages = Sequence[Mapping[str, str]]


@dataclass(slots=True)
class Spent:
    """What questions cost so far: requests sent, tokens, US dollars where the server or a price tells."""

    requests: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float | None = None


class _Passing(Exception):
    """A failure that a pause may mend; `wait` is what the server asks for."""

    def __init__(self, reason: str, detail: str, wait: float | None = None) -> None:
        super().__init__(detail)
        self.reason, self.detail, self.wait = reason, detail, wait


def check_choice(choice: ModelChoice) -> None:
    """Refuses an address that is none, or that holds a password: it would end in logs.

    >>> check_choice(ModelChoice("http://localhost:8000/v1", "m"))
    >>> check_choice(ModelChoice("localhost:8000", "m"))
    Traceback (most recent call last):
    waqai.model.UsageError: the base URL must begin with http:// or https://, as http://localhost:8000/v1
    """
    try:
        address = urlsplit(choice.base_url)
        named = address.scheme in ("http", "https") and bool(address.hostname) and address.port != 0
    except ValueError:  # brackets or a port that are none
        named = False
    if not named:
        raise UsageError("the base URL must begin with http:// or https://, as http://localhost:8000/v1")
    if address.username or address.password or address.query:
        raise UsageError(f"the base URL holds a password or a query; put the key into {KEYS[0]} instead")


def key_for(base_url: str, environment: Mapping[str, str]) -> str | None:
    """The key for an address.  Unencrypted, to another machine, goes only the key that was set for Waqai.

    >>> key_for("http://10.0.0.7/v1", {"OPENAI_API_KEY": "s"}), key_for("https://example.org", {"OPENAI_API_KEY": "s"})
    (None, 's')
    """
    address = urlsplit(base_url)
    safe = address.scheme == "https" or address.hostname in LOCAL
    name = next((name for name in KEYS[: 2 if safe else 1] if environment.get(name, "").strip()), None)
    key = environment[name].strip() if name else None
    if key is not None and not (key.isascii() and key.isprintable()):
        raise UsageError(f"{name} holds characters that no key has; set it anew")
    return key


class Chat:
    """Questions to one model.  `spent` grows with every answer that tells its cost; `plain` says that the server knows
    no schemas, for those who ask it again."""

    def __init__(self, choice: ModelChoice, plain: bool = False) -> None:
        check_choice(choice)
        self._choice = choice
        self._url = choice.base_url.rstrip("/") + "/chat/completions"
        self.plain = plain
        self._key: str | None = None
        self.spent = Spent()

    def ask(self, messages: Messages, schema: Mapping[str, Any]) -> dict[str, Any]:
        """The model's answer, a JSON object of any content.  Raises ReaderError when it gave none in as many tries as
        were chosen."""
        httpx = _httpx()
        self._key = key_for(self._choice.base_url, os.environ)
        with httpx.Client(timeout=self._choice.timeout, follow_redirects=False) as client:
            for tries in range(self._choice.retries):
                try:
                    return self._once(client, messages, schema)
                except _Passing as failure:
                    time.sleep(self._pause(failure, tries))
            return self._last(client, messages, schema)

    def _last(self, client: httpx.Client, messages: Messages, schema: Mapping[str, Any]) -> dict[str, Any]:
        try:
            return self._once(client, messages, schema)
        except _Passing as failure:
            raise ReaderError(failure.reason, self._hide(failure.detail)) from None

    def _pause(self, failure: _Passing, tries: int) -> float:
        return min(LONGEST_WAIT, failure.wait if failure.wait is not None else self._choice.backoff * 2.0**tries)

    def _question(self, messages: Messages, schema: Mapping[str, Any]) -> bytes:
        """The request's body; the bare one holds nothing that simple servers do not know."""
        bare: dict[str, Any] = {"model": self._choice.name, "messages": list(messages)}
        if self.plain:
            return json.dumps(bare).encode()
        form = {"name": "reading", "strict": True, "schema": schema}
        more = {"temperature": 0, "max_tokens": MOST_TOKENS, "stream": False}
        return json.dumps(bare | more | {"response_format": {"type": "json_schema", "json_schema": form}}).encode()

    def _once(self, client: httpx.Client, messages: Messages, schema: Mapping[str, Any]) -> dict[str, Any]:
        status, retry_after, data = self._send(client, self._question(messages, schema))
        if status == _OK:
            return whole_object(self._content(data))
        detail = f"the server answered {status}: {_short(data)}"
        if status in PASSING:
            raise _Passing("busy", detail, _seconds(retry_after))
        if status in TOO_MUCH_ASKED and not self.plain:
            self.plain = True  # a server that knows no schemas: the prompt tells the form too
            return self._once(client, messages, schema)
        raise ReaderError("refused", self._hide(detail), lasting=status not in TOO_MUCH_ASKED)

    def _send(self, client: httpx.Client, question: bytes) -> tuple[int, str | None, bytes]:
        """Status, the pause asked for, and body, which is read no further than its bounds in size and time."""
        httpx = _httpx()
        headers = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        deadline = time.monotonic() + self._choice.timeout
        self.spent.requests += 1
        try:
            with client.stream("POST", self._url, content=question, headers=headers) as response:
                data = self._body(response, deadline)
                return response.status_code, response.headers.get("Retry-After"), data
        except httpx.TimeoutException:
            raise _Passing("late", f"no answer within {self._choice.timeout:g} seconds") from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise _Passing("unreachable", f"{type(error).__name__}: {error}") from None

    def _body(self, response: httpx.Response, deadline: float) -> bytes:
        data = bytearray()
        for piece in response.iter_raw():
            data += piece
            if len(data) > LARGEST_ANSWER:
                raise ReaderError("too-large", f"an answer of more than {LARGEST_ANSWER} bytes")
            if time.monotonic() > deadline:
                raise _Passing("late", f"no whole answer within {self._choice.timeout:g} seconds")
        return bytes(data)

    def _content(self, data: bytes) -> str:
        """The words of an answer.  One that ended at its limit is none: what is missing would look like silence."""
        answer = parsed(data)
        self._count(answer)
        try:
            first = answer["choices"][0]
            words, end = first["message"]["content"], first.get("finish_reason")
        except (KeyError, IndexError, TypeError, AttributeError):
            raise _Passing("broken", f"not the form of a chat completion: {_short(data)}") from None
        if end == "length":
            raise ReaderError("cut-off", "the answer reached its greatest length before its end")
        if not isinstance(words, str) or not words.strip():
            raise ReaderError("empty", "the model gave no words")
        return words

    def _count(self, answer: Any) -> None:
        usage = answer.get("usage") if isinstance(answer, dict) else None
        if not isinstance(usage, dict):
            return
        tokens = [_natural(usage.get(name)) for name in ("prompt_tokens", "completion_tokens")]
        self.spent.tokens_in += tokens[0]
        self.spent.tokens_out += tokens[1]
        cost = usage.get("cost")
        if isinstance(cost, (int, float)) and not isinstance(cost, bool) and 0 <= cost < _DEAREST:
            self.spent.cost = (self.spent.cost or 0.0) + cost
        elif self._choice.price:
            paid = sum(n * price for n, price in zip(tokens, self._choice.price, strict=True)) / 1e6
            self.spent.cost = (self.spent.cost or 0.0) + paid

    def _hide(self, text: str) -> str:
        return text.replace(self._key, "***") if self._key else text


_OK = 200
_DEAREST = 1e6


def parsed(data: bytes | str) -> Any:
    """JSON, or `_Passing` for what is none, is nested too deep, or holds numbers that are none.

    >>> parsed('{"a": 1}')
    {'a': 1}
    """
    try:
        return json.loads(data, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise _Passing("broken", f"the answer is no JSON: {_short(data)}") from None


def whole_object(words: str) -> dict[str, Any]:
    """The JSON object in a model's words, which may stand in a fence or behind some talk.

    >>> whole_object('Here it is: {"events": []}')
    {'events': []}
    """
    found = parsed(words[words.find("{") : words.rfind("}") + 1])
    if not isinstance(found, dict):
        raise _Passing("broken", f"the answer is no JSON object: {_short(words)}")
    return found


def _refuse(name: str) -> None:
    raise ValueError(name)


def _natural(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1e9 else 0


def _seconds(header: str | None) -> float | None:
    """Retry-After where it is a number of seconds; a date is rare and not worth a clock."""
    return float(header) if header and header.isascii() and header.isdecimal() else None


def _short(data: bytes | str) -> str:
    """The beginning of what a server sent, on one line, without characters that steer a terminal."""
    text = data.decode("utf-8", "replace") if isinstance(data, bytes) else data
    clean = "".join(c if c.isprintable() else " " for c in text[: 2 * SHOWN])
    return " ".join(clean.split())[:SHOWN] or "nothing"


def _httpx() -> ModuleType:
    """The HTTP client, loaded where it is needed: it is an extra, and slow to start."""
    try:
        import httpx  # noqa: PLC0415
    except ModuleNotFoundError:
        raise UsageError("the language-model reader needs one more package: pip install 'waqai[llm]'") from None
    return httpx
