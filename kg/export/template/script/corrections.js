/* What a reader puts right: kept in this browser, saved as the lines that `kg build` honours (kg/corrections). */
import { ACTORS, CLAIMS, D, N, S, cut, pairs } from "./data.js";
import { bdi, button, clipped, el } from "./dom.js";
import { decisions, drop, keep, linesOf, ownLines, placeOf, signed, whoSays } from "./kept.js";
import { shortOf } from "./said.js";

const KEYS = { act: "what is done by it", polarity: "for or against", modality: "how firmly it is put" };

/** The names in a text that are parted by ;. */
export const names = (text) =>
  text
    .split(";")
    .map((name) => name.trim())
    .filter((name) => name && name !== "-");

/** The place of words in the evidence, in code points of the article; null where they are not in it. */
function placeOfWords(i, words) {
  const [start, end] = pairs(S.evidence[i])[0];
  const place = placeIn(S.article[i], start, end, words);
  return place && [place];
}

/** Words as a keyboard writes them, letter for letter: plain blanks, quotation marks and dashes. */
const typed = (text) =>
  text
    .replace(/[\u00a0\u2007\u202f\n]/g, " ")
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐‑–—]/g, "-");

/** The place of words between two places of an article; null where they are not there. */
export function placeIn(article, start, end, words) {
  const text = cut(article, start, end);
  const at = words ? typed(text).indexOf(typed(words)) : -1;
  if (at < 0) return null;
  const before = start + Array.from(text.slice(0, at)).length;
  return [before, before + Array.from(words).length];
}

/** Several pieces of the evidence, parted by ;. */
function placesOfWords(i, text) {
  const found = names(text).map((words) => placeOfWords(i, words)?.[0]);
  return found.includes(undefined) ? new Error("these words do not stand in the evidence") : found;
}

const ROLES = ["agent", "theme", "recipient", "place"];

/** Who or what fills the roles of a claim, as "agent: Norland; theme: tanks": names, else words of the evidence. */
function rolesOf(text, i) {
  const roles = {};
  for (const part of names(text)) {
    const [role, filler = ""] = part.split(/:(.*)/s).map((piece) => piece.trim());
    if (!ROLES.includes(role)) return new Error(`roles are ${ROLES.join(", ")}`);
    const known = ACTORS.label.includes(filler) || ACTORS.aliases.some((some) => some.includes(filler));
    const place = known ? null : placeOfWords(i, filler)?.[0];
    roles[role] = filler ? [...(roles[role] ?? []), place ?? filler] : [];
  }
  return Object.keys(roles).length ? { roles } : new Error("write role: name; role: name");
}

/** Statements that may bear on one: of the same claims or the same issue, those of the same article last. */
function related(i) {
  const issues = new Set(S.claims[i].map((c) => CLAIMS.issue[c]).filter((k) => k >= 0));
  const near = (k) =>
    S.claims[k].some((c) => S.claims[i].includes(c)) ? 2 : S.claims[k].some((c) => issues.has(CLAIMS.issue[c])) ? 1 : 0;
  const found = [];
  for (let k = 0; k < N; k++) if (k !== i && near(k)) found.push(k);
  return found.sort((a, b) => near(b) - near(a) || a - b).slice(0, 80);
}

/** A link between two statements, or that there is none, as a line tells it. */
export function linkValue(kind, other, holds) {
  const { article, cue, content, quote } = placeOf(other);
  return { kind, to: { article, cue, content, quote }, holds };
}

const links = (id, i) =>
  el(
    "select",
    { id },
    ...Object.entries(D.lists.link).flatMap(([kind, words]) =>
      related(i)
        .slice(0, 30)
        .map((k) =>
          el(
            "option",
            { value: `${kind} ${k}` },
            clipped(`${words}: ${shortOf(k)}: ${cut(S.article[k], ...pairs(S.evidence[k])[0])}`, 90),
          ),
        ),
    ),
  );

const people = (label) => (id) => el("input", { id, type: "text", list: "names", placeholder: label });
const chosen = (list, now) => (id, i) =>
  el(
    "select",
    { id },
    ...D.lists[list].map((row) => {
      const [value, words] = Array.isArray(row) ? row : [row, D.lists.words[list]?.[row] ?? row];
      return el("option", { value, selected: value === now(i) }, words);
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
  ...Object.fromEntries(
    Object.entries(KEYS).map(([key, words]) => [key, [words, chosen(key, listed(key)), (text) => text]]),
  ),
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
  conditions: [
    "its conditions",
    (id) => el("input", { id, type: "text", placeholder: "words of the evidence, parted by ;" }),
    (text, i) => placesOfWords(i, text),
  ],
  roles: [
    "who does what to whom in its claim",
    (id) => el("input", { id, type: "text", placeholder: "agent: Norland; theme: tanks" }),
    rolesOf,
  ],
  link: [
    "how it bears on another",
    links,
    (text) => {
      const [kind, other] = text.split(" ");
      return other ? linkValue(kind, Number(other), true) : new Error("there is no statement like it");
    },
  ],
  reject: ["it is no statement", () => null, () => null],
};

function offered(i) {
  return Object.keys(FIELDS).filter((field) => !["class", "roles"].includes(field) || S.claims[i].length === 1);
}

function inWords(line) {
  if (line.field === "link")
    return `${line.value.holds ? "" : "no link: "}${D.lists.link[line.value.kind] ?? line.value.kind}: “${clipped(line.value.to.quote, 60)}”`;
  if (line.field === "roles")
    return `its roles: ${Object.entries(line.value.roles)
      .map(
        ([role, some]) =>
          `${role}: ${some.map((one) => (Array.isArray(one) ? "other words" : one)).join(", ") || "none"}`,
      )
      .join("; ")}`;
  const value = Array.isArray(line.value) ? line.value.map((v) => v.label ?? v).join("; ") || "nobody" : line.value;
  const list = D.lists[line.field];
  const named =
    list && !Array.isArray(list[0]) ? D.lists.words[line.field]?.[value] : list?.find(([key]) => key === value)?.[1];
  const told =
    line.field === "reject"
      ? ""
      : ["content", "conditions"].includes(line.field)
        ? ": other words"
        : `: ${named ?? value ?? "none"}`;
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
      button(
        { class: "quiet" },
        () => {
          drop(line);
          draw(box, i);
        },
        "take back",
      ),
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
  const by = el("input", { id: `${id}-by`, type: "text", placeholder: "your name", value: whoSays() });
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
    const line = signed({ ...placeOf(i), field: field.value, value: given }, by.value, reason.value);
    keep(line);
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

/** An input with its words before it. */
export const label = (input, words) => el("label", {}, `${words} `, input);

/** The names that a reader may mean, once on the page. */
export function namesList() {
  return document.getElementById("names")
    ? ""
    : el("datalist", { id: "names" }, ...ACTORS.label.map((name) => el("option", { value: name })));
}

/** How many lines there are, and what to do with them. */
export function correctionsTold() {
  const [count, pairsJudged] = [ownLines().length, decisions().length];
  if (!count && !pairsJudged) return "nothing was put right yet";
  return `${count} put right and ${pairsJudged} decided on who is who: into the folder of the build as corrections.jsonl and judgements.jsonl`;
}
