"""Joints of the parse: each mend is made where it should be, and none closes a circle."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from kg.extract.repair import attachments as joints
from kg.extract.repair.mend import Mend
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from tests.parse.trees import sentence
from tests.reading import articles_of

if TYPE_CHECKING:
    from kg.model import Token

MADE = {
    "believed of somebody": (
        "A man thought to have sold the mill was arrested on Monday.",
        "arrested thought man .",
    ),
    "name of an owner": ("The lawyer of defendant Ida Holm said she was ill.", "Holm"),
    "phrase behind a particle": ("The mayor cut his rivals down to size.", "to"),
    "relative of a text": (
        "The guards sent a memo to the chief that said the mill was shut.",
        "said",
    ),
    "relative of a deed": (
        "There was a fight between the guards, which lasted an hour.",
        "lasted",
    ),
    "participle in front": (
        "In a statement, released late Monday and posted on its website, the ministry said the "
        "dam was safe.",
        "released In",
    ),
    "clause without that": (
        "A report contending the firm broke the rules was published on Monday.",
        "broke firm published report rules",
    ),
    "text that says": (
        "Senator Ida Holm of Norland makes a short statement saying the mine is safe.",
        "statement saying",
    ),
    "teller without a comma": (
        "The rate of inflation may fall Governor Hale said on Monday.",
        "said fall",
    ),
    "participle of the teller": (
        "Ida Holm said the mill had lost money noting that prices fell.",
        "noting",
    ),
    "participle of a sender": (
        "Ida Holm assured the miners of their safety adding that guards will be sent.",
        "adding",
    ),
    "be with its own predicate": (
        "She said the trust was “absolutely committed” to ensuring nothing like the incident "
        "involving Mrs Lunde ever happened again.",
        "was happened nothing",
    ),
    "what is told of": (
        "They called it off, in what Brandt said was “a sad day” for the town.",
        "what",
    ),
    "clause of a telling": ("Oto Brandt told the court of how he hid the file.", "of"),
    "names of several": (
        "Lawyers for the guild, Ann Lee and Bob Roe, said it was late.",
        "Lee",
    ),
    "owners in the plural": (
        "Adam Prince, a member of the residents’ association in the block, said it was late.",
        "’ association residents",
    ),
    "main verb before a teller": (
        "The pilot parachuted into an area held by rebels some 60 kilometers (35 miles) northeast "
        "of Ostia, the government said in an official statement.",
        "parachuted pilot",
    ),
    "subject behind a link": (
        "It came after Olaf Hansen on Monday accused soldiers of lying.",
        "after Hansen",
    ),
    "object of a told relative": (
        "Weber also condemned the policy of political killings, which he said Egypt fully"
        " denounces.",
        "which",
    ),
    "subject of what is told": (
        "Police said tear gas from a window on Monday had hurt a guard and one clerk.",
        "gas from",
    ),
    "verb behind an adverb": (
        "Ada Lund said the suspects usually queue in the banking halls.",
        "queue",
    ),
    "clause of time": (
        "The day before Weber's article appeared, Economy Minister Ida Holm again said"
        " a new programme had been agreed.",
        "appeared",
    ),
    "promise as a plural": (
        "Weber says that there are towns that need more roads and promises to do more.",
        "promises and",
    ),
    "denied besides": (
        "Ida Holm denied rumours that she had resigned, rejecting claims that clerks had left.",
        "rejecting",
    ),
    "role of what is cited": (
        "Ida Holm cited an alleged spy from the Ministry of Labour and Trade as the source.",
        "as",
    ),
    "pick of somebody": (
        "Ida Holm accused US Supreme Court pick Oto Lund of theft.",
        "pick Court Lund",
    ),
    "list before its verb": (
        "Weber announces shops, pubs and barbers will reopen on Monday.",
        "shops reopen",
    ),
    "relative by name": (
        "Ann Lee and her husband, Dhavan issued a statement.",
        "Dhavan Lee",
    ),
    "object of a particle": (
        "Norland’s army laughed off the plan on Monday.",
        "plan",
    ),
    "particle as an adverb": (
        "The border police turned away the envoys.",
        "away",
    ),
    "need as a modal": (
        "He reiterated that the people need not panic as there is enough fuel.",
        "need not",
    ),
    "that before a closing mark": (
        "“There is fuel. Even the minister has stated that,” he said, speaking in parliament.",
        "that said stated",
    ),
    "yet before an infinitive": (
        "Ida Holm praised the only mills yet to be sold.",
        "yet",
    ),
    "person as an adverb": (
        "The Danish forward said the hug was short.",
        "forward Danish The",
    ),
    "hearer before a name": (
        "Kenya tells top court Uganda is shelling villages",
        "court",
    ),
    "agent of a deed": (
        "Weber protested against the violation of its airspace by Chile.",
        "by",
    ),
    "claim without its number": (
        "Chad rejects Norway claim it shelled the port",
        "claim Norway shelled",
    ),
    "phrase of a counted deed": (
        "Minister Ada Brandt blamed Chad for a series of brazen attacks on a refinery in Ostia.",
        "on",
    ),
    "object of a deed denied": (
        "Weber denied any incursion into Chad.",
        "into",
    ),
    "teller behind a name": (
        "Serbia poisoned Milan Petrov, Britain's prime minister said.",
        "minister",
    ),
    "clause after a condition": (
        "“Unless the council acts on the report the bridge must be closed,” said Ida Holm.",
        "closed acts",
    ),
    "claim behind its label": (
        "Ida Holm began by dismissing what she called “wild rumours” that the board paid the firm.",
        "paid",
    ),
    "relative by number": (
        "Weber praised the campaign for rivers, which was launched in May.",
        "launched",
    ),
    "subject before a relative": (
        "Weber said members of councils, who are paid by the mill, voted for it.",
        "members voted",
    ),
    "not of the subject": (
        "Ida Holm said not all the guards had beaten prisoners.",
        "not",
    ),
    "instead of a deed": (
        "Ida Holm said the police beat the man instead of arresting the thief.",
        "of instead arresting",
    ),
    "relative past what is denied": (
        "Weber praised the mayor and not the council that sold the mill.",
        "sold",
    ),
    "subject behind neither": (
        "The council had not read the report, and neither had the mayor.",
        "mayor",
    ),
    "verb of two auxiliaries": (
        "Weber said the firm does not, and will not, close the mine.",
        "close does not and not , , firm",
    ),
    "object of a noun's clause": (
        "Lund said attempts to arrest and jail the leaders had failed.",
        "leaders attempts failed jail",
    ),
    "claim before its predicate": (
        "Weber said claims that the firm bribed officials are untrue.",
        "claims that firm bribed officials are",
    ),
    "added by the teller": (
        "Weber told Lund he heard the villages were calm and added that the road was safe.",
        "added and",
    ),
    "accused behind a deed": (
        "Two aides made an allegation of theft against Ida Holm.",
        "against",
    ),
    "agent after a charge": ("Weber was accused of lying by the mayor.", "by"),
    "label of a claim": (
        "The council dismissed the claim that Holm beat guards as nonsense.",
        "as",
    ),
    "charge of deeds": (
        "Berg accused the union of lying, cheating and stealing.",
        "of lying cheating",
    ),
    "question of an adjective": (
        "It was unclear if the man slept.",
        "slept",
    ),
    "let alone": (
        "Weber did not read the letter, let alone forge it.",
        "let alone forge",
    ),
    "deed before the subject": (
        "Weber said instead of helping the growers, the firm sued them.",
        "of",
    ),
    "lemma without its e": ("Peru hopes that Chile will close the mine.", "hopes"),
    "lemma of another plural": ("Ida Holm said the city raised taxes.", "taxes"),
    "claim that opens a sentence": (
        "Mayor denies fraud\n\nAllegations that Ida Holm lied are “false,” the firm said.",
        "Allegations",
    ),
    "past joined to an infinitive": (
        "Weber questioned why Norland had waited a week to speak and called the remarks late.",
        "called and",
    ),
    "past joined to an adjective": (
        "Brazil found that the Brown Brigade was ready and ordered tents for it.",
        "ordered and",
    ),
    "penalty joined to its cue": (
        "The board said the guild had robbed members and imposed a ban on its leader.",
        "imposed and",
    ),
    "second charge": (
        "Weber accused Chad of beating miners and the Brown Front of massacres.",
        "Front and",
    ),
    "joined by number": (
        "Tenants say the work has been slow, and have complained to the board.",
        "complained and",
    ),
    "joined by name": (
        "Krag claimed that Lee lacked a licence and cited a dossier that implicated Lee.",
        "cited and",
    ),
    "middle of a list": (
        "The clerk was not arrested, charged or fined on Monday.",
        "charged fined",
    ),
    "joined by tense": (
        "Weber added that she has a boat, but has doubts about the harbour.",
        "has but",
    ),
    "second participle after with": (
        "Tensions rose, with Lee defending the mayor and Hale attacking him.",
        "Hale attacking and",
    ),
    "second object of a phrase": (
        "Mr Row opposed bail, pointing to several addresses and the fact that he was held.",
        "fact",
    ),
    "second of who are judged": (
        "Weber has accused Hale and, by extension, his party of using players as pawns.",
        "and party of",
    ),
    "topic after a day": ("Weber informed lawmakers Friday of the plan to shut the port.", "of"),
    "infinitive as an adjective": (
        "Weber urged the armies to ready supplies.",
        "ready to supplies",
    ),
    "relative of a part": (
        "Weber accused the board of hiding several letters, some of which it had itself typed.",
        "typed",
    ),
    "office behind a prefix": (
        "The group's co-founder, Lena Marsh, told Weber the dam was safe.",
        "founder co - group",
    ),
    "teller before a participle": (
        "The talks failed, said two people briefed on the matter.",
        "people briefed",
    ),
    "people accused together": (
        "Otto Krag has been charged, as have co-accused Ben Aker (39) and Tom Roe.",
        "accused co - have",
    ),
    "verb behind a prefix": (
        "Weber accused the board of hiding letters, one of which its own clerks had co-written.",
        "written co - one had",
    ),
    "saying of the subject": ("Judge Weber disallowed the motion saying it was late.", "saying"),
    "infinitives of a list": (
        "Weber vowed to fight graft, cut waste and create jobs.",
        "cut",
    ),
    "past after an infinitive": ("Weber vowed to resign and left the room.", "left and"),
    "charges after a comma": (
        "Weber accused Hale of theft, claims Hale rejects.",
        "claims rejects",
    ),
    "participle wished": ("Weber wants the law scrapped.", "scrapped law"),
    "condition joined by but": (
        "Hale said the owners backed the plan, but only if fares stayed low.",
        "stayed but",
    ),
    "day of the cue": ("The ministry of Peru said on Monday it had summoned an envoy.", "on"),
    "inverted subject": ("The dam is safe, insisted the minister.", "minister"),
    "subject after a participle": (
        "Speaking on Radio Est's morning show, the party leader in parliament, Dr Karl Anto Lund, "
        "made several references to a report.",
        "leader Speaking",
    ),
    "clause of a topic": (
        "Ann Lee was reacting to the claims by Ali Khan that the dam was weak.",
        "was",
    ),
    "agent of the passive": ("The clerks were urged to be on guard by Lars Brun.", "by"),
    "agent after a phrase": ("The bylaw was rejected in a referendum by voters.", "by"),
    "agent after a clause": ("Orlik was arrested as he left the court by three men.", "by"),
    "object as what one is called": ("The premier called Ann Lee to thank her.", "Lee"),
    "agent of a telling": (
        "Lund was informed that it would not be possible after all by Superintendent Breck.",
        "by",
    ),
    "object behind as": (
        "Orlin rejected as baseless the mayor's claim that the dam was old.",
        "as baseless claim",
    ),
    "asked in front": (
        "Told whether the old dam would hold, the mayor reportedly answered in the negative "
        "insisting that it would hold.",
        "Told",
    ),
    "charge after who makes it": ("The mayor was accused by two aides of drugging a horse.", "of"),
    "asked in an aside": (
        "Lee, asked about the dam, replied that it was sound.",
        "Lee asked replied",
    ),
    "subject before a parenthesis": (
        "The claim that he had given a farm to an uncle, Sheriff Luis Ruiz insisted, was rubbish.",
        "claim",
    ),
    "clause told": ("Lars Brun, who is defending Otto Krag, told the court it was torn.", "torn"),
    "day before the verb": ("The ministers on Saturday endorsed the framework.", "on"),
    "joined to an existential": (
        "Otto Krag acknowledged there was a gap and did not offer a path.",
        "offer and",
    ),
    "participle of a feeling": (
        "It was disheartening for Mali to deny the pastor a visa.",
        "was disheartening It deny .",
    ),
    "subject as an adverbial": ("Gail Teira on Monday denied that the council had lied.", "Teira"),
    "subject as an apposition": (
        "In a letter signed by the head of public works, Kate Ado, Parliament said it was sorry.",
        "Parliament Ado",
    ),
    "may or may not": ("The bus may or may not be free.", "be may or not bus ."),
    "verb as an adjective": ("The council was partly to blame for the losses.", "blame"),
    "second participle of a group": (
        "The owners were warned of the flood and asked to leave their homes.",
        "asked",
    ),
    "participle of a text": (
        "Ida Moor said she started to receive mail asking why she had filed a complaint.",
        "asking",
    ),
    "participle before a noun": (
        "The defeat of defending champions Northern Rovers in the final was painful.",
        "Rovers defending in",
    ),
    "apposition across the verb": (
        "A man is accused of the murder of his girlfriend, Lena Orlik.",
        "Orlik",
    ),
    "office before a subject": (
        "Cathaoirleach of Wexley County Council, Cllr Joe Cullan (GG) said, “Residents are cross.”",
        "Cathaoirleach Cullan",
    ),
    "joined to what is kept back": (
        "Hale would not say why he left but insisted that he was well.",
        "insisted but",
    ),
    "contracted not": (
        "“The clerk told me that Ron Tully didn’t want to meet me,” Hale said.",
        "n’t that Tully",
    ),
    "clause of an occasion": (
        "Anton Blake stressed in a statement that Norland would continue food aid.",
        "continue",
    ),
    "subject before a phrase": (
        "Mayor Lund said the drivers, by blocking the road, had harmed the port.",
        "drivers harmed by",
    ),
    "addressed in front": (
        "BERG: Madam Chancellor, several ministers have voiced concern about the plan.",
        "Chancellor",
    ),
    "cause before a clause": ("Hale said as a result of the drought, prices rose.", "as"),
    "joined to the infinitive": ("He failed to pay the fine, or attend it.", "attend or"),
    "bodies of an office": (
        "Anna Lind, Bruma Mayor and Harvest Party chief, said it was late.",
        "Mayor",
    ),
    "person of a list": ("Anna Lind, Jonas Weber and Petra Holm denied the charge.", "Weber"),
    "first of a list": ("Ada Row, Ben Fehr and Dora Mart said the plan was bad.", "Row Fehr"),
    "joined surname": (
        "Grey and fellow council member Carl Wade voted against the plan.",
        "Grey member Wade",
    ),
    "second subject": (
        "Residents Anna Lind, 40, and Jonas Weber, 50, said the road was bad.",
        "Weber",
    ),
    "second office": (
        "Community leader and lawyer Ibrahim Musa said the road was shut.",
        "leader lawyer Musa",
    ),
    "matter of a feeling": ("Lee expressed grave concern at the arrest of men.", "at"),
    "clause of an inner cue": (
        "Lima brokers, on the other hand, believed the contract stopped the carrier from leaving, "
        "other people familiar with the matter said.",
        "stopped",
    ),
    "kept back by the teller": (
        "Norvik said it had received the letter and refused to comment further.",
        "refused and",
    ),
    "clause of a person": ("A clerk in Bruma, who asked for bread, sang.", "asked"),
    "clause of an infinitive": (
        "Defence lawyers asked the court to rule that, while introducing the film into evidence, "
        "Officer Carl Stone should not be allowed to narrate the film.",
        "allowed",
    ),
    "charge after who are joined": ("Hale accused Lee and his party of arson.", "of"),
    "charge after a modifier": (
        "Holm accused drivers hired by the Danish army of raiding a farm.",
        "of",
    ),
    "place of a part": ("Holm accused Mali of complicity in a murder.", "in"),
    "body after a place": (
        "Holm praised the military in neighbouring Mali and the Osta rebel group.",
        "group in and",
    ),
    "deed before its object": (
        "Clerks blame the army and the rebels for shelling villages.",
        "for shelling villages",
    ),
    "predicate of a saying": (
        "To go to the press and say Kenya sold gold to Iran is misrepresenting our country.",
        "misrepresenting go .",
    ),
    "claim after a day": (
        "Norvik denied on Saturday allegations of fraud.",
        "Saturday allegations",
    ),
    "claim answered": (
        "Krag said the dam was weak, a claim dismissed as absurd by Norvik.",
        "claim dismissed by",
    ),
    "subject taken up": (
        '"The Danish Defence Force ...They will never shell a village," Krag said.',
        "Force They",
    ),
    "told by the subject": (
        "But Stone said intelligence showed weaponry was loaded onto the vessel before it left.",
        "showed loaded weaponry",
    ),
    "subject after certainty": (
        "Krag said Norland was confident weapons and ammunition had been laden onto a barge.",
        "confident weapons been",
    ),
    "subjects in a headline": (
        "Danish government, US blame Norwegian army for targeting camps.",
        "government US blame",
    ),
    "reason after who are joined": (
        "Mali has pointed fingers at the Danish army and the Osta rebel group for the fatal "
        "bombing of a camp.",
        "for",
    ),
    "thing to be done": ("The lawyer is seeking to have the release set aside.", "set release"),
    "first of two objects": ("The mayor denied the guild the right to speak.", "guild"),
    "recipient as a sort": ("Chad gave Mali ten million dollars.", "Mali"),
    "verb as a plural": (
        "Hale called for action, saying the strike highlights “the weakness of our ports.”",
        "highlights strike weakness the",
    ),
    "charge before a court": ("Hale appeared in court accused of arson.", "accused"),
    "participle for people": ("All the accused deny the charges.", "accused"),
    "subject after a phrase in front": (
        "As part of a settlement with the Ministry of Mines, oil company Petrana agreed to pay.",
        "company",
    ),
}
"""Mend → a text that needs it and no other, and the words that it changes."""


def _mended(text: str) -> list[tuple[str, tuple[Token, ...]]]:
    (article,) = articles_of({"t": text})
    return list(joints.mends(ParsedArticle(article, SpacyParser().parse(article))))


@pytest.mark.parametrize("name", joints.MENDS)
def test_a_mend_is_made(name: str) -> None:
    text, changed = MADE[name]
    assert [(n, " ".join(t.text for t in ts)) for n, ts in _mended(text)] == [(name, changed)]


@pytest.mark.parametrize("name", joints.MENDS)
def test_a_mend_finds_nothing_where_it_is_not_asked(name: str) -> None:
    """What its entry asks of a word's act and dependents leaves nothing to a mend."""
    mend = joints.MENDS[name]
    wide = replace(mend, acts=None)
    for parsed in _parsed_examples():
        for token in parsed.readable:
            kind = (token.dep, token.tag, joints.act_of(token))
            asked = mend.is_of(*kind) and mend.may_stand_above(parsed.labels[token.i])
            if wide.is_of(*kind) and not asked:
                assert mend.make(parsed, token) == ()


@cache
def _parsed_examples() -> tuple[ParsedArticle, ...]:
    articles = articles_of({name: text for name, (text, _) in MADE.items()})
    parses = SpacyParser().parse_all(articles)
    return tuple(ParsedArticle(a, p) for a, p in zip(articles, parses, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "Hale hops to the left and stopped the car.",  # "hops" and "stopped" lack no letter
        "The buses and gases cost more.",
        "If we get the money the town will give, the mine stays open.",
        "Weber went to speak and was called late.",
        "Tenants say the roofs have been old, and have leaked.",
        "The ministry of Peru said that on Monday it had summoned an envoy.",
        "The dam is safe, and Lee insisted on a test.",
        "Hale said the owners backed the plan, but the crews opposed it.",
        "The bishop was accused by two aides of the mayor.",
        "A clerk of Norbank, which asked for bread, sang.",
        "Ann Lee, a clerk and a friend of Kim, denied it.",
        "On Monday, Ben Fehr and Dora Mart said the plan was bad.",
        "The bylaw was published in a letter by voters.",
        "Orlik was arrested after he passed the court by car.",
        "Orlik was arrested as he left a house by a river.",
        "Hale met a man accused of arson.",
        "Hale accused the mayor and the police of Pollen.",
        "Hale accused men from the union of miners.",
        "Hale met the army in Mali and Chad.",
        "Hale blamed the army for bombing raids.",
        "The minister warned in a letter that the mayor wrote.",
        "The accused man denies the charges.",
        "Hale did not say that the crews left but denied the charge.",
        "Residents were told that there was a report by the mayor.",
        "Residents were told that the road was closed by the mayor.",
        "Orlin rejected the mayor's claim as baseless.",
        "Asked whether the dam would hold, the mayor said no.",
        "The union leader and lawyer Mara Lind said the road was shut.",
        "Chad sent Boeing 747 jets.",  # a maker's name before a number
        "The ministry gave government approval.",
        "Weber condemned a report on a raid by Chad.",
        "Weber condemned the sale of a film by Ann Lee.",
        "Weber condemned the raid by letter.",
        "Two aides made an allegation of threats against Ida Holm.",
        "Weber denied growing tensions.",
        "The army kidnapped Ann Lee, a clerk, and Weber said so.",
        "Weber met a group of firms, which include a bank.",
        "The union filed a suit alleging fraud, won damages and closed its office.",
        "A suit alleging fraud was filed on Monday.",
        "Ann Lee, who suggested a truce, left.",
        "Ann Lee said to be patient and left.",
        "Police held a man believed to have robbed a bank.",
    ],
)
def test_what_is_right_is_left(text: str) -> None:
    assert _mended(text) == []


def test_two_moves_that_close_a_circle_are_one(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = sentence("A/NOUN/nsubj/3 b/VERB/conj/3 c/VERB/ROOT/0 d/VERB/conj/3 e/NOUN/dep/3")
    tokens = parsed.tokens
    moves = {
        1: (replace(tokens[1], head=3),),  # b under d
        3: (replace(tokens[3], head=1), replace(tokens[4], head=3)),  # d under b: a circle
    }
    monkeypatch.setitem(
        joints.MENDS,
        "joined by number",
        Mend(lambda _, verb: moves.get(verb.i, ()), labels="conj"),
    )
    found = joints.with_attachments_mended(parsed).tokens
    assert [t.head for t in found] == [2, 3, 2, 2, 2]


def test_a_move_beside_another_circle_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = sentence("a/VERB/dep/3 b/VERB/conj/3 c/VERB/ROOT/0")
    tokens = parsed.tokens
    circle = (replace(tokens[0], head=1), replace(tokens[1], head=0))
    moves = {1: circle}
    monkeypatch.setitem(
        joints.MENDS,
        "joined by number",
        Mend(lambda _, verb: moves.get(verb.i, ()), labels="conj"),
    )
    assert [t.head for t in joints.with_attachments_mended(parsed).tokens] == [2, 2, 2]
