/**
 * `<cp-session-builder>`: builds a training session of what the library has, and makes its slides and papers.
 * Everything stays in this browser.
 *
 * Without script the element holds a form to fill in on paper. Its boxes name the roles and topics to choose from.
 *
 *     session.ts        a session as somebody puts it together
 *     parts.ts          what can be done with it; spread.ts shares minutes out
 *     propose.ts        a session from how long, who and what about
 *     library.ts        what the library offers; published.ts and reading.ts hold it against its shape
 *     address.ts, session-file.ts   a session in an address and in a file
 *     moved-on.ts       what has changed in the library since
 *     plan-of.ts        a session as a plan, of which packs/describe.ts makes documents
 *     local.ts          the organisation's own lines
 *
 *     state.ts          everything that is shown follows from this; history.ts is undo and redo
 *     view.ts           how it looks, with a file for each region: sessions-, questions-, parts-, beside-, leaving-view.ts
 *     builder.ts        holds the state; editing.ts, sessions.ts and leave.ts are what people do
 *     choices.ts        roles and topics to choose from
 *     finding.ts        what else could be in a session
 *     naming.ts         words that may identify somebody
 *     results.ts        what can be taken along
 *     drawer.ts         the sessions that are kept (../drawer), and which was open last; saying.ts what is said of it
 *     adding.ts         "Add to session" on other pages (../add-to-session)
 *     docs/assets/css/builder.css   how it looks
 */

import { BuilderElement } from "./element";

customElements.define("cp-session-builder", BuilderElement);
