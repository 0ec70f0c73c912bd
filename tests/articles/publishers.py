"""Pages in the shapes in which forty kinds of publishers write theirs; names and words invented.

Each page is made by a function that is named for its kind and carries what a reader takes from it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

PARAGRAPHS = (
    "Norland said on Tuesday that it could send artillery to Ostia, the first time since the war"
    " began that its government has spoken of weapons at all.",
    "“We are looking at every option,” foreign minister Jo Lind told reporters after the cabinet"
    " had met for three hours in the capital.",
    "Sudovia’s embassy denied that its troops had crossed the border and called the report from"
    " the ministry of defence a fabrication of the worst kind.",
    "The parliament is expected to vote on the plan next week, two officials said, speaking on"
    " condition of anonymity since the talks are not public yet.",
)
HEADLINE = "Norland weighs arms for Ostia"
OTHER = "Bridge over the river opens at last"
URL = "https://www.norlandpost.example/world/norland-weighs-arms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a reader takes from a page; `time` is the part after the day, None if not told."""

    day: str | None = "2024-10-22"
    time: str | None = None
    outlet: str | None = "The Norland Post"
    author: str | None = "Ada Brandt"
    headline: str = HEADLINE
    url: str | None = URL
    disagree: bool = False


type Shape = tuple[Callable[[], str], Told]
SHAPES: dict[str, Shape] = {}


def shape[F: Callable[[], str]](**told: object) -> Callable[[F], F]:
    """Enter a page in the table with what a reader takes from it."""

    def enter(made: F) -> F:
        SHAPES[made.__name__] = (made, Told(**told))  # type: ignore[arg-type]
        return made

    return enter


def ld(*nodes: object) -> str:
    """Return a script with JSON-LD."""
    data = nodes[0] if len(nodes) == 1 else list(nodes)
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def article(day: str = "2024-10-22T14:05:00+02:00", **more: object) -> dict[str, object]:
    """Return the page's own node."""
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": HEADLINE,
        "datePublished": day,
        "dateModified": "2024-10-25T09:00:00+02:00",
        "author": [{"@type": "Person", "name": "Ada Brandt"}],
        "publisher": {"@type": "Organization", "name": "The Norland Post"},
        "mainEntityOfPage": {"@type": "WebPage", "@id": URL},
    } | more


def meta(**named: str) -> str:
    """Return meta elements; `__` stands for a colon, `_9` for a dot in a name."""
    return "".join(
        f'<meta property="{k.replace("__", ":").replace("_9", ".")}" content="{v}">'
        for k, v in named.items()
    )


CANONICAL = f'<link rel="canonical" href="{URL}">'
SITE = meta(og__site_name="The Norland Post")


def prose(tag: str = "p") -> str:
    return "".join(f"<{tag}>{t}</{tag}>" for t in PARAGRAPHS)


def page(head: str, body: str, *, title: str = f"{HEADLINE} - The Norland Post") -> str:
    menu = '<nav class="main-menu"><a href="/">Home</a> <a href="/world">World</a></nav>'
    foot = "<footer><p>© 2025 The Norland Post. All rights reserved.</p></footer>"
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}'
        f"</head><body>{menu}{body}{foot}</body></html>"
    )


RELATED = (
    '<div class="related-stories"><h3>Related</h3><article><h4><a href="/other">'
    f'{OTHER}</a></h4><time datetime="2019-01-02T10:00:00Z">2 January 2019</time>'
    "<p>The bridge that took nine years to build was opened by the mayor of the capital.</p>"
    "</article></div>"
)
H1 = f"<h1>{HEADLINE}</h1>"
BY = '<p class="byline">By <a rel="author" href="/ada">Ada Brandt</a></p>'


@shape(time="14:05:00+02:00")
def wordpress_with_a_graph() -> str:
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "Article",
                "@id": f"{URL}#article",
                "isPartOf": {"@id": URL},
                "author": {"name": "Ada Brandt", "@id": "https://n.example/#/person/1"},
                "headline": HEADLINE,
                "datePublished": "2024-10-22T12:05:00+00:00",
                "dateModified": "2024-10-25T07:00:00+00:00",
                "mainEntityOfPage": {"@id": URL},
                "publisher": {"@id": "https://n.example/#organization"},
            },
            {"@type": "WebPage", "@id": URL, "datePublished": "2024-10-22T12:05:00+00:00"},
            {"@type": "WebSite", "@id": "https://n.example/#website", "name": "Norland Site"},
            {
                "@type": "Organization",
                "@id": "https://n.example/#organization",
                "name": "The Norland Post",
            },
            {"@type": "Person", "@id": "https://n.example/#/person/1", "name": "Ada Brandt"},
        ],
    }
    time = '<time class="entry-date published" datetime="2024-10-22T14:05:00+02:00">22/10</time>'
    new = '<time class="updated" datetime="2024-10-25T09:00:00+02:00">25/10</time>'
    head = ld(graph) + CANONICAL + meta(article__published_time="2024-10-22T12:05:00+00:00")
    body = f'<article class="post hentry"><header><h1 class="entry-title">{HEADLINE}</h1>{time}'
    return page(head, f'{body}{new}</header><div class="entry-content">{prose()}</div></article>')


@shape(time="14:05:00+02:00")
def wordpress_of_old() -> str:
    time = (
        '<span class="posted-on">Posted on <a href="#"><time class="entry-date published"'
        ' datetime="2024-10-22T14:05:00+02:00">October 22, 2024</time><time class="updated"'
        ' datetime="2024-10-25T09:00:00+02:00">October 25, 2024</time></a></span>'
        '<span class="byline"> by <span class="author vcard"><a class="url fn n" href="/ada">'
        "Ada Brandt</a></span></span>"
    )
    body = f'<h1 class="entry-title">{HEADLINE}</h1><div class="entry-meta">{time}</div>{prose()}'
    comments = (
        '<div id="comments" class="comments-area"><ol class="comment-list"><li class="comment">'
        '<time datetime="2024-10-23T10:00:00+02:00">October 23, 2024</time><p>I do not believe'
        " a word of what the minister says about weapons for Ostia.</p></li></ol></div>"
    )
    return page(SITE + CANONICAL, f"<article>{body}</article>{comments}")


@shape(time="14:05:00+02:00")
def arc() -> str:
    body = f'<main><header>{H1}</header><section class="article-body">{prose()}</section></main>'
    return page(ld(article(url=URL)) + CANONICAL + SITE, body + RELATED)


@shape(time="14:05:00+02:00", author=None)
def drupal_with_rdfa() -> str:
    date = '<span property="schema:datePublished" content="2024-10-22T14:05:00+02:00">then</span>'
    body = (
        f'<article typeof="schema:Article"><h1><span property="schema:name">{HEADLINE}</span></h1>'
        f'{date}<div property="schema:text">{prose()}</div></article>'
    )
    return page(CANONICAL + SITE, body)


@shape(time="14:05:00-04:00")
def chorus() -> str:
    time = '<time class="c-byline__item" datetime="2024-10-22T14:05:00-04:00">Oct 22, 2024</time>'
    node = article("2024-10-22T14:05:00-04:00")
    body = f'<div class="c-entry-hero">{H1}<div class="c-byline">{BY}{time}</div></div>'
    return page(ld(node) + CANONICAL + SITE, f'{body}<div class="c-entry-content">{prose()}</div>')


@shape(time="12:05:00+00:00")
def public_broadcaster() -> str:
    node = article("2024-10-22T12:05:00.000Z") | {"@type": "ReportageNewsArticle"}
    time = '<time datetime="2024-10-22T12:05:00.000Z">2 hours ago</time>'
    data = '<script id="__NEXT_DATA__" type="application/json">{"firstPublished":1729}</script>'
    body = f"<main><article>{H1}<div>{time}</div>{prose()}</article></main>"
    return page(ld(node) + CANONICAL + SITE, f"{body}<aside>{RELATED}</aside>{data}")


@shape(time="14:05:00+02:00")
def microdata_with_a_change() -> str:
    time = (
        '<p><time itemprop="datePublished" datetime="2024-10-22T14:05:00+0200" data-timestamp="1">'
        'Tue 22 Oct 2024 14.05</time></p><p>Last modified on <time datetime="2024-10-25T09:00:00'
        '+0200">Fri 25 Oct 2024</time></p><meta itemprop="dateModified" content="2024-10-25">'
    )
    by = '<span itemprop="author" itemscope itemtype="https://schema.org/Person"><span'
    body = (
        '<article itemscope itemtype="https://schema.org/NewsArticle">'
        f'<h1 itemprop="headline">{HEADLINE}</h1>{by} itemprop="name">Ada Brandt</span></span>'
        f"{time}"
        f'<div itemprop="articleBody">{prose()}</div></article>'
    )
    return page(CANONICAL + meta(og__site_name="The Norland Post", author="Ada Brandt"), body)


@shape(time="14:05:00-04:00", outlet="Norland Press Agency")
def news_agency() -> str:
    site = {"@type": "WebSite", "name": "Norland Press", "datePublished": "2001-01-01"}
    crumbs = {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 1}]}
    node = article("2024-10-22T18:05:00Z", publisher={"name": "Norland Press Agency"})
    time = "<div class='page-date'>Published 2:05 PM EDT, October 22, 2024</div>"
    head = (
        ld([site, crumbs, node]) + CANONICAL + meta(article__published_time="2024-10-22T18:05:00")
    )
    return page(head, f"<div>{H1}{BY}{time}</div><div class='story'>{prose()}</div>")


@shape(time="12:05:36+00:00", outlet="Norwire")
def news_wire() -> str:
    node = article("2024-10-22T12:05:36Z", dateCreated="2024-10-21T12:00:00Z") | {
        "publisher": {"@type": "Organization", "name": "Norwire"}
    }
    head = (
        ld(node)
        + CANONICAL
        + meta(og__site_name="World", og__article__published_time="2024-10-22T12:05:36Z")
    )
    date = "<div class='ArticleHeader_date'>October 22, 2024 / 12:05 PM / Updated 3 days ago</div>"
    return page(head, f"<div>{H1}{date}</div><div>{prose()}</div>", title=f"{HEADLINE} | Norwire")


@shape(time="09:31:01+09:00", url="https://en.yeon.example/view/AEN20241022002300325")
def agency_in_the_far_east() -> str:
    node = article("2024-10-22T09:31:01+09:00") | {
        "mainEntityOfPage": {"@id": "https://en.yeon.example/view/AEN20241022002300325"}
    }
    head = (
        '<link rel="canonical" href="https://en.yeon.example/view/AEN20241022002300325">'
        + ld(node)
        + meta(og__url="https://en.yeon.example/view/AEN20241022002300325?section=nk/nk")
    )
    time = '<p class="update-time" data-published-time="20241022">09:31 October 22, 2024</p>'
    return page(head, f"<header>{H1}{time}</header><article>{prose()}</article>")


@shape(time=None)
def broadcaster_with_hidden_labels() -> str:
    date = (
        '<div class="date-simple"><span class="screen-reader-text">Published On 22 Oct 2024</span>'
        '<span aria-hidden="true">22 Oct 2024</span></div>'
    )
    by = '<div class="article-author-name"><a class="author-link" href="/ada">Ada Brandt</a></div>'
    head = CANONICAL + SITE + meta(author="Ada Brandt", lastDate="2024-10-25T07:00:00Z")
    return page(head, f"<header>{H1}{by}{date}</header><div class='wysiwyg'>{prose()}</div>")


@shape(time="14:05:00+02:00", outlet="Ada's Notes", author="Ada Brandt")
def blogger() -> str:
    body = (
        f'<div class="post hentry"><h3 class="post-title entry-title">{HEADLINE}</h3>'
        f'<div class="post-body entry-content">{prose("div")}</div><div class="post-footer-line">'
        'Posted by <span class="fn" itemprop="author">Ada Brandt</span> at <a href="#"'
        ' class="timestamp-link"><abbr class="published" itemprop="datePublished" title='
        '"2024-10-22T14:05:00+02:00">2:05 PM</abbr></a></div></div>'
    )
    head = CANONICAL + meta(og__title=HEADLINE) + meta(author="Ada Brandt")
    return page(head, f"<main>{body}</main>", title=f"Ada's Notes: {HEADLINE} | Ada's Notes")


@shape(time="12:05:00+00:00")
def ghost() -> str:
    node = article("2024-10-22T12:05:00.000Z") | {"@type": "Article"}
    time = '<time class="post-full-meta-date" datetime="2024-10-22">22 Oct 2024</time>'
    head = ld(node) + CANONICAL + SITE + meta(article__published_time="2024-10-22T12:05:00.000Z")
    return page(head, f"<article><header>{H1}{time}</header><section>{prose()}</section></article>")


@shape(time="12:05:11+00:00", outlet="Norland Letters", url="https://letters.example/a-1f2e3d")
def platform_of_essays() -> str:
    node = article("2024-10-22T12:05:11.123Z", dateCreated="2024-10-20T10:00:00Z") | {
        "publisher": {"@type": "Organization", "name": "Norland Letters"},
        "mainEntityOfPage": "https://letters.example/a-1f2e3d",
    }
    head = ld(node) + '<link rel="canonical" href="https://letters.example/a-1f2e3d">'
    body = f'<article><h1 class="pw-post-title">{HEADLINE}</h1><p><a>Ada Brandt</a></p><p><span>'
    return page(head, f"{body}4 min read</span> · <span>Oct 22, 2024</span></p>{prose()}</article>")


@shape(time="12:05:11+00:00")
def newsletter_behind_a_wall() -> str:
    node = article("2024-10-22T12:05:11+00:00", isAccessibleForFree=False) | {
        "hasPart": {"@type": "WebPageElement", "cssSelector": ".paywall"}
    }
    wall = (
        '<div class="subscription-widget"><p>This post is for paying subscribers of ours.</p></div>'
    )
    body = f"<article>{H1}<div class='pencraft'>Oct 22, 2024</div>{prose()}{wall}</article>"
    return page(ld(node) + CANONICAL + SITE, body)


@shape(outlet="Ministry of Defence of Norland", author=None, time="16:00:00+00:00")
def government_release() -> str:
    date = (
        '<div class="field--name-field-release-date"><time datetime="2024-10-22T16:00:00Z">October'
        " 22, 2024</time></div><p>FOR IMMEDIATE RELEASE</p>"
    )
    head = CANONICAL + meta(og__site_name="Ministry of Defence of Norland")
    return page(head, f"<main>{H1}{date}{prose()}</main>", title=f"{HEADLINE} | Ministry")


@shape(outlet="Ministry of Trade", author=None)
def ministry_in_one_form() -> str:
    head = CANONICAL + '<meta name="DC.date.issued" scheme="W3CDTF" content="2024-10-22">'
    head += '<meta name="DC.publisher" content="Ministry of Trade">'
    body = f'<form id="aspnetForm" method="post"><div id="MainContent">{H1}{prose()}</div></form>'
    return page(head, body, title=HEADLINE)


@shape(outlet="GOV.NL", author=None)
def government_with_a_list_of_facts() -> str:
    facts = (
        "<dl class='metadata'><dt>From:</dt><dd>Foreign Office</dd><dt>Published</dt>"
        "<dd>22 October 2024</dd><dt>Last updated</dt><dd>25 October 2024</dd></dl>"
    )
    head = CANONICAL + meta(og__site_name="GOV.NL")
    return page(head, f"<main>{H1}{facts}<div class='govspeak'>{prose()}</div></main>")


@shape(
    outlet="Liberty Party",
    author=None,
    url="https://libertyparty.example/2024/10/22/norland-weighs-arms/",
)
def party_site_dated_by_its_address() -> str:
    url = "https://libertyparty.example/2024/10/22/norland-weighs-arms/"
    head = f'<link rel="canonical" href="{url}">' + meta(og__site_name="Liberty Party")
    return page(head, f"<main>{H1}{prose()}</main>")


@shape(time="14:05:00+02:00")
def interview_inside_its_page() -> str:
    node = {"@context": "https://schema.org", "@type": "WebPage", "mainEntity": article()}
    talk = (
        "<p><strong>Q: Will you send arms?</strong></p><p>A: We may. It is being talked about.</p>"
    )
    return page(ld(node) + CANONICAL + SITE, f"<article>{H1}{BY}{prose()}{talk}</article>")


@shape(time="14:05:00+02:00")
def accelerated_page() -> str:
    html = page(ld(article()) + CANONICAL + SITE, f"<article>{H1}{prose()}</article>")
    return html.replace("<html ", "<html amp ")


@shape(outlet=None, author="Ada Brandt")
def print_view() -> str:
    return (
        f"<html><head><title>{HEADLINE}</title></head><body><p>Printed on 30 October 2024</p>"
        f"<h1>{HEADLINE}</h1><p class='byline'>By Ada Brandt</p><p>Published: 22 October 2024</p>"
        f"{prose()}<hr><p>Source URL: {URL}</p></body></html>"
    ).replace("<head>", f"<head>{CANONICAL}")


@shape(time="14:05:00+02:00")
def archived_page() -> str:
    url = f"https://web.archive.org/web/20250301101112/{URL}"
    banner = (
        '<div id="wm-ipp-base" lang="en"><div id="wm-ipp"><p>Captured 14 times between 23 October'
        " 2024 and 1 March 2025 by the archive of the web</p><time>01 Mar 2025</time></div></div>"
    )
    head = f'<link rel="canonical" href="{url}">' + ld(article()) + SITE
    return page(head, f"{banner}<article>{H1}{BY}{prose()}</article>")


@shape(time="14:05:00+02:00")
def paywalled_page() -> str:
    body = f"<article>{H1}{BY}<div class='paywall'>{prose()}</div></article>"
    wall = (
        "<div class='paywall-prompt'><p>Subscribe now to read on, for one crown a week.</p></div>"
    )
    return page(ld(article(isAccessibleForFree="False")) + CANONICAL + SITE, body + wall)


@shape(time="14:05:00+02:00")
def joomla() -> str:
    info = (
        '<dl class="article-info"><dt>Details</dt><dd class="createdby" itemprop="author">Written'
        ' by: <span itemprop="name">Ada Brandt</span></dd><dd class="published"><time'
        ' datetime="2024-10-22T14:05:00+02:00" itemprop="datePublished">Published: 22 October 2024'
        '</time></dd><dd class="modified"><time datetime="2024-10-25T09:00:00+02:00"'
        ' itemprop="dateModified">Last Updated: 25 October 2024</time></dd></dl>'
    )
    body = (
        '<div class="item-page" itemscope itemtype="https://schema.org/Article"><div'
        f' class="page-header"><h2 itemprop="headline">{HEADLINE}</h2></div>{info}'
        f'<div itemprop="articleBody">{prose()}</div></div>'
    )
    head = f'<base href="{URL}">{CANONICAL}<meta name="author" content="Ada Brandt">'
    return page(head, body, title=f"{HEADLINE} - The Norland Post")


@shape(time="14:05:00", author=None)
def broadcaster_with_a_bare_line() -> str:
    date = '<span class="date date_article-header">22 Oct, 2024 14:05</span>'
    news = '<div class="news-line"><span class="date">30 Oct, 2024 10:00</span>Other</div>'
    body = f'<div class="article">{date}<h1 class="article__heading">{HEADLINE}</h1>'
    body += f'<div class="article__text text">{prose()}</div></div>'
    return page(CANONICAL + SITE, f"<div class='sidebar'>{news}</div>{body}")


@shape(time="14:05:33", outlet="Norhua", author=None)
def agency_with_a_source_line() -> str:
    line = '<div class="info"><span>Source: Norhua</span> | <span>2024-10-22 14:05:33</span></div>'
    head = CANONICAL + '<meta name="publishdate" content="2024-10-22">'
    body = f"<div class='main'>{H1}{line}<div id='detail'>{prose()}</div></div>"
    return page(head, body, title=f"{HEADLINE} - Norhua")


@shape(day="2005-12-30", outlet="Ostia Herald", author=None, url=None)
def tables_of_2005() -> str:
    text = "<br><br>".join(("OSTIA, Dec. 30, 2005 -- " + PARAGRAPHS[0], *PARAGRAPHS[1:]))
    return (
        f"<HTML><HEAD><TITLE>{HEADLINE} - Ostia Herald</TITLE></HEAD><BODY><TABLE width=760><TR>"
        '<TD class=menu><A href="/">Home</A><BR><A href="/world">World</A></TD><TD><TABLE><TR><TD>'
        f'<FONT size=5><B>{HEADLINE}</B></FONT></TD></TR><TR><TD><FONT face="Verdana">{text}</FONT>'
        "</TD></TR></TABLE></TD></TR></TABLE></BODY></HTML>"
    )


@shape(time="14:05:00+02:00")
def page_with_a_video_and_a_list() -> str:
    video = {"@type": "VideoObject", "name": OTHER, "uploadDate": "2019-01-02"}
    video |= {"datePublished": "2019-01-02T10:00:00Z"}
    items = [
        {
            "@type": "ListItem",
            "item": article("2019-01-03", headline=OTHER, url="https://n.example/o"),
        }
    ]
    listed = {"@type": "ItemList", "itemListElement": items}
    head = ld(video) + ld(listed) + ld(article()) + CANONICAL + SITE
    return page(head, f"<article>{H1}{prose()}</article>")


@shape(time="14:05:00+02:00", author=None)
def page_among_related_times() -> str:
    time = '<time datetime="2024-10-22T14:05:00+02:00">22 October 2024</time>'
    body = (
        f"<div>{RELATED}</div><main><article><header>{H1}{time}</header>{prose()}</article></main>"
    )
    return page(CANONICAL + SITE, body + RELATED)


@shape(day=None)
def page_that_tells_its_change_alone() -> str:
    node = {k: v for k, v in article().items() if k != "datePublished"}
    head = ld(node) + CANONICAL + SITE + meta(article__modified_time="2024-10-25T09:00:00+02:00")
    time = '<p>Updated <time datetime="2024-10-25T09:00:00+02:00">25 October 2024</time></p>'
    return page(head, f"<article>{H1}{time}{prose()}</article>")


@shape(time="14:05:00+02:00", disagree=True)
def page_that_disagrees_with_itself() -> str:
    head = ld(article()) + CANONICAL + SITE + meta(article__published_time="2024-11-30T10:00:00Z")
    return page(head, f"<article>{H1}{prose()}</article>")


@shape(time="14:05:00", author=None)
def microdata_in_meta() -> str:
    scope = '<div itemscope itemtype="http://schema.org/NewsArticle"><meta itemprop="datePublished"'
    body = (
        f'{scope} content="2024-10-22T14:05">{H1}<div itemprop="articleBody">{prose()}</div></div>'
    )
    return page(CANONICAL + SITE, body)


@shape(author=None)
def rdfa_lite() -> str:
    body = (
        f'<div vocab="https://schema.org/" typeof="NewsArticle"><h1 property="headline">{HEADLINE}'
        '</h1><p>Filed <span property="datePublished">2024-10-22</span></p>'
        f'<div property="articleBody">{prose()}</div></div>'
    )
    return page(CANONICAL + SITE, body)


@shape(time="12:05:00+00:00")
def page_with_trackers_metadata() -> str:
    head = (
        CANONICAL
        + SITE
        + (
            '<meta name="parsely-pub-date" content="2024-10-22T12:05:00Z">'
            '<meta name="sailthru.date" content="2024-10-22">'
            '<meta name="parsely-author" content="Ada Brandt">'
            '<meta name="parsely-title" content="Norland weighs arms for Ostia">'
        )
    )
    return page(head, f"<article>{H1}{prose()}</article>")


@shape(time="12:05:00+00:00", author=None)
def page_with_a_search_engines_metadata() -> str:
    head = CANONICAL + (
        '<meta name="cXenseParse:recs:publishtime" content="2024-10-22T12:05:00.000Z">'
        '<meta name="cXenseParse:pageclass" content="article">'
    )
    return page(head, f"<article>{H1}{prose()}</article>")


@shape(outlet="Union of the North", author=None)
def press_corner_of_a_union() -> str:
    head = CANONICAL + (
        '<meta name="dc.date" content="22/10/2024"><meta name="application-name"'
        ' content="Union of the North">'
    )
    body = f"<main><p>Press release</p>{H1}<p>Ostia, 22 October 2024</p>{prose()}</main>"
    return page(head, body, title=HEADLINE)


@shape(outlet="Journal of the North", author="Ada Brandt, Jo Lind")
def institute_cited_by_scholars() -> str:
    head = CANONICAL + (
        '<meta name="citation_publication_date" content="2024/10/22"><meta name="citation_author"'
        ' content="Ada Brandt"><meta name="citation_author" content="Jo Lind">'
        '<meta name="citation_journal_title" content="Journal of the North">'
    )
    return page(head, f"<main>{H1}{prose()}</main>", title=HEADLINE)


@shape(time="14:05:00+02:00")
def broken_json() -> str:
    node = json.dumps(article(), indent=1).replace(HEADLINE, "Norland weighs\narms for Ostia")
    script = f'<script type="application/ld+json">{node[:-1]},}}</script>'
    return page(script + CANONICAL + SITE, f"<article>{H1}{prose()}</article>")


@shape(
    headline="Briefing by the Spokesperson, October 22, 2024", outlet="Foreign Office", author=None
)
def briefing_dated_by_its_title() -> str:
    title = "Briefing by the Spokesperson, October 22, 2024"
    head = CANONICAL + meta(og__site_name="Foreign Office")
    return page(head, f"<main><h1>{title}</h1>{prose()}</main>", title=title)
