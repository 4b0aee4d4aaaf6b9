"""Two versions of one text: what differs, and both as one."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from store.meeting.differences import both, both_texts, differences, is_text, merged
from store.meeting.kinds import ItemState, RecordKind

ITEM, ENTRY, DELEGATE = RecordKind.ITEM, RecordKind.ENTRY, RecordKind.DELEGATE

WORDS = st.lists(
    st.sampled_from(["Trình", "UBND", "thành phố", "tỉnh", "tháng 6.", "@@", "không", "\n", ", "]), max_size=9
)
SENTENCE_LIKE = WORDS.map(" ".join)
ANY = st.text(max_size=40) | SENTENCE_LIKE


def words(text: str) -> list[str]:
    return re.findall(r"\w+|@@", text)


@settings(max_examples=150, deadline=None)
@given(ANY, ANY)
def test_the_stretches_put_together_are_both_texts(left: str, right: str) -> None:
    found = differences(left, right)
    assert "".join(one.left for one in found) == left
    assert "".join(one.right for one in found) == right
    assert all(one.left or one.right for one in found)
    assert all(found[n].same != found[n + 1].same for n in range(len(found) - 1))


def test_whole_words_differ_and_a_space_between_them_is_no_common_ground() -> None:
    found = differences("Trình UBND thành phố trong tháng 6.", "Trình UBND tỉnh Gia Lai trong tháng 6.")
    assert [(one.left, one.right) for one in found if not one.same] == [("thành phố", "tỉnh Gia Lai")]


def test_texts_of_any_length_are_compared() -> None:
    long = "một hai ba " * 20_000
    found = differences(f"đầu {long} cuối", f"đầu khác {long} cuối")
    assert "".join(one.right for one in found) == f"đầu khác {long} cuối"
    assert found[0].left.startswith("đầu")


@settings(max_examples=150, deadline=None)
@given(SENTENCE_LIKE, SENTENCE_LIKE)
def test_keeping_both_loses_no_word_of_either(first: str, second: str) -> None:
    kept = words(both_texts(first, second))
    for text in (first, second):
        assert set(words(text)) <= set(kept)
    assert words(both_texts(first, first)) == words(first)


def test_a_sentence_that_both_have_is_kept_once() -> None:
    first = "Đã ký TP.HCM. Tổ chức 12 sự kiện."
    second = "Đã ký TP.HCM. Còn 2 tỉnh chưa báo cáo."
    assert both_texts(first, second) == "Đã ký TP.HCM. Tổ chức 12 sự kiện. Còn 2 tỉnh chưa báo cáo."
    assert both_texts("Trình UBND", "Trình UBND trong tháng 6") == "Trình UBND trong tháng 6"
    assert both_texts("Trình UBND trong tháng 6", "Trình UBND") == "Trình UBND trong tháng 6"
    assert both_texts("Một dòng.\nHai dòng.", "Một dòng.\nBa dòng.") == "Một dòng.\nHai dòng. Ba dòng."


def test_a_word_put_in_is_never_taken_for_the_fuller_sentence() -> None:
    assert both_texts("Tỉnh tham gia", "Tỉnh không tham gia") == "Tỉnh tham gia / Tỉnh không tham gia"


@settings(max_examples=200, deadline=None)
@given(SENTENCE_LIKE, SENTENCE_LIKE, SENTENCE_LIKE)
def test_merging_keeps_every_word_that_either_wrote_anew(base: str, first: str, second: str) -> None:
    kept = set(words(merged(base, first, second)))
    for text in (first, second):
        assert set(words(text)) - set(words(base)) <= kept
    assert merged(base, first, base) == first
    assert merged(base, base, second) == second


def test_changes_of_two_people_at_two_places_become_one_sentence() -> None:
    base = "Các tỉnh trình UBND trong tháng 6."
    first = "Tất cả các tỉnh trình UBND trong tháng 6."
    second = "Các tỉnh trình UBND thành phố trong tháng 6."
    assert merged(base.replace("Các", "các"), first.replace("Tất", "tất"), second.replace("Các", "các")) == (
        "tất cả các tỉnh trình UBND thành phố trong tháng 6."
    )
    assert merged("giao sở A", "giao sở B", "giao sở C") == "giao sở B / C"


def test_only_what_can_stand_together_is_kept_together() -> None:
    assert both(ENTRY, "owners", ("party/a", "party/b"), ("party/b", "party/c")) == ("party/a", "party/b", "party/c")
    assert both(ITEM, "outcome", "Đạt.", "Đạt. Ký 2 bản.") == "Đạt. Ký 2 bản."
    assert both(ITEM, "outcome", "Đạt 3 mục.", "Đạt 2 mục lớn.", "Đạt 2 mục.") == "Đạt 3 mục lớn."
    assert both(ITEM, "state", ItemState.DONE, ItemState.DROPPED) is None
    assert both(DELEGATE, "name", "Lê Văn An", "Lê Văn Ân") is None
    assert both(ENTRY, "speaker", "delegate/a", "delegate/b") is None


def test_only_words_are_edited_as_words() -> None:
    assert is_text(ITEM, "outcome")
    assert is_text(DELEGATE, "name")
    for kind, field in ((ITEM, "state"), (ENTRY, "speaker"), (ENTRY, "point"), (ITEM, "number"), (ENTRY, "owners")):
        assert not is_text(kind, field), field
    assert not is_text(ITEM, "what a newer program knows")
