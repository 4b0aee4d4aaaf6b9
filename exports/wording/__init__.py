"""Every sentence and label of documents, one module for each language."""

from __future__ import annotations

from exports.wording.words import Wording


def wording(language: str) -> Wording:
    """The words of a language: ``"en"`` for English, anything else for Vietnamese."""
    if language == "en":
        from exports.wording.en import ENGLISH

        return ENGLISH
    from exports.wording.vi import VIETNAMESE

    return VIETNAMESE
