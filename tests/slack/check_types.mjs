// Holds every message and view of the dialogs against the JSON Schema of @slack/types.
//
//     npm install --prefix node @slack/types@3.2.0 ts-json-schema-generator@2.4.0 ajv@8
//     cargo run -q -p fettle-tests --example slack_screens > screens.jsonl
//     node tests/slack/check_types.mjs node < screens.jsonl
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const folder = resolve(process.argv[2]);
const require = createRequire(folder + "/");
const { createGenerator } = require("ts-json-schema-generator");
const Ajv = require("ajv").default;

// @slack/types 3.2 has no type of these yet; our own rules hold them.
const UNKNOWN = new Set(["data_visualization"]);

const source = folder + "/fettle-check.ts";
writeFileSync(source, 'import type { KnownBlock, View } from "@slack/types";\nexport type Blocks = KnownBlock[];\nexport type AnyView = View;\n');
const ajv = new Ajv({ strict: false, allErrors: false });
const holds = (type) => ajv.compile(createGenerator({ path: source, type, skipTypeCheck: true }).createSchema(type));
const blocks = holds("Blocks");
const views = holds("AnyView");

let bad = 0;
const screens = readFileSync(0, "utf8").trim().split("\n").map((line) => JSON.parse(line));
for (const screen of screens) {
  const known = (list) => list.filter((block) => !UNKNOWN.has(block.type));
  const check = screen.view ? views : blocks;
  const ok = check(screen.view ? { ...screen.view, blocks: known(screen.view.blocks) } : known(screen.blocks));
  if (!ok) {
    bad += 1;
    console.log(`${screen.dialog} > ${screen.typed}: ${ajv.errorsText(check.errors.slice(0, 3))}`);
  }
}
console.log(`${screens.length} messages and views, ${bad} with faults`);
process.exit(bad || screens.length === 0 ? 1 : 0);
