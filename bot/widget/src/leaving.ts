// Leaving without a trace: what a tab keeps, what tabs tell each other, and the way to the neutral page.

/** Where the server is talked to. */
export const PATH = "/webhooks/web/conversations";
/** Of sessionStorage: the conversation; that the panel is open. */
export const KEY = "amane-conversation";
export const OPEN_KEY = "amane-ouvert";

/** Where "Quitter vite" leads: plausible on any screen, no account, no history of searches. */
export const NEUTRAL_PAGE = "https://fr.wikipedia.org/";
/** Presses of Shift alone, in a row, that leave at once; fewer happen while writing, five call Windows' sticky keys. */
const PRESSES = 3;
const WITHIN_MS = 2_000;
const CHANNEL = "amane";

/** Call `leave` when Shift alone is pressed three times in a row, until `signal`. */
export function onQuickExit(target: EventTarget, leave: () => void, signal?: AbortSignal): void {
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
    presses.push(Date.now());
    if (Date.now() - (presses[presses.length - PRESSES] ?? 0) < WITHIN_MS) leave();
  };
  const options = { capture: true, signal };
  target.addEventListener("keydown", down, options);
  target.addEventListener("keyup", up, options);
}

/** Leave this page for the neutral one, so that "back" does not return; what is on screen goes first, as a slow network may keep it there. */
export function leavePage(delay = 0): void {
  document.documentElement.style.setProperty("display", "none", "important");
  document.title = "Wikipédia";
  const go = () => location.replace(NEUTRAL_PAGE);
  if (delay) setTimeout(go, delay);
  else go();
}

/** The other tabs of this browser in which the assistant is shown on the same site, duplicates among them. */
export class Tabs {
  private channel?: BroadcastChannel;

  /** `heard` is told the number of a conversation that was erased elsewhere; empty where everything is to go. */
  constructor(private readonly heard: (erased: string) => void) {}

  /** An open channel keeps browsers from keeping a page that is left: it is closed then. */
  listen(): void {
    try {
      this.channel ??= new BroadcastChannel(CHANNEL);
      this.channel.onmessage = ({ data }) => typeof data === "string" && this.heard(data);
    } catch {
      // Where storage is forbidden, so is this; nothing of the conversation is kept there either.
    }
  }

  stop(): void {
    this.channel?.close();
    this.channel = undefined;
  }

  erased(conversation: string): void {
    this.channel?.postMessage(conversation);
  }
}
