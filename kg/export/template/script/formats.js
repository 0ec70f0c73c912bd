/* What is listed, written down: CSV, JSON, and Markdown with a citation for each statement. */
import { ACTORS, ARTICLES, CLAIMS, D, S, STANCES, conditionsOf, cut, pairs, passagesOf, titleOf, towards, wordsOf } from "./data.js";
import { actOf, dateText, speakersOf } from "./said.js";

/* What finds by a rule that is not one of the rules’. */
const FINDERS = { tagger: "tagger", person: "person", llm: "llm", plugin: "plugin" };
const ALSO = ["tagger", "llm", "plugin"];

/** What found a statement beside what its rule belongs to: a bit each, in the order of `ALSO`. */
function alsoFinders(i) {
  return ALSO.filter((_, bit) => S.finders[i] & (1 << bit));
}

function finders(i) {
  const [own] = D.rules[S.rule[i]][0].replace("-unparsed", "").split(":");
  return [FINDERS[own] ?? "rules", ...alsoFinders(i)];
}
const date = (number, part) => D.dates[number]?.[part] ?? null;
const names = (list) => list.map((a) => ACTORS.label[a]);
const quoteOf = (i) =>
  passagesOf(i)
    .map(([s, e]) => cut(S.article[i], s, e))
    .join(" […] ");

/** One statement as a record with ids, words and places. */
export function record(i) {
  const article = S.article[i];
  const [start, end] = S.evidence[i];
  const actor = (a) => ({ id: ACTORS.id[a], label: ACTORS.label[a], named: Boolean(ACTORS.named[a]) });
  return {
    id: S.id[i],
    voice: S.own[i] ? "article" : "attributed",
    article: {
      id: ARTICLES.id[article],
      title: ARTICLES.title[article],
      publisher: ARTICLES.publisher[article],
      author: ARTICLES.author[article],
      url: ARTICLES.url[article],
      published: date(ARTICLES.date[article], 0),
      published_basis: date(ARTICLES.date[article], 1),
    },
    speakers: S.speakers[i].map(actor),
    act: S.own[i] ? null : D.lists.act[S.act[i]][0],
    targets: S.targets[i].map((a) => ({ ...actor(a), how: (S.aimed[i] || []).includes(a) ? "at" : "about" })),
    addressees: S.addressees[i].map(actor),
    stance: STANCES[S.stance[i]].key,
    force: D.forces[S.force[i]],
    polarity: D.lists.polarity[S.polarity[i]],
    modality: D.lists.modality[S.modality[i]],
    whose_will: (S.will[i] || []).map((a) => ACTORS.id[a]),
    certainty: D.lists.certainty[S.certainty[i]],
    quotation: D.lists.quotation[S.quotation[i]][0],
    said_on: date(S.said[i], 0),
    said_within: date(S.within[i], 0),
    said_on_basis: date(S.said[i], 1) ?? date(S.within[i], 1),
    evidence: [start, end],
    quote: cut(article, start, end),
    cue: pairs(S.cue[i]),
    content: pairs(S.content[i]),
    speaker_spans: pairs(S.speaker[i]),
    sources: (S.sources[i] || []).map(([a, kind, title, justification]) => ({
      speaker: ACTORS.id[a] ?? null,
      kind: D.lists.source_kind[kind][0],
      title: pairs(title)[0] ?? null,
      justification: pairs(justification),
    })),
    conditions: pairs(S.condition[i]),
    antecedents: (S.supposed[i] || []).map(([from, to, unless, c, then]) => ({
      span: [from, to],
      unless: Boolean(unless),
      proposition: CLAIMS.id[c] ?? null,
      consequents: then.map((k) => CLAIMS.id[k]),
    })),
    hedge: pairs(S.hedge[i]),
    propositions: S.claims[i].map((c) => ({
      id: CLAIMS.id[c],
      label: CLAIMS.label[c],
      class: D.lists.class[CLAIMS.kind[c]]?.[0] ?? null,
      stance: STANCES[towards(i, c)].key,
    })),
    rule: D.rules[S.rule[i]][0],
    found_by: finders(i),
    confidence: S.confidence[i] / 100,
  };
}

/** JSON, one record a statement. */
export function asJson(items) {
  return `${JSON.stringify(items.map(record), null, 1)}\n`;
}

/** A cell of CSV. A spreadsheet takes a text that begins with = + - @ for a formula: an apostrophe goes before it. */
export function csvCell(value) {
  const text = value === null || value === undefined ? "" : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const COLUMNS = {
  id: (i) => S.id[i],
  speaker: (i) => names(S.speakers[i]).join("; "),
  act: actOf,
  stance: (i) => STANCES[S.stance[i]].key,
  force: (i) => D.forces[S.force[i]],
  about: (i) => names(S.targets[i]).join("; "),
  aimed_at: (i) => names(S.aimed[i] || []).join("; "),
  claim: (i) => S.claims[i].map((c) => CLAIMS.label[c]).join("; "),
  content: (i) => wordsOf(i, "content").join(" […] "),
  condition: (i) =>
    conditionsOf(i)
      .map(([unless, words]) => (unless ? `unless ${words}` : words))
      .join("; "),
  quote: (i) => quoteOf(i),
  said_on: (i) => date(S.said[i], 0) ?? date(S.within[i], 0),
  published: (i) => date(ARTICLES.date[S.article[i]], 0),
  publisher: (i) => ARTICLES.publisher[S.article[i]],
  title: (i) => ARTICLES.title[S.article[i]],
  article: (i) => ARTICLES.id[S.article[i]],
  start: (i) => S.evidence[i][0],
  end: (i) => S.evidence[i][1],
  polarity: (i) => D.lists.polarity[S.polarity[i]],
  modality: (i) => D.lists.modality[S.modality[i]],
  certainty: (i) => D.lists.certainty[S.certainty[i]],
  rule: (i) => D.rules[S.rule[i]][0],
  confidence: (i) => S.confidence[i] / 100,
  url: (i) => ARTICLES.url[S.article[i]],
};

/** CSV with a heading; UTF-8 with its mark, so that spreadsheets read every script. */
export function asCsv(items) {
  const rows = items.map((i) =>
    Object.values(COLUMNS)
      .map((of) => csvCell(of(i)))
      .join(","),
  );
  return `\ufeff${[Object.keys(COLUMNS).join(","), ...rows].join("\r\n")}\r\n`;
}

/** Text that Markdown shows as it is. */
export function escaped(text) {
  return text.replace(/[\\`*_{}[\]<>#|~!&]/g, "\\$&").replace(/\s*\n\s*/g, " ");
}

function citation(i) {
  const article = S.article[i];
  const title = ARTICLES.title[article];
  const printed = date(ARTICLES.date[article], 0);
  const [start, end] = S.evidence[i];
  const parts = [
    ARTICLES.author[article] && escaped(ARTICLES.author[article]),
    title ? `“${escaped(title)}”` : escaped(titleOf(article)),
    ARTICLES.publisher[article] && escaped(ARTICLES.publisher[article]),
    printed && `published ${escaped(printed)}`,
    `${escaped(ARTICLES.id[article])}, characters ${start}–${end}`,
    ARTICLES.url[article] && `<${encodeURI(decodeURI(safely(ARTICLES.url[article])))}>`,
  ];
  return parts.filter(Boolean).join(", ");
}

function safely(url) {
  try {
    decodeURI(url);
    return url.replace(/[<>\s]/g, encodeURIComponent);
  } catch {
    return "";
  }
}

/** One statement as a sentence of plain text with its source, to paste anywhere: no marks, no ids. */
export function asText(i) {
  const article = S.article[i];
  const title = ARTICLES.title[article];
  const printed = D.dates[ARTICLES.date[article]];
  const words = quoteOf(i).replace(/\s+/g, " ");
  const source = [
    ARTICLES.author[article],
    title ? `“${title}”` : titleOf(article),
    ARTICLES.publisher[article],
    printed && dateText(printed),
    ARTICLES.url[article],
  ];
  return `${/[“"]/.test(words) ? words : `“${words}”`} (${speakersOf(i)} ${actOf(i)}; ${source.filter(Boolean).join(", ")})\n`;
}

/** Markdown: who, what act, how it is meant, the words, and where they stand. */
export function asMarkdown(items, shown = "") {
  const blocks = items.map((i) => {
    const said = date(S.said[i], 0) ?? date(S.within[i], 0);
    const about = names(S.targets[i]).join(", ");
    const conditions = conditionsOf(i)
      .map(([unless, t]) => ` ${unless ? "unless" : "on the condition"} “${escaped(t)}”`)
      .join(" and");
    return (
      `**${escaped(speakersOf(i))}** ${escaped(actOf(i))}${about ? `, about ${escaped(about)}` : ""}${said ? `, ${escaped(said)}` : ""} (${escaped(D.forces[S.force[i]])}${conditions})\n\n` +
      `> ${escaped(quoteOf(i))}\n\n${citation(i)}; statement ${escaped(S.id[i])}\n`
    );
  });
  const head = shown ? `# Who said what about whom\n\n${escaped(shown)}\n\n` : "";
  return head + blocks.join("\n---\n\n");
}
