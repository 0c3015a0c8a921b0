// The conversation as the visitor sees it: what was said, what waits, what failed. Talks to the server's channel and keeps itself in sessionStorage.

import { readBlocks, type Message } from "./blocks.js";
import { readContacts, type Contact } from "./contacts.js";
import { KEY, PATH } from "./leaving.js";
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
  /** Unanswered because the line was cut: it is sent by itself when the line is back. */
  cut?: boolean;
  /** What the assistant says first; a partner's own words take the place of its first lines. */
  greeting?: boolean;
  id?: string;
  buttons?: Choice[];
  useful?: boolean;
  /** Only of the last answer: the key by which the question before it may be sent to the team. */
  offer?: string;
  /** What was said of that question once it was sent, or why it could not be. */
  told?: string;
}
export interface Failure {
  sentence: string;
  /** When trying again makes sense, in milliseconds since 1970. */
  retryAt: number;
  offline?: boolean;
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
  offer?: { message?: unknown; key?: unknown };
}

/** The kind of answer that brings the emergency contacts. */
export const DANGER = "safeguarding";
// An answer takes some ms; after this long a visitor should know that it is being waited for, and have the emergency numbers.
const SLOW_MS = 3_000;
// The server gives up after 15 s at most, 10 of them before the message's turn comes; the rest is for a slow mobile network.
const GIVE_UP_MS = 30_000;
// A shared device: what was written longer ago than this is not shown again.
const FORGET_MS = 60 * 60_000;
const MOST_ENTRIES = 200;
const FEEDBACK = "/feedback";

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
  private asked = new Set<AbortController>();

  /** `served` are the contacts that came with the page, newer than what an earlier page of this tab kept. */
  constructor(private readonly server: string, served: Contact[] | undefined, private readonly changed: () => void) {
    this.restore();
    this.contacts = served ?? this.contacts;
  }

  /** The number of the conversation, which is no secret; empty before there is one. */
  get id(): string {
    return this.token.split(".")[0] as string;
  }

  /** The quick replies that the server still takes: those last offered; none under the emergency contacts. */
  get choices(): Choice[] {
    for (let index = this.entries.length - 1; index >= 0; index--) {
      const { buttons, kind } = this.entries[index] as Entry;
      if (kind === DANGER) return [];
      if (buttons?.length) return buttons;
    }
    return [];
  }

  /** Whether the assistant did not understand, in the language of the chat, and was not told just before that it had misunderstood. */
  get mistaken(): boolean {
    const last = this.entries[this.entries.length - 1];
    const mine = this.entries.filter(({ from }) => from === "you").pop();
    return last?.kind === "fallback" && !last.lang && mine?.text !== texts.notAsked;
  }

  /** Open the conversation and show the greeting, once; then say `notice`. */
  async open(notice = ""): Promise<void> {
    if (this.token || this.waiting || this.entries.length) return;
    await this.attempt(() => this.greet());
    this.notice ||= notice;
    this.changed();
  }

  /** Send what was typed, or a quick reply. False when something else is still waited for. */
  async say(text: string, payload?: string): Promise<boolean> {
    if (this.waiting || !text.trim()) return false;
    // An earlier message without answer stays on screen as such, and is offered again there.
    this.entries.push({ from: "you", text: text.trim(), payload, unanswered: true });
    await this.sendLast();
    return true;
  }

  /** Try again what failed: this message, else the last one, else the opening. */
  async retry(entry = this.pending): Promise<void> {
    if (this.waiting) return;
    if (!entry) return this.attempt(() => this.greet());
    // Its answer comes at the end, and so must the question.
    this.entries = [...this.entries.filter((one) => one !== entry), entry];
    await this.sendLast();
  }

  /** The line is back: send what could not be sent without it, in order. */
  async lineIsBack(): Promise<void> {
    const cut = this.entries.filter((entry) => entry.cut);
    if (!cut.length && this.failure?.offline) await this.retry();
    for (const entry of cut) {
      await this.retry(entry);
      if (this.failure) return;
    }
  }

  /** Delete the conversation here and on the server; return what is to be said of it. */
  async clear(): Promise<string> {
    return (await this.forget()) ? texts.cleared : texts.clearedHere;
  }

  /** Delete it all at once, without waiting for the server, as the page is being left. */
  forget(): Promise<boolean> {
    const token = this.token;
    this.unkeep();
    this.suspend();
    if (!token) return Promise.resolve(true);
    return this.request("DELETE", "", token).then(
      () => true,
      // A conversation that the server no longer knows is deleted too.
      (error) => error instanceof Refusal && error.status === 401,
    );
  }

  /** The page is being left for good: whatever breaks off now changes nothing of what the tab's storage has. */
  leave(): void {
    this.era++;
  }

  /** Leave nothing of it in the page, which the browser may keep and show again; what the tab's storage has stays. */
  suspend(): void {
    this.era++;
    this.asked.forEach((one) => one.abort());
    Object.assign(this, { entries: [], draft: "", token: "", waiting: false, slow: false, failure: undefined, notice: "" });
    this.changed();
  }

  /**
   * The page is shown again: go on with what the tab's storage still has; false where that was erased meanwhile. In Firefox the storage of a page
   * that was kept is as it was when the page was left, whatever was erased since: only the server knows.
   */
  async resume(): Promise<boolean> {
    const kept = this.read();
    if (!kept) return true;
    const { era } = this;
    const known = kept.entries.filter(({ id }) => id).pop();
    this.waiting = true;
    this.changed();
    // To say once more what was said of an answer changes nothing; where the conversation is, it is at most too old to be rated.
    const rating = { message: known?.id ?? "", useful: known?.useful ?? null };
    const there = this.request("POST", FEEDBACK, kept.token, rating).catch((error) => error instanceof Refusal && error.status === 404);
    const goesOn = (await there) !== false;
    if (era !== this.era) return true;
    this.waiting = false;
    if (goesOn) this.restore(kept);
    else this.unkeep();
    this.changed();
    return goesOn;
  }

  /** Tell the server whether an answer helped, or take it back: undefined. */
  async rate(entry: Entry, useful?: boolean): Promise<void> {
    if (!entry.id || entry.useful === useful) return;
    const { era } = this;
    const before = entry.useful;
    entry.useful = useful;
    this.keep();
    try {
      await this.request("POST", FEEDBACK, this.token, { message: entry.id, useful: useful ?? null });
    } catch {
      // What was said of it since stands for itself; of a page that is left nobody knows whether it arrived, and most do.
      if (era !== this.era || entry.useful !== useful) return;
      entry.useful = before;
      this.keep();
    }
  }

  /** Send the question before an answer to the team, as the visitor wishes, or let it be. */
  async sendQuestion(entry: Entry, yes: boolean): Promise<void> {
    const { era } = this;
    const key = entry.offer;
    const { text } = this.entries.filter(({ from }) => from === "you").pop() ?? {};
    entry.offer = entry.told = undefined;
    this.keep();
    if (!yes || !key) return;
    try {
      const { message } = await this.request<{ message: string }>("POST", "/questions", this.token, { message: entry.id, text, key });
      entry.told = checked(message);
    } catch (error) {
      const refused = error instanceof Refusal ? error : undefined;
      entry.told = refused?.sentence || texts.notGone;
      // What may still be sent is offered again.
      if (!refused || refused.status >= 429) entry.offer = key;
    }
    if (era === this.era) this.keep();
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
    const era = this.era;
    await this.attempt(async () => {
      if (!this.token) await this.greet(true);
      try {
        return await this.post(entry, era);
      } catch (error) {
        // The conversation is over (a day old, deleted, server's data gone): the message was refused, so it may go to a new one.
        if (!(error instanceof Refusal) || error.status !== 401) throw error;
        await this.greet(true);
        this.notice = texts.renewed;
        return await this.post(entry, era, true);
      }
    });
  }

  private async post(entry: Entry, era: number, asText = false): Promise<void> {
    // Cleared while it was on its way: it must not be sent to a new conversation.
    if (era !== this.era) return;
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
    else this.take(answer, true);
  }

  private take(answer: Answer, greeting?: boolean): void {
    // Read whole before anything is changed: an answer of another form (a proxy's page, a half-updated server) throws here.
    const { message, key } = answer.offer ?? {};
    const said = answer.messages.map(({ id, text, buttons, ...rest }): Entry => {
      const offer = message === id && typeof key === "string" ? key : undefined;
      return { from: "bot", id, text: checked(text), buttons, kind: answer.kind, blocks: readBlocks(rest.blocks), lang: language(rest.lang), greeting, offer };
    });
    if (!said.length) throw new TypeError("a message is missing");
    this.token = checked(answer.token);
    delete this.pending?.cut;
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
    const offline = navigator.onLine === false;
    if (!this.pending) return { sentence: offline ? texts.offlineAtOpening : texts.silentAtOpening, retryAt: 0, offline };
    this.pending.cut = offline;
    return { sentence: offline ? texts.offline : texts.silent, retryAt: 0, offline };
  }

  private async request<Result>(method: string, path: string, token: string, body?: object): Promise<Result> {
    const abort = new AbortController();
    const giveUp = setTimeout(() => abort.abort(), GIVE_UP_MS);
    // A deletion is never called off.
    if (method !== "DELETE") this.asked.add(abort);
    try {
      const response = await fetch(this.server + PATH + path, {
        method,
        headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body && { "content-type": "application/json" }) },
        body: body && JSON.stringify(body),
        signal: abort.signal,
        // Nothing that names the visitor or the page; a deletion and a thumb outlive the page that asked for them.
        credentials: "omit",
        referrerPolicy: "no-referrer",
        cache: "no-store",
        keepalive: method === "DELETE" || path === FEEDBACK,
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
      this.asked.delete(abort);
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

  private unkeep(): void {
    try {
      sessionStorage.removeItem(KEY);
    } catch {
      // Storage is forbidden here, so nothing was kept either.
    }
  }

  /** Return what the tab's storage has: nothing where there is none, where it is too old or not ours. */
  private read(): Kept | undefined {
    try {
      const kept: Kept = JSON.parse(sessionStorage.getItem(KEY) ?? "");
      if (Date.now() - kept.at > FORGET_MS) return void this.unkeep();
      for (const entry of kept.entries) {
        checked(entry.text);
        entry.blocks = readBlocks(entry.blocks);
      }
      checked(kept.token, true);
      checked(kept.draft, true);
      return kept;
    } catch {
      return undefined;
    }
  }

  private restore(kept = this.read()): void {
    if (!kept) return;
    this.token = kept.token;
    this.draft = kept.draft;
    this.entries = kept.entries;
    this.contacts = readContacts(kept.contacts) ?? this.contacts;
    if (this.pending) this.failure = { sentence: this.pending.cut ? texts.offline : texts.interrupted, retryAt: 0 };
  }
}
