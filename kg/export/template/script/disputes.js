/* Contradictions: both sides of a claim beside each other, each with its origins and its words. */
import { ARTICLES, CLAIMS, D, S, STANCES, linkFacts, titleOf, towards } from "./data.js";
import { actOf, asideOf, shortOf, speakersOf, whenText } from "./said.js";
import { DIMS } from "./dims.js";
import { byOrigin, disputesModel, linkKinds } from "./disputes_model.js";
import { bdi, button, el, plural } from "./dom.js";
import { evidence, force } from "./evidence.js";
import { passes } from "./filter.js";
import { sign } from "./glyphs.js";
import { isPicked, pick, pickStatement } from "./pick.js";
import { capital } from "./sentences.js";
import { go, state } from "./state.js";

const [GROUPS, SIDE, PAIRS] = [12, 12, 40];
const unfolded = new Set();
/** Headings of the kinds of links. */
export const HEADS = {
  contradicts: "Disputes",
  "changed-position": "Changed positions",
  corroborates: "Corroboration",
  restates: "Restatements",
  "responds-to": "Answers",
};
let all = false;

function voice(i, claim) {
  const article = S.article[i];
  const source = ARTICLES.publisher[article] ?? titleOf(article);
  const aside = claim < 0 ? null : asideOf(i, claim);
  const node = el(
    "li",
    { class: `voice ${D.lists.stance[S.stance[i]].key}${state.open === S.id[i] ? " open" : ""}`, "data-id": S.id[i] },
    button(
      { class: "who" },
      () => pickStatement(i),
      sign(S.stance[i], 14),
      bdi(speakersOf(i)),
      " ",
      el("span", { class: "act" }, actOf(i)),
    ),
    evidence(i),
    force(i),
    aside &&
      el("p", { class: `force ${STANCES[aside[0]].key}` }, sign(aside[0], 12), ` towards this claim: ${aside[1]}`),
    el("p", { class: "source" }, el("span", { class: "where" }, `${whenText(i)} · `, bdi(source))),
  );
  node.addEventListener("click", (event) => {
    if (String(getSelection()) === "" && !event.target.closest("button")) pickStatement(i);
  });
  return node;
}

function side(statements, title, claim) {
  const origins = byOrigin(statements);
  const articles = new Set(statements.map((i) => S.article[i])).size;
  const shown = origins.slice(0, SIDE);
  return el(
    "section",
    { class: "side" },
    el(
      "h3",
      {},
      title,
      el(
        "span",
        { class: "n" },
        [plural(statements.length, "statement"), plural(origins.length, "origin"), plural(articles, "article")].join(
          ", ",
        ),
      ),
    ),
    el(
      "ul",
      {},
      ...shown.map((group) =>
        group.length > 1
          ? el(
              "li",
              { class: "one-origin" },
              el("p", {}, `One origin, printed ${plural(group.length, "time")}`),
              el("ul", {}, ...group.map((i) => voice(i, claim))),
            )
          : voice(group[0], claim),
      ),
      origins.length > shown.length &&
        el(
          "li",
          { class: "more" },
          `${plural(origins.length - shown.length, "more origin")}: pick the claim to list all`,
        ),
    ),
  );
}

/** What those do who do not deny a claim: only who says so is said to. */
function agreeing({ sides: [first], claim }) {
  const keys = new Set(first.map((i) => STANCES[towards(i, claim)].key));
  const words = [keys.has("asserts") && "says so", keys.has("considers") && "leaves it open", keys.has("presumes") && "takes it for granted"].filter(Boolean);
  return words.length ? words.join(", or ").replace(/, or (?=.*, or )/, ", ") : "says otherwise";
}

/** How the two sides of a dispute are called. */
export function titles(dispute) {
  if (dispute.claim >= 0 && ["contradicts", "corroborates", "restates"].includes(state.link) && dispute.denies) return [agreeing(dispute), "denies it"];
  return { "changed-position": ["first", "later"], "responds-to": ["said before", "answers it"] }[state.link] ?? ["one side", "the other"];
}

/** How the one side is called of those who agree. */
export const alone = (dispute) => (dispute.denied ? "denied by" : "said by");

function group(dispute) {
  const [first, second] = titles(dispute);
  const name =
    dispute.claim < 0
      ? bdi(dispute.reasons[0] ?? "")
      : button({ class: "claim" }, () => pick(["claim", CLAIMS.id[dispute.claim]]), dispute.denied ? "Denied: " : "", bdi(CLAIMS.label[dispute.claim]));
  const told = dispute.claim < 0 ? dispute.reasons.slice(1) : dispute.reasons;
  const reasons = [...new Set(told.map((one) => capital(one.replace(/: .*$/s, ""))))];
  return el(
    "article",
    { class: `dispute${dispute.opposed ? "" : " alone"}` },
    el("h2", {}, name),
    reasons.length ? el("p", { class: "reason" }, bdi(reasons.slice(0, 3).join("; "))) : null,
    el(
      "div",
      { class: "sides" },
      side(dispute.sides[0], dispute.opposed ? first : alone(dispute), dispute.claim),
      dispute.opposed && side(dispute.sides[1], second, dispute.claim),
    ),
    linked(dispute),
  );
}

/** Every pair that is linked, with why and how surely; picking one lists the evidence of both. */
function linked({ claim, links }) {
  const key = `${state.link} ${claim}`;
  const rows = [...links]
    .sort((a, b) => D.links.score[b] - D.links.score[a] || a - b)
    .slice(0, PAIRS)
    .map((k) => {
      const parts = ["link", DIMS.link.id(k)];
      const [source, target] = [D.links.source[k], D.links.target[k]];
      return el(
        "li",
        {},
        button(
          { class: "jump", "aria-pressed": String(isPicked([parts])) },
          () => pick(parts),
          bdi(shortOf(source)),
          `, ${whenText(source)} ↔ `,
          bdi(shortOf(target)),
          `, ${whenText(target)}`,
        ),
        el("span", { class: "basis" }, `${linkFacts(k)}; `, bdi(D.links.reason[k])),
      );
    });
  return el(
    "details",
    { class: "pairs", open: unfolded.has(key), ontoggle: (event) => unfolded[event.target.open ? "add" : "delete"](key) },
    el("summary", {}, `${plural(links.length, "pair")}: why, and how surely`),
    el(
      "ul",
      {},
      ...rows,
      links.length > PAIRS && el("li", { class: "more" }, `${plural(links.length - PAIRS, "more pair")}, less sure: links.jsonl has them`),
    ),
  );
}

/** What is shown, for exports. */
export function disputesShown() {
  return disputesModel(state.link, passes);
}

/** Show the links of the chosen kind among statements that pass. */
export function renderDisputes(into) {
  const kinds = linkKinds(passes);
  const found = disputesShown();
  const shown = all ? found : found.slice(0, GROUPS);
  const bar = el(
    "div",
    { class: "bar" },
    el(
      "span",
      { class: "switch", role: "group", "aria-label": "Kind of link" },
      ...[...kinds]
        .sort()
        .map(([kind, n]) =>
          button(
            { "aria-pressed": String(state.link === kind), "data-kind": kind },
            () => go({ link: kind }),
            HEADS[kind] ?? kind,
            " ",
            el("span", { class: "n" }, String(n)),
          ),
        ),
    ),
  );
  const old = into.querySelector(".disputes");
  const top = old?.dataset.kind === state.link ? old.scrollTop : 0;
  const list = el(
    "div",
    {
      class: "disputes",
      "data-kind": state.link,
      tabindex: 0,
      role: "region",
      "aria-label": HEADS[state.link] ?? state.link,
    },
    ...shown.map(group),
    shown.length < found.length &&
      button(
        { class: "quiet" },
        () => {
          all = true;
          renderDisputes(into);
        },
        `show all ${found.length}`,
      ),
    !found.length &&
      el(
        "p",
        { class: "nothing" },
        D.links.kind.length
          ? "No two statements that pass the filters are linked so."
          : "No two statements of these articles are linked to each other.",
      ),
  );
  into.replaceChildren(bar, list);
  if (top) list.scrollTop = top;
}
