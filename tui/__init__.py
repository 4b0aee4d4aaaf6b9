"""Screens and command line. Holds no rule about meetings."""

import os

# Textual reads this when it is first imported. With the Kitty key protocol on, some terminals drop or garble
# the words that an input method commits (iTerm2; any word longer than 32 bytes of escape sequence).
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
