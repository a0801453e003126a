import { randomUUID } from 'node:crypto';
import { ChangeSet } from './change-set';
import { Physical, Properties } from './resources';
import { Environment, ParameterValues, ResourceDefinition, TemplateModel } from './template';
import { AwsError } from '../http/aws-error';
import { Caller } from '../identity/caller';
import { Parameters } from '../other-services/ssm';

/** A resource of a stack that exists, with what it was last made or updated from. */
export interface StackResource {
  readonly logicalId: string;
  readonly type: string;
  readonly physical: Physical;
  readonly definition: ResourceDefinition;
  readonly properties: Properties;
}

/** How a resource last fared, as DescribeStackResources tells it. */
export interface ResourceRecord {
  readonly logicalId: string;
  readonly type: string;
  physicalId: string;
  status: string;
  reason?: string;
  timestamp: Date;
}

/** An event of a stack. */
export interface StackEvent {
  readonly StackId: string;
  readonly EventId: string;
  readonly StackName: string;
  readonly OperationId: string;
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId: string;
  readonly ResourceType: string;
  readonly Timestamp: Date;
  readonly ResourceStatus: string;
  readonly ResourceStatusReason?: string;
  readonly ResourceProperties?: string;
  readonly ClientRequestToken?: string;
}

/** An output of a stack, evaluated. */
export interface StackOutput {
  readonly key: string;
  readonly value: string;
  readonly description?: string;
  readonly exportName?: string;
}

/** What a deployment asks for besides the template. */
export interface StackSettings {
  readonly tags: Readonly<Record<string, string>>;
  readonly notificationArns: string[];
  readonly capabilities: string[];
  readonly roleArn?: string;
}

/** A stack and all that is kept of it. */
export class Stack {
  readonly id: string;
  readonly createdAt = new Date();
  status = 'REVIEW_IN_PROGRESS';
  statusReason?: string;
  updatedAt?: Date;
  deletedAt?: Date;
  terminationProtection = false;
  disableRollback = false;
  /** What is deployed; nothing while the stack waits for its first change set. */
  model?: TemplateModel;
  settings: StackSettings = { tags: {}, notificationArns: [], capabilities: [] };
  outputs: StackOutput[] = [];
  /** The exports of other stacks that this one reads. */
  imports = new Set<string>();
  /** What exists, by logical id. */
  resources = new Map<string, StackResource>();
  readonly records = new Map<string, ResourceRecord>();
  /** Oldest first. */
  readonly events: StackEvent[] = [];
  readonly changeSets = new Map<string, ChangeSet>();
  private operationId = randomUUID();
  private requestToken?: string;

  constructor(
    readonly name: string,
    readonly caller: Caller,
  ) {
    this.id = `arn:${caller.partition}:cloudformation:${caller.region}:${caller.account}:stack/${name}/${randomUUID()}`;
  }

  get parameters(): ParameterValues {
    return this.model?.parameters ?? new Map();
  }

  get isInProgress(): boolean {
    return this.status.endsWith('_IN_PROGRESS') && this.status !== 'REVIEW_IN_PROGRESS';
  }

  /** What a template of this stack sees of its surroundings. */
  environment(notificationArns: string[], parameters: Parameters): Environment {
    const { caller, name, id } = this;
    const storedParameter = (parameter: string) => parameters.get(parameter, caller);
    return { caller, stackName: name, stackId: id, notificationArns, storedParameter };
  }

  /** Refuses to start an operation while another one is running. */
  refuseInProgress(): void {
    if (!this.isInProgress) return;
    throw new AwsError('ValidationError', `Stack:${this.id} is in ${this.status} state and can not be updated.`);
  }

  /** Starts an operation: its events share an id, by which the CLI tells them from older ones. */
  begin(status: string, requestToken?: string, reason: string | undefined = 'User Initiated'): void {
    this.operationId = randomUUID();
    this.requestToken = requestToken;
    this.enter(status, reason);
  }

  /** Enters a status, and says so in the events. */
  enter(status: string, reason?: string): void {
    this.status = status;
    this.statusReason = reason;
    this.addEvent(this.name, this.id, 'AWS::CloudFormation::Stack', status, reason);
  }

  /** Notes how a resource fares, and says so in the events. */
  note(
    logicalId: string,
    type: string,
    physicalId: string,
    status: string,
    reason?: string,
    properties?: Properties,
  ): void {
    this.records.set(logicalId, { logicalId, type, physicalId, status, reason, timestamp: new Date() });
    this.addEvent(logicalId, physicalId, type, status, reason, properties);
  }

  /** Says in the events how a resource fares that is no longer the one of its logical id. */
  addEvent(
    logicalId: string,
    physicalId: string,
    type: string,
    status: string,
    reason?: string,
    properties?: Properties,
  ): void {
    this.events.push({
      StackId: this.id,
      EventId: `${logicalId}-${status}-${randomUUID()}`,
      StackName: this.name,
      OperationId: this.operationId,
      LogicalResourceId: logicalId,
      PhysicalResourceId: physicalId,
      ResourceType: type,
      Timestamp: this.nextTimestamp(),
      ResourceStatus: status,
      ResourceStatusReason: reason,
      ResourceProperties: properties && JSON.stringify(properties),
      ClientRequestToken: this.requestToken,
    });
  }

  /** No two events have the same time: clients order them by it. */
  private nextTimestamp(): Date {
    const last = this.events.at(-1)?.Timestamp.getTime() ?? 0;
    return new Date(Math.max(Date.now(), last + 1));
  }
}
