/** Colours of a page: text on a ground, in pairs that can be read. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  /** Text of less weight. */
  readonly dim: string;
  readonly link: string;
  /** Lines around tables and regions. */
  readonly line: string;
  /** Ground of heads and code. */
  readonly shade: string;
  readonly good: string;
  readonly goodGround: string;
  readonly bad: string;
  readonly badGround: string;
  readonly open: string;
  readonly openGround: string;
  /** Of what was gained: neither good nor bad by itself. */
  readonly gain: string;
  readonly gainGround: string;
}

/** For daylight. */
export const LIGHT: Palette = {
  paper: '#ffffff',
  ink: '#1b1f24',
  dim: '#57606a',
  link: '#0b57a4',
  line: '#80868d',
  shade: '#f1f3f5',
  good: '#14622b',
  goodGround: '#e6f4ea',
  bad: '#a1121f',
  badGround: '#fdecec',
  open: '#6b4700',
  openGround: '#fff4d6',
  gain: '#4b2a99',
  gainGround: '#efeafc',
};

/** For the dark. */
export const DARK: Palette = {
  paper: '#14181d',
  ink: '#e6e9ec',
  dim: '#a9b2bc',
  link: '#8ec5ff',
  line: '#7b8691',
  shade: '#20262d',
  good: '#8fe3a6',
  goodGround: '#143021',
  bad: '#ffb3b3',
  badGround: '#3d1518',
  open: '#ffd98a',
  openGround: '#3a2c08',
  gain: '#cdb8ff',
  gainGround: '#2a2145',
};

/** For paper: no ground, as printers leave it out, and black. */
export const PRINT: Palette = {
  ...LIGHT,
  ink: '#000000',
  dim: '#000000',
  link: '#000000',
  line: '#000000',
  shade: '#ffffff',
  good: '#000000',
  goodGround: '#ffffff',
  bad: '#000000',
  badGround: '#ffffff',
  open: '#000000',
  openGround: '#ffffff',
  gain: '#000000',
  gainGround: '#ffffff',
};

/** A palette as custom properties of CSS: `--good-ground: #e6f4ea`. */
export function customProperties(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, colour]) => `--${name.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}:${colour}`)
    .join(';');
}
