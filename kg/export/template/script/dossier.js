/* The dossier: one page on an actor, or on a claim; every line opens its sentences. */
import { ACTORS, CLAIMS, D, S, STANCES, titleOf, towards } from "./data.js";
import { behindInWords } from "./behind.js";
import { DIMS, className } from "./dims.js";
import { bdi, button, clipped, el, joined, plural } from "./dom.js";
import { actorDossier, claimDossier, subject } from "./dossier_model.js";
import { sign } from "./glyphs.js";
import { namesList } from "./corrections.js";
import { decide } from "./kept.js";
import { isPicked, pick } from "./pick.js";
import { actOf, areMany, speakersOf, whenText } from "./said.js";
import { go, state } from "./state.js";
import { actorInWords } from "./who.js";

const [ROWS, LONG] = [12, 200];
const unfolded = new Set();

const picker = (parts, className, ...children) =>
  button({ class: className, "aria-pressed": String(isPicked(parts)) }, () => pick(...parts), ...children);

function section(title, note, ...children) {
  return el(
    "section",
    { class: "glance", "aria-label": title },
    el("h2", {}, title, " ", el("span", { class: "n" }, note)),
    ...children,
  );
}

/** Rows with "all" below them where they are many. */
function rows(key, all, make, again) {
  const open = unfolded.has(key);
  const shown = open ? all : all.slice(0, ROWS);
  return [
    el("ol", {}, ...shown.map(make)),
    all.length > shown.length
      ? button(
          { class: "quiet" },
          () => {
            unfolded.add(key);
            again();
          },
          `all ${all.length.toLocaleString("en")}`,
        )
      : null,
  ];
}

/** The signs of statements, as they stand to what they are about. */
function tally(said) {
  const counts = STANCES.map(() => 0);
  for (const i of said) counts[S.stance[i]]++;
  return counts.flatMap((n, family) =>
    n ? [sign(family, 12, STANCES[family].label), el("span", { class: "times" }, ` ${n} `)] : [],
  );
}

const STAND = {
  asserts: ["says so", "say so"],
  denies: ["denies it", "deny it"],
  considers: ["leaves it open", "leave it open"],
  wants: ["wants it done", "want it done"],
  declines: ["gives no answer", "give no answer"],
  presumes: ["takes it for granted", "take it for granted"],
};

/** How somebody stands to a claim, as a verb; who turns down what is to be done denies nothing. */
const standWords = (family, turned, many) =>
  turned ? (many ? "are against it" : "is against it") : STAND[STANCES[family].key][Number(many)];

function claimSteps(actor, { claim, steps }) {
  const many = areMany([actor]);
  const parts = [
    ["speaker", ACTORS.id[actor]],
    ["claim", CLAIMS.id[claim]],
  ];
  return el(
    "li",
    { class: steps.some((s) => s.changed) ? "changed" : null },
    picker(parts, "pickrow", el("span", { class: "name" }, bdi(clipped(CLAIMS.label[claim], LONG)))),
    el(
      "p",
      { class: "steps" },
      ...joined(
        steps.map(({ family, turned, day, said, changed }) =>
          el(
            "span",
            { class: STANCES[family].key },
            sign(family, 12),
            ` ${standWords(family, turned, many)}, ${day.name}`,
            said.length > 1 ? ` (${said.length})` : "",
            changed ? el("b", { class: "new" }, "changed") : null,
          ),
        ),
        " → ",
      ),
    ),
  );
}

/** What joins an actor with another, for the next build. */
function sameAs(a) {
  const told = el("span", { role: "status" });
  const name = el("input", {
    type: "text",
    list: "names",
    "aria-label": "the same as",
    placeholder: "a name on this page",
  });
  const add = (event) => {
    event.preventDefault();
    const other = ACTORS.label.findIndex((label, k) => label === name.value.trim() && k !== a);
    told.textContent = other < 0 ? " no other actor is called so" : " kept: save the judgements for the next build";
    if (other >= 0) decide(ACTORS.id[a], ACTORS.id[other], "same", [ACTORS.label[a], ACTORS.label[other]]);
  };
  return el(
    "form",
    { class: "same-as", onsubmit: add },
    "This is the same as ",
    name,
    namesList(),
    " ",
    el("button", { type: "submit", class: "quiet" }, "keep"),
    told,
  );
}

function actorPage(a, passing, again) {
  const known = actorDossier(a, passing);
  const id = ACTORS.id[a];
  const { said, about } = known;
  const list = (key, all, dim, keyOf, nameOf) =>
    rows(
      key,
      all,
      ([k, some]) =>
        el(
          "li",
          {},
          el("b", { class: "count" }, some.length.toLocaleString("en")),
          el("div", {}, picker(dim(k), "pickrow", el("span", { class: "name" }, bdi(nameOf(k))), " ", ...tally(some))),
        ),
      again,
    );
  return [
    el("h2", { class: "subject" }, bdi(ACTORS.label[a])),
    el("div", { class: "facts-of" }, ...actorInWords(a), sameAs(a)),
    el(
      "p",
      { class: "what" },
      picker([["speaker", id]], "claim", el("b", {}, plural(said.length, "statement")), " as speaker"),
      said.length
        ? ` in ${plural(new Set(said.map((i) => S.article[i])).size, "article")}, ${known.quoted.toLocaleString("en")} in quotation marks; `
        : "; ",
      picker(
        [["whom", id]],
        "claim",
        el("b", {}, plural(passing.filter((i) => S.targets[i].includes(a)).length, "statement")),
        " as target",
      ),
      ".",
    ),
    known.positions.length
      ? section(
          "Positions over time",
          "by issue",
          ...known.positions.flatMap(({ issue, name, claims }) => [
            el(
              "h3",
              {},
              issue < 0
                ? name
                : picker(
                    [
                      ["speaker", id],
                      ["issue", D.lists.issue[issue][0]],
                    ],
                    "claim",
                    bdi(name),
                  ),
            ),
            ...rows(`${a} ${issue}`, claims, (one) => claimSteps(a, one), again),
          ]),
        )
      : null,
    known.by.length
      ? section(
          "What is said of it, by whom",
          plural(about.length, "statement"),
          ...list(
            `${a} by`,
            known.by,
            (k) => [
              ["speaker", ACTORS.id[k]],
              ["whom", id],
            ],
            null,
            (k) => ACTORS.label[k],
          ),
        )
      : null,
    known.members.length
      ? section(
          "Who belongs to it",
          "statements",
          ...list(
            `${a} members`,
            known.members,
            (k) => [["actor", ACTORS.id[k]]],
            null,
            (k) => [ACTORS.label[k], ACTORS.role[k]].filter(Boolean).join(", "),
          ),
        )
      : null,
    known.outlets.length
      ? section(
          "Where it is cited",
          "statements",
          ...list(
            `${a} outlets`,
            known.outlets,
            () => [["speaker", id]],
            null,
            (k) => k,
          ),
        )
      : null,
  ];
}

function lanesTable(claim, { days, lanes }) {
  if (!lanes.length) return null;
  const cell = (said, speaker) => {
    const families = [...new Set(said.map((i) => towards(i, claim)))];
    const parts =
      said.length === 1
        ? [["statement", S.id[said[0]]]]
        : [
            ["speaker", DIMS.speaker.id(speaker)],
            ["claim", CLAIMS.id[claim]],
          ];
    const words = families.map((f) => STANCES[f].label).join(", ");
    return button(
      { class: "cell", title: words, "aria-label": `${DIMS.speaker.name(speaker)}: ${words}` },
      () => pick(...parts),
      ...families.map((f) => sign(f, 14)),
      said.length > 1 ? el("b", {}, String(said.length)) : null,
    );
  };
  return el(
    "div",
    { class: "lanes", tabindex: 0, role: "region", "aria-label": "Who said it when" },
    el(
      "table",
      {},
      el("thead", {}, el("tr", {}, el("td"), ...days.map((d) => el("th", { scope: "col" }, d)))),
      el(
        "tbody",
        {},
        ...lanes
          .slice(0, 40)
          .map(({ speaker, cells }) =>
            el(
              "tr",
              {},
              el("th", { scope: "row" }, bdi(DIMS.speaker.name(speaker))),
              ...days.map((d) => el("td", {}, cells.has(d) ? cell(cells.get(d), speaker) : null)),
            ),
          ),
      ),
    ),
  );
}

function claimPage(claim, passing, again) {
  const known = claimDossier(claim, passing);
  const printed = known.origins.filter((group) => group.length > 1);
  const issue = CLAIMS.issue[claim];
  return [
    el("h2", { class: "subject" }, bdi(CLAIMS.label[claim])),
    el(
      "p",
      { class: "facts-of" },
      picker([["claim", CLAIMS.id[claim]]], "claim", plural(known.on.length, "statement")),
      CLAIMS.kind[claim] >= 0 ? ["; class: ", className(CLAIMS.kind[claim])].join("") : "",
      issue >= 0
        ? el(
            "span",
            {},
            "; argued about: ",
            picker([["issue", D.lists.issue[issue][0]]], "claim", bdi(D.lists.issue[issue][1])),
          )
        : null,
    ),
    section(
      "Sides",
      "of the whole collection",
      behindInWords(claim) ?? el("p", { class: "more" }, "Nobody puts it as fact that it is so, or that it is not."),
    ),
    section("Who said it when", plural(known.lanes.length, "speaker"), lanesTable(claim, known)),
    printed.length
      ? section(
          "Origins",
          "one utterance or text, printed several times",
          ...rows(
            `${claim} origins`,
            printed,
            (group) =>
              el(
                "li",
                {},
                el("b", { class: "count" }, String(group.length)),
                el(
                  "div",
                  {},
                  picker(
                    [["origin", String(S.origin[group[0]])]],
                    "pickrow",
                    el("span", { class: "name" }, bdi(`${speakersOf(group[0])} ${actOf(group[0])}`)),
                    " ",
                    el("span", { class: "n" }, [...new Set(group.map((i) => titleOf(S.article[i])))].join("; ")),
                  ),
                ),
              ),
            again,
          ),
        )
      : null,
    section(
      "Wording by outlet",
      "what is said, word for word",
      ...known.wording.flatMap(([outlet, wordings]) => [
        el("h3", {}, bdi(outlet)),
        ...rows(
          `${claim} ${outlet}`,
          wordings,
          ([words, said]) =>
            el(
              "li",
              {},
              picker(
                [["statement", S.id[said[0]]]],
                "pickrow",
                sign(towards(said[0], claim), 12),
                " ",
                el("q", {}, bdi(clipped(words, LONG))),
                el("span", { class: "n" }, ` ${speakersOf(said[0])} ${actOf(said[0])}, ${whenText(said[0])}`),
              ),
            ),
          again,
        ),
      ]),
    ),
  ];
}

function choose(passing) {
  const counts = new Map();
  for (const i of passing) for (const a of S.speakers[i]) counts.set(a, (counts.get(a) ?? 0) + 1);
  const most = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 30);
  return [
    el(
      "p",
      { class: "what" },
      "Pick an actor or a claim anywhere, or search for one; its dossier stands here. Most cited:",
    ),
    el(
      "ol",
      { class: "choices-of" },
      ...most.map(([a, n]) =>
        el(
          "li",
          {},
          button(
            { class: "claim" },
            () => go({ of: `actor:${ACTORS.id[a]}`, pick: [["actor", ACTORS.id[a]]], open: "" }),
            bdi(ACTORS.label[a]),
          ),
          el("span", { class: "n" }, ` ${n}`),
        ),
      ),
    ),
  ];
}

/** Show the dossier of what is asked for or picked. */
export function renderDossier(into, passing) {
  const whose = subject();
  const old = into.querySelector(".overview");
  const name = whose ? whose.join(" ") : "";
  const top = old?.dataset.of === name ? old.scrollTop : 0;
  const again = () => renderDossier(into, passing);
  const parts = !whose
    ? choose(passing)
    : whose[0] === "claim"
      ? claimPage(whose[1], passing, again)
      : actorPage(whose[1], passing, again);
  const page = el(
    "div",
    { class: "overview dossier", "data-of": name, tabindex: 0, role: "region", "aria-label": "Dossier" },
    ...parts,
  );
  into.replaceChildren(page);
  page.scrollTop = top;
  // what is shown stays while its lines are picked
  if (whose && !state.of) queueMicrotask(() => go({ of: `${whose[0]}:${DIMS[whose[0]].id(whose[1])}` }, true));
}
