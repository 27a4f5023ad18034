"""What examples teach: marks that go with a label speak for it, common ones say nothing, one example never decides."""

import pytest

from domain.classifier import learn, marks

LABELS = ("slow", "lost", "busy")


def test_a_text_is_known_by_the_beginnings_and_the_pairs_of_its_words() -> None:
    assert marks("Meldingen, MELDING!") == {"meldin", "meldingen melding"}
    assert marks("het scherm hangt") == {"het", "scherm", "hangt", "het scherm", "scherm hangt"}
    assert marks("") == marks("…") == frozenset()


def test_a_mark_speaks_for_the_label_it_goes_with_and_against_the_others() -> None:
    seen = learn([("slow", {"hangs"})] * 9 + [("lost", {"folder"})] * 9 + [("busy", {"mails"})] * 9)
    evidence = seen.evidence({"hangs"})
    assert evidence["slow"] > 0 > evidence["lost"] == evidence["busy"]
    assert seen.evidence({"hangs", "folder"})["slow"] == pytest.approx(evidence["slow"] + evidence["lost"])


def test_what_every_label_has_says_nothing_and_what_none_has_is_not_heard() -> None:
    seen = learn([(label, {"the"}) for label in LABELS for _ in range(5)])
    assert seen.evidence({"the"}) == pytest.approx(dict.fromkeys(LABELS, 0.0))
    assert seen.evidence({"zebra"}) == seen.evidence(set()) == dict.fromkeys(LABELS, 0.0)


def test_more_examples_make_surer_and_one_alone_is_far_from_sure() -> None:
    def sure(times: int) -> float:
        rest = [(label, {label}) for label in LABELS]
        return learn([*rest, *[("slow", {"hangs"})] * times]).evidence({"hangs"})["slow"]

    assert 0 < sure(1) < sure(3) < sure(30)
    assert sure(1) < 0.5


def test_the_same_examples_in_another_order_teach_the_same() -> None:
    examples = [("slow", marks("het hangt")), ("lost", marks("het is weg")), ("busy", marks("te veel mail"))]
    there, back = learn(examples), learn(examples[::-1])
    for text in ("het hangt weer", "weg is weg", "veel"):
        assert there.evidence(marks(text)) == back.evidence(marks(text))
