import { createHash } from 'node:crypto';
import { customProperties, DARK, LIGHT, PRINT } from './palette';
import { PRINT_STYLE } from './print-style';
import { SCREEN_STYLE } from './screen-style';

/** All of the style of the page. It is the same in each, so its hash is too. */
export const STYLE = [
  `:root{color-scheme:light dark;${customProperties(LIGHT)}}`,
  `@media screen and (prefers-color-scheme:dark){:root{${customProperties(DARK)}}}`,
  `@media print{:root{color-scheme:light;${customProperties(PRINT)}}}`,
  SCREEN_STYLE.trim(),
  PRINT_STYLE.trim(),
].join('\n');

/**
 * What the page may do: have this one style. Nothing is fetched, run, framed or sent. The icon is there so that no browser asks for
 * one, and holds nothing.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
