"""The starting template: minutes by the decree's form with markers in it, and behind its end every marker explained.

It is written by the program's own writer, so that what it fills looks like the program's own minutes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from exports import word
from exports.document import (
    Block,
    Closing,
    Column,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Properties,
    Run,
    Signature,
    Style,
    Table,
    Title,
)
from exports.options import Language, Options
from exports.word.template.lists import HEADING, LISTS, POSITION, ListOfRecords
from exports.word.template.meaning import Meaning
from exports.word.template.names import BLOCKS, END, SINGLE
from exports.word.template.rows import getter, records
from exports.word.template.sample import sample
from exports.word.template.starting_words import WORDS, StartingWords
from exports.word.template.usual_measure import in_usual_measure
from exports.word.template.values import Values
from exports.wording import wording
from exports.wording.words import Wording

_LONGEST = 120
"""Signs of an example that are shown."""


def starting_template(language: Language) -> bytes:
    """The template as the bytes of a .docx file, its words and explanations in this language."""
    words, says = wording(language), WORDS[language]
    made = _Marked(language)
    document = Document(
        letterhead=Letterhead(
            superior_body=made("superior_body"),
            issuing_body=made("issuing_body"),
            number_line=words.letterhead.number(made("number"), made("symbol")),
            nation=words.letterhead.nation,
            motto=words.letterhead.motto,
        ),
        title=Title(made("document_kind"), made("subject"), made("draft_mark")),
        body=tuple(_body(words, says, made)),
        closing=Closing(
            left=(Signature(words.closing.secretary, made("secretary_name")),),
            right=(Signature(words.closing.chair, made("chair_name"), made("chair_office")),),
            recipients_heading=words.closing.recipients,
            recipients=(made("recipients"),),
        ),
        annexes=tuple(_explained(language, says, made)),
        properties=Properties(says.title, "", words.general.tag, datetime(2020, 3, 5, tzinfo=UTC)),
    )
    return in_usual_measure(word.write(document), made("end_of_template"), made("annexes"))


class _Marked:
    """Markers as they are written in a language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._shown = {one.name: self.name(one) for one in (*SINGLE, *BLOCKS, END, POSITION)}

    def name(self, one: Meaning | ListOfRecords) -> str:
        """The name in the language."""
        return one.name if self._language == "en" else one.shown

    def __call__(self, name: str) -> str:
        return f"{{{{{self._shown[name]}}}}}"

    def of(self, records_of: ListOfRecords, field: str) -> str:
        """A marker of a list's row."""
        meaning = next(one for one in records_of.fields if one.name == field)
        return f"{{{{{self.name(records_of)}.{self.name(meaning)}}}}}"


def _body(words: Wording, says: StartingWords, made: _Marked) -> Iterator[Block]:
    def line(label: str, marker: str, end: str = ".") -> Paragraph:
        return Paragraph((Run(f"{label}: {marker}{end}"),), Style.FIELD)

    yield line(words.opening.start, made("start"))
    yield line(words.opening.place, made("place"))
    yield line(words.attendance.label, made("attendance"), ":")
    yield Paragraph((Run(f"{made.of(_list('party'), 'full')}."),), Style.LIST, "-")
    yield line(words.opening.chair, made("chairs"))
    yield line(words.opening.secretary, made("secretaries"))
    yield line(words.opening.agenda, made("agenda"))
    yield Paragraph((Run(says.content),), Style.FIELD)
    yield Paragraph((Run(made("content")),))
    yield Paragraph((Run(made("closing_sentence")),), Style.FIELD)


def _pieces(says: StartingWords, made: _Marked) -> Iterator[Block]:
    """Model rows and paragraphs ready to be copied into the document."""
    yield Heading(says.pieces)
    yield Paragraph((Run(says.pieces_rule),))
    yield _model(
        says.register,
        "item",
        made,
        (("number", 10), ("title", 30), ("units", 24), ("state", 18), ("outcome", 18)),
        says,
    )
    yield _model(
        says.tasks, "directive", made, (("position", 10), ("owners", 26), ("text", 38), ("deadline", 26)), says
    )
    yield _model(
        says.roll, "delegate", made, (("position", 10), ("name", 26), ("office", 38), ("attendance", 26)), says
    )
    decision = _list("decision")
    yield Paragraph((Run(f"{made(POSITION.name)}. {made.of(decision, 'text')}"),))


def _model(caption: str, name: str, made: _Marked, columns: Sequence[tuple[str, int]], says: StartingWords) -> Table:
    of = _list(name)
    cells = tuple(made(name) if name == POSITION.name else made.of(of, name) for name, _share in columns)
    heads = tuple(Column(says.heads[name], share, centred=share < 10) for name, share in columns)
    return Table(caption, heads, (cells,))


def _list(name: str) -> ListOfRecords:
    return next(one for one in LISTS if one.name == name)


def _explained(language: Language, says: StartingWords, made: _Marked) -> Iterator[Block]:
    # A draft of an extract for one party, so that no marker of the sample is without an example.
    options = Options(language=language, draft=True, party="hcm")
    values = Values(replace(sample()), options)
    yield Paragraph((Run(made("end_of_template")),))
    yield Heading(says.title)
    for text in says.rules:
        yield Paragraph((Run(text),))
    yield from _pieces(says, made)
    yield Heading(says.all_markers)
    yield _table(says, says.single, [(one, _short(values.single(one.name))) for one in SINGLE], language)
    yield _table(says, says.blocks, [(one, says.blocks_example) for one in (*BLOCKS, END)], language)
    yield Paragraph((Run(says.lists),))
    for of in _told_lists():
        yield _table(says, f"{says.list_of} {_named(of, made)}: {of.gives(language)}", _rows(values, of), language, of)
    yield Paragraph((Run(says.same_fields),))
    yield Table(
        says.entry_lists,
        tuple(Column(head, share) for head, share in zip(says.list_heads, (30, 30, 40), strict=True)),
        tuple((of.name, of.shown, of.gives(language)) for of in LISTS),
    )


def _told_lists() -> Iterator[ListOfRecords]:
    """One list of each make; the others have the same markers."""
    told: list[tuple[Meaning, ...]] = []
    for of in LISTS:
        if of.fields not in told:
            told.append(of.fields)
            yield of


def _named(of: ListOfRecords, made: _Marked) -> str:
    return f"“{made.name(of)}”"


def _rows(values: Values, of: ListOfRecords) -> list[tuple[Meaning, str]]:
    listed = records(values, of)
    found = [(POSITION, "1"), (HEADING, "")]
    for field in of.fields:
        get = getter(values, of, field.name)
        example = next((text for one in listed if (text := get(one))), "")
        found.append((field, _short(example)))
    return found


def _table(
    says: StartingWords,
    caption: str,
    rows: Sequence[tuple[Meaning, str]],
    language: Language,
    of: ListOfRecords | None = None,
) -> Table:
    def marker(meaning: Meaning, *, vietnamese: bool) -> str:
        name = meaning.shown if vietnamese else meaning.name
        head = "" if of is None or meaning is POSITION else f"{of.shown if vietnamese else of.name}."
        return f"{{{{{head}{name}}}}}"

    return Table(
        caption,
        tuple(Column(head, share) for head, share in zip(says.explained_heads, (27, 30, 22, 21), strict=True)),
        tuple(
            (marker(one, vietnamese=False), marker(one, vietnamese=True), one.gives(language), example)
            for one, example in rows
        ),
    )


def _short(text: str) -> str:
    plain = text.replace("\n", " ")
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST].rstrip()}…"
