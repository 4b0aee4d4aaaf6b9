"""The list of corrections after the first version: what, before, after, when; nothing that was said in private."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from conferences import winter_2025

from exports import composing, markdown, word
from exports.document import Annex, Document, Table
from exports.options import Attribution, DocumentKind, Options
from store.meeting import final_versions, refs
from store.meeting.kinds import EntryKind, ItemState
from store.meeting.proceedings import Proceedings
from store.meeting.records import Deadline, Entry, Vote

FROZEN = datetime(2025, 1, 3, 17, 5)


def finalised(held: Proceedings) -> Proceedings:
    version = final_versions.freeze(held, f"v{len(held.versions)}", FROZEN, "Lan")
    return replace(held, versions=(*held.versions, version))


def corrected(document: Document) -> list[tuple[str, ...]]:
    """The rows of the list of corrections."""
    tables = [block for block in document.annexes if isinstance(block, Table) and len(block.columns) == 5]
    return [row for table in tables if "ính chính" in table.caption for row in table.rows]


@pytest.fixture
def first() -> Proceedings:
    return finalised(winter_2025())


def test_a_first_version_has_no_list(first: Proceedings) -> None:
    document = composing.compose(first, Options())
    assert corrected(document) == []
    assert (document.properties.version, document.properties.digest) == (1, first.versions[0].digest)


def test_each_field_is_told_with_what_stood_there_before(first: Proceedings) -> None:
    item = first.items[0]
    now = replace(
        first,
        items=(replace(item, outcome="Đã tổ chức hai lần", state=ItemState.DONE), *first.items[1:]),
        meeting=replace(first.meeting, place="Pleiku"),
    )
    rows = corrected(composing.compose(now, Options()))
    said = {where: (before, after, version) for _number, where, before, after, version in rows}
    assert said["Thông tin hội nghị: địa điểm"] == (first.meeting.place, "Pleiku", "số 2 (dự thảo)")
    outcome = next(value for where, value in said.items() if where.endswith(": kết quả"))
    assert outcome[:2] == (item.outcome or "(trống)", "Đã tổ chức hai lần")
    assert [row[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]


def test_a_changed_record_is_a_draft_until_it_is_final_again(first: Proceedings) -> None:
    now = replace(first, meeting=replace(first.meeting, place="Pleiku"))
    draft = composing.compose(now, Options())
    assert draft.title.draft_mark
    assert draft.properties.version == 0
    again = composing.compose(finalised(now), Options())
    assert not again.title.draft_mark
    assert again.properties.version == 2
    assert [row[-1] for row in corrected(again)] == ["số 2, 3/1/2025"]


def test_what_was_said_in_closed_session_is_not_given_away_by_its_correction(first: Proceedings) -> None:
    secret = Entry(uid="kín", kind=EntryKind.NOTE, text="lời nói kín", closed_session=True)
    now = replace(first, entries=(*first.entries, secret))
    assert "lời nói kín" not in markdown.write(composing.compose(now, Options()))
    assert "lời nói kín" in markdown.write(composing.compose(now, Options(closed_session=True)))


def test_two_annexes_have_roman_numbers_and_the_list_is_one_of_them(first: Proceedings) -> None:
    now = replace(first, meeting=replace(first.meeting, place="Pleiku"))
    labels = [block.label for block in composing.compose(now, Options()).annexes if isinstance(block, Annex)]
    assert labels == ["Phụ lục"] if len(labels) == 1 else labels == ["Phụ lục I", "Phụ lục II"]
    english = composing.compose(now, Options(language="en"))
    assert any("orrections" in block.title for block in english.annexes if isinstance(block, Annex))


def test_other_documents_carry_no_list(first: Proceedings) -> None:
    now = replace(first, meeting=replace(first.meeting, place="Pleiku"))
    for kind in (DocumentKind.NOTICE, DocumentKind.ACTIONS):
        assert corrected(composing.compose(now, Options(kind=kind))) == []


def test_a_version_written_again_is_the_same_file(first: Proceedings) -> None:
    now = finalised(replace(first, meeting=replace(first.meeting, place="Pleiku"), revised=first.revised + 5))
    again = final_versions.as_of(now, now.versions[0])
    assert again is not None
    assert word.write(composing.compose(again, Options())) == word.write(composing.compose(first, Options()))


def rows_of(now: Proceedings, **options: object) -> dict[str, tuple[str, str]]:
    found = corrected(composing.compose(now, Options(**options)))  # type: ignore[arg-type]
    return {where: (before, after) for _number, where, before, after, _version in found}


def test_an_entry_without_a_time_is_found_by_its_first_words() -> None:
    text = "Liên kết với các tỉnh, cụ thể hóa bằng kế hoạch hỗ trợ cho từng tỉnh trong năm"
    task = Entry(uid="t", kind=EntryKind.DIRECTIVE, text=text)
    first = finalised(replace(winter_2025(), entries=(task,)))
    rows = rows_of(replace(first, entries=(replace(task, deadline=Deadline("trước 30/6")),)))
    assert rows == {
        "Chỉ đạo (“Liên kết với các tỉnh, cụ thể hóa bằng kế hoạch hỗ trợ cho…”): thời hạn": ("(trống)", "trước 30/6")
    }


def test_what_got_another_name_or_number_is_called_what_the_reader_finds_in_the_version_before(
    first: Proceedings,
) -> None:
    item, party = first.items[0], first.parties[0]
    rows = rows_of(
        replace(
            first,
            items=(replace(item, number=99), *first.items[1:]),
            parties=(replace(party, name="Tên mới"), *first.parties[1:]),
        )
    )
    assert rows[f"Nội dung {item.number} ({item.title}): số"] == (str(item.number), "99")
    assert rows[f"Bên tham gia {party.name}: tên"] == (party.name, "Tên mới")


def test_a_new_entry_is_told_with_all_that_belongs_to_it(first: Proceedings) -> None:
    speaker = refs.to_delegate(first.delegates[0].uid)
    new = (
        Entry(uid="v", kind=EntryKind.VOTE, text="Thông qua", vote=Vote(12, 3, 1)),
        Entry(uid="c", kind=EntryKind.COMMITMENT, text="Bố trí vốn", speaker=speaker, deadline=Deadline("quý II")),
    )
    now = replace(first, entries=(*first.entries, *new))
    rows = rows_of(now)
    assert "12/16" in rows["Biểu quyết"][1]
    name = first.delegates[0].name
    assert name in rows["Cam kết"][1]
    assert "quý II" in rows["Cam kết"][1]
    assert name not in rows_of(now, attribution=Attribution.IMPERSONAL)["Cam kết"][1]


def test_who_spoke_is_no_correction_where_nobody_is_named(first: Proceedings) -> None:
    entry = next(one for one in first.entries if one.speaker and not one.closed_session)
    other = refs.to_delegate(next(one.uid for one in first.delegates if refs.to_delegate(one.uid) != entry.speaker))
    entries = tuple(replace(one, speaker=other) if one is entry else one for one in first.entries)
    now = replace(first, entries=entries)
    assert len(rows_of(now)) == 1
    assert rows_of(now, attribution=Attribution.IMPERSONAL) == {}
