"""What lies in the folder may come from anybody: it is refused or shown as plain text, and the rest goes on."""

from __future__ import annotations

import copy
import json
import shutil
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.dossier import Dossier
from store.errors import CannotRead, Trouble
from store.keeping.change_file import parse, to_bytes
from store.keeping.changes import compose
from store.keeping.stamps import NEVER
from store.meeting import gaps, register
from store.meeting.kinds import RecordKind

if TYPE_CHECKING:
    from conftest import HandClock

Opener = Callable[..., Dossier]
Body = dict[str, Any]


def body(record: str, new: Body, number: int = 0, **more: Any) -> Body:
    """A Change as a stranger makes one."""
    made = {"stamp": f"001735900123456.{number:06d}.evil", "at": 1735900123456, "by": "Tâm", "record": record}
    return {**made, "set": new, "over": {}, **more}


def spelled(dossier: str, bodies: Iterable[Body], **head: Any) -> bytes:
    """A change file with these, its sum right, whatever stands in it."""
    table = {str(number): one for number, one in enumerate(bodies, 1)}
    canonical = json.dumps(table, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    total = sha256(canonical.encode(errors="surrogatepass")).hexdigest()
    made = {
        "format": "rapporteur-changes/1",
        "dossier": dossier,
        "replica": "evil",
        "seq": 1,
        "by": "Tâm",
        "sum": total,
    }
    return json.dumps({"file": {"1": {**made, **head}}, "changes": table}).encode()


def put(dossier: Dossier, data: bytes, name: str = "evil.json") -> None:
    """Lays a file into the folder."""
    (dossier.folder / "changes" / name).write_bytes(data)


def look_at_all(dossier: Dossier) -> str:
    """Asks for everything that a screen, a command or an export asks for; what is shown of it."""
    record = dossier.proceedings()
    shown: list[object] = [dossier.meeting, dossier.parties, dossier.delegates, dossier.points, dossier.items]
    shown += [
        dossier.entries[:],
        dossier.deleted_entries(),
        dossier.contested(),
        dossier.history(),
        dossier.colleagues(),
    ]
    shown += [gaps.find(record), gaps.waived(record), register.compare(record), dossier.recorders(), dossier.context()]
    dossier.checkpoint()
    return json.dumps([str(one) for one in shown], ensure_ascii=False)


TEXTS = [
    "[red]đỏ[/red]", "[@click=app.quit]x[/]", "{{ title }}", "{% raw %}", "</w:t>", "=HYPERLINK(1)",
    "\x1b]0;pwn\x07\x1b[31m",
    "\u202eđảo\u202c", "\u2066x\u2069", "a\nb\u2028c\u0085d", "\x00", "../../x", "C:\\con", "",
]  # fmt: skip
VALUES: list[Any] = [
    None, True, 1, -(2**63), 2**64 - 1, [], {}, [[[1]]], [None, {"a": []}], {"a": {"b": []}},
    "9" * 5000, "2024-13-45", "9999-12-31", "0001-01-01T00:00:00", "25:61", *TEXTS,
]  # fmt: skip
KINDS = [*(kind.value for kind in RecordKind if kind is not RecordKind.MEETING), "presence", "x_new"]
FIELDS = {
    "meeting": "title day last_day number voting quorum kind chairs secretaries opened_at closed_at waived place",
    "entry": "kind text at speaker items point vote deadline owners closed read_back_at waived",
    "item": "number title state field parties lead outcome reason_text deadline waived recorder",
    "point": "number title state planned_minutes opened_at closed_at minutes_before resumed_at presenter recorder",
    "delegate": "name honorific office party attendance has_vote", "party": "name kind role parent",
    "presence": "on open beat",
}  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=lambda value: ascii(value)[:20])
def test_a_value_of_any_kind_in_any_field_is_plain_text_or_nothing(dossiers: Opener, value: Any) -> None:
    lan = dossiers()
    lan.record(lan.read("điều Lan ghi"))
    bodies = []
    for kind in ("meeting", *KINDS):
        uid = lan.id if kind == "meeting" else "evil"
        names = FIELDS.get(kind, "x").split()
        bodies.append(
            body(f"{kind}/{uid}", dict.fromkeys([*names, "deleted", "\x1b[31m", "../x", ""], value), len(bodies))
        )
    put(lan, spelled(lan.id, bodies))
    lan.receive()
    assert lan.unread == 0
    shown = json.loads(look_at_all(lan))
    assert "điều Lan ghi" in "".join(shown)
    lan.record(lan.read("và điều kế tiếp"))
    assert lan.entries[-1].text or lan.entries
    stray = {sign for one in lan.history() for part in (one.by, one.field, one.new) for sign in str(part)}
    assert not {sign for sign in stray if unicodedata.category(sign) in {"Cc", "Cs"} and sign != "\n"}


@pytest.mark.parametrize("by", ["B" * 1_000_000, *TEXTS], ids=lambda by: ascii(by)[:20])
def test_a_name_of_any_length_is_shown_as_a_name(dossiers: Opener, by: str) -> None:
    lan = dossiers()
    put(lan, spelled(lan.id, [body("item/a", {"number": 1}, by=by), body("presence/evil", {"open": True}, 1, by=by)]))
    lan.receive()
    shown = [one.by for one in lan.colleagues()] + [one.by for one in lan.history()] + lan.recorders()
    assert len(shown) > 3
    for name in shown:
        assert len(name) <= 80
        assert all(unicodedata.category(sign) not in {"Cc", "Cs"} and sign not in "\u202e\u2066" for sign in name)


@pytest.mark.parametrize("at", [0, int(NEVER), 10**15 - 1])
def test_a_time_that_no_clock_shows_breaks_nothing(dossiers: Opener, at: int) -> None:
    lan = dossiers()
    before = lan.proceedings().revised
    put(lan, spelled(lan.id, [body("entry/a", {"text": "x", "kind": "note"}, at=at)]))
    lan.receive()
    look_at_all(lan)
    assert lan.proceedings().revised == before
    from exports.minutes import Options, compose

    assert compose(lan.proceedings(), Options())


@pytest.mark.parametrize("stamp", ["999999999999999.999999.evil", f"{NEVER}.000000.evil"])
def test_a_stamp_from_the_end_of_time_takes_no_clock_with_it(
    dossiers: Opener, stamp: str, hand_clock: HandClock
) -> None:
    lan = dossiers()
    put(lan, spelled(lan.id, [body("item/a", {"number": 1, "title": "xa"}, stamp=stamp)]))
    assert lan.receive() == 0
    assert list(lan.unread_files.values()) == [Trouble.DAMAGED]
    hand_clock.go(days=100_000_000 // 365)  # the highest that our own stamps go, so that others take them in
    for text in ("một", "hai", "ba"):
        lan.record(lan.read(text))
    lan.publish()
    assert [entry.text for entry in dossiers("minh", "Minh").entries] == ["một", "hai", "ba"]


def test_a_stamp_of_a_hundred_years_ahead_is_followed_and_times_stay_those_of_the_clock(dossiers: Opener) -> None:
    lan = dossiers()
    put(lan, spelled(lan.id, [body("item/a", {"number": 1}, stamp="004873900123456.000007.evil")]))
    lan.receive()
    (made,) = lan.record(lan.read("một"))
    assert made.stamp.startswith("004873900123456.000008")
    assert lan.entries[-1].at is not None
    assert lan.entries[-1].at.year == 2024


REFUSED: dict[str, Callable[[str], bytes]] = {
    "a lone surrogate": lambda id: spelled(id, [body("item/a", {"title": "\ud800"})]),
    "a number beyond all": lambda id: spelled(id, [body("item/a", {"number": 10**400})]),
    "a path for a record": lambda id: spelled(id, [body("../../x", {"number": 1})]),
    "an empty record": lambda id: spelled(id, [body("item/", {"number": 1})]),
    "a record with an escape": lambda id: spelled(id, [body("item/\x1b[31m", {"number": 1})]),
    "a time before time": lambda id: spelled(id, [body("item/a", {"number": 1}, at=-1)]),
    "a path for a replica": lambda id: spelled(id, [body("item/a", {"number": 1})], replica="../../x"),
    "a depth of 10,000": lambda id: b'{"file":' + b'{"a":' * 10_000 + b"1" + b"}" * 10_001,
    "a value nested 100 deep": lambda id: spelled(id, [body("item/a", {"title": json.loads("[" * 100 + "]" * 100)})]),
    "a million fields": lambda id: spelled(id, [body("item/a", {f"f{number}": 1 for number in range(1_000_000)})]),
    "a million entries": lambda id: spelled(id, ({"a": 1} for _ in range(1_000_000))),
    "only zero bytes": lambda id: bytes(1 << 20),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_change_is_counted_and_the_rest_goes_on(dossiers: Opener, what: str) -> None:
    lan, minh = dossiers(), dossiers("minh", "Minh")
    put(lan, REFUSED[what](lan.id))
    minh.record(minh.read("điều Minh ghi"))
    minh.publish()
    assert lan.receive() == 1
    assert [entry.text for entry in lan.entries] == ["điều Minh ghi"]
    assert lan.unread == 1
    (trouble,) = lan.unread_files.values()
    assert trouble in {Trouble.DAMAGED, Trouble.TOO_LARGE}
    assert [path.name for path, _ in lan.verify()] == ["evil.json"]


def test_no_name_or_id_from_the_folder_becomes_a_place_on_this_machine(dossiers: Opener, tmp_path: Path) -> None:
    lan = dossiers()
    before = {path.relative_to(tmp_path) for path in tmp_path.rglob("*")}
    bodies = [body("item/a", {"title": "../../../x", "../y": "../z"}, by="../../w"), body("x_new/a", {"a": "../b"}, 1)]
    put(lan, spelled(lan.id, bodies, by="../../v"), "..\x1b[31m[red]\u202egnp.json")
    lan.receive()
    lan.heal()
    lan.checkpoint()
    lan.close()
    dossiers().close()
    new = {path.relative_to(tmp_path) for path in tmp_path.rglob("*")} - before
    assert {path.name for path in new if "evil" not in path.name} <= {
        "record.json", "record.of.json", "glance.json", "missed.json", "..\x1b[31m[red]\u202egnp.json",
        *(path.name for path in new if path.parts[:2] == ("shared", "changes")),
    }  # fmt: skip


def test_what_a_newer_program_writes_into_known_files_is_kept_and_passed_on(dossiers: Opener, tmp_path: Path) -> None:
    lan = dossiers()
    new = body("item/a", {"number": 1, "x_new": {"a": [1, "b"]}}, x_more=["c"])
    put(lan, spelled(lan.id, [new]))
    lan.receive()
    lan.change(RecordKind.ITEM, "a", title="của Lan")
    shutil.rmtree(lan.folder / "changes")
    (lan.folder / "changes").mkdir()
    lan.heal()
    (kept,) = (change for change in lan._ledger.union.changes.values() if change.by == "Tâm")
    assert kept.body == new
    assert lan.items[0].title == "của Lan"


# A restored backup and a cloned profile ------------------------------------------------------------------


def test_a_state_folder_restored_from_a_backup_loses_and_repeats_nothing(dossiers: Opener, tmp_path: Path) -> None:
    lan = dossiers()
    lan.record(lan.read("một"))
    lan.publish()
    lan.close()
    shutil.copytree(tmp_path / "lan", tmp_path / "backup")
    lan = dossiers()
    lan.record(lan.read("hai"))
    lan.close()
    shutil.rmtree(tmp_path / "lan")
    (tmp_path / "backup").rename(tmp_path / "lan")
    lan = dossiers()
    lan.record(lan.read("ba"))
    lan.publish()
    minh = dossiers("minh", "Minh")
    for one in (lan, minh):
        assert [entry.text for entry in one.entries] == ["một", "hai", "ba"]
    assert lan.verify() == []


def test_two_machines_with_one_cloned_profile_do_not_hurt_each_other(dossiers: Opener, tmp_path: Path) -> None:
    dossiers().close()
    shutil.copytree(tmp_path / "lan", tmp_path / "clone")
    one, other = dossiers("lan"), dossiers("clone")
    assert one.replica == other.replica
    for number in range(3):
        one.record(one.read(f"máy một {number}"))
        other.record(other.read(f"máy hai {number}"))
        one.publish()
        other.publish()
    one.receive()
    other.receive()
    texts = sorted(entry.text for entry in one.entries)
    assert texts == sorted([*(f"máy một {n}" for n in range(3)), *(f"máy hai {n}" for n in range(3))])
    assert one.proceedings().entries == other.proceedings().entries
    assert one.verify() == other.verify() == []


# Anything at all ------------------------------------------------------------------------------------------

DOSSIER = "0123456789ab"
WHOLE = to_bytes(
    DOSSIER, "k3v9q2aa", 1, "Lan",
    [
        compose(stamp="001735900123456.000000.k3v9q2aa", at=1, by="Lan", record="entry/a", set={"text": "a"}, over={}),
        compose(
            stamp="001735900123456.000001.k3v9q2aa", at=1, by="Lan", record="entry/a", set={"deleted": True},
            over={"text": ["0" * 16]}, saw=["1" * 16], undoes=["2" * 16], step="001735900123456.000000.k3v9q2aa",
        ),
    ],
)[0]  # fmt: skip

anything = st.recursive(
    st.sampled_from([None, True, 0, -1, 2**63, 1.5, "", "../x", "\x1b[31m", "\u202e", "[red]", "deleted"])
    | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, part in inner for place in _places(part, (*path, key)))]


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A whole file in which one to three parts were replaced, dropped or doubled; often with its sum set right."""
    content = copy.deepcopy(json.loads(WHOLE))
    for _ in range(draw(st.integers(1, 3))):
        *way, last = draw(st.sampled_from([place for place in _places(content) if place]))
        at = content
        for key in way:
            at = at[key]
        how = draw(st.sampled_from(["replace", "drop", "double"]))
        if how == "replace":
            at[last] = draw(anything)
        elif how == "drop":
            del at[last]
        elif isinstance(at, list):
            at.insert(last, at[last])
        else:
            at[f"{last}{draw(st.text(max_size=2))}"] = at[last]
    if draw(st.booleans()):
        try:
            table = json.dumps(content["changes"], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
            content["file"]["1"]["sum"] = sha256(table.encode()).hexdigest()
        except (KeyError, TypeError, ValueError):
            pass
    return json.dumps(content).encode()


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=200) | st.integers(0, len(WHOLE)).map(lambda cut: WHOLE[:cut] + b"\x00\xff[" + WHOLE[cut + 3 :])
)
def test_any_bytes_are_refused_or_read(data: bytes) -> None:
    try:
        parse(data, Path("x"))
    except CannotRead:
        return


def _one_machine(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    place = tmp_path_factory.mktemp("fuzz")
    return Dossier.create(place / "d", state=place / "s", by="Lan", fields={"title": "A", "day": date(2024, 4, 4)})


def test_any_file_built_like_one_of_ours_is_refused_or_shown(tmp_path_factory: pytest.TempPathFactory) -> None:
    lan = _one_machine(tmp_path_factory)
    lan.record(lan.read("điều Lan ghi"))
    path = lan.folder / "changes" / "evil.json"

    @settings(max_examples=150, deadline=None)
    @given(mutated())
    def feed(data: bytes) -> None:
        path.write_bytes(data.replace(DOSSIER.encode(), lan.id.encode()))
        lan.receive()
        look_at_all(lan)
        assert "điều Lan ghi" in [entry.text for entry in lan.entries]
        path.unlink()

    feed()
    lan.record(lan.read("ghi tiếp"))
    assert lan.entries[-1].text == "ghi tiếp" or len(lan.entries) > 1
    lan.close()
