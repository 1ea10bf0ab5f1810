"""Bolt for Python as a client of the pretend Slack, over Socket Mode.

    python3 -m venv venv && venv/bin/pip install slack_bolt==1.30.0
    cargo build -p fettle-tests --example slack_pretend
    venv/bin/python tests/slack/bolt_client.py target/debug/examples/slack_pretend
"""

import os
import subprocess
import sys

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

pretend = subprocess.Popen([sys.argv[1]], stdout=subprocess.PIPE, text=True)
api = pretend.stdout.readline().strip()
app = App(client=WebClient(token="xoxb-pretend", base_url=f"{api}/"), signing_secret="pretend signing secret")

BUTTON = {"type": "button", "action_id": "press", "value": "1", "text": {"type": "plain_text", "text": "Press me"}}


@app.command("/fit")
def fit(ack, command):
    ack(f"{command['user_id']} said {command['text']}")


@app.event("message")
def message(event, say):
    say(text=f"heard {event['text']}", blocks=[{"type": "actions", "elements": [BUTTON]}], thread_ts=event["ts"])


@app.action("press")
def press(ack, body, say):
    ack()
    say(f"pressed {body['actions'][0]['value']}")


handler = SocketModeHandler(app, "xapp-pretend")
handler.client.web_client = WebClient(token="xapp-pretend", base_url=f"{api}/")
handler.connect()
said = pretend.communicate(timeout=60)[0]
print(said, end="")
heard = all(words in said for words in ("seen: heard hello", "seen: pressed 1", "U1 said today", "faults []"))
# Its threads would keep Bolt alive.
sys.stdout.flush()
os._exit(0 if heard else 1)
