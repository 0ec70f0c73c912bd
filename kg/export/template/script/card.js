/* One statement as a card: who, what act, about whom, the evidence, how it is meant, and the rest. */
import { ACTORS, ARTICLES, D, S, titleOf } from "./data.js";
import { bdi, button, el, joined } from "./dom.js";
import { details } from "./details.js";
import { evidence, force } from "./evidence.js";
import { sign } from "./glyphs.js";
import { pick } from "./pick.js";
import { go, linkTo, state } from "./state.js";

/** An actor's name that picks what the actor says and what is said of it. */
export function actorButton(a) {
  const notes = [D.lists.kind[ACTORS.kind[a]][1], ACTORS.role[a], ACTORS.named[a] ? "" : "not named by the article"];
  return button(
    { class: ACTORS.named[a] ? "actor" : "actor unnamed", title: notes.filter(Boolean).join(", ") },
    (event) => {
      event.stopPropagation();
      pick(["actor", ACTORS.id[a]]);
    },
    bdi(ACTORS.label[a]),
  );
}

/** Who performed the act, in words. */
export function speakersOf(i) {
  return S.speakers[i].map((a) => ACTORS.label[a]).join(", ") || (S.own[i] ? "the article" : "no speaker named");
}

/** What was done: "denies", "demands"; an article's own voice reports. */
export function actOf(i) {
  return S.own[i] ? "reports" : D.lists.act[S.act[i]][S.speakers[i].length > 1 ? 2 : 1];
}

function head(i) {
  const speakers = S.speakers[i].length
    ? joined(S.speakers[i].map(actorButton))
    : [el("span", { class: "actor unnamed" }, speakersOf(i))];
  const about = S.targets[i].filter((a) => !S.speakers[i].includes(a));
  return el(
    "div",
    { class: "head" },
    sign(S.stance[i], 15),
    ...speakers,
    " ",
    el("span", { class: "act" }, actOf(i)),
    ...(about.length ? [" ", el("span", { class: "about" }, "about"), " ", ...joined(about.map(actorButton))] : []),
  );
}

/** When it was said, or where the article does not settle that, when it was printed. */
export function whenText(i) {
  const said = D.dates[S.said[i]] ?? D.dates[S.within[i]];
  if (said) return `said ${said[0].replace("/", " to ")}`;
  const printed = D.dates[ARTICLES.date[S.article[i]]];
  return printed ? `printed ${printed[0]}` : "no date";
}

function toggle(i) {
  go({ open: state.open === S.id[i] ? "" : S.id[i] }, true);
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
  node.append(
    head(i),
    more,
    evidence(i),
    force(i),
    el("p", { class: "source" }, el("span", { class: "where" }, `${whenText(i)} · `, ...joined(source, ": ")), place),
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
