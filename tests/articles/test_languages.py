"""The language of a text: told where it is not English, whatever the text's length."""

from __future__ import annotations

import json

import pytest

from kg.articles import read_records
from kg.articles.encoding.languages import foreign_language, name_of
from kg.model import Article

TEXTS = {
    "fr": "Le ministère a indiqué lundi qu'il attendait toujours une réponse des autorités"
    " voisines, selon un porte-parole du gouvernement.",
    "de": "Das Ministerium teilte am Montag mit, dass es weiter auf eine Antwort der Nachbarn"
    " warte, wie ein Sprecher in der Hauptstadt sagte.",
    "es": "El ministerio dijo el lunes que seguía esperando una respuesta de sus vecinos, según"
    " informó un portavoz del gobierno en la capital.",
    "pt": "O ministério disse na segunda-feira que ainda aguardava uma resposta dos vizinhos,"
    " informou um porta-voz do governo em Brasília.",
    "it": "Il ministero ha detto lunedì che attende ancora una risposta dai paesi vicini, secondo"
    " quanto riferito da un portavoce del governo.",
    "nl": "Het ministerie zei maandag dat het nog op een antwoord van de buurlanden wacht, aldus"
    " een woordvoerder van de regering in de hoofdstad.",
    "sv": "Departementet sade på måndagen att det fortfarande väntar på ett svar från"
    " grannländerna, enligt en talesperson för regeringen i huvudstaden.",
    "pl": "Ministerstwo poinformowało w poniedziałek, że nadal czeka na odpowiedź sąsiadów, jak"
    " powiedział rzecznik rządu, który nie podał przy tym szczegółów.",
    "tr": "Bakanlık pazartesi günü yaptığı açıklamada komşu ülkelerden bir yanıt beklediğini ve bu"
    " konuda daha fazla bilgi vermek için çok erken olduğunu söyledi.",
    "ko": "외교부는 월요일에 이웃 나라의 답을 기다리고 있다고 밝혔다.",
    "ja": "外務省は月曜日、隣国の回答を待っていると述べた。報道官は答えなかった。",
    "zh": "外交部周一表示正在等待邻国的答复，发言人没有说明何时会有结果。",
    "ru": "Министерство сообщило в понедельник, что ждёт ответа соседей и не спешит.",
    "ar": "قالت الوزارة يوم الاثنين إنها لا تزال تنتظر ردا من الدول المجاورة.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_short_text_in_another_language_is_told(code: str) -> None:
    line = json.dumps({"id": "a", "text": TEXTS[code]})
    (article,) = read_records([line])
    assert isinstance(article, Article)
    assert article.language == code
    (note,) = [d for d in article.diagnostics if d.code == "not-english"]
    assert str(name_of(code)) in note.message


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said on Monday that it was waiting.",
        "Anna Brandt, José Müller, Jan Kohl, Marko Dragan, Ada Hale, Tobi Ade, Ann Reed, Joan Marsh"
        " and Paul Hartwell met Lena Farr, Ruth Delgado and Amanda Black in Ostby, Norland.",
        "“I do not know, and I am not going to say so,” he said. 「はい」 was her answer.",
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23",
    ],
)
def test_english_and_what_tells_nothing_is_not(text: str) -> None:
    assert foreign_language(text) is None
