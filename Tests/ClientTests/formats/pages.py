"""Pages that are hard on formats: prefixes, emoji, CRLF, controls, mark-up characters, several documents."""
import json

PORT = (
    "ميناء الرمال يستقبل أولى السفن بعد عامين من التوقف\n"
    "الرمال - وكالة أنباء الساحل\n"
    "قالت وزيرة النقل ليلى منصور، أمس الاثنين، إن ميناء الرمال استأنف العمل، مؤكدة أن أولى السفن وصلت من إسطنبول.\n"
    "ونقلت رويترز عن مسؤول في الأمم المتحدة قوله إن المساعدات ستصل خلال الأسابيع المقبلة.\n"
    "وأكد هاني الراشد أن \"التسليم\", كما قال, \"سيتم قبل نهاية العام\".\n"
    "في المقابل، نفى المدير العام للشركة هاني الراشد وجود أي تأخير، وبلغت الكلفة 67.3 مليون دولار.\n"
    "• عدد العمال: 850\n"
)
EMOJI = (
    "😀😀 وصل الوفد لموسكو أمس 👩‍👩‍👧 <b>عاجل</b> & \"خبر\"\r\n"
    "قال وزير الخارجية المصري سامح عادل لبيونغ يانغ وللأمم المتحدة إن المحادثات 😀 بدأت في 3 مايو 2024.\r\n"
    "\r\n\t\u00a0وأضاف أن العدد بلغ 20 ألفا، أي 35 في المئة | 5\\2 كـــيلومترا\u200f.\r\n"
)
CONTROLS = "قال الوزير\u0001 خالد فهد إن لبنان\u000b بخير\u2028 منذ عام 2020 \u202eعكس\u202c\u0085 نهاية"


def documents():
    return [
        {"id": "port", "text": PORT, "referenceTime": "2024-05-15"},
        {"id": "a b/é&<>", "text": EMOJI, "referenceTime": "2024-05-15", "meta1": {"x": [1, 2.50]}},
        {"id": "controls", "text": CONTROLS},
        {"id": "empty-lines", "text": "\n \n\nوصل الوفد إلى القاهرة.\n\n"},
        {"id": "latin", "text": "Nothing in Arabic here."},
    ]


def write(path):
    with open(path, "w", encoding="utf-8") as file:
        for document in documents():
            file.write(json.dumps(document, ensure_ascii=False) + "\n")
