"""Tips that an organisation wrote itself, in a service that runs."""

import pytest

import content.tips
import usecases.tips
from storage.store import open_store
from storage.tx import Tx
from tests.journeys.kring import Kring, running
from tests.written import DAY, ONE

each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)


def adopt(tx: Tx) -> usecases.tips.Adopted:
    return usecases.tips.adopt(tx, content.tips.read(ONE.encode(), DAY).written, instead=False)


@each_store
async def test_what_was_imported_before_it_starts_is_taught(url: str) -> None:
    store = open_store(url)
    store.write(adopt).result(10)
    store.close()
    async with running(url) as kring:
        assert "one" in kring.service.rules.tips


@each_store
async def test_what_is_imported_beside_it_is_taught_from_its_next_look_on(kring: Kring) -> None:
    await kring.write(adopt)
    await kring.at("2026-11-17T11:00")
    assert "one" in kring.service.rules.tips
