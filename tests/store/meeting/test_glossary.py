"""Terms are complete, and words people write in their tables are understood."""

from __future__ import annotations

import dataclasses
from enum import StrEnum

import pytest

from store.meeting import glossary, kinds
from store.meeting.kinds import ItemState, PartyRole
from store.meeting.records import type_of

VOCABULARIES = [
    one for one in vars(kinds).values() if isinstance(one, type) and issubclass(one, StrEnum) and one is not StrEnum
]


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_value_has_a_term_of_its_own_in_both_languages_and_is_read_back(vocabulary: type[StrEnum]) -> None:
    for language in ("vi", "en"):
        terms = [glossary.term(value, language) for value in vocabulary]
        assert len(set(terms)) == len(terms)
        assert [glossary.value_of(vocabulary, term.upper()) for term in terms] == list(vocabulary)
    assert [glossary.value_of(vocabulary, value.value) for value in vocabulary] == list(vocabulary)


@pytest.mark.parametrize("kind", type_of)
def test_every_field_of_every_record_has_a_name_in_vietnamese(kind: kinds.RecordKind) -> None:
    for field in dataclasses.fields(type_of[kind]):
        assert glossary.field_name(field.name, "vi") != field.name, field.name


def test_words_without_accents_are_understood() -> None:
    assert glossary.value_of(ItemState, "hoan thanh mot phan") is ItemState.PARTLY_DONE
    assert glossary.value_of(PartyRole, " Đồng chủ trì ") is PartyRole.CO_HOST
    assert glossary.value_of(ItemState, "xong xuôi cả") is None
    assert glossary.field_of("LĨNH VỰC") == "field"
    assert glossary.field_of("linh vuc") == "field"
    assert glossary.field_of("something else") is None
