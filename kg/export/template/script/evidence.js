/* The evidence: passages of the article with a statement's parts marked. */
import { ARTICLES, D, MARKS, S, cut, marksOf, passagesOf, wordsOf } from "./data.js";
import { bdi, el } from "./dom.js";

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

/** How it is meant, in words, with its conditions: "would consider, if" never looks like fact. */
export function force(i) {
  const node = el("p", { class: "force" }, D.forces[S.force[i]]);
  wordsOf(i, "condition").forEach((text, k) => {
    node.append(k ? " and " : "; on the condition ", el("q", {}, bdi(text)));
  });
  return node;
}
