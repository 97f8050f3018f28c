// Careers of the demo chain: a second version of the ladder that lets the desks climb it, applications decided and open, and whoever may rotate.
import { CareerKind } from '../schema/staff/career.ts';
import { dayIn, frozenClock } from '../server/core/clock.ts';
import type { Context, Viewer } from '../server/core/context.ts';
import type { Database } from '../server/core/database.ts';
import { viewersOf } from '../server/platform/access/people.service.ts';
import { systemContext } from '../server/platform/jobs/system-context.ts';
import { applyForCareer, decideCareer, rotationOf } from '../server/staff/careers/career.service.ts';
import { publishCareerLadder, saveCareerLadder } from '../server/staff/careers/ladder.service.ts';

const DAY = 86_400_000;
const MOTIVES = ['带过三个新人，想把投诉这一块管起来。', '在服务台四年，复杂的单都是我接。', '想学商品，知道退货是从哪里来的。', '上半年带队把关单率做到 98%。'];
const requirement = (kind: string, zh: string, en: string, least: string, months?: number) => ({ kind, zh, en, least, ...(months ? { months } : {}) });

/** Seeds careers; answers how many applications there are. */
export async function seedCareers(db: Database, now: Date): Promise<number> {
  const present = systemContext(db, { clock: frozenClock(now.toISOString()) });
  const { rows: [boss] } = await db.write.query<{ id: string }>(`select employee_id::text id from users where username = 'hr'`);
  const hr = boss ? (await viewersOf(present, boss.id))[0] : undefined;
  if (!hr) return 0;
  const at = (back: number, viewer: Viewer): Context => systemContext(db, { viewer, clock: frozenClock(new Date(now.getTime() - back * DAY).toISOString()) });
  const adviser = [requirement('TENURE', '入职满几个月', 'Months since hired', '12'), requirement('SCORE', '近 6 个月绩效均分', 'Mean score of six months', '80', 6), requirement('CERTIFICATES', '有效证书', 'Certificates that hold', '1'), requirement('AUDITS', '近 6 个月门店检查均分', 'Mean audit score of the store, six months', '80', 6)];
  const id = await saveCareerLadder(at(100, hr), {
    note: '服务台的客服专员同样可以晋升',
    steps: [
      { fromPosition: 'after-sales-specialist', toPosition: 'senior-adviser', requirements: adviser }, { fromPosition: 'service-agent', toPosition: 'senior-adviser', requirements: adviser },
      { fromPosition: 'senior-adviser', toPosition: 'regional-supervisor', requirements: [requirement('TENURE', '入职满几个月', 'Months since hired', '24'), requirement('SCORE', '近 12 个月绩效均分', 'Mean score of twelve months', '88', 12), requirement('CERTIFICATES', '有效证书', 'Certificates that hold', '2'), requirement('AUDITS', '近 12 个月门店检查均分', 'Mean audit score of the store, twelve months', '85', 12), requirement('IDEAS', '被采纳的金点子', 'Ideas adopted', '1')] },
    ],
  });
  await publishCareerLadder(at(100, hr), { id, expectedVersion: 1 });
  const { rows: people } = await db.write.query<{ id: string; name: string; userId: string | null }>(
    `select e.id::text, e.name, u.id::text "userId" from employees e left join users u on u.employee_id = e.id where e.position = 'service-agent' and e.left_on is null and e.hired_on < $1::date - 300 order by coalesce(u.username = 'agent', false) desc, e.id limit 4`, [dayIn(db.settings.zone, now)]);
  let serial = 0;
  const next = (): string => `demo-career-${(serial += 1)}`;
  const own = (who: (typeof people)[number]): Viewer => ({ ...hr, userId: who.userId, employeeId: who.id, name: who.name });
  for (const [i, who] of people.entries()) {
    const application = await applyForCareer(at(i === 0 ? 2 : 70 - i * 10, own(who)), { idempotencyKey: next(), careerKind: CareerKind.PROMOTION, target: 'senior-adviser', motive: MOTIVES[i] ?? '' });
    // The agent of the demo and one more wait; the others have their answer.
    if (i === 1) await decideCareer(at(55, hr), { id: application, expectedVersion: 1, isApproved: true, reason: '条件齐全，先带两个新人，下季度上任' });
    if (i === 2) await decideCareer(at(45, hr), { id: application, expectedVersion: 1, isApproved: false, reason: '检查均分还差一点，半年后再申请' });
  }
  const [best] = await rotationOf(at(0, hr), Number(dayIn(db.settings.zone, now).slice(0, 4)) - 1);
  if (!best || people.some((one) => one.id === best.employeeId)) return serial;
  await applyForCareer(at(1, { ...hr, userId: null, employeeId: best.employeeId, name: best.name }), { idempotencyKey: next(), careerKind: CareerKind.ROTATION, target: 'merchandise', motive: MOTIVES[2] as string });
  return serial;
}
