"""Which encoding a page's bytes are in, and their text.

Order: a byte-order mark; strict UTF-8; UTF-16 without a mark (its zero or 06 bytes show it); then the Arabic
single-byte encodings, of which the one whose text holds most of the commonest Arabic words wins. Frequency of
letters alone can't tell Windows-1256 from ISO 8859-6, common words can. Limits: older code pages (DOS 720, Mac) are
not tried; a page that mixes encodings is read as UTF-8 with the damaged characters replaced, if they are few.

>>> detect("قال الوزير إن الوفد وصل إلى المدينة".encode("cp1256")).encoding
'windows-1256'
>>> detect("قال الوزير إن الوفد وصل إلى المدينة".encode("utf-16")).encoding
'utf-16'
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from waqai.knowledge.furniture import page_letters
from waqai.model import PageError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
_SINGLE_BYTE = ("windows-1256", "iso-8859-6")
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{3,20})""", re.I)
_SAMPLE = 60_000
# Shares: below the first of common words a text isn't plausible Arabic; more damaged characters than the second make a
# page unreadable; more control characters than the third, or zero bytes than the fourth, make it no text at all.
_PLAUSIBLE, _DAMAGED, _CONTROLS, _ZEROS = 0.04, 0.02, 0.02, 0.002
_SIGNATURES = (
    (b"%PDF", "a PDF"), (b"PK\x03\x04", "a ZIP archive or office document"), (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"), (b"\x1f\x8b", "a gzip archive"),
    (b"\xfd7zXZ", "an xz archive"), (b"\x7fELF", "a program"), (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"RIFF", "a sound or picture file"), (b"PAR1", "a Parquet table"), (b"ID3", "a sound file"),
)  # fmt: skip


class Decoded(NamedTuple):
    """Text and the name of its encoding, with a word on damage where there was some."""

    text: str
    encoding: str


def detect(data: bytes) -> Decoded:
    """The text of a page's bytes.  Raises `PageError` (binary, encoding) where there is none."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data, codec, name), name)
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise PageError("binary", f"this is {what}, not text. Convert it to text or HTML first.")
    found = _utf8(data) or _utf16(data)
    if found is None:
        _refuse_controls(data)
    return found or _declared(data) or _single_byte(data) or _damaged(data)


def plausibility(text: str) -> float:
    """The share of the commonest Arabic words among a text's words, a measure of right decoding.

    >>> plausibility("في من على") > plausibility("Òíã Ýí")
    True
    """
    common = page_letters("encoding", "common")
    words = re.findall(r"[^\W\d_]+", text[:_SAMPLE])
    return sum(word in common for word in words) / len(words) if words else 0.0


def _strictly(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        text = data.decode(codec, "replace")
        if text.count("\ufffd") > max(3, _DAMAGED * len(text)):
            detail = f"marked as {name} but broken at byte {error.start}. Save the file as UTF-8."
            raise PageError("encoding", detail) from error
        return text


def _utf8(data: bytes) -> Decoded | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if text.count("\0") > _ZEROS * len(text):
        return _utf16(data) or _refuse_binary()
    return Decoded(text, "utf-8")


def _refuse_binary() -> Decoded:
    raise PageError("binary", "zero bytes in between: this is no text file. Convert it to text or HTML first.")


def _utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: nearly every second byte is 00 (Latin, spaces) or 06 (Arabic)."""
    head = data[:_SAMPLE]
    for codec, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if len(high) > 1 and (high.count(0) + high.count(6)) > 0.85 * len(high) and high.count(6) > 0.2 * len(high):
            return Decoded(_strictly(data[: len(data) & ~1], codec, codec), codec)
    return None


def _refuse_controls(data: bytes) -> None:
    head = data[:_SAMPLE]
    controls = sum(head.count(code) for code in range(32) if code not in (9, 10, 12, 13, 27))
    if controls > _CONTROLS * len(head):
        raise PageError("binary", "control bytes all over: this is no text file. Convert it to text or HTML first.")


def _declared(data: bytes) -> Decoded | None:
    """The encoding that an HTML or XML head names, where the text that it gives is plausible."""
    found = _CHARSET.search(data[:4096])
    name = found.group(1).decode("ascii").lower() if found else ""
    try:
        codecs.lookup(name)
        text = data.decode(name, "replace")
    except (LookupError, ValueError):
        return None
    return Decoded(text, name) if plausibility(text) >= _PLAUSIBLE and _mostly_sound(text) else None


def _single_byte(data: bytes) -> Decoded | None:
    tried = [Decoded(data.decode(name, "replace"), name) for name in _SINGLE_BYTE]
    best = max(tried, key=lambda one: plausibility(one.text))
    return best if plausibility(best.text) >= _PLAUSIBLE and _mostly_sound(best.text) else None


def _damaged(data: bytes) -> Decoded:
    """UTF-8 with a few broken characters; else text of no encoding known here."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken <= max(3, _DAMAGED * len(text)) and broken < len(text) / 2:
        return Decoded(text, f"utf-8, {broken} damaged")
    western = data.decode("cp1252", "replace")
    if sum(c.isascii() for c in western) > 0.75 * len(western):
        return Decoded(western, "windows-1252")
    tried = "UTF-8, UTF-16, Windows-1256 and ISO 8859-6"
    raise PageError("encoding", f"neither of {tried} gives Arabic text. Save the file as UTF-8.")


def _mostly_sound(text: str) -> bool:
    return text.count("\ufffd") <= _DAMAGED * len(text)
