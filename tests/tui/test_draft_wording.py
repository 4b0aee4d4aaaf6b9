"""What stands below the capture line: every reading and every refusal has its words in both languages."""

from __future__ import annotations

import pytest

from store.dossier import Dossier
from store.meeting import refs
from store.meeting.capture.drafts import MisreadDraft, Misreading
from store.meeting.kinds import RecordKind
from tui import language
from tui.widgets.draft_wording import misreading_text, preview


@pytest.mark.parametrize("spoken", ["vi", "en"])
@pytest.mark.parametrize("why", Misreading)
def test_every_refusal_has_a_sentence(why: Misreading, spoken: str) -> None:
    language.set_language(spoken)
    sentence = misreading_text(MisreadDraft(why, "[red]12"))
    assert sentence.endswith((".", "12-3-1."))
    assert "{" not in sentence


def test_several_agenda_points_that_fit_are_named() -> None:
    sentence = misreading_text(MisreadDraft(Misreading.NO_SUCH_POINT, "thảo", ("2 Thảo luận 1", "3 Thảo luận 2")))
    assert "2 Thảo luận 1; 3 Thảo luận 2" in sentence


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Tuấn: xin có ý kiến", "Tuấn (chưa rõ là ai trong danh sách)"),
        ("Tuấn:", "Tuấn (chưa rõ là ai trong danh sách)"),
        ("Hoan: xin có ý kiến", "Ông Võ Văn Hoan (Phó Chủ tịch UBND TP.HCM)"),
    ],
)
def test_a_speaker_who_becomes_a_gap_is_told_before_enter(dossier: Dossier, line: str, told: str) -> None:
    said = dict(preview(dossier.read(line), dossier.get))
    assert told in said
    assert (said[told] == "warn") == ("chưa rõ" in told)


def test_the_next_point_tells_that_its_presenter_will_speak(dossier: Dossier) -> None:
    hoan = next(one for one in dossier.delegates if one.name == "Võ Văn Hoan")
    point = dossier.add(RecordKind.POINT, number=90, title="Phát biểu bế mạc", presenter=refs.to_delegate(hoan.uid))
    told = "".join(words for words, _look in preview(dossier.read("/next 90"), dossier.get))
    assert "90. Phát biểu bế mạc" in told
    assert "Võ Văn Hoan" in told
    dossier.record(dossier.read("/next 90"))
    assert dossier.context().point == point
    assert dossier.context().speaker == refs.to_delegate(hoan.uid)


def told(dossier: Dossier, line: str, *, closed: bool = False) -> dict[str, str]:
    """What stands below this line, each stretch with its look."""
    return dict(preview(dossier.read(line), dossier.get, typed=line, closed=closed))


def test_what_stays_as_text_is_told_where_marks_were_taken_out(dossier: Dossier) -> None:
    assert told(dossier, "!trình sớm @Bộ Xây dựng >30/6")["trình sớm"] == "faint"
    assert "trình sớm" not in told(dossier, "trình sớm")
    assert not any(words.endswith("x" * 200) for words in told(dossier, "!" + "x" * 500))


def test_an_owner_on_no_list_is_marked(dossier: Dossier) -> None:
    assert told(dossier, "!@Bộ Xây dựng trình")["→ Bộ Xây dựng (chưa rõ là ai trong danh sách)"] == "warn"
    assert told(dossier, "!@Hoan trình")["→ Võ Văn Hoan"] == "strong"


def test_the_item_that_all_is_about_is_told(dossier: Dossier) -> None:
    item = dossier.items[0]
    words = f"#{item.number} {item.title}"
    assert told(dossier, f"#{item.number}:") == {"Từ đây nói về: ": "", words: "strong"}
    assert told(dossier, f"#{item.number}: đã xong")[f"{words} (từ đây trở đi)"] == "strong"
    assert "Từ đây không nói về nội dung cụ thể nào" in told(dossier, "#-:")
    both = told(dossier, f"Hoan: #{item.number}:")
    assert "Từ đây người nói: " in both or "Từ đây nói về: " in both
    assert words in both
    assert "Ông Võ Văn Hoan (Phó Chủ tịch UBND TP.HCM)" in both
    dossier.record(dossier.read(f"#{item.number}:"))
    assert words in told(dossier, "đã xong")


def test_a_closed_session_is_told_beside_every_entry(dossier: Dossier) -> None:
    assert told(dossier, "!trình", closed=True)["họp kín"] == "warn"
    assert "họp kín" not in told(dossier, "!trình")
    assert set(told(dossier, "/kín").values()) == {"warn"}


def test_who_voted_how_is_told(dossier: Dossier) -> None:
    said = "".join(told(dossier, "/vote 2-1-1 thuận: Hoan; chống: Ông Tám; trắng: Bà Chín"))
    for words in ("2 tán thành", "tán thành: Võ Văn Hoan", "Ông Tám", "Bà Chín"):
        assert words in said


def test_a_handover_is_told(dossier: Dossier) -> None:
    assert told(dossier, "/bàn giao Minh") == {"Bàn giao việc ghi cho Minh": "strong"}


def test_a_number_that_is_no_items_is_told(dossier: Dossier) -> None:
    assert told(dossier, "xem #999, đã xong")["không có nội dung #999 để gắn"] == "warn"
    assert "warn" not in told(dossier, '"xem #999"').values()
    assert "warn" not in told(dossier, f"xem #{dossier.items[0].number}").values()


def test_a_command_is_not_called_wrong_while_it_is_being_typed(dossier: Dossier) -> None:
    assert told(dossier, "/đan") == {"/đan…": "faint"}
    assert set(told(dossier, "/nhảy").values()) == {"warn"}
