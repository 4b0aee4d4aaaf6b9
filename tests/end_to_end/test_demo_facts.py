"""The two demo conferences: every fact the articles state stands in the record and in the minutes, and none else."""

from __future__ import annotations

from datetime import date

import pytest

from exports import markdown
from exports.minutes import Options, compose
from store.dossier import Dossier
from store.meeting import gaps, register
from store.meeting.gaps import GapKind
from store.meeting.kinds import EntryKind, ItemKind, ItemState
from store.meeting.proceedings import Proceedings
from store.meeting.text import fold
from tui import demo


@pytest.fixture(scope="module")
def conferences(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Proceedings]:
    room = tmp_path_factory.mktemp("demo")
    found = {}
    for built in demo.build(room / "hồ sơ", state=room / "state", by="Lan"):
        built.close()
        dossier = Dossier.open(built.folder, state=room / "state", by="Lan")
        found[str(dossier.meeting.day)] = dossier.proceedings()
        dossier.close()
    return found


#: Each row: words that must stand together in one paragraph or table row of the minutes, accents and capitals aside.
FACTS_2024 = [
    ["04 tháng 4 năm 2024"],
    ["Thành phố Hồ Chí Minh"],
    ["sơ kết", "các tỉnh vùng Tây Nguyên", "năm 2023", "triển khai kế hoạch hợp tác năm 2024"],
    ["29/12/2022", "05 tỉnh", "Lâm Đồng", "Gia Lai", "Kon Tum", "Đắk Lắk", "Đắk Nông"],
    ["du lịch", "thương mại", "nông nghiệp", "khoa học công nghệ", "y tế giáo dục", "05 lĩnh vực"],
    ["đặc biệt quan trọng", "đột phá", "nhà đầu tư TP.HCM"],
    ["06 tháng", "12 sự kiện", "triển lãm", "lễ hội", "hội chợ", "hội thảo", "tọa đàm", "cấp vùng", "cấp quốc gia"],
    ["chủ trì, phối hợp", "06 sự kiện", "tại các tỉnh vùng Tây Nguyên"],
    ["29 nội dung", "song phương", "2023", "2024 - 2025"],
    ["04/29"],
    ["tháng 9/2023", "quý 4/2023", "thời gian ngắn", "chưa triển khai", "tiến độ"],
    ["hỗ trợ một chiều", "TP.HCM"],
    ["chưa thực sự xứng", "tiềm năng, thế mạnh", "xã hội hóa"],
    ["thế mạnh, tiềm năng sẵn có"],
    ["32 nội dung", "công thương", "song phương"],
    ["các hoạt động cấp vùng", "từng địa phương tổ chức"],
    ["các sở, ngành TP.HCM", "kế hoạch hỗ trợ cho từng tỉnh", "ngay trong tháng 6 tới", "30/6/2024"],
    ["y tế, giáo dục", "khảo sát", "đơn vị y tế tại 05 tỉnh", "huy động nguồn lực"],
    ["2030", "cao tốc phía Tây", "Đắk Lắk", "Gia Lai", "Bắc - Nam"],
    ["Đắk Nông", "kết nối cung cầu", "xúc tiến thương mại đầu tư", "an sinh xã hội", "chuyển đổi số", "2024"],
    ["biên bản ghi nhớ", "2024-2025"],
    ["biên bản ghi nhớ", "Sở Y tế TP.HCM", "Sở Y tế các tỉnh vùng Tây Nguyên"],
    ["biên bản ghi nhớ", "05 bệnh viện của TP.HCM"],
    ["Ông Võ Văn Hoan", "Phó Chủ tịch UBND TP.HCM"],
    ["Ông Lê Văn Chiến", "Phó Chủ tịch UBND tỉnh Đắk Nông"],
    ["10 sự kiện"],
]
EVENTS_2024 = [
    "Hội nghị xúc tiến đầu tư",
    "Lễ hội Tinh hoa làng nghề và đặc sản vùng miền năm 2024",
    "Chương trình Hội nghị tập huấn, đào tạo liên kết vùng giữa TP.HCM và các tỉnh, thành",
    "Tuần lễ triển lãm sản phẩm OCOP và sản phẩm đặc trưng của các tỉnh, thành phố thuộc vùng Tây Nguyên",
    "Hội chợ Triển lãm giống và nông nghiệp công nghệ cao TP.HCM năm 2024",
    "Tuần lễ sản phẩm OCOP, sản phẩm đặc trưng vùng - miền và công nghệ sản xuất - bảo quản - chế biến nông sản",
    "Hội nghị kết nối cung cầu giữa TP.HCM với các tỉnh, thành",
    "Hội chợ du lịch quốc tế TP.HCM (ITE)",
    "Ngày hội Du lịch TP.HCM",
    "Kết nối các sự kiện về Đổi mới sáng tạo và khởi nghiệp giữa TP.HCM và các tỉnh vùng Tây Nguyên",
]
FACTS_2025 = [
    ["03 tháng 01 năm 2025"],
    ["Thành phố Đà Lạt, tỉnh Lâm Đồng"],
    ["sơ kết", "các tỉnh vùng Tây Nguyên", "năm 2024", "triển khai kế hoạch hợp tác năm 2025"],
    ["nhiều chương trình, sự kiện", "kinh tế - xã hội", "2024"],
    ["23 nội dung, hoạt động hợp tác song phương"],
    ["bệnh viện tuyến cuối", "chuyển giao kỹ thuật", "bệnh viện tuyến tỉnh", "giảm tải"],
    ["Thủ Đức", "1, 3, 5, 10", "Đăk Glei (Kon Tum)", "Đam Rông (Lâm Đồng)", "Tuy Đức (Đắk Nông)"],
    ["Đắk Pơ (Gia Lai)", "Lắk (Đắk Lắk)", "nhà tình thương", "công trình văn hóa", "học bổng"],
    ["thống nhất", "2025", "du lịch", "cung - cầu", "đầu tư - thương mại", "khoa học công nghệ", "chuyển đổi số"],
    ["đào tạo nguồn nhân lực", "y tế và an sinh xã hội", "nông nghiệp"],
    ["30 tập thể", "bằng khen"],
    ["vai trò, ý nghĩa, tầm quan trọng", "5 tỉnh"],
    ["doanh nghiệp", "giao thương", "phân phối hàng hóa"],
    ["Ông Võ Ngọc Hiệp", "Phó Chủ tịch UBND tỉnh Lâm Đồng"],
    ["Quận 6", "Quận 8", "Tu Mơ Rông (Kon Tum)", "Đà Lạt (Lâm Đồng)", "chứng kiến"],
    ["chủ động đề xuất", "người dân, chính quyền và doanh nghiệp", "tư duy mới, tầm nhìn mới"],
    ["đã làm, đã triển khai", "việc mới", "hoạt động chính của đất nước"],
    ["19 nội dung hợp tác song phương", "hoa, cà phê, nông sản"],
    ["9 nội dung đã thực hiện", "10 nội dung sẽ triển khai"],
]


def rendered(proceedings: Proceedings) -> list[str]:
    text = markdown.write(compose(proceedings, Options(language="vi", draft=True)))
    return [fold(block.replace("\\", "")) for line in text.split("\n\n") for block in line.splitlines()]


def together(words: list[str], blocks: list[str]) -> bool:
    return any(all(fold(word) in block for word in words) for block in blocks)


@pytest.mark.parametrize(
    ("day", "facts"), [("2024-04-04", [*FACTS_2024, *([one] for one in EVENTS_2024)]), ("2025-01-03", FACTS_2025)]
)
def test_the_minutes_state_every_fact_of_the_article(
    conferences: dict[str, Proceedings], day: str, facts: list[list[str]]
) -> None:
    blocks = rendered(conferences[day])
    assert [words for words in facts if not together(words, blocks)] == []


def test_every_entry_is_read_as_what_it_is(conferences: dict[str, Proceedings]) -> None:
    def kinds(day: str) -> dict[EntryKind, int]:
        found: dict[EntryKind, int] = {}
        for entry in conferences[day].entries:
            if entry.carried_from:
                continue
            found[entry.kind] = found.get(entry.kind, 0) + 1
        return found

    assert kinds("2024-04-04") == {
        EntryKind.NOTE: 1,
        EntryKind.STATEMENT: 3,
        EntryKind.FIGURE: 6,
        EntryKind.LIMITATION: 3,
        EntryKind.PROPOSAL: 2,
        EntryKind.DIRECTIVE: 1,
        EntryKind.COMMITMENT: 1,
        EntryKind.SIGNING: 3,
    }
    assert kinds("2025-01-03") == {
        EntryKind.RESULT: 3,
        EntryKind.FIGURE: 2,
        EntryKind.STATEMENT: 2,
        EntryKind.DECISION: 1,
        EntryKind.PROPOSAL: 1,
        EntryKind.COMMITMENT: 2,
        EntryKind.COMMENDATION: 1,
        EntryKind.SIGNING: 1,
    }


def test_nothing_is_invented_about_time_chair_and_secretary(conferences: dict[str, Proceedings]) -> None:
    for proceedings in conferences.values():
        meeting = proceedings.meeting
        assert (meeting.started_at, meeting.ended_at, meeting.chairs, meeting.secretaries) == (None, None, (), ())
        assert all(entry.at is None for entry in proceedings.entries)
        missing = {gap.kind for gap in gaps.find(proceedings)}
        assert missing >= {GapKind.NO_CHAIR, GapKind.NO_SECRETARY, GapKind.NO_START, GapKind.NO_END}
        assert GapKind.UNKNOWN_SPEAKER not in missing


def test_the_register_holds_what_the_articles_name(conferences: dict[str, Proceedings]) -> None:
    first, second = conferences["2024-04-04"], conferences["2025-01-03"]
    assert [item.title.startswith(name) for item, name in zip(first.items, EVENTS_2024, strict=True)] == [True] * 10
    assert {(item.kind, item.state) for item in first.items} == {(ItemKind.EVENT, ItemState.PLANNED)}
    pairing = next(item for item in second.items if "Thủ Đức" in item.title)
    assert pairing.state is ItemState.DONE
    assert [second.name(ref) for ref in pairing.parties] == [
        "UBND TP Thủ Đức",
        "UBND Quận 1",
        "UBND Quận 3",
        "UBND Quận 5",
        "UBND Quận 10",
        "huyện Đăk Glei",
        "huyện Đam Rông",
        "huyện Tuy Đức",
        "huyện Đắk Pơ",
        "huyện Lắk",
    ]


def test_the_second_conference_goes_on_from_the_first(conferences: dict[str, Proceedings]) -> None:
    first, second = conferences["2024-04-04"], conferences["2025-01-03"]
    carried = [item for item in second.items if item.carried_from]
    assert [(item.uid, item.number, item.title) for item in carried] == [
        (item.uid, item.number, item.title) for item in first.items
    ]
    assert [item.number for item in second.items if not item.carried_from] == [11, 12, 13]
    # The second article tells nothing of the ten events and the two tasks, so nothing is recorded of them.
    assert {(item.state, item.outcome) for item in carried} == {(ItemState.PLANNED, "")}
    assert [past.day for item in carried for past in item.history] == [date(2024, 4, 4)] * 10
    tasks = [entry for entry in second.entries if entry.carried_from]
    assert [(task.kind, task.fulfilled) for task in tasks] == [
        (EntryKind.DIRECTIVE, False),
        (EntryKind.COMMITMENT, False),
    ]
    assert second.meeting.continues == first.meeting.uid
    assert second.meeting.numbers_given == 10
    assert len(second.delegates) == 2
    assert len({party.name for party in second.parties}) == len(second.parties)


def test_the_minutes_say_what_was_promised_last_time_and_what_became_of_it(
    conferences: dict[str, Proceedings],
) -> None:
    blocks = rendered(conferences["2025-01-03"])
    assert together(["Việc giao tại kỳ trước"], blocks)
    assert together(["các sở, ngành TP.HCM", "ông Võ Văn Hoan", "30/6/2024", "quá hạn 187 ngày"], blocks)
    assert together(["tỉnh Đắk Nông", "31/12/2024", "quá hạn 3 ngày"], blocks)
    assert together(["Lễ hội Tinh hoa", "4/4/2024: chưa triển khai; dự kiến năm 2024", "không được nêu"], blocks)
    assert together(["| 2024 | 10 |"], blocks)
    assert together(["| 2025 | 3 |"], blocks)
    assert not together(["phụ lục"], blocks), "events of 2024 are no events to come"


def test_stated_totals_stand_beside_what_is_listed(conferences: dict[str, Proceedings]) -> None:
    def figures(day: str) -> list[tuple[int, int | None, int, int | None]]:
        return [
            (one.figure.value, one.figure.total, one.counted, one.counted_total)
            for one in register.compare(conferences[day])
        ]

    # 12 past events, 6 in the provinces, 29 agreed, 4 of 29 done, 32 in industry and trade, 10 events to come.
    assert figures("2024-04-04") == [
        (12, None, 0, None),
        (6, None, 0, None),
        (29, None, 0, None),
        (4, 29, 0, 0),
        (32, None, 0, None),
        (10, None, 10, None),
    ]
    # 23 done in 2024, 19 in all, 9 done, 10 to come; the article names two bilateral ones.
    assert figures("2025-01-03") == [(23, None, 2, None), (19, None, 2, None), (9, None, 2, None), (10, None, 0, None)]
