"""What stands above a paper's text: read into fields, however its centre writes it."""

from __future__ import annotations

import pytest

from fihris.author import plaintext, titlepage
from fihris.author.titlepage import TitlePage, Writer

BODY = "\n\nمقدمة\n\nبدأ بناء السد قبل سنوات، وتعثر مرتين قبل أن تكتمل مرحلته الأولى."


def of(text: str) -> TitlePage:
    return titlepage.read(plaintext.blocks(text + BODY), {})[0]


PAGES = [
    (
        "ورقة سياسات\nسد الوادي: فرص الاتفاق\nإعداد: د. سعاد الأمين، باحثة أولى في مركز المدار\n12 مارس 2024",
        TitlePage(
            "سد الوادي: فرص الاتفاق", (Writer("سعاد الأمين", "باحثة أولى", "مركز المدار"),), "2024-03-12", "policy-paper"
        ),
    ),
    (
        "مركز الأفق للأبحاث\n\nسد الوادي وفرص الاتفاق\n\nورقة تحليلية\n\nالباحثة: منى الشريف – قسم الاقتصاد السياسي\n15/9/2023",
        TitlePage(
            "سد الوادي وفرص الاتفاق", (Writer("منى الشريف", "", "قسم الاقتصاد السياسي"),), "2023-09-15", "study", "مركز الأفق للأبحاث"
        ),
    ),
    (
        "تقدير موقف\nالانتخابات في ولاية الساحل\nوحدة تحليل السياسات\nالمركز العربي للرصد\n2 تشرين الثاني/نوفمبر 2023",
        TitlePage(
            "الانتخابات في ولاية الساحل", (Writer("وحدة تحليل السياسات", "", "المركز العربي للرصد"),), "2023-11-02", "situation-assessment"
        ),
    ),
    (
        "مركز المضيق\nورقة سياسات\n\nالأمن الغذائي في بلدات الساحل:\nالمخازن أم الأسواق؟\n\nرنا القاسم",
        TitlePage(
            "الأمن الغذائي في بلدات الساحل: المخازن أم الأسواق؟", (Writer("رنا القاسم"),), kind="policy-paper", publisher="مركز المضيق"
        ),
    ),
    (
        "موانئ بلا سفن\nد. هالة النجدي* وعمر باسيل**\n* أستاذة مساعدة في جامعة النور. ** باحث في مركز المضيق.\n3 آذار 2026",
        TitlePage(
            "موانئ بلا سفن", (Writer("هالة النجدي", "أستاذة مساعدة", "جامعة النور"), Writer("عمر باسيل", "باحث", "مركز المضيق")), "2026-03-03"
        ),
    ),
    (
        "أزمة القمح في إقليم الهضبة\n\nبقلم: سليم حداد\nمدير برنامج الأمن الغذائي في معهد السنابل\n\nنُشر في ٧ آذار ٢٠٢٣",
        TitlePage("أزمة القمح في إقليم الهضبة", (Writer("سليم حداد", "مدير برنامج الأمن الغذائي", "معهد السنابل"),), "2023-03-07"),
    ),
    (
        "مجلة آفاق، المجلد 5، العدد 2 (ربيع 2023)\nأثر الأحزاب في الحكومات\nأ. د. محمود الزين ود. أمل شرف الدين",
        TitlePage(
            "أثر الأحزاب في الحكومات", (Writer("محمود الزين"), Writer("أمل شرف الدين")), "2023", series="مجلة آفاق", number="المجلد 5، العدد 2 (ربيع 2023)"
        ),
    ),
    (
        "أمن الطاقة في حوض الريح\nمجموعة أزمات السهل | إحاطة رقم 92\nبيروت، 1 كانون الأول/ديسمبر 2023",
        TitlePage("أمن الطاقة في حوض الريح", (), "2023-12-01", "brief", "مجموعة أزمات السهل", "إحاطة", "رقم 92"),
    ),
    (
        "Policy Brief No. 14\nThe Ceasefire in Port Sadaf: Why It Held\nRana Attar, Senior Fellow, Shore Institute\n11 February 2024",
        TitlePage(
            "The Ceasefire in Port Sadaf: Why It Held", (Writer("Rana Attar", "Senior Fellow", "Shore Institute"),), "2024-02-11", "brief", "", "Policy Brief", "No. 14"
        ),
    ),
    ("هدنة الميناء: لماذا صمدت؟\nرنا العطار | 11 شباط/فبراير 2024", TitlePage("هدنة الميناء: لماذا صمدت؟", (Writer("رنا العطار"),), "2024-02-11")),
    ("حصاد عام 2023 في الساحل", TitlePage("حصاد عام 2023 في الساحل")),
    (
        "مركز البصيرة للدراسات\nسلسلة تقارير\nالتنافس على الموانئ\nإعداد\nد. جمال الدين الحسيني\nأ. هند المصري\nتموز/يوليو 2022",
        TitlePage("التنافس على الموانئ", (Writer("جمال الدين الحسيني"), Writer("هند المصري")), "2022-07", "", "مركز البصيرة للدراسات", "سلسلة تقارير"),
    ),
    (
        "العنوان: سد الوادي\nالكاتب: فريق السياسات في معهد الضفة\nالمصدر: موقع الشاطئ\nالتاريخ: 2023/06/18",
        TitlePage("سد الوادي", (Writer("فريق السياسات", "", "معهد الضفة"),), "2023-06-18", publisher="موقع الشاطئ"),
    ),
    (
        "مجلة الساحل\nالمجلد 7، العدد 2\nسد الوادي\nسعاد الأمين¹* وسامر الخطيب²\n² باحث، معهد البحر\n¹ أستاذة، جامعة الساحل\nللمراسلة: suad@coast.example\n"
        "تاريخ الاستلام: 12 يناير 2023 | تاريخ النشر: 15 يونيو 2024",
        TitlePage("سد الوادي", (Writer("سعاد الأمين", "أستاذة", "جامعة الساحل"), Writer("سامر الخطيب", "باحث", "معهد البحر")), "2024-06-15",
                  series="مجلة الساحل", number="المجلد 7، العدد 2"),
    ),
    (
        "سد الوادي\nسعاد الأمين وسامر الخطيب\nجامعة الساحل\nمعهد البحر",
        TitlePage("سد الوادي", (Writer("سعاد الأمين", "", "جامعة الساحل"), Writer("سامر الخطيب", "", "معهد البحر"))),
    ),
    (
        "سد الوادي\nسعاد الأمين، سامر الخطيب\nجامعة الساحل",
        TitlePage("سد الوادي", (Writer("سعاد الأمين", "", "جامعة الساحل"), Writer("سامر الخطيب", "", "جامعة الساحل"))),
    ),
    (
        "سد الوادي\nسعاد الأمين، سامر الخطيب\nباحثان في جامعة الساحل",
        TitlePage("سد الوادي", (Writer("سعاد الأمين", "باحثان", "جامعة الساحل"), Writer("سامر الخطيب", "باحثان", "جامعة الساحل"))),
    ),
    ("بيان صحفي\nهيئة الأنهار تعلن فتح القنوات", TitlePage("هيئة الأنهار تعلن فتح القنوات")),
    (
        "سد الوادي\nد. سعاد الأمين حسن و أ. سامر الخطيب\nبورت صدف، الخميس 22 ربيع الأول 1446هـ، الموافق 26 سبتمبر 2024م",
        TitlePage("سد الوادي", (Writer("سعاد الأمين حسن"), Writer("سامر الخطيب")), "2024-09-26"),
    ),
    (
        "سد الوادي\nإعداد: د. آمنة ولد الشيخ، باحثة في شؤون الساحل، و سامر الخطيب — مركز المدار",
        TitlePage("سد الوادي", (Writer("آمنة ولد الشيخ", "باحثة في شؤون الساحل"), Writer("سامر الخطيب", "", "مركز المدار"))),
    ),
    ("سد الوادي\nإعداد: سعاد وليد وسامر الخطيب", TitlePage("سد الوادي", (Writer("سعاد وليد"), Writer("سامر الخطيب")))),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PAGES)
def test_a_title_page(text: str, expected: TitlePage) -> None:
    lines = tuple(" ".join(line.split()) for line in text.split("\n") if line.strip())
    found = of(text)
    assert found == TitlePage(
        *(getattr(expected, name) for name in TitlePage.__slots__ if name not in {"lines", "noted"}), found.lines
    )
    assert " ".join(found.lines) == " ".join(lines)


@pytest.mark.parametrize(
    "text",
    [
        "زار الوفد المدينة أمس، والتقى رئيسها. ثم غادر.\nولم يُعلن شيء.",
        "الحدث\nزار الوفد المدينة.",
        "الملخص\nتبحث الورقة في الماء.",
    ],
)
def test_a_text_without_a_title_page(text: str) -> None:
    page, rest = titlepage.read(plaintext.blocks(text), {})
    assert page == TitlePage()
    assert rest == plaintext.blocks(text)


def test_an_author_may_sign_at_the_end() -> None:
    page, rest = titlepage.read(plaintext.blocks(f"سد الوادي{BODY}\nإعداد: وحدة الرصد الميداني"), {})
    assert page.writers == (Writer("وحدة الرصد الميداني"),)
    assert rest[-1].text.startswith("بدأ بناء")


def test_the_only_work_of_a_list_says_nothing_of_the_author() -> None:
    work = "منظمة المدار، حالة التربة، 2021."
    page, rest = titlepage.read(plaintext.blocks(f"سد الوادي\nبقلم: سعاد الأمين{BODY}\n\nالمراجع\n- {work}"), {})
    assert page.writers == (Writer("سعاد الأمين"),)
    assert rest[-1].text == work
