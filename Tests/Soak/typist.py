"""Somebody who edits a page: types, erases, pastes, moves about, undoes, and now and then does something strange."""

import random

from mirror import Mirror
from pages import Writer


class Typist:
    """Edits one document. `edit` makes a change and gives the parameters of `didChange`."""

    def __init__(self, uri, seed, size, encoding):
        self._random = random.Random(seed)
        self._writer = Writer(self._random)
        self._size = size
        self._undo = []
        self._waiting = ""
        self.original = self._writer.page(size)
        self.document = Mirror(uri, self.original, encoding)
        self._cursor = 0

    def edit(self):
        """A change notification of one event, or sometimes of several."""
        count = 1 if self._random.random() < 0.97 else self._random.randint(2, 5)
        return self.document.change_params([self._event() for _ in range(count)])

    def place(self):
        """Somewhere in the text, or rarely outside, as a position."""
        if self._random.random() < 0.02:
            return {"line": self._random.choice([0, 10**6, 2**31 - 1]), "character": self._random.choice([0, 10**6])}
        return self.document.position(self._random.randint(0, len(self.document.text)))

    def start_over(self):
        """Goes back to the text of the beginning, as a reopened file does."""
        self.document = Mirror(self.document.uri, self.original, self.document.encoding)
        self._undo, self._waiting, self._cursor = [], "", 0

    def _event(self):
        text = self.document.text
        self._cursor = min(self._cursor, len(text))
        kind = self._random.random()
        if len(text) > self._size * 1.3:
            return self._erase(self._random.randint(self._size // 10, self._size // 3))
        if kind < 0.62:
            return self._type()
        if kind < 0.76:
            return self._erase(1)
        if kind < 0.84:
            self._cursor = self._random.randint(0, len(text))
            return self._insert(self._writer.oddity())
        if kind < 0.90:
            return self._take_back()
        if kind < 0.94:
            self._cursor = self._random.randint(0, len(text))
            return self._insert(self._writer.paragraph() + self._random.choice(["", "\n", " "]))
        if kind < 0.965:
            return self._move_piece()
        if kind < 0.995:
            return self._erase(self._random.randint(2, 120))
        if kind < 0.999:
            return self._reversed()
        self._undo, self._cursor = [], 0
        return self.document.replace_all(self._writer.page(self._size))

    def _change(self, start, end, new):
        event, undo = self.document.change(start, end, new)
        self._undo = self._undo[-200:] + [undo]
        self._cursor = start + len(new)
        return event

    def _insert(self, piece):
        return self._change(self._cursor, self._cursor, piece)

    def _type(self):
        """One letter of a sentence that is being written."""
        if not self._waiting:
            self._waiting = self._writer.sentence() + " "
            if self._random.random() < 0.7:
                self._cursor = self._random.randint(0, len(self.document.text))
        letter, self._waiting = self._waiting[0], self._waiting[1:]
        return self._insert(letter)

    def _erase(self, length):
        if length > 1:
            self._cursor = self._random.randint(0, len(self.document.text))
        return self._change(max(0, self._cursor - length), self._cursor, "")

    def _take_back(self):
        if not self._undo:
            return self._type()
        start, end, old = self._undo.pop()
        event, _ = self.document.change(start, end, old)
        self._cursor = start + len(old)
        return event

    def _move_piece(self):
        """Cuts a piece out; it is pasted letter by letter from then on."""
        start = self._random.randint(0, len(self.document.text))
        end = min(len(self.document.text), start + self._random.randint(1, 60))
        self._waiting = self.document.text[start:end]
        return self._change(start, end, "")

    def _reversed(self):
        """A range whose end lies before its start, which stands for the same stretch."""
        start = self._random.randint(0, len(self.document.text))
        event = self._change(start, min(len(self.document.text), start + 5), "س")
        event["range"] = {"start": event["range"]["end"], "end": event["range"]["start"]}
        return event
