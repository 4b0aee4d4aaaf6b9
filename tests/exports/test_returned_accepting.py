"""What taking a difference over does to the record, and what it must not do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import conferences
import pytest
from red_pen import RedPen, W

from exports import formats, minutes, word
from exports.options import Attribution, Options
from exports.returned import accepting
from exports.returned.accepting import Standing
from exports.returned.differences import Difference, Way
from exports.returned.opening import Foreign, NotReturned, open_returned
from exports.word.anchors import Ties
from store.errors import CannotRead, Trouble
from store.meeting import final_versions
from store.meeting.edits import Edit
from store.meeting.kinds import EntryKind, ItemState, RecordKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import Deadline, Entry, Item

HA = "Lê Thị Hà"
HELD = conferences.winter_2025()
I1 = "Kết nối tiêu thụ nông sản đợt 1"


def pen(held: Proceedings = HELD, options: Options = Options()) -> RedPen:  # noqa: B008 - frozen
    return RedPen(word.write(minutes.compose(held, options), ties=Ties(held, options)), HA)


def differences(edited: RedPen, held: Proceedings = HELD) -> tuple[Difference, ...]:
    return open_returned(Path("returned.docx"), edited.saved(), held).differences


def with_item(held: Proceedings, uid: str, **fields: object) -> Proceedings:
    items = tuple(replace(one, **fields) if one.uid == uid else one for one in held.items)  # type: ignore[arg-type]
    return replace(held, items=items)


def test_words_of_a_field() -> None:
    edited = pen()
    edited.replace(I1, f"{I1} năm 2024")
    (one,) = differences(edited)
    assert accepting.standing(one, HELD) is Standing.AS_SENT
    assert accepting.edit(one, HELD) == Edit(RecordKind.ITEM, "i1", {"title": f"{I1} năm 2024"})
    assert accepting.edit(one, HELD, "lời khác") == Edit(RecordKind.ITEM, "i1", {"title": "lời khác"})


def test_the_record_went_on_meanwhile() -> None:
    edited = pen()
    edited.replace(I1, f"{I1} năm 2024")
    later = with_item(HELD, "i1", title="Tên đã sửa sau khi gửi")
    (one,) = differences(edited, later)
    assert one.value == I1  # what was sent, not what stands there now
    assert accepting.standing(one, later) is Standing.CHANGED_SINCE
    assert accepting.current(one, later) == "Tên đã sửa sau khi gửi"
    done = with_item(HELD, "i1", title=f"{I1} năm 2024")
    assert accepting.standing(one, done) is Standing.AS_RETURNED
    gone = replace(HELD, items=HELD.items[1:])
    assert accepting.standing(one, gone) is Standing.GONE
    assert accepting.edit(one, gone) is None


@pytest.mark.parametrize(
    ("words", "state"),
    [("Hoàn thành một phần", ItemState.PARTLY_DONE), ("đang triển khai", ItemState.UNDER_WAY), ("tạm ổn", None)],
)
def test_a_state_is_taken_over_where_it_is_one(words: str, state: ItemState | None) -> None:
    edited = pen()
    edited.replace("Hoàn thành", words, edited.row(I1))
    (one,) = differences(edited)
    assert one.field == "state"
    if state is None:
        assert accepting.standing(one, HELD) is Standing.BY_HAND
        assert accepting.edit(one, HELD) is None
    else:
        assert accepting.edit(one, HELD) == Edit(RecordKind.ITEM, "i1", {"state": state})


def test_an_outcome_filled_into_an_empty_cell() -> None:
    held = with_item(HELD, "i1", outcome="", figures="")
    edited = pen(held)
    row = edited.row(I1)
    place = _headings(row).index("Kết quả")
    paragraph = row.findall(f"{W}tc")[place].find(f"{W}p")
    assert paragraph is not None
    for run in paragraph.findall(f"{W}r"):
        paragraph.remove(run)
    paragraph.append(edited._mark("ins", edited._run(paragraph, "Đã tổ chức 02 đợt")))
    (one,) = differences(edited, held)
    assert accepting.edit(one, held) == Edit(RecordKind.ITEM, "i1", {"outcome": "Đã tổ chức 02 đợt"})


def test_a_deadline_is_read_anew_and_its_meaning_alone_is_not_taken() -> None:
    task = Entry(uid="t", kind=EntryKind.DIRECTIVE, text="Lập kế hoạch", deadline=Deadline("trong tháng 6"))
    held = replace(HELD, entries=(task,))
    edited = pen(held)
    edited.replace("Trong tháng 6", "Trước ngày 15/7/2025", edited.row("Lập kế hoạch"))
    (one,) = differences(edited, held)
    change = accepting.edit(one, held)
    assert change is not None
    deadline = change.fields["deadline"]
    assert deadline.said == "trước ngày 15/7/2025"
    assert deadline.latest in (date(2025, 7, 14), date(2025, 7, 15))

    known = replace(
        held, entries=(replace(task, deadline=Deadline("trong tháng 6", date(2025, 6, 1), date(2025, 6, 30))),)
    )
    edited = pen(known)
    edited.replace("30/6/2025", "20/6/2025", edited.row("Lập kế hoạch"))
    (one,) = differences(edited, known)
    assert accepting.standing(one, known) is Standing.BY_HAND


def test_a_row_put_in_is_a_new_item_once() -> None:
    edited = pen()
    row = edited.row(I1)
    cells = ["" for _ in row.findall(f"{W}tc")]
    cells[:3] = ["1", "Nội dung mới", "UBND tỉnh Đắk Lắk, Sở Ngoại vụ"]
    edited.put_in_row(cells, row)
    (one,) = differences(edited)
    change = accepting.edit(one, HELD)
    assert change is not None
    assert change.fields["title"] == "Nội dung mới"
    assert change.fields["parties"] == ("party/daklak", "name/Sở Ngoại vụ")
    assert change.fields["number"] == max(item.number for item in HELD.items) + 1  # 1 is another item's for ever
    added = replace(HELD, items=(*HELD.items, Item(uid=change.uid, **change.fields)))
    assert accepting.standing(one, added) is Standing.AS_RETURNED
    (again,) = differences(edited)
    assert accepting.edit(again, HELD) == change


def test_a_row_taken_out_deletes_nothing() -> None:
    edited = pen()
    edited.take_out_row(edited.row(I1))
    (one,) = differences(edited)
    assert accepting.edit(one, HELD) == Edit(RecordKind.ITEM, "i1", {"state": ItemState.DROPPED})
    assert accepting.standing(one, with_item(HELD, "i1", state=ItemState.DROPPED)) is Standing.AS_RETURNED


def test_a_delegate_taken_out_is_for_a_person_to_decide() -> None:
    edited = pen()
    edited.take_out(edited.paragraph("Bà Nguyễn Thị Ngọc Lan"))
    (one,) = differences(edited)
    assert (one.way, one.record) == (Way.DELETED, "delegate/lan")
    assert accepting.standing(one, HELD) is Standing.BY_HAND
    assert accepting.edit(one, HELD) is None


def test_the_same_words_in_another_copy_are_the_same_difference() -> None:
    first, second = pen(), pen(options=Options(attribution=Attribution.DELEGATION))
    second.author = "Trần Minh"
    for edited in (first, second):
        edited.replace(I1, f"{I1} năm 2024")
    assert differences(first)[0].key == differences(second)[0].key


# Which file it is ----------------------------------------------------------------------------


def test_a_file_of_another_dossier_is_not_compared() -> None:
    other = replace(HELD, meeting=replace(HELD.meeting, uid="other"))
    with pytest.raises(NotReturned) as refused:
        differences(pen(), other)
    assert refused.value.why is Foreign.ANOTHER_DOSSIER


@pytest.mark.parametrize("options", [Options(), Options(language="en"), Options(attribution=Attribution.IMPERSONAL)])
def test_a_file_that_lost_everything_of_ours_is_known_by_its_words(options: Options) -> None:
    edited = pen(options=options)
    edited.lose_bookmarks()
    edited.lose_parts()
    edited.replace(I1, f"{I1} năm 2024")
    found = open_returned(Path("returned.docx"), edited.saved(), HELD)
    assert found.by_likeness
    assert (found.sent.language, found.sent.attribution) == (options.language, options.attribution.value)
    (one,) = found.differences
    assert (one.record, one.field) == ("item/i1", "title")


def test_a_strangers_file_is_not_compared() -> None:
    import io

    import docx

    buffer = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Thực đơn tuần này: phở bò, bún chả.")
    document.save(buffer)
    with pytest.raises(NotReturned) as refused:
        open_returned(Path("menu.docx"), buffer.getvalue(), HELD)
    assert refused.value.why is Foreign.NOTHING_ALIKE


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(NotReturned) as refused:
        open_returned(Path("x.docx"), b"plain text", HELD)
    assert refused.value.why is Foreign.NO_WORD_FILE
    with pytest.raises(CannotRead):
        open_returned(Path("x.docx"), pen().saved()[:5000], HELD)


def test_entities_in_any_part_of_it_are_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    for part in ("word/document.xml", "customXml/item1.xml", "docProps/custom.xml"):
        edited = pen()
        if part == "word/document.xml":
            content = edited.saved()
            edited = RedPen(content)
            edited.parts[part] = bomb + edited.parts[part].split(b"?>", 1)[1]
            edited.saved = lambda parts=edited.parts: _packed(parts)  # type: ignore[method-assign,misc]
        else:
            edited.parts[part] = bomb + edited.parts[part].split(b"?>", 1)[1]
        with pytest.raises(CannotRead) as refused:
            differences(edited)
        assert refused.value.trouble is Trouble.HOSTILE, part


def test_a_part_of_ours_that_a_stranger_wrote_is_read_as_far_as_it_makes_sense() -> None:
    edited = pen()
    edited.parts["customXml/item1.xml"] = (
        b'<sent xmlns="urn:rapporteur:sent:1" dossier="m" version="x" revised="-1"><table/>'
        b'<u n="r_i1" r="item/i1" f="9:title 0:title:5:2 0:nix:0:9999999 zz" t="7"><t>a</t></u>'
        b'<u n="r_i1" r="item/i1" f="0:uid 0:nosuchfield" t="0"><t>a</t></u><u/><junk/></sent>'
    )
    for one in differences(edited):
        accepting.standing(one, HELD)
        accepting.edit(one, HELD)


def _packed(parts: dict[str, bytes]) -> bytes:
    import io
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def _headings(row: object) -> list[str]:
    table = next(row.iterancestors(f"{W}tbl"))  # type: ignore[attr-defined]
    return ["".join(map(str, cell.itertext())) for cell in table.find(f"{W}tr").findall(f"{W}tc")]


@pytest.mark.parametrize("properties", ["kept", "lost"])
def test_a_final_version_that_lost_what_was_sent_is_compared_with_itself(properties: str) -> None:
    first = replace(HELD, versions=(final_versions.freeze(HELD, "v1", datetime(2025, 1, 6, 9), "Lan"),))
    sent = RedPen(formats.written(first, ".docx", Options()))
    sent.lose_bookmarks()
    sent.lose_parts(properties=properties == "lost")
    now = replace(first, items=(replace(first.items[0], title="Tên khác hẳn"), *first.items[1:]), entries=())
    found = open_returned(Path("x.docx"), sent.saved(), now)
    assert (found.by_likeness, found.sent.version, found.differences) == (True, 1, ())
