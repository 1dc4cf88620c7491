import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { listSeals } from '../../core/audit/list-seals';
import { proveEntry } from '../../core/audit/prove-entry';
import { type ConnectionOf, connectionType, PageArgs, toConnection } from '../common/connection';
import type { AuditContext } from './audit-context';
import { AuditProofType, SealType } from './proof.type';

const SealConnection = connectionType('Seal', () => SealType);

@Resolver()
export class ProofResolver {
  @Query(() => AuditProofType, { nullable: true, description: 'Null while the entry is not sealed: some seconds.' })
  async auditProof(
    @Ctx() { deps, actor }: AuditContext,
    @Arg('entryId', () => ID) entryId: string,
  ): Promise<AuditProofType | null> {
    return proveEntry(deps, actor, entryId);
  }

  @Query(() => SealType, { nullable: true, description: 'The latest seal.' })
  async auditHead(@Ctx() { deps, actor }: AuditContext): Promise<SealType | null> {
    const { rows } = await listSeals(deps, actor, { first: 1 });
    return rows[0]?.node ?? null;
  }

  @Query(() => SealConnection, { description: 'The trail’s chain, latest first.' })
  async seals(
    @Ctx() { deps, actor }: AuditContext,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ConnectionOf<SealType>> {
    return toConnection(await listSeals(deps, actor, page.request), (seal) => seal);
  }
}
