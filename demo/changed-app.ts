import * as iam from 'aws-cdk-lib/aws-iam';
import { cmk } from './app';

/** The app with a further statement: a changed policy is one that the next deployment puts in every Region. */
cmk.addToKeyPolicy(
  new iam.PolicyStatement({
    sid: 'ExternalAuditor',
    principals: [new iam.AccountPrincipal('444455556666')],
    actions: ['kms:DescribeKey'],
    resources: ['*'],
  }),
);
