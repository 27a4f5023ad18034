"""Where a ping leads: an address that Teams opens."""

import json
from typing import Any

from yarl import URL

import appmanifest
import bot.letters
from bot.settings import Settings


def test_a_ping_leads_to_the_item_in_the_tab_where_teams_can_show_one() -> None:
    chosen: dict[str, Any] = {
        "_env_file": None, "MicrosoftAppId": "b0", "MicrosoftAppTenantId": "t0", "MicrosoftAppPassword": "p",
        "KRING_TEAMS_APP_ID": "a1",
    }  # fmt: skip
    chat = bot.letters.link(Settings(**chosen))
    assert chat("reports/f1") == chat("") == "https://teams.microsoft.com/l/chat/0/0?users=28:b0"
    leads = bot.letters.link(Settings(**chosen, KRING_PUBLIC_URL="https://kring.example/in/"))
    assert leads("") == chat("")
    where = URL(leads("questions/q1"))
    assert (where.host, where.path) == ("teams.microsoft.com", "/l/entity/a1/overview")
    assert where.query == {
        "webUrl": "https://kring.example/in/tab/questions/q1", "context": '{"subEntityId":"questions/q1"}'
    }  # fmt: skip
    [tab] = [one for one in json.loads(appmanifest.template())["staticTabs"] if "contentUrl" in one]
    assert tab["entityId"] in where.parts
