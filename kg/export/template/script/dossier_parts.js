/* What dossiers of actors and of claims are made of: sections, lines that pick, signs with their counts. */
import { S, STANCES } from "./data.js";
import { button, el } from "./dom.js";
import { sign } from "./glyphs.js";
import { isPicked, pick } from "./pick.js";

const ROWS = 12;
/** Letters of a claim or a wording in a line. */
export const LONG = 200;
const unfolded = new Set();

/** A line that picks, pressed while it is picked. */
export const picker = (parts, className, ...children) =>
  button({ class: className, "aria-pressed": String(isPicked(parts)) }, () => pick(...parts), ...children);

/** A section with its heading and a note beside it. */
export function section(title, note, ...children) {
  return el(
    "section",
    { class: "glance", "aria-label": title },
    el("h2", {}, title, " ", el("span", { class: "n" }, note)),
    ...children,
  );
}

/** Rows with "all" below them where they are many. */
export function rows(key, all, make, again) {
  const open = unfolded.has(key);
  const shown = open ? all : all.slice(0, ROWS);
  return [
    el("ol", {}, ...shown.map(make)),
    all.length > shown.length
      ? button(
          { class: "quiet" },
          () => {
            unfolded.add(key);
            again();
          },
          `all ${all.length.toLocaleString("en")}`,
        )
      : null,
  ];
}

/** The signs of statements, as they stand to what they are about. */
export function tally(said) {
  const counts = STANCES.map(() => 0);
  for (const i of said) counts[S.stance[i]]++;
  return counts.flatMap((n, family) =>
    n ? [sign(family, 12, STANCES[family].label), el("span", { class: "times" }, ` ${n} `)] : [],
  );
}
