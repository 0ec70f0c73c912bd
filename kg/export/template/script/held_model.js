/* Who holds the same as whom, and who the opposite: the networks of `kg analyse congruence`, of what passes the filters. */
import { ACTORS, D, S } from "./data.js";

/** Kinds of ties, in the order of the stances whose colours they have. */
export const TIES = ["congruence", "conflict"];
/** In the place of an actor’s sides: nobody who holds anything, known by whose he is alone. */
const NOBODY = 1;

const sidesOf = (a) => ACTORS.sides[a] || [a];
const areApart = (a, b) => !sidesOf(a).some((side) => sidesOf(b).includes(side));

/** By actor the statements in which it takes a side. */
function takers(statements, passes) {
  const found = new Map();
  for (const i of statements)
    if (passes(i))
      for (const a of S.speakers[i]) {
        if (ACTORS.sides[a] === NOBODY) continue;
        if (!found.has(a)) found.set(a, []);
        found.get(a).push(i);
      }
  return found;
}

/** The claims on which two or more take a side: who is for it and who against it; who was both is neither. */
function stands(passes) {
  return D.held.flatMap(([claim, , tells, ...two]) => {
    const [yes, no] = two.map((statements) => takers(statements, passes));
    const both = [...yes.keys()].filter((a) => no.has(a));
    for (const a of both) for (const side of [yes, no]) side.delete(a);
    return yes.size + no.size > 1 ? [{ claim, tells, yes, no }] : [];
  });
}

/** Whether one whom an article does not name may be the other, who speaks in the same article. */
function mayBeOne(a, b, mine, theirs) {
  if (ACTORS.named[a] && ACTORS.named[b]) return false;
  const articles = new Set(mine.map((i) => S.article[i]));
  return theirs.some((i) => articles.has(S.article[i]));
}

function isTie({ tells }, agree, [a, mine], [b, theirs]) {
  if (!areApart(a, b)) return false;
  return mine.some((i) => theirs.includes(i)) || (tells && !(agree && mayBeOne(a, b, mine, theirs)));
}

/** The pairs of one claim, as [kind, who, who], each with the statements. */
function* pairsOn(stand, wanted) {
  const [yes, no] = [stand.yes, stand.no].map((side) => [...side].filter(([a]) => wanted(a)));
  for (const side of [yes, no])
    for (let k = 0; k < side.length; k++)
      for (let j = 0; j < k; j++) if (isTie(stand, true, side[j], side[k])) yield [0, side[j], side[k]];
  for (const one of yes) for (const other of no) if (isTie(stand, false, one, other)) yield [1, one, other];
}

/** With how many others each actor takes a side on a claim: what it may be tied by. */
function chances(found) {
  const sums = new Map();
  for (const { yes, no } of found)
    for (const side of [yes, no]) for (const a of side.keys()) sums.set(a, (sums.get(a) ?? 0) + yes.size + no.size - 1);
  return sums;
}

/** Everybody so many steps from an actor, by claims on which both take a side. */
function nearby(found, around, depth) {
  const near = new Set([around]);
  for (let step = 0; step < depth; step++)
    for (const { yes, no } of found.filter(({ yes, no }) => [...near].some((a) => yes.has(a) || no.has(a))))
      for (const side of [yes, no]) for (const a of side.keys()) near.add(a);
  return near;
}

/**
 * The ties among those who pass, of the `most` actors that may have the most; around one, where it is given.
 * A tie is `{ one, other, kind, claims, said }`.
 */
export function tiesOf(passes, { most = Infinity, around = -1, depth = 1, least = 1 } = {}) {
  const found = stands(passes);
  const near = around < 0 ? null : nearby(found, around, depth);
  const sums = chances(found);
  const order = [...sums.keys()].filter((a) => !near || near.has(a)).sort((a, b) => (b === around) - (a === around) || sums.get(b) - sums.get(a) || a - b);
  const wanted = new Set(order.slice(0, most));
  const ties = new Map();
  for (const stand of found)
    for (const [kind, [a, mine], [b, theirs]] of pairsOn(stand, (x) => wanted.has(x))) {
      const [one, other] = a < b ? [a, b] : [b, a];
      const key = `${one} ${other} ${kind}`;
      if (!ties.has(key)) ties.set(key, { one, other, kind, claims: new Set(), said: new Set() });
      ties.get(key).claims.add(stand.claim);
      for (const i of [...mine, ...theirs]) ties.get(key).said.add(i);
    }
  const all = [...ties.values()].filter((tie) => tie.claims.size >= least);
  return { ties: within(all, around, depth), actors: order.length, cut: order.length > most };
}

/** The ties that lie so many steps from an actor. */
function within(ties, around, depth) {
  if (around < 0) return ties;
  const near = new Set([around]);
  let inside = [];
  for (let step = 0; step < depth; step++) {
    inside = ties.filter(({ one, other }) => near.has(one) || near.has(other));
    for (const { one, other } of inside) near.add(one).add(other);
  }
  return inside;
}

/** The statements of one tie. */
export function saidOfTie(passes, kind, one, other) {
  const found = new Set();
  for (const stand of stands(passes))
    for (const [k, [, mine], [, theirs]] of pairsOn(stand, (a) => a === one || a === other))
      if (TIES[k] === kind) for (const i of [...mine, ...theirs]) found.add(i);
  return found;
}
