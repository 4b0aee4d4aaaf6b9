"""The gaps of a record as the lines of a list: by kind, with counts, the waived ones at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.meeting import gaps
from store.meeting.gaps import Gap, GapKind, Waiver
from store.meeting.kinds import RecordKind
from store.meeting.records import Entry, Item
from store.meeting.text import fold
from tui import messages
from tui.language import _, term
from tui.widgets.headed_rows import Line
from tui.widgets.value_wording import local_words
from tui.widgets.vote_wording import entry_warning
from tui.widgets.wording import Said, address_of, clock_text, deadline_text, name_of, names_of, upper_first, vote_text

if TYPE_CHECKING:
    from store.dossier import Dossier


class Row(NamedTuple):
    """A gap in the list; ``reason`` is why it was waived, empty where it was not."""

    gap: Gap
    reason: str = ""


class GapLines:
    """What the list shows. ``rows`` stand where the lines stand, None at a head."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self.found: tuple[Gap, ...] = ()
        self.waived: tuple[Waiver, ...] = ()
        self.rows: list[Row | None] = []
        self._heads: list[str] = []

    def read(self) -> None:
        """Look for gaps anew."""
        held = self._dossier.proceedings()
        self.found, self.waived = gaps.find(held), gaps.waived(held)

    def of(self, words: str) -> list[Line]:
        """The lines with these words, which are folded; all of them for none."""
        groups: dict[str, list[Row]] = {}
        order = {kind: place for place, kind in enumerate(GapKind)}
        by_kind = sorted(self.found, key=lambda gap: (gap.record is not RecordKind.MEETING, order[gap.kind]))
        for gap in by_kind:
            groups.setdefault(self._group(gap), []).append(Row(gap))
        if self.waived:
            groups[_("Waived, with the reason")] = [Row(one.gap, one.reason) for one in self.waived]
        lines: list[Line] = []
        self.rows, self._heads = [], []
        for head, rows in groups.items():
            shown = [(row, said) for row in rows if _has((said := self._said(row)), words, head)]
            if not shown:
                continue
            lines.append(Line([(head, "accent"), (f"  {len(shown)}", "strong")], head=True))
            self.rows.append(None)
            self._heads.append(f"{head} ({len(shown)})")
            for row, said in shown:
                lines.append(Line(said))
                self.rows.append(row)
        return lines

    def place_of(self, gap: Gap, reason: str = "") -> int:
        """The row of this gap, waived or not as it was; -1 where it is not in the list."""
        for place, row in enumerate(self.rows):
            if row is not None and row.gap.is_same(gap) and bool(row.reason) == bool(reason):
                return place
        return -1

    def alike(self, place: int) -> list[Gap]:
        """The gaps that stand under the same head as the row at this place; none where these are waived."""
        if not 0 <= place < len(self.rows):
            return []
        first = max((at for at in range(place) if self.rows[at] is None), default=-1) + 1
        last = next((at for at in range(first, len(self.rows)) if self.rows[at] is None), len(self.rows))
        return [row.gap for row in self.rows[first:last] if row is not None and not row.reason]

    def text(self) -> str:
        """The list as plain text, to be read out or sent."""
        heads = iter(self._heads)
        told = [self._dossier.meeting.title]
        for row in self.rows:
            if row is None:
                told += ["", next(heads)]
            else:
                told.append("- " + "".join(text for text, _look in self._said(row)).strip())
        return "\n".join(told) + "\n"

    def detail(self, row: Row) -> list[Said]:
        """All there is to say about a gap: its record in full, or why and by whom it was waived."""
        told: list[Said] = [(upper_first(messages.gap(row.gap.kind)), "strong")]
        record = self._dossier.get(row.gap.record, row.gap.uid)
        if row.reason:
            told += [("  ·  ", "faint"), (f"“{row.reason}”", ""), *self._by_whom(row)]
            told.append(("  ·  " + _("w counts it as missing again"), "faint"))
        if isinstance(record, Entry):
            find = self._dossier.get
            speaker = address_of(record.speaker, find)
            told += [("  ·  ", "faint"), (f"{clock_text(record.at)} {term(record.kind)}".strip(), "")]
            told += [("  ·  ", "faint"), (speaker, "")] if speaker else []
            told.append((f"\n{record.text}", ""))
            if record.owners:
                told.append((f"  → {names_of(record.owners, find)}", ""))
            if record.deadline:
                told.append((f"  · {deadline_text(record.deadline)}", ""))
            if record.vote:
                told.append((f"  · {vote_text(record.vote, find)}", ""))
                told.append((f"  {entry_warning(record, self._dossier)}", "warn"))
        elif isinstance(record, Item):
            told += [("  ·  ", "faint"), (term(record.state), ""), (f"\n#{record.number} {record.title}", "")]
        elif row.gap.detail:
            told.append((f"\n{row.gap.detail}", ""))
        return told

    def _by_whom(self, row: Row) -> list[Said]:
        """Who waived it last, and when."""
        holder = gaps.holder_of(row.gap, self._dossier.meeting.uid)
        for step in self._dossier.history_steps(*holder):
            if any(line.field == "waived" for line in step.lines):
                return [(f"  ·  {step.by} {local_words(step.at)}", "faint")]
        return []

    def _group(self, gap: Gap) -> str:
        if gap.record is RecordKind.MEETING:
            return _("The meeting's details")
        return upper_first(messages.gap(gap.kind))

    def _said(self, row: Row) -> list[Said]:
        gap, record = row.gap, self._dossier.get(row.gap.record, row.gap.uid)
        said: list[Said] = [("  ", "")]
        if row.reason or gap.record is RecordKind.MEETING:
            said.append((upper_first(messages.gap(gap.kind)), ""))
            said += [("  ", "")] if gap.detail else []
        if isinstance(record, Entry):
            speaker = name_of(record.speaker, self._dossier.get) if gap.kind is not GapKind.UNKNOWN_SPEAKER else ""
            lead = " ".join(part for part in (clock_text(record.at), f"{speaker}:" if speaker else "") if part)
            detail = f"{gap.detail}: {record.text}" if gap.detail != record.text else record.text
            said += [(f"{lead} " if lead else "", "faint"), (detail, "")]
        elif gap.detail:
            said.append((gap.detail, ""))
        if row.reason:
            said.append((f"  — {row.reason}", "accent"))
        return said


def _has(said: list[Said], words: str, head: str) -> bool:
    if not words:
        return True
    text = fold(head + " " + "".join(text for text, _look in said))
    return all(word in text for word in words.split())
