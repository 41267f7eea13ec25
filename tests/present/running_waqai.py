"""Runs the command as users do: in this process for speed, or in one of its own where that is the point."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from waqai.present.cli import main

Run = Callable[..., "Done"]


class Done(NamedTuple):
    """What a run left: exit status, data, talk."""

    status: int
    data: str
    talk: str


def runner(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """A function that runs `waqai ARGUMENTS` in this process."""

    def run(*arguments: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["waqai", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        captured = capfd.readouterr()
        status = ended.value.code
        return Done(status if isinstance(status, int) else 0, captured.out, captured.err)

    return run


def start(*arguments: object, **options: Any) -> subprocess.Popen[bytes]:
    """`waqai ARGUMENTS` in a process of its own."""
    command = [sys.executable, "-m", "waqai", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


def write_pages(folder: Path, pages: dict[str, str]) -> Path:
    """A folder that holds the pages."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        (folder / name).write_text(text, "utf-8")
    return folder


PAGES = {
    "cairo.txt": """وزير الخارجية المصري يزور السودان

القاهرة - جريدة النيل
9 مارس 2025

زار وزير الخارجية المصري السودان أمس السبت والتقى رئيس مجلس السيادة عبد الفتاح البرهان في بورتسودان.

وقال الوزير المصري: "نقف مع السودان حتى يعود السلام إلى كل مدنه".

واتهمت الحكومة السودانية إثيوبيا بدعم قوات الدعم السريع. ونفت إثيوبيا هذه الاتهامات.
""",
    "tunis.txt": """تونس والجزائر توقعان اتفاقا للطاقة

وقعت تونس اتفاقا مع الجزائر يوم 12 مارس 2025 لتوريد الغاز بقيمة 300 مليون دولار.

وأعلن وزير الطاقة الجزائري أن بلاده ستزيد الإمدادات في أبريل المقبل.
""",
}
