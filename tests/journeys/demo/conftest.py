"""On the demo's clock `anna`, `bram` and `noor` are those of content/demo.yaml, with the roles they have elsewhere."""

import pytest

from tests.fakes.client import Colleague
from tests.journeys.town import ANNA, BRAM, NOOR, Town


@pytest.fixture
def anna(here: Town) -> Colleague:
    return here.colleague(ANNA)


@pytest.fixture
def bram(here: Town) -> Colleague:
    return here.colleague(BRAM)


@pytest.fixture
def noor(here: Town) -> Colleague:
    return here.colleague(NOOR)
