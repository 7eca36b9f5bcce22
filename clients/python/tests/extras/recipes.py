"""The snippets of docs/recipes.md, to be run as they stand there."""

import re

from paths import PYTHON


def recipe(title):
    """The code under a heading."""
    page = (PYTHON / "docs/recipes.md").read_text()
    section = page.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]
    (code,) = re.findall(r"```python\n(.*?)```", section, re.S)
    return code
