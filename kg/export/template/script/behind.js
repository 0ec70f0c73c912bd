/* What stands behind a claim and against it: sides, origins, unnamed sources, witnesses, days. */
import { ACTORS, CLAIMS } from "./data.js";
import { bdi, el, joinedAnd, plural } from "./dom.js";
import { dayName } from "./days.js";

const KEYS = ["asserts", "denies", "declines"];

const read = [];
/** What stands behind a claim, of the whole collection; null where nobody takes a side on it. */
export function behind(claim) {
  return (read[claim] === undefined ? (read[claim] = readBehind(claim)) : read[claim]);
}

function readBehind(claim) {
  const row = CLAIMS.behind[claim];
  if (!row) return null;
  const [sides, told, counts, unnamed, witnesses, parties, first, last] = row;
  const [origins, denials, independent] = counts;
  return {
    ...Object.fromEntries(KEYS.map((key, k) => [key, sides[k]])),
    told, origins, denials, independent, witnesses, parties, first, last,
    unnamed: Boolean(unnamed),
  };
}

/** A side's name: an actor of the page by its number, else its label. */
function nameOf(side) {
  return typeof side === "number" ? ACTORS.label[side] : side;
}

/** The names of sides. */
export const sideNames = (sides) => sides.map(nameOf);

function line(key, words, sides, after = "") {
  return sides.length ? el("li", { class: key }, el("b", {}, words), " ", ...joinedAnd(sides.map((s) => bdi(nameOf(s)))), after) : null;
}

const inBrackets = (...parts) => ` (${parts.join(", ")})`;

/** The same in words, as a list; none where nobody takes a side. */
export function behindInWords(claim) {
  const known = behind(claim);
  if (!known) return null;
  const { asserts, denies, declines, told, origins, denials, independent, first, last } = known;
  const days = [...new Set([first, last].filter(Boolean))];
  const sides = (some) => plural(some.length, "side");
  return el(
    "ul",
    { class: "behind", "aria-label": "What stands behind the claim" },
    line("asserts", "asserted by", asserts, inBrackets(sides(asserts), plural(origins, "origin"), plural(independent, "independent source"))),
    line("denies", "denied by", denies, inBrackets(sides(denies), plural(denials, "origin"))),
    line("declines", "not confirmed by", declines),
    told ? el("li", {}, `told as a fact in the own voice of ${plural(told, "article")}`) : null,
    known.unnamed ? el("li", { class: "doubt" }, "rests on sources alone that no article names") : null,
    line("", "said to have been there:", known.witnesses),
    line("", "takes part itself:", known.parties),
    days.length ? el("li", {}, days.length > 1 ? "first and last told: " : "told: ", dayName(first || last, last || first)) : null,
  );
}
