// The colour of the chat: AMANE's own, or a partner's, corrected until text is readable on it (WCAG 2.2: 4.5 to 1).

type Rgb = [number, number, number];

const READABLE = 4.5;
export const DEFAULT_COLOUR = "#a33f1c";

function parse(colour: string | null | undefined): Rgb {
  const digits = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec((colour || "").trim())?.[1] ?? DEFAULT_COLOUR.slice(1);
  const full = digits.length === 3 ? digits.replace(/./g, "$&$&") : digits;
  return [0, 2, 4].map((at) => parseInt(full.slice(at, at + 2), 16)) as Rgb;
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((value) => (value <= 10 ? value / 3294 : ((value / 255 + 0.055) / 1.055) ** 2.4)) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Return `colour` as #rrggbb, moved towards `towards` until its contrast with `against` is 4.5; an unknown notation gives the default colour. */
export function readable(colour: string | null | undefined, against: string, towards: string): string {
  let corrected = parse(colour);
  const end = parse(towards);
  const ground = parse(against);
  for (let step = 0; step < 40 && contrast(corrected, ground) < READABLE; step++) {
    corrected = corrected.map((value, index) => Math.round(value + ((end[index] as number) - value) * 0.1)) as Rgb;
    if (step === 39) corrected = end;
  }
  return "#" + corrected.map((value) => value.toString(16).padStart(2, "0")).join("");
}
