// The emergency contacts. The server says the present ones with its pages and its answers; those built in are for when it has not been reached yet.

import { contacts as builtIn, when } from "./contacts-of-release.json";

/** A contact is called by its number, or opened as a site. */
export interface Contact {
  number?: string;
  site?: string;
  name: string;
  /** When it helps; not said by the launcher, which has it not of all of them. */
  when?: string;
}

/** Those of knowledge/contacts.yml on the day of the release. */
export function ofRelease(): Contact[] {
  return builtIn.map((one, index) => ({ ...one, when: when[index] }));
}

/** Read what the server, or the chat in its frame, says; undefined when it is not a list of contacts. */
export function readContacts(found: unknown): Contact[] | undefined {
  if (!Array.isArray(found)) return undefined;
  const contacts = found.filter((one) => one && typeof one.name === "string" && address(one));
  return contacts.length ? contacts : undefined;
}

/** Where the link of a contact leads: nowhere but to a call or to a web page. */
export function address({ number, site }: Contact): string {
  if (typeof number === "string" && /^\+?\d[\d .-]*$/.test(number)) return "tel:" + number.replace(/[ .-]/g, "");
  return typeof site === "string" && /^https?:\/\/[^\s/]/.test(site) ? site : "";
}

/** What is written large: the number, or the site as it is said aloud. */
export function shown({ number, site }: Contact): string {
  return number || (site as string).replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
}
