/**
 * `<cp-word-check>`: marks in a letter, policy or plan what its reader may stumble over, and says what to write
 * instead. It works on the glossary's own data; what is typed is neither kept nor sent anywhere.
 *
 * `practice words` finds the same in files. The modules that find are twins of those in Python, and
 * tests/fixtures/wording holds both to the same answers:
 *
 *     matcher.ts        finds the glossary's words (src/connected_practice/glossary.py)
 *     reading.ts        reading ages (reading.py)
 *     passages.ts       paragraphs, sentences, quotations, names (wording/passages.py)
 *     abbreviations.ts  letters, and whether they are explained (wording/abbreviations.py)
 *     check.ts          what is raised for whom (wording/check.py)
 *     settings.json     readers, and the sentences in which findings are told: read by both
 *     letters.ts        letters, digits and space as Python has them
 *     glossary.ts       the glossary's data; library.ts fetches it
 *
 * The rest is the tool:
 *
 *     offers.ts         the words that the glossary offers; replacements.ts fits them into a sentence
 *     opening.ts        text from a file; archive.ts looks into a Word file before it is read
 *     state.ts          everything that is shown follows from this
 *     view.ts           how it looks; naming.ts what things are called
 *     sheet.ts          the text with its marks
 *     desk.ts           what people do, step by step; element.ts the element
 *     report.ts         the findings as a list and a document; letter.ts the text as a Word file
 *     example.ts        a letter to try it on
 *     docs/assets/css/word-check.css   how it looks
 */

import { WordCheckElement } from "./element";

customElements.define("cp-word-check", WordCheckElement);
