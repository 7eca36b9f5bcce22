"""What the text of a document must be after edits: the client's side of synchronization, computed independently."""

import bisect
import re

LINE_END = re.compile("\r\n|\n|\r")


def width(text, encoding):
    """The columns that a piece of a line takes."""
    if encoding == "utf-32":
        return len(text)
    if encoding == "utf-8":
        return len(text.encode("utf-8"))
    return len(text) + sum(character > "\uffff" for character in text)


class Mirror:
    """A document as its editor has it, and how to say edits of it in the protocol."""

    def __init__(self, uri, text, encoding):
        self.uri = uri
        self.text = text
        self.version = 1
        self.encoding = encoding
        self._starts = None

    def position(self, index):
        if self._starts is None:
            self._starts = [0] + [match.end() for match in LINE_END.finditer(self.text)]
        line = bisect.bisect_right(self._starts, index) - 1
        return {"line": line, "character": width(self.text[self._starts[line] : index], self.encoding)}

    def change(self, start, end, new):
        """Replaces a stretch. Gives the change event, and how to undo it."""
        undo = (start, start + len(new), self.text[start:end])
        # No position points between CR and LF: such a pair is replaced as a whole.
        if self._is_inside_pair(start):
            start, new = start - 1, "\r" + new
        if self._is_inside_pair(end):
            end, new = end + 1, new + "\n"
        event = {"range": {"start": self.position(start), "end": self.position(end)}, "text": new}
        self.text = self.text[:start] + new + self.text[end:]
        self._starts = None
        return event, undo

    def _is_inside_pair(self, index):
        return 0 < index < len(self.text) and self.text[index - 1] == "\r" and self.text[index] == "\n"

    def replace_all(self, text):
        self.text = text
        self._starts = None
        return {"text": text}

    def open_params(self):
        item = {"uri": self.uri, "languageId": "plaintext", "version": self.version, "text": self.text}
        return {"textDocument": item}

    def change_params(self, events):
        self.version += 1
        return {"textDocument": {"uri": self.uri, "version": self.version}, "contentChanges": events}
