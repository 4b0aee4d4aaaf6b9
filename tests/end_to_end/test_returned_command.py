"""The command that takes a document back, in a process of its own, from sending to the corrected minutes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from red_pen import RedPen

ROOT = Path(__file__).parents[2]
HA = "Lê Thị Hà"


class Office:
    """A dossier whose minutes were sent, and commands given as a user gives them."""

    def __init__(self, room: Path) -> None:
        self.room = room
        kept = {name: value for name, value in os.environ.items() if not name.startswith("RAPPORTEUR_")}
        self.environment = kept | {
            "PYTHONPATH": str(ROOT),
            "RAPPORTEUR_STATE": str(room / "state"),
            "RAPPORTEUR_CONFIG": str(room / "config"),
            "RAPPORTEUR_BY": "Lan",
        }

    def run(self, *words: str) -> tuple[int, str, str]:
        done = subprocess.run(
            [sys.executable, "-m", "tui.cli", *words],
            capture_output=True,
            cwd=self.room,
            env=self.environment,
            timeout=300,
            check=False,
        )
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def returned(self, *words: str) -> tuple[int, str, str]:
        return self.run("returned", "hồ sơ", *words)

    def listed(self, *words: str) -> tuple[int, list[dict[str, object]]]:
        code, out, _err = self.returned(*words, "--json")
        return code, json.loads(out)["differences"]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(tmp_path)
    assert made.run("new", "hồ sơ", "--title", "Hội nghị sơ kết", "--date", "2024-04-04")[0] == 0
    (tmp_path / "items.csv").write_text("số,tên\n1,Ngày hội Du lịch\n2,Hội chợ Nông sản\n3,Khảo sát vệ tinh\n", "utf-8")
    assert made.run("import", "hồ sơ", "items.csv", "--as", "items", "--yes")[0] == 0
    assert made.run("note", "hồ sơ", "~thời gian ký muộn nên còn ngắn")[0] == 0
    assert made.run("note", "hồ sơ", "/xong 1 đã tổ chức")[0] == 0
    assert made.run("export", "hồ sơ", "-o", "gửi.docx")[0] == 0
    return made


def returned_file(office: Office) -> None:
    pen = RedPen((office.room / "gửi.docx").read_bytes(), HA)
    pen.replace("Ngày hội Du lịch", "Ngày hội Du lịch 2024")
    pen.replace("gian ký muộn", "gian ký kết muộn")
    pen.take_out_row(pen.row("Khảo sát vệ tinh"))
    pen.author = ""
    pen.replace("Hội chợ Nông sản", "Hội chợ Nông sản sạch")
    (office.room / "trả về.docx").write_bytes(pen.saved())


def test_nothing_differs(office: Office) -> None:
    assert office.returned("gửi.docx") == (0, "Không có gì khác với bản đã gửi.\n", "")


def test_listed_taken_over_by_number_then_all_that_is_sure(office: Office) -> None:
    returned_file(office)
    code, out, err = office.returned("trả về.docx")
    assert (code, err) == (1, "")
    assert "4 chỗ khác, còn 4 chưa quyết" in out
    for words in ("Ngày hội Du lịch 2024", HA, "không rõ ai (sửa không theo dõi)", "gian ký kết muộn"):
        assert words in out
    code, found = office.listed("trả về.docx")
    assert code == 1
    number = next(one["number"] for one in found if one["returned"] == "Hội chợ Nông sản sạch")
    code, out, _err = office.returned("trả về.docx", "--accept", str(number))
    assert (code, "Đã nhận 1 chỗ." in out) == (1, True)
    code, found = office.listed("trả về.docx", "--accept-all")
    assert code == 1  # what was taken out waits for a person
    assert [one["way"] for one in found if one["fate"] == "open"] == ["deleted"]
    office.run("export", "hồ sơ", "-o", "sau.md")
    minutes = (office.room / "sau.md").read_text("utf-8")
    assert all(words in minutes for words in ("Ngày hội Du lịch 2024", "Hội chợ Nông sản sạch", "Khảo sát vệ tinh"))
    last = next(one["number"] for one in found if one["fate"] == "open")
    assert office.returned("trả về.docx", "--accept", str(last))[0] == 0
    assert office.returned("trả về.docx")[0] == 0


def test_what_the_record_became_is_told_and_left_alone(office: Office) -> None:
    pen = RedPen((office.room / "gửi.docx").read_bytes(), HA)
    pen.replace("đã tổ chức", "đã tổ chức 02 đợt")
    (office.room / "trả về.docx").write_bytes(pen.saved())
    assert office.run("note", "hồ sơ", "/xong 1 đã tổ chức tại Đà Lạt")[0] == 0
    code, out, _err = office.returned("trả về.docx", "--accept-all")
    assert code == 1
    assert "Hồ sơ đã được sửa sau khi gửi văn bản." in out
    assert "đã tổ chức tại Đà Lạt" in out
    code, _out, err = office.returned("trả về.docx", "--accept", "1")
    assert code == 0
    assert "đã thay cho nội dung được sửa trong hồ sơ sau đó: “đã tổ chức tại Đà Lạt”" in err
    assert "đã tổ chức 02 đợt" in office.run("show", "hồ sơ", "items", "--json")[1]


def test_wrong_numbers_and_wrong_files(office: Office) -> None:
    returned_file(office)
    assert office.returned("trả về.docx", "--accept", "một")[0] == 2
    assert office.returned("trả về.docx", "--accept", "99")[0] == 2
    assert office.returned("không có.docx")[0] == 3
    (office.room / "x.docx").write_text("chữ")
    code, out, err = office.returned("x.docx")
    assert (code, out) == (3, "")
    assert len(err.strip().split("\n")) == 2
    assert office.run("new", "khác", "--title", "Khác", "--date", "2024-05-05")[0] == 0
    code, out, err = office.run("returned", "khác", "trả về.docx")
    assert (code, out) == (3, "")
    assert "hồ sơ khác" in err


def test_help_names_what_can_be_done(office: Office) -> None:
    help_text = office.run("returned", "--help")[1]
    assert "--accept" in help_text
    assert "--accept-all" in help_text
