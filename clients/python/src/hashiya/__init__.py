"""Arabic text in, annotations out: a client of the hashiya server.

>>> import hashiya
>>> with hashiya.Client() as client:                       # doctest: +SKIP
...     document = client.annotate("قال الوزير إن العمل يبدأ غدا.", reference_time="2024-05-15")
...     [quote.speaker_name for quote in document.quotes]
['الوزير']
"""

from ._errors import DocumentError, HashiyaError, ServerError, ServerNotFound
from ._model import (
    Article,
    Block,
    Diagnostic,
    Document,
    Entity,
    Mention,
    Quantity,
    Quote,
    Section,
    Span,
    Time,
)
from .client import Client

__all__ = [
    "Article",
    "Block",
    "Client",
    "Diagnostic",
    "Document",
    "DocumentError",
    "Entity",
    "HashiyaError",
    "Mention",
    "Quantity",
    "Quote",
    "Section",
    "ServerError",
    "ServerNotFound",
    "Span",
    "Time",
]
