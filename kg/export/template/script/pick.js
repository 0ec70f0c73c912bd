/* What is picked in a picture: pairs [dimension, id] that must all hold, and its name in words. */
import { ACTORS, ARTICLES, S, pairs, towards } from "./data.js";
import { DIMS, inDay, keyOf, nameOf } from "./dims.js";
import { dayName } from "./days.js";
import { passes } from "./filter.js";
import { TIES, saidOfTie } from "./held_model.js";
import { go, state } from "./state.js";

function covers(i, key) {
  const [article, offset] = key.split(/@(?=\d+$)/);
  if (ARTICLES.id[S.article[i]] !== article) return false;
  const at = Number(offset);
  return ["content", "speaker", "cue"].some((kind) => pairs(S[kind][i]).some(([s, e]) => s <= at && at < e));
}

/** The id of a line between two actors: "conflict~a-1~a-2". */
export const tieId = ({ kind, from, to }) => [kind, ...[from, to].map((end) => ACTORS.id[end.slice(1)])].join("~");

function tieOf(id) {
  const [kind, ...ends] = id.split("~");
  const [one, other] = ends.map((end) => DIMS.speaker.find(end));
  return TIES.includes(kind) && one >= 0 && other >= 0 ? { kind, one, other } : null;
}

function ofTie(id) {
  const tie = tieOf(id);
  if (!tie) return () => false;
  const said = saidOfTie(passes, tie.kind, tie.one, tie.other);
  return (i) => said.has(i);
}

function tieName(id) {
  const tie = tieOf(id);
  if (!tie) return `${id}, which this page does not hold`;
  const names = [tie.one, tie.other].map((a) => ACTORS.label[a]).join(" and ");
  return `${names}: on what they hold ${tie.kind === TIES[0] ? "the same" : "the opposite"}`;
}

function test(dim, id, claim) {
  if (dim === "day") return (i) => inDay(i, id);
  if (dim === "place") return (i) => covers(i, id);
  if (dim === "tie") return ofTie(id);
  if (!Object.hasOwn(DIMS, dim)) return () => true;
  const key = keyOf(dim, id);
  if (dim === "stance" && claim !== null) return (i) => towards(i, claim) === key;
  return (i) => DIMS[dim].of(i).includes(key);
}

/** A test of whether a statement is among what is picked. */
export function pickTest(pick = state.pick) {
  const claim = pick.find(([dim]) => dim === "claim");
  const towardsClaim = claim && claim[1] !== "-" ? DIMS.claim.find(claim[1]) : null;
  const tests = pick.map(([dim, id]) => test(dim, id, towardsClaim));
  return (i) => tests.every((t) => t(i));
}

function partName(dim, id) {
  if (dim === "day") {
    const [first, last] = id.replace("~", "").split("/");
    return `${id === "-" ? "no day known" : dayName(first, last ?? first)}${id.startsWith("~") ? ", by printing" : ""}`;
  }
  if (dim === "place") return "this place in the article";
  if (dim === "tie") return tieName(id);
  if (!Object.hasOwn(DIMS, dim)) return id;
  const name = nameOf(dim, id);
  return { claim: `“${name}”`, whom: `about ${name}`, issue: `on ${name}`, topic: `on ${name}`, link: `Two statements: one ${name} the other`, origin: "one origin" }[dim] ?? name;
}

/** What is picked, in words. */
export function pickName(pick = state.pick) {
  if (pick.length === 1 && pick[0][0] === "statement") return "One statement";
  return pick.map(([dim, id]) => partName(dim, id)).join(" · ");
}

/** Pick, or drop the pick where it is the same. */
export function pick(...parts) {
  const same = JSON.stringify(parts) === JSON.stringify(state.pick);
  go({ pick: same ? [] : parts, open: "" });
}

/** Pick one statement and open it. */
export function pickStatement(i) {
  go({ pick: [["statement", S.id[i]]], open: S.id[i] });
}

/** Whether these are the parts that are picked. */
export function isPicked(parts) {
  return JSON.stringify(parts) === JSON.stringify(state.pick);
}
