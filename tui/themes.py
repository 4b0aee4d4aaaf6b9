"""The themes: dark, light, and both in high contrast; and which of them a user has chosen.

Every text reads at 4.5:1 against what it stands on, in high contrast at 7:1 (WCAG 2.2, 1.4.3 and 1.4.6); a test
measures it on the screens themselves. What Textual would derive from the colours is named wherever it fell short.
"""

from __future__ import annotations

from textual.theme import Theme

from .language import N_


def _theme(name: str, *, dark: bool, high: bool = False, **colours: str) -> Theme:
    """A theme from our names of colours; the rest of what the widgets ask for follows from them.

    In high contrast the row under a list's cursor is underlined as well: its ground has to stay close to the page's,
    for every colour of text to read on it.
    """
    ground, text, bar = colours["background"], colours["foreground"], colours["panel"]
    return Theme(
        name=name,
        primary=colours["primary"],
        secondary=colours["primary"],
        accent=colours["accent"],
        warning=colours["warning"],
        error=colours["error"],
        success=colours["success"],
        foreground=text,
        background=ground,
        surface=colours["surface"],
        panel=bar,
        dark=dark,
        variables={
            "text": text,
            "text-muted": colours["faint"],
            "text-disabled": colours["faint"],
            "text-primary": colours["primary"],
            "text-accent": colours["accent"],
            "text-warning": colours["warning"],
            "text-error": colours["error"],
            "text-success": colours["success"],
            "faint": colours["faint"],
            "line": colours["thumb"],
            "cursor-style": "bold underline" if high else "not underline",
            "resting-style": "underline" if high else "not underline",
            "primary-muted": colours["cursor"],
            "block-cursor-background": colours["cursor"],
            "block-cursor-foreground": text,
            "input-cursor-background": text,
            "input-cursor-foreground": ground,
            "input-selection-background": colours["selection"],
            "input-selection-foreground": text,
            "screen-selection-background": colours["selection"],
            "screen-selection-foreground": text,
            "scrollbar": colours["thumb"],
            "scrollbar-hover": colours["primary"],
            "scrollbar-active": colours["primary"],
            "scrollbar-background": ground,
            "scrollbar-background-hover": ground,
            "scrollbar-background-active": ground,
        },
    )


DARK = _theme(
    "rapporteur-dark",
    dark=True,
    background="#14181d",
    surface="#1c2229",
    panel="#28303a",
    foreground="#dfe3e8",
    faint="#b2bcc6",
    primary="#8fb4d3",
    accent="#e0b268",
    warning="#e9b06a",
    error="#f7a3aa",
    success="#9bcb96",
    cursor="#2c4053",
    selection="#324a62",
    thumb="#66707c",
)
LIGHT = _theme(
    "rapporteur-light",
    dark=False,
    background="#fbfaf7",
    surface="#f0eee8",
    panel="#e2dfd6",
    foreground="#1d2329",
    faint="#555b61",
    primary="#2d5d8a",
    accent="#744b00",
    warning="#7f4900",
    error="#a31a26",
    success="#23602a",
    cursor="#cfdfee",
    selection="#bfd5ea",
    thumb="#87847b",
)
DARK_CONTRAST = _theme(
    "rapporteur-dark-contrast",
    dark=True,
    high=True,
    background="#000000",
    surface="#0c0c0c",
    panel="#262626",
    foreground="#ffffff",
    faint="#d0d0d0",
    primary="#a0d8ff",
    accent="#ffd75f",
    warning="#ffc27a",
    error="#ffbcc0",
    success="#9df09a",
    cursor="#00345f",
    selection="#003b6b",
    thumb="#b0b0b0",
)
LIGHT_CONTRAST = _theme(
    "rapporteur-light-contrast",
    dark=False,
    high=True,
    background="#ffffff",
    surface="#f6f6f6",
    panel="#dcdcdc",
    foreground="#000000",
    faint="#303030",
    primary="#003a70",
    accent="#4a2f00",
    warning="#5c2e00",
    error="#7a0010",
    success="#003f0a",
    cursor="#bfe0ff",
    selection="#a6d3ff",
    thumb="#595959",
)

THEMES: dict[str, Theme] = {theme.name: theme for theme in (DARK, LIGHT, DARK_CONTRAST, LIGHT_CONTRAST)}
"""By name, in the order in which the key goes through them."""

_NAMES = {
    DARK.name: N_("dark"),
    LIGHT.name: N_("light"),
    DARK_CONTRAST.name: N_("dark, high contrast"),
    LIGHT_CONTRAST.name: N_("light, high contrast"),
}


def label(name: str) -> str:
    """What a theme is called on the screen."""
    from .language import _

    return _(_NAMES[name])


def after(name: str) -> str:
    """The theme that comes next."""
    names = list(THEMES)
    return names[(names.index(name) + 1) % len(names)] if name in THEMES else DARK.name


def chosen() -> str:
    """The theme that the user chose last; the dark one before that, and where his choice cannot be read."""
    from . import preferences

    try:
        name = preferences.load(preferences.config_folder()).theme
    except (OSError, ValueError, RuntimeError):  # no home folder, a path that is none
        return DARK.name
    return name if name in THEMES else DARK.name
