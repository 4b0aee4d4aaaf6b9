"""Help teaches the marks on one page and names every key; the palette finds every command, and says why not now."""

from __future__ import annotations

import pytest
from every_screen import WAYS, recorded
from screen_fingers import Fingers, running
from textual.binding import Binding

from store.dossier import Dossier
from store.meeting import capture
from store.meeting.capture.drafts import EntryDraft, ItemDraft, MisreadDraft, SpeakerDraft
from store.meeting.capture.marks import COMMAND_TABLE, MARKS
from tui import language, themes
from tui.screens import help_marks
from tui.screens.help import HelpScreen
from tui.screens.live.screen import LiveScreen
from tui.screens.minutes.screen import MinutesScreen
from tui.screens.palette import PaletteScreen
from tui.screens.palette_commands import commands, ranked
from tui.widgets.keybar import key_name


def lines(width: int) -> list[str]:
    return ["".join(text for text, _look in line) for line in help_marks.page(width)]


@pytest.mark.parametrize("code", ["vi", "en"])
async def test_the_marks_stand_on_one_page_of_the_smallest_terminal(code: str, dossier: Dossier) -> None:
    language.set_language(code)
    async with running(dossier, (80, 24)) as fingers:
        await fingers.press("f1")
        shown = fingers.screen_text()
        for typed, meaning in (*help_marks.LINES, *help_marks.COMMANDS):
            assert language._(typed) in shown, typed
            assert language._(meaning) in shown, meaning
        for mark, kind in MARKS.items():
            assert f"{mark}…" in shown
            assert language.term(kind) in shown
        for typed, state in help_marks.STATES:
            assert language._(typed) in shown
            assert language.term(state) in shown
        await fingers.press("space")
        above = [line.strip() for line in fingers.screen_text().split("\n")[:6]]
        assert ("Phím" if code == "vi" else "Keys") in above, "the keys are the next page"


@pytest.mark.parametrize("code", ["vi", "en"])
@pytest.mark.parametrize("width", [20, 40, 78, 118])
def test_at_any_width_nothing_of_the_marks_is_lost(code: str, width: int) -> None:
    from rich.cells import cell_len

    language.set_language(code)
    squeezed = "".join("".join(line.split()) for line in lines(width))
    for typed, meaning in (*help_marks.LINES, *help_marks.COMMANDS):
        if width >= 30:
            assert "".join(language._(typed).split()) in squeezed
        if width < 72:
            assert "".join(language._(meaning).split()) in squeezed
    if width >= 40:
        assert max(map(cell_len, lines(width))) <= width


@pytest.mark.parametrize("code", ["vi", "en"])
def test_what_help_teaches_is_what_the_reader_reads(code: str, dossier: Dossier) -> None:
    language.set_language(code)
    context = dossier.context()

    def read(example: str) -> object:
        line = example.replace("Lan", "Hoan").replace("#12-14", "#2-4").replace("12 …", "2").replace("12", "2")
        return capture.read(line.replace("A, B", "TP.HCM, Đắk Nông").replace("…", "văn bản").strip(), context)

    for typed, state in help_marks.STATES:
        assert getattr(read(language._(typed)), "state", None) is state, typed
    for typed, _meaning in help_marks.COMMANDS:
        for example in language._(typed).split("   "):
            if example.startswith("/"):
                draft = read(example.replace("12-3-1", "5-3-1"))
                assert not isinstance(draft, MisreadDraft), example
    assert isinstance(read("Lan:"), SpeakerDraft)
    assert isinstance(read("#12:"), ItemDraft)
    several = read("#12-14 …")
    assert isinstance(several, EntryDraft)
    assert len(several.items) == 3


async def test_every_command_there_is_is_taught(dossier: Dossier) -> None:
    language.set_language("en")
    page = " ".join(lines(78))
    for command in COMMAND_TABLE:
        assert f"/{command.english[0]}" in page, command.name
    language.set_language("vi")
    page = " ".join(lines(78))
    for command in COMMAND_TABLE:
        assert any(f"/{word}" in page for word in command.vietnamese), command.name


@pytest.mark.parametrize("way", [way for way in WAYS if way not in {"help", "palette"} and "-" not in way])
async def test_help_names_every_key_of_every_screen_and_what_it_is_for(dossier: Dossier, way: str) -> None:
    recorded(dossier)
    async with running(dossier, (120, 200)) as fingers:
        await WAYS[way](fingers)
        about = fingers.app.screen
        fingers.app.push_screen(HelpScreen(about))
        await fingers.pilot.pause()
        await fingers.pilot.pause()
        shown = " ".join(fingers.screen_text().split())
        await fingers.press("space")
        shown += " " + " ".join(fingers.screen_text().split())
        for binding in about.BINDINGS:
            if isinstance(binding, Binding) and binding.description:
                words = language._(binding.tooltip or binding.description)
                assert " ".join(words.split()) in shown, binding.key
                assert binding.key.isdecimal() or key_name(binding.key) in shown
        assert "Phím" in shown
        fingers.app.pop_screen()


# The palette -----------------------------------------------------------------------------------------


async def found(fingers: Fingers, words: str) -> list[str]:
    await fingers.press("ctrl+p")
    palette = fingers.app.screen
    assert isinstance(palette, PaletteScreen)
    await fingers.type(words)
    return [command.words for command in palette._fitting]


@pytest.mark.parametrize(
    ("code", "words", "first"),
    [
        ("vi", "con thieu", "Những chỗ còn thiếu"),
        ("vi", "tuong phan", "Giao diện: tối, tương phản cao"),
        ("vi", "phan cao tuong", "Giao diện: tối, tương phản cao"),
        ("vi", "bienban", "biên bản"),
        ("vi", "undo", "Hoàn tác"),
        ("vi", "high contrast", "tương phản cao"),
        ("en", "missing", "What is still missing"),
        ("en", "high", "high contrast"),
        ("en", "tieng viet", "Tiếng Việt"),
    ],
)
async def test_commands_are_found_without_accents_in_both_languages(
    dossier: Dossier, code: str, words: str, first: str
) -> None:
    language.set_language(code)
    async with running(dossier) as fingers:
        offered = await found(fingers, words)
        assert first in (offered or [""])[0] or any(first in one for one in offered[:3]), offered


async def test_enter_carries_out_the_command_and_the_key_stands_at_the_right(dossier: Dossier) -> None:
    async with running(dossier, (80, 24)) as fingers:
        await found(fingers, "xem bien ban chon")
        row = next(line for line in fingers.screen_text().split("\n") if "Xem biên bản" in line)
        assert row.rstrip(" │▏").endswith("Ctrl+E")
        await fingers.press("enter")
        await fingers.until(lambda: isinstance(fingers.app.screen, MinutesScreen))


@pytest.mark.parametrize("way", [way for way in WAYS if way not in {"palette", "live-selection"}])
async def test_the_palette_opens_from_every_screen_with_the_commands_of_all(dossier: Dossier, way: str) -> None:
    recorded(dossier)
    async with running(dossier) as fingers:
        await WAYS[way](fingers)
        about = fingers.app.screen
        await fingers.press("ctrl+p")
        palette = fingers.app.screen
        assert isinstance(palette, PaletteScreen)
        words = [command.words for command in palette._commands]
        assert len(words) == len(set(words))
        for wanted in ("Giao diện: sáng", "Ngôn ngữ: English", "Thoát; mọi điều đã được lưu"):
            assert wanted in words
        if not isinstance(about, LiveScreen):
            elsewhere = [command for command in palette._commands if command.action == "roll_call"]
            assert elsewhere or way == "roll-call"
        await fingers.press("escape")
        assert fingers.app.screen is about


async def test_lists_offer_what_can_be_done_with_their_rows(dossier: Dossier) -> None:
    recorded(dossier)
    async with running(dossier) as fingers:
        await fingers.press("f5")
        entry = fingers.live.timeline
        assert entry.cursor >= 0
        offered = await found(fingers, "dien bien xoa ghi nhan")
        assert any("Xóa" in words for words in offered)
        await fingers.press("escape", "escape", "f4")
        before = dossier.items[0].state
        await found(fingers, "trang thai sau")
        await fingers.press("enter")
        await fingers.until(lambda: dossier.items[0].state is not before)


async def test_what_cannot_be_done_now_says_why(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        every = commands(fingers.app.screen)
        deleting = [one for one in every if one.action == "delete" or "delete" in one.action]
        assert deleting, "the timeline's commands are there"
        assert all(one.why_not for one in deleting), "but there is no entry yet"
        await found(fingers, "giao dien toi dang dung")
        current = ranked(commands(fingers.live), "giao dien: toi")[0]
        assert current.why_not
        await fingers.press("escape")
        await found(fingers, "giao dien: toi")
        await fingers.press("enter")
        assert "đang dùng" in fingers.notices()
        assert isinstance(fingers.app.screen, PaletteScreen), "it stays open for another choice"


async def test_theme_and_language_are_commands_and_what_is_typed_stays(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.type("đang gõ dở")
        await found(fingers, "giao dien: sang tuong phan")
        await fingers.press("enter")
        await fingers.until(lambda: fingers.app.theme == themes.LIGHT_CONTRAST.name)
        await found(fingers, "english")
        await fingers.press("enter")
        await fingers.until(lambda: "Minutes" in fingers.screen_text())
        assert fingers.live.line.value == "đang gõ dở"
        assert fingers.app.focused is fingers.live.line
        await fingers.press("ctrl+e")
        await found(fingers, "tieng viet")
        await fingers.press("enter")
        assert language.language() == "en", "not where something would be made anew"


async def test_the_minutes_are_written_without_looking_at_them(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await found(fingers, "ghi bien ban ngay")
        await fingers.press("enter")
        await fingers.until(lambda: "Biên bản đã lưu tại" in fingers.notices())
    assert [path.suffix for path in (dossier.folder / "minutes").iterdir()] == [".docx"]
