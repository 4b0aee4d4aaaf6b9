"""Which formats each kind of document has, and that every one of them can be written and gives the same bytes."""

from __future__ import annotations

import conferences
import pytest

from exports import formats
from exports.options import DocumentKind, Options
from store.progress import Stopped

WITHOUT_PDF = [
    (kind, suffix) for kind in DocumentKind for suffix in formats.suffixes_for(kind) if suffix not in formats.SLOW
]


def test_each_kind_has_the_formats_that_make_sense() -> None:
    assert formats.suffixes_for(DocumentKind.MINUTES) == (".docx", ".md", ".html", ".xlsx", ".ics", ".pdf", ".json")
    assert formats.suffixes_for(DocumentKind.NOTICE) == (".docx", ".md", ".html", ".pdf")
    assert formats.suffixes_for(DocumentKind.ANNEX) == (".docx", ".md", ".html", ".xlsx", ".pdf")
    for kind in (DocumentKind.EXTRACT, DocumentKind.ACTIONS):
        assert formats.suffixes_for(kind) == (".docx", ".md", ".html", ".xlsx", ".ics", ".pdf")
    assert all(formats.DEFAULT in formats.suffixes_for(kind) for kind in DocumentKind)


def _options(kind: DocumentKind, language: str) -> Options:
    party = "lamdong" if kind is DocumentKind.EXTRACT else ""
    return Options(kind=kind, party=party, language="en" if language == "en" else "vi")


@pytest.mark.parametrize(("kind", "suffix"), WITHOUT_PDF)
def test_every_one_can_be_written_of_any_record_twice_the_same(kind: DocumentKind, suffix: str) -> None:
    for record in (conferences.winter_2025(), conferences.bare(), conferences.with_items(0)):
        for language in ("vi", "en"):
            options = _options(kind, language)
            first = formats.written(record, suffix, options)
            assert first
            assert first == formats.written(record, suffix, options)


@pytest.mark.parametrize(
    "suffix", [one for one in formats.suffixes_for(DocumentKind.MINUTES) if one not in {".json", ".ics", ".pdf"}]
)
def test_long_work_tells_how_far_it_is_and_can_be_stopped(suffix: str) -> None:
    told: list[float] = []

    def tell(done: int, total: int) -> None:
        assert 0 <= done <= total
        told.append(done / total)

    formats.written(conferences.with_items(600), suffix, Options(), tell)
    assert len(told) > 2
    assert told == sorted(told)

    def stop(_done: int, _total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        formats.written(conferences.with_items(600), suffix, Options(), stop)
