/* The dossier of an actor: who it is, its positions over time, what is said of it, who belongs to it, where it is cited. */
import { ACTORS, CLAIMS, D, S, STANCES } from "./data.js";
import { bdi, clipped, el, joined, plural } from "./dom.js";
import { actorDossier, hasChanged } from "./dossier_model.js";
import { LONG, picker, rows, section, tally } from "./dossier_parts.js";
import { sign } from "./glyphs.js";
import { namesList } from "./corrections.js";
import { decide } from "./kept.js";
import { areMany } from "./said.js";
import { actorInWords } from "./who.js";

const STAND = {
  asserts: ["says so", "say so"],
  denies: ["denies it", "deny it"],
  considers: ["leaves it open", "leave it open"],
  wants: ["wants it done", "want it done"],
  opposes: ["is against it", "are against it"],
  declines: ["gives no answer", "give no answer"],
  presumes: ["takes it for granted", "take it for granted"],
};

/** How somebody stands to a claim, as a verb. */
const standWords = (family, many) => STAND[STANCES[family].key][Number(many)];

/** One day: who stood how; its own stand without a name. */
function dayOfSteps(actor, { day, stands }) {
  const spans = stands.map(({ family, who, said, changed }) =>
    el(
      "span",
      { class: STANCES[family].key },
      sign(family, 12),
      who ? el("span", { class: "whose" }, " ", bdi(who)) : "",
      ` ${standWords(family, areMany(who ? S.speakers[said[0]] : [actor]))}`,
      said.length > 1 ? ` (${plural(said.length, "statement")})` : "",
      changed ? el("b", { class: "new" }, "changed") : null,
    ),
  );
  return [...joined(spans, "; "), `, ${day.name}`];
}

function claimSteps(actor, one) {
  const parts = [
    ["behalf", ACTORS.id[actor]],
    ["claim", CLAIMS.id[one.claim]],
  ];
  return el(
    "li",
    { class: hasChanged(one) ? "changed" : null },
    picker(parts, "pickrow", el("span", { class: "name" }, bdi(clipped(CLAIMS.label[one.claim], LONG)))),
    el("p", { class: "steps" }, ...one.steps.flatMap((day, k) => [k ? (day.later ? " → " : "; ") : "", ...dayOfSteps(actor, day)])),
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

/** The page of an actor. */
export function actorPage(a, passing, again) {
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
      known.forIt.length
        ? picker([["behalf", id]], "claim", el("b", {}, plural(known.forIt.length, "statement")))
        : "",
      known.forIt.length ? bdi(` by those who speak for ${ACTORS.label[a]}; `) : "",
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
          known.forIt.length ? "by issue; officials and others who speak for them by name" : "by issue",
          ...known.positions.flatMap(({ issue, name, claims }) => [
            el(
              "h3",
              {},
              issue < 0
                ? name
                : picker(
                    [
                      ["behalf", id],
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
