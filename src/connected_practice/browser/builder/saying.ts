/** What people are told while their session is kept. */

import { messageOf } from "./errors";
import type { Session } from "./session";

export const WORDS = {
  deleted: "This session was deleted in another tab. It is still open here: change something, or save it to a file, to keep it.",
  changed: "This session was changed in another tab. You see it as it is now.",
  bothKept: ({ title }: Session) =>
    `This session was changed or deleted in another tab too. Nothing is lost: yours is now “${title}”.`,
  messageOf,
};
