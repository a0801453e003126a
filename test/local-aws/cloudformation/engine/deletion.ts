import { Stack } from '../stack';
import { StackStore } from '../stack-store';
import { Worker } from './worker';

/** Deletes a stack, its resources in reverse order. */
export async function deleteStack(stack: Stack, store: StackStore, worker: Worker, retain: string[]): Promise<void> {
  const inUse = stack.outputs.flatMap(({ exportName }) =>
    exportName === undefined ? [] : store.importers(stack.caller, exportName).map(({ name }) => ({ exportName, name })),
  );
  if (inUse.length > 0) {
    const [{ exportName, name }] = inUse;
    stack.enter('DELETE_FAILED', `Export ${exportName} cannot be deleted as it is in use by ${name}`);
    return;
  }
  const failed: string[] = [];
  for (const resource of [...stack.resources.values()].reverse()) {
    const { DeletionPolicy } = resource.definition;
    const keeps = retain.includes(resource.logicalId) || DeletionPolicy?.startsWith('Retain');
    const failure = await worker.remove(resource, keeps ? 'Retain' : undefined, true);
    if (failure === undefined) stack.resources.delete(resource.logicalId);
    else failed.push(resource.logicalId);
  }
  if (failed.length > 0) {
    stack.enter('DELETE_FAILED', `The following resource(s) failed to delete: [${failed.join(', ')}]. `);
    return;
  }
  stack.outputs = [];
  stack.imports = new Set();
  stack.deletedAt = new Date();
  stack.enter('DELETE_COMPLETE');
}
