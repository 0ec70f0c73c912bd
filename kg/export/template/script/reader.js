/* The reader: an article with every statement underlined, and who says it in the margin. */
import { ARTICLES, D, MARKS, N, S, cut, marksOf, pairs, runsOf, titleOf } from "./data.js";
import { DIMS } from "./dims.js";
import { actOf, dateText, speakersOf } from "./said.js";
import { bdi, button, el, joined, plural } from "./dom.js";
import { cutsOf } from "./evidence.js";
import { passes } from "./filter.js";
import { sign } from "./glyphs.js";
import { missed } from "./missed.js";
import { pick, pickStatement, pickTest } from "./pick.js";
import { go, linkTo, state } from "./state.js";

let statementsIn = null;
/** The statements of an article, in order of place. */
export function ofArticle(article) {
  if (!statementsIn) {
    statementsIn = ARTICLES.id.map(() => []);
    for (let i = 0; i < N; i++) statementsIn[S.article[i]].push(i);
  }
  return statementsIn[article];
}

/** The article to read: the one that is asked for, that of the open statement, or the first shown. */
export function articleShown(listed) {
  const open = state.open ? DIMS.statement.find(state.open) : -1;
  const place = state.pick.find(([dim]) => dim === "place");
  const asked = ARTICLES.id.indexOf(state.art || (place ? place[1].replace(/@\d+$/, "") : ""));
  if (open >= 0 && state.pick.some(([dim]) => dim === "statement")) return S.article[open];
  if (asked >= 0) return asked;
  return open >= 0 ? S.article[open] : listed.length ? S.article[listed[0]] : 0;
}

/** What covers a stretch: [kind, start, end, statement]; every content, and all parts of the open one. */
function marksIn(article, open) {
  const found = ofArticle(article).flatMap((i) => pairs(S.content[i]).map(([s, e]) => ["said", s, e, i]));
  if (open >= 0 && S.article[open] === article) found.push(...marksOf(open).map(([kind, s, e]) => [kind, s, e, open]));
  return found;
}

function stretch(article, start, end, marks, open, picked) {
  const here = marks.filter((m) => m[1] <= start && end <= m[2]);
  const said = [...new Set(here.filter((m) => m[0] === "said").map((m) => m[3]))];
  const kinds = MARKS.filter((kind) => here.some((m) => m[0] === kind));
  const text = cut(article, start, end);
  if (!said.length && !kinds.length) return text;
  const inner = kinds.length ? el("mark", { class: kinds.join(" ") }, text) : text;
  if (!said.length) return inner;
  // The shortest statement here is the one inside the others.
  const inmost = said.reduce((a, b) => (length(b) < length(a) ? b : a));
  const shown = said.some(passes);
  const parts = [["place", `${ARTICLES.id[article]}@${start}`]];
  const node = el(
    "a",
    {
      class: `said ${D.lists.stance[S.stance[inmost]].key}${shown ? "" : " out"}${said.some(picked) ? " picked" : ""}${said.length > 1 ? " several" : ""}`,
      href: linkTo({ pick: parts, open: "" }),
      "data-said": said.map((i) => S.id[i]).join(" "),
      title: said.map((i) => `${speakersOf(i)} ${actOf(i)}`).join("\n"),
      onclick: (event) => {
        event.preventDefault();
        if (said.length === 1) pickStatement(said[0]);
        else pick(...parts);
      },
    },
    inner,
  );
  if (open >= 0 && said.includes(open)) node.setAttribute("aria-current", "true");
  return node;
}

const length = (i) => S.content[i].reduce((sum, at, k) => sum + (k % 2 ? at : -at), 0);

/** Lines of the stretches that the page holds, as [start, end] without the line feed. */
export function linesOf(article) {
  return runsOf(article).flatMap(([start, end], k) => {
    const found = k || start ? [null] : [];
    let from = start;
    for (const text of cut(article, start, end).split("\n")) {
      const size = Array.from(text).length;
      found.push([from, from + size]);
      from += size + 1;
    }
    return found;
  });
}

/** What kind of line this is, where it is not prose. */
export function kindOf(article, start, end) {
  const flat = ARTICLES.lines[article];
  for (let k = 0; k < flat.length; k += 3)
    if (flat[k] <= start && end <= flat[k + 1] && start < end) return D.lists.line[flat[k + 2]];
  return "";
}

function note(i) {
  return button(
    {
      class: `note ${D.lists.stance[S.stance[i]].key}${passes(i) ? "" : " out"}`,
      "data-id": S.id[i],
      "aria-pressed": String(state.open === S.id[i]),
    },
    () => pickStatement(i),
    sign(S.stance[i], 11),
    bdi(speakersOf(i)),
    " ",
    el("span", { class: "act" }, actOf(i)),
  );
}

function paragraph(article, span, marks, open, picked) {
  if (!span) return el("p", { class: "left-out" }, "[…]");
  const [start, end] = span;
  const cuts = cutsOf(start, end, marks);
  const text = el("p", {
    class: `line ${kindOf(article, start, end)}`,
    dir: "auto",
    lang: ARTICLES.language[article],
    "data-start": start,
    "data-end": end,
  });
  for (let k = 0; k + 1 < cuts.length; k++) text.append(stretch(article, cuts[k], cuts[k + 1], marks, open, picked));
  const begins = ofArticle(article).filter((i) => start <= S.evidence[i][0] && S.evidence[i][0] <= end && end > start);
  return el("div", { class: "para" }, text, el("div", { class: "notes" }, ...begins.map(note)));
}

function head(article) {
  const date = D.dates[ARTICLES.date[article]];
  const facts = [ARTICLES.publisher[article], date && dateText(date), plural(ofArticle(article).length, "statement")].filter(
    Boolean,
  );
  const url = ARTICLES.url[article];
  const title = titleOf(article);
  return el(
    "header",
    {},
    el(
      "h2",
      { dir: "auto", lang: ARTICLES.language[article] },
      url ? el("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, title) : title,
    ),
    el(
      "p",
      { class: "facts" },
      ...joined(
        facts.map((fact) => bdi(fact)),
        " · ",
      ),
      date ? el("span", { class: "basis" }, " (", bdi(date[1]), ")") : null,
    ),
  );
}

function bar(article, counts, again) {
  const order = ARTICLES.id.map((_, a) => a);
  const select = el(
    "select",
    { "aria-label": "Article", onchange: () => show(Number(select.value)) },
    ...order.map((a) => el("option", { value: a, selected: a === article }, `${titleOf(a)} (${counts[a]})`)),
  );
  const show = (a) => go({ art: ARTICLES.id[a], pick: [], open: "" });
  return el(
    "div",
    { class: "bar" },
    select,
    button({ class: "quiet", disabled: article === 0 }, () => show(article - 1), "previous"),
    button({ class: "quiet", disabled: article === ARTICLES.id.length - 1 }, () => show(article + 1), "next"),
    el("span", { class: "hint" }, "Click an underlined place for what is said there."),
    ...missed(article, linesOf(article), again),
  );
}

/** Show an article, the picked place in sight. */
export function renderReader(into, passing, listed) {
  if (!ARTICLES.id.length) return into.replaceChildren(el("p", { class: "nothing" }, "No article was read."));
  const article = articleShown(listed);
  const counts = ARTICLES.id.map(() => 0);
  for (const i of passing) counts[S.article[i]]++;
  const open = state.open ? DIMS.statement.find(state.open) : -1;
  const picked = state.pick.length ? pickTest() : () => false;
  const marks = marksIn(article, open);
  const old = into.querySelector(".text");
  const top = old?.dataset.article === String(article) ? old.scrollTop : 0;
  const held = into.contains(document.activeElement) ? document.activeElement : null;
  const again = held?.dataset.id
    ? `[data-id="${CSS.escape(held.dataset.id)}"]`
    : held?.dataset.said
      ? `[data-said="${CSS.escape(held.dataset.said)}"]`
      : "";
  const text = el(
    "div",
    { class: "text", "data-article": article, tabindex: 0, role: "region", "aria-label": "Article" },
    head(article),
    ...linesOf(article).map((span) => paragraph(article, span, marks, open, picked)),
  );
  into.replaceChildren(bar(article, counts, () => renderReader(into, passing, listed)), text);
  text.scrollTop = top;
  if (again) text.querySelector(again)?.focus({ preventScroll: true });
  const target = text.querySelector("[aria-current]") ?? text.querySelector(".picked");
  if (target) {
    const [a, b] = [target.getBoundingClientRect(), text.getBoundingClientRect()];
    if (a.top < b.top || a.bottom > b.bottom) text.scrollTop += a.top - b.top - b.height / 3;
  }
  return null;
}
