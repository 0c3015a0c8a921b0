// What a partner's page and the framed chat tell each other. No word of a conversation is among it.

import type { Contact } from "./contacts.js";

export type FromChat = { amane: "ready" | "close" | "quit" } | { amane: "unread"; count: number } | { amane: "contacts"; contacts: Contact[] }
  // From the page that stands in the place of the chat where the site may not show it.
  | { amane: "refused"; why: string };
export type ToChat = { amane: "open" | "closed" | "quit" };
