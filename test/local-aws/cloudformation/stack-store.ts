import { Stack, StackOutput } from './stack';
import { StackOutputReference } from './template';
import { AwsError } from '../http/aws-error';
import { Caller, partitionOf } from '../identity/caller';

/** The stacks of all accounts and Regions. */
export class StackStore {
  private readonly stacks: Stack[] = [];

  add(stack: Stack): void {
    this.stacks.push(stack);
  }

  /** The stacks of the caller's account and Region, newest first, deleted ones included. */
  all({ account, region }: Pick<Caller, 'account' | 'region'>): Stack[] {
    return this.stacks.filter(({ caller }) => caller.account === account && caller.region === region).reverse();
  }

  /** Finds a stack by its name or id; a deleted one only by its id. */
  find(caller: Pick<Caller, 'account' | 'region'>, nameOrId: string): Stack | undefined {
    return this.all(caller).find(
      stack => stack.id === nameOrId || (stack.name === nameOrId && stack.status !== 'DELETE_COMPLETE'),
    );
  }

  /** Finds a stack, or throws the error of most operations. */
  get(caller: Caller, nameOrId: string): Stack {
    const stack = this.find(caller, nameOrId);
    if (!stack) throw new AwsError('ValidationError', `Stack [${nameOrId}] does not exist`);
    return stack;
  }

  /** All exports of the caller's account and Region. */
  exports(caller: Caller): { readonly stack: Stack; readonly output: StackOutput }[] {
    return this.all(caller)
      .filter(stack => stack.status !== 'DELETE_COMPLETE')
      .flatMap(stack =>
        stack.outputs.filter(output => output.exportName !== undefined).map(output => ({ stack, output })),
      );
  }

  /** The stacks that read an export. */
  importers(caller: Caller, exportName: string): Stack[] {
    return this.all(caller).filter(stack => stack.status !== 'DELETE_COMPLETE' && stack.imports.has(exportName));
  }

  /** The value of an export. */
  importValue(caller: Caller, exportName: string): string {
    const found = this.exports(caller).find(({ output }) => output.exportName === exportName);
    if (!found) throw new AwsError('ValidationError', `No export named ${exportName} found.`);
    return found.output.value;
  }

  /** The value of an output of another stack, also in another Region, or in the account of a role. */
  stackOutput(caller: Caller, { stackName, outputName, region, roleArn }: StackOutputReference): string {
    const where = { account: roleArn?.split(':')[4] ?? caller.account, region: region ?? caller.region };
    const stack = this.find(where, stackName);
    if (!stack || stack.status === 'REVIEW_IN_PROGRESS') {
      throw new AwsError(
        'ValidationError',
        `Stack [${stackName}] does not exist in ${where.region} (${partitionOf(where.region)}, account ${where.account})`,
      );
    }
    const output = stack.outputs.find(({ key }) => key === outputName);
    if (!output) {
      throw new AwsError('ValidationError', `Stack [${stackName}] in ${where.region} has no output ${outputName}`);
    }
    return output.value;
  }
}
