import { setTimeout } from 'node:timers/promises';
import { queryService } from '../http/query-service';
import { Service } from '../http/service';
import { deleteStack } from './engine/deletion';
import { Deployment } from './engine/deployment';
import { Worker } from './engine/worker';
import { changeSetOperations } from './operations/change-sets';
import { Context } from './operations/context';
import { queryOperations } from './operations/queries';
import { stackOperations } from './operations/stacks';
import { templateOperations } from './operations/templates';
import { Services } from './services';
import { Stack } from './stack';
import { StackStore } from './stack-store';

/** The CloudFormation of all accounts and Regions. */
export class CloudFormation {
  readonly service: Service;
  private readonly store = new StackStore();
  private readonly stopped = new AbortController();

  constructor(
    private readonly services: Services,
    /** How long a step of a deployment takes. */
    private readonly stepMs: number,
  ) {
    const context: Context = {
      store: this.store,
      services,
      deploy: (stack, kind, target, plan, requestToken) => {
        stack.begin(`${kind}_IN_PROGRESS`, requestToken);
        const deployment = new Deployment(kind, stack, target, plan, this.store, this.worker(stack));
        this.run(stack, `${kind}_FAILED`, () => deployment.run());
      },
      delete: (stack, retain, requestToken) => {
        stack.begin('DELETE_IN_PROGRESS', requestToken);
        this.run(stack, 'DELETE_FAILED', () => deleteStack(stack, this.store, this.worker(stack), retain));
      },
    };
    const operations = [changeSetOperations, stackOperations, queryOperations, templateOperations];
    this.service = queryService(
      'http://cloudformation.amazonaws.com/doc/2010-05-15/',
      new Map(operations.flatMap(make => Object.entries(make(context)))),
    );
  }

  /** Lets deployments in progress end where they are. */
  stop(): void {
    this.stopped.abort();
  }

  private worker(stack: Stack): Worker {
    return new Worker(stack, this.services, () => this.pause());
  }

  /** Without a time for each step, an operation is done before the next request can come. */
  private async pause(): Promise<void> {
    if (this.stepMs > 0) await setTimeout(this.stepMs, undefined, { signal: this.stopped.signal });
  }

  /** Runs in the background. An error here is one of this endpoint; the stack must show it, not hang. */
  private run(stack: Stack, failed: string, work: () => Promise<void>): void {
    this.pause()
      .then(work)
      .catch((error: Error) => {
        if (!this.stopped.signal.aborted) stack.enter(failed, `Internal Failure: ${error.message}`);
      });
  }
}
