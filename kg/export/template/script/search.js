/* Search over names, aliases, quotes, claims and titles, in any script, accents and case aside. */
import { ACTORS, CLAIMS, N, S, cut, passagesOf, titleOf } from "./data.js";

/** A text as it is compared: composed and decomposed letters, case and accents are one. */
export function folded(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
}

const actorTexts = [];
function actorText(a) {
  return (actorTexts[a] ??= folded([ACTORS.label[a], ...ACTORS.aliases[a], ACTORS.role[a] ?? ""].join("\n")));
}

const claimTexts = [];
const titleTexts = [];
const texts = [];
function textOf(i) {
  return (texts[i] ??= folded(
    passagesOf(i)
      .map(([start, end]) => cut(S.article[i], start, end))
      .join("\n"),
  ));
}

function parts(i) {
  const actors = [...S.speakers[i], ...S.targets[i], ...S.addressees[i]];
  return [
    ...actors.map(actorText),
    ...S.claims[i].map((c) => (claimTexts[c] ??= folded(CLAIMS.label[c]))),
    (titleTexts[S.article[i]] ??= folded(titleOf(S.article[i]))),
    textOf(i),
  ];
}

/** A test of a statement: every word of the query stands in one of its texts. */
export function passesSearch(query) {
  const words = folded(query).split(/\s+/).filter(Boolean);
  return words.length
    ? (i) => {
        const all = parts(i);
        return words.every((word) => all.some((text) => text.includes(word)));
      }
    : () => true;
}

/** The page is drawn and looked at before it prepares to be searched, in milliseconds. */
const LATER = 1500;

/** Fold what search needs while nothing else is to do, a piece at a time. */
export function prepareSearch() {
  const idle = window.requestIdleCallback ?? ((run) => setTimeout(() => run({ timeRemaining: () => 8 }), 50));
  let next = 0;
  const some = (deadline) => {
    while (next < N && deadline.timeRemaining() > 2) textOf(next++);
    if (next < N) idle(some);
  };
  setTimeout(() => idle(some), LATER);
}
