/* Saving what is shown: files are made in the page and handed to the browser, nothing is sent. */
import { briefingModel } from "./briefing_model.js";
import { asBibtex, asRis } from "./citations.js";
import { correctionsTold } from "./corrections.js";
import { asJudgements, asLines } from "./kept.js";
import { byId, button, el } from "./dom.js";
import { sheet, shownWords } from "./draw_parts.js";
import { briefingSvg } from "./draw_briefing.js";
import { disputesSvg, readerSvg } from "./draw_lists.js";
import { matrixSvg, networkSvg, timelineSvg } from "./draw_svg.js";
import { HEADS, disputesShown, titles } from "./disputes.js";
import { passes, passing } from "./filter.js";
import { asCsv, asJson, asMarkdown } from "./formats.js";
import { readTheme } from "./labels.js";
import { fitting } from "./matrix.js";
import { matrixModel } from "./matrix_model.js";
import { networkModel } from "./network_model.js";
import { listedStatements } from "./panel.js";
import { articleShown } from "./reader.js";
import { state } from "./state.js";
import { layTimeline } from "./timeline_draw.js";
import { timelineModel } from "./timeline_model.js";
import { aboutShown } from "./usual.js";

/** Widest and highest PNG, in pixels: what every browser can hold. */
const MOST = 8000;

const GRAPHS = { what: "Who speaks about what", whom: "Who speaks about whom", same: "Who holds the same as whom, who the opposite" };
const PICTURES = {
  briefing: () => ["Briefing", briefingSvg(briefingModel(passing(), passes))],
  dossier: () => PICTURES.timeline(),
  matrix: () => ["Who stands how to what", matrixSvg(matrixModel(passing(), fitting()))],
  graph: () => [GRAPHS[aboutShown()], networkSvg(networkModel(passing()))],
  timeline: () => ["When it was said", timelineSvg({ laid: layTimeline(timelineModel(passing()), 1200, 560) })],
  disputes: () => [HEADS[state.link] ?? state.link, disputesSvg(disputesShown(), titles)],
  reader: () => ["What is said in an article", readerSvg(articleShown(listedStatements()))],
};

/** The picture in sight as an SVG element. */
export function pictureSvg() {
  readTheme();
  const [title, [parts, width, height]] = PICTURES[state.view]();
  return sheet(title, width, height, shownWords(passing().length), ...parts);
}

function offer(blob, name) {
  const url = URL.createObjectURL(blob);
  const link = el("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const text = (type, make) => () => new Blob([make()], { type: `${type};charset=utf-8` });
const svgText = () =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(pictureSvg())}\n`;

async function png() {
  const picture = pictureSvg();
  const [width, height] = ["width", "height"].map((side) => Number(picture.getAttribute(side)));
  const scale = Math.min(2, MOST / Math.max(width, height));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(picture))}`;
  await image.decode();
  const canvas = el("canvas", { width: Math.round(width * scale), height: Math.round(height * scale) });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => {
    canvas.toBlob(resolve, "image/png");
  });
}

const KINDS = [
  [
    "md",
    "Markdown",
    "quotations with citations",
    text("text/markdown", () => asMarkdown(listedStatements(), shownWords(listedStatements().length))),
  ],
  ["bib", "BibTeX", "the articles, with what is cited", text("application/x-bibtex", () => asBibtex(listedStatements()))],
  ["ris", "RIS", "the same, for Zotero and others", text("application/x-research-info-systems", () => asRis(listedStatements()))],
  ["csv", "CSV", "a table, a statement a row", text("text/csv", () => asCsv(listedStatements()))],
  ["json", "JSON", "records with ids and places", text("application/json", () => asJson(listedStatements()))],
  ["svg", "SVG", "the picture, to edit", text("image/svg+xml", svgText)],
  ["png", "PNG", "the picture, to paste", png],
  ["judged", "Judgements", "who is who, as you decided", text("application/x-ndjson", asJudgements)],
  ["jsonl", "Corrections", "what you put right", text("application/x-ndjson", asLines)],
];
/** Files that have a name of their own. */
const NAMED = { jsonl: "corrections.jsonl", judged: "judgements.jsonl" };

/** Copy the address of what is shown; a browser that does not allow it shows it to be copied by hand. */
async function copyLink(told) {
  try {
    await navigator.clipboard.writeText(location.href);
    told.textContent = "copied";
  } catch {
    told.replaceChildren(el("input", { type: "text", readonly: true, value: location.href, "aria-label": "Address of this view", onfocus: (event) => event.currentTarget.select() }));
  }
}

/** Make the menu of files. */
export function startSave() {
  const rows = KINDS.map(([ending, name, words, make]) =>
    button(
      { class: "row", "data-kind": ending },
      async () => {
        byId("saves").hidePopover();
        offer(await make(), NAMED[ending] ?? `sayso-${state.view}.${ending}`);
      },
      el("b", {}, name),
      el("span", {}, words),
    ),
  );
  const link = button({ class: "row", "data-kind": "link" }, () => copyLink(link.querySelector("span")), el("b", {}, "Link"), el("span", {}, "to this view, copied"));
  byId("saves").append(el("p", { class: "more", id: "saved" }), link, ...rows);
  byId("saves").addEventListener("beforetoggle", () => {
    byId("saved").textContent =
      `${listedStatements().length.toLocaleString("en")} statements as listed; pictures show the view; ${correctionsTold()}`;
    const box = byId("save").getBoundingClientRect();
    byId("saves").style.top = `${box.bottom + 4}px`;
    byId("saves").style.right = `${Math.max(8, window.innerWidth - Math.max(box.right, 352))}px`;
  });
}
