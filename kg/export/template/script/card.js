/* One statement as a card: who, what act, about whom, the evidence, how it is meant, and the rest. */
import { ACTORS, ARTICLES, D, S, STANCES, titleOf } from "./data.js";
import { bdi, button, el, joined, joinedAnd } from "./dom.js";
import { details } from "./details.js";
import { evidence, force } from "./evidence.js";
import { sign } from "./glyphs.js";
import { asText } from "./formats.js";
import { pick } from "./pick.js";
import { actOf, asidePicked, speakersOf, whenText } from "./said.js";
import { go, linkTo, state } from "./state.js";

/** An actor's name that picks what the actor says and what is said of it. */
export function actorButton(a) {
  const notes = [D.lists.kind[ACTORS.kind[a]][1], ACTORS.role[a], ACTORS.named[a] ? "" : "not named by the article"];
  // A link, unlike a button, is broken where the line ends.
  return el(
    "a",
    {
      class: ACTORS.named[a] ? "actor" : "actor unnamed",
      title: notes.filter(Boolean).join(", "),
      href: linkTo({ pick: [["actor", ACTORS.id[a]]], open: "" }),
      onclick: (event) => {
        event.preventDefault();
        event.stopPropagation();
        pick(["actor", ACTORS.id[a]]);
      },
    },
    bdi(ACTORS.label[a]),
  );
}

function head(i) {
  const speakers = S.speakers[i].length
    ? joinedAnd(S.speakers[i].map(actorButton))
    : [el("span", { class: "actor unnamed" }, speakersOf(i))];
  const others = S.targets[i].filter((a) => !S.speakers[i].includes(a));
  const aimed = others.filter((a) => (S.aimed[i] || []).includes(a));
  const about = others.filter((a) => !aimed.includes(a));
  return el(
    "div",
    { class: "head" },
    sign(S.stance[i], 15),
    ...speakers,
    " ",
    el("span", { class: "act" }, actOf(i)),
    ...(aimed.length ? [" ", el("span", { class: "about" }, "towards"), " ", ...joinedAnd(aimed.map(actorButton))] : []),
    ...(about.length ? [" ", el("span", { class: "about" }, "about"), " ", ...joinedAnd(about.map(actorButton))] : []),
  );
}

function toggle(i) {
  go({ open: state.open === S.id[i] ? "" : S.id[i] }, true);
}

async function copyCitation(i, node) {
  try {
    await navigator.clipboard.writeText(asText(i));
    node.textContent = "copied";
  } catch {
    node.textContent = "cannot copy here; save as Markdown";
  }
}

/** The card of a statement, opened where the state says so. */
export function card(i) {
  const open = state.open === S.id[i];
  const { key } = D.lists.stance[S.stance[i]];
  const node = el("li", { class: `card ${key}${open ? " open" : ""}`, "data-id": S.id[i] });
  const more = button(
    {
      class: "toggle",
      "aria-expanded": String(open),
      title: open ? "Fewer details" : "Details",
      "aria-label": `Details: ${speakersOf(i)} ${actOf(i)}`,
    },
    (event) => {
      event.stopPropagation();
      toggle(i);
    },
  );
  const source = [ARTICLES.publisher[S.article[i]], titleOf(S.article[i])].filter(Boolean).map((name) => bdi(name));
  const inReader = { view: "reader", art: ARTICLES.id[S.article[i]], open: S.id[i] };
  const copy =
    open &&
    button(
      { class: "place copy", "aria-live": "polite" },
      (event) => copyCitation(i, event.currentTarget),
      "copy with citation",
    );
  const place = el(
    "a",
    {
      class: "place",
      href: linkTo(inReader),
      onclick: (event) => {
        event.preventDefault();
        go(inReader);
      },
    },
    "read in the article",
  );
  node.append(head(i), more, evidence(i), force(i));
  const aside = asidePicked(i);
  if (aside)
    node.append(
      el(
        "p",
        { class: `force ${STANCES[aside[0]].key}` },
        sign(aside[0], 12),
        ` towards the picked claim: ${aside[1]}`,
      ),
    );
  node.append(
    el(
      "p",
      { class: "source" },
      el("span", { class: "where" }, `${whenText(i)} · `, ...joined(source, ": ")),
      copy || null,
      place,
    ),
  );
  if (open) node.append(details(i));
  node.addEventListener("click", (event) => {
    if (String(getSelection()) === "" && !event.target.closest("a, button, .details")) toggle(i);
  });
  return node;
}

/** The height of a card before it has been seen, in pixels. */
export function guessHeight(i) {
  const [start, end] = S.evidence[i];
  return 118 + 23 * Math.ceil((end - start) / 52);
}
