import { HandlerContext, Physical, Properties, resourceType } from '../resources';
import { Services } from '../services';
import { Stack, StackResource } from '../stack';
import { ResourceDefinition } from '../template';
import { failureReason } from './handler-failure';

type FailedStatus = 'CREATE_FAILED' | 'UPDATE_FAILED' | 'IMPORT_FAILED';

/** A resource failed. The event says so already. */
export class ResourceFailure extends Error {
  constructor(
    readonly logicalId: string,
    readonly verb: 'create' | 'update' | 'import',
    readonly reason: string,
  ) {
    super(reason);
  }
}

/** Makes, changes and deletes single resources of a stack, with the events of each step. */
export class Worker {
  constructor(
    private readonly stack: Stack,
    private readonly services: Services,
    /** Lets time pass between steps, so that a client can see a stack in progress. */
    private readonly pause: () => Promise<void>,
  ) {}

  async create(logicalId: string, definition: ResourceDefinition, evaluate: () => Properties): Promise<StackResource> {
    const { Type: type } = definition;
    this.stack.note(logicalId, type, '', 'CREATE_IN_PROGRESS');
    await this.pause();
    const resource = this.attempt(logicalId, type, '', 'CREATE_FAILED', () => {
      const properties = evaluate();
      const physical = resourceType(type).create(this.context(logicalId), properties);
      return { logicalId, type, physical, definition, properties };
    });
    const { physicalId } = resource.physical;
    this.stack.note(
      logicalId,
      type,
      physicalId,
      'CREATE_IN_PROGRESS',
      'Resource creation Initiated',
      resource.properties,
    );
    await this.pause();
    this.stack.note(logicalId, type, physicalId, 'CREATE_COMPLETE', undefined, resource.properties);
    return resource;
  }

  /** @param onTouch told right before the resource may change, so that the change can be taken back */
  async update(
    existing: StackResource,
    definition: ResourceDefinition,
    evaluate: () => Properties,
    onTouch: (after: Properties) => void = () => undefined,
  ): Promise<StackResource> {
    const { logicalId, type, physical } = existing;
    this.stack.note(logicalId, type, physical.physicalId, 'UPDATE_IN_PROGRESS');
    await this.pause();
    const properties = this.attempt(logicalId, type, physical.physicalId, 'UPDATE_FAILED', () => {
      const after = evaluate();
      resourceType(type).refuseUpdate?.(existing.properties, after);
      onTouch(after);
      resourceType(type).update(this.context(logicalId), physical.physicalId, existing.properties, after);
      return after;
    });
    this.stack.note(logicalId, type, physical.physicalId, 'UPDATE_COMPLETE', undefined, properties);
    return { ...existing, definition, properties };
  }

  async replace(
    existing: StackResource,
    definition: ResourceDefinition,
    evaluate: () => Properties,
  ): Promise<StackResource> {
    const { logicalId, type, physical: old } = existing;
    const reason = 'Requested update requires the creation of a new physical resource; hence creating one.';
    this.stack.note(logicalId, type, old.physicalId, 'UPDATE_IN_PROGRESS', reason);
    await this.pause();
    const { properties, physical } = this.attempt(logicalId, type, old.physicalId, 'UPDATE_FAILED', () => {
      const after = evaluate();
      return { properties: after, physical: resourceType(type).create(this.context(logicalId), after) };
    });
    this.stack.note(
      logicalId,
      type,
      physical.physicalId,
      'UPDATE_IN_PROGRESS',
      'Resource creation Initiated',
      properties,
    );
    await this.pause();
    this.stack.note(logicalId, type, physical.physicalId, 'UPDATE_COMPLETE', undefined, properties);
    return { logicalId, type, physical, definition, properties };
  }

  async adopt(
    logicalId: string,
    definition: ResourceDefinition,
    identifier: string,
    evaluate: () => Properties,
  ): Promise<StackResource> {
    const { Type: type } = definition;
    this.stack.note(logicalId, type, identifier, 'IMPORT_IN_PROGRESS', 'Resource import started.');
    await this.pause();
    const resource = this.attempt(logicalId, type, identifier, 'IMPORT_FAILED', () => {
      const physical: Physical = resourceType(type).find!(this.context(logicalId), identifier);
      return { logicalId, type, physical, definition, properties: evaluate() };
    });
    this.stack.note(logicalId, type, identifier, 'IMPORT_COMPLETE', 'Resource import completed.');
    return resource;
  }

  /** Deletes a resource, or leaves it be when its policy says so. Returns the reason if it failed. */
  async remove(resource: StackResource, policy: string | undefined, isCurrent: boolean): Promise<string | undefined> {
    const { logicalId, type, physical } = resource;
    const say = (status: string, reason?: string) => {
      if (isCurrent) this.stack.note(logicalId, type, physical.physicalId, status, reason);
      else this.stack.addEvent(logicalId, physical.physicalId, type, status, reason);
    };
    if (policy === 'Retain') {
      say('DELETE_SKIPPED');
      return undefined;
    }
    say('DELETE_IN_PROGRESS');
    await this.pause();
    try {
      resourceType(type).remove(this.context(logicalId), physical.physicalId, resource.properties);
    } catch (error) {
      const reason = failureReason(error, type);
      say('DELETE_FAILED', reason);
      return reason;
    }
    say('DELETE_COMPLETE');
    return undefined;
  }

  private attempt<T>(logicalId: string, type: string, physicalId: string, failed: FailedStatus, step: () => T): T {
    try {
      return step();
    } catch (error) {
      const reason = failureReason(error, type);
      this.stack.note(logicalId, type, physicalId, failed, reason);
      const verb = { CREATE_FAILED: 'create', UPDATE_FAILED: 'update', IMPORT_FAILED: 'import' } as const;
      throw new ResourceFailure(logicalId, verb[failed], reason);
    }
  }

  private context(logicalId: string): HandlerContext {
    const { name, id, caller, settings } = this.stack;
    return {
      ...this.services,
      caller,
      stackName: name,
      logicalId,
      stackTags: {
        ...settings.tags,
        'aws:cloudformation:stack-name': name,
        'aws:cloudformation:stack-id': id,
        'aws:cloudformation:logical-id': logicalId,
      },
    };
  }
}
