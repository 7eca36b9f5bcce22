"""One client for each process and set of arguments, for code that is pickled to where it runs."""

from __future__ import annotations

import atexit
import os
import threading
from typing import Dict, Optional, Sequence, Tuple

from ._client import Client

_clients: Dict[Tuple[int, Optional[str], "bool | str", Tuple[str, ...]], Client] = {}
_lock = threading.Lock()


def shared_client(server: Optional[str] = None, cache: "bool | str" = False, arguments: Sequence[str] = ()) -> Client:
    """The process's client for these arguments, started at the first call and closed with the process."""
    key = (os.getpid(), server, cache, tuple(arguments))
    with _lock:
        client = _clients.get(key)
        if client is None:
            client = _clients[key] = Client(server, cache=cache, arguments=arguments)
            atexit.register(client.close)
        return client
