import os
import sys

import pytest
from paths import PYTHON, ROOT


@pytest.fixture(scope="session")
def binary() -> str:
    """The binary under test: `$HASHIYA_BIN`, else the newest build of this checkout."""
    if os.environ.get("HASHIYA_BIN"):
        return os.environ["HASHIYA_BIN"]
    builds = [p for p in (ROOT / ".build/release/hashiya", ROOT / ".build/debug/hashiya") if p.exists()]
    if not builds:
        pytest.fail("no build of hashiya: run `make build` first, or set HASHIYA_BIN")
    return str(max(builds, key=lambda p: p.stat().st_mtime))


@pytest.fixture()
def fragile(binary, tmp_path, monkeypatch) -> str:
    """A server that a document with POISON kills, and that never answers one with HANG."""
    script = tmp_path / "fragile"
    script.write_text(f"#!{sys.executable}\n" + (PYTHON / "tests/fragile_server.py").read_text())
    script.chmod(0o755)
    monkeypatch.setenv("REAL_HASHIYA", binary)
    return str(script)
