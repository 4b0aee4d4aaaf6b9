"""What is to be done in words: what it is, who has to do it, how it stands; for lists and calendars alike."""

from __future__ import annotations

from collections.abc import Sequence

from exports.due import Due
from exports.list_words import list_words
from exports.minutes.phrases import SHORT_BLANK, People, capital, cell
from exports.minutes.speakers import Speakers
from exports.options import Options
from exports.wording import wording
from store.meeting.glossary import term
from store.meeting.kinds import EntryKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import Entry, Item
from store.meeting.refs import UNKNOWN, Ref


class Names:
    """Names of parties and people; the same few stand in most rows."""

    def __init__(self, proceedings: Proceedings) -> None:
        self._proceedings = proceedings
        self._known: dict[tuple[Ref, ...], str] = {}

    def of(self, refs: tuple[Ref, ...]) -> str:
        """The names, one after the other; somebody unknown is dots."""
        if refs not in self._known:
            named = (SHORT_BLANK if ref == UNKNOWN else self._proceedings.name(ref) for ref in refs)
            self._known[refs] = "; ".join(dict.fromkeys(name for name in named if name))
        return self._known[refs]


class Teller:
    """Says of a thing to be done what it is, who has to do it and how it stands, for lists and calendars alike.

    Who gave or promised it is named in the manner of attribution that was chosen.
    """

    def __init__(self, proceedings: Proceedings, options: Options) -> None:
        self._proceedings = proceedings
        self._options = options
        self._words = list_words(options.language)
        document = wording(options.language)
        self._speakers = Speakers(proceedings, document, People(proceedings, document), options.attribution)
        self._names = Names(proceedings)

    def task(self, one: Due) -> str:
        """What is to be done."""
        return cell(one.record.title if isinstance(one.record, Item) else one.record.text.strip())

    def who(self, one: Due) -> str:
        """Who has to do it; for a promise that names nobody, whoever promised."""
        if isinstance(one.record, Item):
            item = one.record
            supporting = self._names.of(item.supporting)
            parts = (
                self._names.of(item.lead or item.parties),
                self._words.supporting(supporting) if supporting else "",
            )
            return "; ".join(filter(None, parts))
        entry = one.record
        owners = self._speakers.names(entry.owners, entry.speaker)
        if not owners and entry.kind is EntryKind.COMMITMENT:
            owners = self._speakers.promised_by(entry.speaker) or self._speakers.short(entry.speaker)
        return capital(owners)

    def state(self, one: Due) -> str:
        """How it stands, in words."""
        if isinstance(one.record, Item):
            return capital(term(one.record.state, self._options.language))
        return capital(self._words.done if one.done else self._words.open)

    def kind(self, one: Due) -> str:
        """A directive, a commitment, or an item of the register."""
        return self._words.item if isinstance(one.record, Item) else term(one.record.kind, self._options.language)

    def numbers(self, one: Due) -> str:
        """The numbers of the items that it is about."""
        return ", ".join(str(item.number) for item in self.items(one))

    def field(self, one: Due) -> str:
        """The fields of those items."""
        return "; ".join(dict.fromkeys(item.field for item in self.items(one) if item.field))

    def by(self, one: Due) -> str:
        """Who gave or promised it, as far as the document says who spoke."""
        return "" if isinstance(one.record, Item) else capital(self._speakers.short(one.record.speaker))

    def items(self, one: Due) -> Sequence[Item]:
        """The items that it is about."""
        if isinstance(one.record, Item):
            return (one.record,)
        return [item for uid in one.record.items if (item := self._proceedings.item_by_uid.get(uid)) is not None]

    def point(self, one: Due) -> str:
        """The point of the agenda at which it was said."""
        if isinstance(one.record, Entry) and (point := self._proceedings.point_by_uid.get(one.record.point)):
            return f"{point.number}. {point.title}" if point.number else point.title
        return ""
