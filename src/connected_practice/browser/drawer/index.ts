/**
 * Things that a person makes in a tool and keeps in this browser: several side by side, one of them open.
 *
 *     drawer.ts   opened, saved, and never lost to another tab
 *     keeper.ts   saved as they change, and left for the next page where this one closes first
 *     telling.ts  what people are told when something goes wrong
 */

export { copyOf, Drawer, type Kept, type Titled } from "./drawer";
export { type Desk, type Holder, Keeper, type Saving } from "./keeper";
export { teller } from "./telling";
