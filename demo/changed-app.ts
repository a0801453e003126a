import * as iam from 'aws-cdk-lib/aws-iam';
import { app } from '../examples/aws-basic/app';
import { ZoomKmsKey } from 'zoom-cmk-constructs/aws';

/** The app of the example with one more statement in the key policy: an auditor's account may describe the key. */
const cmk = app.node.findChild('Zoom').node.findChild('Cmk') as ZoomKmsKey;
cmk.addToKeyPolicy(
  new iam.PolicyStatement({
    sid: 'Auditor',
    principals: [new iam.AccountPrincipal('444455556666')],
    actions: ['kms:DescribeKey', 'kms:GetKeyPolicy'],
    resources: ['*'],
  }),
);
