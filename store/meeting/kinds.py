"""The closed vocabularies of a meeting: every value a record's field may take from a fixed list.

The stored value is the English word; what a user reads is the caller's business.
"""

from __future__ import annotations

from enum import StrEnum


class RecordKind(StrEnum):
    """The kinds of record; the value is the first part of a record's key, as in ``entry/4f1c…``."""

    MEETING = "meeting"
    PARTY = "party"
    DELEGATE = "delegate"
    POINT = "point"
    ITEM = "item"
    ENTRY = "entry"


class MeetingKind(StrEnum):
    """Interim review (sơ kết), final review (tổng kết) or ordinary meeting (họp)."""

    INTERIM_REVIEW = "interim_review"
    FINAL_REVIEW = "final_review"
    MEETING = "meeting"


class PartyKind(StrEnum):
    """What sort of body a party is."""

    PROVINCE = "province"
    CITY = "city"
    DISTRICT = "district"
    DEPARTMENT = "department"
    HOSPITAL = "hospital"
    COMPANY = "company"
    OTHER = "other"


class PartyRole(StrEnum):
    """A party's part in the meeting."""

    HOST = "host"
    CO_HOST = "co_host"
    MEMBER = "member"
    INVITED = "invited"
    MENTIONED = "mentioned"


class DelegateRole(StrEnum):
    """A delegate's part in his delegation."""

    HEAD = "head"
    MEMBER = "member"
    GUEST = "guest"


class Attendance(StrEnum):
    """Whether a delegate is there. Expected is where everyone starts; nothing is ticked by itself."""

    EXPECTED = "expected"
    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"
    REPLACED = "replaced"


class PointState(StrEnum):
    """Where an agenda point (mục chương trình) stands."""

    PLANNED = "planned"
    CURRENT = "current"
    CLOSED = "closed"


class ItemKind(StrEnum):
    """What an item of the register is: activity (nội dung, hoạt động), event (sự kiện), document or project."""

    ACTIVITY = "activity"
    EVENT = "event"
    DOCUMENT = "document"
    PROJECT = "project"


class ItemLevel(StrEnum):
    """Between whom an item was agreed: two parties (song phương) or the region and above (cấp vùng, cấp quốc gia)."""

    BILATERAL = "bilateral"
    REGIONAL = "regional"


class ItemState(StrEnum):
    """The state (trạng thái) of an item of the register."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    DONE = "done"
    PARTLY_DONE = "partly_done"
    NOT_DONE = "not_done"
    POSTPONED = "postponed"
    DROPPED = "dropped"


class Reason(StrEnum):
    """Why an item was not done (nguyên nhân); the free words stand beside it in ``Item.reason_text``."""

    SHORT_TIME = "short_time"
    ONE_WAY_SUPPORT = "one_way_support"
    NO_BUDGET = "no_budget"
    NO_COUNTERPART = "no_counterpart"
    PROCEDURE = "procedure"
    FORCE_MAJEURE = "force_majeure"
    OTHER = "other"


class EntryKind(StrEnum):
    """The kind (loại) of a thing recorded."""

    NOTE = "note"
    STATEMENT = "statement"
    RESULT = "result"
    LIMITATION = "limitation"
    PROPOSAL = "proposal"
    DIRECTIVE = "directive"
    COMMITMENT = "commitment"
    DECISION = "decision"
    SIGNING = "signing"
    COMMENDATION = "commendation"
    EVENT = "event"
    FIGURE = "figure"
    VOTE = "vote"
    PARKED = "parked"
    HANDOVER = "handover"


#: The kinds of entry that somebody has to carry out, by some day.
TASK_KINDS = frozenset({EntryKind.DIRECTIVE, EntryKind.COMMITMENT})

#: The states in which an item is finished and is not carried over.
CLOSED_STATES = frozenset({ItemState.DONE, ItemState.DROPPED})
