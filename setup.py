"""What pyproject.toml can't say of a build: the store of what is known is made, and modules are compiled where asked.

The store is derived, so it is not in the repository.  `WAQAI_COMPILE=1` makes a wheel of this platform whose modules of
`text`, `extract` and `knowledge` are compiled by mypyc, which comes with mypy (docs/install.md).  Everything else about
the package stands in pyproject.toml.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext
from setuptools.command.build_py import build_py

HERE = Path(__file__).resolve().parent
STORE = "waqai/knowledge/data/store.sqlite"
ROOMS = ("text", "extract", "knowledge")
PURE = {
    "waqai/knowledge/compiling.py": "is run as a command",
    "waqai/knowledge/entities.py": "has dicts with a `get` of their own, which compiled code passes by",
    "waqai/knowledge/importers.py": "reads lists of any length, which a compiled generator expression holds whole",
}
"""Modules of these rooms that stay Python, and why; so do the `__init__.py`, in which nothing happens."""
PROCESSORS = os.cpu_count() or 1


class BuildWithStore(build_py):
    """Packages the modules, then compiles the store into where they lie."""

    def run(self) -> None:
        super().run()
        target = HERE / STORE if self.editable_mode else Path(self.build_lib).resolve() / STORE
        target.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, "-m", "waqai.knowledge.compiling", str(target)], cwd=HERE, check=True)


class BuildOnAllProcessors(build_ext):
    """Compiles the many C files of mypyc's one library side by side; by itself setuptools takes them one by one."""

    def finalize_options(self) -> None:
        super().finalize_options()
        self.parallel = PROCESSORS

    def build_extension(self, ext: Extension) -> None:
        def compiled(source: str) -> list[str]:
            return self.compiler.compile(
                [source],
                output_dir=self.build_temp,
                include_dirs=ext.include_dirs,
                extra_postargs=ext.extra_compile_args,
            )

        with ThreadPoolExecutor(PROCESSORS) as pool:
            ext.extra_objects = [each for made in pool.map(compiled, ext.sources) for each in made]
        ext.depends, ext.sources = [*ext.depends, *ext.sources], []
        super().build_extension(ext)


def modules() -> list[str]:
    """The modules that can be compiled, from the root of the source."""
    found = (path for room in ROOMS for path in (HERE / "waqai" / room).glob("*.py") if path.name != "__init__.py")
    return sorted({path.relative_to(HERE).as_posix() for path in found} - PURE.keys())


def wanting() -> str:
    """What of compiling is not there, in words; nothing, where all is."""
    compiler = (os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc").split()[0]
    if importlib.util.find_spec("mypyc") is None:
        return "mypy beside setuptools (pip install mypy), and pip's --no-build-isolation"
    if shutil.which(compiler) is None:
        return f"a C compiler, and {compiler} is not there (CC names another)"
    if not Path(sysconfig.get_path("include"), "Python.h").is_file():
        return "the header files of Python (python3-dev or the like)"
    return ""


def extensions() -> list[Extension]:
    """What is compiled: nothing, unless it is asked for and a wheel is made (not where only its metadata are)."""
    if os.environ.get("WAQAI_COMPILE") != "1" or "bdist_wheel" not in sys.argv:
        return []
    if wants := wanting():
        sys.exit(f"WAQAI_COMPILE=1 needs {wants}. Without WAQAI_COMPILE the same is built in pure Python.")
    from mypyc.build import mypycify  # noqa: PLC0415 - there only where it is asked for

    os.chdir(HERE)
    made: list[Extension] = mypycify(
        modules(), opt_level="1", debug_level="0", multi_file=True, target_dir="build/mypyc", group_name="waqai"
    )
    return made


if __name__ == "__main__":
    commands = {"build_py": BuildWithStore, "build_ext": BuildOnAllProcessors}
    setup(cmdclass=commands, ext_modules=extensions())
