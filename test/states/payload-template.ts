import { StatesFailure } from './states-failure';

const PATH = /^\$(\.[A-Za-z_]\w*)*$/;

/** Fills a payload template in: a member `name.$` becomes `name`, with what its path leads to in the input. */
export function filledIn(template: unknown, input: unknown): unknown {
  if (Array.isArray(template)) return template.map(item => filledIn(item, input));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(
    Object.entries(template).map(([name, value]) =>
      name.endsWith('.$') ? [name.slice(0, -2), at(String(value), input)] : [name, filledIn(value, input)],
    ),
  );
}

/** Checks the paths of a template. @throws {Error} where one is not interpreted here: the context object, functions, filters */
export function requirePaths(template: unknown): void {
  if (typeof template !== 'object' || template === null) return;
  for (const [name, value] of Object.entries(template)) {
    if (!name.endsWith('.$')) {
      requirePaths(value);
    } else if (typeof value !== 'string' || !PATH.test(value)) {
      throw new Error(
        `'${name}' has the path '${String(value)}', which is not interpreted: only '$' and '$.name.name' are`,
      );
    }
  }
}

function at(path: string, input: unknown): unknown {
  const [, ...names] = path.split('.');
  return names.reduce((value, name) => {
    if (typeof value === 'object' && value !== null && Object.hasOwn(value, name)) {
      return value[name as keyof typeof value];
    }
    throw new StatesFailure('States.ParameterPathFailure', `The JSONPath '${path}' could not be found in the input`);
  }, input);
}
