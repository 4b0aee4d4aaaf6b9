"""The Word files of every kind: valid for two validators, the same bytes each time, text in them is text."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import conferences
import pytest
import real_parts
from kind_cases import CASES, OTHERS, written
from minutes_reading import lines

from exports import composing, markdown, word
from exports.options import Attribution, DocumentKind, Options
from store.meeting.kinds import EntryKind
from store.meeting.records import Deadline, Entry
from store.meeting.refs import to_name

HOSTILE = (
    "[red]đỏ[/red]",
    "</w:t></w:r><w:p/>",
    "{{ 7*7 }}",
    '=HYPERLINK("http://evil","x")',
    "\x1b[31m \x00",
    "<b>&amp;",
)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("kinds")
    for case in CASES:
        (made / f"{case}.docx").write_bytes(written(case))
    for kind in OTHERS:
        (made / f"hostile_{kind.value}.docx").write_bytes(_hostile(kind))
    return made


def _hostile(kind: DocumentKind) -> bytes:
    source = conferences.winter_2025()
    nasty = " ".join(HOSTILE)
    entry = Entry(
        uid="x",
        kind=EntryKind.DIRECTIVE,
        text=nasty,
        owners=(to_name(nasty), source.meeting.chairs[0]),
        deadline=Deadline(nasty),
        items=("i1",),
    )
    items = tuple(replace(item, title=nasty, field=nasty, outcome=nasty) for item in source.items)
    meeting = replace(source.meeting, title=nasty, issuing_body=f"UBND tỉnh {nasty}", symbol=nasty, recipients=HOSTILE)
    held = replace(source, meeting=meeting, items=items, entries=(entry, *source.entries))
    return word.write(composing.compose(held, Options(kind=kind, party="hcm")))


#: Every kind, language and size is validated as it is given away, in test_every_document; these are the odd ones.
ODD = [case for case in CASES if not case.rpartition("_")[2].isdecimal()]


@pytest.mark.parametrize("case", [*ODD, *(f"hostile_{kind.value}" for kind in OTHERS)])
def test_open_xml_sdk_finds_no_error(case: str, folder: Path) -> None:
    command = [real_parts.ooxml_validator(), str(folder / f"{case}.docx")]
    answer = json.loads(subprocess.run(command, capture_output=True, text=True, timeout=600).stdout)
    assert answer["errors"] == []
    assert answer["ok"]


@pytest.mark.parametrize("case", [*(one for one in CASES if one.endswith("vi_30")), "notice_winter", "hostile_notice"])
def test_the_second_opinion_agrees(case: str, folder: Path) -> None:
    from openxml_audit import OpenXmlValidator

    found = OpenXmlValidator().validate(folder / f"{case}.docx")
    assert [error for error in found.errors if "rror" in str(error.severity)] == []


@pytest.mark.parametrize("kind", OTHERS)
def test_same_record_same_bytes_in_another_process(kind: DocumentKind) -> None:
    case = f"{kind.value}_vi_30"
    code = (
        "import sys, hashlib; sys.path[:0] = [sys.argv[1], sys.argv[2]]; from kind_cases import written;"
        "print(hashlib.sha256(written(sys.argv[3])).hexdigest())"
    )
    here = Path(__file__).parent
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Ho_Chi_Minh", "PYTHONPATH": str(here.parent.parent)}
    other = subprocess.run(
        [sys.executable, "-c", code, str(here), str(here.parent), case],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    assert other.stdout.strip() == hashlib.sha256(written(case)).hexdigest()


@pytest.mark.parametrize("kind", list(DocumentKind))
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("attribution", list(Attribution))
@pytest.mark.parametrize("conference", ["spring_2024", "winter_2025", "bare"])
def test_every_kind_language_and_attribution_is_whole(
    kind: DocumentKind, language: str, attribution: Attribution, conference: str
) -> None:
    held = getattr(conferences, conference)()
    options = Options(language, attribution=attribution, kind=kind, party="hcm", draft=True)  # type: ignore[arg-type]
    document = composing.compose(held, options)
    told = [*lines(document.body), document.title.kind, document.title.subject, document.letterhead.number_line]
    assert not any("None" in text or "  " in text.strip() for text in told if "\n" not in text), told
    assert document.title.draft_mark == {"vi": "DỰ THẢO", "en": "DRAFT"}[language]
    assert "BÍ MẬT" not in markdown.write(document)
    assert document.properties.language == {"vi": "vi-VN", "en": "en-GB"}[language]
    last = [text for text in lines(document.body) if text][-1]
    assert last.endswith("./.") or kind is DocumentKind.ACTIONS, last


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_progress_is_told_and_may_stop_the_work(kind: DocumentKind) -> None:
    class Enough(Exception):
        pass

    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> None:
        told.append((done, total))

    def stop(_done: int, _total: int) -> None:
        raise Enough

    options = Options(kind=kind, party="hcm")
    composing.compose(conferences.winter_2025(), options, tell)
    assert told
    assert all(0 <= done <= total for done, total in told)
    with pytest.raises(Enough):
        composing.compose(conferences.winter_2025(), options, stop)
