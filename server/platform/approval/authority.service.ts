// Policies of authority kept: drafts, publishing, the shipped ones, and which is in force when.
import { AuthorityPolicy, AuthorityPolicyVersion } from '../../../schema/platform/approval.ts';
import type { DiscardAuthorityPolicyDraftInput, PublishAuthorityPolicyInput, SaveAuthorityPolicyInput } from '../../../schema/platform/approval.inputs.ts';
import { VersionState } from '../../../schema/platform/calendar.ts';
import { ask } from '../../core/ask.ts';
import { authorise, type Context, type Viewer, type WriteContext } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { ALWAYS } from '../../core/version.ts';
import { demandDraft, publishDraft, saveDraft, versionsOf } from '../versions/version.service.ts';
import { approvalReasons } from './approval.messages.ts';
import { authorities, authorityKind, type AuthorityKind } from './approval.registry.ts';
import { AuthorityError, type Authority } from '../../core/authority.ts';

const WORD = 'platform:write-authority' as const;

/** Changes a policy's names and the draft of its next version. Answers its id. */
export async function saveAuthorityPolicy(ctx: Context, input: SaveAuthorityPolicyInput): Promise<string> {
  authorise(ctx, WORD);
  return transact(ctx, async (tx) => {
    const { id, expectedVersion, rules, note, ...names } = input;
    const row = await changeRow(tx, AuthorityPolicy, id, expectedVersion, names as Partial<AuthorityPolicy>);
    if (rules !== undefined && rules !== null) {
      const said = parsed(row.key, rules);
      await saveDraft(tx, AuthorityPolicyVersion, { policyId: id }, () => ({ rules: said, note: note ?? null }));
    }
    return id;
  });
}

function parsed(key: string, rules: unknown): Authority {
  try { return (authorityKind(key) as AuthorityKind).parse(rules); } catch (error) {
    if (!(error instanceof AuthorityError)) throw error;
    throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { [`input.rules.${error.path}`.replace(/\.$/, '')]: approvalReasons.AUTHORITY_RULES } });
  }
}

/** Puts the draft in force; what was asked before keeps the version it was asked by. Answers the policy's id. */
export async function publishAuthorityPolicy(ctx: Context, input: PublishAuthorityPolicyInput): Promise<string> {
  authorise(ctx, WORD);
  return transact(ctx, async (tx) => {
    await changeRow(tx, AuthorityPolicy, input.id, input.expectedVersion, {});
    await publishDraft(tx, await versionsOf(tx, AuthorityPolicyVersion, { policyId: input.id }), input.effectiveFrom);
    return input.id;
  });
}

/** Throws the draft away. Answers the policy's id. */
export async function discardAuthorityPolicyDraft(ctx: Context, input: DiscardAuthorityPolicyDraftInput): Promise<string> {
  authorise(ctx, WORD);
  return transact(ctx, async (tx) => {
    await changeRow(tx, AuthorityPolicy, input.id, input.expectedVersion, {});
    await tx.manager.remove(demandDraft(await versionsOf(tx, AuthorityPolicyVersion, { policyId: input.id })));
    return input.id;
  });
}

export interface InForce<R extends Authority> { key: string; number: number; since: string; rules: R }

const IN_FORCE = `select v.number, to_json(v.effective_from) #>> '{}' since, v.rules from authority_policy_versions v join authority_policies p on p.id = v.policy_id
  where p.key = $1 and v.state <> 'DRAFT' and v.effective_from <= $2 order by v.effective_from desc, v.number desc limit 1`;
/** A policy as it is in force at an instant; what is shipped where the chain has none yet. */
export async function authorityAsOf<R extends Authority>(ctx: Context | WriteContext, policy: AuthorityKind<R>, at: Date = ctx.clock.now()): Promise<InForce<R>> {
  const [row] = await ask<{ number: number; since: string; rules: unknown }>(ctx, IN_FORCE, [policy.key, at]);
  return row ? { key: policy.key, number: row.number, since: row.since, rules: policy.parse(row.rules) } : { key: policy.key, number: 0, since: ALWAYS, rules: policy.shipped };
}

/** Keys of the roles that a viewer holds over a store. */
export async function rolesOver(ctx: Context | WriteContext, viewer: Viewer, storeId: string | null): Promise<string[]> {
  const text = 'select region_id::text region from stores where id = $1';
  const [store] = !storeId ? [] : await ask<{ region: string }>(ctx, text, [storeId]);
  return [...new Set(viewer.roles.filter((role) => role.scope === 'ALL' || (storeId !== null && role.scope === 'STORE' && role.storeId === storeId)
    || (role.scope === 'REGION' && store !== undefined && role.regionId === store.region)).map((role) => role.key))];
}


/** Brings in the shipped policies whose key the chain does not have; what people made of the others stays. Answers the new keys. */
export async function shipAuthorities(ctx: Context): Promise<string[]> {
  return transact(ctx, async (tx) => {
    await tx.manager.query(`select pg_advisory_xact_lock(hashtext('shipped authorities'))`);
    const there = new Set((await tx.manager.find(AuthorityPolicy)).map((one) => one.key));
    const fresh = authorities().filter((one) => !there.has(one.key));
    for (const { key, nameZh, nameEn, shipped } of fresh) {
      const made = await tx.manager.save(tx.manager.create(AuthorityPolicy, { key, nameZh, nameEn } as Partial<AuthorityPolicy>));
      await tx.manager.save(tx.manager.create(AuthorityPolicyVersion, { policyId: made.id, number: 1, state: VersionState.PUBLISHED, rules: shipped, effectiveFrom: ALWAYS } as Partial<AuthorityPolicyVersion>));
    }
    return fresh.map((one) => one.key);
  });
}
