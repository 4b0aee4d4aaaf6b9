"""The commands ``template`` and ``export --template`` in processes of their own, with files as offices have them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest

ROOT = Path(__file__).parents[2]


class Office:
    """Somebody at a command line, with a state and a dossier of his own."""

    def __init__(self, room: Path) -> None:
        self.room = room
        kept = {name: value for name, value in os.environ.items() if not name.startswith("RAPPORTEUR_")}
        self.environment = kept | {
            "PYTHONPATH": str(ROOT),
            "RAPPORTEUR_STATE": str(room / "state"),
            "RAPPORTEUR_CONFIG": str(room / "config"),
            "RAPPORTEUR_BY": "Lan",
        }

    def run(self, *words: str, stdin: str = "") -> tuple[int, str, str]:
        done = subprocess.run(
            [sys.executable, "-m", "tui.cli", *words],
            input=stdin.encode(),
            capture_output=True,
            cwd=self.room,
            env=self.environment,
            timeout=300,
            check=False,
        )
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def template(self, name: str, *paragraphs: str) -> None:
        made = docx.Document()
        for words in paragraphs:
            made.add_paragraph(words)
        made.save(str(self.room / name))

    def texts(self, name: str) -> list[str]:
        return [one.text for one in docx.Document(str(self.room / name)).paragraphs]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(tmp_path)
    assert made.run("new", "hs", "--title", "Hội nghị sơ kết", "--date", "2024-04-04", "--place", "Đà Lạt")[0] == 0
    lines = "=Thống nhất kế hoạch\n=Giao Sở Du lịch chủ trì\n"
    assert made.run("note", "hs", stdin=lines)[0] == 0
    return made


def test_from_the_starting_template_to_minutes(office: Office) -> None:
    code, out, err = office.run("template")
    assert (code, out, err) == (0, "mẫu biên bản.docx\n", "")
    told = office.texts("mẫu biên bản.docx")
    assert "{{diễn_biến}}" in told
    assert office.run("export", "hs", "-o", "bb.docx", "--template", "mẫu biên bản.docx")[::2] == (0, "")
    said = "\n".join(office.texts("bb.docx"))
    assert "Thống nhất kế hoạch" in said
    assert "{{" not in said
    again = (office.room / "bb.docx").read_bytes()
    assert office.run("export", "hs", "-o", "bb.docx", "--template", "mẫu biên bản.docx")[0] == 0
    assert (office.room / "bb.docx").read_bytes() == again


def test_what_an_office_has_been_working_on_is_never_replaced(office: Office) -> None:
    office.template("của sở.docx", "{{title}}")
    before = (office.room / "của sở.docx").read_bytes()
    code, out, err = office.run("template", "của sở.docx")
    assert (code, out) == (4, "")
    assert "của sở.docx" in err
    assert "đã có tên này" in err
    assert (office.room / "của sở.docx").read_bytes() == before


def test_a_template_is_not_replaced_by_what_is_filled_from_it(office: Office) -> None:
    office.template("t.docx", "{{title}}")
    before = (office.room / "t.docx").read_bytes()
    code, out, err = office.run("export", "hs", "-o", "./hs/../t.docx", "--template", "t.docx")
    assert (code, out) == (2, "")
    assert "chính là tệp mẫu" in err
    assert (office.room / "t.docx").read_bytes() == before


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_template_in_either_language_and_as_dotx(office: Office, language: str) -> None:
    assert office.run("template", "t.dotx", "--lang", language)[0] == 0
    assert office.run("template", "không_đuôi", "--lang", language)[1] == "không_đuôi.docx\n"
    assert office.run("export", "hs", "-o", "a.docx", "--lang", language, "--template", "t.dotx")[0] == 0
    assert ("BIÊN BẢN" if language == "vi" else "MINUTES") in office.texts("a.docx")
    code, _out, err = office.run("template", "t.odt")
    assert code == 2
    assert "t.odt" in err


def test_unknown_markers_are_named_and_nothing_is_written(office: Office) -> None:
    office.template("sai.docx", "Mở đầu", "Kính gửi: {{nơi_nhậ}}", "{{ 7*7 }}", "{{tên hội ngị}}")
    code, out, err = office.run("export", "hs", "-o", "bb.docx", "--template", "sai.docx")
    assert (code, out) == (3, "")
    lines = err.splitlines()
    assert lines[0] == "Mẫu “sai.docx” không điền được; chưa ghi gì cả."
    assert (
        lines[1] == "  Đoạn 2: “Kính gửi: {{nơi_nhậ}}”: không có trường nào tên là {{nơi_nhậ}} (có lẽ là {{nơi_nhận}})."
    )
    assert lines[2].startswith("  Đoạn 3: không có trường nào tên là {{ 7*7 }}")
    assert "(có lẽ là {{tên_hội_nghị}})" in lines[3]
    assert "rapporteur template" in lines[-1]
    assert not (office.room / "bb.docx").exists()
    office.environment["RAPPORTEUR_LANG"] = "en"
    english = office.run("export", "hs", "-o", "bb.docx", "--template", "sai.docx")[2]
    assert "Paragraph 2: “Kính gửi: {{nơi_nhậ}}”: {{nơi_nhậ}} is on no list of markers" in english


def test_what_is_worth_knowing_is_said_and_the_file_is_written(office: Office) -> None:
    office.template("ngoặc.docx", "{title} {{place}}")
    code, out, err = office.run("export", "hs", "-o", "bb.docx", "--template", "ngoặc.docx")
    assert (code, out) == (0, "bb.docx\n")
    assert "dấu ngoặc nhọn" in err
    assert office.texts("bb.docx") == ["{title} Đà Lạt"]


def test_a_template_is_for_word_and_what_is_printed_from_it(office: Office) -> None:
    office.template("t.docx", "{{title}}")
    code, _out, err = office.run("export", "hs", "-o", "bb.md", "--template", "t.docx")
    assert code == 2
    assert ".docx, .pdf" in err
    assert not (office.room / "bb.md").exists()


def test_files_that_are_no_template_get_their_sentence(office: Office) -> None:
    (office.room / "chữ.docx").write_text("không phải Word", encoding="utf-8")
    for name in ("chữ.docx", "không có.docx", "state"):
        code, out, err = office.run("export", "hs", "-o", "bb.docx", "--template", name)
        assert (code, out) == (3, ""), name
        assert name in err
        assert "Traceback" not in err
    assert not (office.room / "bb.docx").exists()


def test_every_kind_of_document_takes_a_template(office: Office) -> None:
    office.template("t.docx", "{{tên_loại}}", "{{kết_luận.nội_dung}}", "{{nội_dung}}")
    for kind in ("minutes", "notice", "annex", "actions"):
        assert office.run("export", "hs", "-o", f"{kind}.docx", "--kind", kind, "--template", "t.docx")[::2] == (0, "")
        said = office.texts(f"{kind}.docx")
        assert said[1:3] == ["Thống nhất kế hoạch", "Giao Sở Du lịch chủ trì"], kind
