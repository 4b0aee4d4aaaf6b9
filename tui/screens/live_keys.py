"""The keys of the live screen: footer, help and palette all read this one list."""

from __future__ import annotations

from textual.binding import Binding

from tui.language import N_

KEYS: list[Binding] = [
    Binding("f1", "help", N_("Help"), tooltip=N_("The marks of the capture line and all keys")),
    Binding("f2", "meeting", N_("Meeting"), tooltip=N_("The meeting's own details: bodies, place, chairs, times")),
    Binding("f3", "pane('agenda')", N_("Agenda"), show=False, tooltip=N_("To the agenda; Enter goes to a point")),
    Binding(
        "f4",
        "pane('items')",
        N_("Items"),
        show=False,
        tooltip=N_("To the checklist; Space, Enter, / and digits work there"),
    ),
    Binding(
        "f5",
        "pane('timeline')",
        N_("Timeline"),
        show=False,
        tooltip=N_("To the timeline; Enter mends, Del deletes an entry"),
    ),
    Binding("f6", "pane('card')", N_("Card"), show=False, tooltip=N_("To the card of the item")),
    Binding("f8", "gaps", N_("Missing"), tooltip=N_("What is still missing, each one key away")),
    Binding("ctrl+e", "minutes", N_("Minutes"), priority=True, tooltip=N_("Write the minutes as a Word document")),
    Binding("ctrl+q", "app.leave", N_("Quit"), priority=True, tooltip=N_("Quit; everything is saved already")),
    Binding("ctrl+p", "app.palette", N_("Commands"), tooltip=N_("Every command, found by a few letters")),
    Binding("ctrl+z", "undo", N_("Undo"), tooltip=N_("Take back my last change")),
    Binding("escape", "back", N_("Line"), show=False, tooltip=N_("Back to the capture line, or stop mending")),
    Binding("pageup", "scroll(-1)", N_("Page up"), show=False, tooltip=N_("The timeline a page back")),
    Binding("pagedown", "scroll(1)", N_("Page down"), show=False, tooltip=N_("The timeline a page on")),
    Binding("ctrl+up", "item(-1)", N_("Item before"), show=False, tooltip=N_("The item before, from the line")),
    Binding("ctrl+down", "item(1)", N_("Next item"), show=False, tooltip=N_("The next item, from the line")),
    Binding("ctrl+f", "filter", N_("Filter"), show=False, tooltip=N_("Filter the checklist, without accents")),
    Binding("ctrl+t", "app.theme", N_("Light or dark"), show=False, tooltip=N_("Change between light and dark")),
]
