"""The form of the meeting's own details: its fields, and what about their values cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from store.meeting.kinds import MeetingKind, RecordKind
from store.meeting.quorum import quorum_needed
from store.meeting.records import Meeting
from tui.language import N_, _

from .form_values import Field, Form, Sections
from .record_sheets import Sheet

SECTIONS: Sections = (
    (
        N_("Meeting"),
        (
            Field("title"),
            Field("kind", Form.CHOICE, values=MeetingKind),
            Field("place"),
            Field("day", Form.DAY, N_("4/4/2024")),
            Field("last_day", Form.DAY, N_("only if it takes several days")),
            Field("part_of_day", hint=N_("morning, afternoon")),
            Field("planned_start", Form.TIME, N_("8:00 or 8h00")),
            Field("planned_end", Form.TIME, N_("11:30 or 11h30")),
            Field("started_at", Form.MOMENT, N_("8:05; the first agenda point fills it in")),
            Field("ended_at", Form.MOMENT, N_("11:40; the end of the meeting fills it in")),
            Field("voting", Form.SWITCH),
            Field("quorum", hint=N_("2/3, 50%, 15")),
        ),
    ),
    (
        N_("People, one a line"),
        (Field("chairs", Form.PEOPLE), Field("secretaries", Form.PEOPLE)),
    ),
    (
        N_("Agreement under review"),
        (
            Field("agreement"),
            Field("agreement_signed_on", Form.DAY, N_("day/month/year")),
            Field("agreement_fields", Form.LINES),
            Field("period", hint=N_("2023")),
            Field("next_period", hint=N_("2024")),
        ),
    ),
    (
        N_("Head and foot of the minutes"),
        (
            Field("superior_body"),
            Field("issuing_body"),
            Field("number"),
            Field("symbol", hint=N_("BB-VPUB")),
            Field("recipients", Form.LINES),
        ),
    ),
)
"""The form: headings and the fields below each."""

MEETING = Sheet(
    kind=RecordKind.MEETING, sections=SECTIONS, title_of_new=N_("The meeting's details"), named_by="", unnamed=""
)


def out_of_order(meeting: Meeting, values: Mapping[str, Any]) -> dict[str, str]:
    """Which of the changed ``values`` cannot be, by field, each with the sentence for the user.

    That is what ends before it begins, and a quorum that nobody can count by.
    """

    def now(name: str) -> Any:
        return values[name] if name in values else getattr(meeting, name)

    found = {}
    for first, last in (("day", "last_day"), ("planned_start", "planned_end"), ("started_at", "ended_at")):
        begins, ends = now(first), now(last)
        over_days = first == "planned_start" and now("last_day") not in (None, now("day"))
        if {first, last} & values.keys() and begins and ends and ends < begins and not over_days:
            found[last] = _("The end lies before the beginning; correct one of the two.")
    if values.get("quorum") and quorum_needed(values["quorum"], 30) is None:
        found["quorum"] = _("“{text}” cannot be read: write a share or a number, as in 2/3, 50% or 15.").format(
            text=values["quorum"]
        )
    return found
