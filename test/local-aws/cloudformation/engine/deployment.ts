import { isDeepStrictEqual } from 'node:util';
import { AwsError } from '../../http/aws-error';
import { Target } from '../change-set';
import { checkProperties, Properties, resourceType } from '../resources';
import { Stack, StackOutput, StackResource } from '../stack';
import { StackStore } from '../stack-store';
import { Surroundings } from '../template';
import { failureReason } from './handler-failure';
import { evaluateOutputs, Plan, ResourceChange } from './plan';
import { surroundings } from './surroundings';
import { ResourceFailure, Worker } from './worker';

/** The statuses that a stack passes through. */
export type DeploymentKind = 'CREATE' | 'UPDATE' | 'IMPORT';

/** Something to delete once all else is done. */
interface Leftover {
  readonly resource: StackResource;
  readonly policy: string | undefined;
  readonly isCurrent: boolean;
}

/** A step that takes back what a step of the deployment did. Returns the reason if it failed. */
type Undo = () => Promise<string | undefined>;

/** Brings a stack to a target, or back to where it was. */
export class Deployment {
  private readonly undo: Undo[] = [];
  private readonly leftovers: Leftover[] = [];
  private readonly former: Pick<Stack, 'resources' | 'settings' | 'model' | 'imports'>;
  private readonly imports = new Set<string>();
  private readonly view: Surroundings;

  constructor(
    private readonly kind: DeploymentKind,
    private readonly stack: Stack,
    private readonly target: Target,
    private readonly plan: Plan,
    private readonly store: StackStore,
    private readonly worker: Worker,
  ) {
    const { resources, settings, model, imports } = stack;
    this.former = { resources: new Map(resources), settings, model, imports };
    this.view = surroundings(
      stack,
      store,
      id => target.model.resources.get(id)?.Type,
      id => stack.resources.get(id)?.physical,
      name => this.imports.add(name),
    );
  }

  /** Runs to the end, be it a good or a bad one. */
  async run(): Promise<void> {
    const { stack, target, kind } = this;
    stack.settings = target.settings;
    if (kind !== 'CREATE') stack.updatedAt = new Date();
    let outputs: StackOutput[] = [];
    try {
      for (const change of this.plan.changes) await this.perform(change);
      outputs = evaluateOutputs(target.model, this.view);
      this.checkExports(outputs);
    } catch (error) {
      if (!(error instanceof ResourceFailure) && !(error instanceof AwsError)) throw error;
      return this.fail(summary(error));
    }
    stack.model = target.model;
    stack.outputs = outputs;
    stack.imports = this.imports;
    // The resources of a stack are listed in the order of their dependencies, so that they can be deleted backwards.
    stack.resources = new Map(target.model.order.map(id => [id, stack.resources.get(id)!]));
    if (kind === 'UPDATE') {
      stack.enter('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
      await this.cleanUp();
    }
    stack.enter(`${kind}_COMPLETE`);
  }

  private async perform(change: ResourceChange): Promise<void> {
    const { stack, worker, undo } = this;
    const { logicalId, existing, definition } = change;
    if (change.action === 'Remove') {
      stack.resources.delete(logicalId);
      this.leftovers.push({ resource: existing!, policy: existing!.definition.DeletionPolicy, isCurrent: true });
      return;
    }
    const properties = () => this.checkedProperties(logicalId);
    let resource: StackResource;
    if (change.action === 'Import') {
      const [identifier] = Object.values(change.importTarget!.identifier);
      resource = await worker.adopt(logicalId, definition!, identifier, properties);
    } else if (!existing) {
      resource = await worker.create(logicalId, definition!, properties);
      // RetainExceptOnCreate means: not on the rollback of the very operation that made the resource.
      undo.push(() => worker.remove(resource, definition!.DeletionPolicy, true));
    } else if (change.replaces && this.replacesIndeed(existing)) {
      resource = await worker.replace(existing, definition!, properties);
      this.leftovers.push({ resource: existing, policy: existing.definition.UpdateReplacePolicy, isCurrent: false });
      undo.push(() => worker.remove(resource, undefined, false));
    } else if (this.changesIndeed(change)) {
      resource = await worker.update(existing, definition!, properties, after => {
        undo.push(() => this.restore(existing, { ...existing, properties: after }));
      });
    } else {
      resource = { ...existing, definition: definition! };
    }
    stack.resources.set(logicalId, resource);
  }

  private properties(logicalId: string): Properties {
    return this.target.model.properties(logicalId, this.view);
  }

  private checkedProperties(logicalId: string): Properties {
    const properties = this.properties(logicalId);
    checkProperties(resourceType(this.target.model.resources.get(logicalId)!.Type), logicalId, properties);
    return properties;
  }

  /** A value that was not known when the plan was made may turn out to be what it was. */
  private replacesIndeed(existing: StackResource): boolean {
    const after = this.properties(existing.logicalId);
    return resourceType(existing.type).replacedBy!.some(
      name => !isDeepStrictEqual(existing.properties[name], after[name]),
    );
  }

  private changesIndeed({ existing, scope, logicalId }: ResourceChange): boolean {
    return scope.includes('Tags') || !isDeepStrictEqual(existing!.properties, this.properties(logicalId));
  }

  private async fail(reason: string): Promise<void> {
    const { stack, kind } = this;
    if (stack.disableRollback) {
      stack.model ??= this.target.model;
      stack.enter(`${kind}_FAILED`, reason);
      return;
    }
    const prefix = { CREATE: 'ROLLBACK', UPDATE: 'UPDATE_ROLLBACK', IMPORT: 'IMPORT_ROLLBACK' }[kind];
    stack.enter(`${prefix}_IN_PROGRESS`, kind === 'CREATE' ? `${reason} Rollback requested by user.` : reason);
    stack.settings = this.former.settings;
    const failed = (await this.takeBack()).filter(failure => failure !== undefined);
    stack.resources = kind === 'CREATE' ? new Map() : this.former.resources;
    if (kind === 'CREATE') stack.model = this.target.model;
    if (failed.length > 0) {
      stack.enter(`${prefix}_FAILED`, failed.join('; '));
      return;
    }
    if (kind === 'UPDATE') stack.enter('UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
    stack.enter(`${prefix}_COMPLETE`);
  }

  private async takeBack(): Promise<(string | undefined)[]> {
    const results: (string | undefined)[] = [];
    for (const step of [...this.undo].reverse()) results.push(await step());
    return results;
  }

  private async restore(former: StackResource, present: StackResource): Promise<string | undefined> {
    try {
      await this.worker.update(present, former.definition, () => former.properties);
      return undefined;
    } catch (error) {
      if (error instanceof ResourceFailure) return error.reason;
      throw error;
    }
  }

  private async cleanUp(): Promise<void> {
    for (const { resource, policy, isCurrent } of this.leftovers) {
      // An update is complete also when something that is no longer part of the stack could not be deleted.
      const keeps = policy === 'RetainExceptOnCreate' ? 'Retain' : policy;
      await this.worker.remove(resource, keeps, isCurrent);
      if (isCurrent) this.stack.records.delete(resource.logicalId);
    }
  }

  private checkExports(outputs: StackOutput[]): void {
    const { stack, store } = this;
    for (const { exportName } of outputs) {
      const owner = store.exports(stack.caller).find(({ output }) => output.exportName === exportName)?.stack;
      if (exportName !== undefined && owner && owner !== stack) {
        throw new AwsError(
          'ValidationError',
          `Export with name ${exportName} is already exported by stack ${owner.name}.`,
        );
      }
    }
    for (const { exportName, value } of stack.outputs) {
      const importers = exportName === undefined ? [] : store.importers(stack.caller, exportName);
      const after = outputs.find(output => output.exportName === exportName);
      if (importers.length > 0 && after?.value !== value) {
        const verb = after ? 'updated' : 'deleted';
        throw new AwsError(
          'ValidationError',
          `Export ${exportName} cannot be ${verb} as it is in use by ${importers.map(({ name }) => name).join(', ')}`,
        );
      }
    }
  }
}

function summary(error: ResourceFailure | AwsError): string {
  if (error instanceof AwsError) return failureReason(error);
  return `The following resource(s) failed to ${error.verb}: [${error.logicalId}].`;
}
