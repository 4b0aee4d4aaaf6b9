"""The keys of the timeline: what each does with the entry under the cursor. Help and palette read this one list."""

from __future__ import annotations

from textual.binding import Binding

from tui.language import N_


def _op(key: str, what: str, words: str) -> Binding:
    return Binding(key, f"rework('{what}')", words, show=False, tooltip=words)


KEYS: list[Binding] = [
    _op("exclamation_mark", "!", N_("Make the entry a directive")),
    _op("plus", "+", N_("Make the entry a commitment")),
    _op("equals_sign", "=", N_("Make the entry a decision")),
    _op("tilde", "~", N_("Make the entry a limitation")),
    _op("asterisk", "*", N_("Make the entry a result")),
    _op("question_mark", "?", N_("Make the entry a proposal")),
    _op("full_stop", ".", N_("Make the entry a plain note")),
    _op("number_sign", "link", N_("Say which items the entry is about")),
    _op("s", "split", N_("Split the entry in two")),
    _op("m", "join", N_("Join the entry with the one before")),
    _op("p", "move", N_("Move the entry to another agenda point")),
    _op("t", "time", N_("Mend when it was said")),
    _op("f", "fulfilled", N_("The task is fulfilled, or is not after all")),
    _op("r", "read_back", N_("The verbatim text was read back to the meeting")),
    _op("c", "closed", N_("The entry belongs to a closed session, or does not after all")),
    _op("delete", "delete", N_("Delete the entry")),
    _op("d", "deleted", N_("Show deleted entries too; Enter restores one")),
]
