"""The snippets of the README, run as they stand there."""

import contextlib
import io
import re

from paths import PYTHON

OUTPUT = """\
ليلى منصور ← الميناء استأنف العمل
1 1
2 0
3 missingText
None 1
None 1
سامر الخطيب affirm 1 الميناء يستأنف العمل قريبا
"""


def test_the_snippets_run(binary, monkeypatch, tmp_path):
    monkeypatch.setenv("HASHIYA_BIN", binary)
    space = {"folder": str(tmp_path)}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        for code in re.findall(r"^```python\n(.*?)^```", (PYTHON / "README.md").read_text(), re.S | re.M):
            exec(code, space)
    # Whether the quote ends before the date is the model's affair.
    assert printed.getvalue().replace("العمل أمس", "العمل") == OUTPUT
