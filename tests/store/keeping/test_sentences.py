"""Texts of several people brought together: no word that somebody wrote is lost, and nobody's is made up."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.keeping.sentences import merge, split, together

BASE = "Hội nghị thống nhất. Giao Sở Du lịch chủ trì. Hoàn thành trong quý IV."

_WORDS = st.sampled_from(["một", "hai", "ba", "bốn", "năm", "Đắk", "Nông", "phối", "hợp", "2024"])
_SENTENCES = st.lists(_WORDS, min_size=1, max_size=4).map(lambda words: " ".join(words) + ".")
_TEXTS = st.lists(_SENTENCES, max_size=5).map(" ".join)


def words(text: str) -> set[str]:
    return set(text.replace(".", " ").split())


@settings(deadline=None)
@given(st.text(max_size=200))
def test_sentences_joined_are_the_text(text: str) -> None:
    assert "".join(split(text)) == text


@settings(deadline=None)
@given(st.text(alphabet=' .;!?…\n"”ab1/', max_size=60))
def test_sentences_of_signs_joined_are_the_text(text: str) -> None:
    assert "".join(split(text)) == text


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (
            BASE + " Báo cáo trước 30/11.",
            BASE.replace("Sở Du lịch", "Sở Công Thương"),
            "Hội nghị thống nhất. Giao Sở Công Thương chủ trì. Hoàn thành trong quý IV. Báo cáo trước 30/11.",
        ),
        (
            BASE.replace("quý IV", "tháng 10"),
            BASE.replace("quý IV", "tháng 12"),
            "Hội nghị thống nhất. Giao Sở Du lịch chủ trì. Hoàn thành trong tháng 10. Hoàn thành trong tháng 12.",
        ),
        (BASE, BASE + " Thêm.", BASE + " Thêm."),
    ],
)
def test_changes_of_two_stand_together(one: str, two: str, expected: str) -> None:
    assert merge(BASE, [one, two]) == expected


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Thu 12.000 đồng. Đạt 3,5%. Xong", ["Thu 12.000 đồng. ", "Đạt 3,5%. ", "Xong"]),
        ("“Có.” Rồi… Thế à?! Vâng;\nhết", ["“Có.” ", "Rồi… ", "Thế à?! ", "Vâng;\n", "hết"]),
        ("Một\n\n  Hai", ["Một\n\n  ", "Hai"]),
        ("", []),
    ],
)
def test_a_sentence_ends_where_a_reader_would_say_so(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


def test_numbers_keep_their_signs() -> None:
    base = "Thu 12.000 đồng. Chi 3.500 đồng."
    merged = merge(base, [base + " Còn 8.500.", base.replace("12.000", "13.000")])
    assert merged == "Thu 13.000 đồng. Chi 3.500 đồng. Còn 8.500."


def test_sentences_without_an_end_do_not_run_into_each_other() -> None:
    assert merge("giao Sở Du lịch", ["giao Sở Công Thương", "giao Sở Y tế"]) == "giao Sở Công Thương\ngiao Sở Y tế"


def test_one_that_differs_by_a_not_is_not_held_by_the_other() -> None:
    assert merge(None, ["giao Sở Y tế", "không giao Sở Y tế"]) == "giao Sở Y tế\nkhông giao Sở Y tế"


def test_who_only_put_a_line_break_has_it_kept() -> None:
    base = "Một. Hai. Ba."
    assert merge(base, ["Một. Hai.\nBa.", "Một. Hai. Bốn."]) == "Một. Hai.\nBốn."
    assert merge(base, ["Một.\nHai. Ba.", "Một. Hai. Bốn."]) == "Một.\nHai. Bốn."


@pytest.mark.parametrize(
    "hostile", ["." * 300_000 + "x", "\n" * 100_000, ". " * 100_000, '."' * 100_000, "a b. c d. " * 50_000]
)
def test_a_text_made_to_keep_us_busy_does_not(hostile: str) -> None:
    """Quadratic work on any of these would take hours."""
    assert "".join(split(hostile)) == hostile
    assert hostile.strip() in merge("a b.", [hostile, "a b. e."])


@pytest.mark.parametrize(
    ("base", "one", "two"),
    [
        ("hai. một hai.", "hai. một.", "một. một hai."),
        ("Giao A. Xong. Giao B.", "Giao A. Xong.", "Xong. Giao B."),
        ("A chủ trì. B phối hợp.", "A chủ trì.", "B phối hợp."),
    ],
)
def test_a_word_that_both_left_in_different_sentences_stays(base: str, one: str, two: str) -> None:
    merged = merge(base, [one, two])
    assert words(one) & words(two) <= words(merged)
    assert merged, "two texts never become none"


@settings(deadline=None)
@given(_TEXTS, st.lists(_TEXTS, min_size=1, max_size=4))
def test_a_word_that_every_version_has_is_there(base: str, versions: list[str]) -> None:
    assert set.intersection(*map(words, versions)) <= words(merge(base, versions))


def test_without_a_common_text_both_stand_whole() -> None:
    assert merge(None, ["Một câu.", "Câu khác."]) == "Một câu.\nCâu khác."


def test_one_that_holds_the_other_stands_alone() -> None:
    assert merge(None, ["Một câu.", "Một câu. Và thêm."]) == "Một câu. Và thêm."


def test_repeated_sentences_keep_both_whole() -> None:
    base = "Vâng. Vâng. Xong."
    assert merge(base, ["Vâng. Xong.", "Vâng. Vâng. Có. Xong."]) == "Vâng. Xong.\nVâng. Vâng. Có. Xong."


@settings(deadline=None)
@given(_TEXTS, st.lists(_TEXTS, min_size=1, max_size=4))
def test_every_word_that_somebody_added_is_there_and_none_that_nobody_wrote(base: str, versions: list[str]) -> None:
    merged = words(merge(base, versions))
    assert merged <= words(base).union(*map(words, versions))
    for version in versions:
        assert words(version) - words(base) <= merged


@settings(deadline=None)
@given(st.lists(_TEXTS, min_size=1, max_size=4))
def test_without_a_base_every_word_is_there(versions: list[str]) -> None:
    assert words(merge(None, versions)) == set().union(*map(words, versions))


@settings(deadline=None)
@given(_TEXTS, _TEXTS)
def test_a_change_that_only_one_made_is_taken_as_it_is(base: str, version: str) -> None:
    assert words(merge(base, [base, version])) >= words(version)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("Một A. Hai. Ba.", "Một. Hai. Ba B.", "Một A. Hai. Ba B."),
        ("Một A. Hai. Ba.", "Một. Hai B. Ba.", "Một A. Hai B. Ba."),  # next to each other
        ("Một. Hai. Ba. Bốn.", "Một A. Hai. Ba.", "Một A. Hai. Ba. Bốn."),
        ("Một. Ba.", "Một. Hai. Ba B.", "Một. Ba B."),
        ("Một A. Hai. Ba.", "Một B. Hai. Ba.", None),
        ("Một. Hai. Ba. A.", "Một. Hai. Ba. B.", None),  # nobody can say which comes first
        ("Một. Ba.", "Một. Hai B. Ba.", None),
    ],
)
def test_two_texts_go_together_only_where_they_changed_different_sentences(
    one: str, other: str, both: str | None
) -> None:
    assert together("Một. Hai. Ba.", one, other) == both
    assert together("Một. Hai. Ba.", other, one) == both
