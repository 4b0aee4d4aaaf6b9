// What a browser does not do for a terminal by itself.
"use strict";

// The terminal would send Ctrl+V as a control character; left alone, the browser pastes into it.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey && !event.altKey && event.key.toLowerCase() === "v") event.stopImmediatePropagation();
}, true);

// A program copies by an escape sequence (OSC 52), which the terminal in the page does not know.
const COPIED = /\x1b\]52;c;([A-Za-z0-9+/=]*)(?:\x07|\x1b\\)/;
window.WebSocket = class extends WebSocket {
  constructor(...address) {
    super(...address);
    this.addEventListener("message", ({ data }) => {
      if (!(data instanceof ArrayBuffer)) return;
      const found = COPIED.exec(new TextDecoder("latin1").decode(data));
      if (!found) return;
      const bytes = Uint8Array.from(atob(found[1]), (sign) => sign.charCodeAt(0));
      navigator.clipboard?.writeText(new TextDecoder().decode(bytes)).catch(() => {});
    });
  }
};

document.addEventListener("click", (event) => {
  if (event.target instanceof HTMLButtonElement) location.reload();
});

// Whoever opens the page wants to type.
document.addEventListener("DOMContentLoaded", () => {
  new MutationObserver((_changes, seen) => {
    if (!document.body.classList.contains("-first-byte")) return;
    seen.disconnect();
    document.querySelector(".xterm-helper-textarea")?.focus();
  }).observe(document.body, { attributes: true, attributeFilter: ["class"] });
});
