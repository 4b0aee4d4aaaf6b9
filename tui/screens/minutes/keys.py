"""The keys of the minutes screen: footer, help and palette all read this one list."""

from __future__ import annotations

from textual.binding import Binding

from tui.language import N_

KEYS: list[Binding] = [
    Binding("enter", "write", N_("Write"), tooltip=N_("Write the document into the file")),
    Binding("ctrl+s", "write", N_("Write"), show=False, priority=True),
    Binding("o", "open", N_("Open"), tooltip=N_("Open the written file with the system's own program")),
    Binding(
        "k",
        "kind",
        N_("Document"),
        tooltip=N_("Minutes, notice of conclusions, annex of items, extract for one party, or action list"),
    ),
    Binding("p", "party", N_("Party"), show=False, tooltip=N_("The extract for one party: choose which")),
    Binding("l", "language", N_("Language"), show=False, tooltip=N_("The document in Vietnamese or in English")),
    Binding(
        "a",
        "attribution",
        N_("Speakers"),
        show=False,
        tooltip=N_("Say who spoke by name, by delegation, or not at all"),
    ),
    Binding("d", "draft", N_("Draft"), show=False, tooltip=N_("Mark the document as a draft, or not")),
    Binding("c", "closed", N_("Closed session"), show=False, tooltip=N_("Print closed-session passages too, or not")),
    Binding(
        "f",
        "format",
        N_("Format"),
        show=False,
        tooltip=N_("Word, Markdown, HTML, Excel, calendar, PDF, or the record itself as JSON"),
    ),
    Binding(
        "t",
        "template",
        N_("Template"),
        show=False,
        tooltip=N_("Fill a Word template of your own instead of using the decree's form"),
    ),
    Binding("n", "name", N_("File name"), tooltip=N_("Give the file another name, or another place")),
    Binding(
        "r",
        "returned",
        N_("Returned file"),
        show=False,
        tooltip=N_("Compare a Word file that came back with what was sent"),
    ),
    Binding(
        "z",
        "finalise",
        N_("Finalise"),
        tooltip=N_("Freeze the record into a numbered final version; refused while something is missing"),
    ),
    Binding("f8", "gaps", N_("Missing"), tooltip=N_("What is still missing, each one key away")),
    Binding("f1", "help", N_("Help")),
    Binding("escape,ctrl+e", "leave", N_("Back"), tooltip=N_("Back to the meeting")),
    Binding("ctrl+p", "app.palette", N_("Commands"), show=False),
    Binding("ctrl+t", "app.theme", N_("Theme"), show=False),
]
