/* What the page shows, kept in the address: a link restores it, and "back" goes back. */
import { D } from "./data.js";

export const VIEWS = ["briefing", "matrix", "graph", "timeline", "disputes", "reader", "dossier"];
const FIRST = "briefing";
/** Facets, each a set of chosen ids; an empty set lets everything through. */
export const FACETS = ["stance", "act", "issue", "class", "speaker", "side", "kind", "source", "rests", "has", "article", "publisher", "voice"];
const TEXTS = {
  view: FIRST,
  q: "",
  from: "",
  to: "",
  sure: "",
  open: "",
  rows: "",
  cols: "speaker",
  about: "",
  ego: "",
  depth: "1",
  ties: "",
  least: "",
  most: "few",
  table: "",
  art: "",
  of: "",
  link: "contradicts",
  sort: "",
};
const USUAL = { voice: "attributed" };
/** Dimensions that can be rows or columns of the matrix. */
export const AXES = ["claim", "issue", "topic", "whom", "speaker", "side", "kind", "publisher", "article"];
const among = (...known) => (text) => known.includes(text);
const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
const isNumber = (text) => /^\d{1,3}$/.test(text);
const oneOf = (...dims) => (text) => dims.includes(text.split(":")[0]) && text.includes(":");
/** What a text of an address may be; any other is as if it were not there. Ids are told where the page does not hold them. */
const KNOWN = {
  view: among(...VIEWS),
  from: isDay,
  to: isDay,
  sure: isNumber,
  rows: among(...AXES),
  cols: among(...AXES),
  about: among("what", "whom", "same"),
  ties: among("congruence", "conflict"),
  ego: oneOf("speaker", "whom", "actor", "claim"),
  depth: among("1", "2", "3"),
  least: isNumber,
  most: among("few", "many", "all"),
  table: among("1"),
  of: oneOf("speaker", "whom", "actor", "claim"),
  link: (text) => Object.hasOwn(D.lists.link, text),
};

function fresh() {
  const blank = { ...TEXTS, pick: [] };
  for (const facet of FACETS) blank[facet] = new Set(USUAL[facet] ? [USUAL[facet]] : []);
  return blank;
}

/** The state; change it by `go` only. */
export const state = fresh();
const listeners = [];
let shown = "";

/** Be called after every change. */
export function onChange(run) {
  listeners.push(run);
}

/** A state as the hash of an address; what is as usual is left out. */
export function hashOf(value) {
  const parts = [];
  for (const [key, usual] of Object.entries(TEXTS)) {
    if (value[key] !== usual) parts.push(`${key}=${encodeURIComponent(value[key])}`);
  }
  for (const facet of FACETS) {
    const ids = [...value[facet]].sort().map(encodeURIComponent).join(",");
    if (ids !== (USUAL[facet] ?? "")) parts.push(`${facet}=${ids}`);
  }
  if (value.pick.length)
    parts.push(`pick=${value.pick.map((part) => part.map(encodeURIComponent).join(":")).join(";")}`);
  return `#${parts.join("&")}`;
}

function plain(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function read(hash) {
  const value = fresh();
  for (const part of hash.replace(/^#/, "").split("&")) {
    const [key, text = ""] = part.split(/=(.*)/s);
    if (Object.hasOwn(TEXTS, key)) value[key] = (KNOWN[key] ?? (() => true))(plain(text)) ? plain(text) : TEXTS[key];
    else if (FACETS.includes(key)) value[key] = new Set(text.split(",").filter(Boolean).map(plain));
    else if (key === "pick")
      value.pick = text
        .split(";")
        .map((p) => p.split(":").map(plain))
        .filter((p) => p.length === 2);
  }
  return value;
}

function tell() {
  for (const run of listeners) run();
}

/**
 * Change the state. Typing replaces the entry in the history, everything else adds one.
 * @param {Partial<typeof state>} change
 * @param {boolean} [replacing]
 */
export function go(change, replacing = false) {
  Object.assign(state, change);
  const hash = hashOf(state);
  if (hash !== shown) {
    shown = hash;
    const address = hash === "#" ? `${location.href.split("#")[0]}#` : hash;
    if (replacing) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
  }
  tell();
}

/** The change that leads to a view: a dossier is that of what is picked then. */
export const toView = (view) => (view === "dossier" ? { view, of: "" } : { view });

/** The address of the page as it would be after a change. */
export function linkTo(change) {
  return hashOf({ ...state, ...change });
}

/** Choose an id of a facet, or drop it. */
export function toggled(facet, id) {
  const chosen = new Set(state[facet]);
  if (!chosen.delete(id)) chosen.add(id);
  return { [facet]: chosen };
}

/** Nothing filtered, picked or searched. */
export function cleared() {
  const blank = fresh();
  const change = { q: "", from: "", to: "", sure: "", open: "", pick: [], ego: "", of: "" };
  for (const facet of FACETS) change[facet] = blank[facet];
  return change;
}

/** Whether a facet is as it is at first. */
export function isUsual(facet) {
  return [...state[facet]].join() === (USUAL[facet] ?? "");
}

function restore() {
  if (location.hash === shown || (location.hash === "" && shown === "#")) return;
  Object.assign(state, read(location.hash));
  shown = hashOf(state);
  tell();
}

/** Take the state from the address, now and whenever it changes. */
export function startState() {
  Object.assign(state, read(location.hash));
  shown = hashOf(state);
  window.addEventListener("hashchange", restore);
  window.addEventListener("popstate", restore);
}
