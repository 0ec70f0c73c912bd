/* Keys for everything: `/` searches, 1–7 change the view, `?` lists the rest. */
import { S } from "./data.js";
import { byId } from "./dom.js";
import { cleared, go, state, toView, VIEWS } from "./state.js";
import { focusCard, listedStatements } from "./panel.js";
import { openQueue } from "./queue.js";

const typing = (node) => node?.matches?.("input:not([type=checkbox], [type=range]), select, textarea");

function escape() {
  if (document.activeElement === byId("search") && state.q) return go({ q: "" }, true);
  if (state.open && !state.pick.length) return go({ open: "" }, true);
  if (state.pick.length) return go({ pick: [], open: "" });
  return go(cleared());
}

function nextCard(step) {
  const items = listedStatements();
  const open = items.findIndex((i) => S.id[i] === state.open);
  const at = Math.min(items.length - 1, Math.max(0, open + step));
  if (!items.length) return;
  go({ open: S.id[items[at]] }, true);
  focusCard(items[at]);
}

/** Listen to the keys of the whole page. */
export function startKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (document.querySelector("dialog[open], :popover-open")) return;
    if (event.key === "Escape") return escape();
    if (typing(event.target)) return;
    const view = VIEWS[Number(event.key) - 1];
    const act = view
      ? () => go(toView(view))
      : {
          "/": () => {
            byId("search").focus();
            byId("search").select();
          },
          "?": () => byId("help").showModal(),
          t: () => go({ table: state.table ? "" : "1" }),
          n: () => nextCard(1),
          p: () => nextCard(-1),
          s: () => byId("saves").showPopover(),
          q: () => openQueue(),
          c: () => go(cleared()),
        }[event.key];
    if (!act || (event.key !== "/" && !byId("single").checked)) return;
    event.preventDefault();
    act();
  });
}
