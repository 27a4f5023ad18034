"""Messages that were sent and are drawn anew in their place, on both stores: for whom, where, and until when."""

import pytest

from domain.messages import Kind
from storage import outbox
from storage.store import Store
from tests.storage.box import Box

KIND = Kind.ASKED


@pytest.fixture
def box(store: Store) -> Box:
    return Box(store)


def sent(box: Box, about: str = "q1", receiver: str = "bram", activity: str = "a1") -> str:
    which = box.owe(about, receiver, kind=KIND)
    box.claim()
    box.end(which, activity=activity)
    return which


def redraw(box: Box, *but: str, about: str = "q1") -> list[tuple[str, str | None]]:
    """Who is sent it then, and where."""
    box.do(lambda tx: outbox.redraw(tx, KIND, about, but=but))
    return sorted((one.receiver, one.activity) for one in box.claim())


def test_all_who_have_it_but_these_are_sent_it_once_more_in_its_place(box: Box) -> None:
    which = [sent(box, receiver=who, activity=f"a {who}") for who in ("bram", "noor", "sanne")]
    sent(box, "q2", "liam", "a liam")
    assert redraw(box, "noor") == [("bram", "a bram"), ("sanne", "a sanne")]
    box.end(which[0], version=1)
    assert (box.state(which[0]), box.row(which[0])["activity"]) == ("done", "a bram")


def test_where_nobody_is_left_out_everybody_is_sent_it(box: Box) -> None:
    sent(box)
    assert redraw(box) == [("bram", "a1")]


def test_what_was_never_sent_is_not_sent_for_it(box: Box) -> None:
    which = box.owe("q1", kind=KIND)
    box.claim()
    box.end(which)  # nothing to say anymore
    assert redraw(box) == []


def test_what_is_under_way_goes_once_more_and_then_no_more(box: Box) -> None:
    which = box.owe("q1", kind=KIND)
    [first] = box.claim()
    assert redraw(box) == []
    box.end(which, version=first.wanted, activity="a1")
    [again] = box.claim()
    assert (again.id, again.activity) == (which, "a1")
    box.end(which, version=again.wanted)
    assert (box.state(which), box.claim()) == ("done", [])


def test_what_went_along_in_one_card_is_drawn_there_and_waits_for_no_other(box: Box) -> None:
    first, other = box.owe("q1", kind=KIND), box.owe("q2", kind=KIND)
    [parcel] = box.claim()
    along = other if parcel.id == first else first
    box.end(parcel.id, activity="a1", also=[along])
    assert box.do(lambda tx: outbox.beside(tx, KIND, "bram", "a1")) == ["q1", "q2"]
    about = str(box.row(along)["about"])
    box.do(lambda tx: outbox.redraw(tx, KIND, about, but=()))
    assert box.do(lambda tx: outbox.waiting(tx, KIND, "bram")) == []
    assert [(one.id, one.activity) for one in box.claim()] == [(along, "a1")]


def test_a_card_that_was_pressed_is_left_alone_also_when_it_was_about_to_change(box: Box) -> None:
    which = sent(box)
    sent(box, receiver="noor", activity="a1")  # an id of another chat
    box.do(lambda tx: outbox.redraw(tx, KIND, "q1", but=["noor"]))
    box.do(lambda tx: outbox.turned(tx, KIND, "bram", "a1"))
    assert (box.state(which), box.claim()) == ("done", [])
    assert redraw(box) == [("noor", "a1")]
