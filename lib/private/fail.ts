import { IConstruct } from 'constructs';

/** Throws an error that names the construct in which the mistake was made. */
export function fail(scope: IConstruct, message: string): never {
  throw new Error(`[${scope.node.path}] ${message}`);
}
