/* Which statements pass: one bit a facet for what fails, so that each facet can count without itself. */
import { N, S, whenOf } from "./data.js";
import { DIMS, keyOf } from "./dims.js";
import { passesSearch } from "./search.js";
import { FACETS, state } from "./state.js";

const BITS = Object.fromEntries([...FACETS, "q", "day", "sure"].map((name, i) => [name, 1 << i]));
const failing = new Uint32Array(N);
const last = {};

function fail(name, fails) {
  const bit = BITS[name];
  for (let i = 0; i < N; i++) failing[i] = fails(i) ? failing[i] | bit : failing[i] & ~bit;
}

function facetTest(facet) {
  const chosen = new Set([...state[facet]].map((id) => keyOf(facet, id)));
  return chosen.size ? (i) => !DIMS[facet].of(i).some((k) => chosen.has(k)) : () => false;
}

function outsideDays(i) {
  const { first, last: end, basis } = whenOf(i);
  return basis === "none" || (state.from && end < state.from) || (state.to && first > state.to);
}

const TESTS = {
  q: [() => state.q, () => passesSearch(state.q), (passes) => (i) => !passes(i)],
  day: [() => `${state.from}/${state.to}`, () => null, () => (state.from || state.to ? outsideDays : () => false)],
  sure: [() => state.sure, () => Number(state.sure) || 0, (least) => (i) => S.confidence[i] < least],
};

/** Bring the filters up to date with the state; only what changed is tested anew. */
export function refilter() {
  for (const facet of FACETS) {
    const key = [...state[facet]].sort().join("\n");
    if (last[facet] === key) continue;
    last[facet] = key;
    fail(facet, facetTest(facet));
  }
  for (const [name, [key, prepare, test]] of Object.entries(TESTS)) {
    if (last[name] === key()) continue;
    last[name] = key();
    fail(name, test(prepare()));
  }
}

/** The statements that pass all filters. */
export function passing() {
  const found = [];
  for (let i = 0; i < N; i++) if (failing[i] === 0) found.push(i);
  return found;
}

/** The statements that pass all filters but one. */
export function passingBut(name) {
  const found = [];
  for (let i = 0; i < N; i++) if ((failing[i] & ~BITS[name]) === 0) found.push(i);
  return found;
}

/** Whether one statement passes all filters. */
export function passes(i) {
  return failing[i] === 0;
}

/** How many statements each key of a facet would show, the other filters as they are. */
export function countsOf(facet) {
  const bit = BITS[facet];
  const counts = new Map();
  for (let i = 0; i < N; i++) {
    if ((failing[i] & ~bit) !== 0) continue;
    for (const key of DIMS[facet].of(i)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
