/* The panel of evidence: every statement that passes the filters, or those picked in a picture. */
import { N, S, whenOf } from "./data.js";
import { DIMS } from "./dims.js";
import { card, guessHeight } from "./card.js";
import { disputeRanks } from "./disputes_model.js";
import { bdi, byId, el, plural } from "./dom.js";
import { subject } from "./dossier_model.js";
import { pickName, pickTest } from "./pick.js";
import { whoIs } from "./who.js";
import { go, isUsual, state } from "./state.js";
import { virtualList } from "./virtual.js";

let list = null;
let items = [];
let open = "";
let claimBefore = "";
let started = false;

/** Whose dossier what is picked leads to. */
function dossierId() {
  const [dim, id] =
    state.pick.find(([part, of]) => ["claim", "actor", "speaker", "whom"].includes(part) && DIMS[part].find(of) >= 0) ??
    [];
  return dim ? `${dim === "claim" ? "claim" : "actor"}:${id}` : "";
}

/** What is picked; in a dossier, where nothing is, whose it is. */
function partsShown() {
  if (state.pick.length || state.view !== "dossier") return state.pick;
  const whose = subject();
  return whose ? [[whose[0], DIMS[whose[0]].id(whose[1])]] : [];
}

/** The numbers of the statements listed. */
export function listedStatements() {
  return items;
}

function same(a, b) {
  return a.length === b.length && a.every((v, k) => v === b[k]);
}

function renderTitle(passing) {
  const count =
    items.length === N ? plural(N, "statement") : `${items.length.toLocaleString("en")} of ${plural(N, "statement")}`;
  byId("status").textContent = count;
  byId("picked").replaceChildren(...(partsShown().length ? [bdi(pickName(partsShown()))] : []));
  byId("who").replaceChildren(...whoIs());
  const of = state.view === "dossier" ? "" : dossierId();
  byId("dossier").hidden = !of;
  const narrated = isUsual("voice") && !state.pick.length ? S.own.reduce((sum, own) => sum + own, 0) : 0;
  byId("own").hidden = !narrated;
  byId("own").textContent = `${plural(narrated, "statement")} in the articles’ own voice not shown`;
  byId("unpick").hidden = state.pick.length === 0;
  byId("empty").hidden = items.length > 0;
  byId("empty").replaceChildren(
    passing.length && state.pick.length ? "Nothing that is picked passes the filters." : "No statement matches.",
    " ",
    el("span", {}, "Take a filter away, or show all."),
  );
}

const NEVER = "9999";
const newest = (a, b) => whenOf(b).last.localeCompare(whenOf(a).last) || a - b;
let taken = null;
/** By how many statements the claim of a statement is taken up that is taken up most. */
function takenUp(i) {
  if (!taken) {
    taken = new Map();
    for (const c of S.claims.flat()) taken.set(c, (taken.get(c) ?? 0) + 1);
  }
  return Math.max(0, ...S.claims[i].map((c) => taken.get(c)));
}
const rankOf = (i) => disputeRanks().get(i) ?? N;
const SORTS = {
  "": (a, b) => rankOf(a) - rankOf(b) || newest(a, b),
  new: newest,
  article: (a, b) => a - b,
  count: (a, b) => takenUp(b) - takenUp(a) || newest(a, b),
  day: (a, b) => (whenOf(a).first || NEVER).localeCompare(whenOf(b).first || NEVER) || a - b,
  sure: (a, b) => S.confidence[b] - S.confidence[a] || a - b,
};

const places = new Map();
/** The place of every statement in an order, worked out once. */
function placesBy(order) {
  if (!places.has(order)) {
    const found = new Uint32Array(N);
    Array.from(found.keys())
      .sort(SORTS[order])
      .forEach((i, place) => {
        found[i] = place;
      });
    places.set(order, found);
  }
  return places.get(order);
}

/** Bring the panel up to date with the state. */
export function renderPanel(passing) {
  const parts = partsShown();
  const picked = parts.length ? pickTest(parts) : null;
  const next = picked ? passing.filter(picked) : [...passing];
  const order = Object.hasOwn(SORTS, state.sort) ? state.sort : "";
  const place = placesBy(order);
  next.sort((a, b) => place[a] - place[b]);
  byId("sort").value = order;
  // What is linked to is shown even where the filters would hide it.
  const number = state.open ? DIMS.statement.find(state.open) : -1;
  if (number >= 0 && state.pick.length === 1 && state.pick[0][1] === state.open && !next.length) next.push(number);
  const claim = state.pick.find(([dim]) => dim === "claim")?.[1] ?? "";
  const changed = !same(next, items) || claim !== claimBefore;
  claimBefore = claim;
  const was = open;
  items = next;
  open = state.open;
  if (changed) list.show(items);
  else if (was !== open) for (const id of [was, open]) if (id) list.redo(DIMS.statement.find(id));
  renderTitle(passing);
  // On a narrow screen the evidence lies below the picture.
  if (started && changed && state.pick.length && window.innerWidth <= 900)
    byId("status").scrollIntoView({ block: "start" });
  started = true;
  if (open && (changed || was !== open)) list.reveal(DIMS.statement.find(open));
}

/** Put the focus on a statement's card. */
export function focusCard(i) {
  list.reveal(i)?.querySelector(".toggle").focus();
}

/** Put the cards in sight into the page now, without waiting for a frame. */
export function refreshPanel() {
  list.refresh();
}

/** Wire the panel. */
export function startPanel() {
  list = virtualList(byId("scroll"), byId("list"), card, guessHeight);
  byId("own").addEventListener("click", () => go({ voice: new Set() }));
  byId("sort").addEventListener("change", () => go({ sort: byId("sort").value }));
  byId("dossier").addEventListener("click", () => go({ view: "dossier", of: dossierId() }));
  byId("unpick").addEventListener("click", () => go({ pick: [], open: "" }));
  window.addEventListener("beforeprint", () => list.whole(items.length <= 500));
  window.addEventListener("afterprint", () => list.whole(false));
  new ResizeObserver(() => list.whole(false)).observe(byId("scroll"));
  byId("list").addEventListener("keydown", (event) => {
    const at = event.target.closest(".card");
    const step = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key];
    if (!at || !step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = items[items.findIndex((i) => S.id[i] === at.dataset.id) + step];
    if (next !== undefined) focusCard(next);
  });
}
