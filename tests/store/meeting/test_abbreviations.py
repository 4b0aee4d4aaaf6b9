"""A rapporteur's own abbreviations: where they are expanded, where never, and the list as text."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from store.meeting.capture import abbreviations, read
from store.meeting.capture.abbreviations import STARTING_LIST, Abbreviation, Abbreviations, Flaw, Problem, parse
from store.meeting.capture.drafts import CaptureContext, EntryDraft
from store.meeting.capture.syllables import is_ordinary_vietnamese

LIST = Abbreviations(
    (
        Abbreviation("ubnd", "Ủy ban nhân dân"),
        Abbreviation("ktxh", "kinh tế - xã hội"),
        Abbreviation("hđnd", "Hội đồng nhân dân"),
        Abbreviation("đ/c", "đồng chí"),
        Abbreviation("tp.hcm", "Thành phố Hồ Chí Minh"),
        Abbreviation("ban", "Ban Chỉ đạo"),
        Abbreviation("hoc", "học sinh"),
        Abbreviation("so", "Sở Công Thương", always=True),
        Abbreviation("5g", "mạng 5G"),
    )
)


def expanded(line: str, typed: str = " ") -> str:
    """The line when ``typed`` is about to be typed behind it."""
    found = LIST.expand(line, len(line), typed)
    return line if found is None else line[: found.start] + found.text + line[found.end :]


@pytest.mark.parametrize(
    ("line", "becomes"),
    [
        ("ubnd", "Ủy ban nhân dân"),
        ("trình UBND", "trình Ủy ban nhân dân"),
        ("Ubnd", "Ủy ban nhân dân"),
        ("!ubnd", "!Ủy ban nhân dân"),
        ("Hoan: +UBND", "Hoan: +Ủy ban nhân dân"),
        ("(hđnd", "(Hội đồng nhân dân"),
        ("hdnd", "hdnd"),
        ("gặp đ/c", "gặp đồng chí"),
        ("về tp.hcm", "về Thành phố Hồ Chí Minh"),
        ("ktxh", "kinh tế - xã hội"),
        ("Ktxh", "Kinh tế - xã hội"),
        ("phát triển KTXH", "phát triển kinh tế - xã hội"),
        ("KTXH", "Kinh tế - xã hội"),
        ("Xong. KTXH", "Xong. Kinh tế - xã hội"),
        ("so", "Sở Công Thương"),
        ("ban", "ban"),
        ("Ban", "Ban"),
        ("hoc", "hoc"),
        ("mạng 5g", "mạng mạng 5G"),
        ("xubnd", "xubnd"),
        ("ubnd-x", "ubnd-x"),
        ("x.ubnd", "x.ubnd"),
        ("ubnd_x", "ubnd_x"),
        ("ubnd ", "ubnd "),
        ("ubnd,", "ubnd,"),
        ('nói "ubnd', 'nói "ubnd'),
        ("nói “ubnd", "nói “ubnd"),
        ('"xong" ubnd', '"xong" Ủy ban nhân dân'),
        ("dài 5\" ubnd", "dài 5\" Ủy ban nhân dân"),
        ("@ubnd", "@ubnd"),
        ("#ubnd", "#ubnd"),
        (">ubnd", ">ubnd"),
        ("/ubnd", "/ubnd"),
        ("/done 12 ubnd", "/done 12 Ủy ban nhân dân"),
        ("@[ubnd", "@[ubnd"),
        ("[ông ubnd", "[ông ubnd"),
        ("xem [ubnd", "xem [Ủy ban nhân dân"),
        ("s/ubnd", "s/ubnd"),
        ("s/a/ubnd", "s/a/ubnd"),
        ("8h30 s/a/ubnd", "8h30 s/a/ubnd"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_word_is_expanded_where_it_is_text(line: str, becomes: str) -> None:
    assert expanded(line) == becomes


def test_before_the_colon_of_a_speaker_words_stay_as_they_are() -> None:
    assert expanded("Lan ubnd", ":") == "Lan ubnd"
    assert expanded("14:30 ubnd", ":") == "14:30 ubnd"
    assert expanded("!trình ubnd", ":") == "!trình Ủy ban nhân dân"
    assert expanded("ubnd", ",") == "Ủy ban nhân dân"


def test_decomposed_letters_are_the_same_letters() -> None:
    assert expanded("o\u0302ng h\u0111nd") == "o\u0302ng Hội đồng nhân dân"


def test_within_a_word_nothing_is_expanded() -> None:
    assert LIST.expand("ubndx", 4) is None
    found = LIST.expand("ubnd tỉnh", 4)
    assert found is not None
    assert (found.start, found.end) == (0, 4)


quick = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
WORDS = [
    "ubnd",
    "UBND",
    "ktxh",
    "ban",
    "so",
    '"',
    "“",
    "”",
    "@",
    "#",
    "[",
    "]",
    "\\",
    "!",
    ":",
    "Hoan:",
    "trình",
    "/done 12",
]
lines = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(WORDS), max_size=10).map(" ".join),
                  st.lists(st.sampled_from(WORDS), max_size=10).map("".join))  # fmt: skip


@quick
@given(line=lines, cursor=st.integers(-5, 60), typed=st.sampled_from(" ,.;:"))
@example(line='"a\\" ubnd', cursor=9, typed=" ")
def test_only_the_word_before_the_cursor_is_ever_replaced(line: str, cursor: int, typed: str) -> None:
    found = LIST.expand(line, cursor, typed)
    if found is not None:
        assert found.end == min(cursor, len(line))
        word = line[found.start : found.end]
        assert found.text.casefold() in {one.long.casefold() for one in LIST.listed}
        assert not word.isspace()
        assert line[found.start - 1 : found.start] not in {"@", "#", "/", ">"}


@quick
@given(before=lines, inside=lines.filter(lambda text: not set('"“”\\') & set(text)))
def test_what_stands_in_quotation_marks_is_never_changed(room: CaptureContext, before: str, inside: str) -> None:
    for opening, closing in ('""', "“”"):
        line = f"{opening}{inside}{closing}"
        draft = read(line, room)
        for cursor in range(1, len(line)):
            assert LIST.expand(line, cursor) is None
        if isinstance(draft, EntryDraft) and inside.strip():
            assert draft.verbatim
        unfinished = f"{before} {opening}{inside}"
        if not set('"“”') & set(before):
            assert LIST.expand(unfinished, len(unfinished)) is None


@quick
@given(text=st.text(alphabet=st.characters(exclude_characters='"“”\\'), max_size=60))
def test_text_without_short_forms_stays_as_it_is(text: str) -> None:
    for cursor in range(len(text) + 1):
        found = LIST.expand(text, cursor)
        assert found is None or text[found.start : found.end].casefold() in {one.short for one in LIST.listed}


@pytest.mark.parametrize(
    "word",
    """
    ban Ban a ông học hóc hoc duong đường nghiêng quốc giếng gì gìn giữ yêu uyên khuya huơ thuở xoong hoạch khuỷu quýt
    quyết Nguyễn y tế ngoằn rượu tuần ghế nghĩa kỷ lý của ý hòa hoà thuỷ thủy chuyên viên
    """.split(),  # noqa: SIM905
)
def test_syllables_are_ordinary_vietnamese(word: str) -> None:
    assert is_ordinary_vietnamese(word)


@pytest.mark.parametrize(
    "word",
    """
    ubnd pct tp ktxh hđnd đ/c k x 5g cỉ cen ka ko ge ngi nge ghan hòc bập̀ zalo fax web hcm bch qlnn tphcm đc strong
    hànội qan
    """.split(),  # noqa: SIM905
)
def test_short_forms_and_other_words_are_not(word: str) -> None:
    assert not is_ordinary_vietnamese(word)


@given(word=st.text(max_size=12))
def test_any_word_is_a_syllable_or_not(word: str) -> None:
    assert is_ordinary_vietnamese(word) in {True, False}


def test_the_starting_list_expands_as_it_stands() -> None:
    start = Abbreviations(STARTING_LIST)
    shorts = [one.short for one in STARTING_LIST]
    assert len(shorts) == len(set(shorts))
    for one in STARTING_LIST:
        found = start.expand(f"trình {one.short}", len(one.short) + 6)
        assert found is not None
        assert found.text == one.long
    assert parse(abbreviations.format(STARTING_LIST)) == (list(STARTING_LIST), [])


def test_a_list_as_text() -> None:
    listed, problems = parse("# của tôi\nubnd = Ủy ban nhân dân\n\nban! = Ban Chỉ đạo\nđ/c=đồng chí = bạn\n")
    assert listed == [
        Abbreviation("ubnd", "Ủy ban nhân dân"),
        Abbreviation("ban", "Ban Chỉ đạo", always=True),
        Abbreviation("đ/c", "đồng chí = bạn"),
    ]
    assert problems == []


@pytest.mark.parametrize(
    "text",
    [
        "ubnd\tỦy ban nhân dân\r\npct\tPhó Chủ tịch\r\n",
        "viết tắt,đầy đủ\nubnd,Ủy ban nhân dân\npct,Phó Chủ tịch\n",
        '"Short";"Long"\n"ubnd";"Ủy ban nhân dân"\n"pct";"Phó Chủ tịch"',
        "\ufeffubnd;Ủy ban nhân dân\npct;Phó Chủ tịch",
        ";DO NOT DELETE THIS LINE*** version=1 ***\nubnd:Ủy ban nhân dân\npct:Phó Chủ tịch\n",
        "ubnd =  Ủy  ban nhân dân \n pct\t=\tPhó Chủ tịch",
    ],
)
def test_lists_of_other_programs(text: str) -> None:
    assert parse(text) == ([Abbreviation("ubnd", "Ủy ban nhân dân"), Abbreviation("pct", "Phó Chủ tịch")], [])


def test_a_cell_with_quotation_marks_and_commas() -> None:
    assert parse('x1,"a, ""b"" c",d')[0] == [Abbreviation("x1", 'a, "b" c')]


def test_what_is_wrong_is_told_by_line() -> None:
    listed, problems = parse("ubnd = A\nUBND = B\nhai từ = C\n= D\nkt\nkt =\nmột câu không có dấu\n")
    assert listed == [Abbreviation("ubnd", "A")]
    assert problems == [
        Problem(2, Flaw.TWICE, "UBND"),
        Problem(3, Flaw.NOT_ONE_WORD, "hai từ = C"),
        Problem(4, Flaw.NO_SHORT_FORM, "= D"),
        Problem(5, Flaw.NO_LONG_FORM, "kt"),
        Problem(6, Flaw.NO_LONG_FORM, "kt ="),
        Problem(7, Flaw.NOT_ONE_WORD, "một câu không có dấu"),
    ]


@given(text=st.text(max_size=200))
def test_any_text_is_a_list_and_what_it_gives_can_be_written(text: str) -> None:
    listed, problems = parse(text)
    assert all(0 < problem.line <= len(text.splitlines()) for problem in problems)
    assert parse(abbreviations.format(listed)) == (listed, [])
    Abbreviations(listed)


made = st.builds(
    Abbreviation,
    st.from_regex(abbreviations.WORD, fullmatch=True).filter(lambda word: len(word) < 30),
    st.text(min_size=1, max_size=40).map(lambda text: " ".join(text.split())),
    st.booleans(),
)


@given(one=made)
@example(one=Abbreviation("short", "x"))
def test_what_a_form_accepts_can_be_written_and_read(one: Abbreviation) -> None:
    short = one.short + ("!" if one.always else "")
    if abbreviations.flaw_of(short, one.long) is None:
        kept = abbreviations.made(short, one.long)
        assert parse("#\n" + abbreviations.format([kept])) == ([kept], [])
        assert dataclasses.replace(kept, always=False).short == kept.short
