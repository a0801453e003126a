import { Stack } from 'aws-cdk-lib';

/** Options of one replica key. */
export interface MultiRegionKeyReplicaOptions {
  /**
   * Stack of your own that takes the replica key and its alias: in the replica's Region, in the primary key's account
   * and in the same stage.
   *
   * Tags on the multi-Region key reach a replica in your own stack, Aspects don't: it sits elsewhere in the tree.
   *
   * @default - a stack named after the primary's, in the scope of the multi-Region key
   */
  readonly stack?: Stack;

  /**
   * Name of the CloudFormation stack that is made for the replica. A changed name makes another stack.
   *
   * @default - `<name of the primary's stack>-<path of the key in it>-replica-<region>`
   */
  readonly stackName?: string;
}
