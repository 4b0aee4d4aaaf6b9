"""What people do to a record, one act each: ``act(fleet, laptop, chance)``. Every act says what was acknowledged."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from random import Random

from sharing_fleet import TEXTS, Fleet, Laptop, Window

from store.dossier import Dossier
from store.errors import CannotRead, CannotWrite
from store.keeping.changes import Change
from store.meeting.capture.drafts import EntryDraft
from store.meeting.edits import Edit
from store.meeting.kinds import EntryKind, ItemState, RecordKind
from store.meeting.records import Entry, Item
from store.meeting.refs import Ref

Act = Callable[[Fleet, Laptop, Random], None]
ENTRY, ITEM, MEETING = RecordKind.ENTRY, RecordKind.ITEM, RecordKind.MEETING


def _do(fleet: Fleet, laptop: Laptop, chance: Random, act: Callable[[Window], Collection[Change]]) -> None:
    """Lets one window change something; where it cannot be saved, nothing may have changed."""
    window = fleet.window(laptop, chance.randrange(4))
    if window is None:
        return
    laptop.clock.go(seconds=chance.choice((0, 0, 1, 20)))
    union = window.dossier._ledger.union
    highest, before = union.highest_stamp, len(union.changes)
    try:
        changes = act(window)
    except CannotWrite:
        assert any(place.is_relative_to(laptop.state) for place in fleet.full), "saving failed on a sound disk"
        assert len(union.changes) == before, "shown, but not saved"
        return
    fleet.wrote(laptop, window, changes, highest)


def _text(fleet: Fleet, chance: Random, old: str = "") -> str:
    """A text of some sentences, each with a word of its own: the old one with something added, changed or taken out."""
    new = f"Ông nói {fleet.word()}."
    sentences = [one.strip() + "." for one in old.split(".") if one.strip()]
    how = chance.choice(("more", "more", "before", "instead", "less", "all")) if sentences else "all"
    place = chance.randrange(len(sentences)) if sentences else 0
    if how == "more":
        sentences.append(new)
    elif how == "before":
        sentences.insert(place, new)
    elif how == "instead":
        sentences[place] = new
    elif how == "less":
        del sentences[place]
    else:
        sentences = [new] if old else [new, f"Rồi {fleet.word()}."]
    return " ".join(sentences)


def _some_record(dossier: Dossier, chance: Random) -> Item | Entry | None:
    there: list[Item | Entry] = [*dossier.items, *dossier.entries]
    if len(there) > 3 and chance.random() < 0.6:
        there = sorted(there, key=lambda record: record.uid)[:3]  # what everybody is busy with
    return chance.choice(there) if there else None


def _kind(record: Item | Entry) -> RecordKind:
    return ITEM if isinstance(record, Item) else ENTRY


def new_entry(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """A line is typed and recorded."""
    text = _text(fleet, chance)
    _do(fleet, laptop, chance, lambda w: w.dossier.record(EntryDraft(kind=EntryKind.NOTE, text=text)))


def new_item(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """An item is put on the list."""
    uid, number = fleet.chance.randbytes(6).hex(), chance.randrange(30)
    fields = {"title": fleet.word(), "number": number, "outcome": _text(fleet, chance)}
    _do(fleet, laptop, chance, lambda w: w.dossier.apply([Edit(ITEM, uid, fields)]))


def edit_text(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """A text is changed by somebody who has just read what stands there."""

    def edit(window: Window) -> Collection[Change]:
        record = _some_record(window.dossier, chance)
        if record is None:
            return ()
        name = chance.choice(TEXTS[_kind(record)])
        new = _text(fleet, chance, getattr(record, name))
        return window.dossier.change(_kind(record), record.uid, **{name: new})

    _do(fleet, laptop, chance, edit)


def open_editor(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """A text is opened to be changed some time later."""
    window = fleet.window(laptop)
    record = _some_record(window.dossier, chance) if window else None
    if window and record is not None:
        name = chance.choice(TEXTS[_kind(record)])
        standing = window.dossier.standing(_kind(record), record.uid)
        window.glimpses.append((_kind(record), record.uid, name, getattr(record, name), standing))


def save_editor(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """A text opened some time ago is saved, over what stood there then."""

    def save(window: Window) -> Collection[Change]:
        if not window.glimpses:
            return ()
        overtaken = [one for one in window.glimpses if _is_overtaken(window, *one)]
        chosen = overtaken[0] if overtaken else window.glimpses[0]
        window.glimpses.remove(chosen)
        kind, uid, name, old, standing = chosen
        changes = window.dossier.amend(kind, uid, standing, {name: _text(fleet, chance, old)})
        over = {id for change in changes for id in change.over(name)}
        assert over <= set(standing.get(name, ())), "a text was replaced that its replacer had not read"
        return changes

    _do(fleet, laptop, chance, save)


def _is_overtaken(
    window: Window, kind: RecordKind, uid: str, name: str, _old: object, standing: Mapping[str, tuple[str, ...]]
) -> bool:
    return window.dossier.standing(kind, uid).get(name) != standing.get(name)


def edit_field(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """A short value or a list is changed."""

    def edit(window: Window) -> Collection[Change]:
        dossier = window.dossier
        record = _some_record(dossier, chance)
        if record is None or chance.random() < 0.1:
            return dossier.change(MEETING, dossier.id, title=fleet.word())
        people = tuple(Ref(f"delegate:{chance.randrange(4)}") for _ in range(chance.randrange(3)))
        if _kind(record) is ENTRY:
            return dossier.change(ENTRY, record.uid, owners=people)
        field, value = chance.choice(
            (
                ("state", chance.choice(tuple(ItemState))),
                ("lead", people),
                ("title", fleet.word()),
                ("number", chance.randrange(40)),
            )
        )
        return dossier.change(ITEM, record.uid, **{field: value})

    _do(fleet, laptop, chance, edit)


def delete(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """A record is taken out of sight by somebody who sees it."""

    def out(window: Window) -> Collection[Change]:
        record = _some_record(window.dossier, chance)
        return window.dossier.delete(_kind(record), record.uid) if record is not None else ()

    _do(fleet, laptop, chance, out)


def delete_against_edit(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """One deletes what another is just changing."""
    other = chance.choice(fleet.laptops)
    mine, theirs = fleet.window(laptop), fleet.window(other)
    entries = [one.uid for one in mine.dossier.entries if theirs and theirs.dossier.get(ENTRY, one.uid)] if mine else []
    if not entries:
        return
    uid, text = chance.choice(entries), _text(fleet, chance)
    _do(fleet, laptop, chance, lambda w: w.dossier.delete(ENTRY, uid))
    _do(fleet, other, chance, lambda w: w.dossier.change(ENTRY, uid, text=text) if w.dossier.get(ENTRY, uid) else ())


def restore(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """A deleted entry is brought back."""

    def back(window: Window) -> Collection[Change]:
        gone = window.dossier.deleted_entries()
        return window.dossier.restore(ENTRY, chance.choice(gone).uid) if gone else ()

    _do(fleet, laptop, chance, back)


def undo(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """The newest step of this window is taken back, or carried out again."""
    redo = chance.random() < 0.3
    _do(fleet, laptop, chance, lambda w: w.dossier.redo() if redo else w.dossier.undo())


def settle(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """Somebody decides between several values."""

    def decide(window: Window) -> Collection[Change]:
        contested = [one for one in window.dossier.contested() if one.field == "title"]
        if not contested:
            return ()
        one = chance.choice(contested)
        return window.dossier.settle(one.kind, one.uid, one.field, chance.choice(one.versions).value)

    _do(fleet, laptop, chance, decide)


def end_sharing(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """Somebody ends the sharing, now and then; whoever sees it ended mostly shares again."""

    def decide(window: Window) -> Collection[Change]:
        dossier = window.dossier
        ended = dossier.meeting.sharing_ended
        if chance.random() > (0.7 if ended else 0.2):
            return ()
        return dossier.change(MEETING, dossier.id, sharing_ended=not ended)

    _do(fleet, laptop, chance, decide)


def share_again(fleet: Fleet, laptop: Laptop, window: Window) -> None:
    """Whatever was said about it, the dossier is shared from here on."""
    highest = window.dossier._ledger.union.highest_stamp
    changes = window.dossier.settle(MEETING, fleet.id, "sharing_ended", False)
    fleet.wrote(laptop, window, changes, highest)


def publish(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """What is not shared yet goes into the folder, or stays unshared and is said to be."""
    _share(fleet, laptop, chance, lambda dossier: dossier.publish())


def poll(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """What others have put into the folder is taken in."""
    _share(fleet, laptop, chance, lambda dossier: dossier.receive())


def heal(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """The whole folder is read again, and gets back what it lacks."""
    laptop.clock.go(seconds=chance.choice((0, 70, 300)))
    _share(fleet, laptop, chance, lambda dossier: dossier.heal())


def consolidate(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """The many small files of a replica become one; a day later the small ones go."""
    laptop.clock.go(hours=chance.choice((0, 0, 25)))
    _share(fleet, laptop, chance, lambda dossier: dossier.consolidate())


def be_present(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """The program tells what its user is typing about, or that he has left."""
    window = fleet.window(laptop, chance.randrange(4))
    if window is None:
        return
    highest = window.dossier._ledger.union.highest_stamp
    if chance.random() < 0.7:
        window.dossier.present_on(f"item/{chance.randrange(9)}")
    else:
        window.dossier.leave()
    fleet.wrote_besides(laptop, window, highest)


def _share(fleet: Fleet, laptop: Laptop, chance: Random, work: Callable[[Dossier], object]) -> None:
    """Lets one window work on the folder; that may fail only where something is wrong, and harms no file."""
    window = fleet.window(laptop, chance.randrange(4))
    if window is None:
        return
    try:
        with fleet.nothing_harmed(laptop):
            work(window.dossier)
    except (CannotRead, CannotWrite):
        assert fleet.is_troubled(laptop), "sharing failed though nothing is wrong"
    fleet.look(laptop, window)
    fleet.check_shares(laptop, window)


PEOPLE: dict[Act, int] = {
    new_entry: 6,
    new_item: 2,
    edit_text: 8,
    open_editor: 5,
    save_editor: 4,
    edit_field: 4,
    delete: 2,
    delete_against_edit: 2,
    restore: 1,
    undo: 2,
    settle: 1,
    publish: 8,
    poll: 8,
    heal: 2,
    consolidate: 2,
    be_present: 1,
    end_sharing: 1,
}
"""All acts of people and their programs, and how often each is done."""
