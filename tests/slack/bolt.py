"""The same command in Bolt for Python, which does nothing with it but acknowledge."""

import sys

import uvicorn
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from starlette.applications import Starlette
from starlette.routing import Route


async def authorize(**_):
    return AuthorizeResult(enterprise_id=None, team_id="T1", bot_token="xoxb-pretend", bot_id="B1", bot_user_id="UBOT")


app = AsyncApp(signing_secret="pretend signing secret", authorize=authorize)


@app.command("/fit")
async def fit(ack):
    await ack()


handler = AsyncSlackRequestHandler(app)


async def events(request):
    return await handler.handle(request)


print(f"http://127.0.0.1:{sys.argv[1]}/slack/events", flush=True)
web = Starlette(routes=[Route("/slack/events", events, methods=["POST"])])
uvicorn.run(web, host="127.0.0.1", port=int(sys.argv[1]), log_level="error", access_log=False)
