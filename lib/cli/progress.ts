import { Console } from './console';

/** Shows on a terminal how far the work is, on one line that is rewritten; elsewhere nothing. */
export class Progress {
  constructor(private readonly stream: Console['stderr']) {}

  /** Shows a text in the place of the one before. */
  public show(text: string): void {
    if (this.stream.isTTY) this.stream.write(`\r\u001b[2K${text}`);
  }

  /** Takes the line away. */
  public clear(): void {
    this.show('');
  }
}
