/* What a reader puts right is kept in this browser: lines of corrections, and decisions on who is who. */
import { ARTICLES, S, cut, pairs } from "./data.js";

/** Under what name the browser keeps the lines; a page without storage keeps them while it is open. */
const KEPT = "sayso-corrections";
const JUDGED = "sayso-judgements";
const CHECKED = "sayso-checked";
let lines = null;

/** What a change of the browser’s store returns; null where there is none. */
export function stored(change) {
  try {
    return change(window.localStorage);
  } catch {
    return null;
  }
}

/** The list that the browser keeps under a name; an empty one where it holds none. */
function list(name) {
  try {
    const found = JSON.parse(stored((store) => store.getItem(name)) ?? "[]");
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}

/** The lines that are kept, of whatever page. */
export function kept() {
  lines ??= list(KEPT).filter((line) => line?.field && Array.isArray(line.evidence));
  return lines;
}

/** Keep these lines from now on. */
function keepAll(changed) {
  lines = changed;
  stored((store) => store.setItem(KEPT, JSON.stringify(lines)));
}

/** Keep one line more. */
export const keep = (line) => keepAll([...kept(), line]);

/** Keep a line no longer. */
export const drop = (line) => keepAll(kept().filter((one) => one !== line));

/** The lines about what this page holds, in the order in which they were made: other pages may keep theirs. */
export function ownLines() {
  const number = new Map(ARTICLES.id.map((id, article) => [id, article]));
  return kept().filter(
    ({ article, evidence, quote }) => number.has(article) && cut(number.get(article), ...evidence) === quote,
  );
}

/** The lines as a file, one a line. */
export function asLines() {
  return ownLines()
    .map((line) => `${JSON.stringify(line)}\n`)
    .join("");
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** Where a statement stands, as a line tells it. */
export function placeOf(i) {
  const [evidence] = pairs(S.evidence[i]);
  return {
    article: ARTICLES.id[S.article[i]],
    cue: pairs(S.cue[i])[0] ?? null,
    content: pairs(S.content[i]),
    quote: cut(S.article[i], ...evidence),
    evidence,
  };
}

/** The lines about a statement. */
export function linesOf(i) {
  const place = placeOf(i);
  return ownLines().filter((line) => line.article === place.article && same(line.content, place.content));
}

/** Who says so, as remembered. */
export const whoSays = () => stored((store) => store.getItem(`${KEPT}-by`)) ?? "";

/** A line with who says it, why and on what day; remembers who. */
export function signed(line, by, reason) {
  stored((store) => store.setItem(`${KEPT}-by`, by));
  return { ...line, by: by || "a reader", reason, on: new Date().toISOString().slice(0, 10) };
}

let decided = null;
/** The decisions on who is who, the last on each pair. */
export function decisions() {
  decided ??= list(JUDGED).filter((one) => typeof one?.left === "string" && typeof one?.right === "string");
  return decided;
}

/** What was decided on a pair; undefined for nothing. */
export const decisionOn = (left, right) =>
  decisions().find((one) => (one.left === left && one.right === right) || (one.left === right && one.right === left))
    ?.verdict;

/** Decide on a pair: `same`, `different`, or null to take it back. */
export function decide(left, right, verdict, labels, reason = "") {
  const others = decisions().filter(
    (one) => ![`${left} ${right}`, `${right} ${left}`].includes(`${one.left} ${one.right}`),
  );
  decided = verdict ? [...others, signed({ left, right, verdict, labels }, whoSays(), reason)] : others;
  stored((store) => store.setItem(JUDGED, JSON.stringify(decided)));
}

/** The decisions as a file, one a line. */
export const asJudgements = () =>
  decisions()
    .map((one) => `${JSON.stringify(one)}\n`)
    .join("");

let seen = null;
/** What was found right in the queue, by id. */
export function checked() {
  seen ??= new Set(list(CHECKED));
  return seen;
}

/** Remember what was found right, or is no more. */
export function check(id, right = true) {
  if (right) checked().add(id);
  else checked().delete(id);
  stored((store) => store.setItem(CHECKED, JSON.stringify([...checked()])));
}
