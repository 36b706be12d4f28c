"""`fihris import`: five shapes of briefs, hostile files, and any text at all."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from fihris.__main__ import main
from fihris.model import Lang
from fihris.report import Report, Severity
from fihris.site import compose
from fihris.text.fold import fold
from fihris.text.tokens import words

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "import"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# file, date, sections, references, figures, proposed names
SHAPES = [
    ("bullets.txt", "2024-03-12", 3, 2, ["20%"], 2),
    ("paragraphs.txt", "2023-12-03", 2, 1, ["80٪"], 1),
    ("numbered.txt", "2023-08-30/2023-09-02", 4, 1, [], 0),
    ("headings.docx", "2024-08-26", 3, 1, [], 2),
    ("bold.docx", "2014-04-15", 2, 2, [], 0),
]


def bag(text: str) -> Counter[str]:
    """The words of a text, folded, with how often each stands."""
    return Counter(word.text for word in words(fold(text)))


def given_words(path: Path) -> Counter[str]:
    """The words of an input, read without the importer."""
    if path.suffix == ".txt":
        return bag(path.read_text("utf-8"))
    with zipfile.ZipFile(path) as archive:
        tree = ElementTree.fromstring(archive.read("word/document.xml"))
    paragraphs = [
        "".join(node.text or "\n" for node in p.iter() if node.tag in {f"{WORD}t", f"{WORD}br"})
        for p in tree.iter(f"{WORD}p")
    ]
    return bag("\n".join(paragraphs))


def arabic(project: Path, id: str) -> dict[str, str]:
    (folder,) = project.glob(f"docs/ar/briefs/*/{id}")
    return {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.md"))}


def kept_words(files: dict[str, str]) -> Counter[str]:
    """The words of a brief but for what the importer repeats: titles, descriptions, figures and suggestions."""
    repeated = re.compile(r"^(?:title:|description:|date:|#|  - \{value:).*$", re.MULTILINE)
    parts = (text.removeprefix("---\n").partition("\n---\n") for text in files.values())
    return bag("\n".join(f"{repeated.sub('', matter)}\n{body}" for matter, _, body in parts))


def import_brief(root: Path, path: Path, id: str, *more: str) -> int:
    return main(["import", str(path), "--id", id, "--root", str(root), *more])


@pytest.mark.parametrize(("file", "date", "sections", "references", "figures", "names"), SHAPES)
def test_shape(
    project: Path, file: str, date: str, sections: int, references: int, figures: list[str], names: int
) -> None:
    assert import_brief(project, FIXTURES / file, "made") == 0
    files = arabic(project, "made")
    index = files["index.md"]
    assert f'date: "{date}"' in index
    assert [name[:2] for name in files if name != "index.md"] == [f"{n:02}" for n in range(1, sections + 1)]
    assert index.count("  - title: {ar:") >= references
    assert re.findall(r"value: \{ar: \"?([^,\"]+)\"?,", index) == figures
    assert len(list(project.glob("proposals/*/made/*.yml"))) == names


@pytest.mark.parametrize("file", [shape[0] for shape in SHAPES])
def test_every_word_is_kept(project: Path, file: str) -> None:
    assert import_brief(project, FIXTURES / file, "made") == 0
    assert not given_words(FIXTURES / file) - kept_words(arabic(project, "made"))


@pytest.mark.parametrize("file", [shape[0] for shape in SHAPES])
def test_the_reader_takes_it(project: Path, file: str) -> None:
    assert import_brief(project, FIXTURES / file, "made") == 0
    report = Report()
    compose(project, report)
    assert [str(problem) for problem in report if problem.severity is Severity.ERROR] == []


def test_a_proposal_can_be_accepted(project: Path) -> None:
    assert import_brief(project, FIXTURES / "paragraphs.txt", "made") == 0
    (proposal,) = project.glob("proposals/2023/made/*.yml")
    text = proposal.read_text("utf-8")
    assert "weak: {ar: [التركي]}" in text
    (project / "docs/_data/actors/hassan-al-turki.yml").write_text(
        text.replace("Not translated yet", "Hassan al-Turki"), "utf-8"
    )
    report = Report()
    site = compose(project, report)
    assert not [str(problem) for problem in report if problem.severity == "error"]
    found = {mention.id for text in site.editions[Lang.AR].texts.values() for mention in text.mentions}
    assert "hassan-al-turki" in found


def test_orthography_is_cleaned_outside_quotations(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert import_brief(project, FIXTURES / "bullets.txt", "made") == 0
    printed = capsys.readouterr().out
    files = arabic(project, "made")
    text = "\n".join(files.values())
    assert "«سامر الخطيب»،" in text
    assert "عمّان" in files["index.md"].split("---")[1]
    assert "ـ" not in "".join(files[name] for name in files if name != "index.md")
    assert "12 مارس\u2060/\u2060آذار 2024" in text
    assert "tatweel: العـراق → العراق" in printed
    assert "quotation marks: ”سامر الخطيب” → «سامر الخطيب»" in printed


def test_a_change_in_a_table_is_told_in_words(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "| المعبر | الدوريات | الحالة |\n|---|---|---|\n| الوادي | ٣ | مغلق |"
    (tmp_path / "rows.md").write_text(
        f"# المعابر\n\n7 آب 2023\n\n**الملخص:** عاد الوفد.\n\n## الوقائع\n\n{rows}\n", "utf-8"
    )
    assert import_brief(project, tmp_path / "rows.md", "made") == 0
    assert "digits: الوادي | ٣ | مغلق → الوادي | 3 | مغلق" in capsys.readouterr().out
    assert "## الملخص\n" in arabic(project, "made")["index.md"]


def test_no_sign_that_turns_a_line_is_printed(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "turned.txt").write_text("الحدث\nعاد \u202eالوفد في 7 آب 2023.", "utf-8")
    assert import_brief(project, tmp_path / "turned.txt", "made") == 0
    printed = capsys.readouterr().out
    assert "\\u202eالوفد" in printed
    assert "\u202e" not in printed


def test_a_quotation_keeps_its_letters(project: Path) -> None:
    assert import_brief(project, FIXTURES / "headings.docx", "made") == 0
    assert "«الصادق الكبيـر»" in arabic(project, "made")["index.md"]


def test_unplaced_text_is_marked(project: Path) -> None:
    assert import_brief(project, FIXTURES / "numbered.txt", "made") == 0
    index = arabic(project, "made")["index.md"]
    unplaced = index.partition("## كلام لم يُعرف موضعه")[2]
    assert "مقدمة قبل البنود" in unplaced


def test_table_rows_stay_rows(project: Path) -> None:
    assert import_brief(project, FIXTURES / "headings.docx", "made") == 0
    assert "الشرارة | 300 ألف برميل" in "\n".join(arabic(project, "made").values())


def test_dry_run_writes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(project.rglob("*"))
    assert import_brief(project, FIXTURES / "bullets.txt", "made", "--dry-run") == 0
    assert "would write docs/ar/briefs/2024/made/index.md" in capsys.readouterr().out
    assert sorted(project.rglob("*")) == before


def test_never_overwrites(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert import_brief(project, FIXTURES / "bullets.txt", "made") == 0
    before = arabic(project, "made")
    assert import_brief(project, FIXTURES / "bullets.txt", "made") == 1
    assert "file-exists" in capsys.readouterr().err
    assert arabic(project, "made") == before


# ---------------------------------------------------------------- hostile words and files


@pytest.mark.parametrize("id", ["../out", "a/../../b", "a b", "عربي", "-", "A", "a\u202eb", "", "x" * 200, "/etc"])
def test_bad_ids(small: Path, id: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(FIXTURES / "bullets.txt"), f"--id={id}", "--root", str(small)]) == 2
    error = capsys.readouterr().err
    assert "bad-id" in error
    assert "\u202e" not in error


@pytest.mark.parametrize(
    "date", ["2023-13", "2023-02-30", "tomorrow", "../2023", "2023/2022", "2023/2024/2025", "٢٠٢٣"]
)
def test_bad_dates(small: Path, date: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert import_brief(small, FIXTURES / "bullets.txt", "made", f"--date={date}") == 2
    assert "bad-date" in capsys.readouterr().err


def docx(*parts: tuple[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.txt", b"", "nothing-to-import"),
        ("spaces.txt", b" \n\t\n", "nothing-to-import"),
        ("null.txt", b"\0\0\0\0", "nothing-to-import"),
        ("binary.txt", bytes(range(128, 256)) * 20 + b"\0", "not-utf8"),
        ("latin.txt", "été à l’œuvre".encode("latin-1", "replace"), "not-utf8"),
        ("undated.txt", "الحدث\nاجتمع الوفدان.".encode(), "date-needed"),
        ("long.txt", b"a" * (4 * 1024 * 1024 + 1), "too-large"),
        ("not.docx", b"hello", "unreadable"),
        ("cut.docx", b"PK\x03\x04 and no more", "unreadable"),
        ("none.docx", docx(("readme.txt", b"x")), "unreadable"),
        ("broken.docx", docx(("word/document.xml", b"<w:document")), "unreadable"),
        ("bomb.docx", docx(("word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')), "unreadable"),
    ],
)
def test_hostile_files(
    small: Path, tmp_path: Path, name: str, data: bytes, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(data)
    assert import_brief(small, tmp_path / name, "made") == 1
    assert f"error[{code}]" in capsys.readouterr().err


def test_a_long_line(small: Path, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("الحدث\nفي 7 آب 2023 " + "كلمة «اسم» " * 20_000, "utf-8")
    assert import_brief(small, tmp_path / "long.txt", "made", "--dry-run") == 0


def test_missing_and_odd_paths(small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert import_brief(small, tmp_path / "none.txt", "made") == 1
    assert import_brief(small, tmp_path, "made") == 1
    assert import_brief(small, tmp_path / "a\u202etxt.exe", "made") == 1
    error = capsys.readouterr().err
    assert error.count("error[unreadable]") == 3
    assert "\u202e" not in error


def test_a_link_out_of_the_project(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "outside").mkdir()
    (project / "docs/ar/briefs/2024").symlink_to(tmp_path / "outside")
    assert import_brief(project, FIXTURES / "bullets.txt", "made") == 1
    assert "link-outside" in capsys.readouterr().err
    assert list((tmp_path / "outside").iterdir()) == []


def test_old_encodings(project: Path, tmp_path: Path) -> None:
    text = "الحدث\nاجتمع الوفدان في 7 آب 2023."
    for encoding in ("utf-16", "cp1256", "utf-8-sig"):
        (tmp_path / "old.txt").write_bytes(text.encode(encoding))
        assert import_brief(project, tmp_path / "old.txt", f"made-{encoding}") == 0
        assert "اجتمع الوفدان" in arabic(project, f"made-{encoding}")["index.md"]


# ---------------------------------------------------------------- any text

PIECES = st.sampled_from(
    ["الحدث", "التحليل: ", "اقرأ أيضا:", "المصادر", "- ", "1. ", "• ", "\n", "\n\n", "“", "”", "«", "»", '"', "ـ", "،", " ,", ";", "?",
     "7-8 أغسطس/آب 2023", "31 فبراير 2020", "نحو 2000 جندي", "200 ألف ", "العراق", "“سليماني”", "<script>", "javascript:", "-->", "<!--",
     "{: .x }", "[a](actor:none)", "*", "_", "`", "~~~", "---", "#", "# عنوان", "&amp;", "&lt;", ": ", "|", "\\", "\u202e", "\u200b", "\ufeff",
     "\x85", "\u2028", "\x0c", "ﻻ", "ﷺ", "٣", "\U000f0000", "😀", "e\u0301", "هـ", "...", "a", "كلمة ", "!!! note", "??? x", "[^1]:", "=", "~"]
)  # fmt: skip
BODIES = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=300))
TEXTS = st.one_of(BODIES, BODIES.map("الحدث\nوقع أمر.\n{}".format))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example("الحدث~~الحدث~~")
@example("قال ==كذا== و^^ذاك^^ و++هذا++ و~هنا~ نحو ~20 و2^3")
@given(TEXTS)
def test_any_text(small: Path, tmp_path: Path, text: str) -> None:
    path = tmp_path / "any.txt"
    path.write_text(text, "utf-8", newline="", errors="replace")
    status = import_brief(small, path, "any", "--date=2023-08-07")
    try:
        if status:
            assert not (small / "docs/ar").exists()
            return
        report = Report()
        compose(small, report)
        faults = [str(problem) for problem in report if problem.severity == "error"]
        assert not faults, faults
        read = path.read_bytes().decode()
        noise = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]", " ", read)
        assert not bag(noise.removeprefix("\ufeff")) - kept_words(arabic(small, "any"))
    finally:
        for name in ("docs/ar", "docs/en", "proposals"):
            shutil.rmtree(small / name, ignore_errors=True)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_damage_to_a_document(small: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    whole = bytearray((FIXTURES / "bold.docx").read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("damaged") / "bold.docx"
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole)))])
    assert import_brief(small, path, "made", "--dry-run") in {0, 1}


# ---------------------------------------------------------------- proposals


NAMED = """الحدث
زار رئيس الوزراء الأسبق عادل عبد الهادي بغداد في 7 أغسطس 2023، والتقى الجنرال كينيث ماكارثر و“سامر الخطيب” و”قاسم سليماني”.
التحليل
- قال “الخطيب”: “لن نعود”، ووصف اللقاء بأنه “ضروري” و“بداية جديدة”، وردت حركة “أبناء النهر” عليه.
- وسكت رئيس الوزراء الأسبق عادل عبد الهادي و“الإيراني”.
"""


def test_only_names_are_proposed_and_each_once(project: Path, tmp_path: Path) -> None:
    (tmp_path / "named.txt").write_text(NAMED, "utf-8")
    assert import_brief(project, tmp_path / "named.txt", "made") == 0
    records = {path.stem: path.read_text("utf-8") for path in project.glob("proposals/2023/made/*.yml")}
    made = {re.search("name: {ar: ([^,]+),", text)[1]: text for text in records.values()}  # type: ignore[index]
    assert made.keys() == {"عادل عبد الهادي", "كينيث ماكارثر", "سامر الخطيب", "أبناء النهر"}
    assert "# صفته في النص: رئيس الوزراء الأسبق\n" in made["عادل عبد الهادي"]
    assert "kind: person\n" in made["عادل عبد الهادي"]
    assert "kind: armed-group\n" in made["أبناء النهر"]
    assert "weak: {ar: [الخطيب]}" in made["سامر الخطيب"]


def test_proposals_pass_the_check_once_they_have_an_english_name(project: Path, tmp_path: Path) -> None:
    (tmp_path / "named.txt").write_text(NAMED, "utf-8")
    assert import_brief(project, tmp_path / "named.txt", "made") == 0
    for path in project.glob("proposals/2023/made/*.yml"):
        text = path.read_text("utf-8").replace("Not translated yet", path.stem.title())
        (project / "docs/_data/actors" / path.name).write_text(text, "utf-8")
    report = Report()
    compose(project, report)
    assert [
        str(each) for each in report if each.path.startswith("docs/_data/") and each.severity is not Severity.NOTICE
    ] == []


def test_a_title_of_signs_is_no_markup(project: Path, tmp_path: Path) -> None:
    (tmp_path / "signs.txt").write_text("الحدث\nوقع أمر.\nاقرأ أيضا\n? ما بعد *السد* [1]\n", "utf-8")
    assert import_brief(project, tmp_path / "signs.txt", "made", "--date=2023-08-07") == 0
    report = Report()
    compose(project, report)
    assert [str(each) for each in report if each.severity == "error"] == []


LED = """الحدث
في 7 أغسطس 2023 سيطرت قوات الدعم الشعبي بقيادة ناصر حمدان دقلو على بلدة الصخرة، وقُتل 14 مقاتلًا.
التحليل
قال سامر الخطيب، وزير خارجية الجنوب، إن قوات الأمن الداخلي انسحبت. ورفضت حركة شباب الساحل وجبهة الإنقاذ الوطني ذلك.
وتوقفت حركة الشحن البري، وعادت قوات المعارضة المسلحة. والتقى الفريق أول الركن حازم البيطار القائد العام لقوات الردع.
وأصدر معهد بغداد لسياسة المياه تقريرًا، وفتح في شارع بغداد فرعًا.
"""


def test_who_leads_who_holds_an_office_and_groups_are_proposed(project: Path, tmp_path: Path) -> None:
    (tmp_path / "led.txt").write_text(LED, "utf-8")
    assert import_brief(project, tmp_path / "led.txt", "made") == 0
    texts = [path.read_text("utf-8") for path in project.glob("proposals/2023/made/*.yml")]
    kinds = {re.search("name: {ar: ([^,]+),", text)[1]: re.search("kind: (.*)", text)[1] for text in texts}  # type: ignore[index]
    assert kinds == {
        "قوات الدعم الشعبي": "armed-force",
        "ناصر حمدان دقلو": "person",
        "سامر الخطيب": "person",
        "حازم البيطار": "person",
        "حركة شباب الساحل": "armed-group",
        "جبهة الإنقاذ الوطني": "armed-group",
        "معهد بغداد لسياسة المياه": "agency",
    }
