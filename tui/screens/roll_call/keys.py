"""The keys of the roll call: list, key bar and help read this one list."""

from __future__ import annotations

from textual.binding import Binding

from tui.language import N_

KEYS: list[Binding] = [
    Binding("space,p", "call('present')", N_("Present"), tooltip=N_("Present, and on to the next one (also p)")),
    Binding("x", "call('excused')", N_("Excused"), tooltip=N_("Excused, and on to the next one")),
    Binding("v,a", "call('absent')", N_("Absent"), tooltip=N_("Absent, and on to the next one (also a)")),
    Binding("r", "replaced", N_("Replaced"), tooltip=N_("Somebody else came instead: asks who")),
    Binding("i", "arrives", N_("Comes"), tooltip=N_("Comes in now; once more corrects the time")),
    Binding("o", "leaves", N_("Goes"), tooltip=N_("Leaves now; once more corrects the time")),
    Binding("escape,f7", "back", N_("Back"), tooltip=N_("All delegates again, or back to the line")),
    Binding("slash", "filter", N_("Filter"), tooltip=N_("Filter by name, office, party or state, without accents")),
    Binding("b", "vote_roll", N_("Take a vote"), tooltip=N_("Take a vote by roll: one key for each voter")),
    Binding("u,delete", "call('expected')", N_("Not called"), tooltip=N_("Not yet called after all (also Del)")),
    Binding("q", "vote_right", N_("Vote or none"), tooltip=N_("Has a vote, or has none")),
    Binding("enter", "edit", N_("Edit"), show=False, tooltip=N_("Name, office, party and all else of this delegate")),
    Binding("n", "new", N_("Add"), tooltip=N_("Somebody who is there and on no list")),
    Binding(
        "asterisk",
        "delegation",
        N_("Delegation"),
        show=False,
        tooltip=N_("All of this party who are not called yet are present: asks how many they are"),
    ),
    Binding("f1", "help", N_("Help")),
    Binding("ctrl+z", "undo", N_("Undo"), show=False, tooltip=N_("Take back my last change")),
    Binding("ctrl+y", "redo", N_("Redo"), show=False, tooltip=N_("Do again what was taken back")),
]

WHILE_VOTING = frozenset({"vote_right", "vote_roll"})
"""The actions that are there only where the meeting takes votes."""
