"""Entries stand in the order in which things were said, also where some have no time."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from store.orders import Order, SpokenOrder


def uids(order: Order) -> list[str]:
    return [key[-1] for key in order.sorted()]


def test_an_entry_without_a_time_follows_what_was_recorded_before_it() -> None:
    order = SpokenOrder()
    order.put(("08:00", "1", "opening"))
    order.put(("", "2", "note"))
    order.put(("09:00", "3", "report"))
    order.put(("", "4", "remark"))
    order.put(("08:30", "5", "forgotten"))
    order.put(("", "6", "end"))
    assert uids(order) == ["opening", "note", "forgotten", "report", "remark", "end"]


def test_without_any_time_it_is_the_order_of_recording() -> None:
    order = SpokenOrder()
    for stamp in "3142":
        order.put(("", stamp, f"e{stamp}"))
    assert uids(order) == ["e1", "e2", "e3", "e4"]


_acts = st.lists(
    st.tuples(
        st.sampled_from("abcdef"),
        st.none() | st.tuples(st.sampled_from(["", "", "08", "09", "10"]), st.integers(0, 99).map("{:02d}".format)),
        st.booleans(),
    ),
    max_size=25,
)


@settings(max_examples=300)
@given(_acts, st.booleans())
def test_kept_in_order_step_by_step_is_the_same_as_sorted_at_the_end(
    acts: list[tuple[str, tuple[str, str] | None, bool]], spoken: bool
) -> None:
    kept: Order = SpokenOrder() if spoken else Order()
    last: dict[str, tuple[str, str, str]] = {}
    for uid, key, look in acts:
        if key is None:
            kept.drop(uid)
            last.pop(uid, None)
        else:
            last[uid] = (key[0], f"{key[1]}{uid}", uid)  # no two entries have one stamp
            kept.put(last[uid])
        if look:
            kept.sorted()
    fresh: Order = SpokenOrder() if spoken else Order()
    for one in last.values():
        fresh.put(one)
    assert kept.sorted() == fresh.sorted()
    for place, uid in enumerate(uids(kept)):
        assert kept.place_of(uid) == place
        assert kept.at(place) == uid
