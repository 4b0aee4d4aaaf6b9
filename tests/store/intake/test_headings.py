"""Headings as people write them: in two languages, shortened, with words too many, with letters wrong."""

from __future__ import annotations

import pytest
from grids import only, proposed
from hypothesis import given
from hypothesis import strategies as st

from store.intake import columns
from store.intake.corrections import Correction
from store.intake.questions import QuestionKind
from store.meeting.kinds import RecordKind

ITEM, DELEGATE, POINT, PARTY = RecordKind.ITEM, RecordKind.DELEGATE, RecordKind.POINT, RecordKind.PARTY


@pytest.mark.parametrize(
    ("kind", "heading", "field"),
    [
        (ITEM, "Nội dung / Content", "title"),
        (ITEM, "STT (No.)", "number"),
        (ITEM, "STT\nNo.", "number"),
        (ITEM, "NỘI DUNG:", "title"),
        (ITEM, "CQ chủ trì", "lead"),
        (ITEM, "ĐV phối hợp", "supporting"),
        (ITEM, "TGian", "planned"),
        (ITEM, "T/gian thực hiện", "planned"),
        (ITEM, "Thời gian hoàn thành (dự kiến)", "planned"),
        (ITEM, "Thời gian hoàn thành dự kiến năm 2024", "planned"),
        (ITEM, "Noi dung", "title"),
        (ITEM, "Nội dugn", "title"),
        (ITEM, "Đơn vị chủ chì", "lead"),
        (ITEM, "Lead units", "lead"),
        (ITEM, "Kết quả thực hiện đến nay", "outcome"),
        (ITEM, "Kết quả thực hiện đến ngày 31/12/2024", "outcome"),
        (ITEM, "Đơn vị thực hiện › Chủ trì", "lead"),
        (ITEM, "Kết quả › Năm 2024", "outcome"),
        (ITEM, "ĐVT", None),
        (ITEM, "Đơn vị tính", None),
        (ITEM, "Ghi chú", None),
        (ITEM, "màu", None),
        (DELEGATE, "Họ và tên", "name"),
        (DELEGATE, "Họ tên, chức vụ", "name"),
        (DELEGATE, "Họ và tên / Full name", "name"),
        (DELEGATE, "Chức vụ (Position)", "office"),
        (DELEGATE, "Đơn vị công tác", "party"),
        (DELEGATE, "Số điện thoại", None),
        (POINT, "Thời gian", "clock"),
        (POINT, "Thời lượng (phút)", "planned_minutes"),
        (POINT, "Người trình bày / Speaker", "presenter"),
        (PARTY, "Tên đơn vị", "name"),
    ],
)
def test_what_a_heading_means(kind: RecordKind, heading: str, field: str | None) -> None:
    assert columns.field_of(kind, heading) == field


def test_a_heading_of_two_meanings_is_asked_about_and_not_taken() -> None:
    table = only([["STT", "Nội dung", "Thời gian / Kết quả"], [1, "Một", "Quý IV: xong"]])
    proposal = proposed(table, ITEM)
    [question] = proposal.questions
    assert (question.kind, question.heading) == (QuestionKind.COLUMN, "Thời gian / Kết quả")
    assert set(question.options) == {"planned", "outcome"}
    assert proposal.left_out == ("Thời gian / Kết quả",)
    answered = proposed(table, ITEM, correction=Correction(columns={"Thời gian / Kết quả": "outcome"}))
    assert answered.questions == ()
    assert answered.edits[0].fields["outcome"] == "Quý IV: xong"


def test_a_correction_goes_before_what_was_proposed() -> None:
    table = only([["STT", "Nội dung", "Ghi chú", "Căn cứ"], [1, "Một", "Kế hoạch số 5", "cũ"]])
    correction = Correction(columns={"Ghi chú": "source", "STT": ""})
    proposal = proposed(table, ITEM, correction=correction)
    assert dict(proposal.columns) == {"Nội dung": "title", "Ghi chú": "source"}
    assert proposal.left_out == ("STT", "Căn cứ")
    assert proposal.edits[0].fields["source"] == "Kế hoạch số 5"


def test_two_columns_of_names_are_read_together() -> None:
    table = only([["STT", "Nội dung", "Đơn vị chủ trì", "Cơ quan thực hiện"], [1, "Một", "Sở Y tế", "Sở Du lịch"]])
    assert proposed(table, ITEM).edits[0].fields["lead"] == ("name/Sở Y tế", "name/Sở Du lịch")


@given(st.text(max_size=40), st.sampled_from(columns.KINDS))
def test_any_heading_means_fields_of_its_kind_or_nothing(heading: str, kind: RecordKind) -> None:
    assert set(columns.candidates(kind, heading)) <= set(columns.fields_of(kind))


@pytest.mark.parametrize("kind", columns.KINDS)
def test_every_field_that_can_be_chosen_has_a_heading_that_means_it(kind: RecordKind) -> None:
    from store.meeting import glossary

    for name in columns.fields_of(kind):
        words = [name, glossary.field_name(name, "vi"), glossary.field_name(name, "en")]
        assert name in {columns.field_of(kind, word) for word in words}, name


def test_a_heading_in_two_languages_is_shown_with_one_stroke_between_them() -> None:
    table = only([["No.", "Item", "Lead agency/\nCơ quan chủ trì"], [1, "Một", "Sở Y tế"]])
    assert dict(proposed(table, ITEM).columns)["Lead agency / Cơ quan chủ trì"] == "lead"
