// The colour of the chat: AMANE's own, or a partner's, corrected until text is readable on it (WCAG 2.2: 4.5 to 1).

type Rgb = [number, number, number];

const READABLE = 4.5;
export const DEFAULT_COLOUR = "#a33f1c";

function parse(colour: string): Rgb {
  const digits = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(colour.trim())?.[1] ?? DEFAULT_COLOUR.slice(1);
  const full = digits.length === 3 ? digits.replace(/./g, "$&$&") : digits;
  return [0, 2, 4].map((at) => parseInt(full.slice(at, at + 2), 16)) as Rgb;
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((value) => (value <= 10 ? value / 3294 : ((value / 255 + 0.055) / 1.055) ** 2.4)) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Rgb, other: Rgb): number {
  const [first, second] = [luminance(one) + 0.05, luminance(other) + 0.05];
  return Math.max(first / second, second / first);
}

/** Return `colour` moved towards `towards` until its contrast with `against` is 4.5; an unknown notation gives the default colour. */
export function readable(colour: string, against: string, towards: string): string {
  const start = parse(colour);
  const [end, ground] = [parse(towards), parse(against)];
  for (let part = 0; ; part += 0.04) {
    const corrected = start.map((value, index) => Math.round(value + ((end[index] as number) - value) * Math.min(part, 1))) as Rgb;
    if (part > 1 || contrast(corrected, ground) >= READABLE) return `rgb(${corrected})`;
  }
}
