import assert from "node:assert/strict";
import { test } from "node:test";
import { athenaPrice } from "../../src/athena/athena-price.ts";

test("a query pays for whole megabytes, for ten at least, and for nothing where it reads nothing", () => {
  const megabyte = (count: number) => (count / 2 ** 20) * 5;
  assert.equal(athenaPrice(0), 0);
  assert.equal(athenaPrice(1), megabyte(10));
  assert.equal(athenaPrice(10 * 2 ** 20), megabyte(10));
  assert.equal(athenaPrice(10 * 2 ** 20 + 1), megabyte(11));
  assert.equal(athenaPrice(3 * 2 ** 40), 15);
});
