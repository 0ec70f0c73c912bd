/* Articles as references: BibTeX and RIS, one entry an article with what is cited of it. */
import { ARTICLES, D, S, cut, passagesOf, titleOf } from "./data.js";
import { grouped } from "./groups.js";
import { actOf, speakersOf } from "./said.js";

const quoteOf = (i) =>
  passagesOf(i)
    .map(([s, e]) => cut(S.article[i], s, e))
    .join(" […] ")
    .replace(/\s+/g, " ");

/** The articles of statements, each with those of it, in order. */
const byArticle = (items) => [...grouped(items, (i) => [S.article[i]])].sort(([a], [b]) => a - b);

/** A value of BibTeX: braces that do not close are written as words. */
const braced = (text) =>
  `{${text
    .replace(/\s+/g, " ")
    .replace(/\\/g, "\\textbackslash ")
    .replace(/[{}]/g, (c) => (c === "{" ? "(" : ")"))
    .replace(/[%&#$_]/g, "\\$&")
    .replace(/~/g, "\\textasciitilde ")
    .replace(/\^/g, "\\textasciicircum ")}}`;

const keyOf = (article) =>
  ARTICLES.id[article].replace(/[^\w-]+/g, "-").replace(/^-+|-+$/g, "") || `article-${article}`;

/** BibTeX: `@misc`, with the words cited as its note. */
export function asBibtex(items) {
  return byArticle(items)
    .map(([article, said]) => {
      const date = D.dates[ARTICLES.date[article]];
      const [year, month, day] = (date?.[2] && date[2] === date[3] ? date[2] : (date?.[0] ?? "")).split("-");
      const fields = {
        title: titleOf(article),
        author: ARTICLES.author[article],
        howpublished: ARTICLES.publisher[article],
        year: /^\d{4}$/.test(year) ? year : null,
        date: /^\d{4}$/.test(year)
          ? [year, month, day].filter((part) => /^\d\d(\d\d)?$/.test(part ?? "")).join("-")
          : null,
        url: ARTICLES.url[article],
        note: said.map((i) => `${speakersOf(i)} ${actOf(i)}: ${quoteOf(i)}`).join(" / "),
      };
      const rows = Object.entries(fields)
        .filter(([, value]) => value)
        .map(
          ([name, value]) =>
            `  ${name} = ${name === "url" ? `{${value.replace(/[\s{}\\]/g, encodeURIComponent)}}` : braced(value)}`,
        );
      return `@misc{${keyOf(article)},\n${rows.join(",\n")}\n}\n`;
    })
    .join("\n");
}

/** RIS: a newspaper article each, with the words cited as notes. */
export function asRis(items) {
  const line = (tag, value) => (value ? [`${tag}  - ${String(value).replace(/\s+/g, " ")}`] : []);
  return byArticle(items)
    .map(([article, said]) => {
      const date = D.dates[ARTICLES.date[article]];
      const day = date?.[2] && date[2] === date[3] ? date[2].replaceAll("-", "/") : "";
      return [
        "TY  - NEWS",
        ...line("TI", titleOf(article)),
        ...line("AU", ARTICLES.author[article]),
        ...line("T2", ARTICLES.publisher[article]),
        ...line("PY", /^\d{4}/.exec(date?.[0] ?? "")?.[0]),
        ...line("DA", day),
        ...line("UR", ARTICLES.url[article]),
        ...said.flatMap((i) => line("N1", `${speakersOf(i)} ${actOf(i)}: ${quoteOf(i)}`)),
        "ER  - ",
        "",
      ].join("\r\n");
    })
    .join("\r\n");
}
