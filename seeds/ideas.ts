// Gold ideas of the demo chain: proposals of four months with votes, adoptions and refusals; the months that are over have their best.
import type { PoolClient } from 'pg';
import { addDays, dayIn, frozenClock } from '../server/core/clock.ts';
import type { Database } from '../server/core/database.ts';
import { payNameList } from '../server/incentives/scheme.service.ts';
import { systemContext } from '../server/platform/jobs/system-context.ts';
import { measureIdea } from '../server/staff/ideas/effect.service.ts';
import { bestThree } from '../server/staff/ideas/idea.rules.ts';
import { copyRows } from './copy.ts';
import { byDay } from './hours.ts';
import type { Random } from './random.ts';

/** What ideas are to make better. */
const EFFECT = 'tickets.firstTimeResolution';
type Cell = string | number | boolean | null;
const IDEAS: readonly (readonly [title: string, body: string])[] = [
  ['发货前拍视频验货', '易碎和生鲜发货前拍 10 秒视频发给顾客，到货有问题一看就清楚是谁的责任。'], ['错峰回访', '回访电话改在晚上七点到八点打，接通率高，顾客也不烦。'], ['退货台放一台称', '生鲜退货当场称重，少一次来回核对。'], ['小票上印工单查询码', '顾客扫码就能看进度，少打电话来问。'],
  ['安装前发一张清单', '上门前把要清空的位置发给顾客，师傅到了就能装。'], ['临期商品单独贴色标', '剩三天贴黄、剩一天贴红，员工一眼能看到该换的。'], ['瓷砖样块寄回登记', '样块和批号一起登记，色差投诉能对上批次。'], ['服务台放老花镜', '老人填单方便，排队也快。'], ['高峰前十分钟加开一个窗口', '按前四周的小时客流提前加人，不等排起来。'],
  ['赔付短信写清楚到账时间', '写“预计 10 分钟内到账”，少一半追问。'], ['备用冰袋放在服务台', '顾客投诉化冻时当场换，不用回仓库拿。'], ['每周一例复盘', '晨会讲一个处理得好的工单，十分钟。'], ['停车券随退货给', '来退货的顾客停车免一小时。'], ['电话里先说预计时长', '接起来先说大概几分钟办完，顾客不着急。'],
];
const IDEA = ['id', 'title', 'body', 'state', 'proposer_id', 'proposer_name', 'proposer_name_en', 'store_id', 'proposed_at', 'proposed_on', 'vote_count', 'adoption_count', 'adopted_on', 'decision_reason', 'decided_by_id', 'award_month_on', 'award_place'] as const;
const REASONS = ['试了一周，少跑两趟', '成本低，先在本店做', '顾客反映好'];

/** Seeds ideas; answers how many. */
export async function seedIdeas(client: PoolClient, dice: Random, now: Date, zone: string): Promise<number> {
  const rowsOf = async <T extends object>(text: string): Promise<T[]> => (await client.query<T>(text)).rows;
  const people = await rowsOf<{ id: string; name: string; nameEn: string | null; storeId: string }>('select id::text, name, name_en "nameEn", store_id::text "storeId" from employees where store_id is not null and left_on is null order by id');
  const managers = await rowsOf<{ id: string; storeId: string }>(`select id::text, store_id::text "storeId" from employees where position = 'store-manager' and store_id is not null and left_on is null order by id`);
  if (people.length < 20 || !managers.length) return 0;
  const lists = { ideas: [] as Cell[][], votes: [] as Cell[][], adoptions: [] as Cell[][] };
  const today = dayIn(zone, now);
  const facts = IDEAS.map(([title, body], at) => {
    const proposer = dice.pick(people);
    const proposedAt = byDay(new Date(now.getTime() - (110 - at * 8) * 86_400_000 - dice.int(0, 600) * 60_000), zone, now);
    const adopters = at === IDEAS.length - 1 ? [] : managers.filter((one) => one.storeId !== proposer.storeId || dice.chance(0.7)).filter(() => dice.chance(at % 3 === 0 ? 0.6 : 0.18));
    const adoptedOn = adopters.length ? addDays(dayIn(zone, proposedAt), dice.int(2, 6)) : null;
    const voters = people.filter((one) => one.id !== proposer.id && dice.chance(at % 3 === 0 ? 0.3 : 0.1));
    return { id: String(at + 1), title, body, proposer, proposedAt, adopters, adoptedOn: adoptedOn && adoptedOn > today ? today : adoptedOn, voters, place: null as number | null, monthOn: null as string | null };
  });
  const months = [...new Set(facts.flatMap((one) => one.adoptedOn?.slice(0, 7) ?? []))].filter((month) => month < today.slice(0, 7)).sort();
  for (const month of months) {
    for (const best of bestThree(facts.filter((one) => one.adoptedOn?.startsWith(month)).map((one) => ({ id: one.id, proposerId: one.proposer.id, adoptionCount: one.adopters.length, voteCount: one.voters.length, proposedAt: one.proposedAt.toISOString() })))) {
      const fact = facts.find((one) => one.id === best.id);
      if (fact) { fact.place = best.place; fact.monthOn = `${month}-01`; }
    }
    await client.query('insert into idea_months (month_on, settled_at) values ($1, $2)', [`${month}-01`, now]);
  }
  for (const [at, one] of facts.entries()) {
    const isDeclined = !one.adopters.length && at % 4 === 1;
    lists.ideas.push([one.id, one.title, one.body, one.adopters.length ? 'ADOPTED' : isDeclined ? 'DECLINED' : 'PROPOSED', one.proposer.id, one.proposer.name, one.proposer.nameEn || null, one.proposer.storeId, one.proposedAt.toISOString(), dayIn(zone, one.proposedAt), one.voters.length, one.adopters.length, one.adoptedOn, isDeclined ? '去年试过，顾客用得少' : null, isDeclined ? (managers[0]?.id ?? null) : null, one.monthOn, one.place]);
    for (const voter of one.voters) lists.votes.push([one.id, voter.id, new Date(one.proposedAt.getTime() + 3_600_000).toISOString()]);
    for (const adopter of one.adopters) lists.adoptions.push([one.id, adopter.storeId, adopter.id, one.adoptedOn, dice.pick(REASONS)]);
  }
  await copyRows(client, 'ideas', IDEA, lists.ideas);
  await copyRows(client, 'idea_votes', ['idea_id', 'employee_id', 'voted_at'], lists.votes);
  await copyRows(client, 'idea_adoptions', ['idea_id', 'store_id', 'adopted_by_id', 'adopted_on', 'reason'], lists.adoptions);
  await client.query(`select setval(pg_get_serial_sequence('ideas', 'id'), ${facts.length})`);
  return facts.length;
}

/** Takes the effect of the awarded ideas that have been done for long enough: one measure before and since, at the stores that do them. */
export async function measureIdeas(db: Database, now: Date): Promise<void> {
  const ctx = systemContext(db, { name: 'demo', clock: frozenClock(now.toISOString()) });
  // Where the tickets' measures are not loaded (a test of something else) there is nothing to measure by.
  if (!payNameList(ctx).some((one) => one.key === EFFECT)) return;
  const { rows } = await db.write.query<{ id: string; version: number }>(`select id::text, version from ideas where state = 'ADOPTED' and award_place is not null and adopted_on <= $1::date - 28 order by adopted_on desc, id limit 4`, [dayIn(db.settings.zone, now)]);
  for (const { id, version } of rows) await measureIdea(ctx, { id, expectedVersion: version, measure: EFFECT });
}
