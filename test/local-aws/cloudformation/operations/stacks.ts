import { AwsError } from '../../http/aws-error';
import { flag, FormObject, optionalString, requiredString, strings } from '../../http/form';
import { makePlan } from '../engine/plan';
import { Stack } from '../stack';
import { Operations } from './context';
import { checkStackName, targetFrom } from './request';

/** Making, changing and deleting stacks without change sets, as `cdk deploy --method=direct` and `cdk destroy` do. */
export const stackOperations: Operations = context => ({
  CreateStack: (input, caller) => {
    const name = requiredString(input, 'StackName');
    checkStackName(name);
    if (context.store.find(caller, name)) {
      throw new AwsError('AlreadyExistsException', `Stack [${name}] already exists`);
    }
    const stack = new Stack(name, caller);
    const target = targetFrom(input, stack, context.services);
    const plan = makePlan(stack, target, context.store);
    stack.disableRollback = disablesRollback(input);
    stack.terminationProtection = flag(input, 'EnableTerminationProtection');
    context.store.add(stack);
    context.deploy(stack, 'CREATE', target, plan, optionalString(input, 'ClientRequestToken'));
    return { StackId: stack.id };
  },

  UpdateStack: (input, caller) => {
    const stack = context.store.get(caller, requiredString(input, 'StackName'));
    refuseUpdate(stack);
    const target = targetFrom(input, stack, context.services);
    const plan = makePlan(stack, target, context.store);
    if (plan.isEmpty) throw new AwsError('ValidationError', 'No updates are to be performed.');
    stack.disableRollback = flag(input, 'DisableRollback');
    context.deploy(stack, 'UPDATE', target, plan, optionalString(input, 'ClientRequestToken'));
    return { StackId: stack.id };
  },

  DeleteStack: (input, caller) => {
    const stack = context.store.find(caller, requiredString(input, 'StackName'));
    // Deleting what isn't there is no error.
    if (!stack || stack.status === 'DELETE_COMPLETE' || stack.status === 'DELETE_IN_PROGRESS') return;
    if (stack.terminationProtection) {
      throw new AwsError(
        'ValidationError',
        `Stack [${stack.id}] cannot be deleted while TerminationProtection is enabled`,
      );
    }
    stack.refuseInProgress();
    const retain = strings(input, 'RetainResources');
    if (retain.length > 0 && stack.status !== 'DELETE_FAILED') {
      throw new AwsError(
        'ValidationError',
        'Invalid operation on stack [' +
          stack.id +
          ']. Specifying RetainResources is only allowed when the stack is in DELETE_FAILED state.',
      );
    }
    context.delete(stack, retain, optionalString(input, 'ClientRequestToken'));
  },

  UpdateTerminationProtection: (input, caller) => {
    const stack = context.store.get(caller, requiredString(input, 'StackName'));
    stack.terminationProtection = flag(input, 'EnableTerminationProtection');
    return { StackId: stack.id };
  },
});

/** Refuses an update of a stack that is busy, or beyond updates. */
export function refuseUpdate(stack: Stack): void {
  stack.refuseInProgress();
  const updatable = /^(CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT|IMPORT_ROLLBACK)_COMPLETE$|^UPDATE_FAILED$|^CREATE_FAILED$/;
  if (updatable.test(stack.status) && stack.model) return;
  throw new AwsError('ValidationError', `Stack:${stack.id} is in ${stack.status} state and can not be updated.`);
}

function disablesRollback(input: FormObject): boolean {
  const onFailure = optionalString(input, 'OnFailure') ?? 'ROLLBACK';
  if (onFailure === 'DELETE') {
    throw new AwsError('ValidationError', 'OnFailure DELETE is not implemented by this endpoint');
  }
  return flag(input, 'DisableRollback') || onFailure === 'DO_NOTHING';
}
