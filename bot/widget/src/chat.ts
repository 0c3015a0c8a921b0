// <amane-chat>: the chat as one custom element. Alone on AMANE's site (mode "bulle", with its launcher), filling a page (mode "page"), or framed on a
// partner's page (mode "cadre", opened and closed by the loader).

import { LitElement, html, nothing, unsafeCSS, type PropertyValues, type TemplateResult } from "lit";
import { calls, messageView } from "./blocks.js";
import { Conversation, type Choice, type Entry } from "./conversation.js";
import { readable } from "./colours.js";
import { ofRelease, readContacts, type Contact } from "./contacts.js";
import { icon } from "./icons.js";
import { leavePage, onQuickExit, type FromChat } from "./messages.js";
import { launcherTexts, texts } from "./texts.js";
import styles from "./chat.css";

// This script is <server>/widget/v1.2.3/chat.js.
const HOME = new URL("../..", import.meta.url).href;
const MOST_CHARACTERS = 500;
const WARN_CHARACTERS = 400;
const OPEN_KEY = "amane-ouvert";
// A panel beside the page needs this much room; with less it takes the whole screen and the page behind is out of reach.
const SMALL = "(max-width: 520px), (max-height: 520px)";

class AmaneChat extends LitElement {
  static override styles = unsafeCSS(styles);
  static override properties = {
    mode: { reflect: true },
    serveur: {},
    couleur: {},
    position: { reflect: true },
    accueil: {},
    sujet: {},
    contacts: { type: Array },
    shown: { state: true },
    asking: { state: true },
    unread: { state: true },
  };

  declare mode: "bulle" | "page" | "cadre";
  /** Address of the assistant's server; empty for the one that this script came from. */
  declare serveur: string;
  declare couleur: string;
  declare position: "droite" | "gauche";
  declare accueil: string;
  declare sujet: string;
  /** The emergency contacts at the moment when the server made this page, as JSON; on another site they come with the first answer. */
  declare contacts: unknown;
  declare shown: boolean;
  declare asking: "" | "clear" | "save";
  declare unread: number;

  private conversation!: Conversation;
  private small = matchMedia(SMALL);
  private seen = 0;
  private told?: Contact[];
  private stopListening: (() => void)[] = [];

  constructor() {
    super();
    this.mode = "bulle";
    this.serveur = this.couleur = this.accueil = this.sujet = "";
    this.position = "droite";
    this.shown = false;
    this.asking = "";
    this.unread = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.conversation ??= new Conversation((this.serveur || HOME).replace(/\/+$/, ""), readContacts(this.contacts), () => this.requestUpdate());
    this.seen = this.conversation.entries.length;
    const listen = (target: EventTarget, type: string, handler: (event: never) => void) => {
      target.addEventListener(type, handler as EventListener);
      this.stopListening.push(() => target.removeEventListener(type, handler as EventListener));
    };
    this.stopListening.push(onQuickExit(window, () => this.isOpen && this.quit()));
    listen(this.small, "change", () => this.mode === "bulle" && this.shown && this.showDialog());
    // The on-screen keyboard covers the page without changing its height: only visualViewport knows.
    if (window.visualViewport) listen(window.visualViewport, "resize", () => this.fit());
    if (this.mode === "cadre") {
      const options = new URLSearchParams(location.hash.slice(1));
      for (const name of ["couleur", "accueil", "sujet"] as const) this[name] = options.get(name) ?? "";
      listen(window, "message", (event: MessageEvent) => this.hear(event));
      this.tell({ amane: "ready" });
    }
    if (this.mode === "page") this.open();
    if (this.mode === "bulle" && remembered()) this.updateComplete.then(() => this.open(false));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopListening.splice(0).forEach((stop) => stop());
  }

  private get isOpen(): boolean {
    return this.mode === "page" || this.shown;
  }

  // --- opening, closing, leaving ---

  private async open(focus = true): Promise<void> {
    this.shown = true;
    this.unread = 0;
    if (this.mode === "bulle") {
      remember(true);
      await this.updateComplete;
      this.showDialog(focus);
    } else if (this.mode === "cadre") {
      await this.updateComplete;
      if (focus) this.focusInside();
    }
    this.fit();
    this.scrollToEnd();
    if (!this.conversation.failure) void this.conversation.open();
  }

  private close(): void {
    if (this.mode === "page" || !this.shown) return;
    this.shown = false;
    this.asking = "";
    if (this.mode === "cadre") return this.tell({ amane: "close" });
    remember(false);
    this.find<HTMLDialogElement>("dialog")?.close();
    this.find(".launcher")?.focus();
  }

  private quit(): void {
    void this.conversation.forget();
    remember(false);
    this.shown = false;
    if (this.mode === "cadre") this.tell({ amane: "quit" });
    else leavePage();
  }

  /** A dialog beside the page leaves the page usable; on a small screen it is modal. */
  private showDialog(focus = true): void {
    const dialog = this.find<HTMLDialogElement>("dialog");
    if (!dialog) return;
    if (dialog.open) dialog.close();
    const before = document.activeElement as HTMLElement | null;
    if (this.small.matches) dialog.showModal();
    else dialog.show();
    if (focus) this.focusInside();
    else if (!this.small.matches) before?.focus();
  }

  private focusInside(): void {
    // On a touch screen the text field would call the keyboard over the greeting.
    this.find(matchMedia("(pointer: coarse)").matches ? "h2" : "textarea")?.focus();
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.isComposing || this.mode === "page") return;
    event.preventDefault();
    event.stopPropagation();
    if (this.asking) this.ask("");
    else this.close();
  }

  private fit(): void {
    const viewport = window.visualViewport;
    if (!viewport || viewport.scale > 1.05) return;
    const covered = window.innerHeight - viewport.height > 80;
    this.style.setProperty("--visible", covered ? `${viewport.height}px` : "100dvh");
  }

  // --- the loader on a partner's page ---

  private tell(message: FromChat): void {
    // Any page may frame-load this address in principle, and none of these messages says a word of the conversation.
    if (window.parent !== window) window.parent.postMessage(message, "*");
  }

  private hear(event: MessageEvent): void {
    if (event.source !== window.parent) return;
    if (event.data?.amane === "open") void this.open(event.data.focus !== false);
    if (event.data?.amane === "closed") this.shown = false;
    if (event.data?.amane === "quit") void this.conversation.forget();
  }

  // --- the conversation ---

  private send(): void {
    const field = this.find<HTMLTextAreaElement>("textarea");
    if (!field) return;
    const text = field.value.slice(0, MOST_CHARACTERS);
    if (this.conversation.waiting || !text.trim()) return field.focus();
    this.conversation.write("");
    void this.conversation.say(text);
    field.focus();
  }

  private choose(choice: Choice | string): void {
    if (typeof choice === "string") void this.conversation.say(choice);
    else void this.conversation.say(choice.title, choice.payload);
    // The button just pressed goes away: the focus waits in the text field instead of being lost.
    this.focusInside();
  }

  private ask(what: "" | "clear" | "save"): void {
    const before = this.asking;
    this.asking = what;
    void this.updateComplete.then(() => this.find(what ? ".asking button" : `.tools [data-what=${before || "clear"}]`)?.focus());
  }

  private async confirm(): Promise<void> {
    const what = this.asking;
    this.ask("");
    if (what === "save") return this.save();
    await this.conversation.clear();
    if (!this.conversation.entries.length) {
      const { notice } = this.conversation;
      await this.conversation.open();
      this.conversation.notice ||= notice;
      this.requestUpdate();
    }
  }

  private save(): void {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([this.conversation.transcript()], { type: "text/plain;charset=utf-8" }));
    link.download = texts.saveName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  // --- after each change ---

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("couleur") && this.couleur) {
      this.style.setProperty("--accent", readable(this.couleur, "#fff", "#000"));
      this.style.setProperty("--accent-text", readable(this.couleur, "#fdf8f3", "#000"));
      this.style.setProperty("--accent-dark", readable(this.couleur, "#342a25", "#fff"));
    }
    const { entries, contacts } = this.conversation;
    if (contacts && contacts !== this.told) this.tell({ amane: "contacts", contacts });
    this.told = contacts;
    if (entries.length < this.seen) this.seen = entries.length;
    if (!this.isOpen) this.unread += entries.slice(this.seen).filter((entry) => entry.from === "bot").length;
    if (changed.has("unread") || this.unread) this.tell({ amane: "unread", count: this.unread });
  }

  protected override updated(): void {
    const field = this.find<HTMLTextAreaElement>("textarea");
    if (field) {
      if (field.value !== this.conversation.draft) field.value = this.conversation.draft;
      field.style.height = "auto";
      if (field.scrollHeight) field.style.height = `${field.scrollHeight + 2}px`;
    }
    const { entries, failure } = this.conversation;
    if (entries.length !== this.seen) {
      const first = this.seen;
      this.seen = entries.length;
      this.scrollToEnd(first);
    } else if (this.conversation.waiting || failure) this.scrollToEnd(entries.length - 1);
    const wait = (failure?.retryAt ?? 0) - Date.now();
    if (wait > 0) setTimeout(() => this.requestUpdate(), wait + 50);
  }

  /** Scroll to the end, but never past the beginning of what is new: a long answer is read from its first line. */
  private scrollToEnd(from?: number): void {
    const log = this.find(".log");
    if (!log) return;
    const shown = log.querySelectorAll<HTMLElement>(".entry:not(.greeting)");
    let first = from === undefined ? null : shown[from];
    // The question stays in sight above its answer, unless it is long itself.
    const question = from ? shown[from - 1] : null;
    if (first && question?.matches(".you") && question.offsetHeight < 100) first = question;
    const end = log.scrollHeight - log.clientHeight;
    log.scrollTop = first ? Math.min(end, first.offsetTop - 12) : end;
  }

  private find<Found extends HTMLElement = HTMLElement>(selector: string): Found | null {
    return this.renderRoot?.querySelector<Found>(selector) ?? null;
  }

  // --- what is shown ---

  protected override render(): TemplateResult {
    if (this.mode !== "bulle") return html`<section class="panel" lang="fr" aria-labelledby="title" @keydown=${this.onKey}>${this.panel()}</section>`;
    const name = (this.shown ? launcherTexts.close : launcherTexts.open) + (this.unread ? launcherTexts.unread(this.unread) : "");
    return html`<div role="region" lang="fr" aria-label=${launcherTexts.name} @keydown=${this.onKey}>
      <dialog id="panel" class="panel" aria-labelledby="title" @cancel=${this.onCancel} @close=${this.onClose}>${this.shown ? this.panel() : nothing}</dialog>
      <button type="button" class="launcher" aria-label=${name} aria-expanded=${this.shown} aria-controls="panel" @click=${() => (this.shown ? this.close() : this.open())}>
        ${icon(this.shown ? "close" : "chat")}${this.unread ? html`<span class="unread" aria-hidden="true">${this.unread}</span>` : nothing}
      </button>
    </div>`;
  }

  private onCancel(event: Event): void {
    event.preventDefault();
    this.close();
  }

  private onClose(event: Event): void {
    // The browser may close a dialog by itself (the Android back gesture).
    if (this.shown && !(event.target as HTMLDialogElement).open) this.close();
  }

  private panel(): TemplateResult {
    return html`<header>
        <span class="face">${icon("chat")}</span>
        <div class="names"><h2 id="title" tabindex="-1" aria-level=${this.mode === "bulle" ? 2 : 1}>${launcherTexts.name}</h2><p>${texts.subtitle}</p></div>
        <button type="button" class="quit" aria-describedby="quit-hint" title=${texts.quitHint} @click=${this.quit}>${icon("leave")}${launcherTexts.quit}</button>
        <span id="quit-hint" hidden>${texts.quitHint}</span>
        ${this.mode === "page" ? nothing : html`<button type="button" class="plain" aria-label=${launcherTexts.close} @click=${this.close}>${icon("close")}</button>`}
      </header>
      ${this.log()}
      <footer>${this.asking ? this.question() : nothing}${this.form()}</footer>`;
  }

  private log(): TemplateResult {
    const { entries, waiting, slow, failure, notice, choices } = this.conversation;
    const offering = !waiting && !failure;
    const fresh = !entries.some((entry) => entry.from === "you");
    return html`<div class="log" role="log" aria-label=${texts.log} tabindex="0">
      <p class="privacy">${texts.privacy}</p>
      ${this.accueil ? html`<div class="entry bot greeting"><p class="bubble">${this.accueil.slice(0, 200)}</p></div>` : nothing}
      ${entries.map((entry) => this.entry(entry))}
      ${notice ? html`<p class="note">${notice}</p>` : nothing}
      ${waiting ? html`<div class="typing"><span class="hidden">${texts.typing}</span><i></i><i></i><i></i></div>` : nothing}
      ${waiting && slow ? html`<div class="note">${texts.slow}${this.numbers()}</div>` : nothing}
      ${failure ? this.failed(failure.sentence, failure.retryAt) : nothing}
      ${offering && (choices.length || (fresh && this.sujet))
        ? html`<div class="choices" role="group" aria-label=${texts.choices}>
            ${fresh && this.sujet ? html`<button type="button" @click=${() => this.choose(this.sujet.slice(0, 120))}>${this.sujet.slice(0, 120)}</button>` : nothing}
            ${choices.map((choice) => html`<button type="button" @click=${() => this.choose(choice)}>${choice.title}</button>`)}
          </div>`
        : nothing}
    </div>`;
  }

  private entry(entry: Entry): TemplateResult {
    const { failure, contacts } = this.conversation;
    const danger = entry.kind === "safeguarding";
    if (entry.from === "you") {
      const unsent = entry.unanswered && !(this.conversation.waiting && entry === this.conversation.entries[this.conversation.entries.length - 1]);
      return html`<div class="entry you ${unsent ? "unsent" : ""}"><div class="bubble"><span class="hidden">${texts.you}</span>${entry.text}</div>
        ${unsent ? html`<small>${texts.notSent}</small>` : nothing}</div>`;
    }
    return html`<div class="entry bot ${danger ? "danger" : ""}"><div class="bubble"><span class="hidden">${texts.bot}</span>${messageView(entry, contacts ?? ofRelease.contacts)}</div>
      ${entry.kind === "answer" && entry.id
        ? html`<div class="thumbs" aria-live="off">${[true, false].map(
            (useful) => html`<button type="button" class="plain ${useful ? "" : "down"}" aria-label=${useful ? texts.useful : texts.useless}
              aria-pressed=${entry.useful === useful} ?disabled=${Boolean(failure)} @click=${() => this.conversation.rate(entry, useful)}>${icon("up")}</button>`,
          )}</div>`
        : nothing}</div>`;
  }

  private failed(sentence: string, retryAt: number): TemplateResult {
    return html`<div class="note failure">${sentence}
      <button type="button" class="retry" ?disabled=${retryAt > Date.now()} @click=${this.retry}>${launcherTexts.retry}</button>${this.numbers()}</div>`;
  }

  private retry(): void {
    void this.conversation.retry();
    this.focusInside();
  }

  private numbers(): TemplateResult {
    const { contacts } = this.conversation;
    return html`<p>${launcherTexts.danger}</p>${calls(contacts ?? ofRelease.contacts, true)}
      ${contacts ? nothing : html`<small>${launcherTexts.dated(ofRelease.day)}</small>`}`;
  }

  private question(): TemplateResult {
    const saving = this.asking === "save";
    return html`<div class="asking" role="group" aria-labelledby="asked"><p id="asked">${saving ? texts.saveAsk : texts.clearAsk}</p>
      <button type="button" class="main" @click=${this.confirm}>${saving ? texts.saveYes : texts.clearYes}</button>
      <button type="button" @click=${() => this.ask("")}>${texts.cancel}</button></div>`;
  }

  private form(): TemplateResult {
    const { draft, waiting, entries } = this.conversation;
    const left = MOST_CHARACTERS - draft.length;
    return html`<form @submit=${(event: Event) => (event.preventDefault(), this.send())}>
        <label class="hidden" for="message">${texts.label}</label>
        <textarea id="message" rows="1" maxlength=${MOST_CHARACTERS} placeholder=${texts.placeholder} enterkeyhint="send" autocomplete="off"
          aria-describedby="left" @input=${this.onInput} @keydown=${this.onEnter}></textarea>
        <button class="main send" aria-label=${texts.send} aria-disabled=${waiting || !draft.trim()}>${icon("send")}</button>
      </form>
      <div class="tools">
        <span id="left" ?hidden=${draft.length < WARN_CHARACTERS}>${texts.left(left)}</span>
        ${(["save", "clear"] as const).map(
          (what) => html`<button type="button" data-what=${what} ?disabled=${!entries.length} @click=${() => this.ask(what)}>${texts[what]}</button>`,
        )}
      </div>`;
  }

  private onInput(event: Event): void {
    this.conversation.write((event.target as HTMLTextAreaElement).value);
    this.requestUpdate();
  }

  private onEnter(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.send();
  }
}

function remember(open: boolean): void {
  try {
    if (open) sessionStorage.setItem(OPEN_KEY, "1");
    else sessionStorage.removeItem(OPEN_KEY);
  } catch {
    // Without storage the panel is closed on the next page.
  }
}

function remembered(): boolean {
  try {
    return sessionStorage.getItem(OPEN_KEY) === "1";
  } catch {
    return false;
  }
}

if (!customElements.get("amane-chat")) customElements.define("amane-chat", AmaneChat);
