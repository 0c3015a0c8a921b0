// On the assistant's pages to read: "Quitter vite", which leaves as the chat does and erases a conversation of this tab too.

import { KEY, leavePage, onQuickExit, OPEN_KEY, PATH, Tabs } from "./leaving.js";

const tabs = new Tabs((erased) => erased || leavePage());

function quit(): void {
  try {
    const { token } = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
    sessionStorage.removeItem(KEY);
    sessionStorage.removeItem(OPEN_KEY);
    if (token) void fetch(PATH, { method: "DELETE", headers: { authorization: `Bearer ${token}` }, keepalive: true, referrerPolicy: "no-referrer" });
  } catch {
    // Nothing is kept, or not by us.
  }
  tabs.erased("");
  leavePage();
}

tabs.listen();
addEventListener("pagehide", () => tabs.stop());
addEventListener("pageshow", () => tabs.listen());
onQuickExit(window, quit);
for (const link of document.querySelectorAll<HTMLElement>(".quit")) {
  link.onclick = (event) => {
    event.preventDefault();
    quit();
  };
}
