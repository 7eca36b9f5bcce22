"""Where things of the checkout are."""

import pathlib

PYTHON = pathlib.Path(__file__).parents[1]
ROOT = PYTHON.parents[1]
PROTOCOL = ROOT / "protocol"
