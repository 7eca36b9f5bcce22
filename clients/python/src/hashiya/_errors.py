"""What can go wrong, as exceptions."""

from __future__ import annotations

from typing import Any, Dict, Mapping, Optional

#: What a JSON-RPC error of the server means for the document: the codes of `protocol/schema/error-record.json`.
_NAMES = {-32602: "invalidField", -32600: "tooLarge"}


class HashiyaError(Exception):
    """The base of all errors of this package."""


class ServerNotFound(HashiyaError):
    """No hashiya binary was found; the message lists the places that were tried."""


class ServerError(HashiyaError):
    """The server cannot be used: it does not start, or broke the protocol."""


class DocumentError(HashiyaError):
    """One document (or one request) failed; others are not affected.

    `code` is a name: `crashed` (the server died of it twice), `timeout`, `invalidField`, `missingText`, `tooLarge`, or
    `refused` for an answer that has no name; `rpc_code` is the server's number where there was an answer. `id` is the
    document's id in `annotate_many`.
    """

    def __init__(
        self, message: str, code: str, rpc_code: Optional[int] = None, data: Any = None, id: Any = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.rpc_code = rpc_code
        self.data = data
        self.id = id

    @classmethod
    def of_answer(cls, error: Mapping[str, Any], id: Any = None) -> "DocumentError":
        """The error of an answer of the server."""
        number = error.get("code", 0)
        return cls(error.get("message", "unknown error"), _NAMES.get(number, "refused"), number, error.get("data"), id)

    def record(self, id: Any = None) -> Dict[str, Any]:
        """The error record that a batch writes in the place of the document."""
        name = self.id if id is None else id
        return {"id": "" if name is None else str(name), "error": {"code": self.code, "message": str(self)}}
