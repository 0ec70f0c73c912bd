/* What rows, columns and lines are before anybody chooses: what this collection is read by best. */
import { CLAIMS, D, S } from "./data.js";
import { state } from "./state.js";

/** Claims that are taken in at a glance: up to so many they are the rows themselves. */
const FIT = 40;
/** Where a smaller share of the claims has two speakers, claims say little of who stands how to what. */
const SHARED = 0.05;
/** Issues that make rows of their own. */
const ISSUES = 3;

let share = null;
function shareOfShared() {
  if (share === null) {
    const speakers = CLAIMS.id.map(() => new Set());
    S.claims.forEach((claims, i) => {
      for (const claim of claims) for (const a of S.speakers[i]) speakers[claim].add(a);
    });
    share = CLAIMS.id.length ? speakers.filter((some) => some.size > 1).length / CLAIMS.id.length : 1;
  }
  return share;
}

const isShared = () => CLAIMS.id.length <= FIT || shareOfShared() >= SHARED;

/** What the matrix has as rows. */
export function rowsShown() {
  if (state.rows) return state.rows;
  if (CLAIMS.id.length <= FIT || state.issue.size || state.pick.some(([dim]) => dim === "issue")) return "claim";
  return D.lists.issue.length >= ISSUES ? "issue" : isShared() ? "claim" : "whom";
}

/** What the graph has on its right: claims, or actors spoken about. */
export const aboutShown = () => state.about || (isShared() ? "what" : "whom");
