import type { Assembly, Json, Resource } from '../contracts';
import { listOf, objectOf, textOf } from './shapes';
import { compileStatements, type Statement } from './statement';

/** Every policy of an assembly, found by what it stands on. */
export interface Policies {
  /** Identity policies: what a role may do. */
  ofRole(role: Resource): readonly Statement[];
  /** Trust policy: who may assume a role. */
  trustOf(role: Resource): readonly Statement[];
  /** Resource policy of a queue, key or bucket; undefined when it has none. */
  ofResource(arn: string): readonly Statement[] | undefined;
  readonly all: readonly Statement[];
}

/** Managed policies of AWS that are known by heart. */
const managedPolicies: Readonly<Record<string, Json>> = {
  'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole': {
    Statement: [
      {
        Effect: 'Allow',
        Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: '*',
      },
    ],
  },
};

/** @throws Error for a policy that the runtime could not decide truthfully */
export function compilePolicies(assembly: Assembly): Policies {
  const roles = new Map<Resource, Statement[]>();
  const trust = new Map<Resource, Statement[]>();
  const resources = new Map<string, Statement[]>();

  for (const role of assembly.ofType('AWS::IAM::Role')) {
    roles.set(role, ownStatements(role));
    trust.set(role, compileStatements(`${role.logicalId}.trust`, role.properties.AssumeRolePolicyDocument));
  }
  for (const policy of assembly.ofType('AWS::IAM::Policy')) {
    const { PolicyDocument, Roles, Users, Groups } = policy.properties;
    if (Users ?? Groups) throw unknown(policy, 'users and groups');
    const statements = compileStatements(policy.logicalId, PolicyDocument);
    for (const ref of listOf(Roles)) {
      const role = [...roles.keys()].find((one) => one.ref === ref);
      if (!role) throw unknown(policy, `the role ${String(ref)}, which is not in the template`);
      roles.get(role)?.push(...statements);
    }
  }
  const attach = (arn: string | undefined, policy: Resource, document: Json | undefined) => {
    if (arn === undefined) throw unknown(policy, 'a resource that is not in the template');
    resources.set(arn, [...(resources.get(arn) ?? []), ...compileStatements(policy.logicalId, document)]);
  };
  for (const policy of assembly.ofType('AWS::SQS::QueuePolicy')) {
    for (const url of listOf(policy.properties.Queues)) {
      const queue = assembly.ofType('AWS::SQS::Queue').find(({ ref }) => ref === url);
      attach(queue?.attributes.Arn, policy, policy.properties.PolicyDocument);
    }
  }
  for (const policy of assembly.ofType('AWS::S3::BucketPolicy')) {
    const bucket = assembly.ofType('AWS::S3::Bucket').find(({ ref }) => ref === policy.properties.Bucket);
    attach(bucket?.attributes.Arn, policy, policy.properties.PolicyDocument);
  }
  for (const key of assembly.ofType('AWS::KMS::Key')) {
    if (key.properties.KeyPolicy) attach(key.attributes.Arn, key, key.properties.KeyPolicy);
  }

  const byId = new Map(
    [...roles.values(), ...trust.values(), ...resources.values()].flat().map((one) => [one.id, one]),
  );
  return {
    ofRole: (role) => roles.get(role) ?? [],
    trustOf: (role) => trust.get(role) ?? [],
    ofResource: (arn) => resources.get(arn.startsWith('arn:aws:s3:::') ? (arn.split('/')[0] ?? '') : arn),
    all: [...byId.values()],
  };
}

/** Inline policies and the managed ones. */
function ownStatements(role: Resource): Statement[] {
  const { Policies, ManagedPolicyArns, PermissionsBoundary } = role.properties;
  if (PermissionsBoundary) throw unknown(role, 'a permissions boundary');
  const inline = listOf(Policies)
    .map(objectOf)
    .flatMap(({ PolicyName, PolicyDocument }) =>
      compileStatements(`${role.logicalId}/${textOf(PolicyName) ?? ''}`, PolicyDocument),
    );
  const managed = listOf(ManagedPolicyArns).flatMap((arn) => {
    const document = managedPolicies[String(arn)];
    if (document === undefined) throw unknown(role, `the managed policy ${String(arn)}`);
    return compileStatements(`${role.logicalId}/${String(arn).split('/').at(-1) ?? ''}`, document);
  });
  return [...inline, ...managed];
}

function unknown(resource: Resource, what: string): Error {
  return new Error(
    `Stack ${resource.stack}, resource ${resource.logicalId} (${resource.type}): ${what} cannot be honored. ` +
      'Grant it by an AWS::IAM::Policy on a role of the template.',
  );
}
