import * as iam from 'aws-cdk-lib/aws-iam';
import { app } from '../examples/aws-basic/app';
import { ZoomKmsKey } from 'zoom-cmk-constructs/aws';

export { app };

/** A role of the demo's account that may look at the key. */
export const AUDITOR_ROLE_ARN = 'arn:aws:iam::111122223333:role/auditor';

/** The key of the example. */
export const cmk = app.node.findChild('Zoom').node.findChild('Cmk') as ZoomKmsKey;

/** The app of the example with one more statement in the key policy. */
cmk.addToKeyPolicy(
  new iam.PolicyStatement({
    sid: 'Auditor',
    principals: [new iam.ArnPrincipal(AUDITOR_ROLE_ARN)],
    actions: ['kms:DescribeKey', 'kms:GetKeyPolicy'],
    resources: ['*'],
  }),
);
