"""Arabic text in, annotations out: a client of the hashiya server.

>>> import hashiya
>>> with hashiya.Client() as client:                       # doctest: +SKIP
...     document = client.annotate("قال الوزير إن العمل يبدأ غدا.", reference_time="2024-05-15")
...     [quote.speaker_name for quote in document.quotes]
['الوزير']
"""

from ._async_client import AsyncClient
from ._binary import find_server
from ._client import Client
from ._errors import DocumentError, HashiyaError, ServerError, ServerNotFound
from ._model import (
    Article,
    Block,
    Diagnostic,
    Document,
    Edit,
    Entity,
    ExtractedArticle,
    Fix,
    Mention,
    Model,
    Part,
    Quantity,
    Quote,
    Section,
    Sentence,
    Span,
    Time,
)
from ._search import FoundDocument, FoundEntity, FoundQuote, Hit, Place, SearchResult

__all__ = [
    "Article",
    "AsyncClient",
    "Block",
    "Client",
    "Diagnostic",
    "Document",
    "DocumentError",
    "Edit",
    "Entity",
    "ExtractedArticle",
    "Fix",
    "FoundDocument",
    "FoundEntity",
    "FoundQuote",
    "HashiyaError",
    "Hit",
    "Mention",
    "Model",
    "Part",
    "Place",
    "Quantity",
    "Quote",
    "SearchResult",
    "Section",
    "Sentence",
    "ServerError",
    "ServerNotFound",
    "Span",
    "Time",
    "find_server",
]
