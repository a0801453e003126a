import { portableText } from '../portable-text';

/**
 * Text from outside as the text of a SARIF message: viewers take `[…](…)` for a link and `{0}` for a placeholder. A message has no
 * way to say that the former is text, so its parenthesis is shown as an escape.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html, 3.11.5 and 3.11.6
 */
export function sarifText(text: string): string {
  return portableText(text).replaceAll('](', ']\\u0028').replace(/[{}]/g, '$&$&');
}
