"""Holds every message and view of the dialogs against the models of Slack's own Python SDK.

    python3 -m venv venv && venv/bin/pip install slack_sdk==3.47.0
    cargo run -q -p fettle-tests --example slack_screens > screens.jsonl
    venv/bin/python tests/slack/check_blocks.py < screens.jsonl
"""

import io
import json
import logging
import sys

from slack_sdk.models.basic_objects import JsonObject
from slack_sdk.models.blocks import Block
from slack_sdk.models.blocks.basic_components import Option, OptionGroup

# slack_sdk 3.47 has no model of these yet; our own rules hold them.
UNKNOWN = {"data_visualization"}

warnings = io.StringIO()
logging.basicConfig(stream=warnings, level=logging.WARNING, force=True)


def walk(value, faults, path, seen):
    """The models leave options as dictionaries, so those are parsed here."""
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, JsonObject):
        try:
            value.validate_json()
        except Exception as error:
            faults.append(f"{path}: {error}")
        for name, inner in list(vars(value).items()):
            model = {"options": Option, "option_groups": OptionGroup}.get(name)
            if model and isinstance(inner, list):
                inner = model.parse_all(inner)
            walk(inner, faults, f"{path}/{name}", seen)
    elif isinstance(value, (list, tuple)):
        for place, inner in enumerate(value):
            walk(inner, faults, f"{path}/{place}", seen)


def check(blocks):
    faults, seen = [], set()
    warnings.truncate(0)
    warnings.seek(0)
    for place, block in enumerate(blocks):
        kind = block.get("type")
        if kind in UNKNOWN:
            continue
        try:
            parsed = Block.parse(block)
            if parsed is None:
                faults.append(f"/{place}: no model of {kind}")
            else:
                walk(parsed, faults, f"/{place}:{kind}", seen)
        except Exception as error:
            faults.append(f"/{place}:{kind}: {type(error).__name__} {error}")
    if warnings.getvalue().strip():
        faults.append(warnings.getvalue().strip())
    return faults


screens = [json.loads(line) for line in sys.stdin]
bad = 0
for screen in screens:
    faults = check(screen.get("view", screen)["blocks"])
    bad += bool(faults)
    for fault in faults:
        print(f"{screen['dialog']} > {screen['typed']}: {fault[:300]}")
print(f"{len(screens)} messages and views, {bad} with faults")
sys.exit(bool(bad) or not screens)
