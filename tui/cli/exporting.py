"""The command export: one document of a dossier as a file, or the extracts of all its parties as files of a folder."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from .. import messages, templates
from ..documents import write_document
from ..language import _, ngettext
from . import finalising, templating
from .opening import opened
from .printing import progress, say, warn
from .settings import Settings

if TYPE_CHECKING:
    from exports.options import DocumentKind, Options
    from store.dossier import Dossier
    from store.meeting.proceedings import Proceedings
    from store.meeting.records import Party
    from store.progress import Progress

USAGE = 2
UNREADABLE = 3

_NAMED = 30
"""So many parties are listed where one has to be chosen."""


def export(
    settings: Settings,
    folder: Path,
    file: Path | None,
    kind: str,
    party: str,
    document_language: str,
    draft: bool,
    attribution: str,
    closed_session: bool,
    template: Path | None,
    final_version: str | None = None,
) -> int:
    """Write a document in the format that the file's suffix names."""
    from exports.options import Attribution, DocumentKind, Options

    if kind not in list(DocumentKind):
        warn(_("There is no document of the kind “{kind}”.").format(kind=messages.plain(kind)))
        warn(_("What can be written is: {kinds}.").format(kinds=", ".join(DocumentKind)))
        return USAGE
    chosen = DocumentKind(kind)
    if party and chosen is not DocumentKind.EXTRACT:
        warn(_("Only an extract is for one party."))
        warn(_("Leave --party out, or ask for --kind extract."))
        return USAGE
    everybody = chosen is DocumentKind.EXTRACT and not party and file is not None and _is_folder(file)
    if not everybody and not _can_be_written(file, chosen, with_template=template is not None):
        return USAGE
    if file is not None and template is not None and templates.is_same(file, template):
        warn(_("“{path}” is the template itself, which would be replaced.").format(path=messages.plain(str(file))))
        warn(_("Name another file with -o."))
        return USAGE
    own = templating.chosen(template) if template is not None else b""
    if own is None:
        return UNREADABLE
    options = Options(
        template=own,
        language="en" if document_language == "en" else "vi",
        draft=draft,
        attribution=Attribution(attribution),
        closed_session=closed_session,
        kind=chosen,
    )
    with opened(settings, folder) as dossier:
        proceedings = finalising.as_of(dossier.proceedings(), final_version)
        if proceedings is None:
            return USAGE
        if everybody and file is not None:
            return _every_extract(dossier, proceedings, file, options)
        if chosen is DocumentKind.EXTRACT:
            uid = _party(party, proceedings.parties)
            if uid is None:
                return USAGE
            options = replace(options, party=uid)
        with progress(_("Writing the document")) as tell:
            path = write_document(dossier, file, options, tell, proceedings=proceedings)
    say(str(path))
    return 0


def _is_folder(path: Path) -> bool:
    return path.is_dir() or not path.suffix


def _can_be_written(file: Path | None, kind: DocumentKind, *, with_template: bool) -> bool:
    """Whether a document of this kind can be in the format that the file's name asks for; says why if not."""
    from exports.formats import FORMATS, suffixes_for

    if file is None:
        return True
    name, suffix = messages.plain(file.name), file.suffix.lower()
    possible: Sequence[str] = suffixes_for(kind)
    if with_template:
        possible = [one for one in possible if one in templates.FORMATS]
    if suffix in possible:
        return True
    if suffix not in FORMATS:
        warn(_("“{name}” does not end in a format that can be written.").format(name=name))
    elif with_template and suffix not in templates.FORMATS:
        warn(_("A template gives its look to Word files and what is printed from them only."))
    else:
        warn(_("A document of the kind “{kind}” is not written as {suffix}.").format(kind=kind.value, suffix=suffix))
    warn(_("What can be written is: {kinds}.").format(kinds=", ".join(possible)))
    return False


def _party(words: str, parties: Sequence[Party]) -> str | None:
    """The uid of the party that is meant; None, after saying who could be, where nobody or several are."""
    from store.meeting import names, refs

    if not words:
        warn(_("An extract is for one party, and none is named."))
        _list([party.name for party in parties])
        warn(_("Name it with --party, or name a folder with -o: then every party gets its extract."))
        return None
    of_uid = {party.uid: party for party in parties}
    roster = names.roster((), parties)
    found = roster.best(words)
    if len(found) == 1:
        return refs.split(found[0])[1]
    said = messages.plain(words)
    if not found:
        warn(_("No party is called “{name}”.").format(name=said))
        alike = [of_uid[refs.split(ref)[1]] for _score, ref in roster.ranked(words)]
        _list([party.name for party in alike or parties])
        warn(_("Write its name out."))
        return None
    warn(
        ngettext("“{name}” may be {count} party:", "“{name}” may be {count} parties:", len(found)).format(
            name=said, count=len(found)
        )
    )
    _list([of_uid[refs.split(ref)[1]].name for ref in found])
    warn(_("Write its name out."))
    return None


def _list(names: Sequence[str]) -> None:
    for name in names[:_NAMED]:
        warn(f"  {messages.plain(name)}")
    if len(names) > _NAMED:
        warn("  …")


def _every_extract(dossier: Dossier, proceedings: Proceedings, folder: Path, options: Options) -> int:
    """An extract for each party that something concerns, as Word files of one folder."""
    from store.meeting.concerning import Concern

    concerned: list[Party] = []
    others: list[Party] = []
    for party in proceedings.parties:
        concern = Concern(proceedings, party.uid)
        shown = (entry for entry in proceedings.entries if options.closed_session or not entry.closed_session)
        has_any = bool(concern.items) or any(map(concern.has_entry, shown))
        (concerned if has_any else others).append(party)
    if not concerned:
        warn(_("Nothing in the record concerns any party, so there is no extract to write."))
        warn(_("Name the parties of items, and who has to do what; then ask again."))
        return 1
    taken: set[str] = set()
    paths = []
    with progress(_("Writing the extracts")) as tell:
        for number, party in enumerate(concerned):
            one = replace(options, party=party.uid)
            path = folder / _free_name(proceedings, one, taken)
            told = _part_of(tell, number, len(concerned))
            paths.append(write_document(dossier, path, one, told, proceedings=proceedings))
    for path in paths:
        say(str(path))
    if others:
        count = len(others)
        named = ", ".join(messages.plain(party.name) for party in others[:_NAMED])
        warn(
            ngettext(
                "Nothing concerns {count} party: {names}.", "Nothing concerns {count} parties: {names}.", count
            ).format(count=count, names=named + (", …" if count > _NAMED else ""))
        )
    return 0


def _free_name(proceedings: Proceedings, options: Options, taken: set[str]) -> str:
    """The file's own name; a number behind it where two parties' long names are cut to the same."""
    from exports import formats

    name = Path(formats.default_name(proceedings, options))
    number, free = 2, name.name
    while os.path.normcase(free) in taken:
        free = f"{name.stem} ({number}){name.suffix}"
        number += 1
    taken.add(os.path.normcase(free))
    return free


def _part_of(tell: Progress, number: int, count: int) -> Progress:
    def told(done: int, total: int) -> None:
        tell(100 * number + (100 * done // total if total else 0), 100 * count)

    return told
