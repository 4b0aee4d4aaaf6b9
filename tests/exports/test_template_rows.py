"""Model rows and model paragraphs: repeated for every record with all that belongs to their look."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import conferences
import docx
import pytest
from conference_parts import HOAN
from template_files import W, p, package, r, row, rows, sdk_errors, table, text_box, texts, xml

from exports.options import Attribution, DocumentKind, Options
from exports.word import template
from store.meeting.kinds import EntryKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import Deadline, Entry, Past
from store.progress import Stopped

WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def filled(file: bytes, proceedings: Proceedings | None = None, options: Options | None = None) -> bytes:
    return template.fill(file, proceedings or conferences.with_items(3), options or Options())


def with_entries(*texts_of: str, kind: EntryKind = EntryKind.DECISION) -> Proceedings:
    made = tuple(
        Entry(uid=str(number), kind=kind, text=text, speaker=HOAN) for number, text in enumerate(texts_of, start=1)
    )
    return replace(conferences.with_items(0), entries=made)


def test_a_row_with_item_markers_is_repeated_between_the_rows_around_it() -> None:
    made = table(
        row("Số", "Nội dung", "", properties="<w:tblHeader/>"),
        row("{{item.number}}", "– {{nội_dung.lĩnh_vực}} ({{stt}}/{{counts.total}})", "{{Item.State}}"),
        row("Cộng", "{{counts.total}}", "{{số_nội_dung.hoàn_thành}}"),
    )
    assert rows(filled(package(made))) == [
        ["Số", "Nội dung", ""],
        ["1", "– thương mại (1/3)", "Đang triển khai"],
        ["2", "– nông nghiệp (2/3)", "Hoàn thành"],
        ["3", "– du lịch (3/3)", "Hoàn thành một phần"],
        ["Cộng", "3", "1"],
    ]


def test_every_row_keeps_the_look_of_the_model() -> None:
    made = docx.Document()
    grid = made.add_table(2, 2, style="Light Grid Accent 1")
    grid.rows[0].cells[0].text = "Tên"
    cell = grid.rows[1].cells[0].paragraphs[0]
    cell.alignment = 2
    for piece in ("{{it", "em.ti", "tle}}"):
        cell.add_run(piece).bold = piece == "{{it"
    grid.rows[1].cells[1].text = "{{item.state}}"
    grid.rows[1].height = 500000
    buffer = io.BytesIO()
    made.save(buffer)
    after = docx.Document(io.BytesIO(filled(buffer.getvalue()))).tables[0]
    assert len(after.rows) == 4
    for line in after.rows[1:]:
        paragraph = line.cells[0].paragraphs[0]
        assert paragraph.alignment == 2
        assert [run.bold for run in paragraph.runs if run.text] == [True]
        assert line.height == grid.rows[1].height


def test_rows_of_every_list() -> None:
    source = conferences.winter_2025()
    lists = {
        "{{directive.text}}": "Xây dựng kế hoạch chi tiết từng lĩnh vực",
        "{{chỉ_đạo.đơn_vị_thực_hiện}}": "Sở Y tế Thành phố Hồ Chí Minh, UBND tỉnh Lâm Đồng",
        "{{nhiệm_vụ.thời_hạn}}": "Quý I (từ 1/1/2025 đến 31/3/2025)",
        "{{commitment.speaker}}": "Ông Võ Văn Hoan",
        "{{delegate.name}}": "Võ Văn Hoan",
        "{{đại_biểu.chức_vụ}}": "Phó Chủ tịch UBND TPHCM",
        "{{point.title}}": "Khai mạc",
        "{{mục.số}}": "1",
        "{{party.name}}": "UBND Thành phố Hồ Chí Minh",
        "{{bên.số_nội_dung}}": "19",
        "{{field.name}}": "Du lịch",
        "{{signing.parties}}": "UBND quận 6, UBND huyện Tu Mơ Rông",
    }
    for marker, first in lists.items():
        made = rows(filled(package(table(row("đầu", "", ""), row(marker, "", ""))), source))
        assert made[1][0] == first, marker


def test_rows_that_stand_together_are_one_model() -> None:
    made = table(row("{{item.number}}", "", ""), row("→ {{item.state}}", "", ""), row("hết", "", ""))
    found = [cells[0] for cells in rows(filled(package(made)))]
    assert found == ["1", "→ Đang triển khai", "2", "→ Hoàn thành", "3", "→ Hoàn thành một phần", "hết"]
    pair = p("{{entry.speaker}}:", "<w:keepNext/>") + '<w:bookmarkStart w:id="1" w:name="b"/>' + p("{{entry.text}}")
    after = filled(package(pair + '<w:bookmarkEnd w:id="1"/>'), with_entries("Một", "Hai"))
    assert texts(after) == ["Ông Võ Văn Hoan:", "Một", "Ông Võ Văn Hoan:", "Hai"]


def test_a_paragraph_is_repeated_and_its_numbering_goes_on() -> None:
    numbering = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
    body = (
        p("Kết luận:") + p("{{decision.text}}", numbering) + p("{{kết_luận.điểm}}) {{kết luận.nội dung}};") + p("Hết")
    )
    after = filled(package(body), with_entries("Một", "Hai", "Ba"))
    assert texts(after) == ["Kết luận:", "Một", "a) Một;", "Hai", "b) Hai;", "Ba", "c) Ba;", "Hết"]
    assert len(list(xml(after).iter(f"{{{W}}}numId"))) == 3


def test_paragraphs_in_headers_cells_of_no_list_boxes_and_controls() -> None:
    box = text_box(p("{{decision.text}}"), p("{{decision.text}}"))
    control = (
        f"<w:sdt><w:sdtPr><w:id w:val='9'/></w:sdtPr><w:sdtContent>{p('{{decision.text}}')}</w:sdtContent></w:sdt>"
    )
    after = filled(
        package(f"<w:p>{box}</w:p>{control}", parts={"header": p("{{decision.text}}")}), with_entries("1", "2")
    )
    assert texts(after) == ["", "1", "2", "1", "2", "1", "2"]
    assert texts(after, "word/header.xml") == ["1", "2"]


def test_a_text_box_in_a_row_repeats_its_own_paragraphs() -> None:
    box = text_box(p("{{decision.text}}"), p("{{decision.text}}"))
    both = replace(with_entries("a", "b"), items=conferences.with_items(1).items)
    after = filled(package(table(row(f"<w:p>{box}</w:p>", "{{item.number}}", ""))), both)
    assert [text for text in texts(after) if text] == ["a", "b", "a", "b", "1"]


def test_values_of_several_lines_in_a_row() -> None:
    source = conferences.with_items(1)
    past = (Past("Lần một", outcome="a"), Past("Lần hai", outcome="b"))
    source = replace(source, items=tuple(replace(item, history=past) for item in source.items))
    cell = f"<w:p>{r('{{item.carried_from}}')}{r(' – {{item.number}} – {{item.carried_from}}')}</w:p>"
    found = rows(filled(package(table(row(cell, "", ""))), source))
    assert found == [["Lần một: a\nLần hai: b – 1 – Lần một: a\nLần hai: b", "", ""]]


def test_a_model_in_a_control_and_cells_in_controls() -> None:
    line = row("{{item.number}}", "{{item.title}}", "")
    inner = f"<w:tc>{p('{{item.state}}')}</w:tc>"
    cell = f"<w:sdt><w:sdtPr><w:id w:val='4'/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    controlled = line.replace("</w:tr>", f"{cell}</w:tr>")
    whole = f"<w:sdt><w:sdtPr><w:id w:val='8'/></w:sdtPr><w:sdtContent>{controlled}</w:sdtContent></w:sdt>"
    after = xml(filled(package(table(row("Số", "", "", ""), whole, columns=4))))
    assert len(list(after.iter(f"{{{W}}}tr"))) == 4
    identifiers = [one.get(f"{{{W}}}val") for one in after.iter(f"{{{W}}}id")]
    assert len(identifiers) == len(set(identifiers))


def test_what_may_stand_once_only_stands_once(tmp_path: Path) -> None:
    cell = (
        f'<w:p w14:paraId="12345678"><w:bookmarkStart w:id="1" w:name="một"/>{r("{{item.title}}")}'
        f'<w:bookmarkEnd w:id="1"/><w:r><w:footnoteReference w:id="2"/></w:r>{text_box(p("hộp"), p("hộp"))}</w:p>'
    )
    line = row(cell, "", "").replace("<w:tr>", '<w:tr w14:paraId="23456789" w14:textId="77777777">')
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>chú thích</w:t></w:r></w:p></w:footnote>'
    file = filled(package(table(line), parts={"footnotes": note}))
    whole = xml(file)
    for tag in ("bookmarkStart", "bookmarkEnd", "footnoteReference"):
        assert len(list(whole.iter(f"{{{W}}}{tag}"))) == 1, tag
    identifiers = [one.get(f"{WORD_2010}paraId") for one in whole.iter() if one.get(f"{WORD_2010}paraId")]
    assert sorted(identifiers) == ["12345678", "23456789"]
    drawings = [one.get("id") for one in whole.iter() if str(one.tag).endswith("}docPr")]
    assert len(drawings) == 3
    assert len(set(drawings)) == 3
    (tmp_path / "once.docx").write_bytes(file)
    assert sdk_errors(tmp_path / "once.docx") == []


def test_tracked_changes_in_a_model_are_numbered_anew_in_every_copy(tmp_path: Path) -> None:
    who = 'w:author="Lan" w:date="2024-01-01T00:00:00Z"'
    cell = (
        f'<w:p><w:pPr><w:rPr><w:ins w:id="3" {who}/></w:rPr></w:pPr><w:ins w:id="4" {who}>{r("{{item.title}}")}</w:ins>'
        f'<w:del w:id="5" {who}><w:r><w:delText>cũ</w:delText></w:r></w:del></w:p>'
    )
    line = row(cell, "", "", properties=f'<w:ins w:id="6" {who}/>')
    lines = f'<w:p><w:ins w:id="7" {who}>{r("{{recipients}}")}</w:ins></w:p>'
    after = filled(package(table(line) + lines))
    tracked = [one.get(f"{{{W}}}id") for one in xml(after).iter(f"{{{W}}}ins", f"{{{W}}}del")]
    assert len(tracked) == 3 * 4 + 3
    assert len(set(tracked)) == len(tracked)
    (tmp_path / "tracked.docx").write_bytes(after)
    assert sdk_errors(tmp_path / "tracked.docx") == []


def test_the_end_of_a_section_stays_at_the_end() -> None:
    body = f"<w:p><w:pPr><w:sectPr/></w:pPr>{r('{{decision.text}}')}</w:p>{p('sau')}"
    for decisions in (("1", "2", "3"), ("1",), ()):
        after = xml(filled(package(body), with_entries(*decisions)))
        carriers = [one for one in after.iter(f"{{{W}}}p") if one.find(f"{{{W}}}pPr/{{{W}}}sectPr") is not None]
        assert len(carriers) == 1
        assert carriers[0].getnext() is not None
        assert "".join(carriers[0].getnext().itertext()) == "sau"  # type: ignore[union-attr]


def test_a_model_row_inside_a_model_row() -> None:
    """The inner list is whole in every copy of the outer one."""
    inner = f"{table(row('{{decision.text}}', '', ''))}<w:p/>"
    after = filled(
        package(table(row("{{item.number}}", inner, ""))),
        replace(with_entries("a", "b"), items=conferences.with_items(2).items),
    )
    assert [line for line in texts(after) if line] == ["1", "a", "b", "2", "a", "b"]


@pytest.mark.parametrize("number", [1000, 5000])
def test_thousands_of_rows(number: int) -> None:
    made = table(row("{{item.number}}", "{{item.title}}", "{{item.units}}"))
    found = rows(filled(package(made), conferences.with_items(number)))
    assert len(found) == number
    assert found[-1][0] == str(number)


def test_filling_can_be_stopped() -> None:
    def stop(done: int, _total: int) -> None:
        if done > 50:
            raise Stopped

    with pytest.raises(Stopped):
        template.fill(package(table(row("{{item.title}}", "", ""))), conferences.with_items(1000), Options(), stop)


def test_who_spoke_follows_the_attribution_that_was_chosen() -> None:
    source = with_entries("Lời nói", kind=EntryKind.STATEMENT)
    file = package(p("{{statement.speaker_full}}: {{phát_biểu.nội_dung}}"))
    named = {kind: texts(filled(file, source, Options(attribution=kind)))[0] for kind in Attribution}
    assert named[Attribution.NAMED] == "Ông Võ Văn Hoan, Phó Chủ tịch UBND TPHCM: Lời nói"
    assert named[Attribution.DELEGATION] == "Đại diện UBND Thành phố Hồ Chí Minh: Lời nói"
    assert "Hoan" not in named[Attribution.IMPERSONAL]


def test_what_was_said_behind_closed_doors_is_left_out_unless_asked_for() -> None:
    source = with_entries("công khai", "kín", kind=EntryKind.NOTE)
    source = replace(source, entries=(source.entries[0], replace(source.entries[1], closed_session=True)))
    file = package(p("{{note.text}}"))
    assert texts(filled(file, source)) == ["công khai"]
    assert texts(filled(file, source, Options(closed_session=True))) == ["công khai", "kín"]


def test_a_missed_word_is_dots_and_a_missing_deadline_says_so() -> None:
    source = with_entries("Gửi @@ trước", kind=EntryKind.DIRECTIVE)
    assert texts(filled(package(p("{{directive.text}} | {{directive.deadline}}")), source)) == [
        "Gửi …… trước | Không nêu"
    ]
    due = replace(source, entries=(replace(source.entries[0], deadline=Deadline("sớm")),))
    assert texts(filled(package(p("{{directive.deadline}}|{{directive.due}}")), due)) == ["Sớm|"]


def test_an_extract_lists_only_what_concerns_its_party() -> None:
    source = conferences.winter_2025()
    file = package(p("{{trích_yếu}}") + p("{{số}}/{{ký_hiệu}}") + table(row("{{item.number}}", "{{item.parties}}", "")))
    options = Options(kind=DocumentKind.EXTRACT, party="kontum")
    after = filled(file, source, options)
    found = rows(after)
    assert 0 < len(found) < len(source.items)
    assert all("Kon Tum" in parties for _number, parties, _empty in found)
    assert texts(after)[1].startswith("……/")
    said = texts(filled(package(p("{{entry.text}}")), source, options))
    everything = texts(filled(package(p("{{entry.text}}")), source))
    assert len(said) < len(everything)
    assert set(said) < set(everything)
    counted = filled(package(p("{{counts.total}} {{extract_party}}")), source, options)
    assert texts(counted) == [f"{len(found)} UBND tỉnh Kon Tum"]
