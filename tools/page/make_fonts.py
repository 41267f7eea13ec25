"""Puts the page's fonts into the package: IBM Plex Sans Arabic as it comes, Noto Naskh Arabic cut to the Arabic block.

The Naskh is for the words of articles alone, so that it needs Arabic letters, marks, digits and punctuation (U+0600 to
U+06FF: Arabic, Persian, Kurdish, Urdu, Pashto) and no more; Latin letters and digits fall to Plex.  Subsetting is
allowed by the OFL, and Noto reserves no name; Plex reserves its name, so that its files stay as they are.

Run after `npm ci` in this folder, with `pip install fonttools brotli`: `python tools/page/make_fonts.py`.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
FONTS = HERE.parents[1] / "waqai/present/web/static/fonts"
PLEX = "@fontsource/ibm-plex-sans-arabic"
NASKH = "@fontsource-variable/noto-naskh-arabic"
KEPT = [*range(0x600, 0x700), 0x20, 0xA0, 0xAB, 0xBB, 0x200C, 0x200D, *range(0x2010, 0x2015), *range(0x2018, 0x201E),
        0x2026, 0x25CC, *map(ord, "!()./:-[]")]  # fmt: skip
FEATURES = ["ccmp", "locl", "isol", "init", "medi", "fina", "rlig", "calt", "liga", "mark", "mkmk", "kern"]


def main() -> None:
    """Writes all font files and their licences."""
    FONTS.mkdir(parents=True, exist_ok=True)
    for script in ("arabic", "latin"):
        for weight in (400, 600):
            name = f"ibm-plex-sans-arabic-{script}-{weight}-normal.woff2"
            shutil.copyfile(MODULES / PLEX / "files" / name, FONTS / f"plex-{script}-{weight}.woff2")
    _cut(MODULES / NASKH / "files/noto-naskh-arabic-arabic-wght-normal.woff2", FONTS / "naskh.woff2")
    for module, name in ((PLEX, "plex"), (NASKH, "naskh")):
        shutil.copyfile(MODULES / module / "LICENSE", FONTS / f"{name}-OFL.txt")


def _cut(source: Path, target: Path) -> None:
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(
        layout_features=FEATURES, hinting=False, flavor="woff2", name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14]
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=KEPT)
    cutter.subset(font)
    font.flavor = "woff2"
    font.save(target)


if __name__ == "__main__":
    main()
