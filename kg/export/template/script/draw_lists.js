/* The views that are text, as pictures: the contradictions beside each other, an article with its statements. */
import { ARTICLES, CLAIMS, D, S, STANCES, conditionsOf, cut, marksOf, pairs, passagesOf, titleOf } from "./data.js";
import { svg } from "./dom.js";
import { signAt } from "./draw_parts.js";
import { column } from "./draw_text.js";
import { byOrigin } from "./disputes_model.js";
import { conditionWord, cutsOf } from "./evidence.js";
import { passes } from "./filter.js";
import { theme } from "./labels.js";
import { kindOf, linesOf, ofArticle } from "./reader.js";
import { actOf, asideOf, speakersOf, whenText } from "./said.js";

/** Where a picture ends: at twice this a PNG is more than every browser can hold. */
const END = 7600;
const [LEFT, SIDE, BETWEEN, SERIF] = [20, 540, 40, { serif: true, size: 15, leading: 1.5 }];

const LOOKS = () => ({
  content: { fill: theme.ink },
  target: { fill: theme.ink },
  speaker: { fill: theme.ink, "font-weight": 600 },
  cue: { fill: theme.ink, "font-weight": 700, "text-decoration": "underline" },
  condition: { fill: theme.considers, "font-style": "italic" },
  hedge: { fill: theme.denies, "font-style": "italic" },
});

/** The passages of a statement: what is said in ink, what stands around it paler, cue and speaker bold. */
function evidenceRuns(i) {
  const [looks, marks] = [LOOKS(), marksOf(i)];
  const pale = { fill: theme.soft };
  return passagesOf(i).flatMap(([start, end], k) => {
    const cuts = cutsOf(start, end, marks);
    const parts = cuts.slice(1).map((to, n) => {
      const kinds = marks.filter((m) => m[1] <= cuts[n] && to <= m[2]).map((m) => m[0]);
      const kind = ["condition", "hedge", "cue", "speaker", "content", "target"].find((x) => kinds.includes(x));
      return [cut(S.article[i], cuts[n], to), looks[kind] ?? pale];
    });
    return k ? [[" […] ", pale], ...parts] : parts;
  });
}

function forceRuns(i) {
  const strong = { fill: theme[STANCES[S.stance[i]].key], "font-weight": 600 };
  const quoted = { fill: theme.ink, "font-style": "italic" };
  const conditions = conditionsOf(i);
  return [
    [D.forces[S.force[i]], strong],
    ...conditions.flatMap(([unless, text], k) => [
      [conditionWord(unless, conditions[k - 1]?.[0]), strong],
      [`“${text}”`, quoted],
    ]),
  ];
}

/** One statement in a column: who, the words, how it is meant, where. Returns the parts and their height. */
function voice(i, claim, x, y) {
  const article = S.article[i];
  const tone = theme[STANCES[S.stance[i]].key];
  const inner = SIDE - 14;
  const aside = claim < 0 ? null : asideOf(i, claim);
  const blocks = [
    [[[`${speakersOf(i)} `, { fill: theme.ink, "font-weight": 600 }], [actOf(i), { fill: tone, "font-weight": 600 }]], { size: 13.5 }],
    [evidenceRuns(i), SERIF],
    [forceRuns(i), { size: 12.5 }],
    aside && [[[`towards this claim: ${aside[1]}`, { fill: theme.soft, "font-weight": 600 }]], { size: 12.5 }],
    [[[`${whenText(i)} · ${[ARTICLES.publisher[article], titleOf(article)].filter(Boolean).join(": ")}`, { fill: theme.soft }]], { size: 11.5 }],
  ].filter(Boolean);
  const parts = [signAt(S.stance[i], x + 20, y + 11, 12)];
  let at = y;
  blocks.forEach(([runs, look], k) => {
    const [nodes, high] = column(x + 14 + (k ? 0 : 18), at, inner - (k ? 0 : 18), runs, look);
    parts.push(...nodes);
    at += high + 2;
  });
  parts.push(svg("line", { x1: x + 3, x2: x + 3, y1: y, y2: at, stroke: tone, "stroke-width": 3 }));
  return [parts, at - y + 14];
}

function side(statements, title, claim, x, y) {
  const [parts, high] = column(x, y, SIDE, [[`${title}: ${statements.length}`, { fill: theme.ink, "font-style": "italic" }]], SERIF);
  parts.push(svg("line", { x1: x, x2: x + SIDE, y1: y + high + 2, y2: y + high + 2, stroke: theme.ink, "stroke-width": 1.5 }));
  let at = y + high + 12;
  for (const group of byOrigin(statements)) {
    if (group.length > 1) {
      const [nodes, tall] = column(x, at, SIDE, [[`One origin, printed ${group.length} times`, { fill: theme.soft }]], { size: 11.5 });
      parts.push(...nodes);
      at += tall + 4;
    }
    for (const i of group) {
      if (at - y > END) return [parts, at - y];
      const [nodes, tall] = voice(i, claim, x, at);
      parts.push(...nodes);
      at += tall;
    }
  }
  return [parts, at - y];
}

function rest(count, word, y) {
  const text = `… and ${count.toLocaleString("en")} more ${word}: filter, or save as Markdown`;
  return column(LEFT, y, 2 * SIDE, [[text, { fill: theme.soft, "font-style": "italic" }]])[0];
}

/** Pairs of statements that bear on each other. Returns [parts, width, height]. */
export function disputesSvg(disputes, titlesOf) {
  const parts = [];
  let y = 0;
  for (const [k, one] of disputes.entries()) {
    if (y > END) {
      parts.push(...rest(disputes.length - k, "claims", y));
      y += 24;
      break;
    }
    const name = one.claim < 0 ? (one.reasons[0] ?? "") : CLAIMS.label[one.claim];
    const [head, high] = column(LEFT, y, 2 * SIDE, [[name, { fill: theme.ink, "font-weight": 600 }]], { ...SERIF, size: 18 });
    const titles = one.opposed ? titlesOf(one) : [one.denied ? "denied by" : "said by"];
    const sides = titles.map((title, n) => side(one.sides[n], title, one.claim, LEFT + n * (SIDE + BETWEEN), y + high + 6));
    parts.push(...head, ...sides.flatMap(([nodes]) => nodes));
    y += high + 30 + Math.max(...sides.map(([, tall]) => tall));
  }
  if (!disputes.length) parts.push(...column(LEFT, 0, SIDE, [["No two statements that pass the filters are linked so.", { fill: theme.soft }]])[0]);
  return [parts, 2 * (LEFT + SIDE) + BETWEEN, y + 20];
}

function lineRuns(article, start, end, marks, plain) {
  const cuts = cutsOf(start, end, marks);
  return cuts.slice(1).map((to, n) => {
    const here = marks.filter((m) => m[1] <= cuts[n] && to <= m[2]);
    const inmost = here.length ? here.reduce((a, b) => (b[2] - b[1] < a[2] - a[1] ? b : a))[3] : -1;
    const look = inmost < 0 ? plain : { fill: theme[STANCES[S.stance[inmost]].key], "text-decoration": "underline" };
    return [cut(article, cuts[n], to), look];
  });
}

/** An article with what is said in it underlined in the stance's colour, and who says it beside. */
export function readerSvg(article) {
  const [wide, beside] = [640, 230];
  const date = D.dates[ARTICLES.date[article]]?.[0];
  const marks = ofArticle(article)
    .filter(passes)
    .flatMap((i) => pairs(S.content[i]).map(([s, e]) => ["said", s, e, i]));
  const [parts, high] = column(LEFT, 0, wide, [[titleOf(article), { fill: theme.ink, "font-weight": 600 }]], { ...SERIF, size: 23, leading: 1.25 });
  const facts = [ARTICLES.publisher[article], date, ARTICLES.url[article]].filter(Boolean).join(" · ");
  const [under, more] = column(LEFT, high + 4, wide, [[facts, { fill: theme.soft }]]);
  parts.push(...under);
  let y = high + more + 20;
  const spans = linesOf(article);
  for (const [k, span] of spans.entries()) {
    if (y > END) {
      parts.push(...rest(spans.length - k, "lines", y));
      y += 24;
      break;
    }
    const [start, end] = span ?? [0, 0];
    const kind = span ? kindOf(article, start, end) : "";
    const quiet = ["repeat", "chrome", "caption", "byline", "timestamp"].includes(kind);
    const plain = { fill: quiet ? theme.soft : theme.ink, "font-weight": kind === "headline" || kind === "section-head" ? 600 : 400 };
    const runs = span ? lineRuns(article, start, end, marks, plain) : [["[…]", { fill: theme.soft }]];
    const [nodes, tall] = column(LEFT, y, wide, runs, { ...SERIF, size: quiet ? 13.5 : 15.5 });
    parts.push(...nodes);
    let at = y;
    for (const i of ofArticle(article)) {
      if (!span || start === end || !passes(i) || S.evidence[i][0] < start || S.evidence[i][0] > end) continue;
      const x = LEFT + wide + 34;
      const tone = { fill: theme[STANCES[S.stance[i]].key] };
      const [note, size] = column(x + 17, at, beside - 17, [[`${speakersOf(i)} `, { fill: theme.ink }], [actOf(i), tone]], { size: 12 });
      parts.push(signAt(S.stance[i], x + 6, at + 8, 11), ...note);
      at += size + 2;
    }
    y = Math.max(y + tall, at) + 2;
  }
  return [parts, 2 * LEFT + wide + 34 + beside, y + 20];
}
