"""The pipes to a server: how much they hold, and when it pays to look into them. Both clients share it."""

from __future__ import annotations

import sys
import time
from typing import Any, Optional

#: As many bytes are read at once, and fit into a pipe that was widened: a quarter of a window of articles. More would soon
#: be missing for other pipes, of which Linux keeps account for each user.
CAPACITY = 1 << 18

# Linux's F_SETPIPE_SZ, which Python knows from 3.10 on.
_SET_CAPACITY = 1031


def widen(pipe: Any) -> bool:
    """Gives the pipe room for many messages, so that neither side has to run for each. False where that is not possible."""
    if not sys.platform.startswith("linux"):
        return False
    import fcntl

    try:
        return fcntl.fcntl(pipe, _SET_CAPACITY, CAPACITY) >= CAPACITY
    except (OSError, ValueError):
        return False  # The user has many pipes.


class Rhythm:
    """When the next look into the pipe pays.

    To wake a thread for each answer costs the server as much as the client: both run on the same processors. While the
    server has enough to do, answers wait for each other.
    """

    #: Nobody has to wait for an answer much longer than this, in seconds.
    LONGEST = 0.005
    # When so much comes that less would do, several answers are there at once anyway.
    _SHORTEST = 0.001
    # With fewer requests under way the server may run out of work.
    _FEWEST = 8

    def __init__(self) -> None:
        self._last = time.monotonic()

    def pause(self, count: int, waiting: int) -> Optional[float]:
        """The seconds until the next look, after so many answers came at once and so many are waited for; None for none."""
        now = time.monotonic()
        passed, self._last = now - self._last, now
        # So much at once means that the server is faster than was thought.
        if count == 0 or waiting < self._FEWEST or count * 4 > waiting:
            return None
        # A quarter of what is under way may be there by then.
        pause = passed / count * waiting / 4
        return min(pause, self.LONGEST) if pause >= self._SHORTEST else None
