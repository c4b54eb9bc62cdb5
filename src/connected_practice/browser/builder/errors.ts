/** What to tell people when something goes wrong. */

import { teller } from "../drawer";

export const messageOf = teller("Your session");
