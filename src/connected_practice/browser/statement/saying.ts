/** What people are told while their charter is kept. */

import { type Charter, nameOf } from "./charter";
import { messageOf } from "./errors";

export const WORDS = {
  deleted: "This charter was deleted in another tab. It is still open here; write in it, or save it to a file, to keep it.",
  changed: "This charter was changed in another tab. You see it as it is now.",
  bothKept: (charter: Charter) =>
    `This charter was changed or deleted in another tab too. Nothing is lost: yours is now “${nameOf(charter)}”.`,
  messageOf,
};
