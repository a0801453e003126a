/** Says on standard error what is being measured: it takes minutes. */
export function progress(text: string): void {
  process.stderr.write(`bench: ${text}\n`);
}
