import { CfnResource } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** The key of one Region, for what is made beside it. */
export interface KeyInRegion {
  readonly region: string;
  /** In the words of the Region's stack. */
  readonly keyArn: string;
  readonly resource: CfnResource;
  /** In the stack of the key. */
  readonly scope: Construct;
}
