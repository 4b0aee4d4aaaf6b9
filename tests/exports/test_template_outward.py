"""What in a template runs, reaches outside, or has markers where none is filled: left out or left alone, and told."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import conferences
import pytest
from template_files import W, p, package, r, sdk_errors, texts, xml

from exports.options import Options
from exports.word import template
from exports.word.template import Part, RemarkKind
from tui import language, template_wording

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_SERVER = "http://127.0.0.1:9/x.dotm"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def filled(file: bytes) -> bytes:
    return template.fill(file, conferences.winter_2025(), Options())


def told(file: bytes) -> list[tuple[RemarkKind, str]]:
    return [(one.kind, one.detail) for one in template.examine(file)]


def relation(name: str, kind: str, target: str, *, outside: bool = False) -> str:
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{name}" Type="{_R}/{kind}" Target="{target}"{mode}/>'


def with_part(name: str, kind: str, content: str, content_type: str, *relations: str, body: str = "") -> bytes:
    """A template with one more part, which the list of types knows."""
    listed = f'<Relationships xmlns="{_RELATIONS}">{"".join(relations)}</Relationships>'
    extra = {f"word/{name}": content.encode()} | ({f"word/_rels/{name}.rels": listed.encode()} if relations else {})
    made = package(body or p("{{number}}"), extra=extra, extra_rels=relation("more", kind, name))
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as source, zipfile.ZipFile(buffer, "w") as to:
        for one in source.namelist():
            text = source.read(one)
            if one == "[Content_Types].xml":
                known = f'<Override PartName="/word/{name}" ContentType="{content_type}"/></Types>'
                text = text.replace(b"</Types>", known.encode())
            to.writestr(one, text)
    return buffer.getvalue()


def char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(code: str, shown: str) -> str:
    """A field as Word writes it, its code in two runs."""
    half = code.index(" ", 1)
    runs = "".join(
        f'<w:r><w:instrText xml:space="preserve">{one}</w:instrText></w:r>' for one in (code[:half], code[half:])
    )
    return f"{char('begin')}{runs}{char('separate')}{r(shown)}{char('end')}"


def test_the_template_of_a_template_and_a_mail_merge_are_left_out(tmp_path: Path) -> None:
    settings = (
        f'<w:settings xmlns:w="{W}" xmlns:r="{_R}"><w:attachedTemplate r:id="t"/><w:mailMerge>'
        '<w:mainDocumentType w:val="formLetters"/><w:dataType w:val="textFile"/>'
        '<w:query w:val="SELECT * FROM `khach`"/><w:dataSource r:id="m"/></w:mailMerge>'
        '<w:defaultTabStop w:val="720"/></w:settings>'
    )
    file = with_part(
        "settings.xml",
        "settings",
        settings,
        f"{_KIND}.settings+xml",
        relation("t", "attachedTemplate", _SERVER, outside=True),
        relation("m", "mailMergeSource", "file:///C:/khach.mdb", outside=True),
    )
    assert told(file) == [(RemarkKind.RUNS, _SERVER), (RemarkKind.RUNS, "file:///C:/khach.mdb")]
    after = filled(file)
    with zipfile.ZipFile(io.BytesIO(after)) as opened:
        whole = b"".join(opened.read(name) for name in opened.namelist())
    for gone in (b"attachedTemplate", b"mailMerge", b"127.0.0.1", b"khach"):
        assert gone not in whole
    assert xml(after, "word/settings.xml").find(f"{{{W}}}defaultTabStop") is not None
    (tmp_path / "after.docx").write_bytes(after)
    assert sdk_errors(tmp_path / "after.docx") == []


def test_a_query_without_a_source_is_left_out_as_well() -> None:
    settings = (
        f'<w:settings xmlns:w="{W}"><w:mailMerge><w:connectString w:val="DSN=x"/><w:query w:val="SELECT 1"/>'
        "</w:mailMerge></w:settings>"
    )
    file = with_part("settings.xml", "settings", settings, f"{_KIND}.settings+xml")
    assert told(file) == [(RemarkKind.RUNS, "SELECT 1")]
    assert len(xml(filled(file), "word/settings.xml")) == 0


def test_a_field_that_starts_a_program_becomes_what_it_shows(tmp_path: Path) -> None:
    code = r" DDEAUTO c:\\windows\\system32\\cmd.exe &quot;/k calc.exe&quot; "
    simple = f'<w:fldSimple w:instr=" dde Excel x ">{r("bảng {{number}}")}</w:fldSimple>'
    outer = f"{char('begin')}<w:r><w:instrText> IF 1 = 1 </w:instrText></w:r>"
    inner = f"{char('begin')}<w:r><w:instrText> DDE x </w:instrText></w:r>{char('end')}"
    body = (
        f"<w:p>{r('A ')}{field(code, 'kết quả {{number}}')}</w:p><w:p>{simple}</w:p>"
        f"<w:p>{outer}{inner}{char('separate')}{r('x')}{char('end')}</w:p>"
        f"<w:p>{field(' PAGE ', '1')}</w:p>"
    )
    file = package(body)
    assert told(file) == [
        (RemarkKind.RUNS, 'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc.exe"'),
        (RemarkKind.RUNS, "dde Excel x"),
        (RemarkKind.RUNS, "DDE x"),
    ]
    after = filled(file)
    assert texts(after) == ["A kết quả 05", "bảng 05", "x", "1"]
    codes = [one.text for one in xml(after).iter(f"{{{W}}}instrText")]
    assert codes == [" IF 1 = 1 ", " PAGE", " "]
    assert len(list(xml(after).iter(f"{{{W}}}fldChar"))) == 6
    (tmp_path / "after.docx").write_bytes(after)
    assert sdk_errors(tmp_path / "after.docx") == []


def test_what_would_be_brought_in_later_is_left_and_told() -> None:
    file = package(f"<w:p>{field(' INCLUDETEXT  &quot;C:/mật.docx&quot; ', 'cũ')}</w:p>")
    assert told(file)[-1] == (RemarkKind.OUTSIDE, 'INCLUDETEXT "C:/mật.docx"')
    assert "".join(one.text or "" for one in xml(filled(file)).iter(f"{{{W}}}instrText")).split()[0] == "INCLUDETEXT"


def test_files_inside_the_file_are_left_and_told() -> None:
    file = package(
        p("{{number}}") + '<w:altChunk r:id="chunk"/>',
        extra={"word/đoạn.html": b"<p>{{title}}</p>"},
        extra_rels=relation("chunk", "aFChunk", "đoạn.html"),
    )
    assert told(file) == [(RemarkKind.EMBEDDED, "word/đoạn.html")]
    with zipfile.ZipFile(io.BytesIO(filled(file))) as opened:
        assert opened.read("word/đoạn.html") == b"<p>{{title}}</p>"


UNFILLED = {
    Part.COMMENT: lambda: with_part(
        "comments.xml",
        "comments",
        f'<w:comments xmlns:w="{W}"><w:comment w:id="0" w:author="Sếp"><w:p>{r("{{ti")}{r("tle}}")}</w:p></w:comment>'
        "</w:comments>",
        f"{_KIND}.comments+xml",
    ),
    Part.CHART: lambda: with_part(
        "chart1.xml",
        "chart",
        f'<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}"><c:chart><c:title><c:tx><c:rich><a:p><a:r>'
        "<a:t>{{tit</a:t></a:r><a:r><a:t>le}}</a:t></a:r></a:p></c:rich></c:tx></c:title></c:chart></c:chartSpace>",
        "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    ),
    Part.FORMULA: lambda: package(f'<w:p><m:oMath xmlns:m="{_M}"><m:r><m:t>{{{{title}}}}</m:t></m:r></m:oMath></w:p>'),
    Part.FIELD: lambda: package(f"<w:p>{field(' IF {{title}} = 1 ', 'x')}</w:p>"),
    Part.DESCRIPTION: lambda: package(
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="1" name="Hình" descr="Ảnh {{title}}"/>'
        "</wp:inline></w:drawing></w:r></w:p>"
    ),
}


@pytest.mark.parametrize("part", UNFILLED)
@pytest.mark.parametrize("code", ["vi", "en"])
def test_a_marker_where_none_is_filled_is_told_with_its_place(part: Part, code: str) -> None:
    language.set_language(code)
    file = UNFILLED[part]()
    (found,) = [one for one in template.examine(file) if one.kind is RemarkKind.UNSEEN]
    assert (found.detail, found.place and found.place.part) == ("{{title}}", part)
    said = template_wording.remark(found)
    assert "{{title}}" in said
    assert said[0].isupper()
    assert said.endswith("không được điền." if code == "vi" else "no marker is filled there.")
    template.fill(file, conferences.winter_2025(), Options())


def test_what_stands_behind_the_end_is_no_matter() -> None:
    body = p("{{number}}") + p("{{hết_mẫu}}") + f"<w:p>{field(' IF {{title}} = 1 ', 'x')}</w:p>"
    assert template.examine(package(body)) == ()


@pytest.mark.parametrize("code", ["vi", "en"])
def test_what_is_left_out_or_left_alone_is_said_in_a_sentence(code: str) -> None:
    language.set_language(code)
    said = {
        kind: template_wording.remark(template.Remark(kind, "C:/[red]x"))
        for kind in (RemarkKind.RUNS, RemarkKind.OUTSIDE, RemarkKind.EMBEDDED)
    }
    assert len(set(said.values())) == 3
    assert all("“C:/[red]x”" in words and words.endswith(".") for words in said.values())
    assert ("bị bỏ" if code == "vi" else "left out") in said[RemarkKind.RUNS]
