import { QueryOperation } from '../../http/query-service';
import { Target } from '../change-set';
import { DeploymentKind } from '../engine/deployment';
import { Plan } from '../engine/plan';
import { Services } from '../services';
import { Stack } from '../stack';
import { StackStore } from '../stack-store';

/** What the operations of the API work on. */
export interface Context {
  readonly store: StackStore;
  readonly services: Services;
  /** Starts a deployment, which goes on after the operation has answered. */
  deploy(stack: Stack, kind: DeploymentKind, target: Target, plan: Plan, requestToken: string | undefined): void;
  /** Starts the deletion of a stack. */
  delete(stack: Stack, retain: string[], requestToken: string | undefined): void;
}

/** Operations by name. */
export type Operations = (context: Context) => Record<string, QueryOperation>;
