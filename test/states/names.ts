/** Where a state machine is. */
export interface MachinePlace {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  /** Name of the state machine. */
  readonly name: string;
}

/** Reads the ARN of a state machine. */
export function placeOf(stateMachineArn: string): MachinePlace {
  const [, partition, service, region, account, resource, name] = stateMachineArn.split(':');
  if (service !== 'states' || resource !== 'stateMachine' || !name) {
    throw new Error(`'${stateMachineArn}' is no ARN of a state machine`);
  }
  return { partition, region, account, name };
}

/** An ARN of Step Functions. */
export function statesArn({ partition, region, account }: MachinePlace, resource: string): string {
  return `arn:${partition}:states:${region}:${account}:${resource}`;
}
