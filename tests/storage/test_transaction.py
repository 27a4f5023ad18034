import threading

from storage.transaction import Aisle


def test_one_alone_waits_for_those_inside_and_those_after_wait_for_the_one() -> None:
    aisle, steps = Aisle(), list[str]()
    arrived = threading.Event()

    def alone() -> None:
        arrived.set()
        with aisle.alone():
            steps.append("alone")

    def later() -> None:
        with aisle.shared():
            steps.append("later")

    first, second = threading.Thread(target=alone), threading.Thread(target=later)
    with aisle.shared(), aisle.shared():
        first.start()
        arrived.wait(10)
        while not aisle.wanted():
            first.join(0.001)
        second.start()
        second.join(0.05)
        steps.append("together")
    first.join(10)
    second.join(10)
    assert steps == ["together", "alone", "later"]
