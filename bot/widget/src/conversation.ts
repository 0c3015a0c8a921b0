// The conversation as the visitor sees it: what was said, what waits, what failed. Talks to the server's channel and keeps itself in sessionStorage.

import { readBlocks, type Message } from "./blocks.js";
import { readContacts, type Contact } from "./contacts.js";
import { texts } from "./texts.js";

export interface Choice {
  title: string;
  payload: string;
}
export interface Entry extends Message {
  from: "you" | "bot";
  /** Sent by a quick reply: the server wants its payload, the visitor sees its title. */
  payload?: string;
  /** Only a visitor's entry: still without its answer. */
  unanswered?: boolean;
  id?: string;
  buttons?: Choice[];
  useful?: boolean;
}
export interface Failure {
  sentence: string;
  /** When trying again makes sense, in milliseconds since 1970. */
  retryAt: number;
}
interface Kept {
  at: number;
  token: string;
  entries: Entry[];
  draft: string;
  contacts?: Contact[];
}
interface Answer {
  token: string;
  kind: string;
  messages: { id: string; text: string; buttons?: Choice[]; blocks?: unknown; lang?: unknown }[];
}

const KEY = "amane-conversation";
const PATH = "/webhooks/web/conversations";
// An answer takes some ms; after this long a visitor should know that it is being waited for, and have the emergency numbers.
const SLOW_MS = 5_000;
// The server gives up after 15 s at most, 10 of them before the message's turn comes; the rest is for a slow mobile network.
const GIVE_UP_MS = 30_000;
// A shared device: what was written longer ago than this is not shown again.
const FORGET_MS = 60 * 60_000;
const MOST_ENTRIES = 200;

class Refusal extends Error {
  constructor(readonly status: number, readonly code: string, readonly sentence: string, readonly seconds: number) {
    super(code);
  }
}

function checked(text: string, empty = false): string {
  if (typeof text !== "string" || (!text && !empty)) throw new TypeError("a text is missing");
  return text;
}

/** The language of a message, where it is not that of the chat itself. */
function language(found: unknown): string | undefined {
  return typeof found === "string" && found !== "fr" ? found : undefined;
}

export class Conversation {
  entries: Entry[] = [];
  draft = "";
  /** An answer, or the greeting, is being waited for. */
  waiting = false;
  slow = false;
  failure?: Failure;
  notice = "";
  /** The emergency contacts that the server said last; undefined until it said any. */
  contacts?: Contact[];
  private token = "";
  /** Counts the conversations of this page: an answer to one that was cleared meanwhile is dropped. */
  private era = 0;

  /** `served` are the contacts that came with the page, newer than what an earlier page of this tab kept. */
  constructor(private readonly server: string, served: Contact[] | undefined, private readonly changed: () => void) {
    this.restore();
    this.contacts = served ?? this.contacts;
  }

  /** The quick replies that the server still takes: those last offered. */
  get choices(): Choice[] {
    for (let index = this.entries.length - 1; index >= 0; index--) {
      const buttons = this.entries[index]?.buttons;
      if (buttons?.length) return buttons;
    }
    return [];
  }

  /** Open the conversation and show the greeting, once. */
  async open(): Promise<void> {
    if (this.token || this.waiting || this.entries.length) return;
    await this.attempt(() => this.greet());
  }

  /** Send what was typed, or a quick reply. False when something else is still waited for. */
  async say(text: string, payload?: string): Promise<boolean> {
    if (this.waiting || !text.trim()) return false;
    // An earlier message without answer stays on screen as such; only the newest is offered again.
    this.entries.push({ from: "you", text: text.trim(), payload, unanswered: true });
    await this.sendLast();
    return true;
  }

  /** Try again what failed: the last message, or the opening. */
  async retry(): Promise<void> {
    if (this.waiting) return;
    if (this.pending) await this.sendLast();
    else await this.attempt(() => this.greet());
  }

  /** Delete the conversation here and on the server. */
  async clear(): Promise<void> {
    const gone = this.forget();
    this.notice = (await gone) ? texts.cleared : texts.clearedHere;
    this.changed();
  }

  /** Delete it all at once, without waiting for the server, as the page is being left. */
  forget(): Promise<boolean> {
    const token = this.token;
    this.era++;
    Object.assign(this, { entries: [], draft: "", token: "", waiting: false, slow: false, failure: undefined, notice: "" });
    try {
      sessionStorage.removeItem(KEY);
    } catch {
      // Storage is forbidden here, so nothing was kept either.
    }
    this.changed();
    if (!token) return Promise.resolve(true);
    return this.request("DELETE", "", token).then(
      () => true,
      // A conversation that the server no longer knows is deleted too.
      (error) => error instanceof Refusal && error.status === 401,
    );
  }

  /** Tell the server whether an answer helped; asking for the same again changes nothing. */
  async rate(entry: Entry, useful: boolean): Promise<void> {
    if (!entry.id || entry.useful === useful) return;
    const before = entry.useful;
    entry.useful = useful;
    this.keep();
    try {
      await this.request("POST", "/feedback", this.token, { message: entry.id, useful });
    } catch {
      entry.useful = before;
      this.keep();
    }
  }

  write(draft: string): void {
    this.draft = draft;
    this.keep(false);
  }

  /** The conversation as a text file. */
  transcript(): string {
    return this.entries.map((entry) => (entry.from === "you" ? texts.you : texts.bot) + entry.text).join("\n\n") + "\n";
  }

  private get pending(): Entry | undefined {
    const last = this.entries[this.entries.length - 1];
    return last?.unanswered ? last : undefined;
  }

  private async sendLast(): Promise<void> {
    const entry = this.pending as Entry;
    await this.attempt(async () => {
      if (!this.token) await this.greet(true);
      try {
        return await this.post(entry);
      } catch (error) {
        // The conversation is over (a day old, deleted, server's data gone): the message was refused, so it may go to a new one.
        if (!(error instanceof Refusal) || error.status !== 401) throw error;
        await this.greet(true);
        this.notice = texts.renewed;
        return await this.post(entry, true);
      }
    });
  }

  private async post(entry: Entry, asText = false): Promise<void> {
    const era = this.era;
    // A new conversation has offered nothing yet: the title of a quick reply is a question that it understands.
    const offered = !asText && entry.payload && this.choices.some((choice) => choice.payload === entry.payload);
    const body = offered ? { choice: entry.payload } : { text: entry.text };
    const answer = await this.request<Answer>("POST", "/messages", this.token, body);
    if (era === this.era) this.take(answer);
  }

  private async greet(quietly = false): Promise<void> {
    const era = this.era;
    const answer = await this.request<Answer>("POST", "", "");
    if (era !== this.era) return;
    if (quietly) this.token = checked(answer.token);
    else this.take(answer);
  }

  private take(answer: Answer): void {
    // Read whole before anything is changed: an answer of another form (a proxy's page, a half-updated server) throws here.
    const said = answer.messages.map(({ id, text, buttons, ...rest }): Entry => {
      return { from: "bot", id, text: checked(text), buttons, kind: answer.kind, blocks: readBlocks(rest.blocks), lang: language(rest.lang) };
    });
    if (!said.length) throw new TypeError("a message is missing");
    this.token = checked(answer.token);
    delete this.pending?.unanswered;
    this.entries.push(...said);
    this.entries.splice(0, this.entries.length - MOST_ENTRIES);
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    const era = this.era;
    Object.assign(this, { waiting: true, slow: false, failure: undefined, notice: "" });
    this.keep();
    const slowly = setTimeout(() => {
      this.slow = true;
      this.changed();
    }, SLOW_MS);
    try {
      await work();
    } catch (error) {
      if (era === this.era) this.failure = this.explain(error);
    } finally {
      clearTimeout(slowly);
      if (era === this.era) {
        this.waiting = this.slow = false;
        this.keep();
      }
    }
  }

  private explain(error: unknown): Failure {
    if (error instanceof Refusal) {
      const sentence = error.sentence || (error.status === 429 ? texts.busy : texts.broken);
      return { sentence, retryAt: Date.now() + error.seconds * 1000 };
    }
    const sentence = navigator.onLine === false ? texts.offline : this.pending ? texts.silent : texts.silentAtOpening;
    return { sentence, retryAt: 0 };
  }

  private async request<Result>(method: string, path: string, token: string, body?: object): Promise<Result> {
    const abort = new AbortController();
    const giveUp = setTimeout(() => abort.abort(), GIVE_UP_MS);
    try {
      const response = await fetch(this.server + PATH + path, {
        method,
        headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body && { "content-type": "application/json" }) },
        body: body && JSON.stringify(body),
        signal: abort.signal,
        // Nothing that names the visitor or the page; a deletion outlives the page that asked for it.
        credentials: "omit",
        referrerPolicy: "no-referrer",
        cache: "no-store",
        keepalive: method === "DELETE",
      });
      if (response.status === 204) return undefined as Result;
      // A proxy refuses with a page instead.
      const content = await (response.ok ? response.json() : response.json().catch(() => ({})));
      // Refusals say the contacts too: whatever goes wrong, they are those of this moment.
      this.contacts = readContacts(content.contacts) ?? this.contacts;
      if (response.ok) return content;
      const sentence = typeof content.message === "string" ? content.message.slice(0, 300) : "";
      const seconds = Math.min(Number(response.headers.get("retry-after")) || 0, 300);
      throw new Refusal(response.status, String(content.code), sentence, seconds);
    } finally {
      clearTimeout(giveUp);
    }
  }

  private keep(tell = true): void {
    if (tell) this.changed();
    const kept: Kept = { at: Date.now(), token: this.token, entries: this.entries, draft: this.draft, contacts: this.contacts };
    try {
      sessionStorage.setItem(KEY, JSON.stringify(kept));
    } catch {
      // No storage (blocked, or full): the conversation then lasts as long as the page.
    }
  }

  private restore(): void {
    try {
      const kept: Kept = JSON.parse(sessionStorage.getItem(KEY) ?? "");
      if (Date.now() - kept.at > FORGET_MS) {
        sessionStorage.removeItem(KEY);
        return;
      }
      for (const entry of kept.entries) {
        checked(entry.text);
        entry.blocks = readBlocks(entry.blocks);
      }
      this.token = checked(kept.token, true);
      this.draft = checked(kept.draft, true);
      this.entries = kept.entries;
      this.contacts = readContacts(kept.contacts);
      if (this.pending) this.failure = { sentence: texts.interrupted, retryAt: 0 };
    } catch {
      // Nothing kept, no storage, or not ours: begin anew.
    }
  }
}
