"""Documents in Vietnamese: the words of Decree 30/2020/NĐ-CP, Annex III, and of offices that use it."""

from __future__ import annotations

from exports.options import DocumentKind
from exports.wording.vi.course import ATTENDANCE, COURSE, OPENING
from exports.wording.vi.extract import EXTRACT
from exports.wording.vi.general import CLOSING, GENERAL, LETTERHEAD
from exports.wording.vi.lists import ACTIONS, REGISTER
from exports.wording.vi.notice import NOTICE
from exports.wording.vi.previous import PREVIOUS
from exports.wording.vi.results import EVENTS, OUTCOMES, REVIEW
from exports.wording.words import FileNotes, Wording

VIETNAMESE = Wording(
    language="vi",
    general=GENERAL,
    letterhead=LETTERHEAD,
    opening=OPENING,
    attendance=ATTENDANCE,
    course=COURSE,
    review=REVIEW,
    outcomes=OUTCOMES,
    closing=CLOSING,
    annex=EVENTS,
    previous=PREVIOUS,
    notice=NOTICE,
    register=REGISTER,
    extract=EXTRACT,
    actions=ACTIONS,
    names={
        DocumentKind.MINUTES: "Biên bản",
        DocumentKind.NOTICE: "Thông báo kết luận",
        DocumentKind.ANNEX: "Phụ lục nội dung hợp tác",
        DocumentKind.EXTRACT: "Trích biên bản",
        DocumentKind.ACTIONS: "Việc phải làm",
    },
    file_notes=FileNotes(delegation="theo đoàn", impersonal="không nêu tên", closed_session="có phiên kín"),
)
"""The words of documents in Vietnamese."""
