import { Frame } from './frame';
import { isResolved, Outcome, then, Unresolved } from './outcome';
import { shownValue } from '../../shown';

/** Evaluates an intrinsic function. */
export type IntrinsicFunction = (argument: unknown, frame: Frame) => Outcome;

/** A scalar as the text that CloudFormation takes it for; nothing for anything else. */
export function textOf(value: unknown): string | undefined {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
}

/** Evaluates an argument that has to come to a text. */
export function evaluateText(node: unknown, name: string, frame: Frame): Outcome<string> {
  return then(frame.evaluate(node), value => asText(value, name, frame));
}

/** Takes a value for a text. */
export function asText(value: unknown, name: string, frame: Frame): Outcome<string> {
  const text = textOf(value);
  return text === undefined ? wrongShape(name, 'a text', value, frame) : { value: text };
}

/** Evaluates an argument that has to come to a list. */
export function evaluateList(node: unknown, name: string, frame: Frame): Outcome<unknown[]> {
  return then(frame.evaluate(node), value =>
    Array.isArray(value) ? { value } : wrongShape(name, 'a list', value, frame),
  );
}

/** Evaluates an argument that has to come to a list of texts. */
export function evaluateTexts(node: unknown, name: string, frame: Frame): Outcome<string[]> {
  return then(evaluateList(node, name, frame), items => {
    const texts = items.map(item => asText(item, name, frame));
    const wrong = texts.find(text => !isResolved(text));
    return wrong === undefined ? { value: items.map(String) } : (wrong as Unresolved);
  });
}

/** Arguments that can't be what a function takes. */
export function wrongShape(name: string, expected: string, given: unknown, frame: Frame): Unresolved {
  return frame.unresolved(`\`${name}\``, `it takes ${expected}, got ${shownValue(given)}`);
}

/** Whether an argument is a list of so many arguments. */
export function isTuple(argument: unknown, ...lengths: number[]): argument is unknown[] {
  return Array.isArray(argument) && lengths.includes(argument.length);
}
