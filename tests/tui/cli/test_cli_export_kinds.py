"""``rapporteur export --kind … --party …``: every kind, for whom an extract is, what is said where it is unclear."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

KINDS = {
    "notice": ("THÔNG BÁO", "NOTICE", "Thông báo kết luận"),
    "annex": ("Phụ lục", "Annex", "Phụ lục nội dung hợp tác"),
    "actions": ("DANH MỤC VIỆC PHẢI LÀM", "ACTION LIST", "Việc phải làm"),
}


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_is_written_in_both_languages_under_a_name_of_its_own(
    run: Any, folder: Path, tmp_path: Path, kind: str
) -> None:
    vietnamese, english, name = KINDS[kind]
    for language, title in (("vi", vietnamese), ("en", english)):
        target = tmp_path / f"{language}.md"
        code, out, _err = run("export", folder, "--kind", kind, "--lang", language, "-o", target)
        assert code == 0
        assert out.strip() == str(target)
        assert title in target.read_text(encoding="utf-8")
    code, out, _err = run("export", folder, "--kind", kind)
    assert code == 0
    assert Path(out.strip()).name == f"2024-04-04 {name} Hội nghị sơ kết.docx"
    assert Path(out.strip()).is_file()


def test_the_notice_says_unit_task_and_day(run: Any, folder: Path, tmp_path: Path) -> None:
    assert run("export", folder, "--kind", "notice", "-o", tmp_path / "a.md")[0] == 0
    text = (tmp_path / "a.md").read_text(encoding="utf-8")
    assert "Giao Sở Công Thương: làm ngay (nội dung số 1), hoàn thành ngày 01 tháng 6 năm 2024." in text
    assert "Tỉnh Kon Tum cam kết: sẽ hỗ trợ" in text


@pytest.mark.parametrize("words", ["Kon Tum", "kon tum", "tỉnh Kon Tum", "KON TUM"])
def test_a_party_is_found_by_name_alias_and_without_accents(run: Any, folder: Path, tmp_path: Path, words: str) -> None:
    target = tmp_path / "a.md"
    assert run("export", folder, "--kind", "extract", "--party", words, "-o", target)[0] == 0
    text = target.read_text(encoding="utf-8")
    assert "Nội dung liên quan đến tỉnh Kon Tum" in text
    assert "sẽ hỗ trợ" in text
    assert "Tập huấn" not in text, "the item of another party"


def test_an_alias_in_capitals_names_the_other_party(run: Any, folder: Path) -> None:
    code, out, _err = run("export", folder, "--kind", "extract", "--party", "sct")
    assert code == 0
    assert Path(out.strip()).name == "2024-04-04 Trích biên bản – Sở Công Thương – Hội nghị sơ kết.docx"


def test_a_party_that_is_none_is_wrong_usage_and_the_parties_are_named(run: Any, folder: Path) -> None:
    code, out, err = run("export", folder, "--kind", "extract", "--party", "Sao Hỏa [red]")
    assert (code, out) == (2, "")
    assert "Không có bên nào tên “Sao Hỏa [red]”." in err
    assert "  tỉnh Kon Tum\n  Sở Công Thương\n" in err
    assert not list(folder.glob("minutes/*"))


def test_a_party_that_may_be_several_is_wrong_usage_and_those_are_named(run: Any, folder: Path, tmp_path: Path) -> None:
    more = tmp_path / "more.csv"
    more.write_text("tên,tên khác\nSở Y tế tỉnh Kon Tum,SYT\nSở Y tế tỉnh Gia Lai,SYT\n", encoding="utf-8")
    assert run("import", folder, more, "--as", "parties", "--yes")[0] == 0
    code, out, err = run("export", folder, "--kind", "extract", "--party", "SYT")
    assert (code, out) == (2, "")
    assert "“SYT” có thể là 2 bên:\n  Sở Y tế tỉnh Kon Tum\n  Sở Y tế tỉnh Gia Lai\nHãy viết đầy đủ tên.\n" in err


def test_an_extract_without_a_party_lists_the_parties(run: Any, folder: Path) -> None:
    code, out, err = run("export", folder, "--kind", "extract")
    assert (code, out) == (2, "")
    assert "  tỉnh Kon Tum\n  Sở Công Thương\n" in err
    assert "--party" in err


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_gets_one_extract_for_each_party_that_something_concerns(
    run: Any, folder: Path, tmp_path: Path, there: bool
) -> None:
    more = tmp_path / "more.csv"
    more.write_text("tên,tên khác\ntỉnh Gia Lai,GL\n", encoding="utf-8")
    assert run("import", folder, more, "--as", "parties", "--yes")[0] == 0
    target = tmp_path / "trích"
    if there:
        target.mkdir()
    code, out, err = run("export", folder, "--kind", "extract", "-o", target)
    assert code == 0
    names = sorted(path.name for path in target.iterdir())
    assert names == [
        "2024-04-04 Trích biên bản – Sở Công Thương – Hội nghị sơ kết.docx",
        "2024-04-04 Trích biên bản – tỉnh Kon Tum – Hội nghị sơ kết.docx",
    ]
    assert sorted(out.split("\n")[:-1]) == sorted(str(target / name) for name in names)
    assert "tỉnh Gia Lai" in err


def test_long_names_that_are_cut_to_the_same_do_not_replace_one_another(run: Any, folder: Path, tmp_path: Path) -> None:
    long = "Ban Quản lý các dự án đầu tư xây dựng công trình giao thông và nông nghiệp nông thôn " * 3
    more = tmp_path / "more.csv"
    more.write_text(f"tên\n{long}số một\n{long}số hai\n", encoding="utf-8")
    assert run("import", folder, more, "--as", "parties", "--yes")[0] == 0
    lines = f"!làm A @[{long}số một]\n!làm B @[{long}số hai]\n"
    assert run("note", folder, stdin=lines)[0] == 0
    target = tmp_path / "trích"
    assert run("export", folder, "--kind", "extract", "-o", target)[0] == 0
    assert len(list(target.iterdir())) == 4


def test_what_does_not_go_together_is_refused_before_anything_is_opened(run: Any, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    for words in (
        ("--kind", "letter"),
        ("--party", "Kon Tum"),
        ("--kind", "notice", "-o", tmp_path / "a.xlsx"),
        ("--kind", "actions", "-o", tmp_path / "a.json"),
        ("--kind", "annex", "-o", tmp_path),
    ):
        code, out, err = run("export", nowhere, *words)
        assert (code, out) == (2, ""), words
        assert len(err.strip().split("\n")) == 2, "what happened, and what to do"
