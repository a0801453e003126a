import { Plan } from './engine/plan';
import { StackSettings } from './stack';
import { TemplateModel } from './template';

/** A resource that exists already and is to become part of a stack. */
export interface ImportTarget {
  readonly logicalId: string;
  readonly type: string;
  readonly identifier: Readonly<Record<string, string>>;
}

/** What a stack is to become. */
export interface Target {
  readonly model: TemplateModel;
  readonly settings: StackSettings;
  readonly imports: ImportTarget[];
}

/** A change set: a target, and what would change on the way to it. */
export interface ChangeSet {
  readonly id: string;
  readonly name: string;
  readonly type: 'CREATE' | 'UPDATE' | 'IMPORT';
  readonly description?: string;
  readonly createdAt: Date;
  readonly target: Target;
  /** Missing when the change set failed. */
  readonly plan?: Plan;
  readonly status: 'CREATE_COMPLETE' | 'FAILED';
  readonly statusReason?: string;
  executionStatus: 'AVAILABLE' | 'UNAVAILABLE' | 'EXECUTE_COMPLETE';
}
