"""What is left of the order in which the clock of reports was wound, once PostgreSQL was written anew."""

from datetime import timedelta
from functools import partial

from sqlalchemy import text

from domain.friction import FrictionId
from domain.timers import What
from storage import friction, rewrite, timers
from storage.store import Tx, open_store
from tests import examples
from tests.examples import NOW, settle_in
from tests.storage.test_rewrite import LONG

IDS = [FrictionId(one * 32) for one in "cab"]
WOUND = text("SELECT friction, xmin::text AS born FROM timer ORDER BY ctid")


def wind(tx: Tx, which: FrictionId) -> None:
    friction.add(tx, examples.nameless(id=which, code=which[:6], receipt=which * 2, mailbox=None))
    timers.wind(tx, which, {What.TAKE_LATE: NOW + timedelta(days=1)}, {})


def test_afterwards_timers_lie_in_the_order_of_keys_under_one_transaction(postgres_url: str) -> None:
    store = open_store(postgres_url)
    store.write(settle_in).result(10)
    for one in IDS:
        store.write(partial(wind, which=one)).result(10)
    before = store.read(lambda tx: [(row.friction, row.born) for row in tx.rows(WOUND)]).result(10)
    assert ([one for one, _ in before], len({born for _, born in before})) == (IDS, 3)
    rewrite.rewrite(postgres_url, patience=LONG)
    after = store.read(lambda tx: [(row.friction, row.born) for row in tx.rows(WOUND)]).result(10)
    assert ([one for one, _ in after], len({born for _, born in after})) == (sorted(IDS), 1)
    store.close()
