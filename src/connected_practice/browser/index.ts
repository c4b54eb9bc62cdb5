/** The browser's code: each line starts one thing that improves a page. Pages work without any of it. */

import { loadTools } from "./elements";
import { startOffline } from "./offline/start";
import { startSearch } from "./search";
import { startTermTips } from "./term-tip";

startTermTips();
startSearch();
loadTools();
startOffline();
