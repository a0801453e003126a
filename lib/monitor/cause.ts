import { parsedJson } from './parsed-json';
import { lineOf } from './words';
import { member } from '../drift/json-value';

/** Characters that a summary has room for, of each row. */
const MOST_CHARACTERS = 300;

/** The message in a cause that was cut, so that it is JSON no more. */
const MESSAGE = /"errorMessage"\s*:\s*"((?:[^"\\]|\\.)*)/;

/**
 * Why the item of a map failed, in one line: the name of the error and the first line of its cause. Lambda's causes are JSON with a stack
 * trace, of which only the message is told.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export function reasonOfFailure(error: unknown, cause: unknown): string {
  const texts = [error, messageOf(cause)].filter(text => typeof text === 'string' && text !== '') as string[];
  return lineOf(texts.map(firstLine).join(': '), MOST_CHARACTERS) || 'no reason is given';
}

function messageOf(cause: unknown): unknown {
  if (typeof cause !== 'string' || !cause.trimStart().startsWith('{')) return cause;
  return member(parsedJson(cause), 'errorMessage') ?? unescaped(MESSAGE.exec(cause)?.[1]);
}

function unescaped(text: string | undefined): unknown {
  return text === undefined ? undefined : (parsedJson(`"${text}"`) ?? text);
}

function firstLine(text: string): string {
  return text.trimStart().split(/[\r\n\u2028\u2029]/, 1)[0];
}
