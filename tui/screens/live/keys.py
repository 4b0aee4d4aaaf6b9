"""The keys of the live screen: footer, help and palette all read this one list."""

from __future__ import annotations

from textual.binding import Binding

from tui.language import N_

KEYS: list[Binding] = [
    Binding("f1", "help", N_("Help"), tooltip=N_("The marks of the capture line and all keys")),
    Binding("f2", "prepare", N_("Prepare"), tooltip=N_("The meeting's details, parties, delegates, agenda, items")),
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
    Binding("f7", "roll_call", N_("Roll call"), tooltip=N_("Who is there: one key for each delegate")),
    Binding("f8", "gaps", N_("Missing"), tooltip=N_("What is still missing, each one key away")),
    Binding("f9", "hand_over", N_("Hand over"), show=False, tooltip=N_("Somebody else records from now on")),
    Binding("ctrl+e", "minutes", N_("Minutes"), priority=True, tooltip=N_("See the minutes, choose, write, open them")),
    Binding("ctrl+q", "app.leave", N_("Quit"), priority=True, tooltip=N_("Quit; everything is saved already")),
    Binding("ctrl+p", "app.palette", N_("Commands"), tooltip=N_("Every command, found by a few letters")),
    Binding("ctrl+z", "undo", N_("Undo"), tooltip=N_("Take back my last change")),
    Binding("ctrl+y", "redo", N_("Redo"), show=False, tooltip=N_("Do again what was taken back")),
    Binding("ctrl+g", "go_to", N_("Go to"), show=False, tooltip=N_("To an item by its number, to a point by .number")),
    Binding("ctrl+o", "go_back", N_("Go back"), show=False, tooltip=N_("Back to where I was before I went there")),
    Binding("ctrl+r", "history", N_("History"), show=False, tooltip=N_("Who changed what, when; bring a value back")),
    Binding("f12", "conflicts", N_("Two versions"), show=False, tooltip=N_("Settle what two people wrote differently")),
    Binding("ctrl+l", "library", N_("Library"), show=False, tooltip=N_("All dossiers on this machine, and search")),
    Binding("escape", "back", N_("Line"), show=False, tooltip=N_("Back to the capture line, or stop mending")),
    Binding("pageup", "scroll(-1)", N_("Page up"), show=False, tooltip=N_("The timeline a page back")),
    Binding("pagedown", "scroll(1)", N_("Page down"), show=False, tooltip=N_("The timeline a page on")),
    Binding("ctrl+up", "item(-1)", N_("Item before"), show=False, tooltip=N_("The item before, from the line")),
    Binding("ctrl+down", "item(1)", N_("Next item"), show=False, tooltip=N_("The next item, from the line")),
    Binding("ctrl+f", "filter", N_("Filter"), show=False, tooltip=N_("Filter the checklist, without accents")),
    Binding("ctrl+t", "app.theme", N_("Theme"), show=False, tooltip=N_("Dark, light, or high contrast")),
    Binding("ctrl+n", "new_person", N_("New name"), show=False, tooltip=N_("Put whom the line names on the list")),
    Binding("f10", "tour", N_("Tour"), show=False, tooltip=N_("A tour of one minute, in the demo")),
    Binding("f11", "abbreviations", N_("Abbreviations"), show=False, tooltip=N_("My own abbreviations")),
]
