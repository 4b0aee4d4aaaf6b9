"""Files as offices really have them, through the real command and through the real screen in a real terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "tui"))
sys.path.insert(0, str(Path(__file__).parents[1] / "store" / "intake"))
import import_workbooks as made
import office_files
import real_parts

from store.dossier import Dossier

ROOT = Path(__file__).parents[2]
needs_a_terminal = pytest.mark.skipif(sys.platform == "win32", reason="no pty there")

LIST = (
    ("STT", "Nội dung / Content", "Lĩnh vực", "Thời gian thực hiện", "Trạng thái"),
    ("1", "Ngày hội Du lịch “Đắk Nông”", "Du lịch", "quý IV/2024", "đang triển khai"),
    ("2", "Hội chợ, triển lãm", "Công Thương", "30/6/2024", "hoàn thành"),
)
FOUND = [
    (1, "Ngày hội Du lịch “Đắk Nông”", "Du lịch", "2024-10-01", "under_way"),
    (2, "Hội chợ, triển lãm", "Công Thương", "2024-06-30", "done"),
]


class Command:
    """Gives the command ``import`` about one dossier, in a process of its own."""

    def __init__(self, room: Path) -> None:
        self.room = room
        self.folder = room / "Hồ sơ hội nghị"
        names = {name: value for name, value in os.environ.items() if not name.startswith("RAPPORTEUR_")}
        self.environment = names | {
            "PYTHONPATH": str(ROOT),
            "RAPPORTEUR_STATE": str(room / "state"),
            "RAPPORTEUR_BY": "Lan",
        }
        fields = {"title": "Hội nghị", "day": date(2024, 4, 4)}
        Dossier.create(self.folder, state=room / "state", by="Lan", fields=fields).close()

    def argv(self, *words: object) -> list[str]:
        return [sys.executable, "-m", "tui.cli", *map(str, words)]

    def run(self, *words: object) -> tuple[int, str, str]:
        done = subprocess.run(
            self.argv("import", self.folder, *words),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=self.environment,
            timeout=300,
            check=False,
        )
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def items(self) -> list[dict[str, Any]]:
        argv = self.argv("show", self.folder, "items", "--json")
        done = subprocess.run(argv, capture_output=True, env=self.environment, timeout=300, check=True)
        return json.loads(done.stdout)  # type: ignore[no-any-return]


@pytest.fixture
def command(tmp_path: Path) -> Command:
    return Command(tmp_path)


@pytest.fixture(scope="module")
def by_office(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The list as LibreOffice saves it, as a workbook and as a document."""
    office = real_parts.office()
    room = tmp_path_factory.mktemp("office")
    sheet = made.workbook(room / "Danh mục.xlsx", Tờ_1=LIST)
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in LIST)
    page = room / "Danh mục.html"
    page.write_text(
        f"<html><head><meta charset='utf-8'></head><body><h2>PHỤ LỤC</h2><table border=1>{cells}</table></body></html>",
        "utf-8",
    )
    (workbook,) = office_files.converted(office, room, "xlsx", sheet)
    target = room / "documents"
    subprocess.run(
        [
            *(office, f"-env:UserInstallation=file://{room}/profile", "--headless", "--infilter=HTML (StarWriter)"),
            *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(target), str(page)),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {"xlsx": workbook, "docx": target / "Danh mục.docx"}


def by_hand(path: Path, kind: str) -> Path:
    """The list as openpyxl writes it, as Word XML written by hand, and as Excel saves CSV in Vietnam."""
    match kind:
        case "xlsx":
            return made.workbook(path / "Danh mục nội dung.xlsx", Tờ_1=LIST)
        case "docx":
            file = path / "Danh mục nội dung.docx"
            file.write_bytes(office_files.document(office_files.paragraph("PHỤ LỤC") + office_files.table(*LIST)))
            return file
    file = path / "Danh mục nội dung.csv"
    lines = [";".join(f'"{cell}"' if "," in cell or '"' in cell else cell for cell in row) for row in LIST]
    file.write_bytes(("\ufeff" + "\r\n".join(lines) + "\r\n").encode())
    return file


def found(command: Command) -> list[tuple[Any, ...]]:
    return [
        (one["number"], one["title"], one["field"], one["planned"]["earliest"], one["state"]) for one in command.items()
    ]


@pytest.mark.parametrize("kind", ["xlsx", "docx", "csv"])
def test_one_list_in_every_kind_of_file_is_the_same_record_and_again_nothing_new(command: Command, kind: str) -> None:
    file = by_hand(command.room, kind)
    code, out, err = command.run(file, "--yes")
    assert (code, err) == (0, "")
    assert "Nội dung: 2 mới, 0 thay đổi, 0 giữ nguyên" in out
    assert found(command) == FOUND
    code, out, err = command.run(file, "--yes")
    assert (code, err) == (0, "")
    assert "0 mới, 0 thay đổi, 2 giữ nguyên" in out
    assert len(command.items()) == 2


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_what_libreoffice_saves_is_the_same_record(command: Command, by_office: dict[str, Path], kind: str) -> None:
    assert command.run(by_office[kind], "--yes")[0] == 0
    assert found(command) == FOUND


def test_the_same_list_from_another_program_changes_nothing(command: Command, by_office: dict[str, Path]) -> None:
    assert command.run(by_hand(command.room, "csv"), "--yes")[0] == 0
    for file in by_office.values():
        code, out, _err = command.run(file, "--yes")
        assert code == 0
        assert "0 mới, 0 thay đổi, 2 giữ nguyên" in out


def test_what_is_open_stays_in_its_words_is_listed_and_makes_it_1(command: Command) -> None:
    file = made.workbook(command.room / "noi dung.xlsx", Tờ_1=made.ITEMS)
    code, out, _err = command.run(file, "--yes")
    assert code == 1
    assert "“03/04/2024”: ngày đứng trước hay tháng đứng trước?" in out
    assert "Còn 1 câu chưa trả lời" in out
    planned = command.items()[0]["planned"]
    assert (planned["said"], planned["earliest"]) == ("03/04/2024", None)
    assert command.run(file, "--yes", "--day-order", "month-first", "--map", "Màu=số liệu")[0] == 1, "“31/4/2024”"
    first = command.items()[0]
    assert (first["planned"]["earliest"], first["figures"]) == ("2024-03-04", "đỏ")


def test_columns_are_left_out_and_mapped_by_their_headings(command: Command) -> None:
    file = made.workbook(command.room / "noi dung.xlsx", Tờ_1=made.ITEMS)
    code, out, _err = command.run(file, "--map", "lĩnh vực=", "--map", "MÀU=outcome", "--map", "Trạng thái=", "--yes")
    assert code == 1
    assert "Màu                  → kết quả" in out
    first = command.items()[0]
    assert (first["field"], first["outcome"], first["state"]) == ("", "đỏ", "planned")
    code, _out, err = command.run(file, "--map", "Mầu sắc=outcome", "--yes")
    assert code == 2
    assert "Không có cột nào tên “Mầu sắc”" in err
    assert "Trạng thái" in err
    code, _out, err = command.run(file, "--map", "Màu=xyz", "--yes")
    assert (code, "outcome (kết quả)" in err) == (2, True)
    assert command.run(file, "--map", "Màu", "--yes")[0] == 2


def test_a_share_is_told_from_a_day(command: Command) -> None:
    rows = (("STT", "Nội dung", "Thời gian"), (1, "Ngày hội", "10/12"), (2, "Hội chợ", "24/9"))
    file = made.workbook(command.room / "noi dung.xlsx", Tờ_1=rows)
    assert command.run(file, "--yes")[0] == 1
    assert command.items()[0]["planned"]["earliest"] is None
    command.run(file, "--yes", "--fraction", "day", "--day-order", "day-first")
    assert command.items()[0]["planned"]["earliest"] == "2024-12-10"


def test_one_sheet_by_name_or_number_and_those_there_are(command: Command) -> None:
    file = made.conference(command.room / "hội nghị.xlsx")
    code, out, _err = command.run(file, "--sheet", "Các bên", "--json")
    assert [table["kind"] for table in json.loads(out)] == ["party"]
    code, out, _err = command.run(file, "--sheet", "3", "--json")
    assert [table["kind"] for table in json.loads(out)] == ["delegate"]
    code, _out, err = command.run(file, "--sheet", "Sheet1")
    assert code == 3
    for name in ("Nội dung", "Chương trình", "Đại biểu", "Các bên"):
        assert name in err
    assert command.run(by_hand(command.room, "csv"), "--sheet", "1")[0] == 3


def test_what_was_changed_by_hand_is_left_or_taken_by_the_users_word(command: Command) -> None:
    file = by_hand(command.room, "xlsx")
    assert command.run(file, "--yes")[0] == 0
    note = command.argv("note", command.folder, "/dung 1 hết kinh phí")
    subprocess.run(note, env=command.environment, check=True, capture_output=True)
    state = command.items()[0]["state"]
    assert state != "under_way"
    code, out, _err = command.run(file, "--yes")
    assert code == 1
    assert "→ đang triển khai" in out
    assert "--overwrite" in out
    assert command.items()[0]["state"] == state
    code, out, _err = command.run(file, "--yes", "--overwrite")
    assert code == 0
    assert command.items()[0]["state"] == "under_way"


def test_the_proposal_as_json_says_all_of_it(command: Command) -> None:
    file = made.conference(command.room / "hội nghị.xlsx")
    code, out, err = command.run(file, "--json")
    assert code == 2
    assert "--yes" in err
    tables = {table["kind"]: table for table in json.loads(out)}
    assert set(tables) == {"item", "point", "delegate", "party"}
    item = tables["item"]
    assert item["place"] == "Nội dung"
    assert item["left_out"] == ["Màu"]
    assert item["new"] == 3
    (question,) = item["questions"]
    assert (question["kind"], question["examples"], question["options"]) == (
        "day_order",
        ["03/04/2024"],
        ["day_first", "month_first"],
    )
    assert {"line": 4, "field": "planned", "why": "not_a_day", "words": "31/4/2024"} in item["problems"]
    assert command.items() == []


def test_what_is_hidden_or_was_never_worked_out_is_told(command: Command) -> None:
    file = command.room / "noi dung.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("STT", "Nội dung", "Kết quả"), (1, "Hội chợ", "=A2+1"), (2, "Ngày hội", "đã mở")):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    hidden = book.create_sheet("Ẩn")
    hidden.sheet_state = "hidden"
    for row in made.DELEGATES:
        hidden.append(row)
    book.save(file)
    code, out, _err = command.run(file, "--yes")
    assert code == 1, "a value is missing"
    assert "công thức chưa được tính nên đọc là ô trống (C2)" in out
    assert "đọc cả các hàng bị ẩn (3)" in out
    assert "trang tính này bị ẩn trong tệp" in out
    assert [one["outcome"] for one in command.items()] == ["", "đã mở"]


def test_a_chat_log_becomes_points_and_entries_once(command: Command) -> None:
    file = command.room / "phòng họp.log"
    file.write_text(
        "[14:31] <lan> Topic: Kết quả năm 2023\n[14:32] <lan> ACTION: Sở Du lịch trình kế hoạch trong tháng 6 tới\n"
        "[14:35] <lan> RESOLVED: Thống nhất lịch năm 2024\n",
        "utf-8",
    )
    code, out, _err = command.run(file, "--yes")
    assert code == 0
    assert "Ghi nhận: 2 mới" in out
    assert "Mục chương trình: 1 mới" in out
    code, out, _err = command.run(file, "--yes")
    assert (code, "Ghi nhận: 0 mới, 0 thay đổi, 2 giữ nguyên" in out) == (0, True)


@needs_a_terminal
def test_at_a_terminal_each_question_is_asked_and_then_whether_to_take_it(command: Command) -> None:
    import pexpect

    file = made.workbook(command.room / "noi dung.xlsx", Tờ_1=made.ITEMS)
    name, *words = command.argv("import", command.folder, file)
    child = pexpect.spawn(name, words, env=command.environment, encoding="utf-8", timeout=300)
    child.expect("ngày đứng trước hay tháng đứng trước")
    child.expect("1  ngày trước: 3 tháng 4")
    child.expect("2  tháng trước: 4 tháng 3")
    child.expect(r"giữ nguyên chữ trong tệp\): ")
    child.sendline("9")
    child.expect(r"giữ nguyên chữ trong tệp\): ")
    child.sendline("2")
    child.expect(r"Nhận những mục này\? \(c/k\)")
    child.sendline("c")
    child.expect("Đã nhận 3 bản ghi")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 1, "“31/4/2024” is left out"
    assert command.items()[0]["planned"]["earliest"] == "2024-03-04"


def test_a_known_number_with_quite_another_title_is_asked_about_and_answered_by_a_word(command: Command) -> None:
    before = made.workbook(command.room / "cũ.xlsx", Tờ_1=LIST)
    assert command.run(before, "--yes")[0] == 0
    rows = (LIST[0], ("1", "Xây dựng cầu vượt", "Giao thông", "", ""), ("3", "Việc mới", "", "", ""))
    file = made.workbook(command.room / "mới.xlsx", Tờ_1=rows)
    code, out, _err = command.run(file, "--yes")
    assert code == 1
    assert "STT: vẫn là mục cũ? 1 dòng trùng số nhưng tên khác hẳn: 1: Ngày hội Du lịch" in out
    assert "[--same-number]" in out
    assert [one["title"] for one in command.items()] == [LIST[1][1], LIST[2][1], "Việc mới"]
    assert command.run(file, "--yes", "--same-number", "retitled")[0] == 0
    assert [(one["number"], one["title"]) for one in command.items()][:1] == [(1, "Xây dựng cầu vượt")]
    other = made.workbook(command.room / "khác.xlsx", Tờ_1=(LIST[0], ("2", "Trồng rừng", "", "", "")))
    assert command.run(other, "--yes", "--same-number", "other")[0] == 1, "it got another number than in the file"
    assert [(one["number"], one["title"]) for one in command.items()][3:] == [(4, "Trồng rừng")]


def test_days_of_two_columns_in_two_orders(command: Command) -> None:
    rows = (
        ("STT", "Nội dung hợp tác", "Bắt đầu", "Kết thúc"),
        (1, "Ngày hội", "03/04/2024", "05/06/2024"),
        (2, "Hội chợ", "31/01/2024", "12/31/2024"),
    )
    file = made.workbook(command.room / "noi dung.xlsx", Tờ_1=rows)
    code, out, _err = command.run(file, "--json")
    (table,) = json.loads(out)
    assert (code, [one["heading"] for one in table["questions"]]) == (2, ["Bắt đầu", "Kết thúc"])
    told = ("--day-order", "day-first", "--day-order", "KẾT THÚC=month-first")
    assert command.run(file, "--yes", *told)[0] == 0
    planned = command.items()[0]["planned"]
    assert (planned["earliest"], planned["latest"]) == ("2024-04-03", "2024-05-06")
    code, _out, err = command.run(file, "--yes", "--day-order", "Cột lạ=day-first")
    assert (code, "Không có cột nào tên “Cột lạ”" in err) == (2, True)
    code, _out, err = command.run(file, "--yes", "--day-order", "ngày trước")
    assert (code, "day-first" in err) == (2, True)


@needs_a_terminal
def test_on_the_screen_a_dropped_path_a_question_and_one_step_back(command: Command) -> None:
    from typing_terminal import Terminal

    folder = command.room / "Tệp của tôi"
    folder.mkdir()
    file = made.conference(folder / "hội nghị (bản cuối).xlsx")
    terminal = Terminal("open", str(command.folder), state=command.room / "state", columns=80, rows=24)
    terminal.until(lambda shown: "▸" in shown.text)
    terminal.send("\x1bOQ")
    terminal.until(lambda shown: "[1 Hội nghị]" in shown.text)
    terminal.send("i")
    terminal.until(lambda shown: "Tệp ▸" in shown.text)
    terminal.send(f"\x1b[200~'{file}' \x1b[201~\r")
    terminal.until(lambda shown: "1 câu cần trả lời" in shown.text)
    terminal.send("\r")
    terminal.until(lambda shown: "tháng trước: 4 tháng 3" in shown.text)
    terminal.send("\x1b[B\r")
    terminal.until(lambda shown: "câu cần trả lời" not in shown.text and "✓" in shown.text)
    assert command.items() == [], "nothing is written before it is confirmed"
    terminal.send("\x13")
    terminal.until(lambda shown: "[1 Hội nghị]" in shown.text and "[5" not in shown.text)
    terminal.send("5")
    terminal.until(lambda shown: "Ngày hội Du lịch vùng" in shown.text)
    terminal.send("\x1a")
    terminal.until(lambda shown: "Ngày hội Du lịch vùng" not in shown.text)
    terminal.quit()
    assert command.items() == []
