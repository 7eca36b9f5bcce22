"""Texts to edit: made-up news, put together from pieces by a random generator."""

PEOPLE = ["سامر الحاج", "ليلى منصور", "هاني الراشد", "نادية الخطيب", "فؤاد الصباغ", "هالة العمري", "جون كارتر"]
ROLES = ["وزير النقل", "المتحدثة باسم الوزارة", "رئيس البلدية", "الأمين العام للأمم المتحدة", "مدير الشركة"]
PLACES = ["القاهرة", "بيروت", "ميناء الرمال", "كوريا الشمالية", "أوكرانيا", "إسطنبول", "رمالستان"]
MEDIA = ["رويترز", "وكالة أنباء الساحل", "صحيفة الغد", "قناة المرفأ"]
TIMES = [
    "أمس الاثنين", "في 12 أيار/ مايو 2024", "يوم الثلاثاء الماضي", "منذ ثلاثة أعوام", "في حزيران/ يونيو المقبل",
    "صباح اليوم", "في 15 رمضان 1445", "الساعة الثامنة والنصف مساء", "بين عامي 2019 و2023", "خلال الأسابيع المقبلة",
]
AMOUNTS = ["67.3 مليون دولار", "٣٥ في المئة", "عشرين سفينة", "ثلاثة ملايين طن", "850 عاملا", "12,5 كيلومترا"]
CLAIMS = [
    "العمل في {place} يبدأ {time}", "كلفة المشروع بلغت {amount}", "المساعدات ستصل إلى {place} {time}",
    "لا تأخير في أعمال المرحلة الثانية", "المحادثات مع {person} كانت بناءة", "{place} استقبلت {amount} {time}",
]
SENTENCES = [
    "قال {role} {person}، {time}، إن {claim}.", "وأضاف أن {claim}.", "وأضافت: \"{claim}\".",
    "ونقلت {media} عن {person} قوله إن {claim}.", "نفى {person} أن يكون {claim}، مؤكدا أن {claim}.",
    "«{claim}»، هكذا رد {role} على سؤال {media}.", "وصل {person} إلى {place} {time} برفقة {role}.",
    "وبحسب {media}، فإن {claim}.", "وُلِدَ المُشرِفُ {person} في {place} {time}.", "بلغت الخسائر {amount} {time}.",
    "وكتب على تويتر أن \"{claim}", "وذكـــرت {media} ، بأن {claim} .", "ردّا على ذلك قالت {person} لـ{media} إن {claim}؛",
]
LINES = [
    "المصدر: وكالات", "اقرأ أيضا:", "كلمات دلالية: {place}، {person}", "• الطاقة السنوية: {amount}",
    "{place} - {media}", "نشر في: 14 أيار/ مايو 2024", "تأخر طويل", "", "",
]
# What makes columns and graphemes hard.
ODDITIES = [
    "😀", "👩‍👩‍👧", "🇱🇧", "é", "ّ", "ً", "ُ", "\u200f", "\u202b", "\u202c", "\u2067", "\u2069", "\u200d", "\u200c", "\ufeff",
    "\u00a0", "\u2028", "\u0085", "\u000b", "\u000c", "ـ", "ﷺ", "ﻻ", "لا", "گ", "ی", "ک", "۱۲", "\U00010400", "\t", "\x00", "\"", "«", "»",
    "(", ")", "،", "؟", "…", "<b>", "[أ](ب)", "# ", "\n", "\r\n", "\r", "\n\n", "0", "9" * 25,
]


class Writer:
    """Writes by a generator of random numbers, so that a seed names a text."""

    def __init__(self, random):
        self._random = random

    def sentence(self):
        return self._fill(self._random.choice(SENTENCES))

    def paragraph(self):
        if self._random.random() < 0.3:
            return self._fill(self._random.choice(LINES))
        return " ".join(self.sentence() for _ in range(self._random.randint(1, 4)))

    def page(self, size):
        """About `size` characters."""
        lines, length = [], 0
        while length < size:
            lines.append(self.paragraph())
            length += len(lines[-1]) + 1
        return "\n".join(lines) + "\n"

    def oddity(self):
        return self._random.choice(ODDITIES)

    def _fill(self, pattern):
        choose = self._random.choice
        while "{claim}" in pattern:
            pattern = pattern.replace("{claim}", choose(CLAIMS), 1)
        for name, words in (
            ("{person}", PEOPLE), ("{role}", ROLES), ("{place}", PLACES), ("{media}", MEDIA), ("{time}", TIMES),
            ("{amount}", AMOUNTS),
        ):
            while name in pattern:
                pattern = pattern.replace(name, choose(words), 1)
        return pattern
