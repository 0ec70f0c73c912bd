/* What a search may mean, told as one types: actors as speaker or as target, by any name; claims; issues. */
import { ACTORS, CLAIMS, D, S } from "./data.js";
import { bdi, byId, clipped, el } from "./dom.js";
import { passingBut } from "./filter.js";
import { folded } from "./search.js";
import { go, state } from "./state.js";

/** Most suggestions of each kind. */
const [ACTORS_MOST, CLAIMS_MOST, ISSUES_MOST] = [4, 4, 3];
/** How well a name fits: the name itself, its beginning, the beginning of a word in it. */
const [SAME, BEGINS, WORD] = [3, 2, 1];
let options = [];
let active = -1;

function fit(name, wanted) {
  const text = folded(name);
  if (text === wanted) return SAME;
  if (text.startsWith(wanted)) return BEGINS;
  return text.split(/[\s’'“”(),:-]+/).some((_, k, words) => words.slice(k).join(" ").startsWith(wanted)) ? WORD : 0;
}

/** The best fit among names: [how well, which]. */
function bestOf(names, wanted) {
  return names.map((name) => [fit(name, wanted), name]).reduce((a, b) => (b[0] > a[0] ? b : a), [0, ""]);
}

function tally(passing, keysOf) {
  const found = new Map();
  for (const i of passing) for (const key of new Set(keysOf(i))) found.set(key, (found.get(key) ?? 0) + 1);
  return found;
}

const sorted = (rows, most) =>
  rows
    .filter((r) => r.how)
    .sort((a, b) => b.how - a.how || b.n - a.n || a.key - b.key)
    .slice(0, most);

function actorOptions(wanted, passing) {
  const said = tally(passing, (i) => S.speakers[i]);
  const about = tally(passing, (i) => S.targets[i]);
  const rows = ACTORS.label.map((label, key) => {
    const [how, name] = bestOf([label, ...ACTORS.aliases[key]], wanted);
    const n = (said.get(key) ?? 0) + (about.get(key) ?? 0);
    return { how: n ? how : 0, name: name === label ? label : `${name} → ${label}`, n, key };
  });
  return sorted(rows, ACTORS_MOST).flatMap(({ name, key }) =>
    [
      ["speaker", "as speaker", said.get(key)],
      ["whom", "as target", about.get(key)],
    ]
      .filter(([, , n]) => n)
      .map(([dim, words, n]) => ({ name, words, n, change: { q: "", pick: [[dim, ACTORS.id[key]]], open: "" } })),
  );
}

function claimOptions(wanted, passing) {
  const on = tally(passing, (i) => S.claims[i]);
  const rows = [...on].map(([key, n]) => ({ how: fit(CLAIMS.label[key], wanted), n, key }));
  return sorted(rows, CLAIMS_MOST).map(({ key, n }) => ({
    name: clipped(CLAIMS.label[key], 90),
    words: "claim",
    n,
    change: { q: "", pick: [["claim", CLAIMS.id[key]]], open: "" },
  }));
}

function issueOptions(wanted, passing) {
  const on = tally(passing, (i) => S.claims[i].map((c) => CLAIMS.issue[c]).filter((k) => k >= 0));
  const rows = [...on].map(([key, n]) => ({ how: fit(D.lists.issue[key][1], wanted), n, key }));
  return sorted(rows, ISSUES_MOST).map(({ key, n }) => ({
    name: D.lists.issue[key][1],
    words: "argued about",
    n,
    change: { q: "", pick: [["issue", D.lists.issue[key][0]]], open: "" },
  }));
}

/** What a query may mean, the likeliest first. */
export function suggestions(query) {
  const wanted = folded(query.trim());
  if (wanted.length < 2) return [];
  const passing = passingBut("q");
  return [...actorOptions(wanted, passing), ...issueOptions(wanted, passing), ...claimOptions(wanted, passing)];
}

function close() {
  options = [];
  active = -1;
  byId("suggested").replaceChildren();
  byId("suggested").hidden = true;
  byId("search").setAttribute("aria-expanded", "false");
  byId("search").removeAttribute("aria-activedescendant");
}

function take(k) {
  const { change } = options[k];
  close();
  byId("search").blur();
  go(change);
}

function mark(k) {
  active = k;
  [...byId("suggested").children].forEach((node, at) => node.setAttribute("aria-selected", String(at === k)));
  if (k >= 0) byId("search").setAttribute("aria-activedescendant", `suggested-${k}`);
  else byId("search").removeAttribute("aria-activedescendant");
}

function show() {
  options = suggestions(byId("search").value);
  if (!options.length) return close();
  byId("suggested").replaceChildren(
    ...options.map(({ name, words, n }, k) =>
      el(
        "li",
        {
          id: `suggested-${k}`,
          role: "option",
          "aria-selected": "false",
          onmousedown: (event) => event.preventDefault(),
          onclick: () => take(k),
        },
        el("span", { class: "name" }, bdi(name)),
        el("span", { class: "n" }, `${words} ${n.toLocaleString("en")}`),
      ),
    ),
  );
  byId("suggested").hidden = false;
  byId("search").setAttribute("aria-expanded", "true");
  return mark(-1);
}

function keys(event) {
  if (!options.length) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    mark(Math.max(-1, Math.min(options.length - 1, active + step)));
  } else if (event.key === "Enter") {
    event.preventDefault();
    if (active >= 0) take(active);
    else close();
  } else if (event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    close();
  }
}

/** Suggest while the search is typed in. */
export function startSuggestions() {
  const field = byId("search");
  field.addEventListener("input", show);
  field.addEventListener("focus", () => state.q && show());
  field.addEventListener("blur", close);
  field.addEventListener("keydown", keys);
}
