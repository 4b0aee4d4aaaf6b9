"""Files typed for the old Vietnamese fonts: they look right in Word and are nonsense everywhere else."""

from __future__ import annotations

import sys
from pathlib import Path

import openpyxl
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from grids import grid
from office_files import document, paragraph, table

from store.errors import CannotRead, Trouble
from store.intake import documents, old_fonts
from store.intake.grid import Note, NoteKind

TCVN3 = [
    ("STT", "Néi dung hîp t¸c", "§¬n vÞ chñ tr×", "Thêi gian"),
    ("1", "Tæ chøc Ngµy héi Du lÞch", "Së Du lÞch", "Quý II/2024"),
    ("2", "§µo t¹o b¸c sÜ chuyªn khoa", "Së Y tÕ", "30/6/2024"),
]
VNI = [
    ("STT", "Noäi dung hôïp taùc", "Ñôn vò chuû trì", "Thôøi gian"),
    ("1", "Toå chöùc Ngaøy hoäi Du lòch", "Sôû Du lòch", "Quyù II/2024"),
    ("2", "Ñaøo taïo baùc só", "Sôû Y teá", "30/6/2024"),
]


def saved(folder: Path, rows: list[tuple[str, ...]], suffix: str) -> Path:
    """The rows as a file of this suffix; ``ansi`` is the text file that Excel wrote for such fonts."""
    path = folder / f"danh mục.{suffix.removeprefix('ansi')}"
    if suffix == ".xlsx":
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(path)
    elif suffix == ".docx":
        path.write_bytes(document(paragraph("PHỤ LỤC") + table(*rows)))
    else:
        text = "\n".join(",".join(row) for row in rows)
        path.write_bytes(text.encode("latin-1" if suffix.startswith("ansi") else "utf-8"))
    return path


@pytest.mark.parametrize("suffix", [".xlsx", ".docx", ".csv"])
@pytest.mark.parametrize("rows", [TCVN3, VNI, [("STT", "Nội dung", "Đơn vị", "Thời gian"), *TCVN3[1:]]])
def test_a_list_typed_for_an_old_font_is_told_and_not_read_as_it_stands(
    tmp_path: Path, rows: list[tuple[str, ...]], suffix: str
) -> None:
    with pytest.raises(CannotRead) as caught:
        documents.read(saved(tmp_path, rows, suffix))
    assert caught.value.trouble is Trouble.OLD_FONTS


def test_the_text_file_that_excel_wrote_of_it_is_told_as_well(tmp_path: Path) -> None:
    for rows in (TCVN3, VNI):
        with pytest.raises(CannotRead) as caught:
            documents.read(saved(tmp_path, rows, "ansi.csv"))
        assert caught.value.trouble is Trouble.OLD_FONTS


def test_a_few_such_cells_among_others_are_named(tmp_path: Path) -> None:
    plain = [(str(number), f"Hội nghị lần {number}", "Sở Công Thương", "30/6/2024") for number in range(2, 12)]
    rows = [("STT", "Nội dung", "Đơn vị chủ trì", "Thời hạn"), TCVN3[1], *plain]
    found = documents.read(saved(tmp_path, rows, ".xlsx"))
    assert found.notes == {0: (Note(NoteKind.OLD_FONTS, 2, ("B2", "C2")),)}
    assert found.tables[0].rows[0].values["Nội dung"] == "Tæ chøc Ngµy héi Du lÞch"


@pytest.mark.parametrize(
    "text",
    [
        "Trao đổi với Ông Jürgen Müller, công ty Südwest Bäder, về nhà máy chế biến và việc hỗ trợ kỹ thuật",
        "Ký kết với Université Aix-Marseille",
        "Tăng 5% so với 2023 (≈ 1.200 m²) · §1 «Luật Đầu tư»",
        "Hòa Bình, Hà Nam, Trà Vinh, Hà Giang, Bà Rịa",
        "Ông Võ Văn Hoan",
        "Bia Tiger, Müller",
    ],
)
def test_unicode_text_with_foreign_names_and_signs_is_none_of_it(text: str) -> None:
    assert not old_fonts.is_old(text)
    assert not old_fonts.is_most([text] * 20)


def test_partners_of_other_languages_in_an_english_list_do_not_make_it_one() -> None:
    firms = ["Müller GmbH", "Köln Messe", "Bäckerei Süd", "Málaga España", "Tromsø Havn"]
    cells = [
        ["No.", "Item", "Partner"],
        *([n, "Visit to the trade fair and the port in May", name] for n, name in enumerate(firms)),
    ]
    assert not old_fonts.is_most(old_fonts.texts_of([grid(cells)]))
