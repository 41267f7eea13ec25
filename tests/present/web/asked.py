"""Asks the page's application without a server: one request, one answer."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import anyio
import httpx
from starlette.applications import Starlette

from waqai.pipeline import LANGUAGE
from waqai.present.web.app import make_app
from waqai.record.browsing import Browser

HERE = "http://localhost"


def app_of(path: Path) -> Starlette:
    """The application over the record at `path`."""
    return make_app(lambda: Browser(path, LANGUAGE), path.name)


def get(
    app: Starlette, path: str, headers: Mapping[str, str] | None = None, method: str = "GET", host: str = HERE
) -> httpx.Response:
    """One answer; redirections are not followed, and an error of ours is an answer, too."""

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url=host) as client:
            return await client.request(method, path, headers=dict(headers or {}))

    return anyio.run(ask)
