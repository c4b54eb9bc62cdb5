/**
 * `<cp-statement>`: writes an inclusion charter, "We will … by … So you can …", and makes a poster, a Word document,
 * a page to print and a piece of a web page of it. Everything stays in this browser.
 *
 * Without script the element holds a form to fill in on paper. Its fieldsets name the principles, so that one can
 * write even where the library's examples cannot be fetched.
 *
 *     charter.ts        a charter, and what can be done with it
 *     sentence.ts       the parts of the sentence, and how they read
 *     guidance.ts       what would make a statement stronger
 *     library.ts        the examples
 *     charter-file.ts   a charter as a file; anything read as a charter is checked here
 *     drawer.ts         the charters that are kept in this browser; saying.ts what people are told of that
 *     state.ts          everything that is shown follows from this
 *     view.ts           how it looks; dragging.ts moves a statement by pointer
 *     element.ts        the element; builder.ts is what people do in it, step by step
 *     results.ts        Word, paper, web page; poster.ts the poster, preview.ts its picture
 *     docs/assets/css/statement.css   how it looks
 */

import { StatementElement } from "./element";

customElements.define("cp-statement", StatementElement);
