import os
import pathlib

import pytest


@pytest.fixture(scope="session")
def binary() -> str:
    """The binary under test: `$HASHIYA_BIN`, else the newest build of this checkout."""
    if os.environ.get("HASHIYA_BIN"):
        return os.environ["HASHIYA_BIN"]
    root = pathlib.Path(__file__).parents[3]
    builds = [p for p in (root / ".build/release/hashiya", root / ".build/debug/hashiya") if p.exists()]
    if not builds:
        pytest.fail("no build of hashiya: run `make build` first, or set HASHIYA_BIN")
    return str(max(builds, key=lambda p: p.stat().st_mtime))
