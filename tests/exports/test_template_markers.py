"""Markers wherever Word lets people put them, and however it scatters them; the look around them stays."""

from __future__ import annotations

import io
import itertools
import re
from dataclasses import replace
from pathlib import Path

import conferences
import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from template_files import W, p, package, r, row, sdk_errors, table, text_box, texts, xml

from exports.options import Options
from exports.word import template
from store.meeting.proceedings import Proceedings

TITLE = "Hội nghị sơ kết"
PLACE = "thành phố Đà Lạt"


def record(**meeting: object) -> Proceedings:
    source = conferences.winter_2025()
    return replace(source, meeting=replace(source.meeting, **{"title": TITLE, "place": PLACE, **meeting}))


def filled(file: bytes, options: Options | None = None, **meeting: object) -> bytes:
    return template.fill(file, record(**meeting), options or Options())


@pytest.mark.parametrize(
    "spelling",
    [
        "title",
        " title ",
        "Title",
        "TITLE",
        "tên_hội_nghị",
        "Tên hội nghị",
        "ten hoi nghi",
        "TÊN-HỘI-NGHỊ",
        "tên\u00a0hội nghị",
        "tên\u2011hội\u2013nghị",
        "te\u0302n ho\u0323\u0302i nghi\u0323",
        "tên\u200b_hội\u00ad_nghị",
    ],
)
def test_a_marker_is_known_however_it_is_spelt(spelling: str) -> None:
    assert texts(filled(package(p(f"A {{{{{spelling}}}}} B"))))[0] == f"A {TITLE} B"


def test_python_docx_runs_split_anywhere_take_the_look_of_the_first_brace() -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("Tên: ")
    for number, piece in enumerate(("{", "{ti", "t", "le}", "} tại {{đ", "ịa điểm", "}}.")):
        run = paragraph.add_run(piece)
        run.bold, run.italic = number == 0, number == 2
    buffer = io.BytesIO()
    made.save(buffer)
    after = docx.Document(io.BytesIO(filled(buffer.getvalue()))).paragraphs[0]
    assert after.text == f"Tên: {TITLE} tại {PLACE}."
    looks = {run.text: (run.bold, run.italic) for run in after.runs if run.text}
    assert looks[TITLE] == (True, False)
    assert looks[f" tại {PLACE}"] == (False, False)


def test_what_word_puts_between_is_passed_over() -> None:
    body = (
        f'<w:p>{r("{{")}<w:proofErr w:type="spellStart"/>{r("ti", "<w:i/>")}<w:bookmarkStart w:id="1" w:name="x"/>'
        f'{r("t")}<w:bookmarkEnd w:id="1"/><w:proofErr w:type="spellEnd"/>'
        f"<w:r><w:lastRenderedPageBreak/><w:t>le</w:t></w:r>{r('}')}<w:r><w:noBreakHyphen/></w:r></w:p>"
        f"<w:p>{r('{{tên')}<w:r><w:tab/></w:r>{r('hội')}<w:r><w:br/></w:r>{r('nghị}')}{r('}')}</w:p>"
    )
    broken = body.replace(f"{r('}')}<w:r><w:noBreakHyphen/></w:r>", f"{r('}}')}<w:r><w:noBreakHyphen/></w:r>")
    after = filled(package(broken))
    assert texts(after)[:2] == [TITLE, TITLE]
    second = list(xml(after).iter(f"{{{W}}}p"))[1]
    assert second.find(f".//{{{W}}}tab") is None
    assert xml(after).find(f".//{{{W}}}bookmarkStart") is not None


def test_links_insertions_and_fields_are_read_deletions_are_not() -> None:
    body = (
        f'<w:p><w:hyperlink w:anchor="a">{r("{{ti")}</w:hyperlink>{r("tle}}")}</w:p>'
        f'<w:p><w:ins w:id="1" w:author="Lan">{r("{{tit")}</w:ins>'
        f'<w:del w:id="2" w:author="Lan"><w:r><w:delText>gạch bỏ</w:delText></w:r></w:del>{r("le}}")}</w:p>'
        f'<w:p><w:moveFrom w:id="3" w:author="Lan">{r("{{nonsense}}")}</w:moveFrom>{r("{{place}}")}</w:p>'
        f'<w:p><w:fldSimple w:instr="REF x">{r("{{place}}")}</w:fldSimple></w:p>'
        f"<w:p><w:smartTag>{r('{{pla')}</w:smartTag>{r('ce}}')}</w:p>"
    )
    after = filled(package(body))
    assert texts(after) == [TITLE, TITLE, f"{{{{nonsense}}}}{PLACE}", PLACE, PLACE]
    assert xml(after).find(f".//{{{W}}}delText").text == "gạch bỏ"  # type: ignore[union-attr]


def test_headers_footers_and_notes_are_filled() -> None:
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>Theo {{symbol}}</w:t></w:r></w:p></w:footnote>'
    file = package(
        p("{{title}}"),
        parts={
            "header": p("Đầu {{title}}"),
            "footer": table(row("Chân {{place}}", "{{number}}")),
            "footnotes": note,
            "endnotes": note.replace("footnote", "endnote"),
        },
    )
    after = filled(file)
    assert texts(after, "word/header.xml") == [f"Đầu {TITLE}"]
    assert texts(after, "word/footer.xml") == [f"Chân {PLACE}", "05"]
    assert texts(after, "word/footnotes.xml") == ["Theo BB-UBND"]
    assert texts(after, "word/endnotes.xml") == ["Theo BB-UBND"]


def test_a_text_box_is_filled_for_new_and_old_programs() -> None:
    box = text_box(p("Hộp {{title}}"), p("Hộp {{tên hội nghị}}"))
    after = filled(package(f"<w:p>{r('{{place}} ')}{box}</w:p>"))
    assert texts(after) == [f"{PLACE} ", f"Hộp {TITLE}", f"Hộp {TITLE}"]


def test_text_beside_a_choice_is_not_read_twice() -> None:
    choice = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="w14"><w:t>{{title}}</w:t></mc:Choice>'
        "<mc:Fallback><w:t>{{place}}</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(filled(package(f"<w:p>{r('A ')}{choice}</w:p>")))[0] == f"A {TITLE}{PLACE}"


def test_content_controls_show_what_was_filled_in() -> None:
    control = (
        '<w:sdt><w:sdtPr><w:id w:val="5"/><w:showingPlcHdr/><w:dataBinding w:xpath="/x" w:storeItemID="{0}"/><w:text/>'
        f"</w:sdtPr><w:sdtContent>{r('{{title}}', '<w:rStyle w:val=%s/><w:b/>')}</w:sdtContent></w:sdt>"
    ) % '"PlaceholderText"'
    block = f"<w:sdt><w:sdtPr><w:id w:val='6'/></w:sdtPr><w:sdtContent>{p('{{place}}')}</w:sdtContent></w:sdt>"
    after = filled(package(f"<w:p>{r('Tên: ')}{control}</w:p>{block}"))
    assert texts(after) == [f"Tên: {TITLE}", PLACE]
    whole = xml(after)
    for gone in ("showingPlcHdr", "dataBinding", "rStyle"):
        assert whole.find(f".//{{{W}}}{gone}") is None, gone
    assert len(list(whole.iter(f"{{{W}}}sdt"))) == 2
    assert whole.find(f".//{{{W}}}b") is not None


def _watermark(words: str) -> str:
    return (
        "<w:p><w:r><w:pict><v:shape id='WordPictureWatermark1' style='width:300pt;height:80pt' type='#_x0000_t136'>"
        f"<v:textpath style='font-family:&quot;Times New Roman&quot;' string='{words}'/></v:shape></w:pict></w:r></w:p>"
    )


def test_a_watermark_is_there_in_a_draft_and_goes_with_it() -> None:
    file = package(p("a"), parts={"header": _watermark("{{dự thảo}}") + _watermark("Số {{number}}")})
    for draft, expected in ((True, ["DỰ THẢO", "Số 05"]), (False, ["Số 05"])):
        after = xml(filled(file, Options(draft=draft)), "word/header.xml")
        assert [one.get("string") for one in after.iter() if str(one.tag).endswith("}textpath")] == expected
    with pytest.raises(template.TemplateTrouble) as told:
        template.examine(package(p("a"), parts={"header": _watermark("{{item.title}} {{nháp}}")}))
    assert [(one.kind.value, one.marker) for one in told.value.faults] == [
        ("in_drawing", "{{item.title}}"),
        ("unknown", "{{nháp}}"),
    ]
    behind = p("{{title}}") + p("{{hết mẫu}}") + _watermark("{{nháp}}")
    assert texts(filled(package(behind))) == [TITLE]


def test_values_are_text_and_never_markup() -> None:
    nasty = "</w:t><w:p/> & <b> {{place}} {{ 7*7 }} ]]> \x1b[31m\x00\x0b\ud800\ufffe 😀 =HYPERLINK(1)"
    after = filled(package(p("{{title}}") + p("{{nơi_nhận}}")), title=nasty)
    assert texts(after)[0] == "</w:t><w:p/> & <b> {{place}} {{ 7*7 }} ]]> [31m 😀 =HYPERLINK(1)"


def test_a_value_of_several_lines() -> None:
    """Alone in its paragraph it becomes paragraphs of that look; among other words its lines break."""
    after = filled(
        package(p("{{recipients}}", '<w:jc w:val="right"/>') + p("Gửi: {{recipients}}")),
        recipients=("Sở Y tế", "Sở Công Thương"),
    )
    lines = ["- Sở Y tế;", "- Sở Công Thương;", "- Lưu: VT, Hồ sơ."]
    assert texts(after) == [*lines, "Gửi: " + "\n".join(lines)]
    assert len(list(xml(after).iter(f"{{{W}}}jc"))) == 3


def test_a_paragraph_of_nothing_but_empty_markers_goes() -> None:
    body = (
        p("{{superior_body}}")
        + p("Cấp trên: {{superior_body}}")
        + table(row("{{superior_body}}", "b"))
        + f"<w:p><w:pPr><w:sectPr/></w:pPr>{r('{{superior_body}}')}</w:p>"
    )
    after = filled(package(body), superior_body="")
    assert texts(after) == ["Cấp trên: ", "", "b", ""]


def test_a_cell_still_ends_in_a_paragraph_when_its_last_one_says_nothing(tmp_path: Path) -> None:
    cell = f"{table(row('a', '', ''))}{p('{{superior_body}}')}"
    file = filled(package(table(row(cell, "", ""))), superior_body="")
    (tmp_path / "cell.docx").write_bytes(file)
    assert sdk_errors(tmp_path / "cell.docx") == []


def test_braces_that_make_no_marker_stay_and_are_told() -> None:
    words = ("{title}", "{{title", "title}}", "{% raw %} {# x #}", "{ {title} }")
    file = package("".join(map(p, words)))
    remarks = template.examine(file)
    assert [one.place.paragraph for one in remarks if one.place] == [1, 2, 3, 4, 5]
    assert [one.kind for one in remarks][-1] is template.RemarkKind.NO_MARKERS
    assert texts(filled(file)) == list(words)
    assert texts(filled(package(p("{{{title}}}"))))[0] == f"{{{TITLE}}}"


def test_the_same_record_gives_the_same_bytes() -> None:
    file = package(p("{{title}}") + table(row("{{item.number}}", "{{item.title}}", "")))
    assert filled(file) == filled(file)


_PIECES = st.sampled_from(
    [
        "{{title}}",
        "{{ Địa điểm }}",
        "{{số}}",
        "{{draft_mark}}",
        "chữ",
        " ",
        "{",
        "}",
        "&lt;",
        "&amp;",
        "đ\u0323",
        "\u00a0",
    ]
)
_BETWEEN = st.sampled_from(
    [
        "",
        "<w:proofErr w:type='spellStart'/>",
        "<w:bookmarkStart w:id='9' w:name='z'/><w:bookmarkEnd w:id='9'/>",
        "<w:r><w:rPr><w:b/></w:rPr></w:r>",
        "<w:del w:id='8' w:author='L'><w:r><w:delText>{{x}}</w:delText></w:r></w:del>",
        "<w:r><w:lastRenderedPageBreak/></w:r>",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=6), st.data())
def test_scattered_over_runs_it_reads_as_in_one(pieces: list[str], data: st.DataObject) -> None:
    signs = re.findall(r"&\w+;|.", "".join(pieces), re.DOTALL)
    cuts = sorted(data.draw(st.sets(st.integers(1, max(1, len(signs) - 1)), max_size=8)))
    edges = [0, *cuts, len(signs)]
    runs = "".join(
        r("".join(signs[start:end])) + data.draw(_BETWEEN) for start, end in itertools.pairwise(edges) if start < end
    )
    whole, scattered = package(p("A" + "".join(signs))), package(f"<w:p>{r('A')}{runs}</w:p>")
    assert _outcome(scattered) == _outcome(whole)


def _outcome(file: bytes) -> tuple[list[str], list[str]]:
    """What the file says when it is filled, and the markers for which it cannot be."""
    try:
        return texts(filled(file)), []
    except template.TemplateTrouble as told:
        return [], [one.marker for one in told.faults]
