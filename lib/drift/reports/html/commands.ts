import { Markup, markup } from './markup';

/** A text of ours in which commands are in backticks. */
export function withCommands(text: string): Markup {
  return markup`${text.split('`').map((part, index) => (index % 2 === 1 ? markup`<code>${part}</code>` : part))}`;
}
