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
