"""Compile a small C library and lay it under a process, to make its disk misbehave."""

import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def library(source: str) -> Path:
    """Compile `source` once and return the shared library."""
    compiler = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
    if compiler is None:
        raise RuntimeError("The fault tests need a C compiler: apt-get install gcc libc6-dev")
    built = Path(tempfile.mkdtemp(prefix="midweek-preload-")) / f"{Path(source).stem}.so"
    options = ["-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC"]
    subprocess.run([compiler, *options, "-o", built, HERE / source, "-ldl"], check=True)
    return built


def environment(*sources: str, **settings: object) -> dict[str, str]:
    """Return the environment of a process that runs on top of these libraries."""
    libraries = ":".join(str(library(source)) for source in sources)
    named = {name: str(value) for name, value in settings.items()}
    return os.environ | {"LD_PRELOAD": libraries} | named
