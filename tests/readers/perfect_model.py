"""A model that answers with what the answer keys hold: what the check drops of it is the check's own fault."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.readers.model_server import Handler, Play, completion

TYPES = ("person", "state", "place", "organisation", "treaty", "facility", "weapon")


def knowing(keys: Sequence[Path]) -> Play:
    """A play that finds the article's key by the words of its events."""
    known = [json.loads(path.read_text("utf-8")) for path in keys]
    known = [key for key in known if "events" in key]

    def play(handler: Handler) -> None:
        article = json.loads(handler.server.asked[-1].body["messages"][1]["content"])
        text = " ".join([article["title"] or "", *article["paragraphs"]])
        said = [answer(key, text) for key in known]
        handler.give(200, completion(max(said, key=lambda one: len(one["events"]))))

    return play


def answer(key: Mapping[str, Any], text: str) -> dict[str, Any]:
    """A key's items that stand in this article, in the form of an answer."""
    inside = [event for event in key["events"] if event["sentence"] in text]
    return {
        "entities": [_entity(one) for one in key["entities"]],
        "events": [_event(one) for one in inside],
        "quotes": [_quote(one) for one in key["quotes"] if one["text"] in text],
        "relations": [],
    }


def _entity(one: Mapping[str, Any]) -> dict[str, Any]:
    kind = one["kind"] if one["kind"] in TYPES else "other"
    return {"id": one["key"], "type": kind, "names": one["names"], "titles": one.get("titles", [])}


def _event(one: Mapping[str, Any]) -> dict[str, Any]:
    fields = {name: one.get(name) or [] for name in ("actor", "recipient", "place", "said_by")}
    words = one["trigger"] if one["said_by"] else None
    rest = {"status_words": None, "said_by_words": words, "time": None, "object": None, "quantities": []}
    told = {name: one.get(name) for name in ("trigger", "sentence", "type", "mode", "status")}
    return {**told, **fields, **rest}


def _quote(one: Mapping[str, Any]) -> dict[str, Any]:
    names = {"words": "text", "direct": "direct", "speaker": "speaker", "cue": "cue", "via": "via"}
    return {name: one.get(field) for name, field in names.items()}
