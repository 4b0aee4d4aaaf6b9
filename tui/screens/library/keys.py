"""The keys of the library: footer, help and palette all read this one list."""

from __future__ import annotations

from textual.binding import Binding

from tui.language import N_

KEYS: list[Binding] = [
    Binding("enter", "open", N_("Open"), tooltip=N_("Open the dossier, or what was found, in the live screen")),
    Binding("ctrl+n", "new", N_("New dossier"), tooltip=N_("Make a dossier for a new meeting")),
    Binding(
        "ctrl+o", "open_folder", N_("Folder"), tooltip=N_("Open a dossier by its folder, for example a colleague's")
    ),
    Binding(
        "f2", "prepare", N_("Prepare"), tooltip=N_("Fill in or import the meeting's details, parties, agenda, items")
    ),
    Binding("f6", "import", N_("From a file"), tooltip=N_("Read parties, delegates, agenda or items from a file")),
    Binding("f3", "series", N_("Series"), tooltip=N_("By series, or those opened last first")),
    Binding("f4", "carry_over", N_("Carry over"), tooltip=N_("A new dossier with what this one leaves open")),
    Binding(
        "f5",
        "update",
        N_("Update"),
        tooltip=N_("Take over what the dossier of the meeting before says by now; what was written here stays"),
    ),
    Binding("f7", "counts", N_("Numbers"), tooltip=N_("The series by year, field and party, and what is overdue")),
    Binding(
        "delete", "forget", N_("Off the list"), tooltip=N_("Take the dossier off the list; nothing of it is deleted")
    ),
    Binding("escape", "back", N_("Back"), tooltip=N_("From the answers to the list, from there to the open dossier")),
    Binding(
        "f10", "demo", N_("Demo"), show=False, tooltip=N_("The demo, in which anything may be tried, and its tour")
    ),
    Binding("f1", "help", N_("Help"), show=False, tooltip=N_("All keys of this screen")),
    Binding("tab", "other", N_("List or search"), show=False, tooltip=N_("From the list to the search, and back")),
    Binding("ctrl+p", "app.palette", N_("Commands"), show=False, tooltip=N_("Every command, found by a few letters")),
    Binding("ctrl+t", "app.theme", N_("Theme"), show=False, tooltip=N_("Dark, light, or high contrast")),
    Binding("ctrl+q", "app.leave", N_("Quit"), priority=True, tooltip=N_("Quit; everything is saved already")),
    # In the search field these still move the list.
    Binding("up", "move(-1)", show=False),
    Binding("down", "move(1)", show=False),
    Binding("pageup", "page(-1)", show=False),
    Binding("pagedown", "page(1)", show=False),
]
