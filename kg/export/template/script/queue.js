/* The queue: what the rules are least sure of, one at a time, by keys alone: pairs of names, then statements. */
import { ACTORS, N, S } from "./data.js";
import { bdi, button, byId, el } from "./dom.js";
import { disputeRanks } from "./disputes_model.js";
import { evidence, force } from "./evidence.js";
import { check, checked, decide, decisionOn, drop, keep, linesOf, placeOf, signed, whoSays } from "./kept.js";
import { actOf, speakersOf, whenText } from "./said.js";
import { go } from "./state.js";

/** Of 100 statements like it so many or fewer are right: those are asked about. */
const UNSURE = 70;
let items = [];
let at = 0;

/** Pairs that the rules left open, the least sure first. */
function pairsLeft() {
  const found = new Map();
  ACTORS.judged.forEach((rows, a) => {
    for (const [, , score, reason, other, left, right] of rows || [])
      if (left && other && !decisionOn(left, right))
        found.set([left, right].sort().join(" "), { left, right, score, reason, names: [ACTORS.label[a], other] });
  });
  return [...found.values()].sort(
    (a, b) => Math.abs(a.score - 50) - Math.abs(b.score - 50) || (a.left < b.left ? -1 : 1),
  );
}

/** Statements that may be read wrongly: those in dispute first, the least sure before others. */
function statementsLeft() {
  const rank = (i) => (disputeRanks().has(i) ? 0 : 1);
  return Array.from({ length: N }, (_, i) => i)
    .filter((i) => S.confidence[i] <= UNSURE && !S.own[i] && !checked().has(S.id[i]) && !linesOf(i).length)
    .sort((a, b) => rank(a) - rank(b) || S.confidence[a] - S.confidence[b] || a - b);
}

/** What is left to look at, next best first. */
export const queue = () => [...pairsLeft(), ...statementsLeft()];

const reject = (i) =>
  keep(signed({ ...placeOf(i), field: "reject", value: null }, whoSays(), "looked at in the queue"));

/** What can be done with the item in sight: key, words, and what it does; undo takes the last one back. */
function deeds(item) {
  if (typeof item === "number")
    return [
      ["y", "read rightly", () => check(S.id[item]), () => check(S.id[item], false)],
      ["x", "no statement", () => reject(item), () => linesOf(item).forEach(drop)],
      [
        "e",
        "put right",
        () => {
          byId("queue").close();
          go({ view: "reader", pick: [["statement", S.id[item]]], open: S.id[item] });
        },
        null,
      ],
    ];
  return [
    [
      "y",
      "the same",
      () => decide(item.left, item.right, "same", item.names),
      () => decide(item.left, item.right, null),
    ],
    [
      "x",
      "not the same",
      () => decide(item.left, item.right, "different", item.names),
      () => decide(item.left, item.right, null),
    ],
  ];
}

let undo = null;

function act([, , run, back]) {
  run();
  undo = back && [at, back];
  if (byId("queue").open) move(1);
}

function move(step) {
  at = Math.min(items.length, Math.max(0, at + step));
  draw();
}

const others = () => [
  ["n", "later", () => move(1)],
  ["p", "back", () => move(-1)],
  [
    "u",
    "undo",
    () => {
      if (undo) {
        undo[1]();
        at = undo[0];
        undo = null;
        draw();
      }
    },
  ],
];

function shown(item) {
  if (typeof item !== "number")
    return [
      el(
        "p",
        { class: "ask" },
        "Are they one? ",
        el("b", {}, bdi(item.names[0])),
        " and ",
        el("b", {}, bdi(item.names[1])),
      ),
      el("p", { class: "n" }, bdi(item.reason)),
    ];
  return [
    el("p", { class: "ask" }, el("b", {}, bdi(speakersOf(item))), " ", actOf(item), ` (${whenText(item)})`),
    evidence(item),
    force(item),
    el("p", { class: "n" }, `of 100 statements like it, about ${S.confidence[item]} are right`),
  ];
}

function draw() {
  const item = items[at];
  const all =
    item === undefined ? others() : [...deeds(item).map((deed) => [deed[0], deed[1], () => act(deed)]), ...others()];
  byId("queue-item").replaceChildren(
    el(
      "p",
      { class: "n", role: "status" },
      item === undefined
        ? items.length
          ? "That was all."
          : "There is nothing that the rules were unsure of."
        : `${at + 1} of ${items.length.toLocaleString("en")}`,
    ),
    ...(item === undefined ? [] : shown(item)),
    el(
      "p",
      { class: "deeds" },
      ...all.map(([key, words, run]) =>
        button({ class: "quiet", "data-key": key, "aria-keyshortcuts": key }, run, el("kbd", {}, key), ` ${words}`),
      ),
    ),
  );
}

/** Open the queue. */
export function openQueue() {
  items = queue();
  at = 0;
  undo = null;
  draw();
  byId("queue").showModal();
}

/** Wire the dialog: its keys work wherever the focus is in it. */
export function startQueue() {
  byId("queue").addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const node = byId("queue-item").querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!node) return;
    event.preventDefault();
    node.click();
  });
}
