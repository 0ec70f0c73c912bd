/* A statement that was missed: the reader marks its words, or writes them as they stand, and says whose they are. */
import { ARTICLES, D, cut } from "./data.js";
import { label, names, namesList, placeIn } from "./corrections.js";
import { bdi, button, byId, el } from "./dom.js";
import { drop, keep, ownLines, signed, whoSays } from "./kept.js";

let open = false;
let marked = "";

/** The words that are marked in the article, within one line. */
function selection() {
  const chosen = getSelection();
  const node = chosen?.anchorNode;
  const line = (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.("p.line");
  const whole = line && chosen.focusNode && line.contains(chosen.focusNode);
  return whole ? String(chosen).trim() : "";
}

/** Where words stand in an article: their place, and the paragraph around it. */
function placed(article, lines, words) {
  for (const span of lines) {
    const place = span && placeIn(article, ...span, words);
    if (place) return [place, span];
  }
  return null;
}

const mine = (article) => ownLines().filter((line) => line.field === "add" && line.article === ARTICLES.id[article]);

function form(article, lines, again) {
  const words = el("input", {
    id: "missed-words",
    type: "text",
    value: marked,
    placeholder: "what is said, word for word as it stands",
  });
  const speaker = el("input", { id: "missed-speaker", type: "text", list: "names", placeholder: "names, parted by ;" });
  const act = el(
    "select",
    { id: "missed-act" },
    ...D.lists.act.map(([value, name]) => el("option", { value, selected: value === "state" }, name)),
  );
  const reason = el("input", { id: "missed-why", type: "text", placeholder: "shown with it" });
  const by = el("input", { id: "missed-by", type: "text", placeholder: "your name", value: whoSays() });
  const told = el("p", { class: "wrong", role: "alert" });
  const add = (event) => {
    event.preventDefault();
    const found = placed(article, lines, words.value.trim());
    told.textContent = found ? "" : "these words do not stand in one paragraph of this article";
    if (!found) return;
    const [place, evidence] = found;
    const who = names(speaker.value);
    const line = {
      article: ARTICLES.id[article],
      cue: null,
      content: [place],
      quote: cut(article, ...evidence),
      evidence,
      field: "add",
      value: { act: act.value, speaker: who.length ? who : null },
    };
    keep(signed(line, by.value, reason.value));
    open = false;
    again();
  };
  return el(
    "form",
    { onsubmit: add, class: "correcting" },
    label(words, "what is said"),
    label(speaker, "said by"),
    label(act, "how"),
    label(reason, "why"),
    label(by, "your name"),
    namesList(),
    told,
    el("button", { type: "submit" }, "keep"),
    button(
      { class: "quiet" },
      () => {
        open = false;
        again();
      },
      "leave it",
    ),
  );
}

/** The button of the reader's bar and, once pressed, the form; lines that were added, to take back. */
export function missed(article, lines, again) {
  const rows = mine(article).map((line) =>
    el(
      "p",
      { class: "added" },
      "missed: ",
      bdi(`“${cut(article, ...line.content[0])}”`),
      " ",
      button(
        { class: "quiet" },
        () => {
          drop(line);
          again();
        },
        "take back",
      ),
    ),
  );
  const opener = button(
    {
      class: "quiet",
      id: "missed",
      onmousedown: (event) => {
        event.preventDefault();
        marked = selection();
      },
      title: "Mark its words in the article first, or write them",
    },
    () => {
      marked ||= selection();
      open = true;
      again();
      byId("missed-words")?.focus();
    },
    "a statement was missed",
  );
  return [opener, ...(open ? [form(article, lines, again)] : []), ...rows];
}
