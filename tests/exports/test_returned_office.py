"""Files that LibreOffice opened, edited and saved: what it loses, what it marks, and that all of it is told."""

from __future__ import annotations

import subprocess
from pathlib import Path

import conferences
import pytest
import real_parts

from exports import minutes, word
from exports.options import Options
from exports.returned.differences import Difference, Way
from exports.returned.opening import open_returned
from exports.word.anchors import Ties

ITEM = "Kết nối tiêu thụ nông sản đợt 1"

_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:{0} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{0}.dtd">
"""
_SCRIPT_XLC = (
    _LIBRARY.format("libraries") + '<library:libraries xmlns:library="http://openoffice.org/2000/library" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" '
    'xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>'
)
_SCRIPT_XLB = (
    _LIBRARY.format("library") + '<library:library xmlns:library="http://openoffice.org/2000/library" '
    'library:name="Standard" library:readonly="false" library:passwordprotected="false">'
    '<library:element library:name="Editing"/></library:library>'
)
#: A person at the keyboard: silent changes, then tracked ones, a row put in, a row taken out.
_EDITING = """
Sub Exchange(doc, old, new1)
  how = doc.createReplaceDescriptor()
  how.SearchString = old
  how.ReplaceString = new1
  how.SearchCaseSensitive = True
  doc.replaceAll(how)
End Sub
Function Opened(source)
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "Hidden" : how(0).Value = True
  Opened = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, how())
End Function
Sub SaveAs(doc, target, kind)
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName" : how(0).Value = kind
  doc.storeToURL(ConvertToURL(target), how())
End Sub
Sub Introduce(given, family)
  Dim where(0) As New com.sun.star.beans.PropertyValue
  where(0).Name = "nodepath" : where(0).Value = "/org.openoffice.UserProfile/Data"
  settings = createUnoService("com.sun.star.configuration.ConfigurationProvider")
  person = settings.createInstanceWithArguments("com.sun.star.configuration.ConfigurationUpdateAccess", where())
  person.setPropertyValue("givenname", given)
  person.setPropertyValue("sn", family)
  person.commitChanges()
End Sub
Sub Work(folder)
  Introduce("Hà", "Lê Thị")
  doc = Opened(folder &amp; "/sent.docx")
  SaveAs(doc, folder &amp; "/untouched.docx", "MS Word 2007 XML")
  SaveAs(doc, folder &amp; "/old.doc", "MS Word 97")
  Exchange(doc, "Trung tâm Hành chính", "Hội trường")
  doc.RecordChanges = True
  Exchange(doc, "Nguyễn Thị Ngọc Lan", "Nguyễn Thị Ngọc Lam")
  Exchange(doc, "nông sản đợt 1", "nông sản, đặc sản đợt 1")
  tables = doc.TextTables
  For i = 0 To tables.Count - 1
    t = tables.getByIndex(i)
    If t.getCellByPosition(0, 0).String = "Số" And t.getCellByPosition(1, 0).String = "Nội dung" Then
      last = t.Rows.Count
      t.Rows.insertByIndex(last, 1)
      t.getCellByPosition(0, last).String = "77"
      t.getCellByPosition(1, last).String = "Nội dung mới"
      t.Rows.removeByIndex(2, 1)
      Exit For
    End If
  Next i
  SaveAs(doc, folder &amp; "/edited.docx", "MS Word 2007 XML")
  SaveAs(doc, folder &amp; "/edited.odt", "writer8")
  back = Opened(folder &amp; "/old.doc")
  SaveAs(back, folder &amp; "/through_doc.docx", "MS Word 2007 XML")
  back.close(True)
  back = Opened(folder &amp; "/edited.odt")
  SaveAs(back, folder &amp; "/through_odt.docx", "MS Word 2007 XML")
  back.close(True)
  doc.close(True)
End Sub
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that LibreOffice made of one that was sent, in one run of it."""
    office = real_parts.office()
    made = tmp_path_factory.mktemp("office")
    held = conferences.winter_2025()
    (made / "sent.docx").write_bytes(word.write(minutes.compose(held), ties=Ties(held, Options())))
    profile = made / "profile"
    basic = profile / "user" / "basic"
    command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    # The first start makes the profile, and an empty library of macros with it.
    first = [*command, "--convert-to", "odt", "--outdir", str(made / "first"), str(made / "sent.docx")]
    subprocess.run(first, capture_output=True, timeout=600, check=True)
    (basic / "Standard").mkdir(parents=True, exist_ok=True)
    (basic / "script.xlc").write_text(_SCRIPT_XLC, encoding="utf-8")
    (basic / "Standard" / "script.xlb").write_text(_SCRIPT_XLB, encoding="utf-8")
    module = (
        '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE script:module PUBLIC '
        '"-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">'
        '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Editing" '
        f'script:language="StarBasic">{_EDITING}</script:module>'
    )
    (basic / "Standard" / "Editing.xba").write_text(module, encoding="utf-8")
    macro = [*command, f'macro:///Standard.Editing.Work("{made}")']
    told = subprocess.run(macro, capture_output=True, text=True, timeout=600, check=False)  # its exit code says nothing
    assert (made / "through_odt.docx").exists(), told.stderr
    return made


def differences(file: Path, *, by_likeness: bool = False) -> tuple[Difference, ...]:
    found = open_returned(file, file.read_bytes(), conferences.winter_2025())
    assert found.by_likeness == by_likeness
    return found.differences


def test_saving_alone_changes_nothing(folder: Path) -> None:
    assert differences(folder / "untouched.docx") == ()


@pytest.mark.parametrize("name", ["edited.docx", "through_odt.docx"])
def test_all_that_was_edited_is_told(folder: Path, name: str) -> None:
    # On its way through an .odt the file loses what was sent, but keeps its bookmarks and whose it is.
    found = differences(folder / name, by_likeness=name == "through_odt.docx")
    by_field = {(one.record, one.field): one for one in found if one.way is Way.CHANGED}
    place = by_field["meeting/m", "place"]
    assert place.proposal.startswith("Hội trường tỉnh Lâm Đồng")
    assert place.silent
    assert not place.authors
    name_of_lan = by_field["delegate/lan", "name"]
    assert (name_of_lan.proposal, name_of_lan.authors) == ("Nguyễn Thị Ngọc Lam", ("Hà Lê Thị",))
    assert not name_of_lan.silent
    title = by_field["item/i1", "title"]
    assert title.proposal == ITEM.replace("nông sản", "nông sản, đặc sản")
    assert not title.silent
    (new,) = (one for one in found if one.way is Way.ADDED)
    assert new.fields["title"] == "Nội dung mới"
    gone = [one for one in found if one.way is Way.DELETED]
    assert [one.record for one in gone] == ["item/i2"]


def test_a_file_that_went_through_doc_is_known_by_its_words(folder: Path) -> None:
    assert differences(folder / "through_doc.docx", by_likeness=True) == ()
