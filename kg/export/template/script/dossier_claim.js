/* The dossier of a claim: its sides, who said it when, what goes back to one origin, how outlets word it. */
import { CLAIMS, D, S, STANCES, titleOf, towards } from "./data.js";
import { behindInWords } from "./behind.js";
import { DIMS, className } from "./dims.js";
import { bdi, button, clipped, el, plural } from "./dom.js";
import { claimDossier } from "./dossier_model.js";
import { LONG, picker, rows, section } from "./dossier_parts.js";
import { sign } from "./glyphs.js";
import { pick } from "./pick.js";
import { actOf, speakersOf, whenText } from "./said.js";

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

/** The page of a claim. */
export function claimPage(claim, passing, again) {
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
