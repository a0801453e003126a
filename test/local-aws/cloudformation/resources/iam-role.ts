import { generatedName } from './generated-name';
import { HandlerContext, Physical, ResourceType } from './resource-type';
import { AwsError } from '../../http/aws-error';
import { Principal } from '../../identity/principals';

/** AWS::IAM::Role, as far as key policies need it: its name, and that it exists. */
export const IAM_ROLE: ResourceType = {
  attributes: ['Arn', 'RoleId'],
  properties: [
    ...['AssumeRolePolicyDocument', 'Description', 'ManagedPolicyArns', 'MaxSessionDuration', 'Path'],
    ...['PermissionsBoundary', 'Policies', 'RoleName', 'Tags'],
  ],
  required: ['AssumeRolePolicyDocument'],
  replacedBy: ['RoleName', 'Path'],
  identifier: 'RoleName',
  capability: ({ RoleName }) => (RoleName === undefined ? 'CAPABILITY_IAM' : 'CAPABILITY_NAMED_IAM'),

  create(context, properties) {
    const name = String(properties.RoleName ?? generatedName(context, 64));
    const arn = roleArn(context, String(properties.Path ?? '/'), name);
    if (roleNamed(context, name)) {
      throw new AwsError('AlreadyExistsException', `Role with name ${name} already exists.`);
    }
    return physicalRole(name, context.principals.create(arn));
  },

  // Nothing that key policies can see changes.
  update() {},

  remove(context, name) {
    const role = roleNamed(context, name);
    if (role) context.principals.delete(role.arn);
  },

  find(context, name) {
    const role = roleNamed(context, name);
    if (!role) throw new AwsError('NotFoundException', `The role with name ${name} cannot be found.`);
    return physicalRole(name, role);
  },
};

function roleArn({ caller }: HandlerContext, path: string, name: string): string {
  return `arn:${caller.partition}:iam::${caller.account}:role${path}${name}`;
}

function roleNamed({ caller, principals }: HandlerContext, name: string): Principal | undefined {
  return principals
    .all()
    .find(({ account, kind, arn }) => account === caller.account && kind === 'role' && arn.endsWith(`/${name}`));
}

function physicalRole(name: string, role: Principal): Physical {
  return { physicalId: name, attributes: { Arn: role.arn, RoleId: role.uniqueId } };
}
