/* What a statement has that readers look for: a number, a condition, a dispute, backing, no day. */
import { CLAIMS, N, S, whenOf } from "./data.js";
import { behind } from "./behind.js";
import { disputeRanks } from "./disputes_model.js";

/** In the order in which the filter numbers them. */
export const HAS = [
  ["dispute", "in dispute", (i) => disputeRanks().has(i)],
  ["two", "a claim of 2 sides or more", (i) => sides(i) >= 2],
  ["three", "a claim of 3 sides or more", (i) => sides(i) >= 3],
  ["number", "a number", (i) => S.claims[i].some((c) => CLAIMS.number[c])],
  ["condition", "a condition", (i) => S.condition[i].length > 0],
  ["unnamed", "a claim that only people not named make", (i) => S.claims[i].some((c) => behind(c)?.unnamed)],
  ["undated", "no day known", (i) => whenOf(i).basis === "none"],
  ["doubt", "something doubtful noted", (i) => S.problems[i].length > 0],
];

/** How many sides assert the best backed claim of a statement. */
const sides = (i) => Math.max(0, ...S.claims[i].map((c) => behind(c)?.asserts.length ?? 0));

let found = null;
/** The numbers of what a statement has. */
export function hasOf(i) {
  found ??= Array.from({ length: N }, (_, k) => HAS.flatMap(([, , test], at) => (test(k) ? [at] : [])));
  return found[i];
}
