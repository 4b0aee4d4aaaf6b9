"""Lists without a record: the model goes, and no heading is left standing above nothing without a word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import conferences
import pytest
from conference_parts import HOAN
from template_files import W, p, package, r, row, rows, sdk_errors, table, text_box, texts, xml

from exports.options import Options
from exports.word import template
from store.meeting.kinds import EntryKind, ItemState
from store.meeting.proceedings import Proceedings
from store.meeting.records import Entry


def filled(file: bytes, proceedings: Proceedings, options: Options | None = None) -> bytes:
    return template.fill(file, proceedings, options or Options())


def with_entries(**texts_of: tuple[str, ...]) -> Proceedings:
    """A meeting of entries, by kind."""
    made = [(EntryKind(kind), text) for kind, said in texts_of.items() for text in said]
    entries = tuple(
        Entry(uid=str(number), kind=kind, text=text, speaker=HOAN) for number, (kind, text) in enumerate(made, start=1)
    )
    return replace(conferences.with_items(0), entries=entries)


BOLD = "<w:b/>"


def bold(text: str) -> str:
    return f"<w:p>{r(text, BOLD)}</w:p>"


def test_an_empty_list_takes_its_model_away() -> None:
    nothing = conferences.with_items(0)
    none = with_entries()
    body = p("Đã họp.") + p("{{decision.text}}") + p("{{decision.letter}}")
    assert texts(filled(package(body), none)) == ["Đã họp."]
    total = table(
        row("Số", "Tên", ""), row("{{item.number}}", "{{item.title}}", ""), row("Cộng", "{{counts.total}}", "")
    )
    assert rows(filled(package(total), nothing)) == [["Số", "Tên", ""], ["Cộng", "0", ""]]
    alone = p("a") + table(row("{{item.number}}", "{{item.title}}", "")) + p("b")
    assert texts(filled(package(alone), nothing)) == ["a", "b"]
    inside = table(row(f"<w:p/>{table(row('{{item.title}}', '', ''))}<w:p/>", "", ""))
    assert rows(filled(package(inside), nothing)) == [["\n", "", ""]]


def test_a_table_of_which_only_the_head_is_left_says_so(tmp_path: Path) -> None:
    head = row("Số", "Tên", "", properties="<w:tblHeader/>")
    wide = row("{{item.number}}", "{{item.title}}", "<w:p><w:r><w:t>x {{item.state}}</w:t></w:r></w:p><w:p/>")
    file = filled(package(table(head, wide, wide)), conferences.with_items(0))
    assert rows(file) == [["Số", "Tên", ""], ["Không có"]]
    span = xml(file).find(f".//{{{W}}}gridSpan")
    assert span is not None
    assert span.get(f"{{{W}}}val") == "3"
    assert rows(filled(package(table(head, wide)), conferences.with_items(0), Options("en")))[1] == ["None"]
    (tmp_path / "none.docx").write_bytes(file)
    assert sdk_errors(tmp_path / "none.docx") == []


@pytest.mark.parametrize(
    "heading",
    [
        p("Các đề nghị như sau:"),
        bold("1. Đề nghị"),
        p("IV. KIẾN NGHỊ"),
        p("Kiến nghị", '<w:outlineLvl w:val="1"/>'),
        p("Kiến nghị", '<w:pStyle w:val="H2"/>'),
        p("Kiến nghị", '<w:pStyle w:val="Muc"/>'),
        f"<w:sdt><w:sdtPr><w:id w:val='4'/></w:sdtPr><w:sdtContent>{bold('Đề nghị')}</w:sdtContent></w:sdt>",
        bold("Đề nghị") + "<w:p/>",
    ],
    ids=["colon", "bold", "capitals", "level", "style", "bold style", "control", "blank line"],
)
def test_a_heading_is_not_left_above_nothing(heading: str) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
        '</w:style><w:style w:type="paragraph" w:styleId="H2"><w:name w:val="Đề mục"/><w:basedOn w:val="H1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Mục"/><w:rPr><w:b/></w:rPr></w:style>'
    )
    model = p("{{stt}}. {{proposal.speaker}}: {{proposal.text}}", '<w:ind w:left="99"/>') + p("({{proposal.time}})")
    file = package(heading + model + bold("V. Kết luận") + p("Xong."), styles=styles)
    said = [text for text in texts(filled(file, with_entries())) if text]
    assert said[1:] == ["Không có.", "V. Kết luận", "Xong."]
    assert [text for text in texts(filled(file, with_entries(), Options("en"))) if text][1] == "None."
    held = with_entries(proposal=("Bố trí kinh phí",))
    assert [text for text in texts(filled(file, held)) if text][1] == "1. Ông Võ Văn Hoan: Bố trí kinh phí"


def test_nothing_is_said_in_the_look_of_the_model() -> None:
    marker = r("- ", "<w:u w:val='single'/>") + r("{{decision.text}}", "<w:i/>")
    model = f'<w:p><w:pPr><w:ind w:left="99"/></w:pPr>{marker}</w:p>'
    after = xml(filled(package(p("Kết luận:") + model), with_entries()))
    (run,) = [one for one in after.iter(f"{{{W}}}r") if "".join(one.itertext()) == "Không có."]
    assert run.find(f"{{{W}}}rPr/{{{W}}}i") is not None
    assert run.getparent().find(f"{{{W}}}pPr/{{{W}}}ind") is not None  # type: ignore[union-attr]


def test_a_heading_above_several_lists_says_so_once_and_only_where_all_are_empty() -> None:
    file = package(p("Kết luận:") + p("{{decision.text}}:") + p("") + p("{{commitment.text}}") + p("{{vote.text}}"))
    said = {
        "none": texts(filled(file, with_entries())),
        "first": texts(filled(file, with_entries(decision=("a",)))),
        "middle": texts(filled(file, with_entries(commitment=("b",)))),
        "last": texts(filled(file, with_entries(vote=("c",)))),
    }
    assert {name: [text for text in found if text] for name, found in said.items()} == {
        "none": ["Kết luận:", "Không có."],
        "first": ["Kết luận:", "a:"],
        "middle": ["Kết luận:", "b"],
        "last": ["Kết luận:", "c"],
    }


def test_a_heading_above_a_table_of_its_list_leaves_the_word_to_the_table() -> None:
    file = package(p("Việc:") + p("{{decision.text}}") + table(row("Số", "Tên", ""), row("{{item.number}}", "", "")))
    assert [text for text in texts(filled(file, with_entries())) if text] == ["Việc:", "Số", "Tên", "Không có"]


def test_ordinary_words_above_a_list_stay_alone() -> None:
    for words in (
        p("Hội nghị đã nghe các báo cáo."),
        f"<w:p>{r('Căn cứ', BOLD)}{r(' điều lệ')}</w:p>",
        bold("Họp sôi nổi."),
    ):
        assert len(texts(filled(package(words + p("{{decision.text}}")), with_entries()))) == 1
    assert texts(filled(package(p("{{decision.text}}") + p("Hết")), with_entries())) == ["Hết"]


def test_boxes_and_headers_say_it_too() -> None:
    inner = p("Kết luận:") + p("{{decision.text}}")
    after = filled(package(f"<w:p>{text_box(inner, inner)}</w:p>", parts={"header": inner}), with_entries())
    assert texts(after) == ["", "Kết luận:", "Không có.", "Kết luận:", "Không có."]
    assert texts(after, "word/header.xml") == ["Kết luận:", "Không có."]


def test_a_heading_tied_to_its_list_goes_with_it() -> None:
    body = (
        bold("IV. KIẾN NGHỊ {{đề_nghị.đề_mục}}")
        + p("{{đề_nghị.nội_dung}}")
        + bold("V. BIỂU QUYẾT{{vote.heading}}")
        + p("{{vote.text}}")
        + bold("VI. CAM KẾT")
        + p("{{commitment.text}}")
    )
    file = package(body)
    assert template.examine(file) == ()
    assert texts(filled(file, with_entries())) == ["VI. CAM KẾT", "Không có."]
    held = with_entries(proposal=("a", "b"))
    assert texts(filled(file, held)) == ["IV. KIẾN NGHỊ ", "a", "b", "VI. CAM KẾT", "Không có."]


def test_a_row_tied_to_its_list_goes_with_it(tmp_path: Path) -> None:
    span = '<w:tc><w:tcPr><w:tcW w:w="6000" w:type="dxa"/><w:gridSpan w:val="3"/></w:tcPr>'
    section = f"<w:tr>{span}{p('%s')}</w:tc></w:tr>"
    made = table(
        row("Số", "Tên", ""),
        section % "A. Hoàn thành {{item_done.heading}}",
        row("{{item_done.number}}", "{{item_done.title}}", ""),
        section % "B. Còn lại",
        row("{{item_open.number}}", "{{item_open.title}}", ""),
        section % "C. Sắp tới {{coming_event.heading}}",
        row("{{coming_event.number}}", "{{coming_event.title}}", ""),
    )
    source = conferences.with_items(1)
    done = replace(source, items=tuple(replace(item, state=ItemState.DONE) for item in source.items))
    file = package(made)
    after = filled(file, done)
    assert [cells[0] for cells in rows(after)] == ["Số", "A. Hoàn thành ", "1", "B. Còn lại", "Không có"]
    (tmp_path / "sections.docx").write_bytes(after)
    assert sdk_errors(tmp_path / "sections.docx") == []
    assert [cells[0] for cells in rows(filled(file, source))] == ["Số", "B. Còn lại", "1"]
    assert [cells[0] for cells in rows(filled(file, with_entries()))] == ["Số", "B. Còn lại", "Không có"]


def test_two_lists_in_one_table_say_it_only_where_both_are_empty() -> None:
    both = table(
        row("Số", "Tên", ""),
        row("{{item_done.number}}", "", ""),
        row("{{item_open.number}}", "{{item_open.title}}", ""),
    )
    source = conferences.with_items(1)
    done = replace(source, items=tuple(replace(item, state=ItemState.DONE) for item in source.items))
    for held in (source, done):
        assert [cells[0] for cells in rows(filled(package(both), held))] == ["Số", "1"]
    assert [cells[0] for cells in rows(filled(package(both), with_entries()))] == ["Số", "Không có"]


def test_a_heading_repeated_for_another_list_is_refused() -> None:
    with pytest.raises(template.TemplateTrouble) as told:
        template.examine(package(p("{{vote.heading}} {{decision.text}}")))
    assert [(one.kind.value, one.marker) for one in told.value.faults] == [("mixed", "{{vote.heading}}")]
    own = package(p("{{decision.heading}}{{decision.text}}"))
    assert texts(filled(own, with_entries(decision=("a", "b")))) == ["a", "b"]
