// <amane-chat>: the chat as one custom element. Alone on AMANE's site (mode "bulle", with its launcher), filling a page (mode "page"), or framed on a
// partner's page (mode "cadre", opened and closed by the loader).

import { LitElement, html, nothing, unsafeCSS, type PropertyValues, type TemplateResult } from "lit";
import { calls, messageView } from "./blocks.js";
import { Conversation, DANGER, type Choice, type Entry, type Failure } from "./conversation.js";
import { readable } from "./colours.js";
import { day } from "./contacts-of-release.json";
import { ofRelease, readContacts, type Contact } from "./contacts.js";
import { icon } from "./icons.js";
import * as launcherTexts from "./launcher-texts.js";
import { leavePage, onQuickExit, OPEN_KEY, Tabs } from "./leaving.js";
import type { FromChat } from "./messages.js";
import { texts } from "./texts.js";
import styles from "./chat.css";

// This script is <server>/widget/v1.2.3/chat.js.
const HOME = new URL("../..", import.meta.url).href;
const MOST_CHARACTERS = 500;
const WARN_CHARACTERS = 400;
// A panel beside the page needs this much room; with less it takes the whole screen and the page behind is out of reach.
const SMALL = "(max-width: 32.5em), (max-height: 32.5em)";
const ARABIC = /[\u0600-\u06ff]/;
// What stands above the last question, in pixels.
const ABOVE = 12;

/** What the visitor is asked, or looks at, above the text field. */
type Asking = "" | "clear" | "save" | "numbers";

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
  /** Where the launcher stands; without it, at the end of the page's lines: on the right, in Arabic on the left. */
  declare position: "" | "droite" | "gauche";
  declare accueil: string;
  declare sujet: string;
  /** The emergency contacts at the moment when the server made this page, as JSON; on another site they come with the first answer. */
  declare contacts: unknown;
  declare shown: boolean;
  declare asking: Asking;
  declare unread: number;

  private conversation!: Conversation;
  private small = matchMedia(SMALL);
  private seen = 0;
  /** What of the conversation was on screen last, and where the log was put for it. */
  private scene = "";
  private put = -1;
  private told?: Contact[];
  private tick = 0;
  private tabs = new Tabs((erased) => this.erasedElsewhere(erased));
  private stopListening: (() => void)[] = [];

  constructor() {
    super();
    this.mode = "bulle";
    this.serveur = this.couleur = this.accueil = this.sujet = this.position = "";
    this.shown = false;
    this.asking = "";
    this.unread = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.conversation ??= new Conversation(this.server, readContacts(this.contacts), () => this.requestUpdate());
    this.seen = this.conversation.entries.length;
    const listen = (target: EventTarget, type: string, handler: (event: never) => void) => {
      target.addEventListener(type, handler as EventListener);
      this.stopListening.push(() => target.removeEventListener(type, handler as EventListener));
    };
    const quickExit = new AbortController();
    onQuickExit(window, () => this.isOpen && this.quit(), quickExit.signal);
    this.stopListening.push(() => quickExit.abort());
    this.tabs.listen();
    this.stopListening.push(() => this.tabs.stop());
    listen(this.small, "change", () => this.mode === "bulle" && this.shown && this.showDialog());
    listen(window, "online", () => void this.conversation.lineIsBack());
    listen(window, "resize", () => this.fit());
    listen(window, "pagehide", (event: PageTransitionEvent) => (event.persisted ? this.suspend() : this.conversation.leave()));
    listen(window, "pageshow", (event: PageTransitionEvent) => event.persisted && this.resume());
    // The on-screen keyboard covers the page without changing its height, and may push it up: only visualViewport knows.
    if (window.visualViewport) for (const type of ["resize", "scroll"]) listen(window.visualViewport, type, () => this.fit());
    if (this.mode === "cadre") {
      const options = new URLSearchParams(location.hash.slice(1));
      for (const name of ["couleur", "accueil", "sujet"] as const) this[name] = options.get(name) ?? "";
      listen(window, "message", (event: MessageEvent) => this.hear(event));
      this.tell({ amane: "ready" });
    }
    if (this.mode === "page") this.open();
    if (this.mode === "bulle" && remembered()) this.updateComplete.then(() => this.open(false));
  }

  private get server(): string {
    return (this.serveur || HOME).replace(/\/+$/, "");
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
    if (this.mode === "bulle") remember(true);
    await this.updateComplete;
    if (this.mode === "bulle") this.showDialog(focus);
    else if (this.mode === "cadre" && focus) this.focusInside();
    this.fit();
    this.showLast();
    // The loader opens the panel again on the next page of the tab; where the browser keeps nothing for a frame, the conversation is gone then.
    const lost = this.mode === "cadre" && !focus && !canKeep();
    if (!this.conversation.failure) void this.conversation.open(lost ? texts.notKept : "");
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
    this.erase();
    if (this.mode === "cadre") this.tell({ amane: "quit" });
    else leavePage();
  }

  /** Erase the conversation in every tab. */
  private erase(): void {
    this.tabs.erased("");
    void this.conversation.forget();
    remember(false);
    this.shown = false;
    this.asking = "";
  }

  private async erasedElsewhere(conversation: string): Promise<void> {
    if (conversation && conversation !== this.conversation.id) return;
    void this.conversation.forget();
    if (!conversation && this.mode === "page") return leavePage();
    if (!conversation) this.close();
    if (this.isOpen) await this.conversation.open(texts.clearedElsewhere);
  }

  private suspend(): void {
    this.tabs.stop();
    this.conversation.suspend();
  }

  private async resume(): Promise<void> {
    this.tabs.listen();
    if (this.mode === "bulle" && !remembered()) this.close();
    if (!(await this.conversation.resume())) this.close();
    if (this.isOpen) void this.open(false);
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
    // On a touch screen the text field would call the keyboard over what is to be read.
    this.find(matchMedia("(pointer: coarse)").matches ? "h2" : "textarea")?.focus({ preventScroll: true });
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== "Escape" || isComposing(event) || (this.mode === "page" && !this.asking)) return;
    event.preventDefault();
    event.stopPropagation();
    this.goBack();
  }

  private goBack(): void {
    if (this.asking) this.ask("");
    else this.close();
  }

  private fit(): void {
    const viewport = window.visualViewport;
    if (!viewport || viewport.scale > 1.05) return;
    const covered = window.innerHeight - viewport.height > 80;
    this.style.setProperty("--visible", covered ? `${viewport.height}px` : "100dvh");
    this.style.setProperty("--top", covered ? `${viewport.offsetTop}px` : "0px");
    // Whoever scrolled elsewhere stays there.
    if (this.find(".log")?.scrollTop === this.put) this.showLast();
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
    if (event.data?.amane === "quit") this.erase();
  }

  // --- the conversation ---

  private send(): void {
    const field = this.find<HTMLTextAreaElement>("textarea");
    if (!field) return;
    const text = field.value.slice(0, MOST_CHARACTERS);
    if (this.conversation.waiting || !text.trim()) return field.focus();
    this.conversation.write("");
    this.asking = "";
    void this.conversation.say(text);
    // On a touch screen the keyboard goes, so that the answer has its room.
    this.focusInside();
  }

  private choose(choice: Choice | string): void {
    this.asking = "";
    if (typeof choice === "string") void this.conversation.say(choice);
    else void this.conversation.say(choice.title, choice.payload);
    // The button just pressed goes away: the focus waits in the text field instead of being lost.
    this.focusInside();
  }

  private async ask(what: Asking): Promise<void> {
    const before = this.asking;
    this.asking = what;
    await this.updateComplete;
    // The same buttons stand in two places, of which one is shown.
    const there = [...this.renderRoot.querySelectorAll<HTMLElement>(what ? ".asking :is(a, button)" : `[data-what=${before || "clear"}]`)];
    there.find((one) => one.offsetParent)?.focus();
  }

  private async confirm(): Promise<void> {
    const what = this.asking;
    await this.ask("");
    if (what === "save") return this.save();
    this.tabs.erased(this.conversation.id);
    // The button that was pressed has nothing to erase any more: the focus goes where one goes on.
    this.focusInside();
    const said = await this.conversation.clear();
    await this.conversation.open(said);
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
    if (field && field.value !== this.conversation.draft) field.value = this.conversation.draft;
    const { entries, waiting, slow, failure, notice } = this.conversation;
    this.seen = entries.length;
    // Typing, a thumb, a second less to wait: none of these moves what is being read.
    const scene = [entries.length, entries.findIndex((entry) => entry.unanswered), waiting, slow, failure?.sentence, notice].join();
    if (scene !== this.scene) this.showLast();
    this.scene = scene;
    clearTimeout(this.tick);
    if ((failure?.retryAt ?? 0) > Date.now()) this.tick = window.setTimeout(() => this.requestUpdate(), 1000);
  }

  /** Go where one reads on: to the last question with the beginning of its answer, or to the very top where nothing was asked yet. */
  private showLast(): void {
    const log = this.find(".log");
    if (!log) return;
    const question = [...log.querySelectorAll<HTMLElement>(".you")].pop();
    const answer = question?.nextElementSibling as HTMLElement | null;
    let top = question ? question.offsetTop - ABOVE : 0;
    // Of a long question its end is enough; of a danger answer the first contact must be in sight, whatever the screen.
    if (answer) top = Math.max(top, answer.offsetTop - log.clientHeight * 0.6);
    const card = answer?.matches(".danger") && answer.querySelector<HTMLElement>(".calls li");
    if (card) {
      const { top: start, bottom: end } = card.getBoundingClientRect();
      // One as high as the screen begins just below its top: there its number stands.
      top = Math.max(top, log.scrollTop - log.getBoundingClientRect().top + Math.min(end - log.clientHeight + ABOVE, start - 3));
    }
    log.scrollTop = top;
    this.put = log.scrollTop;
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
    this.goBack();
  }

  private onClose(event: Event): void {
    // The browser may close a dialog by itself (the Android back gesture).
    if (this.shown && !(event.target as HTMLDialogElement).open) this.close();
  }

  /** The page around may be written from right to left: the chat is French. */
  private panel(): TemplateResult {
    return html`<div class="inner" dir="ltr"><div class="head">
        <span class="face">${icon("chat")}</span>
        <div class="names"><h2 id="title" tabindex="-1" aria-level=${this.mode === "bulle" ? 2 : 1}>${launcherTexts.name}</h2><p>${texts.subtitle}</p></div>
        <button type="button" class="quit" aria-describedby="quit-hint" title=${texts.quitHint} @click=${this.quit}>${icon("leave")}${launcherTexts.quit}</button>
        <span id="quit-hint" hidden>${texts.quitHint}</span>
        ${this.mode === "page" ? nothing : html`<button type="button" class="plain" aria-label=${launcherTexts.close} @click=${this.close}>${icon("close")}</button>`}
      </div>
      ${this.log()}${this.asking === "numbers" ? this.contactsPanel() : nothing}
      <div class="foot">${this.asking === "clear" || this.asking === "save" ? this.question(this.asking) : nothing}${this.form()}
        <div class="tools">
          <span id="left" ?hidden=${this.conversation.draft.length < WARN_CHARACTERS}>${texts.left(MOST_CHARACTERS - this.conversation.draft.length)}</span>
          <button type="button" class="sos" data-what="numbers" aria-expanded=${this.asking === "numbers"} @click=${() => this.ask(this.asking === "numbers" ? "" : "numbers")}>
            ${icon("phone")}<span>${texts.numbers}</span></button>
          ${this.tools()}
        </div>
      </div></div>`;
  }

  private log(): TemplateResult {
    const { entries, waiting, slow, failure, notice } = this.conversation;
    return html`<div class="log ${this.asking === "numbers" ? "away" : ""}" role="log" aria-label=${texts.log} tabindex="0">
      <p class="privacy">${texts.privacy}<br />${this.pageLink("confidentialite", texts.privacyPage)} · ${this.pageLink("faq", texts.allAnswers)}</p>
      ${entries.map((entry) => this.entry(entry))}
      ${notice ? html`<p class="note">${notice}</p>` : nothing}
      ${waiting ? html`<div class="typing"><span class="hidden">${texts.typing}</span><i></i><i></i><i></i></div>` : nothing}
      ${waiting && slow ? html`<div class="note">${texts.slow}${this.numbers()}</div>` : nothing}
      ${failure ? this.failed(failure) : nothing}
      ${waiting || failure ? nothing : this.offered()}
      <div class="tools">${this.tools()}</div>
    </div>`;
  }

  /** A page of the assistant: from its own page one goes there, from another site it opens beside. */
  private pageLink(path: string, title: string): TemplateResult {
    const address = `${this.server}/${path}`;
    if (this.mode === "page") return html`<a href=${address}>${title}</a>`;
    return html`<a href=${address} target="_blank" rel="noopener noreferrer">${title}<span class="hidden">${texts.newTab}</span></a>`;
  }

  private offered(): TemplateResult | typeof nothing {
    const { entries, choices, mistaken } = this.conversation;
    const fresh = this.sujet && !entries.some((entry) => entry.from === "you");
    const all: (Choice | string)[] = [...(fresh ? [this.sujet.slice(0, 120)] : []), ...choices, ...(mistaken ? [texts.notAsked] : [])];
    if (!all.length) return nothing;
    return html`<div class="choices" role="group" aria-label=${texts.choices}>
      ${all.map((one) => html`<button type="button" dir="auto" @click=${() => this.choose(one)}>${typeof one === "string" ? one : one.title}</button>`)}
    </div>`;
  }

  private entry(entry: Entry): TemplateResult {
    const { waiting, entries, contacts } = this.conversation;
    const last = entry === entries[entries.length - 1];
    if (entry.from === "you") {
      const unsent = entry.unanswered && !(waiting && last);
      return html`<div class="entry you ${unsent ? "unsent" : ""}"><div class="bubble"><span class="hidden">${texts.you}</span>
          <span dir="auto" lang=${ARABIC.test(entry.text) ? "ar" : nothing}>${entry.text}</span></div>
        ${unsent ? html`<small>${texts.notSent}${last ? nothing : html` <button type="button" ?disabled=${waiting} @click=${() => this.retry(entry)}>${texts.resend}</button>`}</small>` : nothing}</div>`;
    }
    return html`<div class="entry bot ${entry.kind === DANGER ? "danger" : ""}"><div class="bubble"><span class="hidden">${texts.bot}</span>
        ${messageView(entry, contacts ?? ofRelease(), entry.greeting ? this.accueil.slice(0, 200) : "")}</div>
      ${entry.id && (entry.kind === "answer" || entry.kind === "fallback") ? this.thumbs(entry) : nothing}
      ${last && !waiting ? this.offer(entry) : nothing}</div>`;
  }

  /** Whether the question may go to the team, and what became of it. */
  private offer(entry: Entry): TemplateResult {
    const choose = (yes: boolean) => {
      void this.conversation.sendQuestion(entry, yes);
      // The buttons go.
      this.focusInside();
    };
    return html`${entry.told ? html`<p class="note told">${entry.told}</p>` : nothing}
      ${entry.offer
        ? html`<div class="note offer" role="group" aria-labelledby="offer"><p id="offer">${texts.offer}</p>${texts.offerHow}
            <div><button type="button" @click=${() => choose(true)}>${texts.yes}</button><button type="button" @click=${() => choose(false)}>${texts.no}</button></div></div>`
        : nothing}`;
  }

  private thumbs(entry: Entry): TemplateResult {
    const { conversation } = this;
    const rate = (useful: boolean) => conversation.rate(entry, entry.useful === useful ? undefined : useful);
    const undo = (event: Event) => {
      // The button goes: the focus stays beside it.
      (event.target as Element).closest(".thumbs")?.querySelector("button")?.focus();
      void conversation.rate(entry);
    };
    return html`<div class="thumbs">${[true, false].map(
        (useful) => html`<button type="button" class="plain ${useful ? "" : "down"}" aria-label=${useful ? texts.useful : texts.useless}
          aria-pressed=${entry.useful === useful} ?disabled=${Boolean(conversation.failure)} @click=${() => rate(useful)}>${icon("up")}</button>`,
      )}<span>${entry.useful === undefined ? nothing : html`${texts.thanks} <button type="button" class="plain" @click=${undo}>${texts.undo}</button>`}</span></div>`;
  }

  private failed({ sentence, retryAt }: Failure): TemplateResult {
    const seconds = Math.ceil((retryAt - Date.now()) / 1000);
    return html`<div class="note failure">${sentence}
      <button type="button" class="retry" ?disabled=${seconds > 0} @click=${() => this.retry()}>${launcherTexts.retry}</button>
      ${seconds > 0 ? html`<small aria-live="off">${texts.wait(seconds)}</small>` : nothing}${this.numbers()}</div>`;
  }

  private retry(entry?: Entry): void {
    void this.conversation.retry(entry);
    this.focusInside();
  }

  private numbers(small = true): TemplateResult {
    const { contacts } = this.conversation;
    return html`<p>${launcherTexts.danger}</p>${calls(contacts ?? ofRelease(), small)}
      ${contacts ? nothing : html`<small>${launcherTexts.dated(day)}</small>`}`;
  }

  private contactsPanel(): TemplateResult {
    return html`<div class="asking contacts" role="group" aria-label=${texts.numbers}>${this.numbers(false)}
      <button type="button" @click=${() => this.ask("")}>${texts.numbersShut}</button></div>`;
  }

  private question(what: "clear" | "save"): TemplateResult {
    const saving = what === "save";
    return html`<div class="asking" role="group" aria-labelledby="asked"><p id="asked">${saving ? texts.saveAsk : texts.clearAsk}</p>
      <button type="button" class="main" @click=${this.confirm}>${saving ? texts.saveYes : texts.clearYes}</button>
      <button type="button" @click=${() => this.ask("")}>${texts.cancel}</button></div>`;
  }

  private form(): TemplateResult {
    const { draft, waiting } = this.conversation;
    return html`<form @submit=${(event: Event) => (event.preventDefault(), this.send())}>
        <label class="hidden" for="message">${texts.label}</label>
        <div class="grow" data-text=${draft}><textarea id="message" rows="1" dir="auto" maxlength=${MOST_CHARACTERS} placeholder=${texts.placeholder} enterkeyhint="send"
          autocomplete="off" aria-describedby="left" @input=${this.onInput} @keydown=${this.onEnter}></textarea></div>
        <button class="main send" aria-label=${texts.send} aria-disabled=${waiting || !draft.trim()}>${icon("send")}</button>
      </form>`;
  }

  /** Below the text field, and where the screen is too low for that at the end of the conversation. */
  private tools(): TemplateResult[] {
    return (["save", "clear"] as const).map(
      (what) => html`<button type="button" data-what=${what} ?disabled=${!this.conversation.entries.length} @click=${() => this.ask(what)}>${texts[what]}</button>`,
    );
  }

  private onInput(event: Event): void {
    this.conversation.write((event.target as HTMLTextAreaElement).value);
    this.requestUpdate();
  }

  private onEnter(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    this.send();
  }
}

/** Safari ends a composition with an Enter that says so in its old code alone. */
function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** Whether the browser keeps anything for the next page. */
function canKeep(): boolean {
  try {
    sessionStorage.setItem("amane-essai", "");
    sessionStorage.removeItem("amane-essai");
    return true;
  } catch {
    return false;
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
