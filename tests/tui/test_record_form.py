"""The forms of the records: what is typed by hand, through the real fields, stands in the dossier as it was typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from preparing import burst, form, prepare, preparing, save
from screen_fingers import clock

from store.dossier import Dossier
from store.meeting.kinds import (
    DelegateRole,
    EntryKind,
    ItemKind,
    ItemLevel,
    ItemState,
    PartyKind,
    PartyRole,
    Reason,
    RecordKind,
)
from store.meeting.records import AgendaPoint, Deadline, Delegate, Item, Party, type_of
from store.meeting.refs import to_delegate, to_name, to_party
from tui.language import field_name
from tui.screens.prepare.form_people import People, Unreadable
from tui.screens.prepare.meeting_values import SECTIONS
from tui.screens.prepare.record_sheets import SHEETS
from tui.widgets.choice import Choice
from tui.widgets.fields import LineField
from tui.widgets.text_field import TextField


def party(dossier: Dossier, name: str) -> Party:
    return next(one for one in dossier.parties if one.name == name)


def choose(fingers: Any, field: str, value: object) -> None:
    widget = form(fingers).fields[field].widget
    assert isinstance(widget, Choice)
    for _ in range(20):
        if widget.value == value:
            return
        widget.action_turn(1)
    raise AssertionError(value)


async def test_every_field_of_a_party_is_entered_by_hand(dossier: Dossier) -> None:
    city = party(dossier, "Thành phố Hồ Chí Minh")
    async with preparing(dossier) as fingers:
        await burst(fingers, "2")
        await burst(fingers, "nSowr⌫⌫⌫ở Du lịch\t")
        choose(fingers, "kind", PartyKind.DEPARTMENT)
        choose(fingers, "role", PartyRole.CO_HOST)
        await burst(fingers, "\t\tthanh pho ho chi minh\tSDL; Sở DL")
        await save(fingers)
    made = party(dossier, "Sở Du lịch")
    assert made == Party(
        uid=made.uid,
        name="Sở Du lịch",
        kind=PartyKind.DEPARTMENT,
        role=PartyRole.CO_HOST,
        parent=city.uid,
        aliases=("SDL", "Sở DL"),
    )


async def test_every_field_of_a_delegate_is_entered_by_hand(dossier: Dossier) -> None:
    dossier.change(RecordKind.MEETING, dossier.meeting.uid, voting=True)
    province = party(dossier, "Đắk Nông")
    async with preparing(dossier) as fingers:
        await fingers.press("3", "home", "n")
        await burst(fingers, "Bà\tTôn Nuwx⌫⌫⌫ữ Hạnh Nguyên\tGiám đốc Sở Y tế")
        field = form(fingers).fields["party"].widget
        field.focus()
        await fingers.press("end", "ctrl+u")
        await burst(fingers, "dak nong\t")
        choose(fingers, "role", DelegateRole.HEAD)
        choose(fingers, "has_vote", False)
        await burst(fingers, "\tHN; Nguyên")
        await save(fingers)
    made = next(one for one in dossier.delegates if one.name == "Tôn Nữ Hạnh Nguyên")
    assert made == Delegate(
        uid=made.uid,
        honorific="Bà",
        name="Tôn Nữ Hạnh Nguyên",
        office="Giám đốc Sở Y tế",
        party=province.uid,
        role=DelegateRole.HEAD,
        aliases=("HN", "Nguyên"),
        has_vote=False,
    )


async def test_whether_a_delegate_has_a_vote_is_asked_only_where_votes_are_taken(dossier: Dossier) -> None:
    async with preparing(dossier) as fingers:
        await fingers.press("3", "n")
        assert "has_vote" not in form(fingers).fields


async def test_every_field_of_an_agenda_point_is_entered_by_hand(dossier: Dossier) -> None:
    hoan = next(one for one in dossier.delegates if "Hoan" in one.name)
    async with preparing(dossier) as fingers:
        await fingers.press("4", "n")
        await burst(fingers, "Bế mạc\thoan\t15\t11h15\tMinh")
        await save(fingers)
    made = next(one for one in dossier.points if one.title == "Bế mạc")
    assert made == AgendaPoint(
        uid=made.uid,
        number=4,
        title="Bế mạc",
        presenter=to_delegate(hoan.uid),
        planned_start=time(11, 15),
        planned_minutes=15,
        recorder="Minh",
    )


async def test_every_field_of_an_item_is_entered_by_hand(dossier: Dossier) -> None:
    city, trade = party(dossier, "Thành phố Hồ Chí Minh"), party(dossier, "Sở Công Thương")
    async with preparing(dossier) as fingers:
        await fingers.press("5", "n")
        await burst(fingers, "Phát triển du lịch vuwngf⌫⌫⌫⌫⌫ùng\tDu lịch\t")
        choose(fingers, "kind", ItemKind.PROJECT)
        choose(fingers, "level", ItemLevel.REGIONAL)
        await burst(fingers, "\t\tthanh pho ho chi minh; dak nong\tso cong thuong\tĐắk Nông; Hội Nông dân\t")
        await burst(fingers, "trong tháng 6 tới\tKế hoạch 15/KH-UBND\tMinh\t")
        choose(fingers, "state", ItemState.PARTLY_DONE)
        choose(fingers, "reason", Reason.NO_BUDGET)
        await burst(fingers, "\t\tChưa có vốn\rnăm nay\tMở 2 tuyến\rmới\t04/29 hoạt động")
        await save(fingers)
    made = next(one for one in dossier.items if one.number == 7)
    province = party(dossier, "Đắk Nông")
    assert made == Item(
        uid=made.uid,
        number=7,
        title="Phát triển du lịch vùng",
        field="Du lịch",
        kind=ItemKind.PROJECT,
        level=ItemLevel.REGIONAL,
        parties=(to_party(city.uid), to_party(province.uid)),
        lead=(to_party(trade.uid),),
        supporting=(to_party(province.uid), to_name("Hội Nông dân")),
        planned=Deadline("trong tháng 6 tới", date(2024, 6, 1), date(2024, 6, 30)),
        state=ItemState.PARTLY_DONE,
        reason=Reason.NO_BUDGET,
        reason_text="Chưa có vốn\nnăm nay",
        outcome="Mở 2 tuyến\nmới",
        figures="04/29 hoạt động",
        source="Kế hoạch 15/KH-UBND",
        recorder="Minh",
    )


@pytest.mark.parametrize("kind", SHEETS)
def test_a_form_has_every_field_that_is_known_before_the_meeting(kind: RecordKind) -> None:
    not_before = {
        *("uid", "attendance", "replaced_by", "arrived_at", "arrived_point", "left_at", "left_point", "away"),
        *("started_at", "ended_at", "minutes_before", "resumed_at", "waived", "carried_from", "history"),
        *({"state"} if kind is RecordKind.POINT else ()),
    }
    known = {name for name in type_of[kind].__slots__ if name not in not_before}
    assert {field.name for _title, fields in SHEETS[kind].sections for field in fields} == known


async def test_the_days_of_a_planned_time_are_shown_while_it_is_typed(dossier: Dossier) -> None:
    async with preparing(dossier) as fingers:
        await fingers.press("5", "enter")
        form(fingers).fields["planned"].widget.focus()
        await fingers.type("quý I")
        await fingers.type("V")
        await fingers.until(lambda: "1/10–31/12/2024" in fingers.screen_text())
        await fingers.type(" hoặc lúc nào đó")
        await fingers.until(lambda: "không nêu ngày nào" in fingers.screen_text())
        await save(fingers)
    assert dossier.items[0].planned == Deadline("quý IV hoặc lúc nào đó")


# What is offered -----------------------------------------------------------------------------------


async def test_typing_on_takes_no_notice_of_what_is_offered(dossier: Dossier) -> None:
    async with preparing(dossier) as fingers:
        await fingers.press("3", "home", "n")
        await burst(fingers, "\tMai\tPhó")
        office = form(fingers).fields["office"]
        await fingers.until(lambda: office.choices.open)
        await burst(fingers, " phòng\t")
        await save(fingers)
    assert next(one for one in dossier.delegates if one.name == "Mai").office == "Phó phòng"


async def test_an_offer_is_taken_with_down_and_enter_and_typing_goes_on_in_the_next_field(dossier: Dossier) -> None:
    async with preparing(dossier) as fingers:
        await fingers.press("5", "n")
        await burst(fingers, "Hội chợ\tcong")
        await fingers.until(lambda: form(fingers).fields["field"].choices.open)
        await fingers.press("down", "enter")
        choose(fingers, "kind", ItemKind.EVENT)
        form(fingers).fields["lead"].widget.focus()
        await fingers.type("so cong")
        await fingers.until(lambda: form(fingers).fields["lead"].choices.open)
        await fingers.press("down", "enter")
        await fingers.type("; dak")
        await fingers.until(lambda: form(fingers).fields["lead"].choices.open)
        await fingers.press("down", "enter")
        assert form(fingers).fields["lead"].typed == "Sở Công Thương; Đắk Nông"
        await save(fingers)
    made = next(one for one in dossier.items if one.title == "Hội chợ")
    assert made.field == "Công Thương"
    assert made.lead == tuple(to_party(party(dossier, name).uid) for name in ("Sở Công Thương", "Đắk Nông"))


async def test_an_offer_is_taken_with_a_click(dossier: Dossier) -> None:
    async with preparing(dossier) as fingers:
        await fingers.press("3", "home", "n")
        await burst(fingers, "\tMai\tPhó")
        office = form(fingers).fields["office"]
        await fingers.until(lambda: office.choices.open and office.choices.size.height)
        await fingers.pilot.click(office.choices, offset=(4, 0))
        await fingers.until(lambda: office.typed == "Phó Chủ tịch UBND TP.HCM")
        assert fingers.app.focused is office.widget


async def test_esc_closes_what_is_offered_and_leaves_the_form_as_it_is(dossier: Dossier) -> None:
    async with preparing(dossier) as fingers:
        await fingers.press("3", "home", "n")
        await burst(fingers, "\tMai\tPhó")
        office = form(fingers).fields["office"]
        await fingers.until(lambda: office.choices.open)
        await fingers.press("escape")
        assert not office.choices.open
        assert office.typed == "Phó"


async def test_a_new_party_is_offered_and_comes_into_being_with_its_delegate(dossier: Dossier) -> None:
    async with preparing(dossier) as fingers:
        await fingers.press("3", "n")
        await burst(fingers, "\tMai\t")
        field = form(fingers).fields["party"]
        field.widget.focus()
        await fingers.press("end", "ctrl+u")
        await fingers.type("Hội Nông dân")
        await fingers.until(lambda: field.choices.open)
        await fingers.press("down", "enter")
        await save(fingers)
        made = next(one for one in dossier.delegates if one.name == "Mai")
        assert dossier.get(RecordKind.PARTY, made.party) == Party(uid=made.party, name="Hội Nông dân")
        await fingers.press("ctrl+z")
        await fingers.until(lambda: "hoàn tác" in fingers.notices())
    assert [one.name for one in dossier.parties].count("Hội Nông dân") == 0, "one step brought both"
    assert "Mai" not in [one.name for one in dossier.delegates]


async def test_a_party_nobody_knows_is_asked_about_once_before_it_is_added(dossier: Dossier) -> None:
    async with preparing(dossier) as fingers:
        await fingers.press("3", "n")
        await burst(fingers, "\tMai\t\t")
        field = form(fingers).fields["party"]
        field.widget.focus()
        await fingers.press("end", "ctrl+u")
        await fingers.type("Hội Nông dân")
        await fingers.press("ctrl+s")
        assert "Chưa có bên nào tên “Hội Nông dân”" in fingers.screen_text()
        assert fingers.app.focused is field.widget
        assert "Mai" not in [one.name for one in dossier.delegates]
        await save(fingers)
    assert party(dossier, "Hội Nông dân")


def test_two_people_of_one_name_are_told_apart_by_office_and_party() -> None:
    parties = (Party(uid="a", name="Sở Y tế"), Party(uid="b", name="Sở Du lịch"))
    delegates = (
        Delegate(uid="1", name="Nguyễn Văn An", office="Giám đốc", party="a"),
        Delegate(uid="2", name="Nguyễn Văn An", office="Giám đốc", party="b"),
        Delegate(uid="3", name="Lê Thị Bình", office="Giám đốc", party="b"),
    )
    people = People(delegates, parties)
    for one in delegates:
        words = people.words(to_delegate(one.uid))
        assert people.ref(words) == to_delegate(one.uid)
    assert people.words(to_delegate("3")) == "Lê Thị Bình"
    with pytest.raises(Unreadable):
        people.ref("Nguyễn Văn An")


# Saving and leaving --------------------------------------------------------------------------------


async def test_only_what_was_changed_is_saved(dossier: Dossier) -> None:
    before = dossier.history()
    async with preparing(dossier) as fingers:
        await fingers.press("5", "down", "enter")
        form(fingers).fields["source"].widget.focus()
        await fingers.type("Biên bản 12")
        await save(fingers)
    item = dossier.items[1]
    assert item.source == "Biên bản 12"
    assert [line.field for line in dossier.history()[len(before) :]] == ["source"]


async def test_what_is_not_saved_is_asked_about_once(dossier: Dossier) -> None:
    async with preparing(dossier) as fingers:
        await fingers.press("2", "enter")
        await fingers.type(" mới")
        await fingers.press("escape")
        assert form(fingers)
        assert "Chưa lưu" in fingers.notices()
        await fingers.press("escape")
        assert fingers.app.screen is prepare(fingers)
        await fingers.press("enter", "escape")
        assert fingers.app.screen is prepare(fingers), "nothing was changed, so nothing is asked"
    assert dossier.parties[0].name == "Thành phố Hồ Chí Minh"


async def test_a_record_without_its_name_is_not_saved(dossier: Dossier) -> None:
    async with preparing(dossier) as fingers:
        await fingers.press("5", "n", "ctrl+s")
        assert "Hãy ghi tên" in fingers.screen_text()
        assert fingers.app.focused is form(fingers).fields["title"].widget
    assert len(dossier.items) == 6


@pytest.mark.parametrize(("field", "text"), [("number", "mười"), ("number", "12a"), ("number", "-3")])
async def test_what_cannot_be_read_gets_a_sentence_under_its_field(dossier: Dossier, field: str, text: str) -> None:
    async with preparing(dossier) as fingers:
        await fingers.press("5", "enter")
        one = form(fingers).fields[field]
        one.widget.focus()
        await fingers.press("end", "ctrl+u")
        await fingers.type(text)
        await fingers.press("ctrl+s")
        assert f"“{text}” không phải là số" in fingers.screen_text()
        assert fingers.app.focused is one.widget
    assert dossier.items[0].number == 1


async def test_save_and_next_keeps_the_party_and_begins_a_new_delegate(dossier: Dossier) -> None:
    city = party(dossier, "Thành phố Hồ Chí Minh")
    async with preparing(dossier) as fingers:
        await fingers.press("3", "home", "n")
        for name in ("An", "Bình", "Cường"):
            await burst(fingers, f"Ông\t{name}")
            await fingers.press("ctrl+n")
            await fingers.until(lambda name=name: name in [one.name for one in dossier.delegates])
            assert form(fingers).fields["name"].typed == ""
        await fingers.press("escape")
        assert fingers.app.screen is prepare(fingers), "an untouched form asks nothing"
        current = prepare(fingers).list.current
        assert dossier.get(*current).name == "Cường"  # type: ignore[union-attr]
    new = [one for one in dossier.delegates if one.name in {"An", "Bình", "Cường"}]
    assert [(one.honorific, one.party) for one in new] == [("Ông", city.uid)] * 3


async def test_save_and_next_goes_on_with_the_next_number(dossier: Dossier) -> None:
    async with preparing(dossier) as fingers:
        await fingers.press("5", "n")
        await burst(fingers, "Thứ bảy\tY tế")
        await fingers.press("ctrl+n")
        await fingers.until(lambda: len(dossier.items) == 7)
        form(fingers).fields["title"].widget.focus()
        await burst(fingers, "Thứ tám")
        await save(fingers)
    assert [(one.number, one.title, one.field) for one in dossier.items][6:] == [
        (7, "Thứ bảy", "Y tế"),
        (8, "Thứ tám", "Y tế"),
    ]


async def test_a_number_that_others_rely_on_is_changed_only_when_asked_twice(dossier: Dossier) -> None:
    dossier.add(RecordKind.ENTRY, kind=EntryKind.NOTE, text="về mục 1", items=(dossier.items[0].uid,))
    async with preparing(dossier) as fingers:
        await fingers.press("5", "enter", "ctrl+u", "end", "ctrl+u")
        await fingers.type("21")
        await fingers.press("ctrl+s")
        assert "dưới số 1: 1 ghi nhận" in fingers.screen_text()
        assert dossier.items[0].number == 1
        await save(fingers)
    assert [one.number for one in dossier.items] == [2, 3, 4, 5, 6, 21]


async def test_a_number_that_another_has_is_told(dossier: Dossier) -> None:
    async with preparing(dossier) as fingers:
        await fingers.press("5", "enter", "end", "ctrl+u")
        await fingers.type("3")
        await fingers.press("ctrl+s")
        assert "Số 3 đã có: Tuần lễ trái cây" in " ".join(fingers.screen_text().split())
        assert dossier.items[0].number == 1


# What colleagues do meanwhile ----------------------------------------------------------------------


@pytest.fixture
def colleague(tmp_path: Path, dossier: Dossier) -> Iterator[Dossier]:
    dossier.publish()
    other = Dossier.open(dossier.folder, state=tmp_path / "minh", by="Minh", clock=clock)
    yield other
    other.close()


async def test_what_a_colleague_changes_comes_into_the_untouched_fields_only(
    dossier: Dossier, colleague: Dossier
) -> None:
    uid = dossier.items[0].uid
    async with preparing(dossier) as fingers:
        await fingers.press("5", "enter")
        fields = form(fingers).fields
        title = fields["title"].widget
        assert isinstance(title, LineField)
        title.focus()
        await fingers.press("end")
        await fingers.type(" tại Đà Lạt")
        await fingers.press("left", "left")
        cursor = title.cursor_position
        colleague.change(RecordKind.ITEM, uid, title="Hội nghị khác", source="Công văn 7", state=ItemState.DONE)
        colleague.publish()
        dossier.receive()
        await fingers.until(lambda: fields["source"].typed == "Công văn 7")
        assert fields["state"].typed is ItemState.DONE
        assert title.value == "Hội nghị xúc tiến đầu tư vùng Tây Nguyên tại Đà Lạt"
        assert (fingers.app.focused, title.cursor_position) == (title, cursor)
        assert "Hội nghị khác" in fingers.screen_text(), "it is said what he wrote"
        await save(fingers)
    item = dossier.items[0]
    assert (item.source, item.state) == ("Công văn 7", ItemState.DONE)
    versions = next(one for one in dossier.contested() if one.field == "title")
    assert "Hội nghị khác" in str(versions), "neither version is lost"
    assert "tại Đà Lạt" in str(versions)
    assert [one.field for one in dossier.contested()] == ["title"]


async def test_what_a_colleague_changed_before_is_simply_replaced(dossier: Dossier, colleague: Dossier) -> None:
    colleague.change(RecordKind.ITEM, dossier.items[0].uid, source="Công văn 7")
    colleague.publish()
    dossier.receive()
    async with preparing(dossier) as fingers:
        await fingers.press("5", "enter")
        form(fingers).fields["source"].widget.focus()
        await fingers.press("end", "ctrl+u")
        await fingers.type("Công văn 8")
        await save(fingers)
    assert dossier.items[0].source == "Công văn 8"
    assert not dossier.contested()


# The meeting's own form ----------------------------------------------------------------------------


async def test_votes_and_quorum_are_switched_on_in_the_meetings_form(dossier: Dossier) -> None:
    async with preparing(dossier) as fingers:
        await fingers.press("enter")
        choose(fingers, "voting", True)
        form(fingers).fields["quorum"].widget.focus()
        await fingers.type("2/3")
        form(fingers).fields["planned_start"].widget.focus()
        await fingers.type("8h30")
        await save(fingers)
        assert field_name("voting").capitalize() in fingers.screen_text()
    assert (dossier.meeting.voting, dossier.meeting.quorum) == (True, "2/3")
    assert dossier.meeting.planned_start == time(8, 30)


async def test_every_field_of_the_forms_is_one_of_the_safe_widgets(dossier: Dossier) -> None:
    async with preparing(dossier) as fingers:
        await fingers.press("enter")
        widgets = [one.widget for one in form(fingers).fields.values()]
        assert len(widgets) == sum(len(fields) for _title, fields in SECTIONS)
        assert all(isinstance(widget, LineField | TextField | Choice) for widget in widgets)
