import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { JsonValues } from "../../src/format/json-values.ts";

const limit = 4096;

/** What the splitter makes of some chunks, as text. */
function split(chunks: readonly Uint8Array[], options: { complete?: boolean; limit?: number } = {}): string[] {
  const seen: string[] = [];
  const text = (bytes: Uint8Array, start: number, end: number): string =>
    Buffer.from(bytes.slice(start, end)).toString();
  const values = new JsonValues({
    value: (bytes, start, end, keys, list) => seen.push(`${list}#${keys} ${text(bytes, start, end)}`),
    envelope: (bytes, start, end, keys) => seen.push(`envelope#${keys} ${text(bytes, start, end)}`),
    broken: (message) => seen.push(`broken: ${message}`),
  }, { lists: ["Records", "Events", "logEvents"], limit: options.limit ?? limit });
  for (const chunk of chunks) values.push(chunk.slice());
  values.end(options.complete ?? true);
  return seen;
}

const one = (text: string): Uint8Array[] => [Buffer.from(text)];
const valuesOf = (seen: readonly string[]): string[] => seen.filter((line) => !line.startsWith("broken"));
const brokenOf = (seen: readonly string[]): string[] => seen.filter((line) => line.startsWith("broken"));

const cases: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
  ["nothing", "", []],
  ["white space alone", " \r\n\t ", []],
  ["one value", ' {"a":[1,{"b":null}]} ', ['#2 {"a":[1,{"b":null}]}']],
  ["one a line", '{"a":1}\n{"a":2}\r\n\n{"a":3}', ['#1 {"a":1}', '#1 {"a":2}', '#1 {"a":3}']],
  ["one after the other", '{"a":1}{"a":2}[3]"x"4 null', [
    '#1 {"a":1}',
    '#1 {"a":2}',
    "#0 3",
    '#0 "x"',
    "#0 4",
    "#0 null",
  ]],
  ["a byte order mark", '\ufeff{"a":1}', ['#1 {"a":1}']],
  ["a top-level array", '[{"a":1}, 2 ,"x",[3],null]', ['#1 {"a":1}', "#0 2", '#0 "x"', "#0 [3]", "#0 null"]],
  ["empty arrays", '[] [ ] {"Records":[ ]}', ['envelope#1 {"Records":[]}']],
  ["records", '{"Records":[{"a":1},{"a":2}]}', ['Records#1 {"a":1}', 'Records#1 {"a":2}', 'envelope#1 {"Records":[]}']],
  ["a key after the list", '{"logEvents":[{"a":1}],"messageType":"X"}', [
    'logEvents#1 {"a":1}',
    'envelope#2 {"logEvents":[],"messageType":"X"}',
  ]],
  ["two lists", '{ "x" : {"Records":[0]}, "Records" : [1] ,"Events":[2]}', [
    "Records#0 1",
    "Events#0 2",
    'envelope#4 { "x" : {"Records":[0]}, "Records" : [] ,"Events":[]}',
  ]],
  ["a list that is none", '{"Records":{"a":[1]},"Events":"x"}', ['#3 {"Records":{"a":[1]},"Events":"x"}']],
  ["a list deeper down", '{"a":{"Records":[1]}}', ['#2 {"a":{"Records":[1]}}']],
  ["a key spelt with escapes is no list", '{"Record\\u0073":[1]}', ['#1 {"Record\\u0073":[1]}']],
  ["brackets, quotes and colons in strings", '{"a\\"]}:":"[{\\\\"}', ['#1 {"a\\"]}:":"[{\\\\"}']],
  ["what is not an object in a list", '{"Records":[null,"x",-1.5e3,nonsense,true]}', [
    "Records#0 null",
    'Records#0 "x"',
    "Records#0 -1.5e3",
    "Records#0 nonsense",
    "Records#0 true",
    'envelope#1 {"Records":[]}',
  ]],
];

for (const [name, text, expected] of cases) {
  test(`values: ${name}`, () => {
    const seen = split(one(text));
    // The array's blanks go with its elements.
    assert.deepEqual(seen.map((line) => line.replace("[ ]", "[]")), expected);
  });
}

const breaks: readonly (readonly [name: string, text: string, values: readonly string[], broken: readonly RegExp[]])[] =
  [
    ["a line cut in a string", '{"a":"xy\n{"a":2}\n{"a":3}\n', ['#1 {"a":2}', '#1 {"a":3}'], [
      /byte 0 breaks at byte 8:/,
    ]],
    ["a line cut after a comma", '{"a":1,\n{"a":2}\n{"a":3}\n', ['#1 {"a":2}', '#1 {"a":3}'], [
      /byte 0 breaks at byte 8/,
    ]],
    ["a line cut after a colon", '{"a":\n{"a":2}\n{"a":3}\n', ['#1 {"a":2}', '#1 {"a":3}'], [/breaks at byte 14/]],
    ["the last but one line cut", '{"a":\n{"a":2}\n', ['#1 {"a":2}'], [/ends in the middle/]],
    ["three cut lines", '{"a":\n{"b":\n{"c":\n{"d":4}\n', ['#1 {"d":4}'], [/./, /./, /./]],
    ["indented values", '{\n  "a": {\n    "b":\n}\n{\n  "a": 2\n}\n', ['#1 {\n  "a": 2\n}'], [/breaks at byte 20/]],
    ["garbage between lines", '{"a":1}\nwhat is this\n{"a":2}\n', ['#1 {"a":1}', '#1 {"a":2}'], [/else than JSON/]],
    ["commas at the ends of lines", '{"a":1},\n{"a":2},\n{"a":3}\n', ['#1 {"a":1}', '#1 {"a":2}', '#1 {"a":3}'], [
      /byte 7$/,
    ]],
    ["a bracket of the wrong kind", '{"a":[1}]}\n{"a":2}', ['#1 {"a":2}'], [/byte 7: a bracket is closed/]],
    ["records that break", '{"Records":[{"a":1},{"a":2},{"a" 3}]}', ['Records#1 {"a":1}', 'Records#1 {"a":2}'], [
      /byte 33: .*; 2 values of it were read before, the rest of this object is given up/,
    ]],
    [
      "records a line, one broken",
      '{"Records":[\n{"a":1},\n{"a":,\n{"a":3}\n]}\n',
      ['Records#1 {"a":1}', '#1 {"a":3}'],
      [
        /1 value of it was read before/,
      ],
    ],
    ["the envelope breaks behind its list", '{"Records":[1],"x":\n{"a":2}\n', ["Records#0 1", '#1 {"a":2}'], [
      /1 value of it was/,
    ]],
    ["an array without its end", '[{"a":1},{"a":2}', ['#1 {"a":1}', '#1 {"a":2}'], [/rest of this array/]],
    ["two values without a comma", '[{"a":1}{"a":2}]', ['#1 {"a":1}'], [/neither/]],
    ["too deep", `${"[".repeat(600)}\n{"a":1}`, ['#1 {"a":1}'], [/nested more than 512 deep/]],
    ["a broken mark", '\u00ef{"a":1}\n{"a":2}', ['#1 {"a":2}'], [/else than JSON/]],
  ];

for (const [name, text, values, broken] of breaks) {
  test(`values: ${name} is told once`, () => {
    const seen = split(one(text));
    assert.deepEqual(valuesOf(seen), values);
    assert.equal(brokenOf(seen).length, broken.length, brokenOf(seen).join("\n"));
    broken.forEach((pattern, index) => assert.match(brokenOf(seen)[index] as string, pattern));
  });
}

test("values: chunk borders never matter", () => {
  for (const [, text] of [...cases, ...breaks]) {
    const bytes = Buffer.from(text);
    const expected = split([bytes], { limit: 24 });
    const whole = split([bytes]);
    assert.deepEqual(split([...bytes].map((byte) => Uint8Array.of(byte))), whole, text);
    assert.deepEqual(split([...bytes].map((byte) => Uint8Array.of(byte)), { limit: 24 }), expected, text);
    for (let cut = 0; cut <= bytes.length; cut++) {
      assert.deepEqual(split([bytes.subarray(0, cut), bytes.subarray(cut)]), whole, `${text} cut at ${cut}`);
    }
  }
});

test("values: JSON cut anywhere gives the values before the cut and one report", () => {
  const records = [1, 2, 3].map((n) => `{"eventID":"${n}","x":[{"y":"\\"}]"}]}`);
  const head = '{"Records":[';
  const text = `${head}${records.join(",")}]}`;
  for (let cut = 1; cut < text.length; cut++) {
    const seen = split(one(text.slice(0, cut)));
    const whole = records.filter((_, index) =>
      head.length + records.slice(0, index + 1).join(",").length <= cut
    ).length;
    assert.equal(valuesOf(seen).length, whole, `cut at ${cut}`);
    assert.equal(brokenOf(seen).length, 1, `cut at ${cut}`);
    // An object that could not be read to its end is told elsewhere.
    assert.deepEqual(brokenOf(split(one(text.slice(0, cut)), { complete: false })), [], `cut at ${cut}`);
  }
});

test("values: one a line, cut anywhere, loses only the line that is cut", () => {
  const line = '{"a":[1,{"b":"c"}],"d":{"e":null}}';
  for (let cut = 1; cut < line.length; cut++) {
    const seen = split(one(`{"n":0}\n${line.slice(0, cut)}\n{"n":1}\n{"n":2}\n`));
    assert.deepEqual(valuesOf(seen), ['#1 {"n":0}', '#1 {"n":1}', '#1 {"n":2}'], `cut at ${cut}`);
    assert.equal(brokenOf(seen).length, 1, `cut at ${cut}`);
  }
});

// Not JSON.stringify: that writes neither white space nor escapes nor a key twice.
const space = fc.constantFrom("", "", " ", "\n", "\r\n\t ");
const string = fc.array(
  fc.constantFrom("a", "é", "[", "}", ":", ",", '\\"', "\\\\", "\\u0041", "\\n", "{", "Records"),
  {
    maxLength: 4,
  },
).map((parts) => `"${parts.join("")}"`);
const { json } = fc.letrec<{ json: string; object: string; array: string }>((tie) => ({
  json: fc.oneof({ maxDepth: 4 }, string, fc.constantFrom("1", "-0.5e7", "true", "null"), tie("object"), tie("array")),
  object: fc.array(fc.tuple(space, fc.oneof(string, fc.constantFrom('"a"', '"Records"')), space, tie("json"), space), {
    maxLength: 4,
  }).map((members) => `{${members.map(([a, key, b, value, c]) => `${a}${key}${b}:${value}${c}`).join(",")}}`),
  array: fc.array(fc.tuple(space, tie("json"), space), { maxLength: 4 }).map((all) =>
    `[${all.map((x) => x.join("")).join(",")}]`
  ),
}));

const cutInto = (bytes: Uint8Array, borders: readonly number[]): Uint8Array[] => {
  const at = [0, ...borders.map((border) => border % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return at.slice(1).map((end, index) => bytes.subarray(at[index], end));
};

test("values: any JSON, in any wrapper, cut into any chunks", () => {
  fc.assert(fc.property(fc.array(json, { maxLength: 5 }), fc.array(fc.nat(), { maxLength: 8 }), (elements, borders) => {
    const expected = elements.map((element) => JSON.stringify(JSON.parse(element)));
    const texts = [`[${elements.join(" ,")}]`, `{"x":1,"Records":[${elements.join(",\n")}] }`];
    for (const text of texts) {
      const seen = split(cutInto(Buffer.from(text), borders), { limit: 1 << 20 });
      assert.deepEqual(brokenOf(seen), []);
      const values = valuesOf(seen).filter((line) => !line.startsWith("envelope"));
      assert.deepEqual(values.map((line) => JSON.stringify(JSON.parse(line.slice(line.indexOf(" "))))), expected);
    }
  }));
});

test("values: spoilt JSON, cut into any chunks, is read the same", () => {
  const spoilt = fc.tuple(
    fc.array(json, { maxLength: 5 }),
    fc.constantFrom("\n", ",\n", "", '],"x":['),
    fc.nat(),
    fc.nat({ max: 9 }),
  )
    .map(([elements, between, at, length]) => {
      const text = Buffer.from(`{"Records":[${elements.join(between)}]}\n{"a":1}\n`);
      const where = at % text.length;
      return Buffer.concat([text.subarray(0, where), text.subarray(where + length)]);
    });
  fc.assert(
    fc.property(spoilt, fc.array(fc.nat(), { maxLength: 8 }), fc.constantFrom(30, limit), (bytes, borders, limit) => {
      assert.deepEqual(split(cutInto(bytes, borders), { limit }), split([bytes], { limit }));
    }),
    { numRuns: 500 },
  );
});

test("values: a value that is too long is passed over in bounded memory", () => {
  const chunk = Buffer.alloc(64 * 1024, "x");
  let total = 0;
  let largest = 0;
  const seen: string[] = [];
  const values = new JsonValues({
    value: (bytes, start, end) => {
      largest = Math.max(largest, bytes.length);
      seen.push(Buffer.from(bytes.slice(start, end)).toString());
    },
    envelope: () => seen.push("envelope"),
    broken: (message) => seen.push(message),
  }, { lists: ["Records"], limit: 1 << 20 });
  const before = process.memoryUsage().arrayBuffers;
  values.push(Buffer.from('{"Records":[{"a":1},{"long":"'));
  for (; total < 40_000_000; total += chunk.length) values.push(chunk);
  assert.ok(process.memoryUsage().arrayBuffers - before < 16_000_000);
  values.push(Buffer.from('"},{"a":2}]}'));
  values.end(true);
  assert.equal(seen.length, 4);
  assert.deepEqual([seen[0], seen[2], seen[3]], ['{"a":1}', '{"a":2}', "envelope"]);
  assert.match(seen[1] as string, /more than 1048576 bytes begins at byte 20/);
  assert.ok(largest < 1 << 21);
});

test("values: broken input is read on, and not from each break anew: that would not end", () => {
  // Every line opens more than it closes.
  const line = `{"a":[[[{"b":"${"c".repeat(100)}",\n`;
  const seen = split([Buffer.from(line.repeat(100_000))]);
  assert.equal(seen.length, 100_000);
});
