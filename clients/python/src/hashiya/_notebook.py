"""The view of a document in a notebook: HTML with inline styles, no script.

Marks are plain inline spans with a background. Padding, isolation or an inline-block would cut the joined letters of an
Arabic word where a name starts after an attached prefix (ل|لبنان).
"""

from __future__ import annotations

from html import escape
from typing import List, Tuple

from ._model import Document

_COLOURS = {
    "PER": "#ffe0b2",
    "LOC": "#c8e6c9",
    "ORG": "#bbdefb",
    "NORP": "#e1bee7",
    "EVENT": "#ffcdd2",
    "MISC": "#e0e0e0",
    "time": "#fff59d",
    "quantity": "#d7ccc8",
}

#: Beyond this many characters a notebook becomes slow; the rest is left out, and said to be.
_LONGEST = 200_000

# From where, to where, style, what the pointer shows.
_Mark = Tuple[int, int, str, str]


def html(document: Document) -> str:
    """The annotated text from right to left, or a table of counts where the text is not known."""
    text = document.text
    if text is None:
        return f"<p>{escape(_summary(document))}</p>"
    marks = _marks(document)
    shown = text[:_LONGEST]
    borders = sorted({0, len(shown), *(min(place, len(shown)) for mark in marks for place in mark[:2])})
    opening: List[List[_Mark]] = [[] for _ in borders]
    index = {place: number for number, place in enumerate(borders)}
    for mark in marks:
        if mark[0] < len(shown):
            opening[index[mark[0]]].append(mark)
    pieces: List[str] = []
    active: List[_Mark] = []
    for number, start in enumerate(borders[:-1]):
        active = [mark for mark in active if mark[1] > start] + opening[number]
        piece = escape(shown[start : borders[number + 1]])
        if active:
            style = ";".join(mark[2] for mark in active)
            title = escape("\n".join(mark[3] for mark in active), quote=True)
            piece = f'<span style="{style}" title="{title}">{piece}</span>'
        pieces.append(piece)
    left_out = len(text) - len(shown)
    note = f"<p>… {left_out} characters more</p>" if left_out else ""
    return (
        '<div dir="rtl" lang="ar" style="white-space:pre-wrap;line-height:1.9;max-width:46em">'
        + "".join(pieces)
        + "</div>"
        + note
        + f'<p dir="ltr" style="color:#666">{escape(_summary(document))}</p>'
    )


def _marks(document: Document) -> List[_Mark]:
    marks: List[_Mark] = []
    for quote in document.quotes:
        via = f" ({quote.via_name})" if quote.via_name else ""
        title = f"{quote.kind}, {quote.polarity}: {quote.speaker_name}{via}"
        marks += [(s.start, s.end, "text-decoration:underline #78909c", title) for s in quote.content]
    for mention in document.entities:
        marks.append((mention.start, mention.end, _background(mention.type), f"{mention.type}: {mention.name}"))
    for time in document.times:
        marks.append((time.start, time.end, _background("time"), f"{time.type}: {time.value}"))
    for quantity in document.quantities:
        value = f"{quantity.value} {quantity.unit or ''}".strip()
        marks.append((quantity.start, quantity.end, _background("quantity"), f"{quantity.kind}: {value}"))
    return marks


def _background(kind: str) -> str:
    return f"background:{_COLOURS.get(kind, _COLOURS['MISC'])};color:#111"


def _summary(document: Document) -> str:
    counts = [
        (len(document.entities), "names"),
        (len(document.times), "times"),
        (len(document.quantities), "quantities"),
        (len(document.quotes), "quotes"),
    ]
    return f"{document.language}, " + ", ".join(f"{count} {what}" for count, what in counts)
