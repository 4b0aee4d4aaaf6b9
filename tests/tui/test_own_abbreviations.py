"""Own abbreviations in the line: expanded when the word is closed, never against the user's will."""

from __future__ import annotations

import random
from pathlib import Path

from screen_fingers import Fingers, running
from textual import events
from textual.keys import _character_to_key

from store.dossier import Dossier
from store.meeting.capture.abbreviations import Abbreviation
from tui import own_abbreviations
from tui.preferences import config_folder


def line(fingers: Fingers) -> str:
    return fingers.live.line.value


def send(fingers: Fingers, text: str) -> None:
    for letter in text:
        key = events.Key("backspace", "\x7f") if letter == "⌫" else events.Key(_character_to_key(letter), letter)
        fingers.app.post_message(key)


async def keys(fingers: Fingers, text: str) -> None:
    """One burst; ⌫ is Backspace."""
    send(fingers, text)
    await fingers.pilot.pause()
    await fingers.pilot.pause()


def keep(text: str) -> Path:
    config_folder().mkdir(parents=True, exist_ok=True)
    own_abbreviations.path().write_text(text, encoding="utf-8")
    return own_abbreviations.path()


async def test_the_starting_list_counts_until_there_is_an_own_one(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await keys(fingers, "trình ubnd tỉnh, pct.")
        assert line(fingers) == "trình Ủy ban nhân dân tỉnh, Phó Chủ tịch."
        keep("ubnd = Ủy ban\n")
        await keys(fingers, " ubnd pct ")
        assert line(fingers).endswith(" Ủy ban pct ")
    assert not list(config_folder().glob("*.tmp"))


async def test_backspace_takes_it_back_and_the_word_stays_as_it_was_typed(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await keys(fingers, "trình ubnd ")
        await keys(fingers, "⌫")
        assert line(fingers) == "trình ubnd"
        await keys(fingers, " họp, ubnd ")
        assert line(fingers) == "trình ubnd họp, Ủy ban nhân dân "
        await keys(fingers, "x⌫⌫⌫")
        assert line(fingers) == "trình ubnd họp, Ủy ban nhân dâ", "a Backspace that does not stand right behind deletes"


async def test_backspace_after_moving_the_cursor_only_deletes(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await keys(fingers, "pct ")
        await fingers.press("left", "right", "left")
        await keys(fingers, "⌫")
        assert line(fingers) == "Phó Chủ tịc "


async def test_nothing_is_expanded_inside_quotation_marks_or_while_filtering(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await keys(fingers, 'nói "ubnd tỉnh" ')
        assert line(fingers) == 'nói "ubnd tỉnh" '
        await fingers.press("ctrl+f")
        await keys(fingers, "ubnd x")
        assert line(fingers) == "ubnd x"


async def test_a_word_that_is_also_ordinary_is_expanded_only_if_the_user_says_so(dossier: Dossier) -> None:
    keep("ban = Ban Chỉ đạo\nso! = Sở\n")
    async with running(dossier) as fingers:
        await keys(fingers, "ban so ")
        assert line(fingers) == "ban Sở "


async def test_an_outcome_is_prose_too(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.press("f4", "enter")
        await keys(fingers, "đã trình ubnd ")
        assert line(fingers) == "đã trình Ủy ban nhân dân "


async def test_a_mistake_in_the_file_is_named_and_the_rest_counts(dossier: Dossier) -> None:
    keep("# của tôi\nubnd = Ủy ban\nhai từ = không được\npct =\n")
    async with running(dossier) as fingers:
        await fingers.until(lambda: "dòng 3" in fingers.notices())
        assert "dòng 4" in fingers.notices()
        await keys(fingers, "ubnd ")
        assert line(fingers) == "Ủy ban "


async def test_a_file_that_cannot_be_read_is_told_and_typing_goes_on(dossier: Dossier) -> None:
    config_folder().mkdir(parents=True, exist_ok=True)
    own_abbreviations.path().write_bytes(b"\xff\xfe\x00\xd8 = x\n\x80\x81")
    async with running(dossier) as fingers:
        await fingers.until(lambda: "Hiện chưa dùng được danh sách viết tắt" in fingers.notices())
        await keys(fingers, "ubnd ")
        assert line(fingers) == "ubnd "


def test_comments_and_faulty_lines_stay_in_the_file_when_it_is_saved() -> None:
    keep("# của tôi\nubnd = Ủy ban\nhai từ = không được\n")
    own_abbreviations.save([Abbreviation("pct", "Phó Chủ tịch"), Abbreviation("so", "Sở", always=True)])
    assert own_abbreviations.path().read_text("utf-8").splitlines() == [
        "# của tôi",
        "hai từ = không được",
        "pct = Phó Chủ tịch",
        "so! = Sở",
    ]
    assert [one.short for one in own_abbreviations.load().listed] == ["pct", "so"]


#: What the keys of a Telex user send for a word, key by key, and the word.
TELEX = {
    "việt": ("v", "i", "e", "⌫ê", "t", "⌫⌫ệt"),
    "hội": ("h", "o", "⌫ô", "i", "⌫⌫ội"),
    "đường": ("d", "⌫đ", "u", "o", "⌫⌫ươ", "n", "g", "⌫⌫⌫ờng"),
    "số": ("s", "o", "⌫ô", "⌫ố"),
}
SHORT = {"ubnd": "Ủy ban nhân dân", "pct": "Phó Chủ tịch", "ktxh": "kinh tế - xã hội"}


async def test_bursts_of_an_input_method_around_abbreviations_never_corrupt_the_line(dossier: Dossier) -> None:
    chance = random.Random(5)
    async with running(dossier) as fingers:
        for _ in range(40):
            typed: list[str] = []
            wanted = ""
            for _ in range(chance.randint(1, 8)):
                word = chance.choice([*TELEX, *SHORT])
                sign = chance.choice([" ", " ", " ", ", ", ". "])
                typed += TELEX.get(word, tuple(word))
                if word in TELEX:
                    typed.append(sign)
                    wanted += word + sign
                elif chance.random() < 0.4:
                    # Taken back: the input method believes that the word is being typed again, and goes on in it.
                    more = chance.choice(["", "a⌫", "⌫" + word[-1], "a⌫e⌫"])
                    typed += [sign[0], "⌫", *more, sign]
                    wanted += word + sign
                else:
                    typed.append(sign)
                    wanted += SHORT[word] + sign
            burst = "".join(typed)
            if chance.random() < 0.5:
                await keys(fingers, burst)
            else:
                for part in typed:
                    send(fingers, part)
                    if chance.random() < 0.2:
                        await fingers.pilot.pause()
                await fingers.pilot.pause()
                await fingers.pilot.pause()
            assert line(fingers).casefold() == wanted.casefold(), burst
            await fingers.press("ctrl+u")
