// The types against the published schema, by their names: a member that is missing here would be missing for callers.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const types = read("../src/index.d.ts");
const schema = JSON.parse(read("../../../protocol/schema/annotated-document.json"));

const INTERFACES = {
  span: "Span", block: "Block", article: "Article", section: "Section", entity: "Mention", indexedEntity: "Entity",
  time: "Time", quantity: "Quantity", quote: "Quote", diagnostic: "Diagnostic",
};

const search = JSON.parse(read("../../../protocol/schema/search.json"));

/** The members of an interface: name → whether it may be absent. */
function members(name) {
  const [, parent, body] = new RegExp(`interface ${name} (?:extends (\\w+) )?\\{\n(.*?)\n\\}`, "s").exec(types);
  const own = [...body.matchAll(/^  (\w+)(\??):/gm)].map(([, member, mark]) => [member, mark === "?"]);
  return new Map([...(parent ? members(parent) : []), ...own]);
}

function compare(name, node) {
  const known = members(name);
  for (const member of Object.keys(node.properties)) {
    assert.ok(known.has(member), `${name}.${member}`);
    assert.equal(known.get(member), !node.required.includes(member), `${name}.${member}`);
  }
}

test("every member of the schema has a type", () => {
  compare("Document", schema);
  for (const [definition, name] of Object.entries(INTERFACES)) compare(name, schema.$defs[definition]);
});

test("every member of what a search finds has a type", () => {
  compare("SearchResult", search);
  compare("Hit", search.$defs.hit);
  compare("Place", search.$defs.span);
  const query = members("SearchQuery");
  const params = JSON.parse(read("../../../protocol/schema/search-params.json"));
  assert.deepEqual([...query.keys()].toSorted(), Object.keys(params.properties).toSorted());
});

test("every name of a closed list has a type", () => {
  for (const definition of Object.values(schema.$defs)) {
    for (const property of [definition, ...Object.values(definition.properties ?? {})]) {
      if (property === schema.$defs.time.properties.mod) continue; // A string there.
      for (const name of property.enum ?? []) assert.ok(types.includes(`"${name}"`), name);
    }
  }
});
