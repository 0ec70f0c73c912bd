/* The evidence: passages of the article with a statement's parts marked. */
import { ACTORS, ARTICLES, D, MARKS, S, conditionsOf, cut, marksOf, passagesOf } from "./data.js";
import { bdi, el, joinedAnd } from "./dom.js";
import { areMany } from "./said.js";

/** The ends of all marks, cutting [start, end) into parts that are marked alike. */
export function cutsOf(start, end, marks) {
  const ends = marks.flatMap((m) => [m[1], m[2]]).filter((at) => start < at && at < end);
  return [...new Set([start, ...ends, end])].sort((a, b) => a - b);
}

function passage(i, [start, end], marks) {
  const article = S.article[i];
  const node = el("span", { class: "passage", "data-start": start, "data-end": end });
  const cuts = cutsOf(start, end, marks);
  for (let k = 0; k + 1 < cuts.length; k++) {
    const text = cut(article, cuts[k], cuts[k + 1]);
    const kinds = marks.filter((m) => m[1] <= cuts[k] && cuts[k + 1] <= m[2]).map((m) => m[0]);
    const names = MARKS.filter((kind) => kinds.includes(kind));
    node.append(names.length ? el("mark", { class: names.join(" ") }, text) : text);
  }
  return node;
}

/** The passages of a statement in its article's language and direction. */
export function evidence(i) {
  const marks = marksOf(i);
  const language = ARTICLES.language[S.article[i]];
  return el(
    "p",
    { class: "evidence", dir: "auto", lang: language },
    ...passagesOf(i).map((span) => passage(i, span, marks)),
  );
}

/**
 * What leads to a condition: an exception must never read as one that should come true. `before` tells
 * what the condition before it is; undefined for the first.
 */
export function conditionWord(unless, before) {
  const word = unless ? "unless " : "on the condition ";
  return before === undefined ? `; ${word}` : ` and ${before === unless ? "" : word}`;
}

/** How it is meant, in words, with its conditions: "would consider, if" never looks like fact. */
export function force(i) {
  const node = el("p", { class: "force" }, D.forces[S.force[i]]);
  const others = (S.will[i] || []).filter((a) => !S.speakers[i].includes(a));
  const names = others.map((a) => bdi(ACTORS.label[a]));
  if (names.length) node.append(`; ${areMany(S.speakers[i]) ? "report" : "reports"} what `, ...joinedAnd(names), areMany(others) ? " intend" : " intends");
  conditionsOf(i).forEach(([unless, text], k, all) => {
    node.append(conditionWord(unless, all[k - 1]?.[0]), el("q", {}, bdi(text)));
  });
  return node;
}
