/** A function in a template: an object with one member, whose name is the function's. */
export interface FunctionCall {
  readonly name: string;
  readonly argument: unknown;
}

/** Takes an object for a call of an intrinsic function; nothing where it is none. */
export function functionCall(node: object): FunctionCall | undefined {
  const names = Object.keys(node);
  if (names.length !== 1 || !(names[0] === 'Ref' || names[0].startsWith('Fn::'))) return undefined;
  return { name: names[0], argument: (node as Record<string, unknown>)[names[0]] };
}
