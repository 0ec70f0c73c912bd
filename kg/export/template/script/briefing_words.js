/* How the lines of the briefing are worded, counted and put in order. */
import { CLAIMS, S, STANCES, whenOf, wordsOf } from "./data.js";
import { clipped, plural } from "./dom.js";

/** Letters of a claim that a line shows. */
export const LONG = 170;
/** The order of names. */
export const byName = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
/** The number of a stance. */
export const family = (key) => STANCES.findIndex((s) => s.key === key);
/** What picks a claim. */
export const claimPart = (claim) => ["claim", CLAIMS.id[claim]];
/** A claim as a line shows it. */
export const nameOf = (claim) => clipped(CLAIMS.label[claim], LONG);
/** What is said, as a line shows it. */
export const contentOf = (i) => clipped(wordsOf(i, "content").join(" … "), LONG);
/** "2 utterances"; nothing for one. */
export const times = (n) => (n > 1 ? plural(n, "utterance") : "");
/** To how many utterances statements go back. */
export const origins = (statements) => new Set(statements.map((i) => S.origin[i])).size;
/** In how many articles statements stand. */
export const articlesOf = (statements) => new Set(statements.map((i) => S.article[i])).size;
/** "12 statements in 4 articles". */
export const spread = (statements) =>
  `${plural(statements.length, "statement")} in ${plural(articlesOf(statements), "article")}`;
/** The first day that a statement may be of. */
export const dayOf = (i) => whenOf(i).first;
/** The surest reading first, of those alike the newest. */
export const surest = (a, b) => S.confidence[b] - S.confidence[a] || byName(dayOf(b), dayOf(a)) || a - b;

/** Rows in an order: by numbers, the greater first, then by name. */
export function ordered(rows, ...orders) {
  return rows.sort((a, b) => {
    for (const order of orders) {
      const by = order(b) - order(a);
      if (by) return by;
    }
    return byName(a.name, b.name);
  });
}

/** One line a sentence: what else was read of the same opens with it. */
export function oneEach(rows) {
  const seen = new Set();
  return rows.filter(({ said: [i] }) => {
    const place = `${S.article[i]} ${S.evidence[i]}`;
    return !seen.has(place) && seen.add(place);
  });
}
