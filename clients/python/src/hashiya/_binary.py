"""Where the hashiya binary is."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import List, Optional

from ._errors import ServerNotFound


def find_server(path: Optional[str] = None) -> str:
    """The hashiya binary: the argument, `$HASHIYA_BIN`, the one inside the wheel, `hashiya` on `PATH`; in this order.

    Raises `ServerNotFound`. A path that is named and wrong is an error: no other binary is taken in its place.
    """
    if path is not None:
        return _named(path, "the argument")
    named = os.environ.get("HASHIYA_BIN")
    if named:
        return _named(named, "$HASHIYA_BIN")
    tried: List[str] = []
    inside = str(Path(__file__).with_name("bin") / "hashiya")
    if _is_executable(inside):
        return inside
    tried.append(inside)
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        found = shutil.which("hashiya", path=folder)
        # The console script of this package has the same name, and only looks for the binary.
        if found and not _is_script(found):
            return found
    tried.append("hashiya on PATH")
    raise ServerNotFound(
        "no hashiya binary; tried " + ", ".join(tried) + ". Name it with Client(server=…) or $HASHIYA_BIN."
    )


def _named(path: str, origin: str) -> str:
    if _is_executable(path):
        return path
    raise ServerNotFound(f"{path} ({origin}) is not an executable file")


def _is_executable(path: str) -> bool:
    return os.path.isfile(path) and os.access(path, os.X_OK)


def _is_script(path: str) -> bool:
    with open(path, "rb") as file:
        return file.read(2) == b"#!"
