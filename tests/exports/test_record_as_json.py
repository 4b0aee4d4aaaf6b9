"""The record as JSON by the schema, and names of files that every system takes."""

from __future__ import annotations

from datetime import date

import conferences
from hypothesis import given
from hypothesis import strategies as st

from exports import record_json
from exports.file_name import file_name
from store.borders import proceedings_from_json


def test_the_json_reads_back_as_the_same_record() -> None:
    for conference in (conferences.spring_2024(), conferences.winter_2025(), conferences.bare()):
        assert proceedings_from_json(record_json.write(conference, closed_session=True)) == conference


def test_closed_session_is_left_out_unless_asked_for() -> None:
    conference = conferences.winter_2025()
    assert "BÍ MẬT" not in record_json.write(conference).decode()
    assert "BÍ MẬT" in record_json.write(conference, closed_session=True).decode()


def test_same_record_same_bytes() -> None:
    assert record_json.write(conferences.winter_2025()) == record_json.write(conferences.winter_2025())


def test_a_name_says_day_and_title() -> None:
    assert (
        file_name("Biên bản Hội nghị sơ kết", date(2024, 4, 4), ".docx") == "2024-04-04 Biên bản Hội nghị sơ kết.docx"
    )
    assert file_name("CON", None, ".md") == "_CON.md"
    assert file_name("../../etc/passwd", None, ".md") == "etc passwd.md"
    assert file_name("", None, ".docx") == "_.docx"


@given(st.text(max_size=400))
def test_any_title_gives_a_name_that_every_file_system_takes(title: str) -> None:
    name = file_name(title, None, ".docx")
    assert len(name.encode()) <= 200
    assert not set('\\/:*?"<>|\x00\n') & set(name)
    assert name.removesuffix(".docx").strip(" .") == name.removesuffix(".docx")
    assert name.isprintable()
