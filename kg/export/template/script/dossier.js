/* The dossier: one page on an actor, or on a claim; every line opens its sentences. */
import { ACTORS, S } from "./data.js";
import { DIMS } from "./dims.js";
import { bdi, button, el } from "./dom.js";
import { actorPage } from "./dossier_actor.js";
import { claimPage } from "./dossier_claim.js";
import { subject } from "./dossier_model.js";
import { go, state } from "./state.js";

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
