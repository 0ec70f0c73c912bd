/* The page's data: columns of records that refer to each other by number (kg/export/page/page_data.py). */
export const D = JSON.parse(document.getElementById("data").textContent);
export const S = D.statements;
export const ACTORS = D.actors;
export const CLAIMS = D.claims;
export const ARTICLES = D.articles;
/** Stances of statements, and the last one of pairs only: a claim that a statement takes for granted. */
export const STANCES = D.lists.stance;
export const OWN_STANCES = STANCES.slice(0, -1);
/** Number of statements. */
export const N = S.id.length;
/** Kinds of marks in an evidence, the later over the earlier. */
export const MARKS = ["content", "target", "speaker", "cue", "condition", "hedge", "occasion"];
/** Stands for "none" and, as a speaker, for an article's own voice. */
export const NONE = -1;
export const OWN = -2;
const JOIN = 3;

// Offsets count code points, JavaScript counts UTF-16 units. They differ only where a text holds
// characters beyond the first plane; only such a text is taken apart.
const points = new Map();
function cutRun(run, start, end) {
  const [first, text] = run;
  if (!points.has(run)) points.set(run, /[\ud800-\udbff]/.test(text) ? Array.from(text) : null);
  const parts = points.get(run);
  return parts ? parts.slice(start - first, end - first).join("") : text.slice(start - first, end - first);
}

function runEnd(run) {
  cutRun(run, 0, 0);
  return run[0] + (points.get(run) ?? run[1]).length;
}

/** The text of an article at [start, end), as far as the page holds it. */
export function cut(article, start, end) {
  const run = ARTICLES.runs[article].find((r) => r[0] <= start && end <= runEnd(r));
  return run ? cutRun(run, start, end) : "";
}

/** The stretches of an article that the page holds, as [start, end]. */
export function runsOf(article) {
  return ARTICLES.runs[article].map((r) => [r[0], runEnd(r)]);
}

/** Pairs [start, end] of a flat list. */
export function pairs(flat) {
  const found = [];
  for (let i = 0; i + 1 < flat.length; i += 2) found.push([flat[i], flat[i + 1]]);
  return found;
}

/** The marks of a statement: [kind, start, end]. */
export function marksOf(i) {
  return MARKS.flatMap((kind) => pairs(S[kind][i]).map(([start, end]) => [kind, start, end]));
}

/** The passages of a statement, in order: its evidence and what is marked outside it. */
export function passagesOf(i) {
  const spans = [pairs(S.evidence[i])[0], ...marksOf(i).map((m) => [m[1], m[2]])];
  spans.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const merged = [];
  for (const [start, end] of spans) {
    const last = merged[merged.length - 1];
    if (last && start <= last[1] + JOIN) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/** The words of a statement that are of one kind: its conditions, its content. */
export function wordsOf(i, kind) {
  return pairs(S[kind][i]).map(([start, end]) => cut(S.article[i], start, end));
}

/** The conditions of a statement, as [whether it must not come true, its words]. */
export function conditionsOf(i) {
  const supposed = S.supposed[i] || [];
  return pairs(S.condition[i]).map(([start, end]) => [
    supposed.some(([from, to, unless]) => unless && from < end && start < to),
    cut(S.article[i], start, end),
  ]);
}

/** Letters of an article's first words, where it has no title. */
const FIRST_WORDS = 60;
const titles = [];

/** The title of an article, or its first words where it has none, or its id where the page does not hold them. */
export function titleOf(article) {
  return (titles[article] ??= ARTICLES.title[article] ?? (firstWords(article) || ARTICLES.id[article]));
}

function firstWords(article) {
  const [run] = ARTICLES.runs[article];
  if (!run || run[0] !== 0) return "";
  const line = cutRun(run, 0, Math.min(runEnd(run), FIRST_WORDS + 1)).trimStart().split("\n")[0];
  return line.length > FIRST_WORDS ? `“${line.replace(/\s\S*$/, "")} …”` : line && `“${line}”`;
}

const whens = [];
/** What is known of when a statement was made: first and last day, and by what it is known. */
export function whenOf(i) {
  return (whens[i] ??= whenRead(i));
}

function whenRead(i) {
  for (const [column, basis] of [
    ["said", "said"],
    ["within", "said"],
  ]) {
    const date = D.dates[S[column][i]];
    if (date?.[2] && date[3]) return { first: date[2], last: date[3], basis, text: date[0], why: date[1] };
  }
  const date = D.dates[ARTICLES.date[S.article[i]]];
  if (date?.[2] && date[3]) return { first: date[2], last: date[3], basis: "printed", text: date[0], why: date[1] };
  return { first: "", last: "", basis: "none", text: "", why: "" };
}

let linksAt = null;
/** The numbers of the links that a statement is an end of. */
export function linksOf(i) {
  if (!linksAt) {
    linksAt = new Map();
    D.links.source.forEach((source, k) => {
      for (const end of [source, D.links.target[k]]) {
        if (!linksAt.has(end)) linksAt.set(end, []);
        linksAt.get(end).push(k);
      }
    });
  }
  return linksAt.get(i) ?? [];
}

/** What is known of a link: in what two contradict each other, or that both deny it, and how sure it is. */
export function linkFacts(k) {
  const contrast = D.lists.contrast[D.links.contrast[k]];
  return [contrast, D.links.denied[k] ? "both deny it" : "", `${D.links.score[k]} of 100 sure`].filter(Boolean).join(", ");
}

/** The family of a statement's stand towards one of its claims. */
export function towards(i, claim) {
  const slot = S.towards[i] ? S.claims[i].indexOf(claim) : -1;
  return slot < 0 ? S.stance[i] : S.towards[i][slot];
}
