/** What CloudFormation says of a deployed stack. */
export interface StackFacts {
  /** The twelve digits of the account that the stack is in. */
  readonly account: string;
  readonly region: string;
  /** ARN of the stack. */
  readonly id: string;
  /** Value by the name of a parameter; `****` for one with NoEcho. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Physical id by logical id, of resources that exist. */
  readonly physicalIds: ReadonlyMap<string, string>;
  /** Value by the name of an output. */
  readonly outputs: ReadonlyMap<string, string>;
}
