"""Several copies that come back, several people who decide: nothing newer is lost, and decisions are everybody's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from red_pen import RedPen

from exports import formats
from exports.options import Options
from exports.returned.accepting import Standing
from store.dossier import Dossier
from store.meeting.kinds import EntryKind, ItemState, RecordKind
from store.returned_decisions import Decision
from tui.returned_review import Fate, Review, Row, compared, sure_ones
from tui.widgets.value_wording import step_text

HA, MINH = "Lê Thị Hà", "Trần Minh"
OUTCOME = "Đã tổ chức 02 đợt tại Đà Lạt. Có 40 doanh nghiệp tham gia. Kinh phí do thành phố bố trí."

Opener = Callable[[str], Dossier]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Opener]:
    """Opens the one dossier of a test on the machine of this name."""
    opened: list[Dossier] = []

    def on(machine: str) -> Dossier:
        def clock() -> datetime:
            return datetime(2024, 4, 4, 7, 0, tzinfo=UTC)

        folder, state = tmp_path / "chung", tmp_path / machine
        if folder.exists():
            dossier = Dossier.open(folder, state=state, by=machine, clock=clock)
        else:
            fields = {"title": "Hội nghị sơ kết", "day": date(2024, 4, 4)}
            dossier = Dossier.create(folder, state=state, by=machine, fields=fields, clock=clock)
            dossier.add(RecordKind.ITEM, number=1, title="Hội chợ", state=ItemState.DONE, outcome=OUTCOME)
            dossier.add(RecordKind.ITEM, number=2, title="Khảo sát tuyến du lịch Đà Lạt", outcome="Đã khảo sát")
            dossier.add(RecordKind.ENTRY, kind=EntryKind.DECISION, text="Thống nhất giao Sở Du lịch làm đầu mối")
        opened.append(dossier)
        return dossier

    yield on
    for dossier in opened:
        dossier.close()


def pen_for(dossier: Dossier, author: str = HA) -> RedPen:
    return RedPen(formats.written(dossier.proceedings(), ".docx", Options()), author)


def review_of(dossier: Dossier, pen: RedPen, name: str = "về.docx") -> Review:
    path = dossier.home / name
    path.write_bytes(pen.saved())
    return Review(dossier, compared(dossier, path))


def row_of(review: Review, field: str) -> Row:
    (row,) = (row for row in review.rows() if row.difference.field == field)
    return row


def test_two_copies_with_changes_in_different_sentences_both_go_in(office: Opener) -> None:
    lan = office("Lan")
    ha, minh = pen_for(lan), pen_for(lan, MINH)
    ha.replace("02 đợt", "03 đợt")
    minh.replace("Kinh phí do thành phố", "Kinh phí do thành phố và các tỉnh")
    first = review_of(lan, ha)
    assert first.accept_all(sure_ones(first.rows())) == 1
    second = review_of(lan, minh)
    row = row_of(second, "outcome")
    assert row.standing is Standing.CHANGED_SINCE
    assert sure_ones([row]) == []  # it is shown before it is taken over
    assert second.accept(row)
    both = OUTCOME.replace("02", "03").replace("thành phố bố", "thành phố và các tỉnh bố")
    assert lan.items[0].outcome == both
    assert row_of(second, "outcome").fate is Fate.REWORDED
    lan.undo()
    assert lan.items[0].outcome == OUTCOME.replace("02", "03")
    assert row_of(second, "outcome").fate is Fate.OPEN


def test_two_copies_that_change_one_sentence_are_for_a_person_to_put_together(office: Opener) -> None:
    lan = office("Lan")
    ha, minh = pen_for(lan), pen_for(lan, MINH)
    ha.replace("40 doanh nghiệp", "45 doanh nghiệp")
    minh.replace("40 doanh nghiệp", "50 doanh nghiệp")
    first = review_of(lan, ha)
    first.accept_all(first.rows())
    second = review_of(lan, minh)
    row = row_of(second, "outcome")
    assert (row.both, row.is_sure, row.can_be_accepted) == (None, False, True)
    assert second.accept_all([row]) == 0
    assert "45 doanh nghiệp" in lan.items[0].outcome


def test_what_came_while_the_user_was_looking_is_never_replaced(office: Opener) -> None:
    lan = office("Lan")
    lan.publish()
    pen = pen_for(lan)
    pen.replace("Hội chợ", "Hội chợ nông sản")
    pen.take_out(pen.paragraph("Thống nhất giao"))
    review = review_of(lan, pen)
    title, gone = row_of(review, "title"), next(row for row in review.rows() if row.difference.way == "deleted")
    minh = office("Minh")
    minh.change(RecordKind.ITEM, minh.items[0].uid, title="Hội chợ hàng Việt")
    minh.change(RecordKind.ENTRY, minh.entries[0].uid, text="Thống nhất giao Sở Công Thương làm đầu mối")
    minh.publish()
    lan.receive()
    assert review.accept(title)
    assert review.accept(gone)
    (contested,) = (one for one in lan.contested() if one.field == "title")
    assert {one.value for one in contested.versions} == {"Hội chợ nông sản", "Hội chợ hàng Việt"}
    assert [entry.text for entry in lan.entries] == ["Thống nhất giao Sở Công Thương làm đầu mối"]


def test_a_row_taken_out_of_an_old_copy_is_not_sure_where_the_record_went_on(office: Opener) -> None:
    lan = office("Lan")
    pen = pen_for(lan)
    pen.take_out(pen.paragraph("Thống nhất giao"))
    review = review_of(lan, pen)
    (row,) = review.rows()
    assert row.standing is Standing.AS_SENT
    lan.change(RecordKind.ENTRY, lan.entries[0].uid, text="Thống nhất giao Sở Du lịch làm đầu mối, báo cáo hằng quý")
    (row,) = review.rows()
    assert row.standing is Standing.CHANGED_SINCE
    assert not row.is_sure
    assert review.current(row.difference) == "Thống nhất giao Sở Du lịch làm đầu mối, báo cáo hằng quý"


def test_what_one_has_refused_the_other_sees_as_refused(office: Opener) -> None:
    lan = office("Lan")
    lan.publish()
    pen = pen_for(lan)
    pen.replace("02 đợt", "03 đợt")
    pen.replace("Hội chợ", "Hội chợ nông sản")
    before = formats.written(lan.proceedings(), ".docx", Options())
    review = review_of(lan, pen)
    review.refuse(row_of(review, "outcome"))
    assert formats.written(lan.proceedings(), ".docx", Options()) == before, "a decision is no part of the record"
    lan.publish()
    minh = office("Minh")
    his = review_of(minh, pen)
    assert row_of(his, "outcome").fate is Fate.REFUSED
    assert row_of(his, "title").fate is Fate.OPEN
    his.reopen(row_of(his, "outcome"))
    minh.publish()
    lan.receive()
    assert row_of(review, "outcome").fate is Fate.OPEN


def test_two_who_decide_otherwise_leave_nothing_disputed(office: Opener) -> None:
    lan = office("Lan")
    lan.publish()
    minh = office("Minh")
    lan.decide("00ff", Decision.REFUSED)
    minh.decide("00ff", Decision.SEEN)
    lan.publish()
    minh.publish()
    lan.receive()
    minh.receive()
    assert lan.decisions() == minh.decisions()
    assert (lan.disputed, lan.contested(), lan.history_steps()[0].kind) == (0, [], RecordKind.ENTRY)


def test_a_refusal_is_undone_like_anything_else(office: Opener) -> None:
    lan = office("Lan")
    pen = pen_for(lan)
    pen.replace("02 đợt", "03 đợt")
    review = review_of(lan, pen)
    (row,) = review.rows()
    review.refuse(row)
    lan.undo()
    assert [row.fate for row in review.rows()] == [Fate.OPEN]
    review.refuse(row)
    assert [row.fate for row in review.rows()] == [Fate.REFUSED]


def test_what_was_taken_over_stays_decided_when_the_record_goes_on(office: Opener) -> None:
    lan = office("Lan")
    pen = pen_for(lan)
    pen.replace("Hội chợ", "Hội chợ nông sản")
    review = review_of(lan, pen)
    review.accept(row_of(review, "title"))
    lan.change(RecordKind.ITEM, lan.items[0].uid, title="Hội chợ nông sản, đặc sản")
    assert row_of(review, "title").fate is Fate.ACCEPTED


def test_a_row_that_was_put_in_comes_again_after_it_was_undone(office: Opener) -> None:
    lan = office("Lan")
    pen = pen_for(lan)
    pen.put_in("Giao Sở Y tế báo cáo trước ngày 30/6", pen.paragraph("Thống nhất giao"))
    review = review_of(lan, pen)
    (row,) = review.rows()
    for _time in range(2):
        assert review.accept(row)
        assert [entry.text for entry in lan.entries][1:] == ["Giao Sở Y tế báo cáo trước ngày 30/6"]
        lan.undo()
        assert len(lan.entries) == 1
        (row,) = review.rows()
        assert row.fate is Fate.OPEN


def test_the_history_says_whose_words_were_taken_over(office: Opener) -> None:
    lan = office("Lan")
    pen = pen_for(lan)
    pen.replace("Hội chợ", "Hội chợ nông sản")
    review = review_of(lan, pen)
    review.accept(row_of(review, "title"))
    step = lan.history_steps()[0]
    assert step.by == "Lan"
    assert step_text(lan, step).startswith(f"từ bản trả về ({HA}): tên: Hội chợ")
