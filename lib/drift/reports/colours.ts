/** How a text report marks what it shows; each function gives its text back, with or without colour. */
export interface Colours {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
}

const same = (text: string) => text;

/** No colour at all. */
export const NO_COLOURS: Colours = { bold: same, dim: same, red: same, yellow: same, green: same };
