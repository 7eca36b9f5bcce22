"""Pages for the tests of the extras."""

SENTENCES = [
    "قالت وزيرة النقل ليلى منصور أمس إن ميناء الرمال استأنف العمل بعد توقف دام عامين.",
    "ونقلت رويترز عن مسؤول في الأمم المتحدة قوله إن المساعدات ستصل إلى لبنان خلال الأسابيع المقبلة.",
    "في المقابل، نفى المدير العام للشركة هاني الراشد وجود أي تأخير، وقال \"نحن جاهزون\".",
    "وتبلغ كلفة المشروع 250 مليون دولار، بحسب بيان صدر في 3 مايو 2024 😀.",
    "وصل الوفد إلى القاهرة صباح الثلاثاء ثم غادر للأردن.",
]


def page(number: int, sentences: int = 5) -> str:
    """A page of its own for every number."""
    body = [SENTENCES[(number + n) % len(SENTENCES)] for n in range(sentences)]
    return f"خبر رقم {number}\n\n" + "\n".join(body)
