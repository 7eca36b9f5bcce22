"""What can go wrong, as exceptions."""

from __future__ import annotations

from typing import Any, Optional


class HashiyaError(Exception):
    """The base of all errors of this package."""


class ServerNotFound(HashiyaError):
    """No hashiya binary was found; the message lists the places that were tried."""


class ServerError(HashiyaError):
    """The server cannot be used: it ended, or broke the protocol."""


class DocumentError(HashiyaError):
    """One document (or one request) was refused; others are not affected.

    `code` is the JSON-RPC error code; `id` is the document's id in `annotate_many`.
    """

    def __init__(self, message: str, code: int, data: Any = None, id: Optional[str] = None) -> None:
        super().__init__(message)
        self.code = code
        self.data = data
        self.id = id
