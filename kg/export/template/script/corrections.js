/* What a reader puts right: kept in this browser, saved as the lines that `kg build` honours (kg/corrections). */
import { ACTORS, ARTICLES, D, S, cut, pairs } from "./data.js";
import { bdi, button, el } from "./dom.js";

/** Under what name the browser keeps the lines; a page without storage keeps them while it is open. */
const KEPT = "sayso-corrections";
const KEYS = ["act", "polarity", "modality"];
let lines = null;

function stored(change) {
  try {
    return change(window.localStorage);
  } catch {
    return null;
  }
}

function read(text) {
  try {
    const found = JSON.parse(text ?? "[]");
    return Array.isArray(found) ? found.filter((line) => line?.field && Array.isArray(line.evidence)) : [];
  } catch {
    return [];
  }
}

/** The lines that are kept, of whatever page. */
function kept() {
  if (!lines) lines = read(stored((store) => store.getItem(KEPT)));
  return lines;
}

function keep(changed) {
  lines = changed;
  stored((store) => store.setItem(KEPT, JSON.stringify(lines)));
}

/** The lines about what this page holds, in the order in which they were made: other pages may keep theirs. */
export function ownLines() {
  const number = new Map(ARTICLES.id.map((id, article) => [id, article]));
  return kept().filter(
    ({ article, evidence, quote }) => number.has(article) && cut(number.get(article), ...evidence) === quote,
  );
}

/** The lines as a file, one a line. */
export function asLines() {
  return ownLines().map((line) => `${JSON.stringify(line)}\n`).join("");
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** Where a statement stands, as a line tells it. */
function placeOf(i) {
  const [evidence] = pairs(S.evidence[i]);
  return {
    article: ARTICLES.id[S.article[i]],
    cue: pairs(S.cue[i])[0] ?? null,
    content: pairs(S.content[i]),
    quote: cut(S.article[i], ...evidence),
    evidence,
  };
}

function linesOf(i) {
  const place = placeOf(i);
  return ownLines().filter((line) => line.article === place.article && same(line.content, place.content));
}

const names = (text) => text.split(";").map((name) => name.trim()).filter((name) => name && name !== "-");

/** The place of words in the evidence, in code points of the article; null where they are not in it. */
function placeOfWords(i, words) {
  const [start, end] = pairs(S.evidence[i])[0];
  const text = cut(S.article[i], start, end);
  const at = words ? text.indexOf(words) : -1;
  if (at < 0) return null;
  const before = start + Array.from(text.slice(0, at)).length;
  return [[before, before + Array.from(words).length]];
}

const people = (label) => (id) => el("input", { id, type: "text", list: "names", placeholder: label });
const chosen = (list, now) => (id, i) =>
  el(
    "select",
    { id },
    ...D.lists[list].map((row) => {
      const value = Array.isArray(row) ? row[0] : row;
      return el("option", { value, selected: value === now(i) }, value);
    }),
  );
const listed = (list) => {
  const row = D.lists[list];
  return (i) => (Array.isArray(row[S[list][i]]) ? row[S[list][i]][0] : row[S[list][i]]);
};

/** What can be put right: its name in words, what asks for it, and the value of a line, or an Error. */
const FIELDS = {
  speaker: ["who speaks", people("names, parted by ;"), (text) => names(text)],
  target: ["at whom or about whom", people("names, parted by ;"), (text) => names(text)],
  ...Object.fromEntries(KEYS.map((key) => [key, [key, chosen(key, listed(key)), (text) => text]])),
  said_on: ["the day it was said", (id) => el("input", { id, type: "date" }), (text) => text || null],
  content: [
    "what is said",
    (id) => el("input", { id, type: "text", placeholder: "its words, as they stand in the evidence" }),
    (text, i) => placeOfWords(i, text) ?? new Error("these words do not stand in the evidence"),
  ],
  class: [
    "the class of its claim",
    (id) => el("select", { id }, ...D.lists.class.map(([value, label]) => el("option", { value }, label))),
    (text) => text,
  ],
  reject: ["it is no statement", () => null, () => null],
};

function offered(i) {
  return Object.keys(FIELDS).filter((field) => field !== "class" || S.claims[i].length === 1);
}

function inWords(line) {
  const value = Array.isArray(line.value) ? line.value.map((v) => v.label ?? v).join("; ") || "nobody" : line.value;
  const told = line.field === "reject" ? "" : line.field === "content" ? ": other words" : `: ${value ?? "none"}`;
  return `${FIELDS[line.field]?.[0] ?? line.field}${told}`;
}

/** The lines on a statement and what adds one, as the parts of a row of its details. */
export function correcting(i) {
  const box = el("div", { class: "correcting" });
  draw(box, i);
  return [box];
}

function draw(box, i, open = false) {
  const mine = linesOf(i).map((line) =>
    el(
      "p",
      {},
      bdi(inWords(line)),
      " ",
      button({ class: "quiet" }, () => {
        keep(kept().filter((one) => one !== line));
        draw(box, i);
      }, "take back"),
    ),
  );
  const more = open
    ? form(box, i)
    : button({ class: "quiet" }, () => draw(box, i, true), mine.length ? "put more right" : "put something right");
  box.replaceChildren(...mine, more);
  if (open) box.querySelector("select").focus();
}

function form(box, i) {
  const id = `correct-${S.id[i]}`;
  const value = el("span", {});
  const told = el("p", { class: "wrong", role: "alert" });
  const field = el(
    "select",
    { id, onchange: () => show() },
    ...offered(i).map((name) => el("option", { value: name }, FIELDS[name][0])),
  );
  const reason = el("input", { id: `${id}-why`, type: "text", placeholder: "why (shown with it)" });
  const by = el("input", { id: `${id}-by`, type: "text", placeholder: "your name", value: stored((s) => s.getItem(`${KEPT}-by`)) ?? "" });
  const show = () => {
    const input = FIELDS[field.value][1](`${id}-value`, i);
    value.replaceChildren(...(input ? [label(input, "is"), namesList()] : []));
  };
  show();
  const add = (event) => {
    event.preventDefault();
    const text = value.querySelector("input, select")?.value.trim() ?? "";
    const given = FIELDS[field.value][2](text, i);
    told.textContent = given instanceof Error ? given.message : "";
    if (given instanceof Error) return;
    stored((store) => store.setItem(`${KEPT}-by`, by.value));
    const on = new Date().toISOString().slice(0, 10);
    const line = { ...placeOf(i), field: field.value, value: given, by: by.value || "a reader", reason: reason.value, on };
    keep([...kept(), line]);
    draw(box, i);
  };
  return el(
    "form",
    { onsubmit: add },
    label(field, "wrong is"),
    value,
    label(reason, "because"),
    label(by, "says"),
    told,
    el("button", { type: "submit" }, "keep"),
    button({ class: "quiet" }, () => draw(box, i), "leave it"),
  );
}

const label = (input, words) => el("label", {}, `${words} `, input);

function namesList() {
  return document.getElementById("names")
    ? ""
    : el("datalist", { id: "names" }, ...ACTORS.label.map((name) => el("option", { value: name })));
}

/** How many lines there are, and what to do with them. */
export function correctionsTold() {
  const count = ownLines().length;
  return count ? `${count} put right: into the folder of the build as corrections.jsonl` : "nothing was put right yet";
}
