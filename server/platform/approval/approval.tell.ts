// Who is told of a question: those nearest to it who may decide and whoever stands in for them; its maker, once it is over.
import { ApprovalState, type Approval } from '../../../schema/platform/approval.ts';
import { dayIn } from '../../core/clock.ts';
import type { WriteContext } from '../../core/context.ts';
import type { Label } from '../../core/language.ts';
import { defineAlert } from '../notify/notify.registry.ts';
import { notify } from '../notify/notify.service.ts';
import { heldOn, reachesStore } from '../access/grants.service.ts';

defineAlert({ kind: 'platform.approval', digest: { zh: '等你决定的审批', en: 'Approvals for you to decide' } });
defineAlert({ kind: 'platform.approval-over', digest: { zh: '你提出的审批有结果', en: 'Your requests are decided' } });

/** Accounts with the first of the roles that anybody holds over the store, the maker's left out, and of those who stand in for them just now. */
const NEAREST = `
  with held as (
    select h.user_id id, h.employee_id, array_position($1::text[], h.role_key) place from ${heldOn('$2')} h
    where h.role_key = any($1::text[]) and h.user_id is distinct from $4::bigint and ($6::bigint is null or h.employee_id is distinct from $6::bigint) and ${reachesStore('h', '$3')}),
  near as (select id, employee_id from held where place = (select min(place) from held))
  select id::text from near union
  select u.id::text from near n join approval_deputies d on d.employee_id = n.employee_id and d.starts_at <= $5 and d.ends_at > $5 join users u on u.employee_id = d.deputy_id and u.status = 'ACTIVE' where u.id is distinct from $4::bigint and ($6::bigint is null or u.employee_id is distinct from $6::bigint)`;

const nearest = async (tx: WriteContext, row: Approval): Promise<string[]> => {
  const now = tx.clock.now();
  return (await tx.manager.query<{ id: string }[]>(NEAREST, [row.approverRoles, dayIn(tx.db.settings.zone, now), row.storeId ?? null, row.makerUserId ?? null, now, row.makerId ?? null])).map((one) => one.id);
};

/** Tells who decides that something waits, and by when nobody will have. */
export async function tellDeciders(tx: WriteContext, row: Approval): Promise<void> {
  const people = await nearest(tx, row);
  await notify(tx, people, {
    matter: `approval:${row.id}`, kind: 'platform.approval', again: true, title: { zh: `等你决定：${row.titleZh}`, en: `For you to decide: ${row.titleEn}` }, body: { zh: row.reason, en: row.reason }, link: { resource: 'Approval', id: row.id },
  });
}

// Whoever stands in for one of these at any time until the question's end: a deputy who begins tomorrow hears of it today.
const STAND_INS = `
  select distinct u.id::text from users p join approval_deputies d on d.employee_id = p.employee_id and d.starts_at <= $2 and d.ends_at > $3 join users u on u.employee_id = d.deputy_id and u.status = 'ACTIVE'
  where p.id = any($1::bigint[]) and u.id is distinct from $4::bigint and ($5::bigint is null or u.employee_id is distinct from $5::bigint)`;

/** Tells again that something still waits; `isLast`: those who stand in for the deciders, too, also those who will before the time is over. */
export async function remindDeciders(tx: WriteContext, row: Approval, isLast: boolean): Promise<void> {
  const people = await nearest(tx, row);
  const more = isLast ? (await tx.manager.query<{ id: string }[]>(STAND_INS, [people, row.dueAt, tx.clock.now(), row.makerUserId ?? null, row.makerId ?? null])).map((one) => one.id) : [];
  await notify(tx, [...new Set([...people, ...more])], {
    matter: `approval-reminder:${row.id}`, kind: 'platform.approval', again: true, title: { zh: `还在等你决定：${row.titleZh}`, en: `Still for you to decide: ${row.titleEn}` }, body: { zh: row.reason, en: row.reason }, link: { resource: 'Approval', id: row.id },
  });
}

const OVER: Partial<Record<ApprovalState, Label>> = {
  [ApprovalState.APPROVED]: { zh: '已批准', en: 'Approved' }, [ApprovalState.REFUSED]: { zh: '未批准', en: 'Refused' }, [ApprovalState.EXPIRED]: { zh: '没人在期限内决定', en: 'Nobody decided in time' },
};
/** Tells the maker what came of it; who took it back herself knows. */
export async function tellMaker(tx: WriteContext, row: Approval): Promise<void> {
  const words = OVER[row.state];
  if (!words || !row.makerUserId) return;
  await notify(tx, [row.makerUserId], {
    matter: `approval-over:${row.id}`, kind: 'platform.approval-over', title: { zh: `${words.zh}：${row.titleZh}`, en: `${words.en}: ${row.titleEn}` }, body: row.decision ? { zh: row.decision, en: row.decision } : null, link: { resource: 'Approval', id: row.id },
  });
}
