from datetime import UTC, datetime, timedelta

import bot.clock

START = datetime(2026, 11, 17, 8, 30, tzinfo=UTC)
MOMENT = timedelta(seconds=5)  # more than a test takes


def test_all_clocks_tell_the_zone() -> None:
    for clock in (bot.clock.Machine(), bot.clock.Wall(), bot.clock.Movable(START)):
        assert clock.now().utcoffset() == timedelta(0)


def test_a_machine_s_seconds_never_go_back() -> None:
    machine = bot.clock.Machine()
    told = [machine.monotonic() for _ in range(100)]
    assert told == sorted(told)


def test_people_s_time_starts_where_it_is_told_and_runs_on() -> None:
    clock = bot.clock.Movable(START)
    first, second = clock.now(), clock.now()
    assert START <= first <= second < START + MOMENT


def test_people_s_time_moves_forward_when_asked() -> None:
    clock = bot.clock.Movable(START)
    clock.move_to(START + timedelta(days=30))
    assert START + timedelta(days=30) <= clock.now() < START + timedelta(days=30) + MOMENT


def test_people_s_time_never_goes_back() -> None:
    clock = bot.clock.Movable(START)
    clock.move_to(START + timedelta(days=1))
    before = clock.now()
    for moment in (START, before - timedelta(seconds=1), before):
        clock.move_to(moment)
        assert clock.now() >= before
    assert clock.now() < before + MOMENT
