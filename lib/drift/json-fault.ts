/** Where a text stops being JSON. */
export interface JsonFault {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
}

/** What may come next. */
type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end' | 'nothing';

/**
 * The place of the first fault in a text that `JSON.parse` refuses, whose own messages leave the place out for some
 * faults.
 */
export function jsonFault(text: string): JsonFault {
  const before = text.slice(0, faultPosition(text));
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
}

function faultPosition(text: string): number {
  const closers: string[] = [];
  let expected: Expected = 'value';
  let position = 0;
  while (position < text.length) {
    const character = text[position];
    const closer: string | undefined = closers[closers.length - 1];
    if (' \t\r\n'.includes(character)) {
      position++;
    } else if (expected === 'nothing') {
      return position;
    } else if (expected === ':') {
      if (character !== ':') return position;
      expected = 'value';
      position++;
    } else if (expected === ', or end') {
      if (character !== ',' && character !== closer) return position;
      if (character === closer) closers.pop();
      else expected = closer === '}' ? 'key' : 'value';
      if (closers.length === 0) expected = 'nothing';
      position++;
    } else if (character === closer && expected.endsWith(closer)) {
      closers.pop();
      expected = closers.length === 0 ? 'nothing' : ', or end';
      position++;
    } else if (!expected.startsWith('key') && (character === '{' || character === '[')) {
      closers.push(character === '{' ? '}' : ']');
      expected = character === '{' ? 'key or }' : 'value or ]';
      position++;
    } else {
      const end = expected.startsWith('key') ? endOfString(text, position) : endOfScalar(text, position);
      if (end < 0) return position;
      expected = expected.startsWith('key') ? ':' : closers.length === 0 ? 'nothing' : ', or end';
      position = end;
    }
  }
  return position;
}

/** The position after a string, a number or a word; -1 where none is. */
function endOfScalar(text: string, start: number): number {
  if (text[start] === '"') return endOfString(text, start);
  let end = start;
  while (end < text.length && !' \t\r\n,:[]{}"'.includes(text[end])) end++;
  return isJson(text.slice(start, end)) ? end : -1;
}

function endOfString(text: string, start: number): number {
  if (text[start] !== '"') return -1;
  let end = start + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  return isJson(text.slice(start, end + 1)) ? end + 1 : -1;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
