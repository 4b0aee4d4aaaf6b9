"""Who is meant: one string that names a party, a delegate, or somebody known only by what was said."""

from __future__ import annotations

from typing import NewType

Ref = NewType("Ref", str)
"""``party/<uid>``, ``delegate/<uid>``, ``name/<as said>``, ``?`` (somebody unknown) or empty (nobody)."""

NOBODY = Ref("")
UNKNOWN = Ref("?")


def to_party(uid: str) -> Ref:
    """The reference to the party with this uid."""
    return Ref(f"party/{uid}")


def to_delegate(uid: str) -> Ref:
    """The reference to the delegate with this uid."""
    return Ref(f"delegate/{uid}")


def to_name(name: str) -> Ref:
    """The reference to somebody who is on no list yet, by the name that was said."""
    return Ref(f"name/{name}")


def split(ref: Ref) -> tuple[str, str]:
    """``("party", uid)``, ``("delegate", uid)``, ``("name", words)``, ``("?", "")`` or ``("", "")``.

    A string of any other form counts as a name, so that nothing read from a file is lost.
    """
    head, slash, rest = ref.partition("/")
    if slash and head in {"party", "delegate", "name"}:
        return head, rest
    if ref in {"", "?"}:
        return ref, ""
    return "name", ref
