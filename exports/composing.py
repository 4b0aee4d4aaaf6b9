"""A document of any kind, composed from a meeting's record."""

from __future__ import annotations

from exports.document import Document
from exports.options import DocumentKind, Options
from store.meeting.proceedings import Proceedings
from store.progress import Progress, untold


def compose(proceedings: Proceedings, options: Options, progress: Progress = untold) -> Document:
    """The document that ``options.kind`` names. ``progress`` counts its parts, and may raise Stopped."""
    from exports import finality

    options = finality.drafted(proceedings, options)
    return finality.stamped(_composed(proceedings, options, progress), proceedings, options)


def _composed(proceedings: Proceedings, options: Options, progress: Progress) -> Document:
    match options.kind:
        case DocumentKind.MINUTES:
            from exports import minutes

            return minutes.compose(proceedings, options, progress)
        case DocumentKind.NOTICE:
            from exports import notice

            return notice.compose(proceedings, options, progress)
        case DocumentKind.ANNEX:
            from exports import annex_of_items

            return annex_of_items.compose(proceedings, options, progress)
        case DocumentKind.EXTRACT:
            from exports import extract

            return extract.compose(proceedings, options, progress)
        case DocumentKind.ACTIONS:
            from exports import actions

            return actions.compose(proceedings, options, progress)
