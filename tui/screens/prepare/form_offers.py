"""What a form offers while a field is being typed into."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from store.meeting.records import Record
from store.meeting.text import fold
from tui.language import _
from tui.widgets.field_choices import Offer

from .form_people import People
from .form_values import Field, Form


def offers(field: Field, words: str, people: People, before: Iterable[Record]) -> list[Offer]:
    """What fits the words typed so far, best first; ``before`` are the records whose words are offered again."""
    if field.names_people:
        return _of_people(field, words, people)
    return _recurring(field.name, words, before) if field.recurring else []


def _of_people(field: Field, words: str, people: People) -> list[Offer]:
    if not words:
        return []
    only = field.form is Form.PARTY
    found = people.offers(words, parties_only=only)
    written = any(fold(offer.words) == fold(words) for offer in found)
    if written and len(found) == 1:
        return []
    if only and not written:
        adding = _("+ add “{name}” as a new party").format(name=words)
        return [*found[:4], Offer(adding, new=words)]
    return found


def _recurring(name: str, words: str, before: Iterable[Record]) -> list[Offer]:
    """The values that others have there, the most frequent first; those that begin with the words before the rest."""
    wanted = fold(words)
    often = Counter(value for record in before if (value := getattr(record, name)))
    fitting = [(value, fold(value)) for value, _count in often.most_common()]
    fitting = [(value, plain) for value, plain in fitting if wanted in plain]
    if any(value == words for value, _plain in fitting):
        return []
    return [Offer(value) for value, plain in sorted(fitting, key=lambda one: not one[1].startswith(wanted))]
