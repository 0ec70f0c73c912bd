import re

import pytest

from kg.export.page.page_script import joined, script


def test_modules_come_after_what_they_need_and_only_what_is_needed() -> None:
    texts = {
        "page.js": 'import { b } from "./b.js";\nimport { a } from "./a.js";\n',
        "a.js": "export const a = 1;\n",
        "b.js": 'import { a } from "./a.js";\nexport function b() { return a; }\n',
        "lost.js": "export const lost = 1;\n",
    }
    text = joined(texts, "page.js")
    assert re.findall(r"^const (\w+_js)", text, re.MULTILINE) == ["a_js", "b_js", "page_js"]


def test_modules_that_import_each_other_are_refused() -> None:
    texts = {"a.js": 'import { b } from "./b.js";\n', "b.js": 'import { a } from "./a.js";\n'}
    with pytest.raises(ValueError, match=r"a\.js > b\.js > a\.js"):
        joined(texts, "a.js")


@pytest.mark.parametrize("line", ["export let a = 1;", "export default a;", 'import "./b.js";'])
def test_a_form_that_cannot_be_joined_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="cannot join"):
        joined({"a.js": f"{line}\n", "b.js": ""}, "a.js")


def test_a_name_is_not_both_imported_and_declared() -> None:
    texts = {"a.js": 'import { b } from "./b.js";\nconst b = 2;\n', "b.js": "export const b = 1;\n"}
    with pytest.raises(ValueError, match=r"a\.js declares what it imports: b"):
        joined(texts, "a.js")


def test_the_page_takes_no_string_for_markup_or_code() -> None:
    sinks = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc"
    assert re.findall(sinks, script()) == []
