/* The briefing, first of the views: short lists of what stands out among what passes the filters; a line picks its sentences. */
import { ARTICLES, N, S, cut } from "./data.js";
import { bdi, button, clipped, el, joinedAnd, plural } from "./dom.js";
import { briefingModel, whatItIs } from "./briefing_model.js";
import { passes } from "./filter.js";
import { sign } from "./glyphs.js";
import { isPicked, pick } from "./pick.js";
import { speakersOf, whenText } from "./said.js";
import { capital } from "./sentences.js";
import { cleared, go, isUsual } from "./state.js";

/** Lines of a section before "show all", and after it. */
const [MOST, ALL] = [8, 400];
/** Letters of the sentence under a line on paper. */
const QUOTE = 300;
/** Sections of which one sentence tells nothing. */
const COUNTED = ["issues", "cited", "spoken", "outlets"];
const unfolded = new Set();

/** On paper a line cannot be opened: the sentence that it stands on is printed under it. */
function quoted(said) {
  const [i] = said;
  if (i === undefined) return null;
  const [start, end] = S.evidence[i];
  const text = clipped(cut(S.article[i], start, end), QUOTE);
  const where = [whenText(i), ARTICLES.publisher[S.article[i]]].filter(Boolean).join(", ");
  return el(
    "p",
    { class: "on-paper" },
    el(/^["“]/.test(text) ? "span" : "q", {}, bdi(text)),
    ` ${capital(speakersOf(i))}, ${where}`,
  );
}

function line({ family, who, does, said, parts, beyond }) {
  return el(
    "li",
    {},
    button(
      { class: "pickrow", "aria-pressed": String(isPicked(parts)) },
      () => (beyond ? go({ ...cleared(), pick: parts }) : pick(...parts)),
      sign(family, 13),
      who.length ? el("b", {}, ...joinedAnd(who.map((w) => bdi(w)))) : null,
      who.length ? " " : "",
      bdi(does),
      " ",
      el("span", { class: "n" }, said.length > 1 && who.length ? plural(said.length, "statement") : ""),
      beyond ? el("span", { class: "n" }, " outside the filters") : null,
    ),
    quoted(said),
  );
}

function row({ name, n, facts, parts, lines, said, isNew }, plainly) {
  const words = [
    el("span", { class: "name" }, bdi(name), isNew ? el("span", { class: "new" }, "new") : null),
    facts ? el("span", { class: "n" }, bdi(facts)) : null,
  ];
  return el(
    "li",
    {},
    n === "" || n === undefined
      ? null
      : el("b", { class: "count" }, typeof n === "number" ? n.toLocaleString("en") : n),
    el(
      "div",
      {},
      parts
        ? button({ class: "pickrow", "aria-pressed": String(isPicked(parts)) }, () => pick(...parts), ...words)
        : el("span", { class: "pickrow" }, ...words),
      lines ? el("ul", { class: "lines" }, ...lines.map(line)) : null,
      lines || !parts || plainly ? null : quoted(said),
    ),
  );
}

function section({ key, title, unit, rows, more }, redraw) {
  const open = unfolded.has(key);
  const shown = rows.slice(0, open ? ALL : MOST);
  const plain = rows.every((r) => r.n === "" || r.n === undefined);
  return el(
    "section",
    { class: `glance of-${key}${plain ? " plain" : ""}`, "aria-label": title },
    el("h2", {}, title, " ", el("span", { class: "n" }, unit)),
    el("ol", {}, ...shown.map((one) => row(one, COUNTED.includes(key)))),
    rows.length > shown.length && !open
      ? button(
          { class: "quiet" },
          () => {
            unfolded.add(key);
            redraw();
          },
          `all ${rows.length.toLocaleString("en")}`,
        )
      : null,
    open && rows.length > MOST
      ? button(
          { class: "quiet" },
          () => {
            unfolded.delete(key);
            redraw();
          },
          "fewer",
        )
      : null,
    more ? button({ class: "quiet" }, () => go(more), "side by side") : null,
  );
}

function whatItIsInWords(passing) {
  const is = whatItIs(passing);
  return el(
    "p",
    { class: "what" },
    el("b", {}, plural(is.articles, "article")),
    is.outlets ? ` of ${plural(is.outlets, "outlet")}` : "",
    is.days ? `, published ${is.days}` : "",
    is.undated && is.days ? ` (${is.undated} without a date)` : "",
    ". ",
    el("b", {}, plural(is.cited, "statement")),
    ` by ${plural(is.speakers, "speaker")}`,
    is.own ? ` and ${is.own.toLocaleString("en")} in the articles’ own voice` : "",
    ". ",
    is.told
      ? button(
          { class: "claim", title: "list these" },
          () => pick(["rests", "unnamed"]),
          el("b", {}, `${is.share} %`),
          ` of the ${is.told.toLocaleString("en")} whose source is told, ${plural(is.unnamed, "statement")}, ${is.unnamed === 1 ? "rests" : "rest"} only on people not named.`,
        )
      : "",
    passing.length < N && passing.length < usualCount()
      ? el(
          "span",
          { class: "n" },
          ` ${passing.length.toLocaleString("en")} of ${plural(N, "statement")} pass the filters.`,
        )
      : "",
  );
}

/** How many statements pass where nothing is filtered but the articles' own voice. */
const usualCount = () => (isUsual("voice") ? S.own.filter((own) => !own).length : N);

/** Show the briefing of the statements that pass. */
export function renderBriefing(into, passing) {
  const top = into.querySelector(".overview")?.scrollTop ?? 0;
  const sections = briefingModel(passing, passes);
  const empty = sections.filter((s) => !s.rows.length).map((s) => s.title.toLowerCase());
  const redraw = () => renderBriefing(into, passing);
  const list = el(
    "div",
    { class: "overview", tabindex: 0, role: "region", "aria-label": "Briefing" },
    whatItIsInWords(passing),
    el("div", { class: "glances" }, ...sections.filter((s) => s.rows.length).map((s) => section(s, redraw))),
    empty.length ? el("p", { class: "more" }, `Nothing found: ${empty.join("; ")}.`) : null,
    el(
      "p",
      { class: "more" },
      "A side is a government with its organs and officials, or a body or person with those who speak for them. Who stands behind a claim is told of the whole collection, whatever the filters. Nothing here says who is right.",
    ),
  );
  into.replaceChildren(list);
  if (top) list.scrollTop = top;
}
