"""The minutes as they would print, the choices for them, writing and opening them."""
