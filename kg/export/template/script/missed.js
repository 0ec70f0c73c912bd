/* A statement that was missed: the reader marks its words, or writes them as they stand, and says whose they are. */
import { ARTICLES, D, cut } from "./data.js";
import { label, names, namesList, placeIn } from "./corrections.js";
import { bdi, button, byId, el } from "./dom.js";
import { drop, keep, ownLines, signed, whoSays } from "./kept.js";

let open = false;
let marked = "";
/** The line that was kept of the marked words, to which the form adds who said it, how and why. */
let draft = null;

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

/** A line of an article with what is missed in it; null where the words do not stand in one paragraph. */
function lineOf(article, lines, words, act, speaker) {
  const found = placed(article, lines, words);
  if (!found) return null;
  const [place, evidence] = found;
  return {
    article: ARTICLES.id[article],
    cue: null,
    content: [place],
    quote: cut(article, ...evidence),
    evidence,
    field: "add",
    value: { act, speaker: speaker.length ? speaker : null },
  };
}

/** Keep a line in the place of the one that was kept before it. */
function keepAs(line, by, reason) {
  if (draft?.article === line.article) drop(draft);
  draft = signed(line, by, reason);
  keep(draft);
}

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
  const close = () => {
    open = false;
    draft = null;
    again();
  };
  const add = (event) => {
    event.preventDefault();
    const line = lineOf(article, lines, words.value.trim(), act.value, names(speaker.value));
    told.textContent = line ? "" : "these words do not stand in one paragraph of this article";
    if (!line) return;
    keepAs(line, by.value, reason.value);
    close();
  };
  return el(
    "form",
    { onsubmit: add, class: "correcting" },
    draft ? el("p", { class: "more" }, "Kept. Who said it, how and why can be told now:") : null,
    label(words, "what is said"),
    label(speaker, "said by"),
    label(act, "how"),
    label(reason, "why"),
    label(by, "your name"),
    namesList(),
    told,
    el("button", { type: "submit" }, "keep"),
    button({ class: "quiet" }, close, draft ? "close" : "leave it"),
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
      title: "Mark its words in the article first: they are kept at once; or write them",
    },
    () => {
      marked ||= selection();
      draft = null;
      const line = marked && lineOf(article, lines, marked, "state", []);
      if (line) keepAs(line, whoSays(), "");
      open = true;
      again();
      byId(line ? "missed-speaker" : "missed-words")?.focus();
    },
    "a statement was missed",
  );
  return [opener, ...(open ? [form(article, lines, again)] : []), ...rows];
}
