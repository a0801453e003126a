import { SourcePlace } from '../finding';

/** A stack as the code declares it, before anything in it is resolved. */
export interface DeclaredStack {
  /** Name of the CloudFormation stack. */
  readonly name: string;
  /** Account of the stack's environment; absent where the code leaves it to the credentials. */
  readonly account?: string;
  /** Region of the stack's environment; absent where the code leaves it to the configuration. */
  readonly region?: string;
  /** The template, as parsed JSON; untrusted. */
  readonly template: Record<string, unknown>;
  /** Path in the construct tree by logical id, without the last `/Resource`: `Zoom/Cmk`. Empty for a deployed template. */
  readonly constructPaths: ReadonlyMap<string, string>;
  /** Where constructs are made, by logical id. @default - not known */
  readonly sourcePlaces?: ReadonlyMap<string, SourcePlace>;
  /** Where the template was read, for messages: a file, or a stack's ARN. */
  readonly source: string;
}
