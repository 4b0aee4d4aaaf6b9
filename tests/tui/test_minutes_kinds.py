"""Choosing a kind of document on the minutes screen, and for whom an extract is."""

from __future__ import annotations

from pathlib import Path

import pytest
from screen_fingers import Fingers, clock, running

from exports.formats import suffixes_for
from exports.options import DocumentKind
from store.dossier import Dossier
from store.meeting.capture.drafts import EntryDraft
from store.meeting.kinds import EntryKind, RecordKind
from store.meeting.records import Party
from tui import language
from tui.screens.minutes.party_choice import PartyScreen, fitting
from tui.screens.minutes.screen import MinutesScreen

SIZES = [(80, 24), (120, 36)]
KINDS = {
    DocumentKind.MINUTES: ("BIÊN BẢN", "MINUTES"),
    DocumentKind.NOTICE: ("THÔNG BÁO", "NOTICE"),
    DocumentKind.ANNEX: ("Phụ lục", "Annex"),
    DocumentKind.EXTRACT: ("TRÍCH BIÊN BẢN", "EXTRACT FROM THE MINUTES"),
    DocumentKind.ACTIONS: ("DANH MỤC VIỆC PHẢI LÀM", "ACTION LIST"),
}


async def opened(fingers: Fingers) -> MinutesScreen:
    """The screen, with its preview."""
    await fingers.press("ctrl+e")
    screen = fingers.app.screen
    assert isinstance(screen, MinutesScreen)
    await fingers.until(lambda: screen.view.count())
    await fingers.pilot.pause()
    return screen


async def turned_to(fingers: Fingers, screen: MinutesScreen, kind: DocumentKind) -> None:
    """The kind, reached with its key, and its preview."""
    for _ in DocumentKind:
        if screen.choices.options.kind is kind:
            break
        await fingers.press("k")
    assert screen.choices.options.kind is kind
    await fingers.until(lambda: any(title in body(screen) for title in KINDS[kind]))


def body(screen: MinutesScreen) -> str:
    """The whole preview, however its lines are broken."""
    return " ".join(" ".join("".join(text for text, _look in line) for line in screen.view.laid.lines).split())


def files(dossier: Dossier) -> list[str]:
    folder = dossier.folder / "minutes"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def party(dossier: Dossier, name: str) -> Party:
    return next(one for one in dossier.parties if one.name == name)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("code", ["vi", "en"])
async def test_every_kind_shows_its_preview_and_its_name(dossier: Dossier, size: tuple[int, int], code: str) -> None:
    language.set_language(code)
    async with running(dossier, size) as fingers:
        screen = await opened(fingers)
        for kind, titles in KINDS.items():
            await turned_to(fingers, screen, kind)
            assert titles[code == "en"] in body(screen)
        assert ("Việc phải làm" if code == "vi" else "Action list") in fingers.screen_text().split("\n")[0]
        await fingers.press("k")
        await fingers.until(lambda: KINDS[DocumentKind.MINUTES][code == "en"] in body(screen))


async def test_the_file_follows_the_kind_and_is_written(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        screen = await opened(fingers)
        for kind in (DocumentKind.NOTICE, DocumentKind.ANNEX, DocumentKind.ACTIONS):
            await turned_to(fingers, screen, kind)
            await fingers.press("enter")
            await fingers.until(lambda: screen.written)
        assert {" ".join(name.split()[1:4]) for name in files(dossier)} == {
            "Thông báo kết",
            "Phụ lục nội",
            "Việc phải làm",
        }
        assert "Việc phải làm: " in fingers.screen_text()
        assert all(name.endswith(".docx") for name in files(dossier))


async def test_a_name_given_to_one_kind_is_not_given_to_the_next(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        screen = await opened(fingers)
        await fingers.press("n", "ctrl+u")
        await fingers.type("biên bản của tôi.docx")
        await fingers.press("escape")
        await turned_to(fingers, screen, DocumentKind.NOTICE)
        await fingers.until(lambda: "Thông báo kết luận" in screen.field.value)


@pytest.mark.parametrize("kind", list(DocumentKind))
async def test_only_formats_that_make_sense_are_offered(dossier: Dossier, kind: DocumentKind) -> None:
    async with running(dossier) as fingers:
        screen = await opened(fingers)
        await turned_to(fingers, screen, kind)
        seen = []
        for _ in suffixes_for(kind):
            seen.append(screen.choices.suffix)
            await fingers.press("f")
        assert sorted(seen) == sorted(suffixes_for(kind))


async def test_a_format_that_the_next_kind_does_not_have_becomes_word(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        screen = await opened(fingers)
        while screen.choices.suffix != ".json":
            await fingers.press("f")
        await turned_to(fingers, screen, DocumentKind.NOTICE)
        assert screen.choices.suffix == ".docx"
        assert screen.field.value.endswith(".docx")


# For whom ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_a_few_letters_choose_the_party(dossier: Dossier, size: tuple[int, int]) -> None:
    dossier.record(EntryDraft(kind=EntryKind.STATEMENT, text="Lời của tỉnh", speaker=_delegate(dossier, "Hạnh")))
    dossier.record(EntryDraft(kind=EntryKind.STATEMENT, text="Lời của thành phố", speaker=_delegate(dossier, "Hoan")))
    async with running(dossier, size) as fingers:
        screen = await opened(fingers)
        await fingers.press("p")
        await fingers.until(lambda: isinstance(fingers.app.screen, PartyScreen))
        text = fingers.screen_text()
        assert "Trích biên bản cho ai?" in text
        assert "Sở Công Thương" in text
        assert "sở, ngành · Thành phố Hồ Chí Minh" in text
        await fingers.type("dak")
        await fingers.until(lambda: "Sở Công Thương" not in fingers.screen_text())
        await fingers.press("enter")
        await fingers.until(lambda: fingers.app.screen is screen)
        await fingers.until(lambda: "Nội dung liên quan đến tỉnh Đắk Nông tại" in body(screen))
        assert screen.choices.options.kind is DocumentKind.EXTRACT, "whoever chooses a party means an extract"
        assert "Lời của tỉnh" in body(screen)
        assert "Lời của thành phố" not in body(screen)
        assert "Đắk Nông" in screen.field.value
        await fingers.press("enter")
        await fingers.until(lambda: screen.written)
        (name,) = files(dossier)
        assert name.startswith("2024-04-04 Trích biên bản – Đắk Nông – ")


def _delegate(dossier: Dossier, part: str) -> str:
    from store.meeting.refs import to_delegate

    return to_delegate(next(one.uid for one in dossier.delegates if part in one.name))


async def test_letters_and_enter_typed_in_one_burst_choose_what_they_say(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        screen = await opened(fingers)
        await fingers.press("p")
        await fingers.until(lambda: isinstance(fingers.app.screen, PartyScreen))
        await fingers.line("công thương")
        await fingers.until(lambda: fingers.app.screen is screen)
        assert screen.choices.options.party == party(dossier, "Sở Công Thương").uid


async def test_an_extract_for_nobody_is_asked_about_before_it_is_written(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        screen = await opened(fingers)
        await turned_to(fingers, screen, DocumentKind.EXTRACT)
        assert "chưa chọn" in fingers.screen_text()
        await fingers.press("enter")
        await fingers.until(lambda: isinstance(fingers.app.screen, PartyScreen))
        await fingers.press("escape")
        await fingers.until(lambda: fingers.app.screen is screen)
        assert files(dossier) == []
        assert screen.choices.options.party == ""


async def test_arrows_tab_and_mouse_choose_too(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        screen = await opened(fingers)
        await fingers.press("p")
        choice = fingers.app.screen
        assert isinstance(choice, PartyScreen)
        await fingers.press("down", "tab")
        assert choice.field.value == "Sở Công Thương"
        await fingers.press("ctrl+u", "down", "down", "enter")
        await fingers.until(lambda: screen.choices.options.party == party(dossier, "Đắk Nông").uid)
        await fingers.press("p")
        await fingers.until(lambda: isinstance(fingers.app.screen, PartyScreen))
        row = next(n for n, line in enumerate(fingers.screen_text().split("\n")) if "Sở Công Thương" in line)
        await fingers.pilot.click(offset=(8, row), times=2)
        await fingers.until(lambda: screen.choices.options.party == party(dossier, "Sở Công Thương").uid)


async def test_words_that_fit_nobody_choose_nobody(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await opened(fingers)
        await fingers.press("p")
        await fingers.type("zzz")
        await fingers.until(lambda: "Không có bên nào tên như vậy." in fingers.screen_text())
        await fingers.press("enter", "tab")
        assert isinstance(fingers.app.screen, PartyScreen)


async def test_a_party_that_is_taken_away_meanwhile_leaves_an_extract_for_nobody(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        screen = await opened(fingers)
        await fingers.press("p")
        await fingers.line("dak nong")
        await fingers.until(lambda: "liên quan đến tỉnh Đắk Nông" in body(screen))
        dossier.delete(RecordKind.PARTY, party(dossier, "Đắk Nông").uid)
        await fingers.until(lambda: "Đắk Nông" not in body(screen))
        assert "chưa chọn" in fingers.screen_text()


def test_names_aliases_and_letters_without_accents_find_a_party() -> None:
    parties = (
        Party(uid="a", name="UBND Thành phố Hồ Chí Minh", aliases=("TPHCM",)),
        Party(uid="b", name="UBND tỉnh Đắk Nông"),
        Party(uid="c", name="UBND tỉnh Đắk Lắk"),
        Party(uid="d", name="[red]Sở[/red]"),
    )
    assert [one.uid for one in fitting("", parties)] == ["a", "b", "c", "d"]
    assert [one.uid for one in fitting("tphcm", parties)] == ["a"]
    assert [one.uid for one in fitting("đắk nông", parties)][:1] == ["b"]
    assert {one.uid for one in fitting("dak", parties)} == {"b", "c"}


async def test_markup_in_a_partys_name_is_text(tmp_path: Path) -> None:
    made = Dossier.create(
        tmp_path / "d", state=tmp_path / "s", by="Lan", clock=clock, fields={"title": "Hội nghị", "day": clock().date()}
    )
    made.add(RecordKind.PARTY, name="[red]Sở[/red] {0}")
    async with running(made) as fingers:
        screen = await opened(fingers)
        await fingers.press("p")
        await fingers.until(lambda: "[red]Sở[/red] {0}" in fingers.screen_text())
        await fingers.press("enter")
        await fingers.until(lambda: "liên quan đến [red]Sở[/red] {0} tại" in body(screen))
    made.close()


@pytest.mark.parametrize("size", [(30, 8), (10, 3)])
async def test_tiny_windows_do_not_break_the_choice(dossier: Dossier, size: tuple[int, int]) -> None:
    async with running(dossier, size) as fingers:
        await fingers.press("ctrl+e", "k", "p")
        await fingers.pilot.pause(0.2)
        await fingers.press("escape", "escape")
