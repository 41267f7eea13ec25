"""A view for programs: JSON and CSV of the same rows that its page shows."""

from __future__ import annotations

import io
import json
from typing import Any

from waqai.form import as_json
from waqai.present.web.asking import View
from waqai.present.writing import write_csv

FORMATS = {"json": "application/json", "csv": "text/csv; charset=utf-8"}


def plain(view: View) -> dict[str, Any]:
    """The view as plain values: what it holds itself, or its rows with how many there are in all."""
    if view.data is not None:
        return dict(view.data())
    return {"total": view.total, "page": view.number, "pages": view.pages, "items": [as_json(row) for row in view.rows]}


def as_text(view: View, form: str) -> str:
    """The view in one of `FORMATS`."""
    if form == "json":
        return json.dumps(plain(view), ensure_ascii=False) + "\n"
    out = io.StringIO()
    write_csv(view.kind, view.rows, out)
    return out.getvalue()
