"""Documents in English, in the structure of the Vietnamese form."""

from __future__ import annotations

from exports.options import DocumentKind
from exports.wording.en.course import ATTENDANCE, COURSE, OPENING
from exports.wording.en.extract import EXTRACT
from exports.wording.en.general import CLOSING, GENERAL, LETTERHEAD
from exports.wording.en.lists import ACTIONS, REGISTER
from exports.wording.en.notice import NOTICE
from exports.wording.en.previous import PREVIOUS
from exports.wording.en.results import EVENTS, OUTCOMES, REVIEW
from exports.wording.words import FileNotes, Wording

ENGLISH = Wording(
    language="en",
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
        DocumentKind.MINUTES: "Minutes",
        DocumentKind.NOTICE: "Notice of conclusions",
        DocumentKind.ANNEX: "Annex of items",
        DocumentKind.EXTRACT: "Extract",
        DocumentKind.ACTIONS: "Action list",
    },
    file_notes=FileNotes(delegation="by delegation", impersonal="no names", closed_session="with closed session"),
)
"""The words of documents in English."""
