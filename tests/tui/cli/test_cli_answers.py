"""What the commands answer is what the record holds, as text and as JSON."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from store import library
from store.dossier import Dossier
from store.meeting.kinds import RecordKind
from store.meeting.refs import Ref


def test_exports_language_is_the_documents(run: Any, folder: Path, tmp_path: Path) -> None:
    assert run("export", folder, "-o", tmp_path / "en.md", "--lang", "en")[0] == 0
    assert run("export", folder, "-o", tmp_path / "vi.md")[0] == 0
    assert "SOCIALIST REPUBLIC" in (tmp_path / "en.md").read_text(encoding="utf-8")
    assert "CỘNG HÒA XÃ HỘI" in (tmp_path / "vi.md").read_text(encoding="utf-8")


def test_minutes_are_a_draft_while_something_is_missing_and_where_it_is_asked_for(
    run: Any, folder: Path, state: Path, tmp_path: Path
) -> None:
    def is_draft(*options: str) -> bool:
        assert run("export", folder, "-o", tmp_path / "a.md", *options)[0] == 0
        return "DỰ THẢO" in (tmp_path / "a.md").read_text(encoding="utf-8")

    assert is_draft()
    dossier = Dossier.open(folder, state=state, by="Lan")
    known = {"chairs": (Ref("name/A"),), "secretaries": (Ref("name/B"),), "place": "Đà Lạt", "issuing_body": "UBND"}
    times = {"started_at": datetime(2025, 1, 3, 14), "ended_at": datetime(2025, 1, 3, 17)}
    dossier.change(RecordKind.MEETING, dossier.id, **known, **times)
    dossier.close()
    assert not is_draft()
    assert is_draft("--draft")


def test_what_export_writes_as_json_is_what_import_and_the_schema_read(run: Any, folder: Path, tmp_path: Path) -> None:
    from store import borders

    assert run("export", folder, "-o", tmp_path / "a.json")[0] == 0
    whole = borders.proceedings_from_json((tmp_path / "a.json").read_bytes())
    assert [item.title for item in whole.items] == ["Ngày hội", "Tập huấn"]
    assert run("show", folder, "--json")[1].encode() == (tmp_path / "a.json").read_bytes()
    code, out, _err = run("import", folder, tmp_path / "a.json", "--json")
    assert code == 0
    assert {table["kind"]: (table["new"], table["changed"], table["same"]) for table in json.loads(out)} == {
        "party": (0, 0, 2),
        "delegate": (0, 0, 0),
        "point": (0, 0, 0),
        "item": (0, 0, 2),
    }


def test_show_json_is_what_the_schema_says(run: Any, folder: Path) -> None:
    from store import borders

    for what, kind in (("items", RecordKind.ITEM), ("entries", RecordKind.ENTRY), ("actions", RecordKind.ENTRY)):
        records = json.loads(run("show", folder, what, "--json")[1])
        assert records
        for record in records:
            assert borders.fields_from_json(kind, record)


def test_show_of_one_party_one_field_and_the_overdue(run: Any, folder: Path) -> None:
    def titles(*options: str) -> list[str]:
        return [item["title"] for item in json.loads(run("show", folder, "items", "--json", *options)[1])]

    def actions(*options: str) -> list[str]:
        return [entry["text"] for entry in json.loads(run("show", folder, "actions", "--json", *options)[1])]

    assert titles("--party", "kon tum") == ["Ngày hội"]
    assert titles("--field", "y te") == ["Tập huấn"]
    assert titles("--overdue") == ["Ngày hội"]
    assert actions() == ["làm ngay", "sẽ hỗ trợ"]
    assert actions("--party", "Sở Công Thương") == ["làm ngay"]
    assert actions("--party", "Kon Tum") == ["làm ngay", "sẽ hỗ trợ"]  # the first through the item it speaks of
    assert actions("--field", "du lịch") == ["làm ngay"]
    assert actions("--overdue") == ["làm ngay"]


def test_gaps_are_told_in_words_with_exit_code_1(run: Any, folder: Path) -> None:
    code, out, _err = run("show", folder, "gaps")
    assert code == 1
    assert "chưa có chủ trì" in out
    assert "Hoan" in out
    assert {gap["kind"] for gap in json.loads(run("show", folder, "gaps", "--json")[1])} >= {"no_chair"}


def test_check_is_0_for_a_complete_record_and_1_for_a_figure_that_differs(
    run: Any, folder: Path, tmp_path: Path
) -> None:
    from datetime import datetime

    dossier = Dossier.open(folder, state=tmp_path / "state", by="Lan")
    lan = dossier.add(RecordKind.DELEGATE, name="Lê Lan", attendance="present", aliases=("Hoan",))
    details = {"issuing_body": "UBND", "chairs": (f"delegate/{lan}",), "secretaries": (f"delegate/{lan}",)}
    times = {"started_at": datetime(2024, 4, 4, 8), "ended_at": datetime(2024, 4, 4, 11)}
    dossier.change(RecordKind.MEETING, dossier.meeting.uid, **details, **times)
    for entry in dossier.entries:
        dossier.change(RecordKind.ENTRY, entry.uid, speaker=f"delegate/{lan}")
    dossier.close()
    code, out, err = run("check", folder)
    assert (code, err) == (0, ""), out
    assert run("note", folder, "--", "-: số liệu: 29 nội dung")[0] == 0
    assert run("show", folder, "gaps")[0] == 0
    code, out, _err = run("check", folder)
    assert code == 1
    assert "29 nội dung" in out
    assert [figure["value"] for figure in json.loads(run("check", folder, "--json")[1])["figures"]] == [29]


def test_import_shows_first_and_changes_nothing_without_consent(run: Any, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "items.csv"
    file.write_text("số,tên,màu,trạng thái\n3,Hội chợ,đỏ,sắp xong\n", encoding="utf-8")
    code, out, err = run("import", folder, file)
    assert code == 2
    assert "1 mới" in out
    assert "màu" in out
    assert "sắp xong" in out
    assert "--yes" in err
    assert "Hội chợ" not in run("show", folder, "items")[1]
    assert run("import", folder, file, "--yes")[0] == 1
    assert "Hội chợ" in run("show", folder, "items")[1]


def test_history_names_who_changed_what(run: Any, folder: Path) -> None:
    out = run("show", folder, "history")[1]
    line = next(line for line in out.split("\n") if "Tập huấn" in line and "trạng thái" in line)
    assert "Lan" in line
    assert "trạng thái: chưa triển khai → hoàn thành; kết quả: — → đã mở hai lớp" in line


def test_history_and_entries_are_told_in_words_a_user_knows(run: Any, folder: Path, tmp_path: Path) -> None:
    delegates = tmp_path / "delegates.csv"
    delegates.write_text("họ tên,đơn vị\nLê Văn Chiến,tỉnh Kon Tum\n", encoding="utf-8")
    assert run("import", folder, delegates, "--yes")[0] == 0
    lines = "/vote 12-3-1\n/sign Kon Tum, SCT: Bản ghi nhớ\n?: về việc này #1\n/park Nước sạch\n/undo\n"
    assert run("note", folder, stdin=lines)[0] == 0
    out = run("show", folder, "history")[1]
    for words in (
        "đơn vị: tỉnh Kon Tum",
        "nội dung hợp tác: #1 Ngày hội",
        "biểu quyết: 12 tán thành, 3 không tán thành, 1 không có ý kiến",
        "người phát biểu: chưa rõ người nói",
        "để lại sau: Nước sạch · đã xóa",
        "#1 Ngày hội · mới · số: 1; tên: Ngày hội",
    ):
        assert words in out
    out = run("show", folder, "entries")[1]
    assert "12 tán thành, 3 không tán thành, 1 không có ý kiến" in out
    assert "Bản ghi nhớ · tỉnh Kon Tum, Sở Công Thương" in out
    assert "chưa rõ người nói: về việc này · #1" in out


def test_an_empty_answer_says_that_it_is_one(run: Any, folder: Path) -> None:
    assert run("show", folder, "conflicts")[:2] == (0, "Không có mục nào.\n")
    assert run("show", folder, "items", "--field", "đường sắt")[:2] == (0, "Không có mục nào.\n")
    assert run("show", folder, "items", "--field", "đường sắt", "--json")[1] == "[]\n"


def test_undo_takes_back_nothing_of_another_person_at_the_same_machine(run: Any, folder: Path) -> None:
    assert run("note", folder, "điều Lan ghi")[0] == 0
    assert run("note", folder, "/undo", "--by", "Minh")[0] == 0
    assert "điều Lan ghi" in run("show", folder, "entries")[1]
    assert run("note", folder, "/undo")[0] == 0
    assert "điều Lan ghi" not in run("show", folder, "entries")[1]


def test_two_people_see_each_others_work_after_sync_and_a_conflict_shows_both(
    run: Any, folder: Path, tmp_path: Path
) -> None:
    minh = ("--state", tmp_path / "minh", "--by", "Minh")
    assert run("sync", folder, *minh)[0] == 0
    lan_there = Dossier.open(folder, state=tmp_path / "state", by="Lan")
    item = lan_there.items[0].uid
    minh_there = Dossier.open(folder, state=tmp_path / "minh", by="Minh")
    lan_there.change(RecordKind.ITEM, item, title="Ngày hội của Lan")
    minh_there.change(RecordKind.ITEM, item, title="Ngày hội của Minh")
    lan_there.close()
    minh_there.close()
    code, out, _err = run("sync", folder, "--json")
    told = json.loads(out)
    assert (code, told["written"], told["read"]) == (0, 0, 1)
    code, out, _err = run("show", folder, "conflicts")
    assert code == 1
    assert "Lan" in out
    assert "Ngày hội của Lan" in out
    assert "Ngày hội của Minh" in out
    assert len(json.loads(run("show", folder, "conflicts", "--json")[1])) == 1
    assert run("check", folder)[0] == 1


def test_search_finds_without_accents_in_all_dossiers_and_names_the_one_that_is_away(
    run: Any, folder: Path, tmp_path: Path
) -> None:
    assert run("new", tmp_path / "khác", "--title", "Ngày hội lớn", "--date", "2025-01-01")[0] == 0
    code, out, _err = run("search", "ngay", "HOI")
    assert code == 0
    assert str(folder) in out
    assert str(tmp_path / "khác") in out
    found = json.loads(run("search", "--json", "tap huan")[1])
    assert [(one["kind"], one["record"]["title"]) for one in found] == [("item", "Tập huấn")]
    assert run("search", "không-có-đâu")[:2] == (0, "Không tìm thấy gì.\n")
    (tmp_path / "khác").rename(tmp_path / "đi rồi")
    code, out, err = run("search", "ngay hoi")
    assert code == 3
    assert str(folder) in out
    assert str(tmp_path / "khác") in err
    assert "Ngày hội lớn" in err
    assert "Hãy nối lại ổ đĩa" in err


def test_search_takes_in_what_a_colleague_has_put_into_the_folder_meanwhile(
    run: Any, folder: Path, tmp_path: Path
) -> None:
    assert run("search", "mới toanh")[1] == "Không tìm thấy gì.\n"
    assert run("note", folder, "việc mới toanh", "--state", tmp_path / "minh", "--by", "Minh")[0] == 0
    code, out, err = run("search", "moi toa")
    assert (code, err) == (0, "")
    assert "việc mới toanh" in out
    found = json.loads(run("search", "--json", "mới toanh")[1])
    assert [(one["folder"], one["kind"], one["record"]["text"]) for one in found] == [
        (str(folder), "entry", "việc mới toanh")
    ]


def test_search_lists_the_dossier_with_the_best_answer_first(run: Any, folder: Path, tmp_path: Path) -> None:
    assert run("new", tmp_path / "khác", "--title", "Xin chào các bạn", "--date", "2020-01-01")[0] == 0
    out = run("search", "xin chao")[1]
    assert out.index(str(tmp_path / "khác")) < out.index(str(folder)), "a title before what was said"
    assert "Hoan: xin chào" in out


def test_a_dossier_that_is_away_answers_as_it_was_last_seen(run: Any, folder: Path, tmp_path: Path) -> None:
    folder.rename(tmp_path / "đi rồi")
    code, out, err = run("search", "xin chao")
    assert code == 3
    assert "Hoan: xin chào" in out
    assert "Hãy nối lại ổ đĩa" in err


@pytest.mark.parametrize("words", [['"'], ["a", "OR", "b"], ["(*"], ["--", "-x"], ["@@"]])
def test_whatever_is_searched_for_is_text(run: Any, folder: Path, words: list[str]) -> None:
    code, _out, err = run("search", *words)
    assert (code, err) == (0, "")


def test_search_leaves_the_order_in_which_dossiers_were_opened(
    run: Any, folder: Path, state: Path, tmp_path: Path
) -> None:
    assert run("new", tmp_path / "khác", "--title", "Ngày hội lớn", "--date", "2025-01-01")[0] == 0
    before = library.known(state)
    assert run("search", "ngay hoi")[0] == 0
    assert library.known(state) == before


def test_new_from_an_earlier_dossier(run: Any, folder: Path, tmp_path: Path) -> None:
    assert run("new", tmp_path / "sau", "--title", "Lần sau", "--date", "2025-01-01", "--from", folder)[0] == 0
    items = json.loads(run("show", tmp_path / "sau", "items", "--json")[1])
    assert [(item["number"], item["title"], item["carried_from"]) for item in items] == [
        (1, "Ngày hội", "Hội nghị sơ kết, 4/4/2024")
    ]
    tasks = json.loads(run("show", tmp_path / "sau", "actions", "--json")[1])
    assert [task["text"] for task in tasks] == ["làm ngay", "sẽ hỗ trợ"]
    assert run("export", tmp_path / "sau", "-o", tmp_path / "a.md")[0] == 0
    minutes = (tmp_path / "a.md").read_text(encoding="utf-8")
    assert "Ngày hội" in minutes
    said, _heading, left = minutes.partition("VIỆC GIAO TẠI KỲ TRƯỚC")
    assert "làm ngay" not in said.lower()  # it was said at the earlier meeting
    assert "Làm ngay" in left
    assert "quá hạn 214 ngày" in left


def test_new_from_once_more_brings_the_dossier_up_to_date(run: Any, folder: Path, tmp_path: Path) -> None:
    again = ("new", tmp_path / "sau", "--title", "Lần sau", "--date", "2025-01-01", "--from", folder)
    assert run(*again)[0] == 0
    code, out, err = run(*again)
    assert (code, err) == (0, "")
    assert "không có gì thay đổi" in out
    assert run("note", folder, stdin="!việc mới @[SCT] >1/7/2024\n/done 1 đã mở\n")[0] == 0
    code, out, _err = run(*again)
    assert code == 0
    assert "việc mới" in out
    assert "#1 Ngày hội" in out
    items = json.loads(run("show", tmp_path / "sau", "items", "--json")[1])
    assert [(item["number"], item["state"], item["outcome"]) for item in items] == [(1, "done", "đã mở")]
    assert len(json.loads(run("show", tmp_path / "sau", "actions", "--json")[1])) == 3
    assert json.loads(run("show", tmp_path / "sau", "--json")[1])["meeting"]["title"] == "Lần sau"


def test_names_that_were_not_valid_on_the_day_are_told_and_left(run: Any, folder: Path, tmp_path: Path) -> None:
    code, out, _err = run("new", tmp_path / "sau", "--title", "Lần sau", "--date", "2025-07-02", "--from", folder)
    assert code == 0
    assert "tỉnh Kon Tum  tên này dùng đến 30/6/2025 · vào ngày hội nghị là tỉnh Quảng Ngãi" in out
    assert run("export", tmp_path / "sau", "-o", tmp_path / "a.md")[0] == 0
    minutes = (tmp_path / "a.md").read_text(encoding="utf-8")
    assert "Tỉnh Kon Tum (nay là tỉnh Quảng Ngãi)" in minutes


def test_the_overview_counts_by_year_field_and_party_and_what_is_overdue(
    run: Any, folder: Path, tmp_path: Path
) -> None:
    assert "theo năm" not in run("show", folder)[1]
    assert run("new", tmp_path / "sau", "--title", "Lần sau", "--date", "2025-01-01", "--from", folder)[0] == 0
    file = tmp_path / "mới.csv"
    file.write_text("tên,lĩnh vực,các bên,trạng thái\nViệc mới,y tế,SCT,hoàn thành\n", encoding="utf-8")
    assert run("import", tmp_path / "sau", file, "--as", "items", "--yes")[0] == 0
    rows = dict(line.strip().split("  ", 1) for line in run("show", tmp_path / "sau")[1].splitlines()[1:])
    told = {label: words.strip() for label, words in rows.items()}
    assert told["theo năm"] == "2024 0/1; 2025 1/1"
    assert told["theo lĩnh vực"] == "du lịch 0/1; y tế 1/1"
    assert told["theo bên"] == "tỉnh Kon Tum 0/1; Sở Công Thương 1/1"
    assert told["quá hạn"] == "1 việc, 1 nội dung"
    items = run("show", tmp_path / "sau", "items")[1]
    assert "kỳ trước 4/4/2024: chưa triển khai · hạn quý I/2024" in items
    assert "   3  hoàn thành" in items, "number 2 was that of an item that is finished"
    (carried, _new) = json.loads(run("show", tmp_path / "sau", "items", "--json")[1])
    assert [(past["day"], past["state"]) for past in carried["history"]] == [("2024-04-04", "planned")]


def test_show_overdue_lists_items_and_actions_together(run: Any, folder: Path) -> None:
    code, out, _err = run("show", folder, "--overdue")
    assert code == 0
    assert "Ngày hội" in out.split("Chỉ đạo và cam kết:")[0]
    assert "làm ngay" in out.split("Chỉ đạo và cam kết:")[1]
    assert "quá hạn" in out
    found = json.loads(run("show", folder, "--overdue", "--json")[1])
    assert ([one["title"] for one in found["items"]], [one["text"] for one in found["actions"]]) == (
        ["Ngày hội"],
        ["làm ngay"],
    )


def test_new_from_into_the_folder_of_another_dossier_is_refused(run: Any, folder: Path, tmp_path: Path) -> None:
    assert run("new", tmp_path / "khác", "--title", "Việc khác", "--date", "2025-01-01")[0] == 0
    code, _out, err = run("new", tmp_path / "khác", "--title", "Lần sau", "--date", "2025-01-01", "--from", folder)
    assert code == 4
    assert "đã có một hồ sơ" in err
    assert run("new", folder, "--title", "Lần sau", "--date", "2025-01-01", "--from", folder)[0] == 4


def test_a_line_may_begin_with_a_dash(run: Any, folder: Path) -> None:
    assert run("note", folder, "--", "-: ghi chú: một điều")[0] == 0
    assert run("note", folder, "- gạch đầu dòng")[0] == 0
    entries = json.loads(run("show", folder, "entries", "--json")[1])
    assert [(entry["text"], entry["speaker"]) for entry in entries[-2:]] == [("một điều", ""), ("- gạch đầu dòng", "")]


def test_the_schemas_are_json(run: Any) -> None:
    code, out, _err = run("schema")
    assert code == 0
    assert {"record", "item", "entry", "change_file"} <= set(json.loads(out))


def test_a_planned_time_is_shown_as_said_with_the_days_it_means(run: Any, folder: Path) -> None:
    assert "quý I/2024 (1/1–31/3/2024)" in run("show", folder, "items")[1]


def test_a_title_and_a_line_that_are_no_utf8_do_no_harm(run: Any, folder: Path) -> None:
    import os

    words = os.fsdecode("h\xf4m nay".encode("latin-1"))
    code, _out, err = run("note", folder, words)
    assert (code, err.count("\n")) == (1, 1)
    assert "h\ufffdm nay" in run("show", folder, "entries")[1]
    assert run("new", folder.parent / "khác", "--title", words, "--date", "2024-01-01")[0] == 0
