"""The page that the tests open, and places in it as a client counts them."""

from lsprotocol import types

# Written for these tests. Characters beyond 16 bits and harakat stand before what is looked for.
TEXT = (
    "الميناء يستقبل أولى السفن\n"
    "\n"
    "نشر في: 14 أيار/ مايو 2024\n"
    "😀 أعلن وزير النقل سامر الحاج أمس الاثنين أن مُحَمَّدًا وميناء رمالستان استقبلا أولى السفن.\n"
    "وقال الوزير: \"العمل في الميناء بدأ قبل عامين\".\n"
    "وأضاف أن كلفة التوسعة بلغت 67.3 مليون دولار.\n"
    "👩‍👩‍👧 وغادر الحاج إلى القاهرة، ونقلت رويترز عن هاني الراشد قوله إن \"المشروع ناجح\".\n"
    "\n"
    "تأخر طويل\n"
    "وقال سامر الحاج في بيان إن \"العمل لن يتوقف\n"
)


class Page:
    """A document as the client has it."""

    def __init__(self, uri, text, encoding):
        self.uri = uri
        self.text = text
        self.encoding = encoding

    @property
    def identifier(self):
        return types.TextDocumentIdentifier(uri=self.uri)

    @property
    def whole(self):
        return types.Range(start=types.Position(0, 0), end=self.position(len(self.text)))

    def find(self, words, number=0):
        """The index of the words' first letter."""
        index = -1
        for _ in range(number + 1):
            index = self.text.index(words, index + 1)
        return index

    def position(self, index):
        line = self.text.count("\n", 0, index)
        start = self.text.rfind("\n", 0, index) + 1
        return types.Position(line=line, character=self._width(self.text[start:index]))

    def at(self, words, number=0):
        """A position within the first letters of the words."""
        return self.position(self.find(words, number) + 1)

    def range_of(self, words, number=0):
        start = self.find(words, number)
        return types.Range(start=self.position(start), end=self.position(start + len(words)))

    def index(self, position):
        """The index of a position, which must lie on a character of an existing line."""
        lines = self.text.split("\n")
        line = lines[position.line]
        index = sum(len(text) + 1 for text in lines[: position.line])
        for count in range(len(line) + 1):
            if self._width(line[:count]) == position.character:
                return index + count
        raise AssertionError(f"{position} is within a character or behind the end of its line: {line}")

    def slice(self, place):
        return self.text[self.index(place.start) : self.index(place.end)]

    def apply(self, edits):
        """The text after edits, none of which may overlap."""
        text = self.text
        spans = sorted(((self.index(edit.range.start), self.index(edit.range.end), edit.new_text) for edit in edits))
        for earlier, later in zip(spans, spans[1:]):
            assert earlier[1] <= later[0], "edits overlap"
        for start, end, new in reversed(spans):
            text = text[:start] + new + text[end:]
        return text

    def _width(self, text):
        encoding = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}[self.encoding]
        return len(text.encode(encoding)) // {"utf-8": 1, "utf-16": 2, "utf-32": 4}[self.encoding]
