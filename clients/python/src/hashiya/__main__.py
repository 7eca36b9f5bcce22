"""`hashiya` and `python -m hashiya`: the binary that the client would start, with the same arguments."""

from __future__ import annotations

import os
import sys

from ._binary import find_server
from ._errors import ServerNotFound


def main() -> None:
    try:
        binary = find_server()
    except ServerNotFound as error:
        sys.exit(f"hashiya: {error}")
    os.execv(binary, [binary, *sys.argv[1:]])


if __name__ == "__main__":
    main()
