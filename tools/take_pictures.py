"""Takes the pictures of the page for README.md, in the distribution's Chromium.

    python tools/take_pictures.py news.duckdb

The record is that of the sample pages and of the articles written for the tests (`tests/pages/across`).
"""

from __future__ import annotations

import shutil
import sys
import threading
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from waqai.findings import DISAGREEMENTS
from waqai.pipeline import LANGUAGE
from waqai.present.web.app import make_app
from waqai.record.browsing import Browser
from waqai.record.choosing import Page

OUT = Path(__file__).resolve().parents[1] / "docs" / "pictures"
PORT = 8397


def addresses(browser: Browser) -> dict[str, str]:
    """What is shown: name of the picture, address."""
    dispute = browser.findings(DISAGREEMENTS, Page(1), by="weight")[0][0]
    article = browser.articles(Page(1), by="copied")[0][0]
    return {
        "timeline": "/ar/timeline",
        "disagreement": f"/ar/disagreement/{dispute.id}",
        "article": f"/ar/article/{article.article}",
        "summary": "/en",
    }


def main(path: Path) -> None:
    """Serves the record for as long as the pictures take."""
    browser = Browser(path, LANGUAGE)
    app = make_app(lambda: Browser(path, LANGUAGE), path.name)
    server = uvicorn.Server(uvicorn.Config(app, port=PORT, log_level="warning", lifespan="off"))
    threading.Thread(target=server.run, daemon=True).start()
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 1360, "height": 850}, device_scale_factor=0.7)
        for name, address in addresses(browser).items():
            page.goto(f"http://127.0.0.1:{PORT}{address}")
            page.wait_for_load_state("networkidle")
            page.screenshot(path=OUT / f"{name}.png")
        chromium.close()
    server.should_exit = True


if __name__ == "__main__":
    main(Path(sys.argv[1]))
