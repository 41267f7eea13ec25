"""Makes the store of what is known whenever Waqai is built or installed: it is derived, so it is not in the repository.

Everything else about the package stands in pyproject.toml.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

HERE = Path(__file__).resolve().parent
STORE = "waqai/knowledge/data/store.sqlite"


class BuildWithStore(build_py):
    """Packages the modules, then compiles the store into where they lie."""

    def run(self) -> None:
        super().run()
        target = HERE / STORE if self.editable_mode else Path(self.build_lib).resolve() / STORE
        target.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, "-m", "waqai.knowledge.compiling", str(target)], cwd=HERE, check=True)


setup(cmdclass={"build_py": BuildWithStore})
