// What a partner's page and the framed chat tell each other. No word of a conversation is among it.

import type { Contact } from "./contacts.js";

export type FromChat = { amane: "ready" | "close" | "quit" } | { amane: "unread"; count: number } | { amane: "contacts"; contacts: Contact[] };
export type ToChat = { amane: "open" | "closed" | "quit" };

/** Where "Quitter vite" leads: plausible on any screen, no account, no history of searches. */
export const NEUTRAL_PAGE = "https://fr.wikipedia.org/";
/** Presses of Shift alone, in a row, that leave at once; fewer happen while writing, five call Windows' sticky keys. */
const PRESSES = 3;
const WITHIN_MS = 2_000;

/** Call `leave` when Shift alone is pressed three times in a row. */
export function onQuickExit(target: EventTarget, leave: () => void): () => void {
  let presses: number[] = [];
  let alone = false;
  const down = (event: Event) => {
    const { key, repeat } = event as KeyboardEvent;
    if (repeat) return;
    alone = key === "Shift";
    if (!alone) presses = [];
  };
  const up = (event: Event) => {
    if ((event as KeyboardEvent).key !== "Shift" || !alone) return;
    const now = Date.now();
    presses = [...presses.filter((time) => now - time < WITHIN_MS), now];
    if (presses.length >= PRESSES) leave();
  };
  target.addEventListener("keydown", down, true);
  target.addEventListener("keyup", up, true);
  return () => {
    target.removeEventListener("keydown", down, true);
    target.removeEventListener("keyup", up, true);
  };
}

/** Leave this page for the neutral one, so that "back" does not return; what is on screen goes first, as a slow network may keep it there. */
export function leavePage(): void {
  document.documentElement.style.setProperty("display", "none", "important");
  document.title = "Wikipédia";
  location.replace(NEUTRAL_PAGE);
}
