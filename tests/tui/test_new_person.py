"""A name that is on no list is added on the spot, and all that was recorded under it then means the record."""

from __future__ import annotations

from screen_fingers import Fingers, running

from store.dossier import Dossier
from store.meeting.kinds import PartyKind, RecordKind
from store.meeting.refs import to_delegate, to_party
from tui.screens.live.new_person import NewPersonScreen


async def form(fingers: Fingers) -> NewPersonScreen:
    await fingers.until(lambda: isinstance(fingers.app.screen, NewPersonScreen) and fingers.app.focused)
    screen = fingers.app.screen
    assert isinstance(screen, NewPersonScreen)
    return screen


async def back(fingers: Fingers) -> None:
    await fingers.until(lambda: fingers.app.screen is fingers.live and fingers.app.focused is fingers.live.line)


async def test_a_speaker_is_added_with_office_and_party_and_what_he_said_becomes_his(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.line("Trần Văn Mới: câu đầu")
        await fingers.line("câu hai")
        await fingers.line("Ông Trần Văn Mới: câu ba @Sở Công Thương")
        steps = len(dossier._own_changes())
        await fingers.type("ông Trần Văn Mới: câu bốn")
        await fingers.press("ctrl+n")
        screen = await form(fingers)
        assert screen.fields["honorific"].typed == "Ông"
        assert screen.fields["name"].typed == "Trần Văn Mới"
        await fingers.type("Giám đốc Sở Nội vụ")
        await fingers.press("down")
        await fingers.type("Thành phố Hồ Chí Minh")
        await fingers.press("ctrl+s")
        await back(fingers)
        new = dossier.delegates[-1]
        assert (new.name, new.office, new.party) == ("Trần Văn Mới", "Giám đốc Sở Nội vụ", dossier.parties[0].uid)
        assert {entry.speaker for entry in dossier.entries} == {to_delegate(new.uid)}
        assert dossier.speaker == to_delegate(new.uid)
        assert len(dossier._own_changes()) > steps
        assert fingers.live.line.value == "ông Trần Văn Mới: câu bốn", "the line is as it was"
        await fingers.press("enter")
        assert dossier.entries[-1].speaker == to_delegate(new.uid), "and now it means him"
        await fingers.press("ctrl+z", "ctrl+z")
        assert len(dossier.delegates) == 2, "one step for the name and all that means it"
        assert dossier.entries[0].speaker == "name/Trần Văn Mới"


async def test_an_owner_that_no_list_has_is_offered_and_added_as_a_body(dossier: Dossier) -> None:
    async with running(dossier, (80, 24)) as fingers:
        await fingers.line("!báo cáo @Sở Nội vụ")
        await fingers.type("!rà soát @Sở Nội vụ")
        await fingers.until(lambda: "+ thêm “Sở Nội vụ” vào danh sách" in fingers.screen_text())
        await fingers.press("tab")
        screen = await form(fingers)
        assert screen.body
        await fingers.press("ctrl+s")
        await back(fingers)
        added = dossier.parties[-1]
        assert (added.name, added.kind) == ("Sở Nội vụ", PartyKind.DEPARTMENT)
        assert dossier.entries[0].owners == (to_party(added.uid),)
        await fingers.line("trước ngày 30/6")
        assert dossier.entries[1].owners == (to_party(added.uid),)
        assert dossier.entries[1].text.startswith("rà soát")


async def test_escape_leaves_everything_as_it_was(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.type("giao @Sở Nội vụ")
        await fingers.press("ctrl+n")
        await form(fingers)
        await fingers.type(" khác")
        await fingers.press("escape")
        await back(fingers)
        assert fingers.live.line.value == "giao @Sở Nội vụ"
        assert len(dossier.parties) == 3
        assert len(dossier.delegates) == 2


async def test_a_party_that_is_new_too_is_added_with_the_person(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.type("Lê Thị Hoa: chào")
        await fingers.press("ctrl+n")
        await form(fingers)
        await fingers.type("Giám đốc")
        await fingers.press("tab")
        await fingers.type("Công ty Cà phê")
        await fingers.press("ctrl+s", "ctrl+s")
        await back(fingers)
        assert dossier.parties[-1].name == "Công ty Cà phê"
        assert dossier.delegates[-1].party == dossier.parties[-1].uid


async def test_a_person_can_be_made_a_body_and_the_name_stays(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.type("giao @Đoàn 871")
        await fingers.press("ctrl+n")
        assert not (await form(fingers)).body
        await fingers.press("ctrl+t")
        await fingers.until(lambda: isinstance(fingers.app.screen, NewPersonScreen) and fingers.app.screen.body)
        await fingers.press("ctrl+s")
        await back(fingers)
        assert dossier.parties[-1].name == "Đoàn 871"


async def test_with_nobody_named_the_form_is_empty_and_a_name_is_asked_for(dossier: Dossier) -> None:
    async with running(dossier, (30, 8)) as fingers:
        await fingers.type("một câu thường")
        await fingers.press("ctrl+n")
        await form(fingers)
        await fingers.press("ctrl+s")
        assert isinstance(fingers.app.screen, NewPersonScreen)
        await fingers.type("Phạm Văn An")
        await fingers.press("ctrl+s")
        await back(fingers)
        assert dossier.delegates[-1].name == "Phạm Văn An"
        assert fingers.live.line.value == "một câu thường"


async def test_somebody_of_whom_only_a_part_of_the_name_was_said_is_found_by_it(dossier: Dossier) -> None:
    dossier.add(RecordKind.DELEGATE, name="Lê Hùng", office="Giám đốc")
    dossier.add(RecordKind.DELEGATE, name="Phạm Hùng", office="Giám đốc")
    async with running(dossier) as fingers:
        await fingers.line("Anh Sáu: đồng ý")
        await fingers.press("ctrl+n")
        screen = await form(fingers)
        screen.fields["name"].widget.focus()
        await fingers.pilot.pause()
        await fingers.press("ctrl+u")
        await fingers.type("Nguyễn Văn Sáng")
        await fingers.press("ctrl+s")
        await back(fingers)
        new = dossier.delegates[-1]
        assert dossier.entries[0].speaker == to_delegate(new.uid)
        assert new.aliases
        await fingers.line("Anh Sáu: nói thêm")
        assert dossier.entries[1].speaker == to_delegate(new.uid)
