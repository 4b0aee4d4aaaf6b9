"""Searching all dossiers: by index or by plain scan the same answers, whatever is asked and whatever happens to it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import library
from store.dossier import Dossier
from store.meeting import refs
from store.meeting.kinds import EntryKind, RecordKind
from store.progress import Stopped
from store.search import index as index_module
from store.search.engine import Engine, Scan
from store.search.index import Index, Unusable
from store.search.library_search import LibrarySearch
from store.search.rows import Hit
from store.search.words import Wanted

TEXTS = (
    "Tập trung khai thác thế mạnh sẵn có của từng địa phương",
    "Sở Du lịch báo cáo UBND TP.HCM trước 30/6",
    "UBND TPHCM hỗ trợ Đắk Nông 1.000 suất quà",
    "hội nghị, hội thảo; tọa đàm",
    "ngày hội của thành phố",
    "thành phố có ngày hội",
    "du lịch",
    "=HYPERLINK(1) [red]đỏ[/] \"trong ngoặc\" 'đơn' * - + ^ : (a OR b) NEAR",
)


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two dossiers with a little of everything, known in one state folder."""
    room = tmp_path_factory.mktemp("search")
    for folder, title, day in (
        ("một", "Hội nghị sơ kết năm 2023", date(2024, 4, 4)),
        ("hai", "Ngày hội Du lịch", date(2025, 1, 3)),
    ):
        dossier = Dossier.create(room / folder, state=room / "state", by="Lan", fields={"title": title, "day": day})
        party = dossier.add(RecordKind.PARTY, name="tỉnh Đắk Nông")
        hoan = dossier.add(RecordKind.DELEGATE, name="Võ Văn Hoan", office="Phó Chủ tịch", party=party)
        dossier.add(RecordKind.ITEM, number=12, title="Ngày hội Du lịch TP.HCM", field="du lịch", outcome="đã mở hội")
        dossier.add(RecordKind.ITEM, number=3, title="Tuần lễ trái cây", outcome="thành phố tổ chức ngày hội")
        for minute, text in enumerate(TEXTS):
            at = datetime(day.year, day.month, day.day, 8, minute)
            dossier.add(RecordKind.ENTRY, at=at, text=text, speaker=refs.to_delegate(hoan), kind=EntryKind.DIRECTIVE)
        library.remember(room / "state", dossier)
        dossier.close()
    return room / "state"


def ids(state: Path) -> list[str]:
    return [one.id for one in library.known(state)]


def filled(engine: Engine, state: Path) -> Engine:
    assert engine.refresh(ids(state)) == []
    return engine


@pytest.fixture(scope="module")
def engines(state: Path) -> Iterator[tuple[Engine, Engine]]:
    both = filled(Index(state), state), filled(Scan(state), state)
    yield both
    for one in both:
        one.close()


def plainly(hits: list[Hit]) -> list[tuple[object, ...]]:
    """What must be alike: which records, how well they fit, and that the newest comes first among equals."""
    return sorted((one.rank, one.dossier, one.uid, one.text, one.places) for one in hits)


SOME = st.lists(
    st.sampled_from(
        ["ngày", "hội", "du", "lịch", "d", "h", "TP.HCM", "tphcm", "hcm", "12", "30/6", "1.000", "hoan", "có"]
    ),
    max_size=4,
).map(" ".join)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(SOME, st.text(max_size=30), st.text("\"'*-+^:()[]{}.,/\\%_ \0ab\ud800ngayhoi", max_size=20)))
def test_index_and_plain_scan_give_the_same_answers(engines: tuple[Engine, Engine], text: str) -> None:
    index, scan = engines
    wanted = Wanted.of(text)
    found, expected = index.find(wanted, 1000), scan.find(wanted, 1000)
    assert plainly(found) == plainly(expected)
    for hits in (found, expected):
        assert [one.rank for one in hits] == sorted(one.rank for one in hits)
        for before, after in pairwise(hits):
            if before.rank == after.rank and before.at and after.at:
                assert before.at >= after.at
    assert plainly(index.find(wanted, 3)) == plainly(found[:3])


@pytest.mark.parametrize(
    "text", ['"', "a OR", "NEAR(ngày hội, 2)", "head:ngay", "ngày*", "-hội", "^hoi", "a\0b", "(", "🎉", "ạ" * 5000]
)
def test_signs_of_a_query_language_are_plain_text(engines: tuple[Engine, Engine], text: str) -> None:
    index, scan = engines
    assert plainly(index.find(Wanted.of(text), 100)) == plainly(scan.find(Wanted.of(text), 100))


def texts(hits: list[Hit]) -> list[str]:
    return [one.text for one in hits]


def test_titles_come_first_then_words_in_a_row_then_the_newest(engines: tuple[Engine, Engine]) -> None:
    for engine in engines:
        hits = engine.find(Wanted.of("ngay hoi"), 100)
        assert [(one.kind, one.at and one.at.year) for one in hits[:3]] == [
            (RecordKind.MEETING, 2025),
            (RecordKind.ITEM, 2025),
            (RecordKind.ITEM, 2024),
        ]
        assert hits[3].rank > 1


def test_marks_are_where_the_words_stand() -> None:
    text = "Sở Du lịch và ngày hội du lịch TP.HCM"
    for asked, marked in (
        ("du li", ["Du", "lịch", "du", "lịch"]),
        ("HỘI", ["hội"]),
        ("tphcm", ["TP.HCM"]),
        ("hcm", ["HCM"]),
        ("tp.h", ["TP.HCM"]),
        ("", []),
        ("x", []),
    ):
        assert [text[start:stop] for start, stop in Wanted.of(asked).places(text)] == marked, asked


def test_an_abbreviation_is_found_with_dots_and_without(engines: tuple[Engine, Engine]) -> None:
    for engine in engines:
        for asked in ("UBND TPHCM", "ubnd tp.hcm"):
            found = texts(engine.find(Wanted.of(asked), 100))
            assert any("TP.HCM" in text for text in found), asked
            assert any("TPHCM" in text for text in found), asked


def test_who_said_it_is_found_too(engines: tuple[Engine, Engine]) -> None:
    for engine in engines:
        assert "Võ Văn Hoan: du lịch" in texts(engine.find(Wanted.of("hoan du lich"), 100))
        assert "Võ Văn Hoan · Phó Chủ tịch · tỉnh Đắk Nông" in texts(engine.find(Wanted.of("hoan"), 100))


# What changes -------------------------------------------------------------------------------------


@pytest.fixture
def own(dossiers: Callable[..., Dossier], tmp_path: Path) -> Dossier:
    dossier = dossiers()
    dossier.add(RecordKind.ENTRY, text="điều thứ nhất")
    library.remember(tmp_path / "lan", dossier)
    return dossier


@pytest.fixture
def search(own: Dossier) -> Iterator[LibrarySearch]:
    made = LibrarySearch(own.state)
    made.refresh()
    yield made
    made.close()


def test_what_is_recorded_changed_and_deleted_is_found_as_it_is_now(own: Dossier, search: LibrarySearch) -> None:
    uid = own.entries[0].uid
    own.change(RecordKind.ENTRY, uid, text="điều sửa lại")
    more = own.add(RecordKind.ENTRY, text="điều thứ hai")
    assert texts(search.find("điều")) == ["điều thứ nhất"], "until it is refreshed it is as it was"
    search.refresh()
    assert sorted(texts(search.find("dieu"))) == ["điều sửa lại", "điều thứ hai"]
    assert search.find("nhat") == []
    own.delete(RecordKind.ENTRY, more)
    search.refresh()
    assert texts(search.find("dieu")) == ["điều sửa lại"]


def test_only_a_dossier_whose_journal_has_grown_is_read_again(
    own: Dossier, search: LibrarySearch, dossiers: Callable[..., Dossier], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = dossiers(folder="khác")
    library.remember(own.state, other)
    search.refresh()
    taken: list[str] = []
    take = Index.take
    monkeypatch.setattr(Index, "take", lambda self, copy, extent: (taken.append(copy.id), take(self, copy, extent))[1])
    search.refresh()
    assert taken == []
    other.add(RecordKind.ENTRY, text="mới")
    search.refresh()
    assert taken == [other.id]


def test_a_closed_dossier_is_read_from_its_readable_record_alike(own: Dossier, search: LibrarySearch) -> None:
    open_then = search.find("dieu")
    own.close()
    again = LibrarySearch(own.state)
    (own.state / "search" / "index.sqlite").unlink()
    again.refresh()
    assert again.find("dieu") == open_then
    again.close()


def test_what_is_taken_off_the_list_is_found_no_more(own: Dossier, search: LibrarySearch) -> None:
    library.forget(own.state, own.id)
    search.refresh()
    assert search.find("dieu") == []
    assert search.summaries() == {}
    library.remember(own.state, own)
    search.refresh()
    assert texts(search.find("dieu")) == ["điều thứ nhất"]


@pytest.mark.parametrize("damage", ["gone", "zeros", "rubbish", "cut", "another format", "empty", "no tables"])
def test_a_damaged_index_is_thrown_away_and_made_anew(own: Dossier, search: LibrarySearch, damage: str) -> None:
    search.close()
    path = own.state / "search" / "index.sqlite"
    whole = path.read_bytes()
    for beside in path.parent.glob("index.sqlite-*"):
        beside.unlink()
    match damage:
        case "gone":
            path.unlink()
        case "zeros":
            path.write_bytes(bytes(len(whole)))
        case "rubbish":
            path.write_bytes(whole[:4096] + b"\xa5" * (len(whole) - 4096))
        case "cut":
            path.write_bytes(whole[: len(whole) // 2])
        case "empty":
            path.write_bytes(b"")
        case _:
            connection = sqlite3.connect(path)
            connection.execute("PRAGMA user_version = 77" if damage == "another format" else "DROP TABLE record")
            connection.commit()
            connection.close()
    again = LibrarySearch(own.state)
    again.refresh()
    assert texts(again.find("dieu")) == ["điều thứ nhất"]
    assert list(again.summaries()) == [own.id]
    again.close()


def test_an_index_that_breaks_while_it_is_open_still_answers(own: Dossier, search: LibrarySearch) -> None:
    connection = sqlite3.connect(own.state / "search" / "index.sqlite")
    connection.execute("DROP TABLE words")
    connection.commit()
    connection.close()
    assert texts(search.find("dieu")) == ["điều thứ nhất"]


def test_without_full_text_search_it_is_a_plain_scan(own: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "_TABLES", "CREATE VIRTUAL TABLE words USING fts_of_another_world (head);\n")
    with pytest.raises(Unusable):
        Index(own.state)
    plain = LibrarySearch(own.state)
    assert texts(plain.find("dieu")) == ["điều thứ nhất"]
    own.add(RecordKind.ENTRY, text="điều thứ hai")
    plain.refresh()
    assert len(plain.find("dieu")) == 2


def test_a_state_folder_that_cannot_be_written_is_searched_all_the_same(own: Dossier) -> None:
    (own.state / "search").write_text("in the way")
    plain = LibrarySearch(own.state)
    assert texts(plain.find("dieu")) == ["điều thứ nhất"]


def test_stopped_half_way_what_was_taken_in_can_be_found(own: Dossier, dossiers: Callable[..., Dossier]) -> None:
    other = dossiers(folder="khác")
    other.add(RecordKind.ENTRY, text="điều khác")
    library.remember(own.state, other)

    def stop(done: int, _total: int) -> None:
        if done == 1:
            raise Stopped

    search = LibrarySearch(own.state)
    with pytest.raises(Stopped):
        search.refresh(stop)
    assert len(search.find("dieu")) == 1
    search.refresh()
    assert len(search.find("dieu")) == 2
    search.close()


def test_several_may_use_one_index_at_once(own: Dossier) -> None:
    own.apply([])
    searches = [LibrarySearch(own.state) for _ in range(4)]
    troubles: list[BaseException] = []

    def use(search: LibrarySearch, number: int) -> None:
        try:
            for turn in range(5):
                own.add(RecordKind.ENTRY, text=f"điều {number} {turn}")
                search.refresh()
                assert search.find(f"dieu {number} {turn}")
        except BaseException as error:
            troubles.append(error)

    threads = [threading.Thread(target=use, args=(search, number)) for number, search in enumerate(searches)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not troubles
    for search in searches:
        search.refresh()
        assert len(search.find("dieu")) == 21
        search.close()


_PROGRAM = """
import sys
from pathlib import Path
from store.search.library_search import LibrarySearch
search = LibrarySearch(Path(sys.argv[1]))
search.refresh()
print(len(search.find("dieu")))
search.close()
"""


def test_processes_that_make_the_index_at_the_same_moment_all_find_everything(own: Dossier) -> None:
    for number in range(200):
        own.add(RecordKind.ENTRY, text=f"điều {number}")
    own.close()
    command = [sys.executable, "-c", _PROGRAM, str(own.state)]
    started = [
        subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2], text=True) for _ in range(3)
    ]
    assert [process.communicate()[0].strip() for process in started] == ["201"] * 3
    search = LibrarySearch(own.state)
    assert len(search.find("dieu")) == 201
    search.close()
