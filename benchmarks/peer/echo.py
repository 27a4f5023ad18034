"""The stock peer: an echo bot as botbuilder's samples write it, with no app id, so that it checks and signs nothing.

Runs in benchmarks/.venv and prints its address when it is ready.
"""

import asyncio

from aiohttp import web
from botbuilder.core import ActivityHandler, TurnContext
from botbuilder.core.integration import aiohttp_error_middleware
from botbuilder.integration.aiohttp import CloudAdapter, ConfigurationBotFrameworkAuthentication


class Config:
    """What the SDK reads its settings from, in the sample's own names."""

    APP_ID = ""
    APP_PASSWORD = ""
    APP_TYPE = "MultiTenant"
    APP_TENANTID = ""


class EchoBot(ActivityHandler):
    async def on_message_activity(self, turn_context: TurnContext) -> None:
        await turn_context.send_activity(f"Echo: {turn_context.activity.text}")


async def serve() -> None:
    adapter, echo = CloudAdapter(ConfigurationBotFrameworkAuthentication(Config())), EchoBot()

    async def messages(request: web.Request) -> web.Response:
        return await adapter.process(request, echo)

    site = web.Application(middlewares=[aiohttp_error_middleware])
    site.router.add_post("/api/messages", messages)
    runner = web.AppRunner(site, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(f"http://127.0.0.1:{runner.addresses[0][1]}", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve())
